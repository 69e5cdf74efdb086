import torch

from core.diffusion.attention.injection import inject
from core.diffusion.attention.layers import Grid
from core.diffusion.correspondence import Matches, descriptors, find_matches, nearest

GRID = Grid(8, 8)


def features(seed: int = 0) -> torch.Tensor:
    return torch.randn(24, 8, 8, generator=torch.Generator().manual_seed(seed))


def unrelated(count: int) -> torch.Tensor:
    """Patches (count, 64, 200) none of which resembles another."""
    patches = torch.randn(count, 64, 200, generator=torch.Generator().manual_seed(1))
    return torch.nn.functional.normalize(patches, dim=-1)


def test_matching_a_picture_with_itself_returns_every_index() -> None:
    patches = descriptors(features(), GRID)
    distance, index = nearest(patches, patches)
    assert torch.equal(index, torch.arange(64))
    assert distance.abs().max() < 1e-5


def test_a_shifted_picture_is_matched_with_its_shift() -> None:
    source = features()
    moved = source.roll(2, dims=-1)
    _, index = nearest(descriptors(moved, GRID), descriptors(source, GRID))
    rows, columns = index.view(8, 8) // 8, index.view(8, 8) % 8
    inside = slice(3, 7)  # away from the seam and the border that smoothing blurs
    assert (columns[:, inside] == torch.arange(1, 5)).all()
    assert (rows[:, inside] == torch.arange(8)[:, None]).all()


def test_descriptors_of_another_resolution_have_its_number_of_tokens() -> None:
    found = descriptors(features(), Grid(4, 6))
    assert found.shape == (24, 24)
    assert torch.allclose(found.norm(dim=-1), torch.ones(24))


def test_only_near_patches_of_the_subject_are_gated() -> None:
    anchor, panel = unrelated(2)
    panel[:20] = anchor[:20]
    mask = torch.zeros(64, dtype=torch.bool)
    mask[10:40] = True
    matches = find_matches(panel, [("fox", anchor)], {"fox": mask})
    assert matches.gate.nonzero().flatten().tolist() == list(range(10, 20))
    assert matches.source[10:20].tolist() == list(range(10, 20))


def test_each_subject_matches_its_own_anchors_only() -> None:
    fox, robot, panel = unrelated(3)
    panel[:20] = robot[:20]
    masks = {noun: torch.ones(64, dtype=torch.bool) for noun in ("fox", "robot")}
    matches = find_matches(panel, [("fox", fox), ("robot", robot)], masks)
    assert matches.gate[:20].all()
    assert matches.source[:20].tolist() == list(range(64, 84))


def test_an_anchor_without_a_subject_gates_nothing() -> None:
    panel = descriptors(features(), GRID)
    masks = {"fox": torch.ones(64, dtype=torch.bool)}
    assert not find_matches(panel, [("fox", panel[:0])], masks).gate.any()


def test_injection_blends_gated_tokens_and_leaves_the_others_and_the_anchors() -> None:
    x, anchors = torch.randn(3, 5), torch.randn(4, 5)
    before = anchors.clone()
    matches = Matches(torch.tensor([3, 0, 1]), torch.tensor([True, False, True]))
    out = inject(x, anchors, matches, 0.8)
    assert torch.allclose(out[0], 0.8 * anchors[3] + 0.2 * x[0])
    assert torch.equal(out[1], x[1])
    assert torch.allclose(out[2], 0.8 * anchors[1] + 0.2 * x[2])
    assert torch.equal(anchors, before)
