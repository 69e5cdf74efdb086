"""The inspector: what it shows of one panel and of several, and what it changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from shiboken6 import isValid

from core.checkpoints.identify import built_in_folder
from core.domain.board import CAPTIONS, Caption
from core.domain.wording import weights, worded
from desktop.inspector.inspector import GENERATION, INFO, PANEL, Inspector
from desktop.inspector.prompt_edit import PromptEdit
from desktop.inspector.weighing import weighed
from tests.desktop.conftest import Desk

FX = Caption(key="fx", label="Effects")


@pytest.fixture
def inspector(desk: Desk) -> Inspector:
    return desk.window.inspector


def marked(prompt: PromptEdit, wanted: str) -> list[str]:
    """The parts of the prompt that are underlined, or struck through."""
    block = prompt.document().firstBlock()
    return [
        block.text()[part.start : part.start + part.length]
        for part in block.layout().formats()
        if (wanted == "cut" and part.format.fontStrikeOut())
        or (wanted == "unknown" and part.format.underlineColor().isValid())
    ]


def use_words_of_the_built_in_model(desk: Desk) -> None:
    desk.session.set_model(desk.session.traits, "castboard-mini", built_in_folder())


# Tabs


def test_without_a_panel_it_shows_how_all_are_drawn_and_then_the_tab_one_was_on(
    desk: Desk, inspector: Inspector
) -> None:
    (panel_id,) = desk.write("a fox")
    assert inspector.tabs.currentIndex() == PANEL
    inspector.tabs.setCurrentIndex(INFO)
    desk.session.select([])
    assert inspector.tabs.currentIndex() == GENERATION
    assert not inspector.foot.isVisible()
    desk.session.select([panel_id])
    assert inspector.tabs.currentIndex() == INFO
    inspector.focus_prompt()
    assert inspector.tabs.currentIndex() == PANEL
    desk.session.select([])
    inspector.tabs.setCurrentIndex(PANEL)
    assert inspector.hint.isVisible()
    inspector.drawing.steps.setValue(31)
    assert inspector.tabs.currentIndex() == PANEL


def test_an_empty_choice_clears_what_was_mixed(desk: Desk, inspector: Inspector) -> None:
    ids = desk.write("one", "two")
    desk.window.edits.change(ids[0], "angle", "High")
    desk.session.select(ids)
    inspector.many.shot.angle.textActivated.emit("")
    assert [panel.angle for panel in desk.project.board.panels] == ["", ""]


# Weights and recent prompts


@pytest.mark.parametrize(
    ("text", "words", "by", "wanted"),
    [
        ("a red fox", "red", 0.1, "a (red:1.1) fox"),
        ("a red fox", " red ", 0.1, "a (red:1.1) fox"),
        ("a (red:1.1) fox", "red", 0.1, "a (red:1.2) fox"),
        ("a (red:1.1) fox", "(red:1.1)", -0.1, "a red fox"),
        ("a (red:1.1) fox", "red", -0.2, "a (red:0.9) fox"),
        ("a (red:4.0) fox", "red", 0.1, "a (red:4.0) fox"),
        ("a (red:0.0) fox", "red", -0.1, "a (red:0.0) fox"),
        ("lens 16 up", "16", 1.0, "lens (16:2.0) up"),
    ],
)
def test_words_are_weighed(text: str, words: str, by: float, wanted: str) -> None:
    start = text.index(words)
    told, first, last = weighed(text, start, start + len(words), by)
    assert told == wanted
    assert told[first:last] == words.strip(" ()").split(":")[0]
    assert worded(told, 0).text == worded(text, 0).text


@given(st.text("ab()[]{}|:1.2 ", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_weighing_up_and_down_again_changes_nothing_but_the_weight(
    text: str, one: int, other: int
) -> None:
    start, stop = sorted((min(one, len(text)), min(other, len(text))))
    told, first, last = weighed(text, start, stop, 0.1)
    before = sorted(weight for _, _, weight in weights(text))
    after = sorted(weight for _, _, weight in weights(told))
    assert abs(len(after) - len(before)) <= 1
    if told != text and len(after) > len(before):
        assert weighed(told, first, last, -0.1)[0] == text


def test_half_a_pair_of_brackets_is_not_weighed() -> None:
    assert weighed("a (b) c", 3, 7, 0.1) == ("a (b) c", 3, 7)


def test_colours_are_in_their_places_behind_an_emoji_and_in_every_line(
    desk: Desk, inspector: Inspector
) -> None:
    desk.add_character("Fox")
    desk.write("🌊 @Fox runs\n🌊 (fast:1.2) @Fox")
    block = inspector.prompt.document().lastBlock()
    text = block.text().encode("utf-16-le")
    parts = [
        text[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
        for part in block.layout().formats()
    ]
    assert parts == ["(", "fast", ":1.2)", "@Fox"]


def test_ctrl_up_and_down_weigh_the_word_at_the_caret(desk: Desk, inspector: Inspector) -> None:
    desk.write("🌊 @Fox:old in the rain")
    prompt = inspector.prompt
    prompt.setFocus()
    cursor = prompt.textCursor()
    cursor.setPosition(5)
    prompt.setTextCursor(cursor)
    held = Qt.KeyboardModifier.ControlModifier
    for _ in range(3):
        QTest.keyClick(prompt, Qt.Key.Key_Up, held)
    assert desk.prompts() == ["🌊 (@Fox:old:1.3) in the rain"]
    QTest.keyClick(prompt, Qt.Key.Key_Down, held)
    assert desk.prompts() == ["🌊 (@Fox:old:1.2) in the rain"]
    assert prompt.textCursor().selectedText() == "@Fox:old"


def test_alt_up_and_down_go_through_the_prompts_that_were_drawn(
    desk: Desk, inspector: Inspector
) -> None:
    fox = desk.add_character("Fox", "a red fox")
    desk.cast(fox)
    desk.window.shelf.use_style(desk.add_style().id)
    desk.write("@Fox sees a hut, @Fox runs")
    desk.trigger("generate.all")
    desk.finish()
    desk.write("an")
    prompt, held = inspector.prompt, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(prompt, Qt.Key.Key_Up, held)
    assert desk.prompts()[-1] == "@Fox sees a hut, @Fox runs"
    QTest.keyClick(prompt, Qt.Key.Key_Down, held)
    assert desk.prompts()[-1] == "an"
    QTest.keyClick(prompt, Qt.Key.Key_Up, held)
    desk.session.undo_stack.undo()
    assert desk.prompts()[-1] == "an"


# What the model reads


def test_tokens_are_counted_and_what_is_tracked_is_named(desk: Desk, inspector: Inspector) -> None:
    desk.cast(desk.add_character("Fox", "a fox"))
    use_words_of_the_built_in_model(desk)
    desk.write("@Fox")
    field = inspector.form.prompt
    desk.until(lambda: "tokens" in field.counts.text())
    assert (field.counts.text(), field.subjects.text()) == ("4 of 48 tokens", "Tracks fox")
    assert not field.warning.isVisible()
    field.toggle.click()
    assert "font-weight:600" in field.whole.text()


def test_unknown_words_are_underlined_and_what_is_cut_off_struck_through(
    desk: Desk, inspector: Inspector
) -> None:
    use_words_of_the_built_in_model(desk)
    desk.write("a zeppelin " + "a fox " * 30 + "a robot")
    field = inspector.form.prompt
    desk.until(field.warning.isVisible)
    assert marked(field.edit, "unknown") == ["zeppelin"]
    assert marked(field.edit, "cut")[0].endswith("a robot")
    said = field.warning.label.text()
    assert "does not know the word “zeppelin”" in said
    assert "does not read" in said
    desk.window.edits.change(desk.session.selected[0], "prompt", "a fox")
    desk.until(lambda: not field.warning.isVisible())
    assert marked(field.edit, "unknown") + marked(field.edit, "cut") == []


def test_unknown_words_are_quoted_one_by_one_as_the_language_does(
    german: None, desk: Desk, inspector: Inspector
) -> None:
    use_words_of_the_built_in_model(desk)
    desk.write("a zeppelin and a glockenspiel")
    field = inspector.form.prompt
    desk.until(field.warning.isVisible)
    assert "„zeppelin“, „glockenspiel“" in field.warning.label.text()


# How it is shot, and captions


def test_angle_lens_and_camera_move_reach_the_panel(desk: Desk, inspector: Inspector) -> None:
    desk.write("a fox")
    form = inspector.form.shot
    for field, text in (("angle", "High"), ("lens", "35 mm"), ("move", "Pan left")):
        form.boxes[field].setEditText(text)
    panel = desk.project.board.panels[0]
    assert (panel.angle, panel.lens, panel.move) == ("High", "35 mm", "Pan left")


def test_the_dialogue_suggests_a_duration(desk: Desk, inspector: Inspector) -> None:
    desk.write("a fox")
    captions = inspector.form.captions
    assert not captions.length.isVisible()
    desk.qtbot.keyClicks(inspector.texts["dialogue"], "FOX: " + "run " * 20)
    assert "6.5 s" in captions.length.text()
    captions.length.click()
    assert desk.project.board.panels[0].duration == 6.5
    assert not captions.length.isVisible()
    desk.session.undo_stack.undo()
    assert desk.project.board.panels[0].duration == 2.0


def test_a_caption_of_ones_own_has_a_field_and_tab_comes_to_it_in_its_place(
    desk: Desk, inspector: Inspector
) -> None:
    (panel_id,) = desk.write("a fox")
    desk.window.edits.captions((CAPTIONS[0], FX, *CAPTIONS[1:]))
    assert list(inspector.texts) == ["action", "fx", "dialogue", "sound", "notes"]
    desk.qtbot.keyClicks(inspector.texts["fx"], "fog")
    assert desk.project.board.panel(panel_id).caption("fx") == "fog"
    desk.session.undo_stack.undo()
    assert desk.project.board.panel(panel_id).caption("fx") == ""
    inspector.texts["action"].setFocus()
    seen = []
    for _ in inspector.texts:
        seen.append(desk.window.focusWidget())
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
    assert seen == list(inspector.texts.values())
    tops = [each.mapTo(inspector, QPoint()).y() for each in seen]
    assert tops == sorted(tops)


def test_a_captions_dialog_that_was_closed_is_told_nothing(
    desk: Desk, inspector: Inspector
) -> None:
    (panel_id,) = desk.write("a fox")
    dialog = inspector.form.open_captions()
    dialog.reject()
    desk.until(lambda: not isValid(dialog))
    desk.window.edits.change(panel_id, "prompt", "a heron")
    assert desk.prompts() == ["a heron"]


def test_captions_are_named_added_ordered_and_removed(desk: Desk, inspector: Inspector) -> None:
    desk.write("a fox")
    dialog = inspector.form.open_captions()

    def labels() -> list[str]:
        return [each.label or each.key for each in desk.project.board.captions]

    dialog.list.item(0).setText("Description")
    assert labels() == ["Description", "dialogue", "sound", "notes"]
    dialog.add()
    assert labels()[4] == "Caption"
    dialog.step(-1)
    assert labels()[3:] == ["Caption", "notes"]
    dialog.list.setCurrentRow(1)
    dialog.remove()
    assert labels() == ["Description", "sound", "Caption", "notes"]
    assert "dialogue" not in inspector.texts
    dialog.list.item(0).setText(" ")
    desk.until(lambda: dialog.list.item(0).text() == "Description")
    dialog.close()
    for _ in range(4):
        desk.session.undo_stack.undo()
    assert desk.project.board.captions == CAPTIONS


# Several panels


def test_the_heading_has_the_number_that_the_card_has(desk: Desk, inspector: Inspector) -> None:
    ids = desk.write("one", "two", "three")
    assert inspector.heading.text() == "Panel 3"
    desk.window.edits.move(ids[2:], 0)
    assert inspector.heading.text() == "Panel 1"
    desk.window.edits.number("tens")
    assert inspector.heading.text() == "Panel 010"
    desk.session.undo_stack.undo()
    desk.session.undo_stack.undo()
    assert inspector.heading.text() == "Panel 3"


def test_several_panels_show_what_they_share_and_are_changed_in_one_step(
    desk: Desk, inspector: Inspector
) -> None:
    ids = desk.write("one", "two", "three")
    desk.window.edits.change(ids[0], "shot", "CU")
    desk.window.edits.set_locked(ids[:1], True)
    desk.session.select(ids)
    form = inspector.many
    assert inspector.heading.text() == "3 panels"
    assert form.shot.shot.lineEdit().placeholderText() == "Mixed"
    assert "mixed" in form.locked.text()
    steps = desk.session.undo_stack.count()
    line = form.shot.shot.lineEdit()
    line.setFocus()
    desk.qtbot.keyClicks(line, "WS")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert [panel.shot for panel in desk.project.board.panels] == ["WS"] * 3
    assert desk.session.undo_stack.count() == steps + 1
    form.locked.click()
    assert all(panel.locked for panel in desk.project.board.panels)
    form.approved.click()
    assert all(panel.approved for panel in desk.project.board.panels)
    form.shot.duration.setValue(4.0)
    assert {panel.duration for panel in desk.project.board.panels} == {4.0}
    form.negative.setFocus()
    desk.qtbot.keyClicks(form.negative, "text")
    assert desk.session.undo_stack.count() == steps + 4
    form.shot.shot.setFocus()
    assert {panel.negative for panel in desk.project.board.panels} == {"text"}
    assert desk.session.undo_stack.count() == steps + 5


def test_passing_through_mixed_fields_changes_nothing(desk: Desk, inspector: Inspector) -> None:
    ids = desk.write("one", "two")
    for field, value in (("shot", "CU"), ("negative", "fog"), ("duration", 5.0)):
        desk.window.edits.change(ids[0], field, value)
    desk.session.select(ids)
    before = desk.project
    form = inspector.many
    fields: list[QWidget] = [form.shot.shot, form.shot.duration, form.negative, form.shot.shot]
    for field in fields:
        field.setFocus()
    assert desk.project == before


def test_what_is_typed_for_several_panels_stays_when_the_library_changes(
    desk: Desk, inspector: Inspector
) -> None:
    ids = desk.write("one", "two")
    desk.session.select(ids)
    form = inspector.many
    angle, length = form.shot.angle.lineEdit(), form.shot.duration
    for field, text in ((form.negative, "blurry hands"), (angle, "tilted"), (length, "7")):
        field.setFocus()
        field.selectAll()
        desk.qtbot.keyClicks(field, text)
        desk.session.refresh_library()
    form.negative.setFocus()
    panels = desk.project.board.panels
    assert {panel.negative for panel in panels} == {"blurry hands"}
    assert {panel.angle for panel in panels} == {"tilted"}
    assert {panel.duration for panel in panels} == {7.0}
    desk.session.undo_stack.undo()
    assert form.shot.duration.value() == 2.0


def test_what_was_typed_for_others_is_not_shown_for_the_panels_selected_next(
    desk: Desk, inspector: Inspector
) -> None:
    ids = desk.write("one", "two", "three")
    desk.session.select(ids[:2])
    form = inspector.many
    form.negative.setFocus()
    desk.qtbot.keyClicks(form.negative, "fog")
    desk.session.select(ids)
    assert form.negative.toPlainText() == ""
    form.shot.angle.lineEdit().setFocus()
    desk.qtbot.keyClicks(form.shot.angle.lineEdit(), "tilted")
    desk.session.select(ids[1:])
    assert form.shot.angle.currentText() == ""


# Generation and info


def test_a_panels_own_settings_and_those_of_all_are_edits(desk: Desk, inspector: Inspector) -> None:
    (panel_id,) = desk.write("a fox")
    inspector.tabs.setCurrentIndex(GENERATION)
    desk.qtbot.keyClicks(inspector.generation.negative, "fog")
    desk.qtbot.keyClicks(inspector.drawing.negative, "text")
    recipe = desk.session.standing(panel_id).recipe
    assert recipe is not None
    assert recipe.negative == "text, fog"
    inspector.generation.locked.click()
    assert desk.project.board.panel(panel_id).locked
    inspector.generation.locked.click()
    inspector.generation.count.setValue(2)
    inspector.generation.vary.click()
    desk.finish()
    assert len(desk.session.takes.of(panel_id)) == 2


def test_what_generating_takes_is_said_below(desk: Desk, inspector: Inspector) -> None:
    desk.write("a fox")
    desk.until(lambda: bool(inspector.foot.forecast.text()))
    inspector.generate.click()
    desk.finish()
    desk.until(lambda: not inspector.foot.forecast.text())


def test_the_info_is_of_the_picture_that_is_seen(desk: Desk, inspector: Inspector) -> None:
    (panel_id,) = desk.write("a fox")
    inspector.tabs.setCurrentIndex(INFO)
    assert not inspector.info.copy.isEnabled()
    desk.trigger("generate.all")
    desk.finish()
    take = desk.takes()[panel_id]
    rows = inspector.info.rows
    assert rows["Seed"] == str(take.recipe.seed)
    assert rows["Prompt, as the model read it"] == "a fox"
    assert take.recipe.digest().startswith(rows["Digest"])
    assert rows["Picture"].startswith("64 × 64 · ")
    inspector.info.copy.click()
    assert "a fox" in QGuiApplication.clipboard().text()
    desk.window.edits.change(panel_id, "prompt", "a wolf")
    assert inspector.info.message.label.text() == "The prompt was changed."
    assert inspector.info.rows == rows


def test_every_text_field_leaves_undo_to_the_window(desk: Desk, inspector: Inspector) -> None:
    desk.write("a fox")
    for field in inspector.findChildren(QPlainTextEdit):
        desk.session.end_burst()
        if field.isVisible():
            field.setFocus()
            before = desk.project
            desk.qtbot.keyClicks(field, "xy")
            assert desk.project != before
            QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            assert desk.project == before
