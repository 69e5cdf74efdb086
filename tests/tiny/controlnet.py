"""Tiny random ControlNets, and the configurations that single files of them lack."""

import shutil
from pathlib import Path

import torch
from diffusers import ControlNetModel

from core.diffusion.models import Model


def make_controlnet(model: Model, folder: Path) -> Path:
    """A ControlNet for a model, as a diffusers folder."""
    torch.manual_seed(1)
    network = ControlNetModel.from_unet(model.unet)
    for weight in network.parameters():
        torch.nn.init.normal_(weight)
    network.save_pretrained(folder)
    return folder


def write_configs(place: Path, folder: Path) -> Path:
    """A folder of configurations in which every family has the ControlNet's."""
    for family in ("sdxl", "sd15"):
        (place / family / "controlnet").mkdir(parents=True)
        shutil.copy(folder / "config.json", place / family / "controlnet")
    return place
