"""The pages in the middle, the docks around them, and where they stay from start to start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag

from core.storage.embedded import recipe_in
from desktop.dragging import PicturesOut, pictures_of
from tests.desktop.conftest import Desk, MakeDesk

SCRIPT = "INT. PIER - DAY\n\nMia looks at the sea.\n"


def test_board_panel_and_sheet_are_shown_by_keys_and_one_is_pressed(desk: Desk) -> None:
    desk.write("a fox")
    window, actions = desk.window, desk.window.actions_table
    for key, name in (("2", "panel"), ("3", "sheet"), ("1", "board")):
        desk.qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.centre.shown == name
        pressed = [i for i in ("board", "panel", "sheet") if actions[f"view.{i}"].isChecked()]
        assert pressed == [name]


def test_a_panel_is_shown_large_and_the_board_is_come_back_to(desk: Desk) -> None:
    ids = desk.write("a fox", "a cat")
    desk.window.show_panel(ids[0])
    assert desk.session.selected == (ids[0],)
    desk.window.centre.page("panel").left.emit()
    assert desk.window.centre.shown == "board"


def test_the_animatic_plays_over_the_board_and_ends_there(desk: Desk) -> None:
    desk.write("a fox", "a cat")
    desk.window.board.view.setFocus()
    desk.qtbot.keyClick(desk.window.board.view, Qt.Key.Key_Space)
    assert desk.window.centre.shown == "play"
    desk.window.centre.page("play").ended.emit()
    assert desk.window.centre.shown == "board"


def test_a_page_that_nobody_looked_at_is_not_made(desk: Desk) -> None:
    assert set(desk.window.centre._pages) == {"board"}


def test_a_picture_of_every_page_fits_a_small_laptop(desk: Desk) -> None:
    desk.write("a fox")
    for show in (desk.window.show_panel, desk.window.show_sheet, desk.window.show_script):
        show()
        needed = desk.window.minimumSizeHint()
        assert needed.width() <= 1280, show
        assert needed.height() <= 720, show


def test_docks_stay_where_they_were_put_and_go_back_when_asked(make_desk: MakeDesk) -> None:
    first = make_desk()
    first.window.inspector_dock.hide()
    first.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, first.window.queue_dock)
    first.window.resize(1200, 700)
    first.window.close()
    again = make_desk().window
    assert again.inspector_dock.isHidden()
    assert again.dockWidgetArea(again.queue_dock) is Qt.DockWidgetArea.RightDockWidgetArea
    assert again.height() == 700
    again.actions_table["view.reset"].trigger()
    assert not again.inspector_dock.isHidden()
    assert again.dockWidgetArea(again.queue_dock) is Qt.DockWidgetArea.BottomDockWidgetArea


def test_a_layout_that_cannot_be_read_is_not_used(make_desk: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlayout=nonsense\ngeometry=@ByteArray(x)\n")
    assert not make_desk().window.inspector_dock.isHidden()


def test_docks_are_hidden_and_shown_from_the_menu(desk: Desk) -> None:
    action = desk.window.actions_table["dock.inspector"]
    assert action.isChecked()
    action.trigger()
    assert desk.window.inspector_dock.isHidden()
    assert not action.isChecked()
    action.trigger()
    assert not desk.window.inspector_dock.isHidden()


def test_what_is_dragged_out_is_a_png_named_after_the_panel(desk: Desk) -> None:
    ids = desk.write("a fox", "a cat")
    desk.work.generate([ids[1]])
    desk.finish()
    data = PicturesOut(pictures_of(desk.session, ids))
    data.setData("application/x-castboard-panels", b"ids")
    assert data.hasUrls()
    assert [Path(url.toLocalFile()).name for url in data.urls()] == ["Test 2.png"]
    assert data.urls() == data.urls()
    file = Path(data.urls()[0].toLocalFile())
    assert recipe_in(file) == desk.takes()[ids[1]].recipe
    assert bytes(data.data("application/x-castboard-panels").data()) == b"ids"


def test_a_panel_without_a_picture_drags_no_file(desk: Desk) -> None:
    assert not PicturesOut(pictures_of(desk.session, desk.write("a fox"))).hasUrls()


@pytest.fixture
def made(desk: Desk) -> tuple[str, Path]:
    """A panel's id, and a copy of its picture outside the library."""
    panel_id = desk.write("a fox on the pier")[0]
    desk.work.generate()
    desk.finish()
    url = PicturesOut(pictures_of(desk.session, [panel_id])).urls()[0]
    return panel_id, Path(url.toLocalFile())


def test_our_picture_shows_the_panel_it_was_made_for(desk: Desk, made: tuple[str, Path]) -> None:
    panel_id, picture = made
    desk.write("a cat")
    desk.window.dropping.take([picture])
    desk.until(lambda: bool(desk.window.notices.strips))
    desk.window.notices.strips[-1].button.click()
    assert desk.session.selected == (panel_id,)


def test_our_picture_becomes_a_panel_that_asks_for_the_same(
    desk: Desk, made: tuple[str, Path]
) -> None:
    panel_id, picture = made
    recipe = recipe_in(picture)
    desk.session.select([panel_id])
    desk.window.edits.delete()
    desk.window.dropping.take([picture])
    desk.until(lambda: bool(desk.window.notices.strips))
    strip = desk.window.notices.strips[-1]
    assert [button.text() for button in strip.buttons] == ["New panel", "New style from it"]
    strip.button.click()
    assert desk.prompts() == ["a fox on the pier"]
    assert desk.session.standing(desk.session.selected[0]).recipe == recipe
    desk.session.undo_stack.undo()
    assert desk.prompts() == []


def test_of_two_dropped_pictures_the_one_that_is_named_becomes_the_panel(desk: Desk) -> None:
    ids = desk.write("a fox on the pier", "a cat in the rain")
    desk.work.generate()
    desk.finish()
    urls = PicturesOut(pictures_of(desk.session, ids)).urls()
    desk.session.select(ids)
    desk.window.edits.delete()
    for number, url in enumerate(urls, 1):
        desk.window.dropping.take([Path(url.toLocalFile())])
        desk.until(lambda n=number: sum("carries its recipe" in s for s in desk.notices) == n)
    desk.window.notices.strips[-1].button.click()
    assert desk.prompts() == ["a cat in the rain"]


def test_our_picture_can_still_become_a_style(desk: Desk, made: tuple[str, Path]) -> None:
    desk.window.dropping.take([made[1]])
    desk.until(lambda: bool(desk.window.notices.strips))
    desk.window.notices.strips[-1].buttons[1].click()
    dialog = desk.window.opener.current
    assert dialog.windowTitle()
    dialog.reject()


def test_a_dropped_script_is_shown_before_anything_is_made(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "pier.fountain"
    path.write_text(SCRIPT)
    desk.window.dropping.take([path])
    desk.until(lambda: desk.window.script().draft is not None)
    assert desk.prompts() == []
    assert not desk.window.script_dock.isHidden()


def test_cards_are_dragged_with_their_pictures(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.session.select(desk.write("a fox"))
    desk.work.generate()
    desk.finish()
    dragged: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag.mimeData()))
    desk.window.board.view.startDrag(Qt.DropAction.MoveAction)
    assert [Path(url.toLocalFile()).name for url in dragged[0].urls()] == ["Test 1.png"]
