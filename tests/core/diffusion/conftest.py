import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import torch
from PIL import Image, ImageDraw

from core.diffusion.generate import cast
from core.diffusion.inversion import invert
from core.diffusion.models import Model, load_model
from core.domain.events import TrajectoryMade
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
from tests.tiny.pipelines import make_mini, make_sdxl

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
        subjects=(Subject(name=noun.title(), noun=noun),),
        **changes,
    )
    return Reference(role=Role.SUBJECT, cast=made, prompt=made.prompt, noun=noun)


@dataclass
class Studio:
    """A model, and the trajectories that have been made with it."""

    model: Model
    trajectories: dict[Digest, bytes] = field(default_factory=dict)

    def freeze(self, wanted: Recipe) -> Recipe:
        """Make the recipe's references."""
        for reference in wanted.references:
            key = wanted.trajectory_key(reference)
            if key in self.trajectories:
                continue
            if reference.cast is None:
                events = list(invert(self.model, wanted, reference, picture()))
            else:
                events = list(cast(self.model, reference.cast, {}, key))
            assert isinstance(events[-1], TrajectoryMade)
            assert events[-1].key == key
            self.trajectories[key] = events[-1].data
        return wanted

    def latents(self, wanted: Recipe) -> torch.Tensor:
        """All latents (S + 1, C, h, w) of a recipe's run."""
        from core.diffusion.trajectory import read_trajectory

        self.freeze(wanted)
        *_, made = cast(self.model, wanted, self.trajectories, Digest("test"))
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
