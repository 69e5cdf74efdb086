"""Tiny folders as single files, in the layout of the original training code (LDM).

The keys are those of Stable Diffusion's and SDXL's published files, written out backwards from the
diffusers layout, so that reading them back tests the reader and not its own inverse.
"""

import json
import re
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

Weights = dict[str, Tensor]

RESNET = {
    "norm1": "in_layers.0",
    "conv1": "in_layers.2",
    "time_emb_proj": "emb_layers.1",
    "norm2": "out_layers.0",
    "conv2": "out_layers.3",
    "conv_shortcut": "skip_connection",
}
UNET_ENDS = {
    "conv_in.": "input_blocks.0.0.",
    "time_embedding.linear_1.": "time_embed.0.",
    "time_embedding.linear_2.": "time_embed.2.",
    "add_embedding.linear_1.": "label_emb.0.0.",
    "add_embedding.linear_2.": "label_emb.0.2.",
    "conv_norm_out.": "out.0.",
    "conv_out.": "out.2.",
    "mid_block.resnets.0.": "middle_block.0.",
    "mid_block.attentions.0.": "middle_block.1.",
    "mid_block.resnets.1.": "middle_block.2.",
}
VAE = {
    "mid_block.resnets.0.": "mid.block_1.",
    "mid_block.resnets.1.": "mid.block_2.",
    "mid_block.attentions.0.": "mid.attn_1.",
    "group_norm.": "norm.",
    "to_q.": "q.",
    "to_k.": "k.",
    "to_v.": "v.",
    "to_out.0.": "proj_out.",
    "conv_norm_out.": "norm_out.",
    "conv_shortcut.": "nin_shortcut.",
    "downsamplers.0.conv.": "downsample.conv.",
    "upsamplers.0.conv.": "upsample.conv.",
}
OPEN_CLIP = {
    "text_model.embeddings.token_embedding.": "token_embedding.",
    "text_model.embeddings.position_embedding.weight": "positional_embedding",
    "text_model.final_layer_norm.": "ln_final.",
    "text_model.encoder.layers.": "transformer.resblocks.",
    "layer_norm1.": "ln_1.",
    "layer_norm2.": "ln_2.",
    "mlp.fc1.": "mlp.c_fc.",
    "mlp.fc2.": "mlp.c_proj.",
    "self_attn.out_proj.": "attn.out_proj.",
}

CONTROL = {
    r"controlnet_cond_embedding\.conv_in\.": "input_hint_block.0.",
    r"controlnet_cond_embedding\.conv_out\.": "input_hint_block.14.",
    r"controlnet_cond_embedding\.blocks\.(\d+)": r"input_hint_block.blocks.HINT\1",
    r"controlnet_down_blocks\.(\d+)\.": r"zero_convs.\1.0.",
    r"controlnet_mid_block\.": "middle_block_out.0.",
}


def write_single_file(folder: Path, file: Path, notes: dict[str, str] | None = None) -> Path:
    """Write a tiny folder of one layer a block as a single file."""
    weights = {f"model.diffusion_model.{k}": v for k, v in _unet(folder / "unet").items()}
    weights |= {f"first_stage_model.{k}": v for k, v in _vae(folder / "vae").items()}
    first = {_whole(k): v for k, v in _read(folder / "text_encoder").items()}
    if (folder / "text_encoder_2").is_dir():
        weights |= {f"conditioner.embedders.0.transformer.{k}": v for k, v in first.items()}
        second = _open_clip(_read(folder / "text_encoder_2"))
        weights |= {f"conditioner.embedders.1.model.{k}": v for k, v in second.items()}
    else:
        weights |= {f"cond_stage_model.transformer.{k}": v for k, v in first.items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    save_file({k: v.contiguous() for k, v in weights.items()}, file, notes)
    return file


def write_controlnet_file(folder: Path, file: Path) -> Path:
    """Write a tiny ControlNet of one layer a block as its authors' training code does."""
    weights = {}
    for key, value in _read(folder).items():
        for ours, theirs in CONTROL.items():
            key = re.sub(ours, theirs, key)
        key = re.sub(r"blocks\.HINT(\d+)", lambda m: f"{2 * int(m[1]) + 2}", key)
        known = key.startswith(("input_hint_block", "zero_convs", "middle_block_out"))
        weights[f"control_model.{key if known else unet_key(key)}"] = value
    save_file(weights, file)
    return file


def write_configs(place: Path, **families: Path) -> Path:
    """What single files of these tiny folders lack, laid out as resources/model_configs is."""
    for name, folder in families.items():
        shutil.copytree(folder, place / name, ignore=shutil.ignore_patterns("*.safetensors"))
        shutil.copytree(folder / "tokenizer", place / "tokenizer", dirs_exist_ok=True)
    return place


def unet_key(key: str) -> str:
    """The LDM name of a diffusers UNet's weight, for one layer a block."""
    for ours, theirs in UNET_ENDS.items():
        if key.startswith(ours):
            return _resnet(key.replace(ours, theirs))
    found = re.match(r"(down|up)_blocks\.(\d+)\.(\w+)\.(\d+)\.(.*)", key)
    assert found, key
    side, block, kind, number, rest = found[1], int(found[2]), found[3], int(found[4]), found[5]
    if side == "down":
        first = 1 + 2 * block
        if kind == "downsamplers":
            return f"input_blocks.{first + 1}.0.op.{rest.removeprefix('conv.')}"
        place = f"input_blocks.{first + number}"
    else:
        first = 2 * block
        if kind == "upsamplers":
            return f"output_blocks.{first + 1}.UP.{rest}"
        place = f"output_blocks.{first + number}"
    return _resnet(f"{place}.{0 if kind == 'resnets' else 1}.{rest}")


def _unet(folder: Path) -> Weights:
    named = {unet_key(key): value for key, value in _read(folder).items()}
    return {_behind_attention(key, named): value for key, value in named.items()}


def _behind_attention(key: str, named: Weights) -> str:
    """An upsampler comes after the attention of its block, where that has any."""
    place = key.split(".UP.")[0]
    attends = any(name.startswith(f"{place}.1.") for name in named)
    return key.replace(".UP.", ".2." if attends else ".1.")


def _resnet(key: str) -> str:
    if "transformer_blocks" in key:
        return key
    for ours, theirs in RESNET.items():
        key = key.replace(f".{ours}.", f".{theirs}.")
    return key


def _vae(folder: Path) -> Weights:
    levels = len(json.loads((folder / "config.json").read_text())["block_out_channels"])
    made = {}
    for key, value in _read(folder).items():
        for ours, theirs in VAE.items():
            key = key.replace(ours, theirs)
        key = re.sub(r"down_blocks\.(\d+)", r"down.\1", key)
        key = re.sub(r"up_blocks\.(\d+)", lambda m: f"up.{levels - 1 - int(m[1])}", key)
        key = key.replace("resnets.", "block.")
        attends = ".attn_1." in key and value.dim() == 2  # its layers were 1x1 convolutions
        made[key] = value[:, :, None, None] if attends else value
    return made


def _open_clip(weights: Weights) -> Weights:
    """OpenCLIP's names: the three projections of attention are one there."""
    made = {}
    for key, value in weights.items():
        if key == "text_projection.weight":
            made["text_projection"] = value.T
        elif found := re.match(r"(.*)self_attn\.q_proj\.(\w+)", key):
            parts = [weights[f"{found[1]}self_attn.{p}_proj.{found[2]}"] for p in "qkv"]
            made[f"{found[1]}attn.in_proj_{found[2]}"] = torch.cat(parts)
        elif not re.search(r"self_attn\.[kv]_proj", key):
            made[key] = value
    for ours, theirs in OPEN_CLIP.items():
        made = {key.replace(ours, theirs): value for key, value in made.items()}
    return made


def _whole(key: str) -> str:
    """The name of CLIP's weight with the `text_model.` that newer files leave out."""
    return key if key.startswith("text_model.") else f"text_model.{key}"


def _read(folder: Path) -> Weights:
    (file,) = folder.glob("*.safetensors")
    return load_file(file)
