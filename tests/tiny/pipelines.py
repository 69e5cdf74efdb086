"""Tiny random model folders, made without a download in a few seconds."""

from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

MERGES = (
    "t h",
    "th e</w>",
    "f o",
    "fo x</w>",
    "r o",
    "ro b",
    "rob o",
    "robo t</w>",
)
WIDTH = 32
WIDTH_2 = 48
"""The second encoder's: SDXL's differ, and single files are told apart by it."""


def make_sd15(folder: Path) -> Path:
    """SD 1.5's shape: one text encoder, convolutions around attention, none at the last level."""
    torch.manual_seed(0)
    unet = UNet2DConditionModel(
        block_out_channels=(16, 16, 32, 32),
        layers_per_block=1,
        sample_size=16,
        down_block_types=(*("CrossAttnDownBlock2D",) * 3, "DownBlock2D"),
        up_block_types=("UpBlock2D", *("CrossAttnUpBlock2D",) * 3),
        attention_head_dim=2,
        cross_attention_dim=WIDTH,
        norm_num_groups=8,
    )
    tokenizer = _tokenizer("<|endoftext|>", length=77)
    pipe = StableDiffusionPipeline(
        vae=_vae(4),
        text_encoder=CLIPTextModel(_text_config(tokenizer, 77, WIDTH)),
        tokenizer=tokenizer,
        unet=unet,
        scheduler=_schedule(prediction_type="epsilon", set_alpha_to_one=False),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.save_pretrained(folder)
    return folder


def make_sdxl(folder: Path) -> Path:
    """SDXL's shape: epsilon, 4 channels, three levels of which two have attention."""
    unet = UNet2DConditionModel(
        block_out_channels=(16, 32, 32),
        layers_per_block=1,
        sample_size=16,
        in_channels=4,
        out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        attention_head_dim=(2, 2, 4),
        transformer_layers_per_block=(1, 1, 2),
        **_unet_common(),
    )
    schedule = _schedule(prediction_type="epsilon", set_alpha_to_one=False)
    return _save(folder, unet, _vae(4), schedule, length=77)


def make_mini(folder: Path) -> Path:
    """The built-in model's shape: v prediction, 8 channels, attention at both levels."""
    unet = UNet2DConditionModel(
        block_out_channels=(16, 32),
        layers_per_block=1,
        sample_size=16,
        in_channels=8,
        out_channels=8,
        down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        attention_head_dim=(2, 4),
        transformer_layers_per_block=(1, 2),
        **_unet_common(),
    )
    schedule = _schedule(prediction_type="v_prediction", set_alpha_to_one=False)
    return _save(folder, unet, _vae(8), schedule, length=48)


def _unet_common() -> dict[str, Any]:
    torch.manual_seed(0)
    return {
        "use_linear_projection": True,
        "addition_embed_type": "text_time",
        "addition_time_embed_dim": 8,
        "projection_class_embeddings_input_dim": WIDTH_2 + 6 * 8,
        "cross_attention_dim": WIDTH + WIDTH_2,
        "norm_num_groups": 8,
    }


def _vae(channels: int) -> AutoencoderKL:
    return AutoencoderKL(
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=channels,
        sample_size=128,
        scaling_factor=0.5,
    )


def _schedule(**settings: Any) -> DDIMScheduler:
    return DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        steps_offset=1,
        clip_sample=False,
        **settings,
    )


def _save(
    folder: Path, unet: UNet2DConditionModel, vae: AutoencoderKL, schedule: Any, length: int
) -> Path:
    """Put a pipeline together around a UNet and write it as safetensors."""
    tokenizers = [_tokenizer(pad, length) for pad in ("<|endoftext|>", "!")]
    texts = [
        _text_config(tokenizer, length, width)
        for tokenizer, width in zip(tokenizers, (WIDTH, WIDTH_2), strict=True)
    ]
    pipe = StableDiffusionXLPipeline(
        vae=vae,
        text_encoder=CLIPTextModel(texts[0]),
        text_encoder_2=CLIPTextModelWithProjection(texts[1]),
        tokenizer=tokenizers[0],
        tokenizer_2=tokenizers[1],
        unet=unet,
        scheduler=schedule,
        force_zeros_for_empty_prompt=True,
        add_watermarker=False,
    )
    pipe.save_pretrained(folder)
    return folder


def _tokenizer(pad: str, length: int) -> CLIPTokenizer:
    """A valid CLIP tokenizer of bytes and a few merges."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [chr(256 + i) for i in range(256 - len(printable))]
    symbols = [*map(chr, printable), *rest]
    tokens = [*symbols, *(symbol + "</w>" for symbol in symbols)]
    tokens += ["".join(merge.split()) for merge in MERGES]
    tokens += ["<|startoftext|>", "<|endoftext|>"]  # CLIP's pooling wants the highest id last
    vocabulary = {token: i for i, token in enumerate(tokens)}
    merges = [tuple(merge.split()) for merge in MERGES]
    return CLIPTokenizer(vocab=vocabulary, merges=merges, pad_token=pad, model_max_length=length)


def _text_config(tokenizer: CLIPTokenizer, length: int, width: int) -> CLIPTextConfig:
    return CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=width,
        num_attention_heads=2,
        num_hidden_layers=2,
        projection_dim=width,
        max_position_embeddings=length,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        hidden_act="gelu",
    )
