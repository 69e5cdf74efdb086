"""Random SDXL-shaped models: a small one for the processor, the true one for a GPU."""

import json
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

from core.checkpoints.kinds import Family, config_folder, model_configs
from core.diffusion.devices import precision
from core.diffusion.models import Model
from tests.tiny.pipelines import _tokenizer as tiny_tokenizer

SMALL = {
    "block_out_channels": (32, 64, 128),
    "attention_head_dim": (1, 2, 4),
    "transformer_layers_per_block": (1, 1, 2),
    "norm_num_groups": 16,
    "cross_attention_dim": 256,
    "addition_time_embed_dim": 16,
    "projection_class_embeddings_input_dim": 128 + 6 * 16,
}
"""A tenth of SDXL's width and a quarter of its layers. Tokens go with the width (320 px), so that
attention has the share of the work that it has in SDXL at 1024 px: tokens by channels is 6.3 at
the finer level and 0.8 at the coarser one, as there."""
SMALL_EDGE, FULL_EDGE = 320, 1024


def random_model(full: bool, device: torch.device) -> Model:
    """A random model on a device. Its VAE is tiny: pictures are not part of what is measured."""
    folder = config_folder(Family.SDXL, model_configs())
    torch.manual_seed(0)
    with device:
        unet = UNet2DConditionModel.from_config(
            {**_read(folder / "unet" / "config.json"), **({} if full else SMALL)}
        )
        encoders = [
            kind(CLIPTextConfig(**_encoder(folder / name, width), vocab_size=522))
            for kind, name, width in (
                (CLIPTextModel, "text_encoder", 768 if full else 128),
                (CLIPTextModelWithProjection, "text_encoder_2", 1280 if full else 128),
            )
        ]
        vae = AutoencoderKL(
            block_out_channels=(8,) * 4,
            norm_num_groups=4,
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
            latent_channels=4,
        )
    dtype = precision(device)
    tokenizers = [tiny_tokenizer(pad, 77) for pad in ("<|endoftext|>", "!")]
    pipe: Any = StableDiffusionXLPipeline(
        vae=vae,
        text_encoder=encoders[0].to(dtype),
        text_encoder_2=encoders[1].to(dtype),
        tokenizer=tokenizers[0],
        tokenizer_2=tokenizers[1],
        unet=unet.to(dtype),
        scheduler=DDIMScheduler.from_config(
            _read(folder / "scheduler" / "scheduler_config.json"), clip_sample=False
        ),
        force_zeros_for_empty_prompt=True,
        add_watermarker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    for part in (unet, vae, *encoders):
        part.requires_grad_(False).eval()
    return Model(pipe, device, dtype, Family.SDXL)


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def _encoder(folder: Path, width: int) -> dict[str, Any]:
    """One layer of an encoder, as wide as the UNet wants its texts."""
    tokens = {"bos_token_id": 520, "eos_token_id": 521, "pad_token_id": 521}
    config = {**_read(folder / "config.json"), **tokens, "hidden_size": width}
    small = {"num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": width}
    config.pop("vocab_size")
    return {**config, **small, "projection_dim": width}
