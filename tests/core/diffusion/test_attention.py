"""What the maths of shared attention gives for free."""

import math

import pytest
import torch
from torch import Tensor, nn

from core.diffusion.attention.layers import Grid
from core.diffusion.attention.moments import Moments
from core.diffusion.attention.queries import blend
from core.diffusion.attention.read import Extra
from core.diffusion.attention.style import adain, norm_moments, shared_norm
from core.diffusion.attention.subject import kept_tokens, strangers
from core.domain.values import Digest

sdpa = nn.functional.scaled_dot_product_attention
FOX = Digest("fox")


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_adain_of_a_picture_with_itself_is_the_identity() -> None:
    q = random(2, 4, 16, 8).float()
    assert torch.allclose(adain(q, Moments.of(q, dim=-2)), q, atol=1e-6)


def test_adain_gives_each_head_and_channel_the_references_mean_and_deviation() -> None:
    x, reference = random(2, 4, 16, 8), 3 * random(2, 4, 30, 8, seed=1) + 5
    out = adain(x, Moments.of(reference, dim=-2)).float()
    assert torch.allclose(out.mean(-2), reference.float().mean(-2), atol=1e-4)
    assert torch.allclose(out.std(-2), reference.float().std(-2), rtol=1e-3)


def test_merged_moments_are_the_moments_of_everything() -> None:
    parts = random(3, 7), 2 * random(3, 12, seed=1) + 4, random(3, 1, seed=2)
    together = Moments.of(torch.cat(parts, 1), dim=1)
    merged = Moments.of(parts[0], 1).merge(Moments.of(parts[1], 1)).merge(Moments.of(parts[2], 1))
    assert merged.count == 20
    assert torch.allclose(merged.mean, together.mean)
    assert torch.allclose(merged.variance, together.variance, rtol=1e-5)
    assert torch.allclose(
        merged.unbiased_variance, torch.cat(parts, 1).float().var(1, keepdim=True)
    )


def attend(q: Tensor, parts: list[tuple[Tensor, Tensor, Tensor | float]]) -> Tensor:
    extra = Extra()
    for k, v, bias in parts:
        extra.add(k, v, bias)
    return sdpa(q, torch.cat(extra.keys, -2), torch.cat(extra.values, -2), extra.bias(q))


def test_a_references_duplicated_keys_change_nothing() -> None:
    q, k, v = random(3, 2, 4, 16, 8)
    assert torch.allclose(attend(q, [(k, v, 0.0), (k, v, 0.0)]), sdpa(q, k, v))
    assert torch.allclose(attend(q, [(k, v, 0.0), (k, v, 0.7)]), sdpa(q, k, v))


def test_concatenated_softmax_with_scale_and_shift_equals_the_log_sum_exp_merge() -> None:
    (q, k, v), (rk, rv) = random(3, 2, 4, 16, 8), random(2, 2, 4, 10, 8, seed=1)
    scale, shift = 0.8, math.log(2)
    logits = [q @ keys.mT / math.sqrt(8) for keys in (k, rk * scale)]
    weights = [logits[0].logsumexp(-1, True), logits[1].logsumexp(-1, True) + shift]
    total = torch.logaddexp(*weights)
    expected = sum(
        (w - total).exp() * (part.softmax(-1) @ values)
        for w, part, values in zip(weights, logits, (v, rv), strict=True)
    )
    assert torch.allclose(attend(q, [(k, v, 0.0), (rk * scale, rv, shift)]), expected)


def test_a_bias_for_each_query_hides_a_part_from_some_queries_only() -> None:
    (q, k, v), (rk, rv) = random(3, 2, 4, 6, 8), random(2, 2, 4, 10, 8, seed=1)
    closed = torch.tensor([0.0, -torch.inf] * 3)
    out = attend(q, [(k, v, 0.0), (rk, rv, closed)])
    assert torch.allclose(out[..., 1::2, :], sdpa(q, k, v)[..., 1::2, :])
    both = attend(q, [(k, v, 0.0), (rk, rv, 0.0)])
    assert torch.allclose(out[..., ::2, :], both[..., ::2, :])


def test_without_shifts_there_is_no_bias_so_that_the_fast_kernels_serve() -> None:
    extra = Extra()
    extra.add(*random(2, 1, 1, 4, 8))
    assert extra.bias(random(1, 1, 4, 8)) is None


@pytest.mark.parametrize("references", [1, 2])
def test_shared_group_norm_equals_normalising_all_as_one_picture(references: int) -> None:
    norm = nn.GroupNorm(4, 16).requires_grad_(False)
    norm.weight.copy_(torch.rand(16))
    norm.bias.copy_(torch.rand(16))
    x = random(2, 16, 5, 6).float()
    others = [3 * random(2, 16, 7, 6, seed=i + 1).float() + 2 for i in range(references)]
    expected = norm(torch.cat([x, *others], dim=-2))[:, :, :5]
    shared = shared_norm(norm, x, [norm_moments(norm, other) for other in others])
    assert torch.allclose(shared, expected, atol=1e-5)


def test_sharing_a_layer_norm_would_change_nothing_which_is_why_it_is_not_shared() -> None:
    norm = nn.LayerNorm(8, dtype=torch.float64)
    x, reference = random(2, 2, 16, 8)
    assert torch.equal(norm(torch.cat([x, reference], -2))[:, :16], norm(x))


def test_dropout_depends_on_seed_step_resolution_and_anchor_only() -> None:
    def drawn(seed: int = 1, step: int = 2, side: int = 16, anchor: Digest = FOX) -> list[int]:
        return kept_tokens(100, 0.5, seed, step, Grid(side, side), anchor).tolist()

    first = drawn()
    torch.manual_seed(99)
    assert drawn() == first
    others = [drawn(seed=2), drawn(step=3), drawn(side=32), drawn(anchor=Digest("robot"))]
    assert all(other != first for other in others)


def test_dropout_leaves_the_global_generator_alone() -> None:
    before = torch.get_rng_state()
    kept_tokens(100, 0.5, 1, 2, Grid(16, 16), FOX)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize(("dropout", "kept"), [(0.0, 100), (1.0, 0)])
def test_dropout_keeps_all_or_none_at_its_ends(dropout: float, kept: int) -> None:
    assert len(kept_tokens(100, dropout, 1, 2, Grid(16, 16), FOX)) == kept


def test_dropout_keeps_about_its_share() -> None:
    assert 420 < len(kept_tokens(1000, 0.5, 1, 2, Grid(32, 32), FOX)) < 580


def test_a_patch_of_one_subject_alone_does_not_see_the_other_subjects_anchors() -> None:
    fox, robot = torch.zeros(1, 4), torch.zeros(1, 4)
    fox[0, :2] = 1
    robot[0, 1:3] = 1
    subjects = {"fox": fox, "robot": robot}
    closed = -torch.inf
    assert strangers("robot", subjects, Grid(1, 4)).tolist() == [closed, 0, 0, 0]
    assert strangers("fox", subjects, Grid(1, 4)).tolist() == [0, 0, closed, 0]


def test_blending_queries_goes_from_the_panels_to_the_vanilla_ones() -> None:
    q, vanilla = random(2, 1, 2, 3, 4)
    assert torch.equal(blend(q, vanilla, 0.0), q)
    assert torch.equal(blend(q, vanilla, 1.0), vanilla)
