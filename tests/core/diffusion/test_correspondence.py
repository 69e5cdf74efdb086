import pytest
import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.diffusion.correspondence import Matches, descriptors, find_matches, nearest
from tests.core.diffusion.watching import NeverWait, WaitedError

GRID = Grid(8, 8)


def features(seed: int = 0, pictures: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(pictures, 24, 8, 8, generator=generator)


def described(seed: int = 0) -> Tensor:
    return descriptors(features(seed), GRID)[0]


def unrelated(count: int) -> Tensor:
    """Patches (count, 64, 200) none of which resembles another."""
    patches = torch.randn(count, 64, 200, generator=torch.Generator().manual_seed(1))
    return torch.nn.functional.normalize(patches, dim=-1)


def everywhere(*subjects: int) -> dict[int, Tensor]:
    return {subject: torch.ones(64, dtype=torch.bool) for subject in subjects}


def test_matching_a_picture_with_itself_returns_every_index() -> None:
    patches = described()
    distance, index = nearest(patches, patches)
    assert torch.equal(index, torch.arange(64))
    assert distance.abs().max() < 1e-5


def test_a_shifted_picture_is_matched_with_its_shift() -> None:
    source = features()
    moved = source.roll(2, dims=-1)
    _, index = nearest(descriptors(moved, GRID)[0], descriptors(source, GRID)[0])
    rows, columns = index.view(8, 8) // 8, index.view(8, 8) % 8
    inside = slice(3, 7)  # away from the seam and the border that smoothing blurs
    assert (columns[:, inside] == torch.arange(1, 5)).all()
    assert (rows[:, inside] == torch.arange(8)[:, None]).all()


def test_descriptors_of_another_resolution_have_its_number_of_tokens() -> None:
    found = descriptors(features(pictures=2), Grid(4, 6))
    assert found.shape == (2, 24, 24)
    assert torch.allclose(found.norm(dim=-1), torch.ones(2, 24))


def test_each_picture_is_described_by_itself() -> None:
    both = descriptors(features(pictures=2), GRID)
    for picture, found in zip(features(pictures=2), both, strict=True):
        assert torch.allclose(descriptors(picture[None], GRID)[0], found, atol=1e-6)


def test_a_single_bright_patch_is_smoothed_as_a_gaussian_says() -> None:
    spot = torch.zeros(1, 2, 5, 5)
    spot[0, 1] = 1
    spot[0, 0, 2, 2] = 1
    found = descriptors(spot, Grid(5, 5))[0].view(5, 5, 2)
    ratio = found[..., 0] / found[..., 1]
    bell = torch.exp(-torch.tensor([1.0, 0.0, 1.0]) / 2)
    assert torch.allclose(ratio[1:4, 1:4], torch.outer(bell, bell) / bell.sum() ** 2)
    assert not ratio[0].any()


def test_only_near_patches_of_the_subject_are_gated() -> None:
    anchor, panel = unrelated(2)
    panel[:20] = anchor[:20]
    mask = torch.zeros(64, dtype=torch.bool)
    mask[10:40] = True
    matches = find_matches(panel, [(0, anchor)], {0: mask})
    assert matches.gate.nonzero().flatten().tolist() == list(range(10, 20))
    assert matches.source[10:20].tolist() == list(range(10, 20))


def test_each_subject_matches_its_own_anchors_only() -> None:
    fox, robot, panel = unrelated(3)
    panel[:20] = robot[:20]
    anchors = [(0, fox), (1, robot)]
    matches = find_matches(panel, anchors, everywhere(0, 1))
    assert matches.gate[:20].all()
    assert matches.source[:20].tolist() == list(range(64, 84))
    nowhere = torch.zeros(64, dtype=torch.bool)
    masked = find_matches(panel, anchors, everywhere(0) | {1: nowhere})
    assert (masked.source < 64).all()


def test_sources_count_the_anchors_patches_one_anchor_after_the_other() -> None:
    fox, robot, again, panel = unrelated(4)
    panel[:20], panel[20:40] = again[:20], robot[:20]
    anchors = [(0, fox[:30]), (1, robot), (0, again)]
    matches = find_matches(panel, anchors, everywhere(0, 1))
    assert matches.gate[:40].all()
    assert matches.source[:20].tolist() == list(range(94, 114))
    assert matches.source[20:40].tolist() == list(range(30, 50))


def test_where_two_subjects_claim_a_patch_the_nearer_wins() -> None:
    fox, robot, panel = unrelated(3)
    panel[:10] = 0.8 * fox[:10] + 0.5 * robot[:10]
    panel[10:20] = 0.5 * fox[10:20] + 0.8 * robot[10:20]
    panel = torch.nn.functional.normalize(panel, dim=-1)
    for anchors in ([(0, fox), (1, robot)], [(1, robot), (0, fox)]):
        matches = find_matches(panel, anchors, everywhere(0, 1))
        whose = [anchors[int(source) // 64][0] for source in matches.source[:20]]
        assert whose == [0] * 10 + [1] * 10
        assert matches.gate[:20].all()


def test_an_anchor_without_a_subject_gates_nothing() -> None:
    panel = described()
    assert not find_matches(panel, [(0, panel[:0])], everywhere(0)).gate.any()


def test_matching_never_waits_for_the_device() -> None:
    fox, robot, panel = unrelated(3)
    seen = features()
    with NeverWait(), torch.inference_mode():
        matches = find_matches(panel, [(0, fox), (1, robot)], everywhere(0, 1))
        descriptors(seen, GRID)
    assert isinstance(matches, Matches)


def test_the_watch_itself_sees_who_waits() -> None:
    x, mask = torch.arange(3), torch.tensor([True, False, True])
    for waits in (lambda: x[0].item(), lambda: bool(x[0]), lambda: x[mask], mask.nonzero):
        with pytest.raises(WaitedError), NeverWait(), torch.inference_mode():
            waits()
    with NeverWait():
        assert x[x].shape == (3,)
