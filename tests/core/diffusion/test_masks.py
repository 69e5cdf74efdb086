import math

import pytest
import torch

from core.diffusion.attention.layers import Grid
from core.diffusion.masks import SubjectMaps, otsu, subject_mask


def test_otsu_parts_two_clusters() -> None:
    values = torch.tensor([0.1, 0.12, 0.09, 5.0, 5.2, 0.11])
    assert 0.12 < otsu(values) < 5.0


def test_otsu_maximises_the_variance_between_classes() -> None:
    values = torch.rand(50, generator=torch.Generator().manual_seed(3)).double() ** 3
    ordered = values.sort().values.tolist()

    def between(cut: int) -> float:
        low, high = ordered[:cut], ordered[cut:]
        gap = sum(low) / len(low) - sum(high) / len(high)
        return len(low) * len(high) * gap**2

    best = max(range(1, 50), key=between)
    assert ordered[best - 1] < otsu(values) < ordered[best]


@pytest.mark.parametrize("shape", [(1,), (7, 7), (0,)])
def test_otsu_of_a_constant_leaves_nothing_above_or_below(shape: tuple[int, ...]) -> None:
    values = torch.full(shape, 0.3)
    threshold = otsu(values)
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


def test_maps_are_the_mean_of_the_attention_that_a_phrases_tokens_get() -> None:
    maps = SubjectMaps({"fox": (1, 3)}, level=0, grid=Grid(2, 3))
    expected = torch.zeros(6)
    for _ in range(2):
        q, k = torch.randn(4, 6, 8), torch.randn(4, 5, 8)
        attention = (q @ k.transpose(1, 2) / math.sqrt(8)).softmax(-1)
        expected += attention[:, :, [1, 3]].mean(dim=(0, 2)) / 2
        maps.add(q, k)
    assert torch.allclose(maps.mean("fox").flatten(), expected, atol=1e-6)
