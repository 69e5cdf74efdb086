"""What artists put on top of a model, told by its header: LoRAs, embeddings, ControlNets.

A file is taken in only when it is whole and of the kind it is given as. Whether it fits a model is
found out when it is put on one.
"""

import re
from pathlib import Path
from typing import Literal

from core.checkpoints.single_file import (
    CONTROL_SIGNS,
    EMBEDDING_KEYS,
    FIRST_CONVOLUTION,
    LORA_SIGNS,
    VAE_KEYS,
)
from core.checkpoints.weights import Header, read_header
from core.domain.errors import ModelError
from core.domain.values import Fragment

FIRST_HALF = re.compile(r"(lora_down|lora_A|lora\.down|lora_linear_layer\.down)\.weight$")
"""The first of the two matrices that a layer's LoRA has, in the formats of kohya and diffusers."""
BESIDE_LORA = ("hada_w", "lokr_w", "oft_", "dora_scale", "lora_mid")
"""Pieces of names in files of other methods (LyCORIS, DoRA), which would be read in part."""
SDXL_KEYS = ("clip_l", "clip_g")
"""An embedding's tensors for SDXL, in the order of its text encoders."""
OURS, ORIGINAL = "controlnet_cond_embedding.conv_in.weight", "input_hint_block.0.weight"
"""The layer that reads the control picture, in the layouts of diffusers and of LDM."""
BESIDE_CONTROL = ("lora_controlnet", "control_add_embedding", "task_embedding")
"""Pieces of names in Control-LoRAs and in networks for several kinds of picture in one."""
MODEL_SIGNS = (FIRST_CONVOLUTION, "down_blocks.0.resnets.0.conv1.weight", *VAE_KEYS)


def check_lora(path: Path) -> int:
    """How many layers a LoRA is for; ModelError unless the file is one that can be read."""
    header = _header(path)
    if header.any(*BESIDE_LORA):
        raise ModelError(
            f"{path} is of a kind beside LoRA (LyCORIS or DoRA), which is not supported.",
            "Choose a plain LoRA.",
        )
    layers = sum(FIRST_HALF.search(name) is not None for name in header.shapes)
    if not layers:
        raise _refusal(path, header, "LoRA", "Choose a LoRA as a .safetensors file.")
    return layers


def check_embedding(path: Path) -> tuple[str, ...]:
    """The tensors of a learnt word, one for each text encoder; ModelError unless it is one.

    SDXL's files name them `clip_l` and `clip_g`; SD 1.5's hold one tensor, under `emb_params` or
    under the word itself.
    """
    header = _header(path)
    names = tuple(header.shapes)
    if set(names) == set(SDXL_KEYS):
        names = SDXL_KEYS
    elif len(names) > 1:
        names = ()
    if not names or any(len(header.shapes[name]) not in (1, 2) for name in names):
        raise _refusal(path, header, "embedding", "Choose an embedding as a .safetensors file.")
    return names


def check_controlnet(path: Path) -> Literal["diffusers", "original"]:
    """The layout of a ControlNet's file; ModelError unless it is one that can be read."""
    header = _header(path)
    if header.any(*BESIDE_CONTROL):
        raise ModelError(
            f"{path} is a Control-LoRA, or a network for many kinds of picture in one, which "
            "are not supported.",
            "Choose a ControlNet for one kind of picture.",
        )
    if header.any(OURS):
        return "diffusers"
    if header.any(ORIGINAL):
        return "original"
    raise _refusal(path, header, "ControlNet", "Choose a ControlNet as a .safetensors file.")


def adapter_kind(path: Path) -> Literal["lora", "embedding"]:
    """What an adapter's file holds; ModelError when it is neither or cannot be read."""
    header = _header(path)
    if header.any(*LORA_SIGNS, *BESIDE_LORA):
        check_lora(path)
        return "lora"
    if _what(header) in ("", "an embedding"):
        check_embedding(path)
        return "embedding"
    raise _refusal(path, header, "LoRA", "Choose a LoRA or an embedding.")


def _header(path: Path) -> Header:
    try:
        return read_header(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(
            f"{path} cannot be read: {reason}.", "Check that the file is there and may be read."
        ) from None


def _refusal(path: Path, header: Header, wanted: str, way_out: str) -> ModelError:
    """Say what a file is instead, where that is known."""
    what = _what(header)
    if what:
        return ModelError(f"{path} is {what} and no {wanted}.", way_out)
    return ModelError(f"{path} is no {wanted}.", way_out)


def _what(header: Header) -> Fragment:
    """The kind of a file in words, or nothing."""
    if header.any(*LORA_SIGNS):
        return Fragment("a LoRA")
    if header.any(*CONTROL_SIGNS):
        return Fragment("a ControlNet")
    if header.begins(*MODEL_SIGNS):
        return Fragment("a model of its own")
    if header.shapes.keys() & EMBEDDING_KEYS:
        return Fragment("an embedding")
    return Fragment("")
