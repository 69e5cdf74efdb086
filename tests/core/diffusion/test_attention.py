"""What the maths of shared attention gives for free."""

import math
from collections.abc import Sequence

import pytest
import torch
from torch import Tensor, nn

from core.diffusion.attention import attend as kernels
from core.diffusion.attention.attend import HIDDEN, Merged, attend, plain
from core.diffusion.attention.injection import inject
from core.diffusion.attention.layers import Grid
from core.diffusion.attention.moments import Moments
from core.diffusion.attention.queries import blend
from core.diffusion.attention.style import adain, merged, norm_moments, shared_norm
from core.diffusion.attention.subject import closed_to, kept_tokens
from core.domain.values import Digest

FOX = Digest("fox")


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def softmax(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Attention of q (B, n, H, d) written out, and its log-sum-exp (B, n, H)."""
    logits = torch.einsum("bnhd,bmhd->bnhm", q, k) / math.sqrt(q.shape[-1])
    logits = logits if bias is None else logits + bias
    return torch.einsum("bnhm,bmhd->bnhd", logits.softmax(-1), v), logits.logsumexp(-1)


def by_chunks(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """The way of devices other than CPU and CUDA."""
    out, lse = kernels._attend_by_chunks(*(x.transpose(1, 2) for x in (q, k, v)), bias)
    return out.transpose(1, 2), lse.transpose(1, 2)


SHAPES = [(2, 16, 16, 2, 8), (1, 33, 5, 5, 20), (2, 7, 100, 3, 40), (1, 4, 1, 2, 64)]


@pytest.mark.parametrize("way", [attend, by_chunks])
@pytest.mark.parametrize("biased", [False, True])
@pytest.mark.parametrize(("rows", "queries", "keys", "heads", "channels"), SHAPES)
def test_attention_and_its_log_sum_exp_are_those_of_a_softmax(
    way: object, biased: bool, rows: int, queries: int, keys: int, heads: int, channels: int
) -> None:
    q = random(rows, queries, heads, channels).float()
    k, v = random(2, rows, keys, heads, channels, seed=1).float()
    bias = 2 * random(rows, 1, 1, keys, seed=2).float() if biased else None
    out, lse = way(q, k, v, bias)  # type: ignore[operator]
    expected, mass = softmax(q, k, v, bias)
    assert torch.allclose(out, expected, atol=1e-5)
    assert torch.allclose(lse, mass, atol=1e-5)
    assert lse.dtype == torch.float32


@pytest.mark.parametrize("way", [attend, by_chunks])
def test_hidden_keys_are_not_seen(way: object) -> None:
    q, (k, v) = random(2, 9, 2, 8).float(), random(2, 2, 12, 2, 8, seed=1).float()
    seen = torch.arange(12) % 3 == 0
    bias = torch.where(seen, 0.0, HIDDEN).expand(2, 1, 1, 12)
    out, lse = way(q, k, v, bias)  # type: ignore[operator]
    expected, mass = softmax(q, k[:, seen], v[:, seen])
    assert torch.allclose(out, expected, atol=1e-5)
    assert torch.allclose(lse, mass, atol=1e-5)


@pytest.mark.parametrize("way", [attend, by_chunks])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
def test_a_part_whose_keys_are_all_hidden_changes_nothing(way: object, dtype: object) -> None:
    q, (k, v) = random(2, 9, 2, 8).to(dtype), random(2, 2, 12, 2, 8, seed=1).to(dtype)
    bias = torch.full((2, 1, 1, 12), HIDDEN)
    before = attend(q, k, v)
    parts = Merged(*(x.clone() for x in before))
    parts.add(*way(q, 5 * k, 5 * v, bias))  # type: ignore[operator]
    assert torch.equal(parts.out, before[0])
    assert torch.equal(parts.lse, before[1])


def test_more_queries_than_a_chunk_are_attended_to_alike() -> None:
    q, (k, v) = random(1, 2 * 1024 + 7, 1, 8), random(2, 1, 6, 1, 8, seed=1)
    out, lse = by_chunks(q, k, v)
    expected, mass = softmax(q, k, v)
    assert torch.allclose(out, expected, atol=1e-6)
    assert torch.allclose(lse.double(), mass, atol=1e-6)


def test_attention_without_its_log_sum_exp_is_the_same() -> None:
    q, (k, v) = random(2, 9, 2, 8).float(), random(2, 2, 12, 2, 8, seed=1).float()
    assert torch.allclose(plain(q, k, v), attend(q, k, v)[0], atol=1e-6)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
@pytest.mark.parametrize("biased", [False, True])
@pytest.mark.parametrize("channels", [8, 40, 64])
@pytest.mark.parametrize("flash", [False, True])
def test_cudas_kernels_take_what_they_are_given_and_return_the_same_shapes(
    dtype: torch.dtype,
    biased: bool,
    channels: int,
    flash: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kernels, "_has_flash", lambda device: flash)
    q = torch.empty(2, 5, 33, channels, device="meta", dtype=dtype)
    k, v = torch.empty(2, 2, 5, 17, channels, device="meta", dtype=dtype)
    bias = torch.empty(2, 1, 1, 17, device="meta") if biased else None
    out, lse = kernels._attend_cuda(q, k, v, bias)
    assert (out.shape, out.dtype) == (q.shape, dtype)
    assert (lse.shape, lse.dtype) == (q.shape[:3], torch.float32)


@pytest.mark.parametrize("keys", [1, 7, 8, 17])
def test_a_bias_for_cuda_starts_each_row_where_its_kernel_can_read(keys: int) -> None:
    bias = random(3, 1, 1, keys)
    aligned = kernels._aligned(bias)
    assert torch.equal(aligned, bias)
    assert aligned.stride(0) % 8 == 0
    assert aligned.expand(-1, 5, 33, -1).stride(-1) == 1


@pytest.mark.parametrize("branches", [1, 2])
def test_merged_parts_are_one_softmax_over_all_their_keys(branches: int) -> None:
    q, (k, v) = random(2, 16, 4, 8), random(2, 2, 16, 4, 8, seed=1)
    others = [random(2, 2, keys, 4, 8, seed=keys) for keys in (10, 3)]
    shifts = (math.log(2), math.log(0.5) - 0.3)
    parts = Merged(*attend(q, k, v))
    for (rk, rv), shift in zip(others, shifts, strict=True):
        out, lse = attend(*(x[-branches:] for x in (q, rk, rv)))
        parts.add(out, lse + shift)
    bias = torch.cat(
        [torch.zeros(16)]
        + [torch.full((x.shape[2],), shift) for x, shift in zip(others, shifts, strict=True)]
    )
    every = (torch.cat([own, *(x[i] for x in others)], 1) for i, own in enumerate((k, v)))
    expected, mass = softmax(q, *every, bias)
    alone, own_mass = softmax(q, k, v)
    assert torch.allclose(parts.out[-branches:], expected[-branches:], atol=1e-6)
    assert torch.allclose(parts.lse[-branches:].double(), mass[-branches:], atol=1e-5)
    assert torch.allclose(parts.out[:-branches], alone[:-branches])
    assert torch.allclose(parts.lse[:-branches].double(), own_mass[:-branches], atol=1e-5)


def test_a_references_duplicated_keys_change_nothing() -> None:
    q, (k, v) = random(2, 16, 4, 8), random(2, 2, 16, 4, 8, seed=1)
    parts = Merged(*attend(q, k, v))
    out, lse = attend(q, k, v)
    parts.add(out, lse + 0.7)
    assert torch.allclose(parts.out, out)


def test_a_part_closed_to_some_queries_is_seen_by_the_others_only() -> None:
    q, (k, v) = random(2, 6, 4, 8), random(2, 2, 6, 4, 8, seed=1)
    rk, rv = random(2, 2, 10, 4, 8, seed=2)
    closed = torch.tensor([False, True] * 3)[None, :, None]
    parts = Merged(*attend(q, k, v))
    out, lse = attend(q, rk, rv)
    parts.add(out, lse.masked_fill(closed, -torch.inf))
    both, _ = softmax(q, torch.cat([k, rk], 1), torch.cat([v, rv], 1))
    assert torch.equal(parts.out[:, 1::2], attend(q, k, v)[0][:, 1::2])
    assert torch.allclose(parts.out[:, ::2], both[:, ::2], atol=1e-6)


def test_adain_of_a_picture_with_itself_is_the_identity() -> None:
    q = random(2, 16, 32).float()
    assert torch.allclose(adain(q, Moments.of(q, dim=-2)), q, atol=1e-6)


def test_adain_of_all_channels_is_adain_of_each_head() -> None:
    x, reference = random(2, 16, 32).float(), (3 * random(2, 30, 32, seed=1) + 5).float()
    heads, seen = (y.unflatten(-1, (4, 8)).transpose(1, 2) for y in (x, reference))
    own, wanted = (((y.var(-2, keepdim=True) + 1e-5).sqrt()) for y in (heads, seen))
    expected = (heads - heads.mean(-2, keepdim=True)) / own * wanted + seen.mean(-2, keepdim=True)
    found = adain(x, Moments.of(reference, dim=-2))
    assert torch.allclose(found, expected.transpose(1, 2).flatten(-2), atol=1e-5)


def test_merged_moments_are_the_moments_of_everything() -> None:
    parts = random(3, 7), 2 * random(3, 12, seed=1) + 4, random(3, 1, seed=2)
    together = Moments.of(torch.cat(parts, 1), dim=1)
    found = Moments.of(parts[0], 1).merge(Moments.of(parts[1], 1)).merge(Moments.of(parts[2], 1))
    assert found.count == 20
    assert torch.allclose(found.mean, together.mean)
    assert torch.allclose(found.variance, together.variance, rtol=1e-5)
    assert torch.allclose(found.unbiased_variance, torch.cat(parts, 1).float().var(1, keepdim=True))


def test_moments_that_weigh_double_are_those_of_values_seen_twice() -> None:
    one, other = random(3, 7), 2 * random(3, 12, seed=1) + 4
    found = merged([Moments.of(one, 1), Moments.of(other, 1)], [1.0, 2.0])
    expected = Moments.of(torch.cat([one, other, other], 1), 1)
    assert found.count == expected.count
    assert torch.allclose(found.mean, expected.mean)
    assert torch.allclose(found.unbiased_variance, expected.unbiased_variance, rtol=1e-5)


def test_moments_have_a_row_for_each_picture_of_the_last_branches() -> None:
    moments = Moments.of(random(2, 7, 3), dim=1)
    uncond, cond = moments.mean
    both, last = moments.rows(2, 3), moments.rows(1, 3)
    assert torch.equal(both.mean, torch.stack([uncond] * 3 + [cond] * 3))
    assert torch.equal(last.squares, moments.squares[[1, 1, 1]])
    assert last.count == 7


def shared(norm: nn.GroupNorm, x: Tensor, others: Sequence[Tensor]) -> Tensor:
    moments = [norm_moments(norm, other) for other in others]
    return shared_norm(norm, x, merged(moments, [1.0] * len(moments)))


@pytest.mark.parametrize("references", [1, 2])
def test_shared_group_norm_equals_normalising_all_as_one_tall_picture(references: int) -> None:
    norm = nn.GroupNorm(4, 16).requires_grad_(False)
    norm.weight.copy_(random(16))
    norm.bias.copy_(random(16, seed=1))
    x = random(2, 16, 5, 6).float()
    others = [3 * random(2, 16, 7, 6, seed=i + 1).float() + 2 for i in range(references)]
    expected = norm(torch.cat([x, *others], dim=-2))[:, :, :5]
    assert torch.allclose(shared(norm, x, others), expected, atol=1e-5)


def test_a_group_norm_shared_with_its_like_changes_nothing() -> None:
    norm = nn.GroupNorm(4, 16).requires_grad_(False)
    x = random(2, 16, 5, 6).float()
    assert torch.allclose(shared(norm, x, [x]), norm(x), atol=1e-5)


def test_sharing_a_layer_norm_would_change_nothing_which_is_why_it_is_not_shared() -> None:
    norm = nn.LayerNorm(8, dtype=torch.float64)
    x, reference = random(2, 2, 16, 8)
    assert torch.equal(norm(torch.cat([x, reference], -2))[:, :16], norm(x))


def test_dropout_depends_on_seed_step_resolution_and_anchor_only() -> None:
    def drawn(seed: int = 1, step: int = 2, side: int = 16, anchor: Digest = FOX) -> list[bool]:
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
    assert kept_tokens(100, dropout, 1, 2, Grid(16, 16), FOX).sum() == kept


def test_dropout_keeps_about_its_share() -> None:
    assert 420 < kept_tokens(1000, 0.5, 1, 2, Grid(32, 32), FOX).sum() < 580


def test_a_patch_that_another_subject_owns_is_closed_to_this_ones_anchors() -> None:
    masks = {
        0: torch.tensor([True, False, False, False]),
        3: torch.tensor([False, True, False, False]),
        5: torch.tensor([False, False, True, False]),
    }
    assert closed_to(0, masks).tolist() == [False, True, True, False]
    assert closed_to(3, masks).tolist() == [True, False, True, False]


def test_blending_queries_draws_the_last_rows_to_the_vanilla_ones() -> None:
    q, vanilla = random(2, 3, 4), random(1, 3, 4, seed=1)
    before = q.clone()
    assert torch.equal(blend(q, vanilla, 0.0), q)
    assert torch.allclose(blend(q, vanilla, 0.75)[1], 0.25 * q[1] + 0.75 * vanilla[0])
    assert torch.equal(blend(q, vanilla, 1.0)[0], q[0])
    assert torch.equal(q, before)


def test_injection_blends_gated_tokens_and_leaves_the_others_and_the_anchors() -> None:
    x, anchors = random(2, 3, 5), random(4, 5, seed=1)
    before = anchors.clone()
    source = torch.tensor([[3, 0, 1], [2, 2, 2]])
    gate = torch.tensor([[True, False, True], [False, False, True]])
    out = inject(x, anchors, source, gate, 0.8)
    assert torch.allclose(out[0, 0], 0.8 * anchors[3] + 0.2 * x[0, 0])
    assert torch.allclose(out[0, 2], 0.8 * anchors[1] + 0.2 * x[0, 2])
    assert torch.allclose(out[1, 2], 0.8 * anchors[2] + 0.2 * x[1, 2])
    assert torch.equal(out[~gate], x[~gate])
    assert torch.equal(anchors, before)


def test_there_is_nothing_to_inject_of_anchors_without_a_subject() -> None:
    x, nowhere = random(1, 3, 5), torch.zeros(1, 3, dtype=torch.long)
    assert torch.equal(inject(x, random(0, 5), nowhere, nowhere.bool(), 0.8), x)


def test_a_layer_of_one_token_is_aligned_without_a_spread() -> None:
    x, reference = torch.randn(2, 1, 8), torch.randn(2, 1, 8)
    aligned = adain(x, Moments.of(reference, dim=-2))
    assert torch.allclose(aligned, reference)
