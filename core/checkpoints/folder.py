"""Models kept as a folder in the diffusers layout."""

import json
from pathlib import Path
from typing import Any

from core.checkpoints import weights
from core.checkpoints.kinds import USE, Family, Kind
from core.domain.errors import ModelError
from core.domain.values import Fragment

AGAIN = "Download or copy the model again."
WEIGHTED = {
    "unet": "diffusion_pytorch_model",
    "vae": "diffusion_pytorch_model",
    "text_encoder": "model",
    "text_encoder_2": "model",
}
"""Subfolders with weights -> the stem of their file."""
PARTS = {
    Family.SDXL: (*WEIGHTED, "tokenizer", "tokenizer_2", "scheduler"),
    Family.SD15: ("unet", "vae", "text_encoder", "tokenizer", "scheduler"),
}
FAMILIES = {
    "StableDiffusionXLPipeline": Family.SDXL,
    "StableDiffusionPipeline": Family.SD15,
}
OTHER_FAMILIES = {
    "StableDiffusionXLImg2ImgPipeline": Fragment(
        "the SDXL refiner, or SDXL set up for image-to-image"
    ),
    "StableDiffusionXLInpaintPipeline": Fragment("an SDXL model for inpainting"),
    "StableDiffusionInpaintPipeline": Fragment("an SD model for inpainting"),
    "StableDiffusion3Pipeline": Fragment("a Stable Diffusion 3 model"),
    "FluxPipeline": Fragment("a Flux model"),
}
SD2_WIDTH = 1024
"""The width of the words that a Stable Diffusion 2 UNet reads."""


def read_folder(folder: Path) -> Kind:
    """Read what a folder holds, its weights checked to be whole.

    ModelError says what is missing or damaged, or why the model is of no use.
    """
    family = _family(folder, _index(folder))
    files = [file for part in PARTS[family] for file in _files(folder, part)]
    unet, vae = (read_json(folder / part / "config.json") for part in ("unet", "vae"))
    if unet.get("in_channels") != vae.get("latent_channels", 4):
        raise ModelError(f"{folder} is a model for inpainting or another special use.", USE)
    if family is Family.SD15 and unet.get("cross_attention_dim") == SD2_WIDTH:
        raise ModelError(
            f"{folder} is a Stable Diffusion 2 model, which reads words with another text encoder.",
            USE,
        )
    scheduler = read_json(folder / "scheduler" / "scheduler_config.json")
    prediction = scheduler.get("prediction_type", "epsilon")
    if prediction not in ("epsilon", "v_prediction"):
        raise ModelError(
            f"The model in {folder} predicts “{prediction}”, which is not supported.",
            "Choose a model that predicts epsilon or v_prediction.",
        )
    return Kind(
        path=folder,
        family=family,
        prediction=prediction,
        zero_snr=bool(scheduler.get("rescale_betas_zero_snr", False)),
        files=(folder / "model_index.json", *files),
    )


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; ModelError when there is none."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        raise ModelError(f"{path} is missing or damaged.", AGAIN) from None
    if not isinstance(value, dict):
        raise ModelError(f"{path} is damaged: it is not what it should be.", AGAIN)
    return value


def _index(folder: Path) -> dict[str, Any]:
    index = folder / "model_index.json"
    if not index.is_file():
        raise ModelError(f"{folder} is not a model folder: it has no model_index.json.", USE)
    return read_json(index)


def _family(folder: Path, index: dict[str, Any]) -> Family:
    name = str(index.get("_class_name"))
    if name not in FAMILIES:
        raise _foreign(folder, name)
    family = FAMILIES[name]
    if family is Family.SDXL and (
        index.get("requires_aesthetics_score") or index.get("text_encoder") in (None, [None, None])
    ):
        raise ModelError(f"{folder} holds the SDXL refiner, not the base model.", USE)
    return family


def _foreign(folder: Path, name: str) -> ModelError:
    if kind := OTHER_FAMILIES.get(name):
        return ModelError(f"{folder} holds {kind}, which cannot be used.", USE)
    return ModelError(
        f"{folder} holds a model of an unknown kind ({name}), which cannot be used.", USE
    )


def _files(folder: Path, part: str) -> list[Path]:
    """The files of a subfolder that decide pictures, its weights checked."""
    place = folder / part
    if not place.is_dir():
        raise ModelError(f"The model in {folder} lacks its subfolder {part}.", USE)
    small = sorted(p for p in place.iterdir() if p.suffix in {".json", ".txt"} and p.is_file())
    if part in WEIGHTED:
        return [*small, *weight_files(place, WEIGHTED[part])]
    if not small:
        raise ModelError(f"The subfolder {part} of the model in {folder} is empty.", USE)
    return small


def weight_files(place: Path, stem: str) -> list[Path]:
    """The weight files of a folder, each checked: one, or the shards that an index lists.

    `stem` is the file's name as diffusers writes it. ModelError when one is missing or damaged.
    """
    index = place / f"{stem}.safetensors.index.json"
    names = _shards(index) if index.is_file() else [f"{stem}.safetensors"]
    half = place / f"{stem}.fp16.safetensors"
    if not index.is_file() and not (place / names[0]).is_file() and half.is_file():
        names = [half.name]
    found = [place / name for name in names]
    for path in found:
        if not path.is_file():
            raise _missing(path) if index.is_file() else _no_weights(path)
        weights.read_header(path)
    return found


def _shards(index: Path) -> list[str]:
    """The files that an index of shards lists."""
    listed = read_json(index).get("weight_map")
    names = set(map(str, listed.values())) if isinstance(listed, dict) else set()
    if not names:
        raise ModelError(f"{index} lists no weights.", AGAIN)
    return sorted(names)


def _no_weights(path: Path) -> ModelError:
    present = sorted(p.name for p in path.parent.iterdir())
    if any(name.endswith(weights.PICKLES) for name in present):
        return ModelError(
            f"{path.parent} holds its weights as pickles, which can run code when they are opened.",
            "Get the model as safetensors.",
        )
    variants = [name for name in present if name.endswith(".safetensors")]
    if variants:
        return ModelError(
            f"{path.parent} holds {variants[0]} and no {path.name}.",
            f"Rename the file to {path.name}, or get the model without a variant.",
        )
    return _missing(path)


def _missing(path: Path) -> ModelError:
    return ModelError(f"{path} is missing.", AGAIN)
