"""Masks in the panel view: where characters were found, and correcting that with a brush."""

import io
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from core.domain.errors import StorageError
from core.domain.recipe import Take
from core.domain.values import BlobId
from core.storage.library import Library
from desktop.centre import PANEL
from desktop.panel.brush import MaskItem
from desktop.panel.overlay import TINTS, Label, middle_of, outlined, spots_in, tinted
from desktop.panel.page import PanelPage
from desktop.session.standing import State
from tests.desktop.conftest import Desk, MakeDesk


def mask_png(box: tuple[int, int, int, int] | None) -> bytes:
    """A small mask: white in the box."""
    image, file = Image.new("L", (16, 16)), io.BytesIO()
    if box:
        ImageDraw.Draw(image).rectangle(box, fill=255)
    image.save(file, "PNG")
    return file.getvalue()


def posed(desk: Desk, *boxes: tuple[int, int, int, int] | None) -> tuple[str, PanelPage, Take]:
    """A panel of Fox and Owl, drawn, where they were found in these boxes."""
    desk.cast(desk.add_character())
    desk.cast(desk.add_character("Owl", "an owl", "owl"))
    (one,) = desk.write("@Fox meets @Owl")
    desk.work.generate()
    desk.finish()
    take = desk.session.standing(one).take
    masks = tuple(desk.library.blobs.put(mask_png(box)) for box in boxes)
    desk.session.add_take(take.replace(masks=masks))
    desk.window.show_panel(one)
    return one, desk.window.centre.page(PANEL), desk.session.standing(one).take


def painted(desk: Desk, panel_id: str, name: str) -> BlobId | None:
    ids = {one.name: one.id for one in desk.session.cast}
    return desk.project.board.panel(panel_id).mask_of(ids[name])


def begin(desk: Desk, page: PanelPage, name: str = "Fox") -> MaskItem:
    characters = {one.name: one for one in page.masking.characters}
    page.masking.paint(characters[name])
    return page.masking.item


def drag(page: PanelPage, start: tuple[int, int], end: tuple[int, int], button: object) -> None:
    """A stroke with the mouse, in pixels of the picture."""
    view = page.canvas.viewport()
    first, last = (page.canvas.mapFromScene(QPointF(*at)) for at in (start, end))
    QTest.mouseMove(view, first)
    QTest.mousePress(view, button, pos=first)
    for share in range(1, 5):
        QTest.mouseMove(view, first + (last - first) * share / 4)
    QTest.mouseRelease(view, button, pos=last)


def test_each_character_has_a_tint_and_its_name(desk: Desk) -> None:
    _, page, take = posed(desk, (0, 0, 7, 7), (8, 8, 15, 15))
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_M)
    desk.until(lambda: page.middle.overlay.shown == 2)
    assert [text for text, _ in page.middle.legend.lines] == ["Fox", "Owl"]
    fox, owl = spots_in(take)
    assert (fox.name, owl.name) == ("Fox", "Owl")
    assert fox.colour != owl.colour
    assert page.middle.legend.isVisible()
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_M)
    assert page.middle.overlay.shown == 0
    assert not page.middle.legend.isVisible()


def test_names_in_one_place_stand_one_below_the_other(desk: Desk) -> None:
    _, page, _ = posed(desk, (4, 4, 11, 11), (4, 4, 11, 11))
    page.toggle_masks()
    desk.until(lambda: page.middle.overlay.shown == 2)
    labels = [item for item in page.canvas.scene().items() if isinstance(item, Label)]
    one, two = (label.boundingRect().translated(label.pos()) for label in labels)
    assert not one.intersects(two)


def test_names_beside_the_picture_do_not_move_it(desk: Desk) -> None:
    _, page, take = posed(desk, (0, 0, 1, 1), (14, 14, 15, 15))
    page.toggle_masks()
    desk.until(lambda: page.middle.overlay.shown == 2)
    size, area = take.recipe.size, page.canvas.sceneRect()
    assert (area.x(), area.y(), area.width(), area.height()) == (0, 0, size.width, size.height)


def test_a_character_that_was_not_found_is_told(desk: Desk) -> None:
    _, page, _ = posed(desk, (0, 0, 7, 7), None)
    page.toggle_masks()
    desk.until(lambda: page.middle.overlay.shown == 1)
    desk.until(lambda: "Owl: not found" in [text for text, _ in page.middle.legend.lines])


def test_a_take_without_masks_says_so(desk: Desk) -> None:
    _, page, _ = posed(desk)
    page.toggle_masks()
    assert "was not kept with this take" in page.middle.legend.lines[0][0]
    assert page.middle.overlay.shown == 0


def test_a_take_of_nobody_says_so(desk: Desk) -> None:
    (one,) = desk.write("the sea")
    desk.work.generate()
    desk.finish()
    desk.window.show_panel(one)
    page = desk.window.centre.page(PANEL)
    page.toggle_masks()
    assert page.middle.legend.lines == [("No character is named in this take.", "")]
    assert not page.tools.paint.isEnabled()
    assert page.tools.paint.toolTip() == "No character is named in this panel."


def test_a_tint_is_where_the_mask_is_white() -> None:
    mask = QImage.fromData(mask_png((0, 0, 7, 15)))
    image = tinted(mask.convertToFormat(QImage.Format.Format_Grayscale8), "#e69f00")
    assert image.pixelColor(2, 2).name() == "#e69f00"
    assert image.pixelColor(2, 2).alpha() == 255
    assert image.pixelColor(12, 2).alpha() == 0
    edged = outlined(mask, "#e69f00")
    assert 0 < edged.pixelColor(2, 2).alpha() < 255
    assert edged.pixelColor(12, 2).alpha() == 0
    middle = middle_of(mask)
    assert middle.x() == pytest.approx(0.25, abs=0.05)
    assert middle.y() == pytest.approx(0.5, abs=0.05)
    assert middle_of(QImage.fromData(mask_png(None))) is None


def test_the_brush_begins_with_what_was_found(desk: Desk) -> None:
    _, page, _ = posed(desk, (0, 0, 7, 15), None)
    item = begin(desk, page)
    desk.until(lambda: not item.is_empty)
    size = item.mask.size()
    assert item.mask.pixelColor(4, 4).value() == 255
    assert item.mask.pixelColor(size.width() - 4, 4).value() == 0
    assert not item.is_changed


def test_what_is_painted_becomes_the_panels_mask_in_one_step(desk: Desk) -> None:
    one, page, take = posed(desk)
    steps = desk.session.undo_stack.count()
    item = begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    drag(page, (16, 48), (48, 16), Qt.MouseButton.LeftButton)
    assert item.mask.pixelColor(32, 32).value() == 255
    assert item.mask.pixelColor(60, 4).value() == 0
    page.brush_end.apply.click()
    desk.until(lambda: page.masking.item is None)
    picture = painted(desk, one, "Fox")
    assert desk.library.blobs.is_secure(picture)
    kept = Image.open(io.BytesIO(desk.library.blobs.get(picture)))
    assert kept.size == (take.recipe.size.width, take.recipe.size.height)
    assert kept.convert("L").getpixel((32, 32)) == 255
    assert desk.session.undo_stack.count() == steps + 1
    assert desk.session.standing(one).state is State.STALE
    assert page.footer.state.whole == "Out of date: What is painted on it was changed."
    desk.session.undo_stack.undo()
    assert painted(desk, one, "Fox") is None
    assert desk.session.standing(one).state is State.CURRENT


def test_the_right_button_and_the_eraser_take_away(desk: Desk) -> None:
    _, page, _ = posed(desk)
    item = begin(desk, page)
    item.use_diameter(8)
    drag(page, (8, 32), (56, 32), Qt.MouseButton.LeftButton)
    drag(page, (32, 32), (33, 32), Qt.MouseButton.RightButton)
    assert item.mask.pixelColor(32, 32).value() == 0
    assert item.mask.pixelColor(12, 32).value() == 255
    page.brush_bar.brush.buttons[True].click()
    drag(page, (12, 32), (13, 32), Qt.MouseButton.LeftButton)
    assert item.mask.pixelColor(12, 32).value() == 0


def test_undo_and_redo_are_those_of_strokes_while_a_mask_is_painted(desk: Desk) -> None:
    one, page, _ = posed(desk)
    before = desk.project
    item = begin(desk, page)
    page.canvas.setFocus()
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    after = item.mask
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.canvas, Qt.Key.Key_Z, ctrl)
    assert item.is_empty
    assert desk.project == before
    QTest.keyClick(page.canvas, Qt.Key.Key_Z, ctrl | shift)
    assert item.mask == after
    page.masking.leave()
    QTest.keyClick(page.canvas, Qt.Key.Key_Z, ctrl)
    assert desk.project != before
    assert painted(desk, one, "Fox") is None


def test_brackets_change_the_size_of_the_brush(desk: Desk) -> None:
    _, page, _ = posed(desk)
    item = begin(desk, page)
    size = item.diameter
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_BracketRight)
    assert item.diameter > size
    assert page.brush_bar.size.value() == item.diameter
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_BracketLeft)
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_BracketLeft)
    assert item.diameter < size


def test_escape_leaves_the_mask_as_it_was(desk: Desk) -> None:
    one, page, _ = posed(desk)
    before = desk.project
    begin(desk, page)
    page.canvas.setFocus()
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.masking.item is None
    assert desk.project == before
    assert desk.window.centre.is_shown(PANEL)
    assert page.looking.panel.id == one


def test_strokes_that_were_left_can_be_had_back(desk: Desk) -> None:
    one, page, _ = posed(desk)
    item = begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    mask = item.mask
    desk.write("the sea")
    assert page.masking.item is None
    assert desk.notices == ["What was painted of Fox is not applied."]
    desk.window.notices.strips[0].button.click()
    assert page.looking.panel.id == one
    assert page.masking.item.mask == mask
    page.brush_end.apply.click()
    desk.until(lambda: painted(desk, one, "Fox") is not None)
    assert not desk.window.notices.strips


def test_the_window_stays_while_strokes_are_not_applied(desk: Desk) -> None:
    one, page, _ = posed(desk)
    begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    desk.window.show_board()
    desk.trigger("window.close")
    assert desk.window.isVisible()
    assert desk.window.centre.is_shown(PANEL)
    assert page.masking.item.is_changed
    assert not desk.window.close()
    (strip,) = desk.window.notices.strips
    assert "is not applied" in strip.label.text()
    assert strip.button.text() == "Close without applying"
    page.brush_end.apply.click()
    desk.until(lambda: painted(desk, one, "Fox") is not None)
    assert not desk.window.notices.strips
    assert desk.window.close()


def test_strokes_can_be_left_behind_when_the_window_closes(desk: Desk) -> None:
    _, page, _ = posed(desk)
    begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    assert not desk.window.close()
    desk.window.notices.strips[0].button.click()
    assert not desk.window.isVisible()


def left(desk: Desk) -> tuple[str, PanelPage, QImage]:
    """Strokes on a panel that are on offer, as another panel is looked at."""
    one, page, _ = posed(desk)
    item = begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    mask = item.mask
    desk.write("the sea")
    return one, page, mask


def test_the_window_stays_while_strokes_are_on_offer(desk: Desk) -> None:
    one, page, mask = left(desk)
    assert not desk.window.close()
    assert not desk.window.close()
    (strip,) = desk.window.notices.strips
    assert "stays open, because the painted mask is not applied" in strip.label.text()
    assert [each.text() for each in strip.buttons] == ["Close without applying", "Go on painting"]
    strip.buttons[1].click()
    assert page.looking.panel.id == one
    assert page.masking.item.mask == mask
    page.brush_end.apply.click()
    desk.until(lambda: painted(desk, one, "Fox") is not None)
    assert desk.window.close()


def test_strokes_on_offer_can_be_left_behind_when_the_window_closes(desk: Desk) -> None:
    left(desk)
    assert not desk.window.close()
    desk.window.notices.strips[0].button.click()
    assert not desk.window.isVisible()


def test_strokes_are_given_up_when_their_notice_is_closed(desk: Desk) -> None:
    left(desk)
    assert not desk.window.close()
    desk.window.notices.strips[0].closer.click()
    (strip,) = desk.window.notices.strips
    assert strip.button.text() == "Go on painting", "that the window stays was read, no more"
    strip.closer.click()
    assert not desk.window.notices.strips
    assert desk.window.close()


def two_posed(desk: Desk) -> tuple[str, str, PanelPage]:
    """Two panels of Fox, drawn; the first is looked at."""
    one, page, _ = posed(desk)
    (two,) = desk.write("@Fox alone")
    desk.work.generate()
    desk.finish()
    desk.window.show_panel(one)
    return one, two, page


def test_strokes_of_several_panels_can_all_be_had_back(desk: Desk) -> None:
    one, two, page = two_posed(desk)
    masks = {}
    for panel_id, end in ((one, (48, 48)), (two, (48, 16))):
        desk.session.select([panel_id])
        item = begin(desk, page)
        drag(page, (16, 16), end, Qt.MouseButton.LeftButton)
        masks[panel_id] = item.mask
    desk.write("the sea")
    for panel_id in (two, one, two):
        (strip,) = desk.window.notices.strips
        strip.button.click()
        assert page.looking.panel.id == panel_id
        assert page.masking.item.mask == masks[panel_id]
    page.brush_end.apply.click()
    desk.until(lambda: painted(desk, two, "Fox") is not None)
    desk.window.notices.strips[0].button.click()
    assert page.masking.item.mask == masks[one]
    assert not desk.window.notices.strips


@pytest.mark.parametrize("goes", ["panel", "character"])
def test_strokes_that_cannot_be_painted_on_leave_the_present_ones_alone(
    desk: Desk, goes: str
) -> None:
    one, two, page = two_posed(desk)
    item = begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    if goes == "panel":
        desk.window.edits.delete()
    else:
        desk.window.edits.change(one, "prompt", "the sea")
    desk.session.select([two])
    item = begin(desk, page)
    drag(page, (16, 16), (48, 16), Qt.MouseButton.LeftButton)
    (strip,) = desk.window.notices.strips
    strip.button.click()
    assert page.masking.item is item
    assert item.is_changed
    (strip,) = desk.window.notices.strips
    why = "not on the open board" if goes == "panel" else "no picture with this character"
    assert why in strip.label.text()
    page.brush_end.apply.click()
    desk.until(lambda: painted(desk, two, "Fox") is not None)
    assert not desk.window.close(), "those of the other panel are still on offer"


def test_strokes_that_were_left_give_way_to_a_mask_that_is_painted_anew(desk: Desk) -> None:
    one, page, _ = posed(desk)
    for end in ((48, 48), (48, 16)):
        page.masking.leave()
        begin(desk, page)
        drag(page, (16, 16), end, Qt.MouseButton.LeftButton)
    assert desk.window.notices.strips, "until it is applied they can be had back"
    page.brush_end.apply.click()
    desk.until(lambda: painted(desk, one, "Fox") is not None)
    assert not desk.window.notices.strips
    assert desk.window.close()


def test_a_mask_that_is_not_painted_on_holds_nothing_up(desk: Desk) -> None:
    _, page, _ = posed(desk)
    begin(desk, page)
    assert desk.window.close()


def test_what_is_applied_as_the_window_closes_is_kept(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    one, page, _ = posed(desk)
    begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    page.brush_end.apply.click()
    assert desk.window.close()
    with closing(Library.open(tmp_path / "library")) as library:
        kept = library.projects.get(desk.project.id)
        (mask,) = kept.board.panel(one).masks
        assert library.blobs.is_secure(mask.picture)


def test_a_mask_that_cannot_be_kept_as_the_window_closes_holds_it_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes, original: bool = False) -> BlobId:
        raise StorageError("The disk is full.", "Make room.")

    _, page, _ = posed(desk)
    begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    with monkeypatch.context() as patch:
        patch.setattr(desk.library.blobs, "put", full)
        page.brush_end.apply.click()
        assert not desk.window.close()
        assert page.masking.item.is_changed
        assert not page.masking.is_saving
        assert "The disk is full." in desk.notices


def test_strokes_wait_until_their_project_is_open_again(desk: Desk) -> None:
    one, page, _ = posed(desk)
    item = begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    mask, own = item.mask, desk.project
    desk.trigger("project.new")
    desk.window.notices.strips[0].button.click()
    (strip,) = desk.window.notices.strips
    assert "not on the open board" in strip.label.text()
    desk.window.open_project(own.id)
    strip.button.click()
    assert page.looking.panel.id == one
    assert page.masking.item.mask == mask
    assert desk.window.centre.is_shown(PANEL)


def test_strokes_are_on_offer_where_their_panel_went_while_they_were_applied(desk: Desk) -> None:
    _, page, _ = posed(desk)
    begin(desk, page)
    drag(page, (16, 16), (48, 48), Qt.MouseButton.LeftButton)
    page.brush_end.apply.click()
    desk.trigger("project.new")
    desk.until(lambda: bool(desk.window.notices.strips))
    assert desk.window.notices.strips[0].button.text() == "Go on painting"


def test_a_painted_mask_is_painted_on_and_can_be_given_up(desk: Desk) -> None:
    one, page, _ = posed(desk, (0, 0, 3, 3), None)
    item = begin(desk, page)
    desk.until(lambda: not item.is_empty)
    assert not page.brush_end.drop.isVisible()
    page.brush_bar.empty.click()
    drag(page, (40, 40), (50, 50), Qt.MouseButton.LeftButton)
    page.brush_end.apply.click()
    desk.until(lambda: page.masking.item is None)
    item = begin(desk, page)
    desk.until(lambda: item.mask.pixelColor(45, 45).value() == 255)
    assert item.mask.pixelColor(2, 2).value() == 0
    desk.until(lambda: page.masking.found is not None)
    page.brush_bar.found.click()
    assert item.mask.pixelColor(2, 2).value() == 255
    page.brush_end.drop.click()
    assert painted(desk, one, "Fox") is None
    assert desk.session.standing(one).state is State.CURRENT
    assert desk.session.undo_stack.undoText() == "Change mask"


def test_masks_of_two_characters_stand_beside_each_other(desk: Desk) -> None:
    one, page, _ = posed(desk)
    for name, at in (("Fox", (8, 8)), ("Owl", (56, 56))):
        begin(desk, page, name)
        drag(page, at, (32, 32), Qt.MouseButton.LeftButton)
        page.brush_end.apply.click()
        desk.until(lambda: page.masking.item is None)
    assert painted(desk, one, "Fox") != painted(desk, one, "Owl")
    desk.work.generate()
    desk.finish()
    take = desk.session.standing(one).take
    masks = {painted(desk, one, name) for name in ("Fox", "Owl")}
    assert {subject.mask for subject in take.recipe.subjects} == masks
    assert all(spot.is_painted for spot in spots_in(take))


def test_of_several_characters_one_is_chosen(desk: Desk) -> None:
    _, page, _ = posed(desk)
    page.tools.paint.click()
    assert [action.text() for action in page.tools.names.actions()] == ["Fox", "Owl"]
    page.tools.names.actions()[1].trigger()
    page.tools.names.close()
    assert page.masking.character.name == "Owl"
    assert page.brush_bar.name.accessibleName() == "Mask of Owl"


def test_painting_ends_when_another_panel_is_looked_at(desk: Desk) -> None:
    _, page, _ = posed(desk)
    begin(desk, page)
    desk.write("the sea")
    assert page.masking.item is None
    assert page.tools.isVisible()


def test_the_brush_has_a_largest_and_a_smallest_size() -> None:
    item = MaskItem(QImage(64, 64, QImage.Format.Format_RGB32).size(), TINTS[0])
    for _ in range(60):
        item.resize(1)
    assert item.diameter == 512
    for _ in range(60):
        item.resize(-1)
    assert item.diameter == 4
