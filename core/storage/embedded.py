"""The recipes that pictures carry with them (core/diffusion/latents.py writes it)."""

import time
from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from core.domain.recipe import Recipe
from core.domain.values import BlobId
from core.storage.library import Library
from core.storage.mentions import mentioned

CHUNK = "castboard"


def recipe_in(path: Path) -> Recipe | None:
    """The recipe in a PNG's text chunks, read without decoding it; None where there is none."""
    from PIL import Image  # here, so that the window opens sooner

    try:
        with Image.open(path, formats=["PNG"]) as picture:
            said = picture.info.get(CHUNK)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    try:
        return Recipe.model_validate_json(said) if said else None
    except ValidationError:
        return None


def unclaimed_pictures(
    library: Library, alive: Collection[str] = (), older_than: float = 0.0
) -> tuple[BlobId, ...]:
    """Pictures that carry a recipe and that no document speaks of, nor `alive` (see `sweep`)."""
    wanted = mentioned(library.database) | set(alive)
    latest = time.time() - older_than
    return tuple(
        kept.blob_id
        for kept in library.blobs.all()
        if kept.blob_id not in wanted
        and kept.put_at <= latest
        and recipe_in(library.blobs.path(kept.blob_id))
    )
