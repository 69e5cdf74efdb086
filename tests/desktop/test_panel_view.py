"""The panel view: a panel large, its takes, and what can be done with them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.domain.recipe import Take
from desktop.centre import PANEL
from desktop.panel.compare import Mode
from desktop.panel.page import PanelPage
from desktop.panel.takes import TakeRole, TileRole
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine


def large(desk: Desk, panel_id: str | None = None) -> PanelPage:
    desk.window.show_panel(panel_id)
    return desk.window.centre.page(PANEL)


def drawn(desk: Desk, panel_id: str, count: int) -> list[Take]:
    """So many takes of a panel, newest first."""
    desk.work.vary(panel_id, count)
    desk.finish()
    return desk.session.takes.of(panel_id)


def press(desk: Desk, key: Qt.Key, modifier: object = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QGuiApplication.focusObject()
    QTest.keyClick(widget, key, modifier)


def tiles(page: PanelPage) -> list[object]:
    model = page.strip.model()
    return [model.index(row, 0).data(TileRole) for row in range(model.rowCount())]


def test_it_shows_the_first_selected_panel_or_else_the_last_one(desk: Desk) -> None:
    one, two, three = desk.write("a fox", "a boat", "the sea")
    page = large(desk, two)
    assert page.looking.panel.id == two
    desk.session.select([one, three])
    assert page.looking.panel.id == one
    desk.session.select([])
    assert page.looking.panel.id == one


def test_arrows_go_to_other_panels_and_escape_to_the_board(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    page = large(desk, one)
    press(desk, Qt.Key.Key_Right)
    assert page.looking.panel.id == two
    assert desk.session.selected == (two,)
    press(desk, Qt.Key.Key_Right)
    assert page.looking.panel.id == two
    press(desk, Qt.Key.Key_Left)
    assert page.looking.panel.id == one
    press(desk, Qt.Key.Key_Escape)
    assert not desk.window.centre.is_shown(PANEL)


def test_a_deleted_panel_gives_way_to_the_one_in_its_place(desk: Desk) -> None:
    one, two, three = desk.write("a fox", "a boat", "the sea")
    page = large(desk, two)
    desk.window.edits.delete()
    assert page.looking.panel.id == three
    desk.session.select([one, three])
    desk.window.edits.delete()
    assert page.looking.panel is None
    assert page.empty.isVisible()
    desk.session.undo_stack.undo()
    assert page.looking.panel is not None


def test_a_panel_without_a_picture_says_so(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    assert page.middle.blank.isVisible()
    assert page.footer.state.whole == "Ready to be generated"
    page.footer.generate.click()
    desk.finish()
    assert page.canvas.isVisible()
    assert page.footer.state.whole == "Up to date"
    assert not page.footer.generate.isEnabled()


def test_the_strip_has_every_take_the_newest_first(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    page = large(desk, one)
    takes = drawn(desk, one, 3)
    drawn(desk, two, 1)
    model = page.strip.model()
    assert [model.index(n, 0).data(TakeRole) for n in range(model.rowCount())] == takes
    assert [tile.is_seen for tile in tiles(page)] == [False, False, True]
    told = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert f"Seed {takes[0].recipe.seed}" in told
    assert "The seed is another one." in told
    assert "Shown on the board" in model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_looking_at_a_take_changes_nothing_and_enter_chooses_it(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 3)
    before, steps = desk.project, desk.session.undo_stack.count()
    page.strip.setFocus()
    press(desk, Qt.Key.Key_Left)
    assert page.looking.take == takes[1]
    assert desk.project == before
    assert page.footer.choose.isVisible()
    press(desk, Qt.Key.Key_Return)
    assert desk.session.standing(one).take == takes[1]
    assert desk.session.standing(one).is_current
    assert desk.session.undo_stack.count() == steps + 1
    assert not page.footer.choose.isVisible()
    desk.session.undo_stack.undo()
    assert desk.session.standing(one).take == takes[2]
    assert page.looking.take == takes[2]


def test_a_double_click_chooses_a_take(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 2)
    desk.qtbot.wait(10)
    at = page.strip.visualRect(page.strip.model().index(0, 0)).center()
    QTest.mouseClick(page.strip.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(page.strip.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.session.standing(one).take == takes[0]


def test_a_take_is_dragged_out_under_a_telling_name(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    take = drawn(desk, one, 1)[0]
    name, path = page.strip.file_of(take)
    assert name == f"Test 1 seed {take.recipe.seed}.png"
    assert path.read_bytes() == desk.library.blobs.get(take.picture)


def test_tiles_grow_with_the_text(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    before = page.strip.height()
    desk.window.appearance.choose_font_size(16)
    desk.until(lambda: page.strip.height() > before)
    desk.window.appearance.choose_font_size(10)


def test_a_star_is_set_by_a_key_and_taken_back_by_undo(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 2)
    page.looking.look(takes[0])
    press(desk, Qt.Key.Key_Period)
    assert desk.project.board.panel(one).starred == (takes[0].id,)
    assert [tile.is_starred for tile in tiles(page)] == [True, False]
    assert page.footer.star.accessibleName() == "Take away the star"
    desk.trigger("edit.undo")
    assert desk.project.board.panel(one).starred == ()
    page.footer.star.click()
    assert desk.project.board.panel(one).starred == (takes[0].id,)


def test_letters_are_typed_where_text_is_written(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    drawn(desk, one, 2)
    desk.window.write_prompt()
    prompt = QGuiApplication.focusObject()
    for letter in "mcb.":
        QTest.keyClicks(prompt, letter)
    assert desk.project.board.panel(one).prompt.endswith("mcb.")
    assert not page.shows_masks
    assert page.looking.against is None
    assert desk.project.board.panel(one).starred == ()


def test_two_takes_are_compared_in_three_ways(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 3)
    press(desk, Qt.Key.Key_C)
    assert (page.looking.take, page.looking.against) == (takes[2], takes[1])
    assert page.stage.isVisible()
    assert [tile.letter for tile in tiles(page)] == ["", "B", "A"]
    names = page.stage.accessibleName()
    assert f"A · seed {takes[2].recipe.seed}" in names
    assert f"B · seed {takes[1].recipe.seed}" in names
    press(desk, Qt.Key.Key_Left)
    assert page.looking.against == takes[0]
    press(desk, Qt.Key.Key_X)
    assert (page.looking.take, page.looking.against) == (takes[0], takes[2])
    for mode in Mode:
        page.compare_tools.modes.buttons[mode].click()
        assert page.stage.mode is mode
        page.stage.grab()
    page.compare_tools.close_button.click()
    assert page.looking.against is None
    assert page.canvas.isVisible()


def test_blinking_shows_one_and_then_the_other(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 3)
    press(desk, Qt.Key.Key_B)
    assert page.stage.mode is Mode.BLINK
    assert str(takes[2].recipe.seed) in page.stage.accessibleName()
    press(desk, Qt.Key.Key_B)
    assert str(takes[1].recipe.seed) in page.stage.accessibleName()
    press(desk, Qt.Key.Key_B)
    press(desk, Qt.Key.Key_Left)
    assert str(takes[0].recipe.seed) in page.stage.accessibleName()


def test_of_two_that_are_compared_the_second_is_chosen_and_starred(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 2)
    press(desk, Qt.Key.Key_C)
    assert page.footer.recipe.whole.startswith(f"B · Seed {takes[0].recipe.seed}")
    page.footer.star.click()
    assert desk.project.board.panel(one).starred == (takes[0].id,)
    page.footer.choose.click()
    assert desk.session.standing(one).take == takes[0]
    assert (page.looking.take, page.looking.against) == (takes[0], None)


def test_a_click_with_ctrl_picks_the_second_take(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    takes = drawn(desk, one, 3)
    desk.qtbot.wait(10)
    at = page.strip.visualRect(page.strip.model().index(0, 0)).center()
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(page.strip.viewport(), Qt.MouseButton.LeftButton, ctrl, at)
    assert (page.looking.take, page.looking.against) == (takes[2], takes[0])
    press(desk, Qt.Key.Key_Escape)
    assert page.looking.against is None
    assert desk.window.centre.is_shown(PANEL)


def test_the_slider_moves_by_mouse_and_arrows(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    drawn(desk, one, 2)
    press(desk, Qt.Key.Key_C)
    page.stage.use(Mode.SLIDER)
    QTest.mouseClick(page.stage, Qt.MouseButton.LeftButton, pos=QPoint(0, 40))
    assert page.stage.split == 0.0
    page.stage.setFocus()
    press(desk, Qt.Key.Key_Right)
    assert page.stage.split == pytest.approx(0.02)
    assert page.looking.panel.id == one


def test_comparing_ends_with_the_panel(desk: Desk) -> None:
    one, two = desk.write("a fox", "a boat")
    page = large(desk, one)
    drawn(desk, one, 2)
    press(desk, Qt.Key.Key_C)
    desk.session.select([two])
    assert page.looking.against is None
    assert not page.tools.compare.isEnabled()
    assert page.tools.compare.toolTip() == "There must be two takes to compare."


def test_the_picture_is_seen_while_it_forms(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=30, pause=0.05))
    (one,) = desk.write("a fox")
    page = large(desk, one)
    page.footer.generate.click()
    desk.until(lambda: one in desk.work.previews)
    assert page.canvas.isVisible()
    desk.until(lambda: page.footer.state.whole.startswith("Denoising"))
    assert not page.footer.generate.isVisible()
    page.footer.cancel.click()
    desk.finish()
    assert page.middle.blank.isVisible()
    assert page.footer.generate.isEnabled()


def test_variations_come_into_the_strip_beside_the_take_that_is_seen(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=3))
    (one,) = desk.write("a fox")
    page = large(desk, one)
    (first,) = drawn(desk, one, 1)
    desk.engine.steps, desk.engine.pause = 20, 0.05
    page.footer.vary.click()
    desk.until(lambda: any(tile.preview is not None for tile in tiles(page)))
    assert [tile.words == "Drawing…" for tile in tiles(page)] == [True] * 4 + [False]
    assert page.looking.take == first
    desk.engine.pause = 0.0
    desk.finish()
    assert len(tiles(page)) == 5
    assert all(tile.picture for tile in tiles(page))
    assert page.looking.take == first


def test_a_locked_panel_says_why_it_is_not_drawn(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    desk.window.edits.set_locked([one], True)
    for button in (page.footer.generate, page.footer.redraw, page.footer.vary):
        assert not button.isEnabled()
        assert "locked" in button.toolTip()


def test_what_makes_a_picture_old_is_told_under_it(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    drawn(desk, one, 1)
    desk.session.end_burst()
    desk.window.edits.change(one, "prompt", "a boat")
    assert page.footer.state.whole == "Out of date: The prompt was changed."
    desk.session.undo_stack.undo()
    assert page.footer.state.whole == "Up to date"


def test_a_damaged_picture_says_so(make_desk: MakeDesk) -> None:
    before = make_desk()
    (one,) = before.write("a fox")
    take = drawn(before, one, 1)[0]
    before.library.blobs.path(take.picture).write_bytes(b"damaged")
    before.window.close()
    desk = make_desk(project=before.project)
    page = large(desk, one)
    desk.until(lambda: page.middle.broken.isVisible())


def test_the_recipe_is_told_and_copied(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    (take,) = drawn(desk, one, 1)
    line = page.footer.recipe.whole
    assert line.startswith(f"Seed {take.recipe.seed} · 25 steps · DDIM · Balanced")
    page.footer.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("a fox\nSteps: 25, Sampler: DDIM, CFG scale: 5, Seed: ")


def test_the_picture_is_fitted_enlarged_and_shown_at_its_size(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    drawn(desk, one, 1)
    canvas = page.canvas
    assert canvas.fits
    fitted = canvas.zoom
    press(desk, Qt.Key.Key_1)
    assert canvas.zoom == pytest.approx(1.0)
    press(desk, Qt.Key.Key_Plus)
    assert canvas.zoom > 1.0
    assert not page.tools.fit.isChecked()
    page.tools.fit.click()
    assert canvas.zoom == pytest.approx(fitted)
    assert page.tools.fit.isChecked()


def test_the_picture_stays_whole_and_in_the_middle_whatever_the_size_of_the_view(
    desk: Desk,
) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    drawn(desk, one, 1)
    canvas = page.canvas
    for width, height in ((1400, 1000), (1280, 720), (1500, 760), (1280, 1000)):
        desk.window.resize(width, height)
        desk.qtbot.wait(20)
        seen = canvas.mapFromScene(canvas.sceneRect()).boundingRect()
        view = canvas.viewport().rect()
        assert view.contains(seen)
        assert (seen.center() - view.center()).manhattanLength() <= 4
        assert min(view.width() - seen.width(), view.height() - seen.height()) <= 20


def test_another_project_shows_its_first_panel(desk: Desk) -> None:
    (one,) = desk.write("a fox")
    page = large(desk, one)
    drawn(desk, one, 2)
    desk.trigger("project.new")
    assert page.looking.panel is None
    (other,) = desk.write("a boat")
    assert page.looking.panel.id == other
    assert tiles(page) == []
