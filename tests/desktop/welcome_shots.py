"""Screenshots of the first start and of the models: python -m tests.desktop.welcome_shots."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.welcome.machine import Device
from tests.fakes.model_folder import (
    LORA_FILE,
    SD15_FILE,
    SDXL_FILE,
    write_header,
    write_model_folder,
)

if TYPE_CHECKING:
    from tests.desktop.shots import Stage


def a_machine() -> Path:
    """A home with models of several programs, also with long and non-Latin names."""
    home = Path(tempfile.mkdtemp())
    comfy = home / "ComfyUI/models/checkpoints"
    forge = home / "stable-diffusion-webui-forge/models/Stable-diffusion/people"
    hub = home / ".cache/huggingface/hub/models--stabilityai--sdxl-base/snapshots/0a1b"
    for folder in (comfy, forge):
        folder.mkdir(parents=True)
    write_header(comfy / "juggernautXL_v9.safetensors", SDXL_FILE)
    write_header(comfy / "水彩画風モデル_第三版.safetensors", SDXL_FILE)
    write_header(comfy / f"{'a_very_long_name_' * 5}v12.safetensors", SD15_FILE)
    write_header(comfy / "ink-lora.safetensors", LORA_FILE)
    whole = write_header(forge / "half-a-download.safetensors", SDXL_FILE).read_bytes()
    (forge / "half-a-download.safetensors").write_bytes(whole[:-10])
    (forge / "old-model.ckpt").write_bytes(b"pickle")
    write_model_folder(hub)
    return home


def welcome(stage: "Stage", theme: str) -> None:
    """Every page."""
    os.environ["HOME"] = str(a_machine())
    dialog = stage.window.helpers.welcome()
    stage.wait(ms=600)
    for number in range(len(dialog.pages)):
        dialog.turn_to(number)
        if number == 1:
            dialog.device.show_devices(
                (
                    Device(name="NVIDIA GeForce RTX 4070", memory=12 * 2**30),
                    Device(name="NVIDIA GeForce GTX 1070", memory=8 * 2**30),
                )
            )
        stage.save(f"welcome_{number}_{theme}", dialog)
    dialog.turn_to(1)
    dialog.device.show_devices((Device(name="8", memory=16 * 2**30, is_fast=False),))
    stage.save(f"welcome_cpu_{theme}", dialog)
    dialog.reject()


def models(stage: "Stage", theme: str) -> None:
    """The list by itself; one that cannot be used is selected."""
    os.environ["HOME"] = str(a_machine())
    dialog = stage.window.helpers.models()
    stage.wait(ms=600)
    stage.save(f"models_{theme}", dialog)
    table = dialog.list.table
    table.setCurrentItem(table.topLevelItem(table.topLevelItemCount() - 1))
    stage.save(f"models_wrong_{theme}", dialog)
    table.setCurrentItem(table.topLevelItem(1))
    dialog.use()
    stage.save(f"models_used_{theme}", dialog)
    dialog.reject()


SCENES = (welcome, models)


def main() -> None:
    from desktop.app import application
    from tests.desktop.shots import Stage

    app = application([])
    for theme in ("light", "dark"):
        for scene in SCENES:
            stage = Stage(app, theme)
            scene(stage, theme)
            stage.close()


if __name__ == "__main__":
    main()
