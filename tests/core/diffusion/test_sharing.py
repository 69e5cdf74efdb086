import pytest

from core.diffusion.attention.layers import Layers, layers_of
from core.diffusion.models import Model
from core.diffusion.schedule import make_schedule
from core.diffusion.sharing import Demand, Sharing, SourceKey, demand
from core.domain.recipe import Reference, StyleSharing, Subject, SubjectSharing, Window
from core.domain.values import BlobId
from tests.core.diffusion.conftest import NEVER, STYLE, anchor, recipe

FOX = anchor()
ROBOT = anchor("robot").replace(subject=1)


@pytest.fixture(scope="module")
def layers(sdxl: Model) -> Layers:
    return layers_of(sdxl.unet)


def plan(
    model: Model,
    *references: Reference,
    steps: int = 50,
    first_pass: bool = False,
    absent: frozenset[int] = frozenset(),
    **changes: object,
) -> Sharing:
    last = max((each.subject for each in references), default=0)
    subjects = (Subject(noun="fox"), Subject(noun="robot"))[: last + 1]
    wanted = recipe(**{"subjects": subjects, "steps": steps, "references": references, **changes})
    schedule = make_schedule(model.pipe.scheduler, steps)
    return Sharing(wanted, layers_of(model.unet), schedule, first_pass, absent)


def setting(**changes: object) -> dict[str, SubjectSharing]:
    return {"subject_sharing": SubjectSharing.model_validate(changes)}


def counted(sharing: Sharing) -> list[int]:
    return [s for s in range(sharing.last_step + 1) if sharing.counts_for_mask(s)]


def test_without_references_nothing_is_shared(sdxl: Model) -> None:
    sharing = plan(sdxl)
    assert not sharing.style_layers(10)
    assert not sharing.subject_layers(10)
    assert not sharing.injection_layers(10)
    assert not sharing.shares_norms(10)
    assert not sharing.query_weight(0)
    assert not sharing.needs_first_pass
    assert not any(sharing.compares_after(step) for step in range(50))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_a_share_of_the_layers_is_spread_evenly(sdxl: Model, layers: Layers, share: float) -> None:
    chosen = plan(sdxl, STYLE, style_sharing=StyleSharing(layers=share)).style_layers(0)
    count = len(layers.selves)
    assert len(chosen) == int(count * share)
    halves = [len([i for i in chosen if (i < count / 2) is half]) for half in (True, False)]
    assert abs(halves[0] - halves[1]) <= 1 + count % 2


def test_a_window_says_in_which_steps_the_style_is_shared(sdxl: Model) -> None:
    sharing = plan(sdxl, STYLE, style_sharing=StyleSharing(window=Window(start=0.2, stop=0.6)))
    steps = [step for step in range(50) if sharing.style_layers(step)]
    assert steps == [step for step in range(50) if sharing.shares_norms(step)]
    assert steps == list(range(10, 30))


def test_anchors_are_read_in_the_up_layers_only(sdxl: Model, layers: Layers) -> None:
    chosen = plan(sdxl, FOX).subject_layers(0)
    assert {layers.selves[i].part for i in chosen} == {"up"}
    assert len(chosen) == sum(layer.part == "up" for layer in layers.selves)


def test_anchors_are_read_where_and_when_the_recipe_says(sdxl: Model, layers: Layers) -> None:
    sharing = plan(sdxl, FOX, **setting(parts=("mid",), window=Window(start=0.5)))
    assert [s for s in range(50) if sharing.subject_layers(s)] == list(range(25, 50))
    assert {layers.selves[i].part for i in sharing.subject_layers(30)} == {"mid"}


def test_guidance_takes_two_branches_in_its_window(sdxl: Model) -> None:
    window = Window(start=0.2, stop=0.6)
    guided = plan(sdxl, guided=window)
    assert [s for s in range(50) if guided.branches(s) == 2] == list(range(10, 30))
    assert plan(sdxl, guided=window, guidance=1.0).branches(20) == 1


def test_where_deep_features_are_reused_all_that_is_found_is_found_in_whole_steps(
    sdxl: Model,
) -> None:
    first = plan(sdxl, FOX, first_pass=True, reuse=3)
    assert [s for s in range(50) if first.is_whole(s)] == list(range(0, 50, 3))
    assert first.last_step == 36
    assert first.fork == 3
    assert first.mask_window == 7
    assert counted(first) == list(range(18, 37, 3))
    without = plan(sdxl, FOX, reuse=3, **setting(first_pass=0.0))
    assert [s for s in range(50) if without.matches_after(s)] == [3, 6, 9, 12, 15]


def test_queries_are_blended_with_a_weight_that_falls_as_published(sdxl: Model) -> None:
    weights = [plan(sdxl, FOX).query_weight(step) for step in range(50)]
    assert weights[:5] == pytest.approx([0.9, 0.875, 0.85, 0.825, 0.8])
    assert not any(weights[5:])


def test_features_are_injected_at_the_finest_level_of_down_and_up(
    sdxl: Model, layers: Layers
) -> None:
    sharing = plan(sdxl, FOX)
    steps = [step for step in range(50) if sharing.injection_layers(step)]
    assert steps == list(range(5, 17))
    chosen = [layers.selves[i] for i in sharing.injection_layers(5)]
    assert {layer.part for layer in chosen} == {"down", "up"}
    assert {layer.level for layer in chosen} == {1}
    assert not plan(sdxl, FOX, first_pass=True).injection_layers(5)


def test_a_first_pass_ends_at_the_step_nearest_to_the_published_timestep(sdxl: Model) -> None:
    first = plan(sdxl, FOX, first_pass=True)
    assert first.last_step == 36
    assert [s for s in range(50) if first.matches_after(s)] == [36]
    assert plan(sdxl, FOX).last_step == 49
    assert not any(plan(sdxl, FOX).matches_after(s) for s in range(50))


def test_without_a_first_pass_patches_are_matched_just_before_each_injection(sdxl: Model) -> None:
    sharing = plan(sdxl, FOX, **setting(first_pass=0.0))
    assert not sharing.needs_first_pass
    assert [s for s in range(50) if sharing.matches_after(s)] == list(range(4, 16))


def test_there_is_a_first_pass_only_for_what_is_injected(sdxl: Model) -> None:
    assert plan(sdxl, FOX).needs_first_pass
    assert plan(sdxl, FOX, **setting(first_pass=0.2)).needs_first_pass
    assert not plan(sdxl, FOX, **setting(injection=NEVER)).needs_first_pass
    assert not plan(sdxl, STYLE).needs_first_pass
    assert not plan(sdxl, FOX, absent=frozenset({0})).needs_first_pass


@pytest.mark.parametrize(
    ("changes", "fork"),
    [
        ({}, 5),
        ({"injection": Window(start=0.0, stop=0.5)}, 0),
        ({"injection": Window(start=0.9, stop=1.0)}, 37),
        ({"first_pass": 0.5}, 0),
        ({"first_pass": 0.0}, 0),
        ({"injection": NEVER}, 0),
    ],
)
def test_passes_part_at_the_first_injection_or_at_the_first_ones_end(
    sdxl: Model, changes: dict[str, object], fork: int
) -> None:
    for first_pass in (False, True):
        assert plan(sdxl, FOX, first_pass=first_pass, **setting(**changes)).fork == fork


def test_a_mask_is_made_of_the_last_share_of_a_pass(sdxl: Model) -> None:
    assert counted(plan(sdxl, FOX, first_pass=True)) == list(range(17, 37))
    assert counted(plan(sdxl)) == list(range(30, 50))
    shortest = plan(sdxl, **setting(mask_steps=0.0))
    assert counted(shortest) == [49]
    assert plan(sdxl).mask_window == 20
    assert shortest.mask_window == 1


def test_maps_are_counted_only_for_masks_that_somebody_asks_for(sdxl: Model) -> None:
    end = list(range(30, 50))
    assert counted(plan(sdxl, FOX)) == end
    assert counted(plan(sdxl, FOX, **setting(first_pass=0.0, mask_steps=0.02))) == [
        *range(4, 16),
        49,
    ]
    assert counted(plan(sdxl, FOX, ROBOT, **setting(isolation=False))) == end
    shown = {"subjects": (Subject(noun="fox"), Subject(noun="robot"))}
    assert counted(plan(sdxl, FOX, **shown)) == list(range(50))
    assert counted(plan(sdxl, FOX, absent=frozenset({1}), **shown)) == end


def test_a_panel_is_compared_with_its_anchors_once_late_in_its_last_pass(sdxl: Model) -> None:
    def compared(sharing: Sharing) -> list[int]:
        return [s for s in range(sharing.last_step + 1) if sharing.compares_after(s)]

    assert compared(plan(sdxl, FOX)) == [36]
    assert compared(plan(sdxl, FOX, **setting(injection=NEVER))) == [36]
    assert compared(plan(sdxl, FOX, first_pass=True)) == compared(plan(sdxl, STYLE)) == []
    assert compared(plan(sdxl, FOX, reuse=5)) == [35]
    key = key_of(plan(sdxl, FOX), FOX)
    assert demand([plan(sdxl, FOX)], key, [36]).features
    assert not demand([plan(sdxl, FOX)], key, [35]).features


def test_subjects_that_are_kept_apart_are_looked_for_in_every_step(sdxl: Model) -> None:
    assert counted(plan(sdxl, FOX, ROBOT)) == list(range(50))
    assert counted(plan(sdxl, FOX, ROBOT, first_pass=True)) == list(range(37))
    assert counted(plan(sdxl, FOX, ROBOT, absent=frozenset({1}))) == list(range(30, 50))


def test_an_absent_subjects_anchors_are_not_read(sdxl: Model) -> None:
    every = plan(sdxl, STYLE, FOX, ROBOT)
    sharing = plan(sdxl, STYLE, FOX, ROBOT, absent=frozenset({0}))
    fox, robot, style = (key_of(every, each) for each in (FOX, ROBOT, STYLE))
    assert sharing.anchors == {robot: 1}
    assert sharing.styles == (style,)
    assert demand([sharing], fox, [3]) == Demand()


def test_a_character_that_is_there_twice_is_read_as_each_of_them(sdxl: Model) -> None:
    sharing = plan(sdxl, FOX, FOX.replace(subject=1))
    assert list(sharing.anchors.values()) == [0, 1]
    assert len({key.trajectory for key in sharing.anchors}) == 1


def test_what_goes_through_the_unet_together_reads_alike(sdxl: Model) -> None:
    base = plan(sdxl, STYLE, FOX, ROBOT)
    same = plan(sdxl, STYLE, FOX, ROBOT, seed=7, prompt="the fox and the robot", negative="x")
    others = [
        plan(sdxl, STYLE, FOX, ROBOT, absent=frozenset({1})),
        plan(sdxl, STYLE, FOX),
        plan(sdxl, STYLE, FOX, ROBOT.replace(subject=0)),
        plan(sdxl, STYLE, FOX, ROBOT.replace(weight=2.0)),
        plan(sdxl, STYLE, FOX, ROBOT, first_pass=True),
        plan(sdxl, STYLE, FOX, ROBOT, **setting(dropout=0.1)),
        plan(sdxl, STYLE, FOX, ROBOT, style_sharing=StyleSharing(shift=0.0)),
    ]
    assert same.signature == base.signature
    assert all(other.signature != base.signature for other in others)


def test_a_reference_is_asked_for_what_its_panels_read_and_no_more(sdxl: Model) -> None:
    both, styled, plain = plan(sdxl, STYLE, FOX), plan(sdxl, STYLE), plan(sdxl)
    fox, style = key_of(both, FOX), key_of(both, STYLE)
    assert demand([plain, styled], fox, [6]) == Demand()
    assert demand([plain, styled], style, [6]) == Demand(
        style_layers=styled.style_layers(6), norms=True, branches=2
    )
    assert demand([styled, both], fox, [6]) == Demand(
        subject_layers=both.subject_layers(6), output_layers=both.injection_layers(6), branches=2
    )
    first = plan(sdxl, FOX, first_pass=True)
    assert demand([first], fox, [36]) == Demand(
        subject_layers=first.subject_layers(36), features=True, branches=2
    )


def test_a_reference_that_serves_several_steps_is_asked_for_what_any_of_them_reads(
    sdxl: Model,
) -> None:
    sharing = plan(sdxl, FOX, guided=Window(start=0.1))
    fox = key_of(sharing, FOX)
    assert not demand([sharing], fox, [4]).output_layers
    several = demand([sharing], fox, range(3, 6))
    assert several.output_layers == sharing.injection_layers(5)
    assert (demand([sharing], fox, [4]).branches, several.branches) == (1, 2)


def test_what_only_cond_reads_is_asked_of_cond_alone(sdxl: Model) -> None:
    sharing = plan(sdxl, STYLE, FOX, **setting(uncond=False))
    fox, style = (key_of(sharing, each) for each in (FOX, STYLE))
    assert demand([sharing], fox, [6]).branches == 1
    assert demand([sharing], style, [6]).branches == 2
    asking = plan(sdxl, STYLE, FOX)
    assert demand([sharing, asking], fox, [6]).branches == 2


def test_a_reference_that_nobody_reads_in_a_step_is_asked_for_nothing(sdxl: Model) -> None:
    idle = plan(sdxl, FOX, **setting(window=NEVER, injection=NEVER))
    assert demand([idle], key_of(idle, FOX), [3]) == Demand()


def test_a_reference_weighs_what_the_recipe_says(sdxl: Model) -> None:
    heavy = FOX.replace(weight=2.5)
    sharing = plan(sdxl, heavy)
    assert sharing.weight(key_of(sharing, heavy)) == 2.5
    assert key_of(sharing, heavy) == key_of(plan(sdxl, FOX), FOX)


def test_what_a_reference_leaves_is_told_apart_by_mask_and_offset(sdxl: Model) -> None:
    painted = FOX.replace(mask=BlobId("mask"))
    cleaner = plan(sdxl, STYLE, style_sharing=StyleSharing(offset=0.1))
    plain = plan(sdxl, STYLE, FOX, painted)
    assert len(plain.anchors) == 2
    assert cleaner.styles != plain.styles


def key_of(sharing: Sharing, reference: Reference) -> SourceKey:
    return next(key for key, each in sharing.references.items() if each == reference)
