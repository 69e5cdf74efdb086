"""A render that was killed goes on to the same pictures."""

import pytest
from safetensors.torch import load, save

from core.diffusion import run
from core.diffusion.generate import render
from core.diffusion.memory import Memory
from core.diffusion.models import Model
from core.domain.events import CheckpointMade, EngineEvent, PictureMade, Preview, Progress
from core.domain.recipe import Recipe, SubjectSharing, Window
from tests.core.diffusion.conftest import (
    FORKED,
    NEVER,
    anchor,
    anchored,
    materials,
    recipe,
    rendered,
    two_subjects,
)
from tests.core.diffusion.watching import watched

FOX = {"references": (anchor(),)}
CASES = {
    "one pass": [anchored(subject_sharing=SubjectSharing(injection=NEVER), **FOX)],
    "two passes": [anchored(**FOX)],
    "a first pass of half the steps": [
        anchored(subject_sharing=FORKED.replace(first_pass=0.5), **FOX)
    ],
    "matches on the way": [
        anchored(subject_sharing=FORKED.replace(first_pass=0.0, injection=Window(stop=0.9)), **FOX)
    ],
    "two subjects and a multistep sampler": [two_subjects(sampler="unipc", reuse=2)],
    "panels of one and of two passes": [anchored(**FOX), recipe(seed=2)],
}


def made(events: list[EngineEvent]) -> list[PictureMade]:
    return [event for event in events if isinstance(event, PictureMade)]


def kept(events: list[EngineEvent]) -> list[CheckpointMade]:
    return [event for event in events if isinstance(event, CheckpointMade)]


def newest(checkpoints: list[CheckpointMade]) -> dict[int, bytes]:
    """What would be on disk after these."""
    return {each.index: each.data for each in checkpoints}


def steps_of(events: list[EngineEvent]) -> int:
    """How many steps were taken."""
    done = [e.done for e in events if isinstance(e, Progress) and e.phase == "denoising"]
    return done[-1] - done[0]


@pytest.fixture
def at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHECKPOINT_STEPS", 1)
    monkeypatch.setattr(run, "PREVIEWS", 1)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.usefixtures("at_every_step")
def test_from_every_checkpoint_a_render_goes_on_to_the_same_bytes(sdxl: Model, case: str) -> None:
    recipes = CASES[case]
    given = materials(sdxl, *recipes)
    whole = rendered(sdxl, recipes, given)
    checkpoints, total = kept(whole), steps_of(whole)
    assert len(checkpoints) == total
    for taken in range(1, len(checkpoints) + 1):
        rest = rendered(sdxl, recipes, given, newest(checkpoints[:taken]))
        assert made(rest) == made(whole)
        assert steps_of(rest) <= total - taken


def test_what_is_done_is_not_done_again(sdxl: Model) -> None:
    wanted = recipe(steps=6)
    with watched(sdxl) as calls:
        first, last = kept(rendered(sdxl, [wanted], {}))
        assert len(calls) == 6
        rendered(sdxl, [wanted], {}, {0: first.data})
        assert len(calls) == 6 + 1
        rendered(sdxl, [wanted], {}, {0: last.data})
    assert len(calls) == 6 + 1


def test_a_panel_has_a_checkpoint_every_five_steps_and_at_its_end(sdxl: Model) -> None:
    one, other = recipe(steps=6), recipe(steps=6, seed=2)
    assert [each.index for each in kept(rendered(sdxl, [one, other], {}))] == [0, 1, 0, 1]
    assert len(kept(rendered(sdxl, [recipe(steps=4)], {}))) == 1


@pytest.mark.usefixtures("at_every_step")
def test_a_panel_goes_on_with_whichever_others_are_left(sdxl: Model) -> None:
    panels = [anchored(**FOX), recipe(seed=2), anchored(seed=3, **FOX)]
    given = materials(sdxl, *panels)
    whole = rendered(sdxl, panels, given)
    pictures = [event.png for event in made(whole)]
    for taken in range(0, len(kept(whole)), 4):
        state = newest(kept(whole)[:taken])
        for left in ([2], [2, 1], [0, 2]):
            found = {place: state[i] for place, i in enumerate(left) if i in state}
            rest = rendered(sdxl, [panels[i] for i in left], given, found)
            assert [event.png for event in made(rest)] == [pictures[i] for i in left]


@pytest.mark.usefixtures("at_every_step")
def test_some_go_on_while_others_begin(sdxl: Model) -> None:
    panels = [anchored(**FOX), anchored(seed=2, **FOX)]
    given = materials(sdxl, *panels)
    whole = rendered(sdxl, panels, given)
    alone = kept(rendered(sdxl, panels[:1], given))
    for each in alone:
        assert made(rendered(sdxl, panels, given, {0: each.data})) == made(whole)


def foreign(model: Model, *recipes: Recipe) -> bytes:
    """The last checkpoint of another recipe."""
    return kept(rendered(model, recipes, {}))[-1].data


def test_a_foreign_or_damaged_checkpoint_is_ignored(sdxl: Model) -> None:
    wanted = recipe(steps=2)
    whole = rendered(sdxl, [wanted], {})
    own = kept(whole)[-1].data
    others = [
        foreign(sdxl, recipe(steps=2, seed=2)),
        foreign(sdxl, wanted, recipe(steps=2, seed=2)),
        b"",
        b"no safetensors at all",
        own[: len(own) // 2],
        own[:-1],
        save({}),
    ]
    for other in others:
        again = rendered(sdxl, [wanted], {}, {0: other})
        assert [e for e in again if isinstance(e, Progress | PictureMade)] == [
            e for e in whole if isinstance(e, Progress | PictureMade)
        ]


def test_a_checkpoint_is_a_safetensors_file_that_names_its_recipe(sdxl: Model) -> None:
    wanted = recipe(steps=6)
    data = foreign(sdxl, wanted)
    assert all(wanted.digest() in name for name in load(data))


@pytest.mark.parametrize("dropped", [0, 1, 2])
def test_a_panel_that_is_dropped_leaves_and_the_others_are_the_same_to_the_bit(
    sdxl: Model, dropped: int
) -> None:
    panels = [anchored(**FOX), anchored(seed=2, **FOX), recipe(seed=3)]
    given = materials(sdxl, *panels)
    whole = rendered(sdxl, panels, given)
    for leave_at in range(0, steps_of(whole) + 1, 5):
        asked = []

        def wants(index: int, leave_at: int = leave_at, asked: list[int] = asked) -> bool:
            asked.append(index)
            return index != dropped or len(asked) <= leave_at

        events = rendered(sdxl, panels, given, wants=wants)
        assert made(events) == [event for event in made(whole) if event.index != dropped]


def test_a_panel_that_is_dropped_takes_no_more_step_and_is_not_decoded(sdxl: Model) -> None:
    panels, gone = [recipe(steps=6), recipe(steps=6, seed=2)], []
    events = []
    for event in render(Memory(sdxl), panels, {}, wants=lambda index: index not in gone):
        events.append(event)
        if event == Progress("denoising", 4, 12):
            gone.append(0)
    after = events[events.index(Progress("denoising", 4, 12)) + 1 :]
    assert not any(event.index == 0 for event in after if isinstance(event, PictureMade | Preview))
    assert [e.done for e in after if isinstance(e, Progress) and e.phase == "denoising"] == [
        3,
        4,
        5,
        6,
    ]
