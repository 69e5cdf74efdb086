"""The shelf as it is listed: searched, filtered, filed, starred, and read page by page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from core.domain.prompting import style_references
from core.domain.style import Style
from core.domain.values import new_id
from core.jobs.forecast import place_of
from core.storage.search import Query, Row, Sort
from core.storage.trajectories import About
from desktop.library.model import PAGE, Remark, ShelfModel
from desktop.library.shelf import Shelf
from tests.desktop.conftest import Desk


def styles(desk: Desk, *names: str) -> list[Style]:
    made = [Style(id=new_id(), name=name, words=f"{name} drawing") for name in names]
    for style in made:
        desk.library.styles.save(style)
    desk.session.refresh_library()
    return made


def shelf_of(desk: Desk) -> Shelf:
    desk.window.library.setCurrentWidget(desk.window.library.styles)
    return desk.window.library.styles


def names(shelf: Shelf) -> list[str]:
    return [shelf.model.row(place).name for place in range(shelf.model.rowCount())]


def test_typing_in_the_search_field_leaves_what_has_the_words(desk: Desk) -> None:
    styles(desk, "Ink", "Old map", "Oil")
    shelf = shelf_of(desk)
    desk.trigger("library.search")
    desk.until(shelf.filters.search.hasFocus)
    desk.qtbot.keyClicks(shelf.filters.search, "o dr")
    desk.until(lambda: names(shelf) == ["Oil", "Old map"])
    QTest.keyClick(shelf.filters.search, Qt.Key.Key_Escape)
    desk.until(lambda: len(names(shelf)) == 3)


def test_letters_typed_on_the_cards_search_and_down_goes_back_to_them(desk: Desk) -> None:
    styles(desk, "Ink", "Oil")
    shelf = shelf_of(desk)
    shelf.view.setFocus()
    QTest.keyClicks(shelf.view, "oi")
    desk.until(lambda: names(shelf) == ["Oil"])
    QTest.keyClick(shelf.filters.search, Qt.Key.Key_Down)
    assert shelf.chosen() == [shelf.model.row(0).id]


def test_a_search_without_a_result_says_so_and_how_to_go_on(desk: Desk) -> None:
    styles(desk, "Ink")
    shelf = shelf_of(desk)
    shelf.filters.search.setText("watercolour")
    desk.until(lambda: shelf._stack.currentWidget() is shelf.nothing)
    shelf.filters.clear()
    desk.until(lambda: shelf._stack.currentWidget() is shelf.view)
    assert names(shelf) == ["Ink"]


def test_a_favourite_is_starred_by_a_click_and_by_a_key_and_can_be_asked_for(desk: Desk) -> None:
    _, oil = styles(desk, "Ink", "Oil")
    shelf = shelf_of(desk)
    rect = shelf.view.visualRect(shelf.model.index(0))
    at = shelf.view.delegate.star_place(rect).center()
    QTest.mouseClick(shelf.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shelf.model.row(0).favourite
    assert shelf.chosen() == []
    shelf.view.select([0])
    QTest.keyClick(shelf.view, Qt.Key.Key_Period)
    assert not shelf.model.row(0).favourite
    desk.window.shelf.favour(desk.library.styles, [oil.id], True)
    shelf.filters._set(favourites=True)
    desk.until(lambda: names(shelf) == ["Oil"])


def test_filters_are_chosen_in_a_menu_and_taken_off_as_chips(desk: Desk) -> None:
    ink, oil, _ = styles(desk, "Ink", "Oil", "Pastel")
    desk.window.shelf.file(desk.library.styles, [ink.id, oil.id], "Films/Rain", ["night"], [])
    desk.window.shelf.file(desk.library.styles, [oil.id], None, ["day"], ["night"])
    shelf = shelf_of(desk)

    def choose(submenu: str, text: str) -> None:
        shelf.filters.fill()
        menu = next(a.menu() for a in shelf.filters.menu.actions() if a.text() == submenu)
        next(a for a in menu.actions() if a.text() == text).trigger()

    choose("Folder", "Films/Rain (2)")
    desk.until(lambda: names(shelf) == ["Ink", "Oil"])
    choose("Tags", "day (1)")
    desk.until(lambda: names(shelf) == ["Oil"])
    chips = shelf.filters.chips.findChildren(QToolButton)
    chip = next(c for c in chips if c.text() == "Films/Rain")
    chip.click()
    assert shelf.filters.query == Query(tags=frozenset({"day"}))
    choose("Folder", "In no folder")
    desk.until(lambda: names(shelf) == [])


def test_the_order_is_chosen(desk: Desk) -> None:
    ink, _, _ = styles(desk, "Ink", "Oil", "Pastel")
    shelf = shelf_of(desk)
    desk.library.styles.save(ink.replace(words="with a brush"))
    shelf.filters._set(sort=Sort.CHANGED)
    desk.until(lambda: names(shelf) == ["Ink", "Pastel", "Oil"])
    shelf.filters._set(sort=Sort.ADDED)
    desk.until(lambda: names(shelf) == ["Pastel", "Oil", "Ink"])


def test_many_are_filed_at_once(desk: Desk) -> None:
    ink, oil = styles(desk, "Ink", "Oil")
    shelf = desk.library.styles
    shelf.tag([ink.id], ["night", "rain"])
    shelf.tag([oil.id], ["rain"])
    dialog = desk.window.deeds.file(shelf, [ink.id, oil.id])
    assert dialog.tags.text() == "rain"
    assert "night" in dialog._help()
    dialog.tags.setText("blue,  light  blue ,blue")
    dialog.folder_box.setEditText("Films/Rain")
    dialog.accept_button.click()
    rows = shelf.rows([ink.id, oil.id])
    assert [row.folder for row in rows] == ["Films/Rain", "Films/Rain"]
    assert [set(row.tags) for row in rows] == [
        {"blue", "light blue", "night"},
        {"blue", "light blue"},
    ]


def test_filing_without_a_word_changes_nothing(desk: Desk) -> None:
    ink, oil = styles(desk, "Ink", "Oil")
    shelf = desk.library.styles
    shelf.file([ink.id], "Films")
    before = shelf.rows([ink.id, oil.id])
    desk.window.deeds.file(shelf, [ink.id, oil.id]).accept_button.click()
    assert shelf.rows([ink.id, oil.id]) == before
    dialog = desk.window.deeds.file(shelf, [ink.id])
    dialog.folder_box.setEditText("")
    dialog.accept_button.click()
    assert shelf.rows([ink.id])[0].folder == ""


def test_what_was_selected_stays_so_when_the_shelf_changes(desk: Desk) -> None:
    _, oil, _ = styles(desk, "Ink", "Oil", "Pastel")
    shelf = shelf_of(desk)
    shelf.view.select([1])
    styles(desk, "Old map", "Charcoal")
    assert shelf.chosen() == [oil.id]
    desk.window.shelf.delete_styles([oil])
    assert shelf.chosen() == []


def test_the_same_again_is_said_and_can_be_shown(desk: Desk) -> None:
    (ink,) = styles(desk, "Ink")
    desk.window.shelf.save_style(ink.replace(id=new_id(), name="Also ink"))
    assert desk.notices[-1] == "“Also ink” is the same as “Ink” but for its name."
    desk.window.notices.strips[-1].button.click()
    shelf = desk.window.library.currentWidget()
    assert shelf is desk.window.library.styles
    desk.qtbot.wait(20)
    assert shelf.chosen() == [ink.id]


def test_a_style_with_a_cached_inversion_says_how_large_it_is(desk: Desk, picture: Path) -> None:
    dialog = desk.read(desk.window.opener.style(None, picture))
    dialog.accept_button.click()
    (style,) = desk.library.styles.all()
    inversions, shelf = desk.window.inversions, shelf_of(desk)
    inversions._read()
    desk.until(lambda: shelf.model.card(0).remark.short == "Will be inverted")
    recipe = inversions.state().bare
    (reference,) = style_references(style)
    about = About(picture=style.picture, model=recipe.model, size=recipe.size)
    desk.library.trajectories.put(recipe.trajectory_key(reference), b"x" * 2000, about)
    inversions._read()
    desk.until(lambda: shelf.model.card(0).remark.short.startswith("Cached"))
    assert "2." in shelf.model.card(0).remark.short
    info = desk.window.deeds.show_info(desk.library.styles, style)
    assert "64 × 64" in info.cached.item(0).text()
    info.forget.click()
    assert desk.library.trajectories.all() == []
    assert not info.forget.isEnabled()
    desk.until(lambda: shelf.model.card(0).remark.short == "Will be inverted")
    info.accept()


def test_what_an_inversion_will_take_is_said_once_it_was_measured(
    desk: Desk, picture: Path
) -> None:
    desk.read(desk.window.opener.style(None, picture)).accept_button.click()
    shelf, place = shelf_of(desk), desk.window.inversions
    device = place_of(desk.work.devices[0])
    desk.library.timings.add("fake", device, "invert 64x64", 12.0, 1, 2)
    place._read()
    desk.until(lambda: shelf.model.card(0).remark.short == "Will invert, about 12 s")


def test_an_earlier_version_is_used_again(desk: Desk) -> None:
    fox = desk.add_character("Fox", "a red fox")
    desk.window.shelf.save_character(fox.replace(words="a grey fox"))
    shelf = desk.library.characters
    dialog = desk.window.deeds.show_info(shelf, shelf.get(fox.id))
    assert [dialog.versions.item(row).text()[:9] for row in range(2)] == ["Version 2", "Version 1"]
    assert dialog.users.item(0).text() == "No project uses it."
    assert not dialog.back.isEnabled()
    dialog.versions.setCurrentRow(1)
    dialog.back.click()
    assert shelf.get(fox.id).words == "a red fox"
    assert shelf.version(fox.id) == 3
    assert dialog.versions.count() == 3
    dialog.accept()


def test_a_version_whose_name_another_has_now_is_not_brought_back(desk: Desk) -> None:
    fox = desk.add_character("Fox")
    desk.window.shelf.save_character(fox.replace(name="Vixen"))
    other = desk.add_character("Fox", "a grey fox")
    shelf = desk.library.characters
    dialog = desk.window.deeds.show_info(shelf, shelf.get(fox.id))
    dialog.versions.setCurrentRow(1)
    dialog.back.click()
    assert "another character called Fox" in dialog.message.label.text()
    assert shelf.get(fox.id).name == "Vixen"
    dialog.accept()
    desk.window.shelf.delete_characters([other])
    back = desk.window.notices.strips[-1].button
    desk.window.shelf.save_character(fox)
    back.click()
    assert "another character called Fox" in desk.notices[-1]
    assert [each.id for each in shelf.all()] == [fox.id]


def test_the_projects_that_use_something_are_listed(desk: Desk) -> None:
    fox = desk.add_character("Fox")
    desk.session.save()
    dialog = desk.window.deeds.show_info(desk.library.characters, fox)
    assert [dialog.users.item(row).text() for row in range(dialog.users.count())] == ["Test"]
    dialog.accept()


class Endless:
    """A shelf of ten thousand rows that counts what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int | None]] = []

    def find(self, query: Query, offset: int = 0, limit: int | None = None) -> list[Row]:
        self.asked.append((offset, limit))
        last = min(10_000, offset + (limit or 10_000))
        return [
            Row(
                id=str(n),
                name=f"Style {n}",
                words="",
                picture=None,
                version=1,
                favourite=False,
                folder="",
                tags=(),
                used=0,
                changed_at="",
                deleted_at=None,
            )
            for n in range(offset, last)
        ]

    def count(self, query: Query) -> int:
        return 10_000


def test_only_the_pages_that_are_seen_are_read() -> None:
    stored = Endless()
    model = ShelfModel(stored, lambda _: False, lambda _: Remark())
    assert (model.rowCount(), stored.asked) == (10_000, [])
    assert [model.row(place).name for place in (0, 63, 9_999)] == [
        "Style 0",
        "Style 63",
        "Style 9999",
    ]
    assert stored.asked == [(0, PAGE), (9_984, PAGE)]
    assert model.place_of("9990", near=9_999) == 9_990
    assert model.place_of("5000", near=9_999) is None


@pytest.mark.parametrize("many", [1, 3])
def test_what_is_deleted_from_the_shelf_comes_back_with_undo(desk: Desk, many: int) -> None:
    styles(desk, "Ink", "Oil", "Pastel")
    shelf = shelf_of(desk)
    shelf.view.select(list(range(many)))
    QTest.keyClick(shelf.view, Qt.Key.Key_Delete)
    assert len(desk.library.styles.all()) == 3 - many
    desk.window.notices.strips[-1].button.click()
    assert len(desk.library.styles.all()) == 3


def test_the_menu_offers_for_many_only_what_can_be_done_with_many(desk: Desk) -> None:
    styles(desk, "Ink", "Oil")
    shelf = shelf_of(desk)
    shelf.view.select([0, 1])
    offered = {action.text(): action.isEnabled() for action in shelf.menu().actions()}
    assert not offered["Edit…"]
    assert offered["Tags and folder…"]
    assert offered["Delete"]


def test_the_header_offers_the_styles_that_were_changed_last_and_a_way_to_all(desk: Desk) -> None:
    made = styles(desk, *(f"Style {n}" for n in range(12)))
    desk.window.shelf.use_style(made[0].id)
    box = desk.window.board.header.style_box
    texts = [box.itemText(n) for n in range(box.count())]
    assert texts[:3] == ["No style", "Style 0", "Style 11"]
    assert texts[-1] == "All styles…"
    assert len(texts) == 12
    box.activated.emit(box.setCurrentIndex(box.count() - 1))
    assert box.currentText() == "Style 0"
    assert desk.window.library.currentWidget() is desk.window.library.styles
    desk.until(desk.window.library.styles.filters.search.hasFocus)


def test_the_places_of_star_and_tick_do_not_overlap(desk: Desk) -> None:
    delegate = shelf_of(desk).view.delegate
    rect = shelf_of(desk).view.rect()
    rect.setHeight(80)
    assert delegate.part_at(delegate.star_place(rect).center(), rect) == "star"
    assert delegate.part_at(delegate.tick_place(rect).center(), rect) == "tick"
    assert delegate.part_at(QPoint(rect.center()), rect) == ""
