"""Whole renders with tiny random models."""

import io
import weakref
from itertools import pairwise
from typing import Any

import pytest
import torch
from diffusers import DDIMScheduler
from PIL import Image

from core.diffusion.attention.bank import Bank, Trace
from core.diffusion.denoise import Denoiser
from core.diffusion.generate import cast, render
from core.diffusion.latents import decode, noise, png
from core.diffusion.models import Model
from core.diffusion.trajectory import read_trajectory
from core.domain.errors import ModelError, PromptError
from core.domain.events import PictureMade, Preview, Progress
from core.domain.geometry import Size
from core.domain.recipe import Recipe, Subject, SubjectSharing, Window
from core.domain.values import Digest
from tests.core.diffusion.conftest import NEVER, STYLE, Studio, anchor, recipe

FULL = {"prompt": "the fox at sea", "references": (STYLE, anchor())}


def pictures(studio: Studio, *recipes: Recipe) -> list[bytes]:
    for wanted in recipes:
        studio.freeze(wanted)
    events = render(studio.model, recipes, studio.trajectories)
    return [event.png for event in events if isinstance(event, PictureMade)]


@pytest.mark.parametrize("guidance", [0.0, 1.0, 5.0])
@pytest.mark.parametrize("negative", ["", "blurry"])
def test_a_recipe_without_references_equals_plain_diffusers(
    studio: Studio, guidance: float, negative: str
) -> None:
    wanted = recipe(guidance=guidance, negative=negative)
    pipe = studio.model.pipe
    pipe.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    plain = pipe(
        prompt=wanted.prompt,
        negative_prompt=negative or None,
        width=64,
        height=64,
        num_inference_steps=wanted.steps,
        guidance_scale=guidance,
        latents=noise(studio.model, wanted.size, wanted.seed)[None],
        output_type="latent",
    ).images[0]
    assert torch.allclose(studio.latents(wanted)[-1], plain, atol=1e-4)


def test_a_panel_does_not_depend_on_its_neighbours(studio: Studio) -> None:
    first, other = recipe(**FULL), recipe(seed=2, references=(STYLE,))
    (alone,) = pictures(studio, first)
    assert pictures(studio, other, first, recipe(seed=3))[1] == alone


def test_a_render_neither_uses_nor_disturbs_the_global_generator(sdxl_studio: Studio) -> None:
    wanted = sdxl_studio.freeze(recipe(**FULL))
    torch.manual_seed(1)
    before = torch.get_rng_state()
    once = pictures(sdxl_studio, wanted)
    assert torch.equal(torch.get_rng_state(), before)
    torch.manual_seed(2)
    assert pictures(sdxl_studio, wanted) == once


@pytest.mark.parametrize("guidance", [1.0, 5.0])
def test_everything_at_once_works_with_and_without_guidance(
    studio: Studio, guidance: float
) -> None:
    wanted = recipe(guidance=guidance, **FULL)
    (made,) = pictures(studio, wanted)
    (plain,) = pictures(studio, wanted.replace(references=()))
    assert made != plain


def test_each_part_of_the_method_changes_the_picture(sdxl_studio: Studio) -> None:
    settings = [
        SubjectSharing(queries=NEVER, injection=NEVER),
        SubjectSharing(queries=Window(stop=0.5), injection=NEVER),
        SubjectSharing(queries=Window(stop=0.5), injection=Window(stop=1.0)),
        SubjectSharing(window=NEVER, injection=NEVER),
    ]
    base = recipe(**{**FULL, "references": (anchor(),)})
    variants = [base.replace(subject_sharing=setting) for setting in settings]
    assert len(set(pictures(sdxl_studio, *variants))) == len(variants)


def totals(studio: Studio, wanted: Recipe) -> set[int]:
    studio.freeze(wanted)
    events = render(studio.model, [wanted], studio.trajectories)
    return {event.total for event in events if isinstance(event, Progress)}


def test_the_first_pass_ends_where_the_matches_are_found(sdxl_studio: Studio) -> None:
    wanted = recipe(steps=10, **FULL)  # timesteps 901, 801, ..., 301, 201, 101, 1
    assert totals(sdxl_studio, wanted) == {7 + 10}


def test_without_injection_or_anchors_there_is_no_first_pass(sdxl_studio: Studio) -> None:
    idle = SubjectSharing(injection=NEVER)
    assert totals(sdxl_studio, recipe(subject_sharing=idle, **FULL)) == {4}
    assert totals(sdxl_studio, recipe(references=(STYLE,))) == {4}


def test_progress_counts_up_to_its_total(sdxl_studio: Studio) -> None:
    recipes = [recipe(**FULL), recipe(seed=2)]
    sdxl_studio.freeze(recipes[0])
    events = list(render(sdxl_studio.model, recipes, sdxl_studio.trajectories))
    done = [event.done for event in events if isinstance(event, Progress)]
    assert all(after == before + 1 for before, after in pairwise([0, *done]))
    assert done[-1] == next(event.total for event in events if isinstance(event, Progress))


def test_previews_are_small_pictures_of_each_panel(sdxl_studio: Studio) -> None:
    big = Size(width=320, height=160)
    recipes = [recipe(size=big), recipe(size=big, seed=2)]
    events = list(render(sdxl_studio.model, recipes, {}))
    previews = [event for event in events if isinstance(event, Preview)]
    assert {preview.index for preview in previews} == {0, 1}
    assert Image.open(io.BytesIO(previews[-1].png)).size == (256, 128)


def test_a_picture_carries_its_recipe(sdxl_studio: Studio) -> None:
    wanted = recipe(prompt="the fox, “très” grün")
    (made,) = pictures(sdxl_studio, wanted)
    text = Image.open(io.BytesIO(made)).text
    assert list(text) == ["castboard"]
    assert Recipe.model_validate_json(text["castboard"]) == wanted


def test_a_picture_has_its_size_in_any_aspect(studio: Studio) -> None:
    size = Size(width=112, height=48)
    (made,) = pictures(studio, recipe(size=size, **FULL))
    assert Image.open(io.BytesIO(made)).size == (112, 48)


def test_an_anchor_of_another_shape_serves(sdxl_studio: Studio) -> None:
    wide = recipe(prompt="the fox", references=(anchor(size=Size(width=96, height=64)),))
    assert len(pictures(sdxl_studio, wide)) == 1


def test_a_trajectory_serves_another_number_of_steps(sdxl_studio: Studio) -> None:
    wanted = recipe(prompt="the fox", references=(anchor(steps=6),))
    same = wanted.replace(references=(anchor(steps=4),))
    (made,), (expected,) = pictures(sdxl_studio, wanted), pictures(sdxl_studio, same)
    difference = [
        abs(a - b)
        for a, b in zip(
            Image.open(io.BytesIO(made)).tobytes(),
            Image.open(io.BytesIO(expected)).tobytes(),
            strict=True,
        )
    ]
    assert sum(difference) / len(difference) < 20


def test_two_subjects_each_with_an_anchor(studio: Studio) -> None:
    wanted = recipe(prompt="the fox and the robot", references=(anchor(), anchor("robot")))
    both, fox = pictures(studio, wanted, wanted.replace(references=(anchor(),)))
    assert both != fox


def test_a_panel_that_does_not_name_its_subject_is_a_sentence(sdxl_studio: Studio) -> None:
    with pytest.raises(PromptError, match="“fox”"):
        pictures(sdxl_studio, recipe(prompt="the sea", references=(anchor(),)))


def test_recipes_of_different_sizes_are_not_rendered_together(sdxl: Model) -> None:
    with pytest.raises(ValueError, match="share"):
        next(render(sdxl, [recipe(), recipe(steps=7)], {}))


def test_casting_ends_with_the_pictures_trajectory_and_its_subject(studio: Studio) -> None:
    wanted = recipe(prompt="the fox", subjects=(Subject(name="Fox", noun="fox"),))
    *_, made, kept = cast(studio.model, wanted, {}, Digest("key"))
    trajectory = read_trajectory(kept.data, studio.model.device)
    assert kept.key == "key"
    assert trajectory.latents.shape[0] == len(trajectory.levels) == wanted.steps + 1
    assert torch.equal(trajectory.latents[0], noise(studio.model, wanted.size, wanted.seed))
    assert made.png == png(decode(studio.model, trajectory.latents[-1]), wanted)
    assert trajectory.subject is not None
    assert trajectory.subject.isfinite().all()
    assert trajectory.subject.std() > 0


def test_casting_again_gives_the_same_bytes(sdxl_studio: Studio) -> None:
    wanted = anchor().cast
    assert wanted is not None
    events = [list(cast(sdxl_studio.model, wanted, {}, Digest("key"))) for _ in range(2)]
    assert events[0] == events[1]


def test_a_picture_of_no_numbers_is_a_sentence(sdxl: Model) -> None:
    with pytest.raises(ModelError, match="not a number"):
        decode(sdxl, torch.full((4, 8, 8), torch.nan))


def banks(studio: Studio, monkeypatch: pytest.MonkeyPatch, *recipes: Recipe) -> list[int]:
    """The bytes that each step's bank holds."""
    held: list[int] = []
    observe = Denoiser._observe

    def watched(self: Denoiser, *args: Any) -> Bank:
        bank = observe(self, *args)
        held.append(sum(trace.live_bytes() for trace in bank.values()))
        return bank

    monkeypatch.setattr(Denoiser, "_observe", watched)
    pictures(studio, *recipes)
    monkeypatch.undo()
    return held


def test_what_is_held_of_references_grows_with_neither_panels_nor_steps(
    sdxl_studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = recipe(**FULL, subject_sharing=SubjectSharing(injection=NEVER))
    few = banks(sdxl_studio, monkeypatch, one)
    assert len(set(few)) == 1
    assert few[0] > 0
    many = banks(sdxl_studio, monkeypatch, *(one.replace(seed=seed) for seed in (2, 3, 4)))
    assert many == few
    longer = banks(sdxl_studio, monkeypatch, one.replace(steps=6))
    assert max(longer) == max(few)


def test_only_one_steps_traces_are_alive(
    sdxl_studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[weakref.ref[Trace]] = []
    observe = Denoiser._observe

    def watched(self: Denoiser, *args: Any) -> Bank:
        bank = observe(self, *args)
        made.extend(weakref.ref(trace) for trace in bank.values())
        return bank

    monkeypatch.setattr(Denoiser, "_observe", watched)
    wanted = sdxl_studio.freeze(recipe(**FULL))
    for event in render(sdxl_studio.model, [wanted], sdxl_studio.trajectories):
        if isinstance(event, Progress):
            assert sum(trace() is not None for trace in made) == len(wanted.references)
