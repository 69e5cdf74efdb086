"""The parts of Castboard Mini, untrained, and the pipeline folder made of them.

A true SDXL in small: two tokenizers, two text encoders whose penultimate states are joined,
a UNet with convolutions only at the first resolution and cross-attention at the other two, and
a VAE of factor 8.
"""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import torch
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionXLPipeline, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from mini_model.scenes import vocabulary

LENGTH = 48
"""Tokens of a prompt, the marks of start and end included."""


def byte_symbols() -> list[str]:
    """CLIP's 256 printable stand-ins for bytes, in its order."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in printable]
    return [chr(b) for b in printable] + [chr(256 + k) for k in range(len(others))]


def learn_merges(words: list[str]) -> list[tuple[str, str]]:
    """Byte-pair merges after which each of the words is one token."""
    spelt = [[*word[:-1], word[-1] + "</w>"] for word in words]
    merges: list[tuple[str, str]] = []
    while any(len(word) > 1 for word in spelt):
        pairs = Counter(pair for word in spelt for pair in pairwise(word))
        pair = max(sorted(pairs), key=pairs.__getitem__)
        merges.append(pair)
        spelt = [_merged(word, pair) for word in spelt]
    return merges


def _merged(word: list[str], pair: tuple[str, str]) -> list[str]:
    out: list[str] = []
    for symbol in word:
        if out and (out[-1], symbol) == pair:
            out[-1] += symbol
        else:
            out.append(symbol)
    return out


def new_tokenizer(pad: str) -> CLIPTokenizer:
    """A CLIP tokenizer that knows the scenes' words whole, and any other text by bytes."""
    symbols = byte_symbols()
    merges = learn_merges(vocabulary())
    tokens = [*symbols, *(s + "</w>" for s in symbols), *("".join(m) for m in merges)]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    vocab = {token: index for index, token in enumerate(dict.fromkeys(tokens))}
    return CLIPTokenizer(vocab=vocab, merges=merges, pad_token=pad, model_max_length=LENGTH)


def _text_config(tokenizer: CLIPTokenizer, hidden: int, heads: int) -> CLIPTextConfig:
    return CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=hidden,
        intermediate_size=hidden * 2,
        num_attention_heads=heads,
        num_hidden_layers=3,
        max_position_embeddings=LENGTH,
        projection_dim=128,
        hidden_act="gelu",
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )


def new_unet() -> UNet2DConditionModel:
    """About 13 million parameters, most of them at the lowest resolution, as in SDXL."""
    return UNet2DConditionModel(
        sample_size=16,
        in_channels=8,
        out_channels=8,
        block_out_channels=(64, 128, 192),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        transformer_layers_per_block=(1, 1, 2),
        attention_head_dim=(2, 4, 6),
        use_linear_projection=True,
        cross_attention_dim=96 + 128,
        norm_num_groups=16,
        addition_embed_type="text_time",
        addition_time_embed_dim=32,
        projection_class_embeddings_input_dim=128 + 6 * 32,
    )


def new_pipeline(vae: AutoencoderKL) -> StableDiffusionXLPipeline:
    """An untrained pipeline around a trained VAE; seed torch before for a fixed start."""
    tokenizer, tokenizer_2 = new_tokenizer("<|endoftext|>"), new_tokenizer("!")
    scheduler = DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
        timestep_spacing="leading",
        prediction_type="v_prediction",
    )
    return StableDiffusionXLPipeline(
        vae=vae,
        text_encoder=CLIPTextModel(_text_config(tokenizer, 96, 4)),
        text_encoder_2=CLIPTextModelWithProjection(_text_config(tokenizer_2, 128, 4)),
        tokenizer=tokenizer,
        tokenizer_2=tokenizer_2,
        unet=new_unet(),
        scheduler=scheduler,
        force_zeros_for_empty_prompt=True,
        add_watermarker=False,
    )


def export(pipeline: StableDiffusionXLPipeline, folder: Path) -> None:
    """Save the folder that ships: fp16 safetensors, the UNet's weights kept exact enough."""
    pipeline.to(torch.float16).save_pretrained(folder, safe_serialization=True)
