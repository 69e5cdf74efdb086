"""An engine that draws at once, on command fails, and remembers what it was asked for."""

import hashlib
import io
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from core.domain.events import (
    CheckpointMade,
    EngineEvent,
    Notice,
    PictureMade,
    Preview,
    Progress,
    TrajectoryMade,
)
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest
from core.jobs.engine import NO_FILES, Files


class FakeEngine:
    """The methods of `core.jobs.engine.Engine`, without a model.

    Pictures are plain, coloured by the recipe's digest and the materials and files it was given,
    so that pictures differ exactly when real ones could. `steps` replaces the recipe's number of
    steps, `pause` is slept in each (seconds). With `fail_at=k`, step k of every operation raises
    `error`. `notice` is said of every picture that is rendered. A checkpoint is made after every
    step of a render; `rendered` lists the steps each render did.

    `loads`, `inverted`, `casts`, `made` say what was finished, `stopped` counts generators that
    were closed before their end.
    """

    def __init__(
        self,
        folder: Path | None = None,
        device: str = "auto",
        *,
        steps: int = 3,
        pause: float = 0.0,
        fail_at: int | None = None,
        error: BaseException | None = None,
        notice: str = "",
    ) -> None:
        self.folder = folder
        self.device = device
        self.steps = steps
        self.pause = pause
        self.fail_at = fail_at
        self.error = error or RuntimeError("the fake engine was told to fail")
        self.notice = notice
        self.loads = 0
        self.unloads = 0
        self.inverted: list[Reference] = []
        self.casts: list[Recipe] = []
        self.made: list[Recipe] = []
        self.renders: list[list[Recipe]] = []
        self.rendered: list[list[int]] = []
        self.stopped = 0

    @property
    def is_loaded(self) -> bool:
        return self.loads > self.unloads

    def unload(self) -> None:
        self.unloads = self.loads

    def load(self) -> Generator[Progress, None, None]:
        if not self.is_loaded:
            yield Progress("loading the model", 1, 1)
            self.loads += 1

    def invert(
        self, recipe: Recipe, reference: Reference, picture: bytes, files: Files = NO_FILES
    ) -> Generator[EngineEvent, None, None]:
        read(recipe, files)
        Image.open(io.BytesIO(picture)).load()
        for step in self._steps():
            yield Progress("inverting", step + 1, self.steps)
        self.inverted.append(reference)
        key = recipe.trajectory_key(reference)
        yield TrajectoryMade(key, f"trajectory {key}".encode())

    def cast(
        self,
        recipe: Recipe,
        materials: Mapping[str, bytes],
        key: Digest,
        files: Files = NO_FILES,
    ) -> Generator[EngineEvent, None, None]:
        picture = draw(recipe, materials, files)
        for step in self._steps():
            yield Progress("denoising", step + 1, self.steps)
            yield Preview(0, picture)
        self.casts.append(recipe)
        yield PictureMade(0, picture)
        yield TrajectoryMade(key, f"trajectory {key}".encode())

    def render(
        self,
        recipes: Sequence[Recipe],
        materials: Mapping[str, bytes],
        checkpoint: bytes | None = None,
        files: Files = NO_FILES,
    ) -> Generator[EngineEvent, None, None]:
        assert len({recipe.pace for recipe in recipes}) == 1
        self.renders.append(list(recipes))
        self.rendered.append([])
        for index, _ in enumerate(recipes):
            if self.notice:
                yield Notice(index, self.notice)
        pictures = [draw(recipe, materials, files) for recipe in recipes]
        fits = "".join(recipe.digest() for recipe in recipes)
        for step in self._steps(_steps_done(checkpoint, fits)):
            yield Progress("denoising", step + 1, self.steps)
            for index, png in enumerate(pictures):
                yield Preview(index, png)
            self.rendered[-1].append(step)
            yield CheckpointMade(f"{step + 1} {fits}".encode())
        for index, recipe in enumerate(recipes):
            self.made.append(recipe)
            yield PictureMade(index, pictures[index])

    def _steps(self, first: int = 0) -> Generator[int, None, None]:
        try:
            for step in range(first, self.steps):
                if step == self.fail_at:
                    raise self.error
                time.sleep(self.pause)
                yield step
        except GeneratorExit:
            self.stopped += 1
            raise


def _steps_done(checkpoint: bytes | None, fits: str) -> int:
    """The steps that a checkpoint saves; none where it is of other recipes."""
    done, _, made_for = (checkpoint or b"").decode().partition(" ")
    return int(done) if made_for == fits else 0


def read(recipe: Recipe, files: Files) -> bytes:
    """What is put on the model or beside it. KeyError when a file was not given."""
    named = [adapter.file for adapter in recipe.adapters]
    named += [recipe.control.model] if recipe.control else []
    return b"".join(files[file].read_bytes() for file in named)


def draw(recipe: Recipe, materials: Mapping[str, bytes], files: Files) -> bytes:
    """A PNG of the recipe's shape. KeyError when something it reads was not given."""
    keys = (recipe.trajectory_key(each) for each in recipe.references)
    given = [materials[name] for name in (*keys, *recipe.pictures)]
    seen = hashlib.sha256(
        recipe.digest().encode() + b"".join([*given, read(recipe, files)])
    ).digest()
    width, height = recipe.size.width, recipe.size.height
    image = Image.new("RGB", (width, height), tuple(seen[:3]))
    box = (width // 4, height // 4, width * 3 // 4, height * 3 // 4)
    ImageDraw.Draw(image).ellipse(box, fill=tuple(seen[3:6]))
    file, info = io.BytesIO(), PngInfo()
    info.add_itxt("castboard", recipe.model_dump_json())
    image.save(file, "PNG", pnginfo=info)
    return file.getvalue()
