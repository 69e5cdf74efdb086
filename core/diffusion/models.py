"""Load a Stable Diffusion XL folder, and run its UNet."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import DDIMScheduler, StableDiffusionXLPipeline
from diffusers.utils import logging
from torch import Tensor

from core.diffusion.devices import precision
from core.diffusion.prompts import Text
from core.domain.errors import ModelError


@dataclass(frozen=True)
class Model:
    """A loaded pipeline. The VAE always works in fp32: SDXL's overflows in half precision."""

    pipe: Any
    device: torch.device
    dtype: torch.dtype

    @property
    def unet(self) -> Any:
        """The network that predicts."""
        return self.pipe.unet

    @property
    def pixels(self) -> int:
        """The edge in pixels of what one latent stands for."""
        return int(self.pipe.vae_scale_factor)

    @property
    def channels(self) -> int:
        """The channels of a latent."""
        return int(self.unet.config.in_channels)

    @property
    def prediction(self) -> str:
        """What the UNet predicts: `epsilon` or `v_prediction`."""
        return str(self.pipe.scheduler.config.prediction_type)

    def predict(self, z: Tensor, timestep: int, text: Text) -> Tensor:
        """The UNet's output for one latent (C, h, w) under each branch of a text: (B, C, h, w)."""
        batch = z.to(self.device, self.dtype).expand(len(text.branches), *z.shape)
        height, width = (edge * self.pixels for edge in z.shape[-2:])
        ids = torch.tensor([[height, width, 0, 0, height, width]] * len(batch))
        condition = {"text_embeds": text.pooled, "time_ids": ids.to(self.device, self.dtype)}
        output = self.unet(
            batch,
            timestep,
            encoder_hidden_states=text.embeds,
            added_cond_kwargs=condition,
            return_dict=False,
        )[0]
        return torch.as_tensor(output).float()


def load_model(folder: Path, device: torch.device) -> Model:
    """Read a diffusers SDXL folder: safetensors only, nothing from the network.

    Raises ModelError with a sentence when the folder is missing, damaged or of another kind.
    """
    _check_kind(folder)
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    dtype = precision(device)
    try:
        pipe: Any = StableDiffusionXLPipeline.from_pretrained(  # type: ignore[no-untyped-call]
            folder,
            dtype=dtype,
            variant=_variant(folder),
            use_safetensors=True,
            local_files_only=True,
            add_watermarker=False,
        )
        pipe.scheduler = _sampler(pipe.scheduler.config)
        pipe.to(device)
    except (torch.OutOfMemoryError, MemoryError):
        raise
    except Exception as error:  # whatever the libraries raise, the folder is what is wrong
        raise ModelError(
            f"The model in {folder} cannot be read: {error}",
            "It may be damaged or incomplete; download it again.",
        ) from error
    if dtype != torch.float32:
        pipe.vae.to(torch.float32)
    for part in (pipe.unet, pipe.vae, pipe.text_encoder, pipe.text_encoder_2):
        part.requires_grad_(False).eval()
    return _checked(Model(pipe, device, dtype), folder)


def _sampler(config: Any) -> Any:
    """DDIM with a folder's noise levels and timesteps."""
    return DDIMScheduler.from_config(config, clip_sample=False)  # type: ignore[no-untyped-call]


def _check_kind(folder: Path) -> None:
    """Raise ModelError unless the folder says that it holds an SDXL pipeline."""
    index = folder / "model_index.json"
    if not index.is_file():
        raise ModelError(
            f"There is no model in {folder}.",
            "Choose a folder in the diffusers layout: it has a model_index.json.",
        )
    try:
        kind = json.loads(index.read_text(encoding="utf-8"))["_class_name"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{index} is damaged.", "Download the model again.") from error
    if kind != "StableDiffusionXLPipeline":
        raise ModelError(
            f"The model in {folder} is of the kind {kind}.", "Castboard runs SDXL models."
        )


def _variant(folder: Path) -> str | None:
    """`fp16` where the weights are there in half precision only, as SDXL is often kept."""
    weights = folder / "unet"
    plain = any(weights.glob("diffusion_pytorch_model*.safetensors"))
    half = any(weights.glob("diffusion_pytorch_model*.fp16*.safetensors"))
    only_half = half and not (weights / "diffusion_pytorch_model.safetensors").exists()
    return "fp16" if plain and only_half else None


def _checked(model: Model, folder: Path) -> Model:
    """The model, unless it predicts something that the sampler does not know."""
    if model.prediction not in ("epsilon", "v_prediction"):
        raise ModelError(
            f"The model in {folder} predicts “{model.prediction}”, which is not supported.",
            "Choose a model that predicts epsilon or v_prediction.",
        )
    return model
