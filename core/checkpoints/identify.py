"""What kind of model a folder or a file holds, without torch."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from core.checkpoints import weights
from core.checkpoints.folder import AGAIN, read_folder, read_json
from core.checkpoints.kinds import USE, Family, Kind, config_folder, model_configs
from core.checkpoints.single_file import read_file
from core.domain.errors import ModelError
from core.domain.presets import is_suited
from core.domain.prompting import ModelTraits
from core.domain.values import Value
from core.paths import real, resources


class ModelCard(Value):
    """A model that can be used: `name` for people, `traits` for recipes, `path` to load it."""

    name: str
    path: Path
    family: Family
    traits: ModelTraits


def built_in_folder() -> Path:
    """Where the model lies that ships with Castboard."""
    return resources() / "models" / "castboard-mini"


def built_in() -> ModelCard:
    """The model that ships with Castboard."""
    return identify(built_in_folder())


def kind_of(path: Path) -> Kind:
    """Read what model a folder or a file holds; ModelError says why when it cannot be used.

    Reads headers and configurations, never the weights themselves.
    """
    path = real(path)
    try:
        if path.is_file():
            return read_file(path)
        if path.is_dir():
            return read_folder(path)
    except OSError as error:
        raise _unreadable(path, error) from None
    raise ModelError(f"There is no model {path}.", USE)


def identify(path: Path) -> ModelCard:
    """The card of a model, its files named by content. ModelError as `kind_of` raises it."""
    kind = kind_of(path)
    path = kind.path
    try:
        fingerprint = _fingerprint(path, kind.files)
    except OSError as error:
        raise _unreadable(path, error) from None
    name = path.stem if path.is_file() else path.name
    side, multiple = _sizes(kind)
    traits = ModelTraits(
        fingerprint=fingerprint,
        side=side,
        multiple=multiple,
        preset=name if is_suited(name) else "",
    )
    return ModelCard(name=name, path=path, family=kind.family, traits=traits)


def _sizes(kind: Kind) -> tuple[int, int]:
    """The edge in pixels of the square a model was trained on, and of what one latent stands for.

    Edges need no larger multiple: where a UNet halves an odd latent, it rounds up.
    """
    shipped = config_folder(kind.family, model_configs())
    config = kind.path if kind.path.is_dir() else shipped
    unet, vae = (read_json(config / part / "config.json") for part in ("unet", "vae"))
    try:
        pixels = 2 ** (len(vae["block_out_channels"]) - 1)
        return int(unet["sample_size"]) * pixels, pixels
    except (KeyError, TypeError, ValueError):
        raise ModelError(
            f"The configuration of the model in {kind.path} lacks its sizes.", USE
        ) from None


def _fingerprint(path: Path, files: Iterable[Path]) -> str:
    """One name for all files: equal models, equal names, wherever they lie."""
    if path.is_file():
        return weights.digest(path)
    sha = hashlib.sha256()
    for file in sorted(files):
        sha.update(f"{file.relative_to(path).as_posix()} {weights.digest(file)}\n".encode())
    return sha.hexdigest()


def _unreadable(path: Path, error: OSError) -> ModelError:
    reason = error.strerror or str(error)
    return ModelError(f"The model in {path} cannot be read: {reason}.", AGAIN)
