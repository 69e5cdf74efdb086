"""Where a finished panel's subjects are, and how like their anchors they came out."""

import io

import numpy as np
import pytest
import torch
from PIL import Image

from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.correspondence import likeness
from core.diffusion.latents import mask_picture
from core.diffusion.models import Model
from core.domain.events import CheckpointMade, PictureMade, SubjectsFound
from core.domain.recipe import Recipe, Subject, SubjectSharing
from core.domain.values import BlobId
from tests.core.diffusion.conftest import (
    FORKED,
    NEVER,
    anchored,
    materials,
    recipe,
    rendered,
    two_subjects,
)
from tests.core.diffusion.test_generate import painted

MASK = BlobId("mask")
QUALITIES = {
    "two passes": {"subject_sharing": FORKED},
    "one pass": {"subject_sharing": FORKED.replace(first_pass=0.0), "reuse": 2},
    "nothing injected": {
        "subject_sharing": SubjectSharing(uncond=False, queries=NEVER, injection=NEVER),
        "reuse": 3,
    },
}


def found(model: Model, *recipes: Recipe, **given: bytes) -> list[SubjectsFound]:
    events = rendered(model, recipes, {**materials(model, *recipes), **given})
    return [event for event in events if isinstance(event, SubjectsFound)]


def read(mask: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(mask)) as picture:
        assert picture.mode == "L"
        return np.array(picture)


@pytest.mark.parametrize("quality", QUALITIES)
def test_every_subject_has_a_mask_and_a_likeness_at_every_quality(
    model: Model, quality: str
) -> None:
    wanted = two_subjects(**QUALITIES[quality])
    events = rendered(model, [wanted], materials(model, wanted))
    told, made = (
        [e for e in events if isinstance(e, kind)] for kind in (SubjectsFound, PictureMade)
    )
    assert events.index(told[0]) == events.index(made[0]) - 1
    masks = [read(mask) for mask in told[0].masks]
    latent = Grid(wanted.size.height // model.pixels, wanted.size.width // model.pixels)
    finest = grid_at(latent, layers_of(model.unet).finest)
    assert [mask.shape for mask in masks] == [(finest.height, finest.width)] * 2
    assert all(set(np.unique(mask)) == {0, 255} for mask in masks)
    assert not (masks[0] & masks[1]).any()
    assert len(told[0].likeness) == 2
    assert all(-1 <= alike <= 1 and alike for alike in told[0].likeness)


def test_where_a_mask_was_painted_the_subject_is_there(sdxl: Model) -> None:
    free = two_subjects()
    wanted = free.replace(subjects=(free.subjects[0].replace(mask=MASK), free.subjects[1]))
    (told,) = found(sdxl, wanted, mask=painted(0, 32))
    grid = Grid(*read(told.masks[0]).shape)
    expected = mask_picture(painted(0, 32), grid).view(grid.height, grid.width)
    assert (read(told.masks[0]) > 0).tolist() == expected.tolist()


def test_a_subject_that_the_prompt_lacks_is_nowhere_and_like_nobody(sdxl: Model) -> None:
    (told,) = found(sdxl, two_subjects(prompt="the fox at sea"))
    assert told.likeness[0] == 0 or told.likeness[1] == 0
    nowhere = told.likeness.index(0)
    assert not read(told.masks[nowhere]).any()
    assert read(told.masks[1 - nowhere]).any()


def test_a_panel_without_anchors_has_masks_alone_and_one_without_subjects_nothing(
    sdxl: Model,
) -> None:
    (told,) = found(sdxl, recipe(prompt="the fox at sea", subjects=(Subject(noun="fox"),)))
    assert read(told.masks[0]).any()
    assert told.likeness == ()
    assert found(sdxl, recipe()) == []


def test_what_is_found_does_not_depend_on_the_neighbours(sdxl: Model) -> None:
    pair = [anchored(), anchored(seed=2)]
    together = found(sdxl, *pair)
    for index, each in enumerate(pair):
        (alone,) = found(sdxl, each)
        assert together[index].masks == alone.masks
        assert together[index].likeness == pytest.approx(alone.likeness, abs=1e-5)


def test_another_anchor_gives_another_likeness(sdxl: Model) -> None:
    wanted = anchored()
    given = materials(sdxl, wanted)
    (one,) = found(sdxl, wanted)
    keys = [wanted.trajectory_key(reference) for reference in wanted.references]
    swapped = rendered(sdxl, [wanted], {**given, keys[1]: materials(sdxl, two_subjects())[keys[1]]})
    others = [event for event in swapped if isinstance(event, SubjectsFound)]
    assert others[0].likeness != one.likeness


def test_a_panel_that_goes_on_from_a_checkpoint_finds_the_same(sdxl: Model) -> None:
    wanted = anchored()
    given = materials(sdxl, wanted)
    events = rendered(sdxl, [wanted], given)
    kept = [event for event in events if isinstance(event, CheckpointMade)]
    again = rendered(sdxl, [wanted], given, kept={0: kept[-1].data})
    first, second = (
        next(e for e in all_ if isinstance(e, SubjectsFound)) for all_ in (events, again)
    )
    assert first == second


def test_patches_are_compared_with_the_anchors_of_their_own_subject() -> None:
    patches = torch.eye(4)[:3]
    anchors = [(0, torch.eye(4)[:1]), (2, torch.eye(4)[1:]), (0, torch.eye(4)[3:])]
    alike = likeness(patches, anchors, subjects=3)
    assert alike.tolist() == [[1, 0, 0], [0, 0, 0], [0, 1, 1]]
    assert likeness(patches, [(0, torch.empty(0, 4))], 1).tolist() == [[0, 0, 0]]
