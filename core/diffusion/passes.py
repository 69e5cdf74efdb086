"""Forward passes under a view: what of their inputs stays the same is made once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import torch
from torch import Tensor

from core.diffusion.attention.install import check_installed
from core.diffusion.attention.layers import Grid
from core.diffusion.attention.processor import Stage
from core.diffusion.attention.view import View
from core.diffusion.control import Steerings
from core.diffusion.models import Model
from core.diffusion.predict import Conditioning, Enough, condition, predict, predict_outer
from core.diffusion.prompts import Text
from core.diffusion.schedule import Schedule
from core.domain.recipe import Control


@dataclass(frozen=True)
class Rows:
    """Pictures that go through the UNet together: latents (P, C, h, w) and their texts.

    They run in the last `branches` branches of guidance; `control` steers them.
    """

    z: Tensor
    texts: Sequence[Text]
    branches: int
    control: Control | None = None


@dataclass
class Passes:
    """A model on a stage, for the steps of a schedule."""

    model: Model
    stage: Stage
    schedule: Schedule
    steerings: Steerings
    _conditionings: dict[object, Conditioning] = field(default_factory=dict, init=False)
    _residuals: dict[str, Any] = field(default_factory=dict, init=False)

    def whole(self, rows: Rows, step: int, view: View) -> Tensor:
        """The output (B * P, C, h, w) of a pass; empty where the view ended it."""
        check_installed(self.stage)
        self.stage.view = view
        with torch.inference_mode():
            z, conditioning, timestep = self._inputs(rows, step)
            self._residuals = {}
            if rows.control is not None:
                steering = self.steerings[rows.control]
                self._residuals = steering.residuals(z, timestep, conditioning)
            try:
                return predict(self.model, z, timestep, conditioning, **self._residuals)
            except Enough:
                return z.new_empty(0)

    def outer(self, rows: Rows, step: int, view: View, deep: Tensor) -> Tensor:
        """The output of the outermost level, on the deep features of the last whole pass."""
        self.stage.view = view
        with torch.inference_mode():
            z, conditioning, timestep = self._inputs(rows, step)
            residuals = self._residuals if rows.control is not None else {}
            return predict_outer(
                self.model, z, timestep, conditioning, deep[-len(z) :], **residuals
            )

    @cached_property
    def _timesteps(self) -> Tensor:
        return torch.tensor(self.schedule.timesteps, device=self.model.device)

    def _inputs(self, rows: Rows, step: int) -> tuple[Tensor, Conditioning, Tensor]:
        latent = Grid(*rows.z.shape[-2:])
        key = (*map(id, rows.texts), latent, rows.branches)
        if key not in self._conditionings:
            made = condition(self.model, rows.texts, latent, rows.branches)
            self._conditionings[key] = made
        z = rows.z.repeat(rows.branches, 1, 1, 1)
        return z, self._conditionings[key], self._timesteps[step]
