"""ControlNets (Zhang et al. 2023): networks beside the UNet that steer a composition."""

from pathlib import Path
from typing import Any

import torch
from diffusers import ControlNetModel

from core.checkpoints.addons import check_controlnet
from core.checkpoints.folder import read_json, weight_files
from core.checkpoints.kinds import Family, config_folder, model_configs
from core.diffusion.models import Model
from core.domain.errors import ModelError
from core.paths import real

USE = "Choose a ControlNet for {}, as a .safetensors file or a diffusers folder."
STEM = "diffusion_pytorch_model"


def load_controlnet(path: Path, model: Model, configs: Path | None = None) -> Any:
    """Read a ControlNet for a model: a single file or a diffusers folder, safetensors only.

    Gives diffusers' ControlNetModel, on the model's device and in its precision. `configs` has
    what single files lack, as in `load_model`. Raises ModelError when the file is missing,
    damaged, no ControlNet, or made for another family.
    """
    path = real(path)
    try:
        _check(path, model)
        network = _open(path, model, configs or model_configs())
        _check_fit(path, network, model)
        return network.to(model.device).requires_grad_(False).eval()
    except (torch.OutOfMemoryError, MemoryError, ModelError):
        raise
    except Exception as error:  # whatever the libraries raise, the files are what does not fit
        raise ModelError(
            f"{path} does not fit this {model.family} model, or cannot be read: {error}",
            USE.format(model.family),
        ) from error


def _check(path: Path, model: Model) -> None:
    """Raise ModelError unless the path says that it is a ControlNet."""
    if path.is_dir():
        kind = read_json(path / "config.json").get("_class_name")
        if kind != "ControlNetModel":
            raise ModelError(f"{path} holds {kind} and no ControlNet.", "Choose a ControlNet.")
    elif path.is_file():
        _check_layout(path, model.family)
    else:
        raise ModelError(f"There is no ControlNet {path}.", "Add its file to the library again.")


def _check_layout(path: Path, family: Family) -> None:
    if check_controlnet(path) == "original" and family is Family.SDXL:  # diffusers reads SD's alone
        raise ModelError(
            f"{path} has the layout of the original training code, which is read for SD 1.5 only.",
            "Get the same ControlNet in the layout of diffusers.",
        )


def _open(path: Path, model: Model, configs: Path) -> Any:
    if path.is_file():
        return ControlNetModel.from_single_file(
            str(path),
            config=str(config_folder(model.family, configs)),
            subfolder="controlnet",
            dtype=model.dtype,
            local_files_only=True,
        )
    half = any(".fp16." in file.name for file in weight_files(path, STEM))
    return ControlNetModel.from_pretrained(  # type: ignore[no-untyped-call]
        path,
        dtype=model.dtype,
        variant="fp16" if half else None,
        use_safetensors=True,
        local_files_only=True,
    )


def _check_fit(path: Path, network: Any, model: Model) -> None:
    """Raise ModelError unless the network's outputs and words have the shape of the UNet's."""
    for name in ("block_out_channels", "cross_attention_dim", "layers_per_block"):
        ours, theirs = (_plain(part.config[name]) for part in (model.unet, network))
        if ours != theirs:
            raise ModelError(
                f"{path} does not fit this {model.family} model.", USE.format(model.family)
            )


def _plain(value: Any) -> Any:
    """A configuration's value; files have lists where networks have tuples."""
    return tuple(value) if isinstance(value, list) else value
