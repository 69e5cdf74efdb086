"""A picture that steers panels' composition through a ControlNet. References get nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torch import Tensor

from core.diffusion.controlnet import load_controlnet
from core.diffusion.latents import control_picture
from core.diffusion.models import Model
from core.diffusion.predict import Conditioning
from core.domain.errors import ModelError
from core.domain.recipe import Control, Recipe
from core.domain.values import Digest


@dataclass(frozen=True)
class Steering:
    """A ControlNet, and the picture (3, H, W) in 0..1 that it reads."""

    network: Any
    picture: Tensor
    scale: float

    def residuals(
        self, rows: Tensor, timestep: Tensor, conditioning: Conditioning
    ) -> dict[str, Any]:
        """What the UNet adds on its way, for rows (R, C, h, w) at a timestep."""
        kind = self.network.dtype
        down, mid = self.network(
            rows.to(kind),
            timestep,
            encoder_hidden_states=conditioning.embeds,
            controlnet_cond=self.picture.to(kind).expand(len(rows), -1, -1, -1),
            conditioning_scale=self.scale,
            added_cond_kwargs=conditioning.added,
            return_dict=False,
        )
        return {"down_block_additional_residuals": down, "mid_block_additional_residual": mid}


Steerings = Mapping[Control, Steering]


def read_steerings(
    model: Model,
    recipes: Sequence[Recipe],
    materials: Mapping[str, bytes],
    files: Mapping[Digest, Path],
) -> dict[Control, Steering]:
    """What steers these recipes, each network loaded once.

    Raises ModelError when a ControlNet is missing or does not fit, PictureError when a control
    picture is no picture.
    """
    networks: dict[Digest, Any] = {}
    steerings: dict[Control, Steering] = {}
    for recipe in recipes:
        control = recipe.control
        if control is None or control in steerings:
            continue
        if control.model not in networks:
            networks[control.model] = load_controlnet(_file(files, control), model)
        picture = control_picture(model, materials[control.picture], recipe.size)
        steerings[control] = Steering(networks[control.model], picture, control.scale)
    return steerings


def _file(files: Mapping[Digest, Path], control: Control) -> Path:
    if control.model not in files:
        raise ModelError(
            f"The ControlNet {control.model[:12]} that a picture was made with is not there.",
            "Add its file to the library again.",
        )
    return files[control.model]
