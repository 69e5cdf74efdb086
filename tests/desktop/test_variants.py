"""Costumes and ages of a character: written with it, cast by themselves, named in prompts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.character import Character, Variant
from core.domain.staleness import Change
from tests.desktop.conftest import Desk

RAINCOAT = Variant(name="raincoat", words="a fox wearing a yellow raincoat")


def dressed(desk: Desk, *variants: Variant) -> Character:
    fox = desk.add_character("Fox", "a fox")
    desk.window.shelf.save_character(fox.replace(variants=variants or (RAINCOAT,)))
    return desk.library.characters.get(fox.id)


def test_variants_are_added_edited_and_removed(desk: Desk) -> None:
    fox = dressed(desk)
    dialog = desk.window.opener.character(fox)
    dialog.variants.more.click()
    row = dialog.variants.rows[1]
    desk.qtbot.keyClicks(row.name, "old")
    desk.qtbot.keyClicks(row.words, "an  old fox ")
    dialog.accept_button.click()
    saved = desk.library.characters.get(fox.id)
    assert saved.variants == (RAINCOAT, Variant(name="old", words="an old fox"))
    dialog = desk.window.opener.character(saved)
    dialog.variants.rows[0].remove.click()
    dialog.accept_button.click()
    assert [one.name for one in desk.library.characters.get(fox.id).variants] == ["old"]


def test_what_is_wrong_with_a_variant_is_said(desk: Desk) -> None:
    dialog = desk.window.opener.character(dressed(desk))
    dialog.variants.rows[0].words.setText("a wolf")
    assert "“fox”" in dialog.message.label.text()
    assert not dialog.accept_button.isEnabled()
    dialog.variants.rows[0].words.setText("an old fox")
    assert dialog.accept_button.isEnabled()
    dialog.variants.rows[0].name.setText("in the rain")
    assert "cannot be the name" in dialog.message.label.text()
    dialog.reject()


def test_an_empty_row_is_no_variant(desk: Desk) -> None:
    dialog = desk.window.opener.character(dressed(desk))
    dialog.variants.more.click()
    assert dialog.accept_button.isEnabled()
    assert dialog.character.variants == (RAINCOAT,)
    dialog.reject()


def test_a_variant_is_cast_by_itself_and_keeps_its_own_pictures(desk: Desk) -> None:
    fox = desk.cast(dressed(desk))
    dialog = desk.window.opener.cast(fox)
    texts = [dialog.look.itemText(n) for n in range(dialog.look.count())]
    assert texts == ["Fox", "Fox:raincoat"]
    dialog.look.setCurrentIndex(1)
    dialog.look.activated.emit(1)
    desk.finish()
    casting = desk.window.opener.current
    assert casting is not dialog
    desk.until(lambda: len(casting.tiles) == 4)
    casting.tiles[1].click()
    casting.freeze_button.click()
    saved = desk.library.characters.get(fox.id)
    assert saved.anchors == fox.anchors
    (anchor,) = saved.variants[0].anchors
    assert anchor.recipe.prompt.startswith("a fox wearing a yellow raincoat")


def test_a_character_without_variants_is_cast_as_ever(desk: Desk) -> None:
    dialog = desk.window.opener.cast(desk.add_character())
    assert dialog.look.isHidden()
    dialog.reject()


def test_variants_are_completed_after_a_colon(desk: Desk) -> None:
    fox = dressed(desk, RAINCOAT, Variant(name="old", words="an old fox"))
    desk.window.shelf.use_character(fox.id, False)
    assert desk.session.offers("fo") == ["Fox"]
    assert desk.session.offers("fox:") == ["Fox:raincoat", "Fox:old"]
    assert desk.session.offers("Fox:RA") == ["Fox:raincoat"]
    assert desk.session.offers("nobody:") == []
    desk.trigger("panel.new")
    prompt = desk.window.inspector.prompt
    desk.until(prompt.hasFocus)
    desk.qtbot.keyClicks(prompt, "@Fox:ra")
    desk.until(prompt.completer.popup().isVisible)
    QTest.keyClick(prompt.completer.popup(), Qt.Key.Key_Return)
    assert prompt.toPlainText() == "@Fox:raincoat "
    assert desk.project.character_ids == (fox.id,)


def test_names_of_the_cast_are_offered_before_others(desk: Desk) -> None:
    robot, rob = desk.add_character("Robot"), desk.add_character("Rob")
    desk.window.shelf.use_character(rob.id, False)
    assert desk.session.offers("ro") == ["Robot", "Rob"]
    desk.window.shelf.use_character(robot.id, False)
    assert desk.session.offers("ro") == ["Rob", "Robot"]


def test_names_in_a_prompt_are_tinted(desk: Desk) -> None:
    dressed(desk)
    desk.write("a hut, @Fox:raincoat waits")
    block = desk.window.inspector.prompt.document().firstBlock()
    tinted = [
        block.text()[part.start : part.start + part.length] for part in block.layout().formats()
    ]
    assert tinted == ["@Fox:raincoat"]


def test_a_changed_character_makes_its_panels_stale_and_they_say_why(desk: Desk) -> None:
    fox = desk.cast(desk.add_character("Fox", "a fox"))
    other, _ = desk.write("a hut", "@Fox runs")
    desk.trigger("generate.all")
    desk.finish()
    desk.window.shelf.save_character(fox.replace(words="a grey fox"))
    panels = desk.project.board.panels
    standing = desk.session.standing(panels[1].id)
    assert [reason.kind for reason in standing.reasons] == [Change.CHARACTER]
    assert (standing.reasons[0].before, standing.reasons[0].after) == (2, 3)
    assert desk.session.standing(other).is_current
    desk.session.select([panels[1].id])
    words = "Fox was changed since (version 2, now 3)."
    assert desk.window.inspector.message.label.text() == words
    model = desk.window.board.view.model()
    assert words.rstrip(".") in model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    card = model.index(1).data(Qt.ItemDataRole.UserRole)
    assert model.state_text(card) == "Out of date: Fox changed"
