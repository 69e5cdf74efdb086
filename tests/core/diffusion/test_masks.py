import math

import pytest
import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.diffusion.masks import Finder, SubjectMaps, otsu, resized, subject_mask
from tests.core.diffusion.watching import NeverWait

GRID = Grid(4, 4)


def cut(ordered: list[float]) -> float:
    """Otsu's threshold of sorted values, by trying every cut."""

    def between(cut: int) -> float:
        low, high = ordered[:cut], ordered[cut:]
        gap = math.fsum(low) / len(low) - math.fsum(high) / len(high)
        return len(low) * len(high) * gap**2

    best = max(range(1, len(ordered)), key=between)
    return (ordered[best - 1] + ordered[best]) / 2


def test_otsu_parts_two_clusters() -> None:
    values = torch.tensor([0.1, 0.12, 0.09, 5.0, 5.2, 0.11])
    assert 0.12 < otsu(values) < 5.0


@pytest.mark.parametrize("power", [1, 3, 10])
def test_otsu_maximises_the_variance_between_classes(power: int) -> None:
    values = torch.rand(6, 50, generator=torch.Generator().manual_seed(power)).double() ** power
    expected = [cut(row.sort().values.tolist()) for row in values]
    assert torch.allclose(otsu(values), torch.tensor(expected, dtype=torch.float64))


def test_otsu_of_several_rows_is_otsu_of_each() -> None:
    values = torch.rand(2, 3, 20, generator=torch.Generator().manual_seed(5))
    values[0, 1] = 0.3
    assert otsu(values).shape == (2, 3)
    assert torch.equal(otsu(values).flatten(), torch.stack([otsu(x) for x in values.view(6, 20)]))


@pytest.mark.parametrize("shape", [(1,), (49,), (2, 30)])
def test_otsu_of_a_constant_leaves_nothing_above_or_below(shape: tuple[int, ...]) -> None:
    values = torch.full(shape, 0.3)
    threshold = otsu(values)[..., None]
    assert not (values > threshold).any()
    assert not (values < threshold).any()


def test_a_subject_that_is_everywhere_the_same_has_an_empty_mask() -> None:
    assert not subject_mask(torch.full((4, 4), 0.2), Grid(8, 8)).any()


def test_a_mask_follows_the_subject_at_any_resolution() -> None:
    subject = torch.zeros(8, 8)
    subject[:, 4:] = 1
    for grid in (Grid(4, 4), Grid(8, 8), Grid(16, 12)):
        mask = subject_mask(subject, grid).view(grid.height, grid.width)
        assert mask[:, -1].all()
        assert not mask[:, 0].any()


def layer(seed: int, rows: int) -> tuple[Tensor, Tensor]:
    """A cross-attention layer's q (rows, n, heads, d) and k (rows, tokens, heads, d)."""
    generator = torch.Generator().manual_seed(seed)
    return (
        torch.randn(rows, 6, 4, 8, generator=generator),
        torch.randn(rows, 9, 4, 8, generator=generator),
    )


@pytest.mark.parametrize("branches", [1, 2])
def test_maps_are_the_mean_of_the_attention_that_each_pictures_nouns_get(branches: int) -> None:
    positions = [{0: (1, 3), 2: (8,)}, {0: (2,), 2: (0, 4, 5)}]
    finder = Finder(positions, level=0, device=torch.device("cpu"))
    expected = torch.zeros(2, 2, 6)
    for seed in range(3):
        q, k = layer(seed, rows=2 * branches)
        finder.see(q, k)
        attention = (torch.einsum("rnhd,rthd->rhnt", q, k) / math.sqrt(8)).softmax(-1)[-2:]
        for picture, each in enumerate(positions):
            for subject, tokens in enumerate(each.values()):
                seen = attention[picture, :, :, list(tokens)]
                expected[picture, subject] += seen.mean(dim=(0, 2)) / 3
    assert torch.allclose(finder.maps(), expected, atol=1e-6)


def maps(*steps: Tensor, window: int = 9, **changes: object) -> SubjectMaps:
    """The maps of subjects 0 and 1 after some steps, each (2, 16)."""
    found = SubjectMaps((0, 1), GRID, window, **changes)  # type: ignore[arg-type]
    for step in steps:
        found.push(step)
    return found


def steps(count: int) -> list[Tensor]:
    return list(torch.rand(count, 2, 16, generator=torch.Generator().manual_seed(count)))


def test_only_the_last_steps_count() -> None:
    found = steps(5)
    known = maps(*found, window=3)
    expected = (found[2] + found[3] + found[4]) / 3
    assert torch.allclose(known.mean(1).flatten(), expected[1])
    assert torch.allclose(known.mean(0), expected[0].view(4, 4))


def test_maps_are_known_once_a_step_has_been_counted() -> None:
    assert not maps().known
    assert maps(*steps(1)).known


def test_a_copy_goes_on_apart() -> None:
    first, second, third = steps(3)
    known = maps(first, second, window=2)
    other = known.copy()
    other.push(third)
    assert torch.allclose(known.mean(0).flatten(), (first + second)[0] / 2)
    assert torch.allclose(other.mean(0).flatten(), (second + third)[0] / 2)


def test_restored_maps_go_on_as_if_nothing_had_happened() -> None:
    first, second, third = steps(3)
    known, again = maps(first, second, window=2), maps(third, third, window=2)
    again.restore(known.state())
    for each in (known, again):
        each.push(third)
    assert torch.equal(again.state(), known.state())
    assert torch.equal(again.state(), torch.stack([second, third]))


def overlapping() -> Tensor:
    """Subject 0 on the left three columns, subject 1 on the right three and stronger, but at 0."""
    left, right = torch.full((2, 4, 4), 0.1)
    left[:, :3] = 1.0
    right[:, 1:] = 8.0
    left[0, :3] = 1.2
    right[0, 1:] = 7.0
    return torch.stack([left.flatten(), right.flatten()])


def test_without_isolation_a_token_can_show_two_subjects() -> None:
    masks = maps(overlapping()).masks(GRID, isolation=False)
    for subject, found in enumerate(overlapping()):
        assert torch.equal(masks[subject], found > otsu(found))
    assert (masks[0] & masks[1]).sum() == 8


def test_with_isolation_the_map_that_is_stronger_by_its_own_threshold_wins() -> None:
    known = maps(overlapping())
    masks = known.masks(GRID, isolation=True)
    strengths = torch.stack([found / otsu(found) for found in overlapping()])
    assert not (masks[0] & masks[1]).any()
    assert torch.equal(masks[0] | masks[1], (strengths > 1).any(0))
    assert masks[0].view(4, 4)[:, 1].tolist() == (strengths[0] > strengths[1])[1::4].tolist()
    assert 0 < masks[0].view(4, 4)[:, 1:3].sum() < 8


def test_what_no_subject_claims_has_no_owner() -> None:
    known = maps(torch.full((2, 16), 0.3))
    assert not any(mask.any() for mask in known.masks(GRID, isolation=True).values())


def test_a_painted_mask_wins_over_what_was_found() -> None:
    painted = torch.zeros(16, dtype=torch.bool)
    painted[8:12] = True
    known = maps(overlapping(), painted={(0, GRID): painted})
    for isolation in (False, True):
        assert torch.equal(known.masks(GRID, isolation)[0], painted)
    free = maps(overlapping()).masks(GRID, isolation=False)[1]
    assert torch.equal(known.masks(GRID, isolation=True)[1], free & ~painted)
    assert torch.equal(known.copy().masks(GRID, isolation=True)[0], painted)


def test_masks_of_another_grid_are_cut_from_the_map_at_that_grid() -> None:
    fine = Grid(8, 6)
    (found,) = steps(1)
    sized = resized(found[1].view(4, 4), fine)
    assert torch.equal(maps(found).masks(fine, isolation=False)[1], sized > otsu(sized))


def test_finding_subjects_never_waits_for_the_device() -> None:
    q, k = layer(1, rows=2)
    finder = Finder([{0: (1, 3), 1: (2,)}], level=0, device=torch.device("cpu"))
    known = SubjectMaps((0, 1), Grid(2, 3), window=2)
    with NeverWait(), torch.inference_mode():
        finder.see(q, k)
        known.push(finder.maps()[0])
        known.masks(Grid(4, 4), isolation=True)
        otsu(q)
