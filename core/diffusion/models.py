"""Load a model of the SDXL or the SD 1.5 family, from a folder or from a single file."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from diffusers.utils import logging
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from core.checkpoints.identify import kind_of
from core.checkpoints.kinds import Family, Kind, config_folder, model_configs
from core.diffusion.devices import precision
from core.domain.errors import ModelError
from core.domain.events import Progress
from core.domain.recipe import Adapter

PIPELINES: dict[Family, Any] = {
    Family.SDXL: StableDiffusionXLPipeline,
    Family.SD15: StableDiffusionPipeline,
}
SPARE: dict[Family, dict[str, Any]] = {
    Family.SDXL: {"add_watermarker": False},
    Family.SD15: {
        "safety_checker": None,
        "feature_extractor": None,
        "requires_safety_checker": False,
    },
}
"""What a pipeline can do without."""
PARTS: dict[Family, dict[str, Any]] = {
    Family.SD15: {
        "text_encoder": CLIPTextModel,
        "unet": UNet2DConditionModel,
        "vae": AutoencoderKL,
    },
    Family.SDXL: {
        "text_encoder": CLIPTextModel,
        "text_encoder_2": CLIPTextModelWithProjection,
        "unet": UNet2DConditionModel,
        "vae": AutoencoderKL,
    },
}
"""What has weights."""
ALMOST_NOISE = 2.0**-24
"""The level that stands for a last one without signal, as in diffusers' other samplers: x0 is
found by dividing by its root."""


@dataclass(frozen=True)
class Model:
    """A loaded pipeline. The VAE always works in fp32: SDXL's overflows in half precision."""

    pipe: Any
    device: torch.device
    dtype: torch.dtype
    family: Family
    adapters: list[Adapter] = field(default_factory=list)
    """What lies on top of the weights now; `core.diffusion.adapters.apply` alone changes it."""

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

    @property
    def encoders(self) -> tuple[tuple[Any, Any], ...]:
        """Each tokenizer with its text encoder: one pair in SD 1.5, two in SDXL."""
        first = (self.pipe.tokenizer, self.pipe.text_encoder)
        if self.family is Family.SD15:
            return (first,)
        return (first, (self.pipe.tokenizer_2, self.pipe.text_encoder_2))


def load_model(
    path: Path,
    device: torch.device,
    dtype: torch.dtype | None = None,
    configs: Path | None = None,
) -> Model:
    """Read a diffusers folder or a single file: safetensors only, nothing from the network.

    `dtype` is what the device is good at unless it is given; `configs` the folder with what
    single files lack, the shipped one unless it is given. Raises ModelError with a sentence when
    the model is missing, damaged or of another kind.
    """
    events = opening(path, device, "", dtype, configs)
    while True:
        try:
            next(events)
        except StopIteration as end:
            return cast("Model", end.value)


def opening(
    path: Path,
    device: torch.device,
    phase: str,
    dtype: torch.dtype | None = None,
    configs: Path | None = None,
) -> Generator[Progress, None, Model]:
    """The same as `load_model`, part by part; each is a place to stop."""
    kind = kind_of(path)
    dtype = dtype or precision(device)
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        if kind.path.is_file():
            yield Progress(phase, 0, 1)
            pipe = _open_file(kind, dtype, configs or model_configs())
        else:
            pipe = yield from _open_folder(kind, device, dtype, phase)
        pipe.scheduler = _sampler(pipe.scheduler.config, kind)
        pipe.to(device)
    except (torch.OutOfMemoryError, MemoryError):
        raise
    except NotImplementedError as error:  # a weight that a single file lacks has no data to move
        raise ModelError(
            f"The model in {kind.path} lacks weights that an {kind.family} model has.",
            "It is incomplete, or built in another way: choose another.",
        ) from error
    except Exception as error:  # whatever the libraries raise, the files are what is wrong
        raise ModelError(
            f"The model in {kind.path} cannot be read: {error}",
            "It may be damaged or incomplete; download it again.",
        ) from error
    return _settled(Model(pipe, device, dtype, kind.family))


def _open_folder(
    kind: Kind, device: torch.device, dtype: torch.dtype, phase: str
) -> Generator[Progress, None, Any]:
    parts: dict[str, Any] = {}
    makers = PARTS[kind.family]
    for name, maker in makers.items():
        yield Progress(phase, len(parts), len(makers))
        files = [file.name for file in kind.files if file.parent.name == name]
        part = maker.from_pretrained(
            kind.path / name,
            dtype=torch.float32 if name == "vae" else dtype,
            variant="fp16" if any(".fp16." in file for file in files) else None,
            use_safetensors=True,
            local_files_only=True,
        )
        parts[name] = part.to(device)
    yield Progress(phase, len(parts), len(makers))
    return PIPELINES[kind.family].from_pretrained(
        kind.path, local_files_only=True, **parts, **SPARE[kind.family]
    )


def _open_file(kind: Kind, dtype: torch.dtype, configs: Path) -> Any:
    config = config_folder(kind.family, configs)
    where: dict[str, Any] = {"config": str(config), "local_files_only": True}
    vae = AutoencoderKL.from_single_file(
        str(kind.path), subfolder="vae", dtype=torch.float32, **where
    )
    return PIPELINES[kind.family].from_single_file(
        str(kind.path),
        dtype=dtype,
        vae=vae,
        **_tokenizers(kind.family, configs / "tokenizer"),
        **where,
        **SPARE[kind.family],
    )


def _tokenizers(family: Family, folder: Path) -> dict[str, Any]:
    """CLIP's tokenizer, for SDXL also the one whose padding is token 0."""
    found = {"tokenizer": CLIPTokenizer.from_pretrained(folder, local_files_only=True)}
    if family is Family.SDXL:
        found["tokenizer_2"] = CLIPTokenizer.from_pretrained(
            folder, local_files_only=True, pad_token="!"
        )
    return found


def _sampler(config: Any, kind: Kind) -> Any:
    """DDIM with a model's noise levels and timesteps.

    A single file has none of its own. If its last level has no signal left, sampling must begin
    there (Lin et al. 2024, 3.3).
    """
    changes: dict[str, Any] = {"prediction_type": kind.prediction}
    if kind.zero_snr and kind.path.is_file():
        changes |= {"rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}
    sampler: Any = DDIMScheduler.from_config(  # type: ignore[no-untyped-call]
        config, clip_sample=False, **changes
    )
    if kind.zero_snr:
        sampler.alphas_cumprod[-1] = ALMOST_NOISE
    return sampler


def _settled(model: Model) -> Model:
    """The model, ready to predict and never to be trained."""
    for part in (model.pipe.unet, model.pipe.vae):
        part.requires_grad_(False).eval()
    for tokenizer, encoder in model.encoders:
        encoder.requires_grad_(False).eval()
        # Old configurations name a wrong last token; then a word added later is taken for it.
        getattr(encoder, "text_model", encoder).eos_token_id = tokenizer.eos_token_id
    return model
