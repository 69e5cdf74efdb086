"""Screen readers and the Tab key: names on every control of every page, an order one can follow."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

from tests.desktop.conftest import Desk

KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
)
Show = Callable[[Desk], QWidget]


def page(name: str) -> Show:
    def show(desk: Desk) -> QWidget:
        desk.window.centre.show_page(name)
        return desk.window.centre.page(name)

    return show


def script(desk: Desk) -> QWidget:
    desk.window.show_script()
    return desk.window.script()


PLACES: dict[str, Show] = {
    "window": lambda desk: desk.window,
    "panel": page("panel"),
    "sheet": page("sheet"),
    "play": page("play"),
    "script": script,
    "palette": lambda desk: (desk.window.show_palette(), desk.window.palette_box)[1],
    "settings": lambda desk: desk.window.helpers.settings(),
    "shortcuts": lambda desk: desk.window.helpers.shortcuts(),
    "keys": lambda desk: desk.window.helpers.keys(),
    "report": lambda desk: desk.window.helpers.report(),
    "about": lambda desk: desk.window.helpers.about(),
    "restyle": lambda desk: desk.window.restyle(),
    "welcome": lambda desk: desk.window.helpers.welcome(),
    "models": lambda desk: desk.window.helpers.models(),
    "cast": lambda desk: desk.window.opener.cast(desk.add_character()),
    "own picture": lambda desk: desk.window.opener.own_picture(desk.add_character()),
    "old character": lambda desk: desk.window.opener.character(desk.add_character()),
    "character": lambda desk: desk.window.opener.character(),
    "style": lambda desk: desk.window.opener.style(),
    "projects": lambda desk: desk.window.opener.projects(),
    "bin": lambda desk: desk.window.care.bin(),
    "storage": lambda desk: desk.window.care.storage(),
    "check": lambda desk: desk.window.care.check(),
}


def takes_focus(widget: QWidget) -> bool:
    """Whether the Tab key comes to it; what is inside a combo or a spin box is its own affair."""
    inside = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isVisible() and widget.isEnabled() and not inside


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    said = text() if isinstance(widget, QAbstractButton) and text else ""
    return widget.accessibleName() or said


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name(desk: Desk, place: str) -> None:
    desk.write("a fox", "a cat")
    desk.session.select([desk.project.board.panels[0].id])
    root = PLACES[place](desk)
    QApplication.processEvents()
    nameless = [
        (type(each).__name__, each.objectName(), type(each.parent()).__name__)
        for each in root.findChildren(QWidget)
        if isinstance(each, KINDS) and takes_focus(each) and not name_of(each)
    ]
    assert nameless == []
    if root is not desk.window and root.isWindow():
        root.close()


def test_tab_goes_through_each_dock_and_page_before_the_next(desk: Desk) -> None:
    desk.write("a fox")
    desk.session.select([desk.project.board.panels[0].id])
    window = desk.window
    areas = [window.library_dock, window.centre, window.inspector_dock, window.queue_dock]
    visits = [area_of(each, areas) for each in chain(window.library_dock, window)]
    found = [area for area in dict.fromkeys(visits) if area is not None]
    runs = [area for n, area in enumerate(visits) if n == 0 or visits[n - 1] is not area]
    assert len([area for area in runs if area is not None]) <= len(found) + 1
    assert found[:3] == areas[:3]


def test_tab_goes_down_and_to_the_right_in_the_inspector(desk: Desk) -> None:
    desk.write("a fox")
    desk.session.select([desk.project.board.panels[0].id])
    inspector = desk.window.inspector
    inside = [each for each in chain(inspector, desk.window) if inspector.isAncestorOf(each)]
    fields = [each for each in inside if isinstance(each, QLineEdit | QPlainTextEdit)]
    tops = [each.mapTo(inspector, QPoint()).y() for each in fields]
    assert tops == sorted(tops)
    assert len(tops) > 2


def chain(start: QWidget, window: QWidget) -> list[QWidget]:
    """What Tab comes to, from a place on, once around."""
    found, each = [], start.nextInFocusChain()
    while each is not start and len(found) < 2000:
        if window.isAncestorOf(each) and takes_focus(each):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def area_of(widget: QWidget, areas: list[QDockWidget | QWidget]) -> QWidget | None:
    return next((area for area in areas if area.isAncestorOf(widget)), None)


@pytest.mark.parametrize("place", ["window", "panel", "sheet", "play", "script"])
def test_no_two_things_on_a_page_answer_to_the_same_alt_key(desk: Desk, place: str) -> None:
    desk.session.select(desk.write("a fox"))
    PLACES[place](desk)
    window = desk.window
    seen = [each for each in window.findChildren(QWidget) if each.isVisible()]
    labels = [each.text() for each in seen if isinstance(each, QLabel) and each.buddy()]
    buttons = [each.text() for each in seen if isinstance(each, QAbstractButton)]
    menus = [action.text() for action in window.menuBar().actions()]
    texts = [text for text in (*menus, *labels, *buttons) if "&" in text]
    keys = [text[text.index("&") + 1].lower() for text in texts]
    assert sorted(keys) == sorted(set(keys)), sorted(texts)
