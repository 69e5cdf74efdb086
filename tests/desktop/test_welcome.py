"""The first start, and the models of this machine, through the widgets an artist sees."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from core.checkpoints.identify import built_in_folder
from core.settings import load_settings
from desktop import app
from desktop.welcome import machine
from desktop.welcome.looking import Looking
from desktop.welcome.machine import Device, Machine, nvidia_devices
from desktop.welcome.models_dialog import ModelsDialog
from desktop.welcome.welcome import MODELS, Welcome
from desktop.workers.background import Background
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.model_folder import LORA_FILE, SDXL_FILE, write_header


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with ComfyUI on it, a model and a LoRA in its folder."""
    home = tmp_path / "home"
    folder = home / "ComfyUI" / "models" / "checkpoints"
    folder.mkdir(parents=True)
    write_header(folder / "ink.safetensors", SDXL_FILE)
    write_header(folder / "hat.safetensors", LORA_FILE)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HF_HOME", "HF_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    return home


def welcomed(desk: Desk) -> Welcome:
    dialog = desk.window.helpers.welcome()
    desk.until(lambda: dialog.models.table.topLevelItemCount() == 3)
    desk.until(lambda: not dialog.models.bar.isVisible())
    return dialog


def models(desk: Desk) -> ModelsDialog:
    desk.trigger("library.models")
    dialog = desk.window.findChild(ModelsDialog)
    desk.until(lambda: dialog.list.table.topLevelItemCount() == 3)
    return dialog


def pick(table: QObject, name: str) -> None:
    (item,) = table.findItems(name, Qt.MatchFlag.MatchExactly)
    table.setCurrentItem(item)


@pytest.mark.usefixtures("home")
def test_a_fresh_library_is_welcomed_once(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    app.welcome_once(desk.window)
    desk.until(lambda: desk.window.findChild(Welcome) is not None)
    dialog = desk.window.findChild(Welcome)
    assert not dialog.isModal()
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert load_settings(tmp_path / "settings.json").welcomed
    app.welcome_once(desk.window)
    desk.qtbot.wait(50)
    assert not any(each.isVisible() for each in desk.window.findChildren(Welcome))


def test_a_library_with_projects_in_it_needs_no_welcome(desk: Desk) -> None:
    desk.write("a fox")
    desk.session.save()
    app.welcome_once(desk.window)
    desk.qtbot.wait(50)
    assert desk.window.findChild(Welcome) is None


@pytest.mark.usefixtures("home")
def test_every_page_can_be_passed_over_by_the_enter_key(desk: Desk, tmp_path: Path) -> None:
    dialog = welcomed(desk)
    for _ in dialog.pages[1:]:
        desk.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.last.isVisible()
    assert desk.window.preferences.settings.model is None
    dialog.last.own.click()
    assert not dialog.isVisible()
    assert load_settings(tmp_path / "settings.json").welcomed


@pytest.mark.usefixtures("home")
def test_the_sample_opens_from_the_last_page_and_asks_nothing(desk: Desk) -> None:
    dialog = welcomed(desk)
    dialog.turn_to(len(dialog.pages) - 1)
    dialog.last.sample.click()
    assert desk.project.title == "A day at the sea"
    assert len(desk.prompts()) == 6
    assert desk.window.opener.current is None


def test_a_model_is_chosen_among_those_that_were_found(
    desk: Desk, home: Path, tmp_path: Path
) -> None:
    dialog = welcomed(desk)
    dialog.turn_to(MODELS)
    assert dialog.next.text() == "Co&ntinue"
    pick(dialog.models.table, "ink")
    assert dialog.next.text() == "&Use this model"
    dialog.next.click()
    model = home / "ComfyUI" / "models" / "checkpoints" / "ink.safetensors"
    assert load_settings(tmp_path / "settings.json").model == model
    assert model.stat().st_size > 0


@pytest.mark.usefixtures("home")
def test_what_cannot_be_used_is_listed_last_and_says_why(desk: Desk) -> None:
    dialog = models(desk)
    table = dialog.list.table
    names = [table.topLevelItem(row).text(0) for row in range(3)]
    assert names == ["Built-in model", "ink", "hat"]
    pick(table, "hat")
    assert "hat.safetensors is a LoRA" in dialog.list.why.text()
    assert not dialog.use_button.isEnabled()
    pick(table, "ink")
    dialog.use_button.click()
    assert "from the next start on" in dialog.message.label.text()
    assert not dialog.use_button.isEnabled()
    pick(table, "Built-in model")
    dialog.use_button.click()
    assert desk.window.preferences.settings.model is None
    assert dialog.list.is_in_use(dialog.list.chosen)
    assert dialog.list.chosen.path == built_in_folder()


@pytest.mark.usefixtures("home")
def test_another_folder_is_looked_into_now_and_later(desk: Desk, tmp_path: Path) -> None:
    dialog = models(desk)
    write_header(tmp_path / "mine.safetensors", SDXL_FILE)
    dialog.list.add_folder(tmp_path)
    desk.until(lambda: bool(dialog.list.table.findItems("mine", Qt.MatchFlag.MatchExactly)))
    desk.until(lambda: not dialog.list.bar.isVisible())
    assert load_settings(tmp_path / "settings.json").model_folders == (tmp_path,)
    desk.until((tmp_path / "models.json").exists)


def test_a_search_that_breaks_off_has_ended(qtbot: QtBot) -> None:
    background = Background()
    looking = Looking(background, Path("no\0name"))
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(looking.ended) as ended:
        looking.begin(())
    assert ended.args == [False]
    assert not looking.is_looking
    assert [error for error, _, _ in raised] == [ValueError]
    background.stop()


def test_the_cards_of_this_machine_are_named_with_their_memory() -> None:
    said = "NVIDIA T4, 15360\nNVIDIA A, B, 24564\nsomething else\n, \n"
    assert nvidia_devices(said) == (
        Device(name="NVIDIA A, B", memory=24564 * 2**20),
        Device(name="NVIDIA T4", memory=15360 * 2**20),
    )


@pytest.mark.parametrize("program", ["no-such-program", "false", "sleep"])
def test_without_a_gpu_or_an_answer_the_processor_draws(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(machine, "NVIDIA", (program, ("60",)))
    monkeypatch.setattr(machine, "ENOUGH_MS", 100)
    asked = Machine(platform_name="linux")
    with qtbot.waitSignal(asked.found, timeout=5000) as said:
        asked.look()
    (devices,) = said.args
    assert [device.is_fast for device in devices] == [False]
    asked.stop()
