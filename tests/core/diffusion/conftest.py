import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import torch
from PIL import Image, ImageDraw

from core.diffusion.attention.install import shared_attention
from core.diffusion.denoise import Stepped
from core.diffusion.generate import cast, render
from core.diffusion.latents import noise
from core.diffusion.memory import Memory
from core.diffusion.models import Model, load_model
from core.diffusion.run import Run, prepare
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.domain.events import EngineEvent, PictureMade, TrajectoryMade
from core.domain.geometry import Size
from core.domain.recipe import (
    Recipe,
    Reference,
    Role,
    StyleSharing,
    Subject,
    SubjectSharing,
    Window,
)
from core.domain.values import BlobId, Digest
from tests.tiny.pipelines import make_mini, make_sd15, make_sdxl

NEVER = Window(start=0.0, stop=0.0)


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def sdxl_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sdxl(tmp_path_factory.mktemp("models") / "sdxl")


@pytest.fixture(scope="session")
def mini_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_mini(tmp_path_factory.mktemp("models") / "mini")


@pytest.fixture(scope="session")
def sdxl(sdxl_folder: Path) -> Model:
    return load_model(sdxl_folder, torch.device("cpu"))


@pytest.fixture(scope="session")
def mini(mini_folder: Path) -> Model:
    return load_model(mini_folder, torch.device("cpu"))


@pytest.fixture(scope="session")
def sd15(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return load_model(make_sd15(tmp_path_factory.mktemp("models") / "sd15"), torch.device("cpu"))


@pytest.fixture(scope="session", params=["sdxl", "mini"])
def model(request: pytest.FixtureRequest) -> Model:
    return request.getfixturevalue(request.param)


def picture(width: int = 64, height: int = 64) -> bytes:
    image = Image.new("RGB", (width, height), "teal")
    ImageDraw.Draw(image).ellipse((8, 8, 40, 50), fill="orange")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def recipe(**changes: object) -> Recipe:
    fields = {
        "model": "tiny",
        "prompt": "the robot at sea",
        "size": Size(width=64, height=64),
        "seed": 1,
        "steps": 4,
        "guidance": 4.0,
    }
    return Recipe.model_validate({**fields, **changes})


STYLE = Reference(role=Role.STYLE, picture=BlobId("picture"), prompt="a house, ink")


def anchor(noun: str = "fox", seed: int = 1001, **changes: object) -> Reference:
    made = recipe(
        prompt=f"the {noun} in a hat",
        seed=seed,
        subjects=(Subject(noun=noun),),
        **changes,
    )
    return Reference(role=Role.SUBJECT, cast=made, prompt=made.prompt, noun=noun)


FORKED = SubjectSharing(queries=Window(stop=0.25), injection=Window(start=0.25, stop=0.5))
"""At four steps: queries are blended in step 0, features injected in step 1, and matches
found at step 2, where the first pass ends. Step 0 both passes have in common."""


def anchored(**changes: object) -> Recipe:
    """A panel that reads a style and an anchor."""
    fields = {
        "prompt": "the fox at sea",
        "subjects": (Subject(noun="fox"),),
        "references": (STYLE, anchor()),
        "subject_sharing": FORKED,
    }
    return recipe(**{**fields, **changes})


def two_subjects(**changes: object) -> Recipe:
    """A panel of two characters, each with an anchor."""
    fields = {
        "prompt": "the robot and the fox at sea",
        "subjects": (Subject(noun="fox"), Subject(noun="robot")),
        "references": (anchor(), anchor("robot").replace(subject=1)),
        "subject_sharing": FORKED,
    }
    return recipe(**{**fields, **changes})


def made_up(model: Model, size: Size, seed: int) -> bytes:
    """A trajectory straight from noise to a picture of noise, with a subject somewhere in it."""
    x0, eps = noise(model, size, seed + 100), noise(model, size, seed + 200)
    levels = (*(0.001 + 0.111 * i for i in range(9)), 1.0)
    latents = [math.sqrt(level) * x0 + math.sqrt(1 - level) * eps for level in levels]
    subject = 0.1 * torch.rand(x0.shape[-2:], generator=torch.Generator().manual_seed(seed))
    left = seed % 4
    subject[2:7, left : left + 3] += 1
    return Trajectory.of(latents, levels, subject).to_bytes()


def materials(model: Model, *recipes: Recipe) -> dict[Digest, bytes]:
    """A made-up trajectory for each reference of some recipes."""
    return {
        wanted.trajectory_key(reference): made_up(
            model, reference.cast.size if reference.cast else wanted.size, row
        )
        for wanted in recipes
        for row, reference in enumerate(wanted.references)
    }


def rendered(
    model: Model,
    recipes: Sequence[Recipe],
    given: Mapping[Digest, bytes],
    kept: Mapping[int, bytes] | None = None,
    wants: Callable[[int], bool] = lambda _: True,
) -> list[EngineEvent]:
    """All that is said while some recipes are rendered."""
    return list(render(Memory(model), recipes, given, kept or {}, wants=wants))


def pictures(
    model: Model, *recipes: Recipe, given: Mapping[Digest, bytes] | None = None
) -> list[bytes]:
    """The pictures of some recipes, from made-up references unless others are given."""
    events = rendered(model, recipes, given or materials(model, *recipes))
    return [event.png for event in events if isinstance(event, PictureMade)]


@contextmanager
def running(
    model: Model,
    *recipes: Recipe,
    given: Mapping[Digest, bytes] | None = None,
    together: int = 1,
) -> Iterator[tuple[Run, Iterator[Stepped]]]:
    """Some recipes under way, and their steps."""
    memory = Memory(model)
    memory.together = together
    with shared_attention(model.unet, recipes[0].freeu) as stage:
        run = prepare(memory, stage, recipes, given or materials(model, *recipes), {})
        yield run, run.steps()


def finals(
    model: Model,
    *recipes: Recipe,
    given: Mapping[Digest, bytes] | None = None,
    together: int = 1,
) -> list[torch.Tensor]:
    """The clean latents of some recipes."""
    with running(model, *recipes, given=given, together=together) as (run, steps):
        for _ in steps:
            pass
        return [panel.z for panel in run.panels]


@dataclass
class Studio:
    """A model, and the trajectories that have been made with it."""

    model: Model
    trajectories: dict[Digest, bytes] = field(default_factory=dict)

    def freeze(self, wanted: Recipe) -> Recipe:
        """Cast the recipe's references, and make up those that are somebody's picture."""
        for reference in wanted.references:
            key = wanted.trajectory_key(reference)
            if key in self.trajectories:
                continue
            if reference.cast is None:
                self.trajectories[key] = made_up(self.model, wanted.size, 0)
                continue
            *_, made = cast(Memory(self.model), reference.cast, {}, key)
            assert isinstance(made, TrajectoryMade)
            assert made.key == key
            self.trajectories[key] = made.data
        return wanted

    def latents(self, wanted: Recipe) -> torch.Tensor:
        """All latents (S + 1, C, h, w) of a recipe's run."""
        self.freeze(wanted)
        *_, made = cast(Memory(self.model), wanted, self.trajectories, Digest("test"))
        assert isinstance(made, TrajectoryMade)
        return read_trajectory(made.data, self.model.device).latents


@pytest.fixture(scope="session")
def studio(model: Model) -> Studio:
    return Studio(model)


@pytest.fixture(scope="session")
def sdxl_studio(sdxl: Model) -> Studio:
    return Studio(sdxl)


def plain_sharing() -> dict[str, object]:
    """Sharing without queries and injection: what one big batch can do too."""
    return {
        "style_sharing": StyleSharing(scale=0.9),
        "subject_sharing": SubjectSharing(queries=NEVER, injection=NEVER),
    }
