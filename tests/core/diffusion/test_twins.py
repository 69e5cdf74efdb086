"""The engine's latents after a whole run equal those of its brute-force twin (twin.py).

References are made up: smooth ways from noise to a picture, with a subject somewhere in it. The
seeds are such that no patch stands on a threshold or between two matches: there, fp32 alone
would decide.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import torch
from safetensors.torch import save
from torch import Tensor

from core.diffusion.latents import noise
from core.diffusion.models import Model, load_model
from core.diffusion.trajectory import Trajectory
from core.domain.geometry import Size
from core.domain.recipe import (
    Emphasis,
    Recipe,
    Reference,
    Role,
    StyleSharing,
    Subject,
    SubjectSharing,
    Window,
)
from core.domain.values import BlobId, Digest
from tests.core.diffusion.conftest import NEVER, anchor, recipe
from tests.core.diffusion.runs import begun
from tests.core.diffusion.twin import Twin
from tests.tiny.pipelines import make_sd15

INK = Reference(role=Role.STYLE, picture=BlobId("ink"), prompt="a house, ink")
CHALK = Reference(role=Role.STYLE, picture=BlobId("chalk"), prompt="a hat, chalk", weight=0.5)
FOX, FOX_AGAIN = anchor(), anchor(seed=1002).replace(weight=2.0)
ROBOT = anchor("robot", seed=1003).replace(subject=1)
SUBJECTS = (Subject(name="Fox", noun="fox"), Subject(name="Robot", noun="robot"))

# At four steps, queries are blended in steps 0 and 1, features injected in steps 1 and 2, matches
# found at step 2 and maps averaged over two steps.
EVERYTHING = SubjectSharing(
    queries=Window(start=0.0, stop=0.5), injection=Window(start=0.25, stop=0.75)
)


def wanted(**changes: Any) -> Recipe:
    fields = {
        "prompt": "the robot and the fox at sea",
        "seed": 2,
        "subjects": SUBJECTS,
        "references": (INK, FOX),
        "subject_sharing": EVERYTHING,
    }
    return recipe(**{**fields, **changes})


def materials(model: Model, recipe: Recipe) -> dict[Digest, bytes]:
    """A made-up trajectory for each reference."""
    return {
        recipe.trajectory_key(reference): _trajectory(model, recipe.size, 10 * row)
        for row, reference in enumerate(recipe.references)
    }


def _trajectory(model: Model, size: Size, seed: int) -> bytes:
    x0, eps = (noise(model, size, seed + n) for n in (1, 2))
    levels = tuple(torch.linspace(0.002, 0.9999, 30, dtype=torch.float64).tolist())
    latents = [level**0.5 * x0 + (1 - level) ** 0.5 * eps for level in levels]
    subject = torch.rand(x0.shape[-2:], generator=torch.Generator().manual_seed(seed))
    left = 1 + seed % 3
    subject[1:6, left : left + 4] += 1
    return Trajectory.of(latents, levels, subject).to_bytes()


def engine(
    model: Model, recipes: Sequence[Recipe], given: Mapping[str, bytes], together: int = 1
) -> list[Tensor]:
    """The panels' clean latents, some panels together in a forward pass."""
    with begun(model, recipes, given, together) as run:
        for _ in run.steps():
            pass
        return [panel.z for panel in run.panels]


def assert_same(found: Sequence[Tensor], expected: Sequence[Tensor]) -> None:
    for one, other in zip(found, expected, strict=True):
        assert torch.allclose(one, other, atol=1e-4, rtol=1e-4)


def sharing(**changes: Any) -> dict[str, Any]:
    return {"subject_sharing": EVERYTHING.replace(**changes)}


def style(**changes: Any) -> dict[str, Any]:
    return {"style_sharing": StyleSharing(**changes)}


def bold(start: int, stop: int, weight: float) -> Emphasis:
    return Emphasis(start=start, stop=stop, weight=weight)


TWO = {"references": (FOX, ROBOT)}
CASES: dict[str, dict[str, Any]] = {
    "a style": {"references": (INK,)},
    "a subject": {"references": (FOX,)},
    "two anchors that weigh differently": {"references": (FOX, FOX_AGAIN)},
    "two subjects": TWO,
    "two subjects that are not kept apart": {**TWO, **sharing(isolation=False)},
    "two subjects without a first pass": {**TWO, **sharing(first_pass=0.0)},
    "a style and two subjects": {"references": (INK, FOX, ROBOT)},
    "two styles that weigh differently": {"references": (INK, CHALK)},
    "a subject that the prompt lacks": {"references": (INK, FOX, ROBOT), "prompt": "the fox"},
    "no subject in the prompt": {"prompt": "a house at sea"},
    "no guidance": {"guidance": 1.0},
    "guidance in a window": {"guided": Window(start=0.25, stop=0.5)},
    "a negative prompt": {"negative": "a hat"},
    "emphasis": {"emphasis": (bold(4, 9, 1.5), bold(18, 28, 0.25))},
    "an emphasised negative": {"negative": "a hat, rain", "negative_emphasis": (bold(2, 5, 2.0),)},
    "anchors in cond only": sharing(uncond=False),
    "anchors in more layers and fewer steps": sharing(
        parts=("down", "mid", "up"), window=Window(start=0.25, stop=0.75), shift=1.5
    ),
    "no dropout": sharing(dropout=0.0),
    "masks of one step": sharing(mask_steps=0.2),
    "no queries": sharing(queries=NEVER),
    "no injection": sharing(injection=NEVER),
    "injection from the first step": sharing(injection=Window(start=0.0, stop=0.5)),
    "injection to the end": sharing(injection=Window(start=0.75, stop=1.0)),
    "a shorter first pass": sharing(first_pass=0.75),
    "no first pass": sharing(first_pass=0.0),
    "deep features that are reused": {"reuse": 2},
    "a cleaner style": style(offset=0.4),
    "a style in fewer layers and steps": style(layers=0.5, window=Window(start=0.25, stop=0.75)),
    "a style of queries alone": style(adain_keys=False, share_group_norm=False),
    "a style of values too": style(adain_values=True, scale=0.9, shift=-0.5),
    "a multistep sampler": {"sampler": "dpm++2m"},
}
SHAPES = {
    "a wide picture": {"size": Size(width=112, height=64)},
    "an odd latent": {"size": Size(width=72, height=56)},
}
EVERY_MODEL = {
    "everything": {"references": (INK, FOX, ROBOT)},
    "no first pass, an odd latent": {
        "references": (INK, FOX, ROBOT),
        "size": Size(width=136, height=104),
        **sharing(first_pass=0.0),
    },
    "deep features that are reused": {"references": (INK, FOX, ROBOT), "reuse": 2},
    "emphasis": {"emphasis": (bold(4, 9, 1.5), bold(18, 28, 0.25))},
}


@pytest.fixture(scope="module")
def sd15(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = make_sd15(tmp_path_factory.mktemp("models") / "sd15")
    return load_model(folder, torch.device("cpu"))


@pytest.fixture(scope="module")
def usual(sdxl: Model) -> Tensor:
    """What the recipe makes of which every case changes something."""
    return engine(sdxl, [wanted()], materials(sdxl, wanted()))[0]


@pytest.mark.parametrize("case", CASES)
def test_the_engine_equals_its_twin_and_every_setting_counts(
    sdxl: Model, usual: Tensor, case: str
) -> None:
    changed = wanted(**CASES[case])
    given = materials(sdxl, changed)
    found = engine(sdxl, [changed], given)
    assert_same(found, Twin(sdxl, [changed], given).run())
    assert (found[0] - usual).abs().max() > 1e-3


@pytest.mark.parametrize("shape", SHAPES)
def test_the_engine_equals_its_twin_in_every_shape(sdxl: Model, shape: str) -> None:
    shaped = wanted(**SHAPES[shape])
    given = materials(sdxl, shaped)
    assert_same(engine(sdxl, [shaped], given), Twin(sdxl, [shaped], given).run())


@pytest.mark.parametrize("case", EVERY_MODEL)
@pytest.mark.parametrize("family", ["mini", "sd15"])
def test_the_engine_equals_its_twin_on_other_models(
    request: pytest.FixtureRequest, family: str, case: str
) -> None:
    model = request.getfixturevalue(family)
    drawn = wanted(**{"size": Size(width=128, height=128), **EVERY_MODEL[case]})
    given = materials(model, drawn)
    assert_same(engine(model, [drawn], given), Twin(model, [drawn], given).run())


def test_panels_that_go_together_equal_panels_alone_and_their_twins(sdxl: Model) -> None:
    prompts = ("the robot and the fox at sea", "the fox in a hat and the robot", "the robot, a fox")
    recipes = [
        wanted(references=(INK, FOX, ROBOT), prompt=prompt, seed=seed)
        for seed, prompt in enumerate(prompts, start=1)
    ]
    given = materials(sdxl, recipes[0])
    alone, together = (engine(sdxl, recipes, given, count) for count in (1, 3))
    for one, other in zip(alone, together, strict=True):
        assert (one - other).abs().max() < 1e-5 * one.abs().max()
    assert_same(together, Twin(sdxl, recipes, given).run())


def test_characters_with_one_noun_are_told_apart_by_their_place(sdxl: Model) -> None:
    subjects = tuple(Subject(name=f"Fox {n}", noun="fox", occurrences=(n,)) for n in (0, 1))
    references = (FOX, anchor(seed=1003).replace(subject=1))
    prompt = "the fox and the fox in a hat"
    both = wanted(prompt=prompt, subjects=subjects, references=references)
    given = materials(sdxl, both)
    assert_same(engine(sdxl, [both], given), Twin(sdxl, [both], given).run())


def test_a_cast_style_is_alignment_within_a_batch(sdxl: Model) -> None:
    """The twin's first picture is under way beside the panel; the engine's was cast before."""
    first = recipe(prompt="a house, ink")
    cast = Reference(role=Role.STYLE, cast=first, prompt=first.prompt)
    panel = wanted(references=(cast,))
    given = {panel.trajectory_key(cast): _kept(sdxl, first)}
    assert_same(engine(sdxl, [panel], given), Twin(sdxl, [panel], given, first).run())


def _kept(model: Model, first: Recipe) -> bytes:
    """The trajectory of a picture, in single precision so that nothing is lost."""
    with begun(model, [first], {}) as run:
        latents = [run.panels[0].z, *(stepped.panel.z for stepped in run.steps())]
    levels = torch.tensor(run.schedule.levels, dtype=torch.float64)
    return save({"latents": torch.stack(latents), "levels": levels})
