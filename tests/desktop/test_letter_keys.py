"""Keys of a single letter: shortcuts where panels are looked at, and letters elsewhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine

LETTERS = "nNdlaS/.mcbx[]?"


def press(desk: Desk, letters: str) -> None:
    """As the keyboard does: to the window of the screen, wherever the focus is."""
    for letter in letters:
        QTest.keyClick(desk.window.windowHandle(), letter)


def stops(place: QWidget) -> list[QWidget]:
    """Everything in a place that a click or the Tab key gives the focus to."""
    found = [each for each in place.findChildren(QWidget) if each.focusPolicy()]
    return [each for each in found if each.isVisible() and each.isEnabled()]


PLACES: dict[str, Callable[[Desk], QWidget]] = {
    "sheet": lambda desk: shown(desk, "sheet"),
    "play": lambda desk: shown(desk, "play"),
    "script": lambda desk: script(desk),
    "inspector": lambda desk: desk.window.inspector_dock,
    "library": lambda desk: desk.window.library_dock,
    "queue": lambda desk: desk.window.queue_dock,
    "header": lambda desk: desk.window.board.header,
}


def shown(desk: Desk, name: str) -> QWidget:
    desk.window.centre.show_page(name)
    return desk.window.centre.page(name)


def script(desk: Desk) -> QWidget:
    desk.window.show_script()
    page = desk.window.script()
    page.text_field.setPlainText("1. WS The pier at dawn")
    desk.until(lambda: page.draft is not None and page.isVisible())
    return page


@pytest.mark.parametrize("place", PLACES)
def test_no_letter_changes_a_panel_from_elsewhere(desk: Desk, place: str) -> None:
    desk.add_character("Zorro")
    desk.write("a fox")
    desk.work.generate()
    desk.finish()
    desk.session.select([desk.project.board.panels[0].id])
    done: list[str] = []
    for action_id in desk.window.actions_table.rows:
        action = desk.window.actions_table[action_id]
        action.triggered.connect(lambda _=False, i=action_id: done.append(i))
    visited = 0
    for widget in stops(PLACES[place](desk)):
        if not (widget.isVisible() and widget.isEnabled()):
            continue  # a letter chose something that hides it
        widget.setFocus()
        if widget.hasFocus():
            visited += 1
            press(desk, LETTERS)
            assert done == [], widget
    assert visited > 0


@pytest.mark.parametrize("page", ["board", "panel"])
def test_letters_are_shortcuts_where_panels_are_looked_at(desk: Desk, page: str) -> None:
    desk.write("a fox")
    desk.work.generate()
    desk.finish()
    desk.session.select([desk.project.board.panels[0].id])
    shown(desk, page)
    press(desk, "la")
    panel = desk.project.board.panels[0]
    assert (panel.locked, panel.approved) == (True, True)
    QApplication.focusWidget().clearFocus()
    press(desk, "la")
    panel = desk.project.board.panels[0]
    assert (panel.locked, panel.approved) == (False, False)
    press(desk, "d")
    assert desk.prompts() == ["a fox", "a fox"]


def test_a_letter_without_the_focus_changes_nothing_on_a_page_without_panels(desk: Desk) -> None:
    desk.session.select(desk.write("a fox"))
    shown(desk, "sheet")
    QApplication.focusWidget().clearFocus()
    assert QApplication.focusWidget() is None
    press(desk, "nd")
    assert desk.prompts() == ["a fox"]


def test_a_letter_of_the_queue_works_in_the_queue(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(fail_at=1))
    desk.write("a fox")
    job = desk.work.generate()
    desk.finish()
    desk.engine.fail_at = None
    view = desk.window.queue.view
    view.setCurrentIndex(view.model().row_of(job))
    view.setFocus()
    press(desk, "r")
    desk.until(lambda: bool(desk.takes()))


def test_keys_of_several_keys_work_everywhere(desk: Desk) -> None:
    desk.session.select(desk.write("a fox"))
    shown(desk, "sheet")
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert desk.prompts() == ["a fox", "a fox"]
