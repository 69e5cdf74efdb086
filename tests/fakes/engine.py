"""An engine that draws at once, on command fails, and remembers what it was asked for."""

import hashlib
import io
import math
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from PIL.PngImagePlugin import PngInfo
from safetensors.numpy import save

from core.domain.events import (
    CheckpointMade,
    EngineEvent,
    Measured,
    Notice,
    PictureMade,
    Preview,
    Progress,
    ReconstructionMade,
    SubjectsFound,
    TrajectoryMade,
)
from core.domain.geometry import Size
from core.domain.recipe import Recipe, Reference, Role
from core.domain.values import Digest
from core.jobs.costs import of_inversion, of_loading, of_pictures, of_steps
from core.jobs.engine import (
    NO_CHECKPOINTS,
    NO_FILES,
    Checkpoints,
    Files,
    Wants,
    all_wanted,
)
from core.jobs.measure import measured


class FakeEngine:
    """The methods of `core.jobs.engine.Engine`, without a model.

    Pictures are plain, coloured by the recipe's digest and the materials and files it was given,
    so that pictures differ exactly when real ones could. `steps` replaces the recipe's number of
    steps, `pause` is slept in each (seconds). With `fail_at=k`, step k of every operation raises
    `error`. `notice` is said of every picture that is rendered; `likeness` gives that of the
    picture of a seed, `psnr` that of every reconstruction. A panel's checkpoint is made after every
    step; `rendered` lists the steps each render did, `drawn` the steps of each recipe.

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
        likeness: Mapping[int, tuple[float, ...]] | None = None,
        psnr: float = 34.0,
    ) -> None:
        self.folder = folder
        self.device = device
        self.steps = steps
        self.pause = pause
        self.fail_at = fail_at
        self.error = error or RuntimeError("the fake engine was told to fail")
        self.notice = notice
        self.likeness = likeness or {}
        self.psnr = psnr
        self.loads = 0
        self.unloads = 0
        self.inverted: list[Reference] = []
        self.casts: list[Recipe] = []
        self.made: list[Recipe] = []
        self.renders: list[list[Recipe]] = []
        self.rendered: list[list[int]] = []
        self.drawn: list[tuple[Recipe, int]] = []
        self.stopped = 0

    @property
    def is_loaded(self) -> bool:
        return self.loads > self.unloads

    def unload(self) -> None:
        self.unloads = self.loads

    def load(self) -> Generator[Progress | Measured, None, None]:
        if not self.is_loaded:
            yield from measured(self._load(), {"loading the model": of_loading()}, Gauge)
            self.loads += 1

    def _load(self) -> Generator[Progress, None, None]:
        yield Progress("loading the model", 0, 1)
        time.sleep(self.pause)
        yield Progress("loading the model", 1, 1)

    def invert(
        self, recipe: Recipe, reference: Reference, picture: bytes, files: Files = NO_FILES
    ) -> Generator[EngineEvent, None, None]:
        yield from self.load()
        costs = {"inverting": of_inversion(recipe)}
        yield from measured(self._invert(recipe, reference, picture, files), costs, Gauge)

    def _invert(
        self, recipe: Recipe, reference: Reference, picture: bytes, files: Files
    ) -> Generator[EngineEvent, None, None]:
        read(recipe, files)
        Image.open(io.BytesIO(picture)).load()
        yield Progress("inverting", 0, self.steps)
        for step in self._steps():
            yield Progress("inverting", step + 1, self.steps)
        self.inverted.append(reference)
        key = recipe.trajectory_key(reference)
        yield ReconstructionMade(key, reconstruct(picture), self.psnr)
        yield TrajectoryMade(key, a_trajectory(key, recipe.size))

    def cast(
        self,
        recipe: Recipe,
        materials: Mapping[str, bytes],
        key: Digest,
        files: Files = NO_FILES,
    ) -> Generator[EngineEvent, None, None]:
        yield from self.load()
        costs = {"denoising": of_steps([recipe]), "decoding": of_pictures([recipe])}
        yield from measured(self._cast(recipe, materials, key, files), costs, Gauge)

    def _cast(
        self, recipe: Recipe, materials: Mapping[str, bytes], key: Digest, files: Files
    ) -> Generator[EngineEvent, None, None]:
        picture = draw(recipe, materials, files)
        yield Progress("denoising", 0, self.steps)
        for step in self._steps():
            yield Progress("denoising", step + 1, self.steps)
            yield Preview(0, picture)
        yield Progress("decoding", 0, 1)
        self.casts.append(recipe)
        yield from self._found(0, recipe)
        yield PictureMade(0, picture)
        yield TrajectoryMade(key, a_trajectory(key, recipe.size))

    def render(
        self,
        recipes: Sequence[Recipe],
        materials: Mapping[str, bytes],
        kept: Checkpoints = NO_CHECKPOINTS,
        files: Files = NO_FILES,
        wants: Wants = all_wanted,
    ) -> Generator[EngineEvent, None, None]:
        yield from self.load()
        costs = {"denoising": of_steps(recipes), "decoding": of_pictures(recipes)}
        yield from measured(self._render(recipes, materials, kept, files, wants), costs, Gauge)

    def _render(
        self,
        recipes: Sequence[Recipe],
        materials: Mapping[str, bytes],
        kept: Checkpoints,
        files: Files,
        wants: Wants,
    ) -> Generator[EngineEvent, None, None]:
        assert len({recipe.pace for recipe in recipes}) == 1
        self.renders.append(list(recipes))
        self.rendered.append([])
        for index, _ in enumerate(recipes):
            if self.notice:
                yield Notice(index, self.notice)
        pictures = [draw(recipe, materials, files) for recipe in recipes]
        done = [_steps_done(kept.get(i), recipe) for i, recipe in enumerate(recipes)]
        yield Progress("denoising", min(done), self.steps)
        for step in self._steps(min(done)):
            yield Progress("denoising", step + 1, self.steps)
            self.rendered[-1].append(step)
            for index, recipe in enumerate(recipes):
                if wants(index) and step >= done[index]:
                    self.drawn.append((recipe, step))
                    yield Preview(index, pictures[index])
                    yield CheckpointMade(index, f"{step + 1} {recipe.digest()}".encode())
        wanted = [index for index, _ in enumerate(recipes) if wants(index)]
        for number, index in enumerate(wanted):
            yield Progress("decoding", number, len(wanted))
            if wants(index):
                time.sleep(self.pause)
                self.made.append(recipes[index])
                yield from self._found(index, recipes[index])
                yield PictureMade(index, pictures[index])

    def _found(self, index: int, recipe: Recipe) -> Generator[SubjectsFound, None, None]:
        if recipe.subjects:
            masks = tuple(draw_mask(recipe, number) for number, _ in enumerate(recipe.subjects))
            alike = self.likeness.get(recipe.seed, tuple(_likeness(recipe)))
            yield SubjectsFound(index, masks, alike)

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


class Gauge:
    """A device of 8 GB, of which 6.1 GB are in use."""

    def reset(self) -> None: ...

    def used(self) -> int:
        return 6_100_000_000

    def capacity(self) -> int:
        return 8_000_000_000


def a_trajectory(key: Digest, size: Size) -> bytes:
    """As small as it can be; it tells the key in its first number."""
    scale = math.gcd(size.width, size.height)
    latents = np.zeros((2, 1, size.height // scale, size.width // scale), "f2")
    latents.flat[0] = int(key[:2], 16)
    return save({"latents": latents, "levels": np.array([0.1, 1.0])})


def _steps_done(checkpoint: bytes | None, recipe: Recipe) -> int:
    """The steps that a checkpoint saves; none where it is of another recipe."""
    done, _, made_for = (checkpoint or b"").decode().partition(" ")
    return int(done) if made_for == recipe.digest() else 0


def read(recipe: Recipe, files: Files) -> bytes:
    """What is put on the model or beside it. KeyError when a file was not given."""
    named = [adapter.file for adapter in recipe.adapters]
    named += [recipe.control.model] if recipe.control else []
    return b"".join(files[file].read_bytes() for file in named)


def reconstruct(picture: bytes) -> bytes:
    """The picture, softened."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").filter(ImageFilter.BoxBlur(1)).save(file, "PNG")
    return file.getvalue()


def _likeness(recipe: Recipe) -> Iterator[float]:
    """Something between 0.7 and 0.9 for each subject that has an anchor."""
    seen = hashlib.sha256(recipe.digest().encode()).digest()
    anchored = {each.subject for each in recipe.references if each.role is Role.SUBJECT}
    for number, _ in enumerate(recipe.subjects if anchored else ()):
        yield 0.7 + 0.2 * seen[number] / 255 if number in anchored else 0.0


def draw_mask(recipe: Recipe, subject: int) -> bytes:
    """Where a subject is in what `draw` draws: the first all of the circle, others parts of it."""
    width, height = recipe.size.width // 8 or 1, recipe.size.height // 8 or 1
    mask, share = Image.new("L", (width, height)), 4 + 2 * subject
    box = (width // share, height // share, width - width // share, height - height // share)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    file = io.BytesIO()
    mask.save(file, "PNG")
    return file.getvalue()


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
