"""The bin, the projects, the storage and the check of a library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.domain.errors import StorageError
from core.domain.events import Progress
from core.domain.project import new_project
from core.jobs.entry import State
from core.storage.trajectories import About
from desktop.dialogs import bin_dialog, check_dialog
from desktop.dialogs.bin_dialog import BinDialog
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.values import a_recipe


def lines(dialog: BinDialog) -> list[str]:
    return [dialog.list.item(row).text().split("  ·  ")[0] for row in range(dialog.list.count())]


def pressed(dialog: BinDialog, text: str) -> None:
    assert dialog.question is not None
    buttons = dialog.question.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text).click()


def test_an_empty_bin_says_so(desk: Desk) -> None:
    dialog = desk.window.care.bin()
    assert lines(dialog) == ["The bin is empty."]
    assert not dialog.empty.isEnabled()
    dialog.accept()


def test_what_lies_in_the_bin_is_restored(desk: Desk) -> None:
    ink, fox = desk.add_style("Ink"), desk.add_character("Fox")
    desk.window.shelf.delete_styles([ink])
    desk.window.shelf.delete_characters([fox])
    dialog = desk.window.care.bin()
    assert lines(dialog) == ["Fox", "Ink"]
    dialog.list.setCurrentRow(1)
    dialog.restore.click()
    desk.until(lambda: lines(dialog) == ["Fox"])
    assert desk.library.styles.all() == [ink]
    assert lines(dialog) == ["Fox"]
    desk.window.library.setCurrentWidget(desk.window.library.styles)
    assert desk.window.library.styles.model.rowCount() == 1
    dialog.accept()


def test_emptying_the_bin_asks_once_and_names_how_much_it_is(desk: Desk, picture: Path) -> None:
    desk.read(desk.window.opener.style(None, picture)).accept_button.click()
    desk.window.shelf.delete_styles(desk.library.styles.all())
    fox = desk.add_character("Fox")
    desk.window.shelf.delete_characters([fox])
    dialog = desk.window.care.bin()
    dialog.empty.click()
    desk.until(lambda: dialog.question is not None)
    assert "all 2 things" in dialog.question.text()
    assert "bytes" in dialog.question.informativeText()
    pressed(dialog, "Cancel")
    assert desk.library.bin.count() == 2
    dialog.question = None
    dialog.empty.click()
    desk.until(lambda: dialog.question is not None)
    pressed(dialog, "Empty the bin")
    desk.until(lambda: lines(dialog) == ["The bin is empty."])
    assert desk.library.bin.count() == 0
    dialog.accept()


def test_one_thing_is_deleted_for_good_after_a_question(desk: Desk) -> None:
    ink, oil = desk.add_style("Ink"), desk.add_style("Oil")
    desk.window.shelf.delete_styles([ink, oil])
    dialog = desk.window.care.bin()
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    assert "“Ink”" in dialog.question.text()
    pressed(dialog, "Delete for good")
    desk.until(lambda: lines(dialog) == ["Oil"])
    assert [row.name for row in desk.library.styles.bin()] == ["Oil"]
    dialog.accept()


def test_a_project_that_is_being_drawn_is_deleted_for_good_and_its_job_ends(desk: Desk) -> None:
    desk.engine.pause = 0.05
    desk.write("a fox")
    desk.session.save()
    drawn = desk.project
    job = desk.work.generate()
    desk.session.open(new_project("Other"))
    desk.library.projects.delete(drawn.id)
    dialog = desk.window.care.bin()
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    pressed(dialog, "Delete for good")
    desk.until(lambda: lines(dialog) == ["The bin is empty."])
    desk.finish()
    assert desk.work.queue.entry(job).state is State.CANCELLED
    desk.until(lambda: desk.work.keeping.is_empty)
    dialog.accept()


def test_many_are_restored_in_one_change_and_shown_once(desk: Desk) -> None:
    styles = [desk.add_style(f"Ink {number}") for number in range(20)]
    desk.window.shelf.delete_styles(styles)
    dialog = desk.window.care.bin()
    changes, shown = desk.library.database.sequence(), []
    desk.session.library_changed.connect(lambda: shown.append(1))
    dialog.list.selectAll()
    dialog.restore.click()
    desk.until(lambda: lines(dialog) == ["The bin is empty."])
    assert len(desk.library.styles.all()) == 20
    assert desk.library.database.sequence() == changes + 1
    assert len(shown) == 1
    dialog.accept()


def test_two_characters_of_one_name_do_not_come_out_of_the_bin(desk: Desk) -> None:
    old = desk.add_character("Fox")
    desk.window.shelf.delete_characters([old])
    new = desk.add_character("fox")
    dialog = desk.window.care.bin()
    dialog.list.setCurrentRow(0)
    dialog.restore.click()
    desk.until(lambda: "another character called Fox" in dialog.message.label.text())
    assert "Give that one another name" in dialog.message.label.text()
    assert desk.library.characters.all() == [new]
    dialog.accept()
    desk.window.shelf.save_character(new.replace(name="Vixen"))
    dialog = desk.window.care.bin()
    dialog.list.setCurrentRow(0)
    dialog.restore.click()
    desk.until(lambda: lines(dialog) == ["The bin is empty."])
    assert desk.library.characters.get(old.id) == old
    dialog.accept()


def test_a_size_that_cannot_be_added_up_leaves_the_bin_usable(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: object) -> None:
        raise StorageError("The drive is away.")

    desk.window.shelf.delete_styles([desk.add_style("Ink")])
    dialog = desk.window.care.bin()
    monkeypatch.setattr(bin_dialog, "usage", away)
    dialog.empty.click()
    desk.until(lambda: dialog.message.label.text() == "The drive is away.")
    assert dialog.empty.isEnabled()
    dialog.accept()


def test_projects_are_searched_and_moved_to_the_bin(desk: Desk) -> None:
    desk.write("a fox")
    for title in ("Rain", "The well", "The rainy day"):
        desk.library.projects.save(new_project(title))
    dialog = desk.window.opener.projects()
    assert dialog.list.count() == 4
    dialog.search.setText("RAIN")
    assert dialog.list.count() == 2
    dialog.list.selectAll()
    assert not dialog.open_button.isEnabled()
    dialog.delete.click()
    dialog.search.clear()
    assert dialog.list.count() == 2
    titles = [dialog.list.item(row).text() for row in range(2)]
    dialog.list.setCurrentRow(next(n for n, text in enumerate(titles) if "open now" in text))
    assert not dialog.delete.isEnabled()
    dialog.reject()
    dialog = desk.window.care.bin()
    assert set(lines(dialog)) == {"Rain", "The rainy day"}
    dialog.accept()


def test_storage_counts_every_part_and_clears_what_can_be_made_again(desk: Desk) -> None:
    recipe = a_recipe()
    about = About(picture="ab" * 32, model=recipe.model, size=recipe.size)
    desk.library.trajectories.put("cd" * 32, b"x" * 5000, about)
    dialog = desk.window.care.storage()
    desk.until(lambda: "1 file" in dialog.sizes["trajectories"].text())
    assert "0 files" in dialog.sizes["pictures"].text()
    dialog.clear.click()
    desk.until(lambda: "0 files" in dialog.sizes["trajectories"].text())
    assert desk.library.trajectories.all() == []
    dialog.accept()


def test_the_room_for_cached_inversions_is_kept_and_held_to(desk: Desk, tmp_path: Path) -> None:
    recipe = a_recipe()
    for key in ("cd" * 32, "ef" * 32):
        about = About(picture="ab" * 32, model=recipe.model, size=recipe.size)
        desk.library.trajectories.put(key, b"x" * 5000, about)
    dialog = desk.window.care.storage()
    assert dialog.budget.value() == 10.0
    dialog.budget.selectAll()
    desk.qtbot.keyClicks(dialog.budget, "0")
    assert desk.library.trajectories.budget == 10 * 10**9
    desk.qtbot.keyClick(dialog.budget, Qt.Key.Key_Return)
    assert dialog.isVisible()
    desk.until(lambda: desk.library.trajectories.all() == [])
    assert desk.library.trajectories.budget == 0
    assert desk.window.preferences.settings.cache_gb == 0.0
    assert '"cache_gb": 0.0' in (tmp_path / "settings.json").read_text()
    dialog.accept()


def test_nothing_is_freed_while_something_is_drawn(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.engine.pause = 0.05
    desk.write("a fox")
    desk.trigger("generate.all")
    dialog = desk.window.care.storage()
    assert not dialog.free.isEnabled()
    assert "drawn" in dialog.free.toolTip()
    dialog.accept()
    desk.finish()
    dialog = desk.window.care.storage()
    assert dialog.free.isEnabled()
    dialog.accept()


def test_what_an_undo_needs_is_not_freed(desk: Desk) -> None:
    painted = desk.library.blobs.put(b"a mask")
    (panel_id,) = desk.write("a fox")
    board = desk.project.board
    mask = {"character_id": "x", "picture": painted}
    panel = board.panel(panel_id).replace(masks=(mask,))
    desk.session.edit("Paint", desk.project.replace(board=board.with_panel(panel)))
    desk.session.undo_stack.undo()
    assert painted in desk.session.alive()()
    desk.session.open(new_project("Other"))
    assert painted not in desk.session.alive()()


def test_a_whole_library_is_found_to_be_so(desk: Desk) -> None:
    desk.write("a fox")
    dialog = desk.window.care.check()
    desk.until(dialog.bar.isHidden)
    assert dialog.words.text() == "Everything is as it should be."
    assert dialog.list.count() == 0
    assert not dialog.repair_button.isEnabled()
    dialog.accept()


def test_a_lost_picture_is_found_and_drawn_again(desk: Desk) -> None:
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    (take,) = desk.takes().values()
    desk.library.blobs.path(take.picture).unlink()
    dialog = desk.window.care.check()
    desk.until(dialog.bar.isHidden)
    assert dialog.list.count() == 1
    assert dialog.list.item(0).checkState() == Qt.CheckState.Checked
    dialog.repair_button.click()
    desk.until(lambda: dialog.bar.isHidden() and dialog.list.count() == 0)
    desk.finish()
    assert desk.library.blobs.holds(take.picture)
    dialog.again.click()
    desk.until(dialog.bar.isHidden)
    assert dialog.words.text() == "Everything is as it should be."
    dialog.accept()


def test_an_anchor_that_is_cast_otherwise_is_seen_in_the_open_project(desk: Desk) -> None:
    fox = desk.cast(desk.add_character())
    desk.write("@Fox runs")
    lost = fox.anchors[0].replace(picture="ab" * 32)
    desk.window.shelf.save_character(fox.replace(anchors=(lost,)))
    dialog = desk.window.care.check()
    desk.until(dialog.bar.isHidden)
    dialog.repair_button.click()
    desk.until(lambda: dialog.bar.isHidden() and dialog.list.count() == 0)
    desk.finish()
    desk.until(lambda: desk.session.cast[0].anchors == fox.anchors)
    dialog.accept()


def test_a_repair_that_breaks_off_is_said_and_the_dialog_can_be_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    (take,) = desk.takes().values()
    desk.library.blobs.path(take.picture).unlink()
    dialog = desk.window.care.check()
    desk.until(dialog.bar.isHidden)

    def broken(*_: object) -> Iterator[Progress]:
        yield Progress("repairing", 0, 1)
        raise ValueError("not foreseen")

    monkeypatch.setattr(check_dialog, "repair", broken)
    dialog.repair_button.click()
    desk.until(dialog.bar.isHidden)
    assert "went wrong inside Castboard" in dialog.message.label.text()
    dialog.accept()
    assert not dialog.isVisible()


def test_what_nothing_can_draw_again_is_left_to_the_artist(desk: Desk, picture: Path) -> None:
    desk.read(desk.window.opener.style(None, picture)).accept_button.click()
    (style,) = desk.library.styles.all()
    for path in desk.library.folder.rglob(f"{style.picture}*"):
        path.unlink()
    dialog = desk.window.care.check()
    desk.until(dialog.bar.isHidden)
    assert "Old map" in dialog.list.item(0).text()
    assert not dialog.list.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert not dialog.repair_button.isEnabled()
    dialog.accept()


def test_a_repair_whose_pictures_cannot_be_asked_for_ends_with_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a fox")
    desk.trigger("generate.all")
    desk.finish()
    (take,) = desk.takes().values()
    desk.library.blobs.path(take.picture).unlink()
    dialog = desk.window.care.check()
    desk.until(dialog.bar.isHidden)

    def full(_: object) -> None:
        raise StorageError("The queue cannot be kept.")

    monkeypatch.setattr(desk.work, "submit", full)
    dialog.repair_button.click()
    desk.until(dialog.bar.isHidden)
    assert "The queue cannot be kept." in dialog.message.label.text()
    assert dialog.again.isEnabled()
    dialog.accept()


def test_nothing_is_freed_while_pictures_come_in(desk: Desk, tmp_path: Path) -> None:
    for number in range(30):
        Image.new("RGB", (8, 8), (number, 0, 0)).save(tmp_path / f"{number}.png")
    desk.window.importer.begin(tmp_path.glob("*.png"))
    dialog = desk.window.care.storage()
    assert not dialog.free.isEnabled()
    desk.until(lambda: not desk.window.importer.is_busy)
    dialog.refresh()
    assert dialog.free.isEnabled()
    dialog.accept()


def test_a_budget_that_is_half_typed_evicts_nothing(desk: Desk) -> None:
    recipe = a_recipe()
    about = About(picture="ab" * 32, model=recipe.model, size=recipe.size)
    desk.library.trajectories.put("cd" * 32, b"x" * 5000, about)
    dialog = desk.window.care.storage()
    dialog.budget.selectAll()
    desk.qtbot.keyClicks(dialog.budget, "0.")
    assert desk.library.trajectories.budget == 10 * 10**9
    dialog.reject()
    assert desk.library.trajectories.budget == 10 * 10**9
    assert len(desk.library.trajectories.all()) == 1


def test_what_began_since_the_dialog_was_opened_is_not_disturbed(desk: Desk) -> None:
    desk.engine.pause = 0.05
    about = About(picture="ab" * 32, model=a_recipe().model, size=a_recipe().size)
    desk.library.trajectories.put("cd" * 32, b"x" * 5000, about)
    dialog = desk.window.care.storage()
    desk.until(lambda: "1 file" in dialog.sizes["trajectories"].text())
    desk.write("a fox")
    desk.trigger("generate.all")
    for button in (dialog.clear, dialog.free):
        button.setEnabled(True)
        button.click()
        assert "Wait until" in dialog.message.label.text()
    assert len(desk.library.trajectories.all()) == 1
    dialog.accept()


def test_a_count_that_was_overtaken_says_nothing(desk: Desk) -> None:
    dialog = desk.window.care.storage()
    first = dialog._counting
    dialog.refresh()
    second = dialog._counting
    assert first.is_cancelled
    dialog.accept()
    assert second.is_cancelled
