import pytest

from core.diffusion.attention.layers import Layers, layers_of
from core.diffusion.models import Model
from core.diffusion.schedule import make_schedule
from core.diffusion.sharing import Demand, Sharing, demand
from core.domain.recipe import Recipe, Reference, StyleSharing, SubjectSharing, Window
from tests.core.diffusion.conftest import NEVER, STYLE, anchor, recipe

FOX = anchor()


@pytest.fixture(scope="module")
def layers(sdxl: Model) -> Layers:
    return layers_of(sdxl.unet)


def plan(model: Model, *references: Reference, steps: int = 50, **changes: object) -> Sharing:
    wanted = recipe(steps=steps, references=references, **changes)
    return Sharing(wanted, layers_of(model.unet), make_schedule(model.pipe.scheduler, steps))


def test_without_references_nothing_is_shared(sdxl: Model) -> None:
    sharing = plan(sdxl)
    assert not sharing.style_layers(10)
    assert not sharing.subject_layers(10)
    assert not sharing.shares_norms(10)
    assert not sharing.query_weight(0)
    assert sharing.match_step is None


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


def test_matches_are_found_at_the_step_nearest_to_the_published_timestep(sdxl: Model) -> None:
    assert plan(sdxl, FOX).match_step == 36
    for steps in (4, 20, 25, 30, 40):
        assert plan(sdxl, FOX, steps=steps).match_step is not None


def test_a_mask_is_made_of_the_last_share_of_a_pass(sdxl: Model) -> None:
    sharing = plan(sdxl, FOX)
    assert [s for s in range(50) if sharing.counts_for_mask(s, 49)] == list(range(30, 50))
    assert [s for s in range(50) if sharing.counts_for_mask(s, 36)] == list(range(17, 37))
    shortest = plan(sdxl, FOX, subject_sharing=SubjectSharing(mask_steps=0.0))
    assert [s for s in range(50) if shortest.counts_for_mask(s, 49)] == [49]


def test_a_reference_is_asked_for_what_its_panels_read_and_no_more(sdxl: Model) -> None:
    both, styled, plain = plan(sdxl, STYLE, FOX), plan(sdxl, STYLE), plan(sdxl)
    fox, style = both.recipe.trajectory_key(FOX), both.recipe.trajectory_key(STYLE)
    assert demand([plain, styled], fox, 6, first_pass=False) == Demand()
    assert demand([plain, styled], style, 6, first_pass=False) == Demand(
        style_layers=styled.style_layers(6), norms=True
    )
    assert demand([styled, both], fox, 6, first_pass=False) == Demand(
        subject_layers=both.subject_layers(6), output_layers=both.injection_layers(6)
    )
    assert demand([both], fox, 36, first_pass=True) == Demand(
        subject_layers=both.subject_layers(36), features=True
    )


def test_a_reference_that_nobody_reads_in_a_step_is_asked_for_nothing(sdxl: Model) -> None:
    idle = plan(sdxl, FOX, subject_sharing=SubjectSharing(window=NEVER, injection=NEVER))
    assert demand([idle], key_of(idle.recipe), 3, first_pass=False) == Demand()


def key_of(wanted: Recipe) -> str:
    return wanted.trajectory_key(wanted.references[0])
