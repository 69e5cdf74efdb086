"""What kind of model a folder holds, read from its small files; torch is not needed."""

import hashlib
import json
from pathlib import Path
from typing import Any

from core.checkpoints import weights
from core.domain.errors import ModelError
from core.domain.presets import is_suited
from core.domain.prompting import ModelTraits
from core.domain.values import Value
from core.paths import resources

ENCODERS = ("text_encoder", "text_encoder_2")
WEIGHTED = {
    "unet": "diffusion_pytorch_model",
    "vae": "diffusion_pytorch_model",
    **dict.fromkeys(ENCODERS, "model"),
}
"""Subfolders with weights -> the stem of their file."""
PLAIN = ("tokenizer", "tokenizer_2", "scheduler")

OTHER_FAMILIES = {
    "StableDiffusionPipeline": "a Stable Diffusion 1 or 2 model",
    "StableDiffusionXLImg2ImgPipeline": "the SDXL refiner, or SDXL set up for image-to-image",
    "StableDiffusionXLInpaintPipeline": "an SDXL model for inpainting",
    "StableDiffusion3Pipeline": "a Stable Diffusion 3 model",
    "FluxPipeline": "a Flux model",
}
AGAIN = "Download or copy the model again."
USE_SDXL = "Choose the folder of an SDXL model in the diffusers layout."


class ModelCard(Value):
    """A model that can be used: `name` for people, `traits` for recipes."""

    name: str
    folder: Path
    family: str
    traits: ModelTraits


def built_in_folder() -> Path:
    """Where the model lies that ships with Castboard."""
    return resources() / "models" / "castboard-mini"


def built_in() -> ModelCard:
    """The model that ships with Castboard."""
    return identify(built_in_folder())


def identify(folder: Path) -> ModelCard:
    """Read what model a folder holds; ModelError says why when it cannot be used."""
    folder = folder.expanduser().resolve()
    try:
        return _identify(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"The model in {folder} cannot be read: {reason}.", AGAIN) from None


def _identify(folder: Path) -> ModelCard:
    index = _index(folder)
    _check_family(folder, index)
    files = [file for part in (*WEIGHTED, *PLAIN) for file in _files(folder, part)]
    unet, vae = (_json(folder / part / "config.json") for part in ("unet", "vae"))
    if unet.get("in_channels") != vae.get("latent_channels", 4):
        raise ModelError(f"{folder} is a model for inpainting or another special use.", USE_SDXL)
    try:
        halvings = len(vae["block_out_channels"]) - 1
        side = int(unet["sample_size"]) * 2**halvings
        multiple = 2 ** (halvings + len(unet["block_out_channels"]) - 1)
    except (KeyError, TypeError, ValueError):
        raise ModelError(
            f"The configuration of the model in {folder} lacks its sizes.", USE_SDXL
        ) from None
    traits = ModelTraits(
        fingerprint=_fingerprint(folder, [folder / "model_index.json", *files]),
        side=side,
        multiple=multiple,
        preset=folder.name if is_suited(folder.name) else "",
    )
    return ModelCard(name=folder.name, folder=folder, family="SDXL", traits=traits)


def _index(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        raise ModelError(f"There is no model folder {folder}.", USE_SDXL)
    if not (folder / "model_index.json").is_file():
        raise ModelError(f"{folder} is not a model folder: it has no model_index.json.", USE_SDXL)
    return _json(folder / "model_index.json")


def _check_family(folder: Path, index: dict[str, Any]) -> None:
    name = index.get("_class_name")
    if name != "StableDiffusionXLPipeline":
        kind = OTHER_FAMILIES.get(str(name), f"a model of an unknown kind ({name})")
        raise ModelError(f"{folder} holds {kind}, which cannot be used.", USE_SDXL)
    if index.get("requires_aesthetics_score") or any(
        index.get(part) in (None, [None, None]) for part in ENCODERS
    ):
        raise ModelError(f"{folder} holds the SDXL refiner, not the base model.", USE_SDXL)


def _files(folder: Path, part: str) -> list[Path]:
    """The files of a subfolder that decide pictures, its weights checked."""
    place = folder / part
    if not place.is_dir():
        raise ModelError(f"The model in {folder} lacks its subfolder {part}.", USE_SDXL)
    small = sorted(p for p in place.iterdir() if p.suffix in {".json", ".txt"} and p.is_file())
    if part in PLAIN:
        if not small:
            raise ModelError(f"The subfolder {part} of the model in {folder} is empty.", USE_SDXL)
        return small
    return [*small, *_weights(place, WEIGHTED[part])]


def _weights(place: Path, stem: str) -> list[Path]:
    """The weight files of a subfolder, one or the shards that an index lists."""
    index = place / f"{stem}.safetensors.index.json"
    names = [f"{stem}.safetensors"]
    if index.is_file():
        names = _shards(index)
    found = [place / name for name in names]
    for path in found:
        if not path.is_file():
            raise _missing(path) if index.is_file() else _no_weights(path)
        weights.check(path)
    return found


def _shards(index: Path) -> list[str]:
    """The files that an index of shards lists."""
    listed = _json(index).get("weight_map")
    names = set(map(str, listed.values())) if isinstance(listed, dict) else set()
    if not names:
        raise ModelError(f"{index} lists no weights.", AGAIN)
    return sorted(names)


def _no_weights(path: Path) -> ModelError:
    present = sorted(p.name for p in path.parent.iterdir())
    if any(name.endswith((".bin", ".ckpt", ".pt", ".pth")) for name in present):
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


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"{path} cannot be read.", AGAIN) from None
    if not isinstance(value, dict):
        raise ModelError(f"{path} is not what it should be.", AGAIN)
    return value


def _fingerprint(folder: Path, files: list[Path]) -> str:
    """One name for all files: equal folders, equal names, wherever they lie."""
    sha = hashlib.sha256()
    for path in sorted(files):
        sha.update(f"{path.relative_to(folder).as_posix()} {weights.digest(path)}\n".encode())
    return sha.hexdigest()
