"""The kinds of model that can be used, and where their configurations lie."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

from core.domain.values import Value
from core.paths import resources

USE = "Choose an SDXL or SD 1.5 model: a diffusers folder or a .safetensors file."


class Family(StrEnum):
    """A line of models that share their shape; its value is for people."""

    SDXL = "SDXL"
    SD15 = "SD 1.5"


class Kind(Value):
    """What a model's headers and configurations say of it.

    `prediction` is what its UNet predicts; `zero_snr` that its last noise level has no signal
    left (Lin et al. 2024); `files` are those that decide its pictures.
    """

    path: Path
    family: Family
    prediction: Literal["epsilon", "v_prediction"] = "epsilon"
    zero_snr: bool = False
    files: tuple[Path, ...]


def model_configs() -> Path:
    """The configurations that single files lack; resources/model_configs/README.md has more."""
    return resources() / "model_configs"


def config_folder(family: Family, configs: Path) -> Path:
    """The configuration of a family within the folder `configs`."""
    return configs / {Family.SDXL: "sdxl", Family.SD15: "sd15"}[family]
