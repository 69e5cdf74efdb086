"""Whole renders with tiny random models."""

import io
import weakref
from typing import Any

import pytest
import torch
from diffusers import DDIMScheduler
from PIL import Image, ImageDraw

from core.diffusion.attention.bank import Trace
from core.diffusion.attention.layers import Grid
from core.diffusion.denoise import Denoiser
from core.diffusion.generate import cast, render
from core.diffusion.latents import decode, mask_picture, noise, png
from core.diffusion.memory import Memory
from core.diffusion.models import Model
from core.diffusion.sharing import Sharing
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.domain.errors import ModelError, StorageError
from core.domain.events import Notice, Preview, Progress
from core.domain.geometry import Size
from core.domain.recipe import Recipe, Subject, SubjectSharing, Window
from core.domain.values import BlobId, Digest
from tests.core.diffusion.conftest import (
    FORKED,
    NEVER,
    STYLE,
    Studio,
    anchor,
    anchored,
    finals,
    materials,
    pictures,
    recipe,
    rendered,
    running,
    two_subjects,
)
from tests.core.diffusion.watching import Calls, NeverWait, watched

QUIET = SubjectSharing(queries=NEVER, injection=NEVER)
"""Anchors are attended to, and that is all."""


@pytest.mark.parametrize(("guidance", "negative"), [(0.0, ""), (5.0, ""), (5.0, "blurry")])
def test_a_recipe_without_references_equals_plain_diffusers(
    model: Model, guidance: float, negative: str
) -> None:
    wanted = recipe(guidance=guidance, negative=negative)
    pipe = model.pipe
    pipe.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    plain = pipe(
        prompt=wanted.prompt,
        negative_prompt=negative or None,
        width=64,
        height=64,
        num_inference_steps=wanted.steps,
        guidance_scale=guidance,
        latents=noise(model, wanted.size, wanted.seed)[None],
        output_type="latent",
    ).images[0]
    assert torch.allclose(finals(model, wanted)[0], plain, atol=1e-4)


def test_a_panel_does_not_depend_on_its_neighbours(sdxl: Model) -> None:
    first, other = anchored(steps=2), recipe(steps=2, seed=2, references=(STYLE,))
    given = materials(sdxl, first)
    (alone,) = pictures(sdxl, first, given=given)
    assert pictures(sdxl, other, first, recipe(steps=2, seed=3), given=given)[1] == alone


@pytest.mark.parametrize("wanted", [anchored(), two_subjects()], ids=["styled", "two subjects"])
def test_it_does_not_matter_how_many_panels_go_together(sdxl: Model, wanted: Recipe) -> None:
    prompts = (wanted.prompt, "in a hat the fox and then the robot", "the fox the robot a robot")
    panels = [wanted.replace(prompt=p, seed=i, steps=3) for i, p in enumerate(prompts)]
    alone = finals(sdxl, *panels)
    with watched(sdxl) as calls:
        together = finals(sdxl, *panels, together=3)
    assert max(calls.rows) == 6
    for one, other in zip(alone, together, strict=True):
        assert (one - other).abs().max() < 1e-5 * one.abs().max()


def test_a_render_neither_uses_nor_disturbs_the_global_generator(sdxl: Model) -> None:
    torch.manual_seed(1)
    before = torch.get_rng_state()
    once = pictures(sdxl, anchored(steps=2))
    assert torch.equal(torch.get_rng_state(), before)
    torch.manual_seed(2)
    assert pictures(sdxl, anchored(steps=2)) == once


@pytest.mark.parametrize("guidance", [1.0, 5.0])
def test_everything_at_once_works_with_and_without_guidance(model: Model, guidance: float) -> None:
    wanted = anchored(guidance=guidance)
    given = materials(model, wanted)
    made, plain = finals(model, wanted, wanted.replace(references=()), given=given)
    assert made.isfinite().all()
    assert not torch.allclose(made, plain, atol=1e-2)


def counted(model: Model, *recipes: Recipe, together: int = 1) -> Calls:
    with watched(model) as calls:
        finals(model, *recipes, together=together)
    return calls


# At ten steps queries are blended in step 0, features injected in steps 1 and 2, and matches
# found at step 6, whose timestep is 301.


def test_the_first_pass_ends_where_matches_are_found_and_the_second_begins_where_they_part(
    sdxl: Model,
) -> None:
    wanted = anchored(steps=10, references=(anchor(),), subject_sharing=SubjectSharing())
    panels, references, vanilla = 7 + 9, 7 + 9, 1
    assert len(counted(sdxl, wanted)) == panels + references + vanilla


@pytest.mark.parametrize(("first_pass", "steps"), [(0.0, 4), (0.5, 1 + 4), (1.0, 3 + 3)])
def test_there_is_as_much_of_a_first_pass_as_the_recipe_says(
    sdxl: Model, first_pass: float, steps: int
) -> None:
    sharing = FORKED.replace(first_pass=first_pass)
    with running(sdxl, anchored(references=(anchor(),), subject_sharing=sharing)) as (run, taken):
        assert len(list(taken)) == run.progress().total == steps


def test_both_passes_in_full_make_what_forking_saves(
    sdxl: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = two_subjects(sampler="dpm++2m")
    (forked,) = finals(sdxl, wanted)
    monkeypatch.setattr(Sharing, "fork", 0)
    with watched(sdxl) as calls:
        (whole,) = finals(sdxl, wanted)
    assert len(calls) == (4 + 4) * (1 + 2) + 2
    assert torch.equal(forked, whole)


def test_references_stop_where_the_last_of_them_is_read(sdxl: Model) -> None:
    panels = 4
    up = counted(sdxl, recipe_of(parts=("up",)))
    assert len(up) == 2 * panels
    assert (up.blocks["up 0"], up.blocks["up 1"], up.blocks["up 2"]) == (8, 4, 4)
    down = counted(sdxl, recipe_of(parts=("down",)))
    # Once, the panel is compared with its anchor by the features of up 0.
    assert (down.blocks["down 1"], down.blocks["up 0"], down.blocks["up 2"]) == (8, 4 + 1, 4)
    assert down.blocks["down 2"] == 4 + 1


def recipe_of(**changes: Any) -> Recipe:
    """A panel with one anchor that is attended to."""
    sharing = SubjectSharing(**{"queries": NEVER, "injection": NEVER, **changes})
    return anchored(references=(anchor(),), subject_sharing=sharing)


def test_a_style_is_run_to_its_end_for_the_sake_of_its_norms(sdxl: Model) -> None:
    styled = recipe(references=(STYLE,))
    assert counted(sdxl, styled).blocks["up 2"] == 8
    bare = styled.style_sharing.replace(share_group_norm=False)
    assert counted(sdxl, styled.replace(style_sharing=bare)).blocks["up 2"] == 4


def test_vanilla_queries_stop_at_the_last_of_them(sdxl: Model) -> None:
    calls = counted(sdxl, recipe_of(queries=Window(stop=0.5)))
    assert len(calls) == 4 + 4 + 2
    assert (calls.blocks["up 0"], calls.blocks["up 2"]) == (10, 4)


def test_where_deep_features_are_reused_whole_forwards_are_fewer_for_all(sdxl: Model) -> None:
    often = anchored(subject_sharing=QUIET)
    assert len(counted(sdxl, often.replace(reuse=2))) == 2 * (1 + 2)
    assert len(counted(sdxl, often.replace(reuse=3))) == 2 * (1 + 2)


def test_guidance_that_would_begin_where_deep_features_are_reused_waits_for_the_next_whole_step(
    sdxl: Model,
) -> None:
    late = anchored(subject_sharing=QUIET, reuse=2, guided=Window(start=0.25))
    assert counted(sdxl, late).rows == [1] * 3 + [2] * 3
    none = anchored(subject_sharing=QUIET, reuse=4, guided=Window(start=0.25, stop=0.75))
    assert counted(sdxl, none).rows == [1] * 3


def test_outside_the_window_of_guidance_cond_runs_alone(sdxl: Model) -> None:
    wanted = anchored(subject_sharing=QUIET, guided=Window(start=0.25, stop=0.75))
    assert counted(sdxl, wanted).rows == [1] * 3 + [2] * 6 + [1] * 3
    assert set(counted(sdxl, wanted.replace(guidance=1.0)).rows) == {1}


def test_anchors_that_only_cond_reads_run_in_cond_alone(sdxl: Model) -> None:
    assert counted(sdxl, recipe_of(uncond=False)).rows == [1, 2] * 4
    assert counted(sdxl, recipe_of(uncond=True)).rows == [2, 2] * 4


def test_references_run_once_for_all_panels(sdxl: Model) -> None:
    panels = [anchored(steps=2, subject_sharing=QUIET, seed=seed) for seed in range(3)]
    assert len(counted(sdxl, *panels)) == 2 * (2 + 3)
    assert len(counted(sdxl, *panels, together=2)) == 2 * (2 + 2)


def test_progress_counts_up_to_its_total(sdxl: Model) -> None:
    recipes = [anchored(steps=3), recipe(steps=3, seed=2)]
    events = rendered(sdxl, recipes, materials(sdxl, *recipes))
    told = [event for event in events if isinstance(event, Progress)]
    done = [event.done for event in told if event.phase == "denoising"]
    assert done == list(range(told[0].total + 1))
    assert told[len(done) :] == [Progress("decoding", number, 2) for number in (0, 1)]


def test_previews_are_small_pictures_of_each_panel(sdxl: Model) -> None:
    big = Size(width=320, height=160)
    events = rendered(sdxl, [recipe(size=big, steps=2, seed=seed) for seed in (1, 2)], {})
    previews = [event for event in events if isinstance(event, Preview)]
    assert {preview.index for preview in previews} == {0, 1}
    assert Image.open(io.BytesIO(previews[-1].png)).size == (256, 128)


def test_a_picture_carries_its_recipe(sdxl: Model) -> None:
    wanted = recipe(prompt="the fox, “très” grün")
    (made,) = pictures(sdxl, wanted)
    text = Image.open(io.BytesIO(made)).text
    assert list(text) == ["castboard"]
    assert Recipe.model_validate_json(text["castboard"]) == wanted


@pytest.mark.parametrize(("width", "height"), [(128, 72), (56, 104)])
def test_a_picture_has_its_size_in_any_aspect(model: Model, width: int, height: int) -> None:
    size = Size(width=width, height=height)
    (made,) = pictures(model, two_subjects(size=size, steps=2))
    assert Image.open(io.BytesIO(made)).size == (width, height)


def test_an_anchor_of_another_shape_serves(sdxl: Model) -> None:
    wide = anchored(references=(anchor(size=Size(width=104, height=72)),))
    given = materials(sdxl, wide)
    found, plain = finals(sdxl, wide, wide.replace(references=()), given=given)
    assert not torch.allclose(found, plain, atol=1e-2)


def test_what_was_cast_serves_panels_of_another_number_of_steps(sdxl_studio: Studio) -> None:
    wanted = sdxl_studio.freeze(anchored(steps=2, references=(anchor(steps=3),)))
    panels = (wanted, wanted.replace(references=()))
    found, plain = finals(sdxl_studio.model, *panels, given=sdxl_studio.trajectories)
    assert found.isfinite().all()
    assert not torch.allclose(found, plain, atol=1e-2)


def test_two_subjects_each_with_an_anchor(mini: Model) -> None:
    wanted = two_subjects()
    given = materials(mini, wanted)
    both, fox = finals(mini, wanted, wanted.replace(references=wanted.references[:1]), given=given)
    assert not torch.allclose(both, fox, atol=1e-3)


def test_a_subject_that_the_prompt_does_not_show_is_done_without_and_a_notice_says_so(
    sdxl: Model,
) -> None:
    both = two_subjects(prompt="the robot at sea")
    given = materials(sdxl, both)
    notices = [e for e in rendered(sdxl, [recipe(), both], given) if isinstance(e, Notice)]
    assert [notice.index for notice in notices] == [1]
    assert "“fox”" in notices[0].sentence
    robot = both.replace(references=both.references[1:])
    found, expected = finals(sdxl, both, robot, given=given)
    assert torch.equal(found, expected)


def test_a_panel_that_shows_none_of_its_subjects_is_plain(sdxl: Model) -> None:
    wanted = two_subjects(prompt="the sea")
    found, plain = finals(sdxl, wanted, recipe(prompt="the sea"), given=materials(sdxl, wanted))
    assert torch.equal(found, plain)


def test_an_occurrence_that_the_prompt_lacks_is_a_subject_that_is_not_there(sdxl: Model) -> None:
    subjects = (Subject(noun="fox"), Subject(noun="fox", occurrences=(1,)))
    wanted = two_subjects(prompt="the fox at sea", subjects=subjects)
    events = rendered(sdxl, [wanted], materials(sdxl, wanted))
    assert len([event for event in events if isinstance(event, Notice)]) == 1


def test_two_subjects_of_one_noun_are_looked_for_at_their_own_places(sdxl: Model) -> None:
    subjects = tuple(Subject(noun="fox", occurrences=(place,)) for place in (1, 0))
    references = (anchor(), anchor(seed=7).replace(subject=1))
    wanted = two_subjects(prompt="the fox and the fox", subjects=subjects, references=references)
    with running(sdxl, wanted) as (run, _):
        (panel,) = run.panels
        words = sdxl.pipe.tokenizer(wanted.prompt).input_ids
        fox = sdxl.pipe.tokenizer("fox").input_ids[1]
        first, second = (i for i, word in enumerate(words) if word == fox)
        assert panel.positions == {0: (second,), 1: (first,)}
        assert list(panel.sharing.anchors.values()) == [0, 1]


def painted(left: int, right: int) -> bytes:
    """A mask that is white between two columns of a picture of 64 x 64."""
    image = Image.new("L", (64, 64))
    ImageDraw.Draw(image).rectangle((left, 0, right - 1, 64), fill=255)
    return png(image)


MASK = BlobId("mask")


def test_a_painted_mask_says_where_an_anchors_subject_is(sdxl: Model) -> None:
    found = recipe_of()
    fox = found.references[0].replace(mask=MASK)
    wanted = found.replace(references=(fox,))
    given = {**materials(sdxl, wanted), MASK: painted(0, 17)}
    with running(sdxl, wanted, given=given) as (run, _):
        (source,) = run.denoiser.sources.values()
    assert source.tokens[1].tolist() == [0, 4, 8, 12]
    assert source.tokens[2].tolist() == [0, 2]
    first, second = finals(sdxl, found, wanted, given=given)
    assert not torch.equal(first, second)


def test_panels_that_read_one_reference_otherwise_do_not_mix_it_up(sdxl: Model) -> None:
    """Masks and offsets are no part of a trajectory's key."""
    found = anchored(steps=2)
    style, fox = found.references
    cleaner = found.style_sharing.replace(offset=0.5)
    panels = [
        found,
        found.replace(references=(style, fox.replace(mask=MASK))),
        found.replace(style_sharing=cleaner),
    ]
    given = {**materials(sdxl, found), MASK: painted(0, 17)}
    together = finals(sdxl, *panels, given=given)
    for panel, latent in zip(panels, together, strict=True):
        assert torch.equal(finals(sdxl, panel, given=given)[0], latent)


def test_an_anchor_that_does_not_say_where_its_subject_is_is_a_sentence(sdxl: Model) -> None:
    wanted = recipe_of()
    (key, data), *_ = materials(sdxl, wanted).items()
    known = read_trajectory(data, sdxl.device)
    given = {key: Trajectory(known.latents, known.levels, None).to_bytes()}
    with pytest.raises(StorageError, match="“fox”"):
        finals(sdxl, wanted, given=given)
    own = wanted.references[0].replace(mask=MASK)
    finals(sdxl, wanted.replace(references=(own,)), given={**given, MASK: painted(0, 32)})


def test_a_painted_mask_says_where_a_panels_subject_is(sdxl: Model) -> None:
    free = two_subjects()
    fox, robot = free.subjects
    wanted = free.replace(subjects=(fox.replace(mask=MASK), robot))
    given = {**materials(sdxl, free), MASK: painted(0, 32)}
    with running(sdxl, wanted, given=given) as (run, steps):
        for _ in steps:
            pass
        (panel,) = run.panels
        masks = panel.maps.masks(Grid(4, 4), isolation=True)
    assert torch.equal(masks[0], mask_picture(given[MASK], Grid(4, 4)))
    assert masks[0].sum() == 8
    assert not (masks[0] & masks[1]).any()
    first, second = finals(sdxl, free, wanted, given=given)
    assert not torch.allclose(first, second, atol=1e-4)


def test_recipes_of_different_sizes_are_not_rendered_together(sdxl: Model) -> None:
    with pytest.raises(ValueError, match="pace"):
        next(render(Memory(sdxl), [recipe(), recipe(steps=7)], {}))


def test_casting_ends_with_the_pictures_trajectory_and_its_subject(model: Model) -> None:
    wanted = recipe(prompt="the fox", subjects=(Subject(noun="fox"),))
    *_, made, kept = cast(Memory(model), wanted, {}, Digest("key"))
    trajectory = read_trajectory(kept.data, model.device)
    assert kept.key == "key"
    assert trajectory.latents.shape[0] == len(trajectory.levels) == wanted.steps + 1
    (final,) = finals(model, wanted)
    assert torch.equal(trajectory.latents[0], noise(model, wanted.size, wanted.seed).half())
    assert torch.equal(trajectory.latents[-1], final.half())
    assert made.png == png(decode(model, final), wanted)
    assert trajectory.subject is not None
    assert trajectory.subject.isfinite().all()
    assert trajectory.subject.std() > 0


def test_a_casting_in_two_passes_keeps_each_step_once(sdxl: Model) -> None:
    wanted = anchored()
    given = materials(sdxl, wanted)
    kept = list(cast(Memory(sdxl), wanted, given, Digest("key")))[-1]
    found = read_trajectory(kept.data, sdxl.device).latents
    with running(sdxl, wanted, given=given) as (run, steps):
        way = {0: run.panels[0].z}
        # The second pass starts at the fork and takes the place of what the first did after it.
        for stepped in steps:
            way[stepped.step + 1] = stepped.z
    assert torch.equal(found, torch.stack(list(way.values())).half())


def test_casting_again_gives_the_same_bytes(sdxl: Model) -> None:
    wanted = anchor().cast
    assert wanted is not None
    events = [list(cast(Memory(sdxl), wanted, {}, Digest("key"))) for _ in range(2)]
    assert events[0] == events[1]


def test_a_picture_of_no_numbers_is_a_sentence(sdxl: Model) -> None:
    with pytest.raises(ModelError, match="not a number"):
        decode(sdxl, torch.full((4, 8, 8), torch.nan))


@pytest.mark.parametrize(
    "changes",
    [{}, {"sampler": "unipc", "reuse": 2, "subject_sharing": FORKED.replace(first_pass=0.0)}],
    ids=["two passes", "one pass of a multistep sampler"],
)
def test_after_the_first_step_nothing_waits_for_the_device(
    sdxl: Model, changes: dict[str, Any]
) -> None:
    wanted = two_subjects(**changes)
    wanted = wanted.replace(references=(STYLE, *wanted.references))
    with running(sdxl, wanted) as (run, steps):
        next(steps)
        with NeverWait():
            for _ in steps:
                pass
        assert run.panels[0].matches is not None


def banks(model: Model, monkeypatch: pytest.MonkeyPatch, *recipes: Recipe) -> list[int]:
    """The bytes that are held of references in each step."""
    held: list[int] = []
    observe = Denoiser._observe

    def measured(self: Denoiser, *args: Any) -> None:
        observe(self, *args)
        held.append(sum(trace.live_bytes() for trace in self._bank.values()))

    monkeypatch.setattr(Denoiser, "_observe", measured)
    finals(model, *recipes)
    monkeypatch.undo()
    return held


def test_what_is_held_of_references_grows_with_neither_panels_nor_steps(
    sdxl: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = anchored(subject_sharing=SubjectSharing(injection=NEVER), steps=2)
    few = banks(sdxl, monkeypatch, one)
    assert len(set(few)) == 2  # in one of the steps it is compared with its anchors
    assert min(few) > 0
    many = banks(sdxl, monkeypatch, *(one.replace(seed=seed) for seed in (2, 3, 4)))
    assert set(many) == set(few)
    longer = banks(sdxl, monkeypatch, one.replace(steps=4))
    assert set(longer) == set(few)


def test_only_one_steps_traces_are_alive(sdxl: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Trace]] = []
    observe = Denoiser._observe

    def measured(self: Denoiser, *args: Any) -> None:
        observe(self, *args)
        made.extend(weakref.ref(trace) for trace in self._bank.values())
        assert len({id(ref()) for ref in made if ref() is not None}) == 2

    monkeypatch.setattr(Denoiser, "_observe", measured)
    with running(sdxl, anchored()) as (_, steps):
        for _ in steps:
            pass
        assert len(made) > 4
    assert all(trace() is None for trace in made)
