"""Tiny random LoRA files, in the formats of diffusers and kohya, and what they should do."""

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from core.diffusion.models import Model

RANK, ALPHA = 4, 2.0
ENCODER_LAYERS = ("q_proj", "k_proj", "v_proj", "out_proj", "fc1", "fc2")
Lora = dict[str, tuple[Tensor, Tensor]]
"""A layer, by its part and its name there -> its two matrices (rank, in) and (out, rank)."""


def make_lora(model: Model, seed: int) -> Lora:
    """Random matrices for all attention of the UNet and for all layers of the text encoders."""
    drawn = torch.Generator().manual_seed(seed)

    def pair(layer: nn.Linear) -> tuple[Tensor, Tensor]:
        down = torch.randn(RANK, layer.in_features, generator=drawn)
        return down, torch.randn(layer.out_features, RANK, generator=drawn) * 0.02

    return {name: pair(layer) for name, layer in _layers(model).items()}


def write_diffusers_lora(lora: Lora, file: Path) -> Path:
    """As diffusers writes it: peft's names, no alpha."""
    tensors = {}
    for name, (down, up) in lora.items():
        tensors[f"{_whole(name)}.lora_A.weight"] = down
        tensors[f"{_whole(name)}.lora_B.weight"] = up
    save_file(tensors, file)
    return file


def write_kohya_lora(lora: Lora, file: Path) -> Path:
    """As kohya's trainer writes it: names with underscores, the original UNet's for SDXL."""
    two = any(name.startswith("text_encoder_2.") for name in lora)
    tensors = {}
    for name, (down, up) in lora.items():
        part, _, layer = _whole(name).partition(".")
        if part == "unet" and two:
            layer = _sgm(layer)
        parts = {"unet": "unet", "text_encoder": "te1" if two else "te", "text_encoder_2": "te2"}
        base = f"lora_{parts[part]}_{layer.replace('.', '_')}"
        tensors[f"{base}.lora_down.weight"] = down
        tensors[f"{base}.lora_up.weight"] = up
        tensors[f"{base}.alpha"] = torch.tensor(ALPHA)
    save_file(tensors, file)
    return file


def merge(model: Model, lora: Lora, scale: float) -> None:
    """Add scale * up @ down to each layer's own weights."""
    layers = _layers(model)
    for name, (down, up) in lora.items():
        layers[name].weight.data += scale * up @ down


def _layers(model: Model) -> dict[str, Any]:
    found = {f"unet.{n}": m for n, m in model.unet.named_modules() if n.endswith(_unet_ends())}
    for number, (_, encoder) in enumerate(model.encoders):
        part = "text_encoder_2" if number else "text_encoder"
        found |= {
            f"{part}.{n}": m for n, m in encoder.named_modules() if n.endswith(ENCODER_LAYERS)
        }
    return found


def _unet_ends() -> tuple[str, ...]:
    return ("to_q", "to_k", "to_v", "to_out.0", "ff.net.0.proj", "ff.net.2")


def _whole(name: str) -> str:
    """With the `text_model.` that files have and newer encoders have not."""
    return name.replace("text_encoder.encoder.", "text_encoder.text_model.encoder.")


def _sgm(layer: str) -> str:
    """SDXL's blocks by their original names; the tiny UNet has one layer a block."""
    for block in range(3):
        layer = layer.replace(
            f"down_blocks.{block}.attentions.0", f"input_blocks.{1 + 2 * block}.1"
        )
        for number in range(2):
            old = f"up_blocks.{block}.attentions.{number}"
            layer = layer.replace(old, f"output_blocks.{2 * block + number}.1")
    return layer.replace("mid_block.attentions.0", "middle_block.1")
