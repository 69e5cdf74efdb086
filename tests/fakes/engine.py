"""An engine that draws at once, on command fails, and remembers what it was asked for."""

import hashlib
import io
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from core.domain.events import EngineEvent, PictureMade, Preview, Progress, TrajectoryMade
from core.domain.recipe import Recipe, Reference
from core.domain.values import Digest


class FakeEngine:
    """The methods of `core.jobs.engine.Engine`, without a model.

    Pictures are plain, coloured by the recipe's digest and the trajectories it was given, so
    that pictures differ exactly when real ones could. `steps` replaces the recipe's number of
    steps, `pause` is slept in each (seconds). With `fail_at=k`, step k of every operation
    raises `error`. `loads`, `inverted`, `casts`, `made` say what was finished, `stopped` counts
    generators that were closed before their end.
    """

    def __init__(
        self,
        folder: Path | None = None,
        device: str = "auto",
        *,
        steps: int = 3,
        pause: float = 0.0,
        fail_at: int | None = None,
        error: Exception | None = None,
    ) -> None:
        self.folder = folder
        self.device = device
        self.steps = steps
        self.pause = pause
        self.fail_at = fail_at
        self.error = error or RuntimeError("the fake engine was told to fail")
        self.loads = 0
        self.inverted: list[Reference] = []
        self.casts: list[Recipe] = []
        self.made: list[Recipe] = []
        self.renders: list[list[Recipe]] = []
        self.stopped = 0

    def load(self) -> Generator[Progress, None, None]:
        if self.loads == 0:
            yield Progress("loading the model", 1, 1)
        self.loads += 1

    def invert(
        self, recipe: Recipe, reference: Reference, picture: bytes
    ) -> Generator[EngineEvent, None, None]:
        Image.open(io.BytesIO(picture)).load()
        yield from self._steps("inverting")
        self.inverted.append(reference)
        yield TrajectoryMade(recipe.trajectory_key(reference), _bytes(reference.digest()))

    def cast(
        self, recipe: Recipe, trajectories: Mapping[Digest, bytes], key: Digest
    ) -> Generator[EngineEvent, None, None]:
        picture = draw(recipe, trajectories)
        yield from self._steps("denoising", picture)
        self.casts.append(recipe)
        yield PictureMade(0, picture)
        yield TrajectoryMade(key, _bytes(recipe.digest()))

    def render(
        self, recipes: Sequence[Recipe], trajectories: Mapping[Digest, bytes]
    ) -> Generator[EngineEvent, None, None]:
        assert len({(r.size, r.steps, r.guidance) for r in recipes}) == 1
        self.renders.append(list(recipes))
        pictures = [draw(recipe, trajectories) for recipe in recipes]
        yield from self._steps("denoising", *pictures)
        for index, recipe in enumerate(recipes):
            self.made.append(recipe)
            yield PictureMade(index, pictures[index])

    def _steps(self, phase: str, *pictures: bytes) -> Generator[EngineEvent, None, None]:
        try:
            for step in range(self.steps):
                if step == self.fail_at:
                    raise self.error
                time.sleep(self.pause)
                yield Progress(phase, step + 1, self.steps)
                for index, png in enumerate(pictures):
                    yield Preview(index, png)
        except GeneratorExit:
            self.stopped += 1
            raise


def draw(recipe: Recipe, trajectories: Mapping[Digest, bytes]) -> bytes:
    """A PNG of the recipe's shape. KeyError when a trajectory it needs was not given."""
    given = [trajectories[recipe.trajectory_key(each)] for each in recipe.references]
    seen = hashlib.sha256(recipe.digest().encode() + b"".join(given)).digest()
    width, height = recipe.size.width, recipe.size.height
    image = Image.new("RGB", (width, height), tuple(seen[:3]))
    box = (width // 4, height // 4, width * 3 // 4, height * 3 // 4)
    ImageDraw.Draw(image).ellipse(box, fill=tuple(seen[3:6]))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _bytes(digest: Digest) -> bytes:
    return f"trajectory {digest}".encode()
