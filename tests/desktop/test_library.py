"""Styles and characters: adding, casting, freezing, deleting."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from core.domain.character import Anchor, Character
from core.domain.errors import StorageError
from core.domain.events import CandidateMade
from core.domain.project import new_project
from desktop.dialogs.cast_dialog import Tile
from desktop.dialogs.character_dialog import guess_noun
from desktop.session import shelf as shelf_edits
from desktop.session.shelf import renamed
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine


def test_empty_shelves_say_what_to_do(desk: Desk) -> None:
    for shelf in (desk.window.library.characters, desk.window.library.styles):
        assert shelf._stack.currentWidget() is shelf.empty


def test_a_style_is_added_from_a_picture_and_used_at_once(desk: Desk, picture: Path) -> None:
    dialog = desk.read(desk.window.opener.style(None, picture))
    assert dialog.name.text() == "Old map"
    dialog.description.setText("an island")
    dialog.accept_button.click()
    (style,) = desk.library.styles.all()
    assert (style.name, style.description) == ("Old map", "an island")
    assert desk.library.blobs.get(style.picture) == picture.read_bytes()
    assert desk.project.style_id == style.id


def test_a_file_that_is_no_picture_is_refused_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "notes.png"
    file.write_text("not a picture")
    dialog = desk.window.opener.style()
    dialog.take(file)
    desk.read(dialog)
    assert dialog.message.isVisible()
    assert "notes.png" in dialog.message.label.text()
    assert not dialog.accept_button.isEnabled()
    dialog.take(tmp_path / "missing.png")
    desk.read(dialog)
    assert "missing.png" in dialog.message.label.text()
    dialog.reject()
    assert desk.library.styles.all() == []


def test_a_picture_is_read_and_shown_off_the_windows_thread(
    desk: Desk, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads, read = [], shelf_edits.read_picture

    def reading(path: Path) -> bytes:
        threads.append(threading.current_thread())
        return read(path)

    monkeypatch.setattr(shelf_edits, "read_picture", reading)
    dialog = desk.window.opener.style(None, picture)
    assert not dialog.accept_button.isEnabled()
    desk.read(dialog)
    assert dialog.accept_button.isEnabled()
    assert threads[0] is not threading.current_thread()
    desk.until(lambda: not dialog.well.pixmap().isNull())
    dialog.reject()


def test_a_style_needs_a_name_and_a_picture_or_words(desk: Desk) -> None:
    dialog = desk.window.opener.style()
    dialog.name.setText("Ink")
    assert not dialog.accept_button.isEnabled()
    dialog.words.setText("ink drawing")
    assert dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_character_is_written_its_noun_guessed_and_casting_follows(desk: Desk) -> None:
    dialog = desk.window.opener.character()
    dialog.name.setText("Tom")
    desk.qtbot.keyClicks(dialog.words, "a tall sailor wearing a yellow coat")
    assert dialog.noun.text() == "sailor"
    dialog.accept_button.click()
    casting = desk.window.opener.current
    desk.until(lambda: len(casting.tiles) == 4)
    assert not casting.freeze_button.isEnabled()
    casting.tiles[2].click()
    casting.freeze_button.click()
    (tom,) = desk.library.characters.all()
    assert (tom.name, tom.noun) == ("Tom", "sailor")
    assert [anchor.recipe.seed for anchor in tom.anchors] == [1003]
    assert tom.anchors[0].recipe == desk.engine.casts[2]


def test_what_is_wrong_with_a_character_is_said_while_it_is_written(desk: Desk) -> None:
    desk.add_character("Fox")
    dialog = desk.window.opener.character()
    dialog.name.setText("fox")
    dialog.words.setPlainText("a red fox")
    assert "another character called fox" in dialog.message.label.text()
    dialog.name.setText("Vixen")
    assert dialog.message.isHidden()
    dialog.noun.setText("wolf")
    assert "wolf" in dialog.message.label.text()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_third_pick_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    dialog = desk.window.opener.cast(desk.add_character())
    desk.until(lambda: len(dialog.tiles) == 4)
    for tile in dialog.tiles[:3]:
        tile.click()
    assert sum(tile.isChecked() for tile in dialog.tiles) == 2
    dialog.reject()


def test_candidates_are_shown_as_they_come(desk: Desk) -> None:
    dialog = desk.window.opener.cast(desk.add_character())
    desk.until(lambda: len(dialog.tiles) == 4)

    def middle(tile: Tile) -> QColor:
        return tile.grab().toImage().pixelColor(tile.rect().center())

    well = QColor(desk.window.appearance.theme.sunken)
    desk.until(lambda: all(middle(tile) != well for tile in dialog.tiles))
    dialog.reject()


def test_the_candidate_that_is_being_drawn_is_previewed(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=40, pause=0.01))
    dialog = desk.window.opener.cast(desk.add_character())
    well = QColor(desk.window.appearance.theme.sunken)

    def is_forming() -> bool:
        image = dialog.forming.grab().toImage()
        return image.pixelColor(dialog.forming.rect().center()) != well

    desk.until(is_forming)
    assert dialog.tiles == []
    dialog.reject()
    desk.finish()
    assert not desk.work.previews


def test_more_candidates_have_other_seeds(desk: Desk) -> None:
    dialog = desk.window.opener.cast(desk.add_character())
    desk.until(lambda: dialog.more.isEnabled())
    dialog.more.click()
    desk.until(lambda: len(dialog.tiles) == 8)
    assert [tile.anchor.recipe.seed for tile in dialog.tiles] == list(range(1001, 1009))
    dialog.reject()


def test_closing_the_casting_dialog_stops_the_casting(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(steps=50, pause=0.01))
    dialog = desk.window.opener.cast(desk.add_character())
    desk.until(lambda: dialog.bar.value() > 2)
    dialog.reject()
    desk.finish()
    assert desk.engine.stopped == 1
    assert desk.engine.casts == []


def test_a_casting_that_fails_is_explained_in_the_dialog(make_desk: MakeDesk) -> None:
    desk = make_desk(FakeEngine(fail_at=1))
    dialog = desk.window.opener.cast(desk.add_character())
    desk.until(lambda: dialog.message.isVisible())
    assert "went wrong" in dialog.message.label.text()
    assert dialog.more.isEnabled()
    dialog.reject()


def test_new_words_for_a_cast_character_ask_for_another_casting(desk: Desk) -> None:
    fox = desk.cast(desk.add_character())
    dialog = desk.window.opener.character(fox)
    dialog.words.setPlainText("a fox wearing a hat")
    assert "Cast again" in dialog.message.label.text()
    assert dialog.character.is_cast
    dialog.words.setPlainText("a wolf")
    dialog.noun.setText("wolf")
    assert not dialog.character.is_cast
    dialog.reject()


def test_a_renamed_character_is_renamed_in_prompts(desk: Desk) -> None:
    fox = desk.add_character("Fox")
    desk.write("@Fox and @Foxy", "@fox runs")
    desk.window.shelf.save_character(fox.replace(name="Mia"))
    assert desk.prompts() == ["@Mia and @Foxy", "@Mia runs"]


def test_a_renaming_reaches_other_projects_and_is_undone_as_one(desk: Desk) -> None:
    fox = desk.add_character("Fox")
    desk.write("@Fox waits")
    first = desk.project.id
    desk.session.open(new_project("Other"))
    desk.write("@Fox runs")
    desk.window.shelf.save_character(fox.replace(name="Mia"))

    def other_prompt() -> str:
        return desk.library.projects.get(first).board.panels[0].prompt

    assert (desk.prompts(), other_prompt()) == (["@Mia runs"], "@Mia waits")
    desk.session.undo_stack.undo()
    assert (desk.prompts(), other_prompt()) == (["@Fox runs"], "@Fox waits")
    assert desk.library.characters.get(fox.id).name == "Fox"
    assert desk.session.undo_stack.undoText() == "Change prompt"
    desk.session.undo_stack.redo()
    assert desk.prompts() == ["@Mia runs"]
    assert desk.library.characters.get(fox.id).name == "Mia"


def test_a_renaming_that_fails_changes_nothing_and_undo_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fox = desk.add_character("Fox")
    desk.write("@Fox waits")
    first = desk.project.id
    desk.session.open(new_project("Other"))
    (panel_id,) = desk.write("@Fox runs")
    desk.session.save()

    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library.characters, "write", full)
        with pytest.raises(StorageError):
            desk.window.shelf.save_character(fox.replace(name="Mia"))
    assert desk.library.characters.get(fox.id) == fox
    assert desk.library.projects.get(first).board.panels[0].prompt == "@Fox waits"
    assert desk.prompts() == ["@Fox runs"]
    desk.window.edits.change(panel_id, "notes", "quick")
    desk.session.undo_stack.undo()
    assert desk.project.board.panel(panel_id).notes == ""
    assert desk.session.undo_stack.canRedo()


def test_an_undo_of_a_renaming_that_fails_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fox = desk.add_character("Fox")
    desk.window.shelf.save_character(fox.replace(name="Mia"))

    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library.characters, "write", full)
        desk.session.undo_stack.undo()
    assert "The disk is full." in desk.notices
    desk.session.undo_stack.redo()
    desk.session.undo_stack.undo()
    assert desk.library.characters.get(fox.id).name == "Fox"


def test_a_candidate_of_another_round_is_not_taken_in(desk: Desk) -> None:
    fox = desk.add_character()
    dialog = desk.window.opener.cast(fox)
    desk.finish()
    desk.until(lambda: len(dialog.tiles) == 4)
    late = dialog.tiles[0].anchor
    other = late.replace(recipe=late.recipe.replace(seed=77))
    desk.work.candidate_made.emit(CandidateMade(fox.id, other))
    assert len(dialog.tiles) == 4
    dialog.reject()


def test_a_deleted_character_leaves_the_project_and_can_be_brought_back(desk: Desk) -> None:
    fox = desk.add_character("Fox")
    desk.window.shelf.delete_characters([fox])
    assert desk.library.characters.all() == []
    assert desk.project.character_ids == ()
    assert desk.notices[-1] == "“Fox” was moved to the bin."
    desk.window.notices.strips[-1].button.click()
    assert desk.library.characters.all() == [fox]
    assert desk.project.character_ids == (fox.id,)


def test_a_style_of_another_project_is_kept_in_both(desk: Desk) -> None:
    ink = desk.add_style("Ink")
    desk.session.save()
    desk.session.open(new_project("Other"))
    desk.window.shelf.use_style(ink.id)
    desk.window.shelf.delete_styles([ink])
    assert desk.notices[-1] == "“Ink” is used by the project “Test”."
    assert desk.library.styles.all() == [ink]
    assert desk.project.style_id == ink.id


def test_ticking_a_style_uses_it_and_unticking_leaves_it(desk: Desk) -> None:
    ink, oil = desk.add_style("Ink"), desk.add_style("Oil")
    assert desk.project.style_id == ink.id
    desk.window.library.styles.model.ticked.emit(oil.id, True)
    assert desk.project.style_id == oil.id
    assert desk.window.board.header.style_box.currentText() == "Oil"
    desk.window.library.styles.model.ticked.emit(oil.id, False)
    assert desk.project.style_id is None


def test_the_noun_is_guessed_from_the_first_phrase() -> None:
    assert guess_noun("a fox") == "fox"
    assert guess_noun("A small robot, with one eye") == "robot"
    assert guess_noun("an old woman holding a lamp") == "woman"
    assert guess_noun("") == ""


def test_renaming_touches_whole_names_only() -> None:
    assert renamed("@Fox, @Foxes and fox", "Fox", "Mia") == "@Mia, @Foxes and fox"


def test_a_character_that_cannot_be_drawn_is_not_cast(desk: Desk) -> None:
    broken = Character(id="x", name="Fox", words="a wolf", noun="fox")
    dialog = desk.window.opener.cast(broken)
    assert "does not occur" in dialog.message.label.text()
    dialog.reject()


def own_picture(desk: Desk, character: Character, picture: Path, words: str) -> Character:
    dialog = desk.window.opener.own_picture(character)
    dialog.take(picture)
    desk.read(dialog)
    dialog.description.setText(words)
    dialog.accept_button.click()
    return desk.library.characters.get(character.id)


def test_an_own_picture_fixes_a_character_and_is_read_when_panels_are_made(
    desk: Desk, picture: Path
) -> None:
    fox = own_picture(desk, desk.add_character(), picture, " a fox  standing ")
    (anchor,) = fox.anchors
    assert anchor == Anchor(picture=anchor.picture, prompt="a fox standing")
    assert desk.library.blobs.get(anchor.picture) == picture.read_bytes()
    desk.write("@Fox runs")
    desk.trigger("generate.all")
    desk.finish()
    assert [(one.picture, one.noun) for one in desk.engine.inverted] == [(anchor.picture, "fox")]
    assert len(desk.engine.made) == 1
    card = desk.window.library.characters.model.card(0)
    assert (card.row.picture, card.remark.warns) == (anchor.picture, False)


def test_an_own_picture_needs_the_noun_among_its_words(desk: Desk, picture: Path) -> None:
    dialog = desk.window.opener.own_picture(desk.add_character())
    assert dialog.description.text() == "a fox"
    assert not dialog.accept_button.isEnabled()
    dialog.take(picture)
    desk.read(dialog)
    assert dialog.accept_button.isEnabled()
    dialog.description.setText("an animal, standing")
    assert not dialog.accept_button.isEnabled()
    assert "“fox”" in dialog.message.label.text()
    dialog.description.setText("the Fox, standing")
    assert dialog.accept_button.isEnabled()
    assert dialog.message.isHidden()
    dialog.remove.click()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_other_words_for_an_own_picture_keep_what_was_painted_on_it(
    desk: Desk, picture: Path
) -> None:
    fox = own_picture(desk, desk.add_character(), picture, "a fox")
    painted = fox.replace(anchors=(fox.anchors[0].replace(mask="ab" * 32),))
    desk.window.shelf.save_character(painted)
    dialog = desk.window.opener.own_picture(painted)
    assert dialog.picture == fox.anchors[0].picture
    dialog.description.setText("a fox in the snow")
    dialog.accept_button.click()
    (anchor,) = desk.library.characters.get(fox.id).anchors
    assert (anchor.prompt, anchor.mask) == ("a fox in the snow", "ab" * 32)


def test_an_own_picture_can_be_chosen_instead_of_a_candidate(desk: Desk) -> None:
    casting = desk.window.opener.cast(desk.add_character())
    casting.own.click()
    assert desk.window.opener.current.windowTitle() == "Your picture of Fox"
    desk.window.opener.current.reject()
    desk.finish()


def test_a_character_with_an_own_picture_can_be_cast_still(desk: Desk, picture: Path) -> None:
    fox = own_picture(desk, desk.add_character(), picture, "a fox")
    dialog = desk.window.opener.cast(fox)
    desk.until(lambda: len(dialog.tiles) == 5)
    assert [tile.isChecked() for tile in dialog.tiles] == [True] + [False] * 4
    dialog.tiles[1].click()
    dialog.freeze_button.click()
    anchors = desk.library.characters.get(fox.id).anchors
    assert [anchor.recipe and anchor.recipe.seed for anchor in anchors] == [None, 1001]


def test_new_words_for_a_character_with_an_own_picture_ask_for_nothing(
    desk: Desk, picture: Path
) -> None:
    fox = own_picture(desk, desk.add_character(), picture, "a fox")
    dialog = desk.window.opener.character(fox)
    dialog.words.setPlainText("a fox wearing a hat")
    assert dialog.message.isHidden()
    assert dialog.character.is_cast
    dialog.words.setPlainText("a wolf")
    dialog.noun.setText("wolf")
    assert not dialog.character.is_cast
    dialog.reject()
