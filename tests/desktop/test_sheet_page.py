"""The sheet page: pages as they will be printed, and the form of their template."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from core.domain.board import Caption
from core.domain.project import Project, new_project
from core.domain.sheet import SheetTemplate
from core.export.templates import built_in, write_template
from core.storage.library import Library
from desktop.sheet.page import SheetPage
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_picture


def opened(desk: Desk, panels: int = 3) -> SheetPage:
    """The sheet of a board with some panels, shown."""
    if not desk.project.board.panels:
        desk.write(*(f"a fox, {number}" for number in range(panels)))
    desk.window.show_sheet()
    (page,) = desk.window.findChildren(SheetPage)
    settle(desk, page)
    return page


def settle(desk: Desk, page: SheetPage) -> None:
    desk.until(lambda: page.maker.is_settled)


def words(page: SheetPage) -> str:
    return " ".join(
        mark.text
        for each in page.maker.result.pages
        for mark in each.marks
        if hasattr(mark, "text")
    )


def undone(desk: Desk) -> SheetTemplate:
    """The template after one step of undo, which is then done again."""
    desk.trigger("edit.undo")
    before = desk.project.sheet
    desk.trigger("edit.redo")
    return before


def choose(page: SheetPage, name: str) -> None:
    box = page.form.chooser.box
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def test_an_empty_board_says_what_to_do(desk: Desk) -> None:
    desk.window.show_sheet()
    (page,) = desk.window.findChildren(SheetPage)
    assert page.empty.isVisible()
    assert not page.pages.isVisible()
    assert not page.export.isEnabled()
    (back,) = page.empty.findChildren(QPushButton)
    back.click()
    assert desk.window.board.isVisible()
    desk.write("a fox")
    desk.window.show_sheet()
    assert page.pages.isVisible()
    assert page.export.isEnabled()


def test_the_pages_are_what_is_exported(desk: Desk, tmp_path: Path) -> None:
    page = opened(desk)
    desk.work.generate()
    desk.finish()
    settle(desk, page)
    desk.work.export(tmp_path / "sheet.png")
    desk.finish()
    (first,) = page.maker.result.pages
    page.maker.painter.want([(first, 1654)])
    settle(desk, page)
    shown = (
        page.maker.painter.pixmap(first, 1654)
        .toImage()
        .convertToFormat(QImage.Format.Format_RGB888)
    )
    size = (shown.width(), shown.height())
    lines = bytes(shown.constBits())
    seen = Image.frombuffer("RGB", size, lines, "raw", "RGB", shown.bytesPerLine(), 1)
    with Image.open(tmp_path / "sheet.png") as written:
        assert written.size == seen.size
        apart = ImageStat.Stat(ImageChops.difference(written.convert("RGB"), seen))
    assert max(apart.mean) < 1.5  # 1654 pixels are not quite 200 to the inch
    assert max(ImageStat.Stat(seen).stddev) > 40


def test_a_german_sheet_is_german_in_the_window_and_in_its_file(
    german: None, desk: Desk, tmp_path: Path
) -> None:
    desk.session.select(desk.write("a fox"))
    desk.window.edits.new_scene()
    said = words(opened(desk))
    today = datetime.now().astimezone()
    month = QLocale("de").monthName(today.month)
    for expected in ("Szene 1", "1 Panel ", f"{today.day}. {month} {today.year}"):
        assert expected in said
    desk.work.export(tmp_path / "sheet.pdf")
    desk.finish()
    assert b"(1 Panel, " in (tmp_path / "sheet.pdf").read_bytes()


def test_what_is_written_is_on_the_page_soon_after(desk: Desk) -> None:
    page = opened(desk)
    first = desk.project.board.panels[0].id
    desk.window.edits.change(first, "action", "She runs.")
    assert "She runs." not in words(page)
    settle(desk, page)
    assert "She runs." in words(page)


def test_the_page_catches_up_while_pictures_are_being_drawn(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=1000, pause=0.02))
    page = opened(desk)
    first, *others = (panel.id for panel in desk.project.board.panels)
    desk.work.generate(others)
    desk.until(lambda: bool(desk.work.previews))
    desk.window.edits.change(first, "action", "She runs.")
    desk.until(lambda: "She runs." in words(page), ms=8000)
    assert desk.work.is_busy
    desk.work.cancel_all()
    desk.finish()


def test_nothing_is_composed_while_nobody_looks(desk: Desk) -> None:
    page = opened(desk)
    desk.window.show_board()
    before = page.maker.result
    desk.window.edits.change(desk.project.board.panels[0].id, "action", "She runs.")
    desk.qtbot.wait(300)
    assert page.maker.result is before
    desk.window.show_sheet()
    settle(desk, page)
    assert "She runs." in words(page)


def test_a_template_is_one_step_of_undo_and_keeps_the_headers_words(desk: Desk) -> None:
    page = opened(desk)
    page.form.edits.change_header("", "author", "Ann")
    choose(page, "Film 3x3")
    assert desk.project.sheet.columns == 3
    assert desk.project.sheet.header.author == "Ann"
    assert undone(desk).name == "Automatic"
    settle(desk, page)
    assert not page.form.chooser.reset.isEnabled()


def a_paper(page: SheetPage) -> None:
    box = page.form.layout_form.boxes["paper"]
    box.setCurrentIndex(box.findData("A3"))
    box.activated.emit(box.currentIndex())


EDITS: dict[str, tuple[Callable[[SheetPage], object], Callable[[SheetTemplate], object]]] = {
    "paper": (a_paper, lambda sheet: sheet.paper == "A3"),
    "rows": (
        lambda page: page.form.layout_form.numbers["rows"].setValue(4),
        lambda sheet: sheet.rows == 4,
    ),
    "font size": (
        lambda page: page.form.layout_form.numbers["font_size"].setValue(10.5),
        lambda sheet: sheet.font_size == 10.5,
    ),
    "margin": (
        lambda page: page.form.layout_form.margins["left"].setValue(20),
        lambda sheet: sheet.margins.left == 20,
    ),
    "part of the header": (
        lambda page: page.form.header.parts["date"].click(),
        lambda sheet: "date" not in sheet.header.shows,
    ),
}


def test_each_field_is_an_edit_that_can_be_undone_and_reset(desk: Desk) -> None:
    page = opened(desk)
    for name, (make, is_made) in EDITS.items():
        make(page)
        assert is_made(desk.project.sheet), name
        assert undone(desk) == SheetTemplate(), name
        assert page.form.chooser.box.currentText() == "Automatic (changed)"
        page.form.chooser.reset.click()
        assert desk.project.sheet == SheetTemplate(), name


def test_a_library_for_reading_only_shows_the_template_and_keeps_it(desk: Desk) -> None:
    page = opened(desk)
    desk.session.save()
    reading = Library.open(desk.library.folder, read_only=True)
    desk.session.library = reading
    page.form.layout_form.numbers["rows"].setValue(4)
    page.form.edits.read_file(Path("any.json"))
    assert desk.project.sheet == SheetTemplate()
    assert page.form.layout_form.numbers["rows"].value() == 0
    desk.session.library = desk.library
    reading.close()


def test_words_typed_into_the_header_are_one_step(desk: Desk) -> None:
    page = opened(desk)
    line = page.form.findChildren(QLineEdit)
    (author,) = (each for each in line if each.accessibleName() == "Author")
    desk.qtbot.keyClicks(author, "Ann Lee")
    assert desk.project.sheet.header.author == "Ann Lee"
    assert undone(desk).header.author == ""
    settle(desk, page)
    assert "Ann Lee" in words(page)


def test_fields_are_ticked_and_put_into_their_order(desk: Desk) -> None:
    page = opened(desk)
    board = desk.project.board
    captions = (*board.captions, Caption(key="fx", label="Effects"))
    desk.session.edit("", desk.project.replace(board=board.replace(captions=captions)))
    fields = page.form.fields
    names = [fields.item(row).text() for row in range(fields.count())]
    assert "Effects" in names
    fields.item(names.index("Shot size")).setCheckState(Qt.CheckState.Unchecked)
    desk.until(lambda: "shot" not in (desk.project.sheet.fields or ("shot",)))
    assert undone(desk).fields is None
    names = [fields.item(row).text() for row in range(fields.count())]
    fields.setCurrentRow(names.index("Effects"))
    desk.qtbot.keyClick(fields, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown = desk.project.sheet.fields
    assert shown is not None
    assert shown.index("fx") == shown.index("notes") - 1
    assert fields.currentItem().text() == "Effects"


def test_a_field_that_is_dragged_is_in_its_new_place(desk: Desk) -> None:
    page = opened(desk)
    model = page.form.fields.model()
    assert model.moveRow(model.index(0, 0).parent(), 1, model.index(0, 0).parent(), 0)
    desk.until(lambda: desk.project.sheet.fields is not None)
    assert desk.project.sheet.fields[:2] == ("shot", "number")


def test_a_template_is_saved_chosen_again_and_deleted(desk: Desk) -> None:
    page = opened(desk)
    page.form.layout_form.numbers["columns"].setValue(4)
    page.form.chooser.save.click()
    asking = page.form.asking
    asking.setTextValue("Ours")
    asking.accept()
    assert [each.name for each in desk.project.templates] == ["Ours"]
    assert desk.project.sheet.name == "Ours"
    choose(page, "One per page")
    choose(page, "Ours")
    assert desk.project.sheet.columns == 4
    page.form.chooser.delete.trigger()
    assert desk.project.templates == ()
    assert desk.project.sheet.columns == 4


def test_a_name_that_comes_with_castboard_is_refused(desk: Desk) -> None:
    page = opened(desk)
    page.form.edits.save_as("Film 3x3")
    assert desk.project.templates == ()
    assert "comes with Castboard" in desk.notices[-1]


def test_a_shared_template_is_taken_in_with_its_logo(desk: Desk, tmp_path: Path) -> None:
    page = opened(desk)
    logo = a_picture("red", (40, 20))
    write_template(SheetTemplate(name="Studio", columns=5), logo, tmp_path / "studio.json")
    page.form.edits.read_file(tmp_path / "studio.json")
    desk.until(lambda: desk.project.sheet.name == "Studio")
    taken = desk.project.sheet.header.logo
    assert taken is not None
    assert desk.library.blobs.get(taken) == logo
    page.form.edits.write_file(tmp_path / "again.json")
    desk.until(lambda: (tmp_path / "again.json").exists())
    settle(desk, page)
    assert page.form.header.remove_logo.isVisibleTo(page)
    page.form.header.remove_logo.click()
    assert desk.project.sheet.header.logo is None


def test_a_file_that_is_no_template_is_a_notice(desk: Desk, tmp_path: Path) -> None:
    page = opened(desk)
    (tmp_path / "x.json").write_text("{}")
    page.form.edits.read_file(tmp_path / "x.json")
    desk.until(lambda: any("not a sheet template" in each for each in desk.notices))
    page.form.edits.choose_logo(tmp_path / "x.json")
    desk.until(lambda: any("not a picture" in each for each in desk.notices))
    assert desk.project.sheet == SheetTemplate()


def test_pages_are_turned_by_keys_and_by_buttons(desk: Desk) -> None:
    page = opened(desk, panels=3)
    choose(page, "One per page")
    settle(desk, page)
    assert page.number.text() == "Page 1 of 3"
    assert not page.back.isEnabled()
    page.forth.click()
    assert page.number.text() == "Page 2 of 3"
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_End)
    assert page.number.text() == "Page 3 of 3"
    assert not page.forth.isEnabled()
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_PageUp)
    assert page.number.text() == "Page 2 of 3"
    page.wide.click()
    assert page.number.text() == "Page 2 of 3"
    assert page.wide.isChecked()
    assert not page.whole.isChecked()


def test_another_project_is_seen_from_its_first_page(desk: Desk) -> None:
    page = opened(desk, panels=3)
    choose(page, "One per page")
    settle(desk, page)
    desk.qtbot.keyClick(page.pages, Qt.Key.Key_End)
    other = new_project("Other")
    board = other.board
    for number in range(14):
        board, _ = board.with_new_panel(number, prompt="a fox")
    desk.session.open(other.replace(board=board))
    settle(desk, page)
    assert page.number.text() == "Page 1 of 3"


def test_characters_that_no_font_has_are_named_beside_export(desk: Desk) -> None:
    page = opened(desk)
    assert page.message.isHidden()
    first = desk.project.board.panels[0].id
    desk.window.edits.change(first, "action", "\U000f1234")
    settle(desk, page)
    assert "U+F1234" in page.message.label.text()


def test_export_asks_for_a_file(desk: Desk) -> None:
    page = opened(desk)
    page.export.click()
    assert desk.window.opener.current.windowTitle() == "Export sheet"
    desk.window.opener.current.reject()


def test_a_sheet_edit_leaves_how_panels_stand(desk: Desk) -> None:
    opened(desk)
    first = desk.project.board.panels[0].id
    recipe = desk.session.standing(first).recipe
    desk.session.edit("", desk.project.replace(sheet=built_in()[2]))
    assert desk.session.standing(first).recipe is recipe


def test_every_control_of_the_form_has_a_name(desk: Desk) -> None:
    page = opened(desk)
    lines = [
        each for each in page.form.findChildren(QLineEdit) if each.parent() is page.form.header
    ]
    assert len(lines) == 3
    assert all(each.accessibleName() for each in lines)
    assert all(each.text() for each in page.form.findChildren(QCheckBox))


def test_of_five_hundred_panels_only_the_pages_that_are_seen_are_painted(
    make_desk: MakeDesk,
) -> None:
    project: Project = new_project("Long")
    board = project.board
    for number in range(500):
        board, _ = board.with_new_panel(number, prompt=f"a fox, {number}", action="She runs. " * 20)
    desk = make_desk(project=project.replace(board=board))
    page = opened(desk)
    assert len(page.maker.result.pages) > 40

    def painted() -> int:
        pages = page.maker.result.pages
        return sum(page.maker.painter.pixmap(each, 1) is not None for each in pages)

    desk.until(lambda: painted() > 0 and page.maker.is_settled)
    assert painted() < 5
