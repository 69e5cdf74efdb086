"""Everything that can be done: found by typing, by keys of one's own, on one page of keys."""

from operator import attrgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from core.domain.project import new_project
from core.settings import load_settings
from core.storage.library import Library
from desktop.palette.finding import Entry, matching, score
from tests.desktop.conftest import Desk

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def titles(desk: Desk) -> list[str]:
    return [entry.title for entry in desk.window.palette_box.entries]


def find(desk: Desk, typed: str) -> list[str]:
    desk.window.show_palette()
    desk.window.palette_box.field.setText(typed)
    return titles(desk)


def test_what_begins_a_word_comes_before_what_is_within_one() -> None:
    names = ("Import pictures", "Export sheet", "Report a problem", "Show the log")
    entries = [Entry(name, "File", print) for name in names]
    found = [entry.title for entry in matching(entries, "port", 10)]
    assert found == ["Import pictures", "Export sheet", "Report a problem"]
    assert matching(entries, "rep", 10)[0].title == "Report a problem"
    assert [e.title for e in matching(entries, "pictures imp", 10)] == ["Import pictures"]
    assert matching(entries, "zzz", 10) == []


def test_what_cannot_be_done_now_comes_last() -> None:
    entries = [Entry("Delete", "Panel", print, enabled=False), Entry("Deleted things", "", print)]
    assert [e.title for e in matching(entries, "delete", 10)] == ["Deleted things", "Delete"]


def test_letters_here_and_there_are_less_than_a_word_that_cannot_be_done_now() -> None:
    entries = [Entry("Full screen", "View", print), Entry("New scene", "", print, enabled=False)]
    assert [e.title for e in matching(entries, "scene", 10)] == ["New scene", "Full screen"]


def test_nothing_typed_fits_everything_and_every_word_must_fit() -> None:
    assert score("", "Anything") == 0
    assert score("new zzz", "New panel") is None


def test_the_palette_does_what_is_chosen_though_what_had_the_focus_is_gone(desk: Desk) -> None:
    field = QLineEdit(desk.window)
    field.show()
    field.setFocus()
    desk.window.show_palette()
    palette = desk.window.palette_box
    delete(field)
    desk.qtbot.keyClicks(palette.field, "new pan")
    desk.qtbot.keyClick(palette.field, Key.Key_Return)
    assert len(desk.prompts()) == 1


def test_the_palette_opens_by_keys_and_does_what_is_chosen(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.window, Key.Key_K, Modifier.ControlModifier)
    palette = desk.window.palette_box
    assert palette.isVisible()
    desk.qtbot.keyClicks(palette.field, "new pan")
    assert titles(desk)[0] == "New panel"
    desk.qtbot.keyClick(palette.field, Key.Key_Return)
    assert not palette.isVisible()
    assert len(desk.project.board.panels) == 1


def test_the_palette_walks_by_arrows_and_leaves_by_escape(desk: Desk) -> None:
    desk.write("a fox")
    desk.window.board.view.setFocus()
    find(desk, "new")
    palette = desk.window.palette_box
    desk.qtbot.keyClick(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    desk.qtbot.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is not palette.field


def test_the_palette_goes_to_panels_characters_styles_and_projects_by_name(desk: Desk) -> None:
    ids = desk.write("a fox on the pier", "a robot in the rain")
    desk.add_character("Zorro")
    desk.add_style("Woodcut")
    other = new_project("The lighthouse")
    desk.library.projects.save(other)
    assert find(desk, "robot rain") == ["2 a robot in the rain"]
    desk.qtbot.keyClick(desk.window.palette_box.field, Key.Key_Return)
    assert desk.session.selected == (ids[1],)
    assert find(desk, "zorro") == ["Zorro"]
    assert find(desk, "woodc") == ["Woodcut"]
    desk.qtbot.keyClick(desk.window.palette_box.field, Key.Key_Return)
    assert desk.window.library.currentWidget() is desk.window.library.styles
    assert find(desk, "lighthouse") == ["The lighthouse"]
    desk.qtbot.keyClick(desk.window.palette_box.field, Key.Key_Return)
    assert desk.project.id == other.id


def test_what_cannot_be_done_is_shown_but_not_done(desk: Desk) -> None:
    find(desk, "move left")
    palette = desk.window.palette_box
    assert [entry.enabled for entry in palette.entries] == [False]
    desk.qtbot.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_what_can_be_done_is_reached_from_what_cannot(desk: Desk) -> None:
    find(desk, "scene")
    palette = desk.window.palette_box
    can = [entry.enabled for entry in palette.entries]
    assert not palette.list.currentIndex().isValid()
    desk.qtbot.keyClick(palette.field, Key.Key_Down)
    assert palette.list.currentIndex().row() == can.index(True) > 0


def test_the_palette_says_why_something_cannot_be_done(desk: Desk) -> None:
    def why(action: str) -> str:
        find(desk, action)
        return desk.window.palette_box.entries[0].why_not

    assert why("undo") == "There is nothing to undo"
    assert why("generate all") == "There is no panel yet"
    assert why("star the take") == "No panel is open large"
    ids = desk.write("a fox", "a robot")
    assert (why("undo"), why("generate all")) == ("", "")
    desk.session.select([])
    assert why("another seed") == "No panel is selected"
    first = desk.window.palette_box.list.model().index(0, 0)
    said = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "No panel is selected" in said
    desk.session.select(ids)
    assert why("another seed") == "Several panels are selected"
    desk.session.save()
    reading = Library.open(desk.library.folder, read_only=True)
    desk.session.library = reading
    assert why("another seed") == "The library is open for reading only"
    desk.session.library = desk.library
    reading.close()


def test_every_action_is_in_a_menu_and_so_in_the_palette_and_on_the_page_of_keys(
    desk: Desk,
) -> None:
    placed = {i for _, ids in desk.window.menus.groups for i in ids}
    assert set(desk.window.actions_table.rows) <= placed


def test_keys_are_changed_kept_and_put_back(desk: Desk, tmp_path) -> None:
    dialog = desk.window.helpers.shortcuts()
    dialog.choose("panel.duplicate")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+J"))
    dialog.keys.editingFinished.emit()
    action = desk.window.actions_table["panel.duplicate"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+J"]
    assert load_settings(tmp_path / "settings.json").shortcuts == {"panel.duplicate": ("Ctrl+J",)}
    desk.write("a fox")
    desk.window.board.view.setFocus()
    desk.qtbot.keyClick(desk.window.board.view, Key.Key_J, Modifier.ControlModifier)
    assert desk.prompts() == ["a fox", "a fox"]
    dialog.usual_button.click()
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+D", "D"]
    assert load_settings(tmp_path / "settings.json").shortcuts == {}


def test_keys_of_another_action_are_taken_only_when_asked(desk: Desk) -> None:
    actions = desk.window.actions_table
    dialog = desk.window.helpers.shortcuts()
    dialog.choose("panel.duplicate")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+N"))
    dialog.keys.editingFinished.emit()
    assert "New project" in dialog.message.label.text()
    assert actions.keys("panel.duplicate") == "Ctrl+D, D"
    dialog.take_button.click()
    assert actions.keys("panel.duplicate") == "Ctrl+N"
    assert actions.keys("project.new") == ""
    dialog.all_button.click()
    assert actions.keys("project.new") == "Ctrl+N"


def test_keys_may_be_the_same_in_two_places_that_never_have_the_focus_together(
    desk: Desk,
) -> None:
    actions = desk.window.actions_table
    assert actions.taken("queue.retry", "Space") is None
    assert actions.taken("panel.new", "Space").id == "view.play"


def test_no_two_actions_have_the_same_usual_keys(desk: Desk) -> None:
    actions = desk.window.actions_table
    twice = {"queue.cancel", "queue.forget"}  # one is for what runs, the other for what is over
    for row in actions.rows.values():
        for keys in row.shortcuts:
            taken = actions.taken(row.id, keys)
            assert taken is None or {row.id, taken.id} <= twice, (row.id, keys)


def test_the_page_of_keys_has_them_all_and_can_be_printed(desk: Desk, tmp_path) -> None:
    dialog = desk.window.helpers.keys()
    text = dialog.page.toPlainText()
    actions = desk.window.actions_table
    missing = [i for i in actions.rows if actions.keys(i) and actions.keys(i) not in text]
    assert missing == []
    dialog.write(str(tmp_path / "keys.pdf"))
    written = (tmp_path / "keys.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert written.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("keys", ["N", "D", "L", "A", "/", "?"])
def test_a_letter_typed_into_a_field_is_a_letter(desk: Desk, keys: str) -> None:
    desk.write("a fox")
    before = desk.project.board.panels
    prompt = desk.window.inspector.prompt
    prompt.setFocus()
    desk.qtbot.keyClicks(prompt, keys)
    assert len(desk.project.board.panels) == len(before)
    assert keys in prompt.toPlainText()


@pytest.mark.parametrize("place", ["library.characters.view", "board.header.quality"])
def test_a_letter_in_a_list_looks_for_what_begins_so(desk: Desk, place: str) -> None:
    desk.add_character("Zorro")
    desk.session.select(desk.write("a fox"))
    widget = attrgetter(place)(desk.window)
    widget.setFocus()
    assert widget.hasFocus()
    for keys in "lda":
        desk.qtbot.keyClicks(widget, keys)
    panel = desk.project.board.panels[0]
    assert (panel.locked, panel.approved) == (False, False)
    assert len(desk.project.board.panels) == 1
    desk.window.board.view.setFocus()
    desk.qtbot.keyClicks(desk.window.board.view, "l")
    assert desk.project.board.panels[0].locked
