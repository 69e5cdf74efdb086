"""What a character's dialog shows beside its words: its looks, and where it is used."""

from pathlib import Path

from core.domain.character import Variant
from core.domain.project import new_project
from desktop.dialogs.cast_dialog import CastDialog
from desktop.dialogs.own_picture_dialog import OwnPictureDialog
from tests.desktop.conftest import Desk


def test_the_word_that_is_tracked_is_marked_in_the_words(desk: Desk) -> None:
    dialog = desk.window.opener.character()
    dialog.name.setText("Tom")
    dialog.words.setPlainText("a tall sailor & his <hat>")
    dialog.noun.setText("sailor")
    assert "a tall <b><u>sailor</u></b> &amp; his &lt;hat&gt;" in dialog.tracked.text()
    dialog.noun.setText("wolf")
    assert dialog.tracked.text() == ""
    dialog.reject()


def test_its_pictures_are_shown_and_casting_again_keeps_what_was_written(desk: Desk) -> None:
    fox = desk.cast(desk.add_character())
    dialog = desk.window.opener.character(fox)
    desk.until(lambda: not dialog.side.tiles[0].pixmap().isNull())
    dialog.words.setPlainText("a grey fox")
    dialog.side.cast.click()
    casting = desk.window.opener.current
    assert isinstance(casting, CastDialog)
    assert desk.library.characters.get(fox.id).words == "a grey fox"
    assert [tile.isChecked() for tile in casting.tiles] == [True]
    casting.reject()


def test_an_own_picture_is_one_press_away_unless_something_is_wrong(
    desk: Desk, picture: Path
) -> None:
    fox = desk.add_character()
    dialog = desk.window.opener.character(fox)
    dialog.noun.setText("wolf")
    dialog.side.own.click()
    assert desk.window.opener.current is dialog
    dialog.noun.setText("fox")
    dialog.side.own.click()
    own = desk.window.opener.current
    assert isinstance(own, OwnPictureDialog)
    own.take(picture)
    desk.read(own)
    own.accept_button.click()
    assert desk.library.characters.get(fox.id).is_cast


def test_the_panels_and_projects_that_use_it_are_named(desk: Desk) -> None:
    fox = desk.add_character()
    unused = desk.window.opener.character(fox)
    assert "Write @Fox" in unused.side.used.text()
    unused.reject()
    desk.write("@Fox runs", "a house", "@fox:winter sleeps")
    desk.session.save()
    dialog = desk.window.opener.character(fox)
    assert dialog.side.used.text() == "2 panels here: 1, 3"
    dialog.reject()
    desk.session.open(new_project("Another"))
    again = desk.window.opener.character(fox)
    assert again.side.used.text() == "Test"
    again.reject()


def test_many_variants_scroll_and_nothing_is_cut_off(desk: Desk) -> None:
    fox = desk.add_character()
    many = tuple(Variant(name=f"v{n}", words="a fox in a coat") for n in range(12))
    desk.window.shelf.save_character(fox.replace(variants=many))
    dialog = desk.window.opener.character(desk.library.characters.get(fox.id))
    dialog.resize(900, 560)
    assert dialog.height() == 560
    dialog.variants.more.click()
    area, more = dialog.area, dialog.variants.more
    desk.until(
        lambda: area.viewport().rect().contains(more.mapTo(area.viewport(), more.rect().center()))
    )
    heights = {row.name.height() for row in dialog.variants.rows}
    assert min(heights) >= dialog.variants.rows[0].name.sizeHint().height()
    dialog.reject()
