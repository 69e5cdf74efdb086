"""LoRAs and embeddings in the inspector."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.inspector.addon_list import AddOnList
from desktop.session.standing import State
from tests.desktop.conftest import Desk
from tests.fakes.model_folder import EMBEDDING_FILE, LORA_FILE, SDXL_FILE, write_header

Write = Callable[[str, dict[str, tuple[int, ...]]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(name: str, shapes: dict[str, tuple[int, ...]]) -> Path:
        return write_header(tmp_path / f"{name}.safetensors", shapes)

    return made


def the_list(desk: Desk) -> AddOnList:
    return desk.window.inspector.drawing.addons


def test_a_lora_is_drawn_with_by_panels_and_castings_alike(desk: Desk, write: Write) -> None:
    fox = desk.cast(desk.add_character())
    (panel_id,) = desk.write("@Fox runs")
    desk.trigger("generate.all")
    desk.finish()
    desk.session.select([])
    path = write("ink", LORA_FILE)
    the_list(desk).add(path)
    (addon,) = desk.project.addons
    assert (addon.name, addon.adapter.kind, addon.adapter.weight) == ("ink", "lora", 1.0)
    assert desk.library.addons.get(addon.adapter.file).read_bytes() == path.read_bytes()
    assert desk.session.standing(panel_id).state is State.STALE
    desk.trigger("generate.all")
    desk.cast(fox)
    assert desk.engine.made[-1].adapters == desk.engine.casts[-1].adapters == (addon.adapter,)


def test_a_weight_is_one_undo_step_and_the_file_another(desk: Desk, write: Write) -> None:
    addons = the_list(desk)
    addons.add(write("ink", LORA_FILE))
    (row,) = addons.rows
    assert (row.weight.isHidden(), row.token.isHidden()) == (False, True)
    for weight in (0.9, 0.8):
        row.weight.setValue(weight)
    row.weight.editingFinished.emit()
    assert desk.project.adapters[0].weight == 0.8
    desk.session.undo_stack.undo()
    assert (desk.project.adapters[0].weight, row.weight.value()) == (1.0, 1.0)
    desk.session.undo_stack.undo()
    assert (desk.project.addons, addons.rows) == ((), [])


def test_an_embedding_gets_a_word_of_its_own_that_can_be_changed(desk: Desk, write: Write) -> None:
    addons = the_list(desk)
    for name in ("old mia", "old  mia"):
        addons.add(write(name, EMBEDDING_FILE))
    second = addons.rows[1]
    assert [row.token.text() for row in addons.rows] == ["<old-mia>", "<old-mia-2>"]
    second.token.setFocus()
    second.token.selectAll()
    desk.qtbot.keyClicks(second.token, "<mia>")
    assert [each.token for each in desk.project.adapters] == ["<old-mia>", "<mia>"]
    desk.session.end_burst()
    for wrong in ("", "two words", "<old-mia>"):
        second.token.setText(wrong)
        second.token.textEdited.emit(wrong)
    assert desk.project.adapters[1].token == "<mia>"
    desk.qtbot.keyClick(second.token, Qt.Key.Key_Return)
    assert second.token.text() == "<mia>"
    desk.session.undo_stack.undo()
    assert second.token.text() == "<old-mia-2>"


def test_removing_and_undoing_while_a_field_has_the_focus(desk: Desk, write: Write) -> None:
    addons = the_list(desk)
    for name in ("one", "two"):
        addons.add(write(name, EMBEDDING_FILE))
    addons.rows[0].token.setFocus()
    desk.session.undo_stack.undo()
    assert [addon.name for addon in desk.project.addons] == ["one"]
    desk.session.undo_stack.redo()
    addons.rows[0].token.setFocus()
    addons.rows[0].remove.click()
    assert [addon.name for addon in desk.project.addons] == ["two"]
    assert [row.token.text() for row in addons.rows] == ["<two>"]
    desk.session.undo_stack.undo()
    assert [row.token.text() for row in addons.rows] == ["<one>", "<two>"]


def test_a_file_of_another_kind_is_explained_and_changes_nothing(desk: Desk, write: Write) -> None:
    the_list(desk).add(write("model", SDXL_FILE))
    assert "is a model of its own and no LoRA" in desk.notices[-1]
    pickle = write("ink", LORA_FILE).with_suffix(".pt")
    pickle.write_bytes(b"")
    the_list(desk).add(pickle)
    assert "is a pickle" in desk.notices[-1]
    assert desk.project.addons == ()
    assert not (desk.library.folder / "addons").exists()


def test_a_file_is_chosen_in_a_dialog_that_does_not_block(desk: Desk, write: Write) -> None:
    dialog = the_list(desk).choose()
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(write("ink", LORA_FILE)))
    assert [addon.name for addon in desk.project.addons] == ["ink"]
    dialog.reject()


def test_many_of_them_scroll_and_keep_the_window_small(desk: Desk, write: Write) -> None:
    path = write("a_lora_with_a_name_far_too_long_for_any_inspector_rank128_final", LORA_FILE)
    before = desk.window.minimumSizeHint()
    for _ in range(20):
        the_list(desk).add(path)
    assert desk.window.minimumSizeHint() == before
