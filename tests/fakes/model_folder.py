"""Models as `identify` reads them: real headers and configurations, no real weights."""

import json
import math
from pathlib import Path
from typing import Any

FIRST = "model.diffusion_model.input_blocks.0.0.weight"
SD15_FILE = {
    FIRST: (320, 4, 3, 3),
    "cond_stage_model.transformer.text_model.embeddings.position_embedding.weight": (1,),
    "first_stage_model.decoder.conv_in.weight": (1,),
}
SDXL_FILE = {
    FIRST: (320, 4, 3, 3),
    "conditioner.embedders.0.transformer.text_model.embeddings.position_embedding.weight": (1,),
    "conditioner.embedders.1.model.positional_embedding": (1,),
    "first_stage_model.decoder.conv_in.weight": (1,),
}
"""Some of the tensors of each family's single files -> their shapes."""
LORA_FILE = {"unet.a.lora_A.weight": (4, 8), "unet.a.lora_B.weight": (8, 4)}
EMBEDDING_FILE = {"clip_l": (2, 768), "clip_g": (2, 1280)}
CONTROLNET_FILE = {"controlnet_cond_embedding.conv_in.weight": (16, 3, 3, 3)}
SD15_INDEX: dict[str, Any] = {
    "_class_name": "StableDiffusionPipeline",
    "text_encoder": ["transformers", "CLIPTextModel"],
}
INDEX: dict[str, Any] = {
    "_class_name": "StableDiffusionXLPipeline",
    "text_encoder": ["transformers", "CLIPTextModel"],
    "text_encoder_2": ["transformers", "CLIPTextModelWithProjection"],
}


def write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), "utf-8")


def write_weights(path: Path, data: bytes = b"12345678") -> None:
    header = json.dumps(
        {"x": {"dtype": "U8", "shape": [len(data)], "data_offsets": [0, len(data)]}}
    ).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(len(header).to_bytes(8, "little") + header + data)


def write_header(
    path: Path, shapes: dict[str, tuple[int, ...]], notes: dict[str, str] | None = None
) -> Path:
    """A safetensors file of zeros with tensors of these shapes."""
    tensors: dict[str, Any] = {"__metadata__": notes or {}}
    end = 0
    for name, shape in shapes.items():
        size = 2 * math.prod(shape)
        tensors[name] = {"dtype": "F16", "shape": shape, "data_offsets": [end, end + size]}
        end += size
    header = json.dumps(tensors).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header + bytes(end))
    return path


def write_model_folder(place: Path, latents: int = 128) -> Path:
    """An SDXL folder with everything that is looked at, for squares of 8 x `latents` pixels."""
    write_json(place / "model_index.json", INDEX)
    write_json(
        place / "unet/config.json",
        {"in_channels": 4, "sample_size": latents, "block_out_channels": [320, 640, 1280]},
    )
    write_json(
        place / "vae/config.json",
        {"latent_channels": 4, "block_out_channels": [128, 256, 512, 512]},
    )
    for part in ("unet", "vae"):
        write_weights(place / part / "diffusion_pytorch_model.safetensors")
    for part in ("text_encoder", "text_encoder_2"):
        write_json(place / part / "config.json", {})
        write_weights(place / part / "model.safetensors")
    for part in ("tokenizer", "tokenizer_2"):
        write_json(place / part / "vocab.json", {"a": 0})
    write_json(place / "scheduler/scheduler_config.json", {})
    return place
