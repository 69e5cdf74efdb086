"""One layer of a panel's forward pass, against references that are made up."""

from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from core.diffusion.attention.bank import Bank, Trace
from core.diffusion.attention.layers import Grid, Layer, layers_of
from core.diffusion.attention.moments import Moments
from core.diffusion.attention.read import PanelView
from core.diffusion.attention.view import View, project
from core.diffusion.correspondence import Matches
from core.diffusion.masks import SubjectMaps
from core.diffusion.models import Model
from core.diffusion.schedule import make_schedule
from core.diffusion.sharing import Sharing
from core.domain.recipe import Recipe, StyleSharing, SubjectSharing
from tests.core.diffusion.conftest import NEVER, STYLE, anchor, anchored, two_subjects

LATENT, TOKENS, WIDTH = Grid(8, 8), 16, 32


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.fixture
def attn() -> Any:
    """A self-attention layer with two heads."""
    torch.manual_seed(0)
    linear = (nn.Linear(WIDTH, WIDTH, bias=False).requires_grad_(False) for _ in range(3))
    return SimpleNamespace(**dict(zip(("to_q", "to_k", "to_v"), linear, strict=True)), heads=2)


@pytest.fixture
def layer(sdxl: Model) -> Layer:
    """The first layer of the up part at the finest level: 4 x 4 tokens here."""
    found = layers_of(sdxl.unet).selves
    return next(each for each in found if each.part == "up" and each.level == 1)


def shares(model: Model, *recipes: Recipe) -> list[Sharing]:
    layers = layers_of(model.unet)
    schedule = make_schedule(model.pipe.scheduler, 4)
    return [Sharing(wanted, layers, schedule) for wanted in recipes]


def quiet(**changes: Any) -> SubjectSharing:
    """Anchors are attended to, all of their tokens, and nothing else."""
    fields = {"dropout": 0.0, "queries": NEVER, "injection": NEVER}
    return SubjectSharing(**{**fields, **changes})


def bank_of(sharing: Sharing, layer: Layer, attn: Any, changed: int = -1) -> Bank:
    """What references left; that of number `changed` is another than it would be."""
    bank = {}
    for number, key in enumerate(sharing.references):
        x = random(2, TOKENS, WIDTH, seed=10 + number + 50 * (number == changed))
        q, k, v = project(attn, x)
        trace = Trace(LATENT)
        trace.query_moments[layer.index] = Moments.of(q, dim=-2)
        trace.key_moments[layer.index] = Moments.of(k, dim=-2)
        trace.value_moments[layer.index] = Moments.of(v, dim=-2)
        if key in sharing.anchors:
            k, v = k[:, :5], v[:, :5]
        trace.keys[layer.index], trace.values[layer.index] = k, v
        trace.outputs[layer.index] = random(5, WIDTH, seed=20 + number)
        bank[key] = trace
    return bank


def halves() -> SubjectMaps:
    """Subject 0 is on the left half of a panel, subject 1 in the third column."""
    found = torch.full((2, 4, 4), 0.01)
    found[0, :, :2] = 1
    found[1, :, 2] = 1
    maps = SubjectMaps((0, 1), Grid(4, 4), 3)
    maps.push(found.flatten(1))
    return maps


def columns(x: Tensor) -> Tensor:
    """Tokens (R, n, C) by column, (4, R, 4, C)."""
    return x.unflatten(1, (4, 4)).permute(2, 0, 1, 3)


@pytest.mark.parametrize("isolation", [True, False])
@pytest.mark.parametrize("changed", [0, 1])
def test_a_subjects_patches_see_their_own_anchors_only(
    sdxl: Model, layer: Layer, attn: Any, isolation: bool, changed: int
) -> None:
    wanted = two_subjects(subject_sharing=quiet(isolation=isolation))
    sharings, x = shares(sdxl, wanted), random(2, TOKENS, WIDTH)
    before, after = (
        PanelView(
            sharings, LATENT, 1, 2, bank_of(sharings[0], layer, attn, other), [halves()]
        ).attend(layer, attn, x)
        for other in (-1, changed)
    )
    same = [torch.equal(a, b) for a, b in zip(columns(before), columns(after), strict=True)]
    stranger = [[False, False, True, False], [True, True, False, False]][changed]
    assert same == (stranger if isolation else [False] * 4)


def test_as_long_as_no_map_is_known_all_patches_see_all_anchors(
    sdxl: Model, layer: Layer, attn: Any
) -> None:
    sharings, x = (
        shares(sdxl, two_subjects(subject_sharing=quiet())),
        random(2, TOKENS, WIDTH),
    )
    unknown = SubjectMaps((0, 1), Grid(4, 4), 3)
    bank = bank_of(sharings[0], layer, attn)
    found = PanelView(sharings, LATENT, 0, 2, bank, [unknown]).attend(layer, attn, x)
    open_to_all = shares(sdxl, two_subjects(subject_sharing=quiet(isolation=False)))
    expected = PanelView(open_to_all, LATENT, 0, 2, bank, [unknown]).attend(layer, attn, x)
    assert torch.allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize("branches", [1, 2])
@pytest.mark.parametrize("dropout", [0.0, 0.5])
def test_panels_that_go_together_are_each_what_they_are_alone(
    sdxl: Model, layer: Layer, attn: Any, branches: int, dropout: float
) -> None:
    base = two_subjects(subject_sharing=quiet(dropout=dropout))
    base = base.replace(references=(STYLE, *base.references))
    sharings = shares(sdxl, *(base.replace(seed=seed) for seed in range(3)))
    bank = bank_of(sharings[0], layer, attn)
    maps = [halves() for _ in sharings]
    maps[1].push(random(2, 16).abs())
    x = random(branches * 3, TOKENS, WIDTH)
    together = PanelView(sharings, LATENT, 1, branches, bank, maps).attend(layer, attn, x)
    for i, sharing in enumerate(sharings):
        view = PanelView([sharing], LATENT, 1, branches, bank, [maps[i]])
        assert torch.allclose(together[i::3], view.attend(layer, attn, x[i::3]), atol=1e-5)


def test_anchors_that_only_cond_reads_leave_the_uncond_rows_alone(
    sdxl: Model, layer: Layer, attn: Any
) -> None:
    x = random(2, TOKENS, WIDTH)
    wanted = anchored(references=(anchor(),), subject_sharing=quiet(uncond=False))
    sharings = shares(sdxl, wanted)
    view = PanelView(sharings, LATENT, 1, 2, bank_of(sharings[0], layer, attn))
    found, plain = view.attend(layer, attn, x), View().attend(layer, attn, x)
    assert torch.allclose(found[0], plain[0], atol=1e-6)
    assert not torch.allclose(found[1], plain[1], atol=1e-3)


def test_an_anchor_whose_tokens_are_all_dropped_is_not_there(
    sdxl: Model, layer: Layer, attn: Any
) -> None:
    x = random(2, TOKENS, WIDTH)
    wanted = anchored(references=(anchor(),), subject_sharing=quiet(dropout=1.0))
    sharings = shares(sdxl, wanted)
    view = PanelView(sharings, LATENT, 1, 2, bank_of(sharings[0], layer, attn))
    assert torch.allclose(view.attend(layer, attn, x), View().attend(layer, attn, x), atol=1e-6)


def test_an_anchor_without_a_subject_is_not_there(sdxl: Model, layer: Layer, attn: Any) -> None:
    x = random(2, TOKENS, WIDTH)
    sharings = shares(sdxl, anchored(references=(anchor(),), subject_sharing=quiet()))
    bank = bank_of(sharings[0], layer, attn)
    for trace in bank.values():
        trace.keys[layer.index] = trace.values[layer.index] = torch.empty(2, 0, WIDTH)
    found = PanelView(sharings, LATENT, 1, 2, bank).attend(layer, attn, x)
    assert torch.allclose(found, View().attend(layer, attn, x), atol=1e-6)


def test_an_anchor_that_weighs_double_is_one_that_is_there_twice(
    sdxl: Model, layer: Layer, attn: Any
) -> None:
    x, fox, again = random(2, TOKENS, WIDTH), anchor(), anchor(seed=7)
    double, twice = (
        shares(sdxl, anchored(references=references, subject_sharing=quiet()))
        for references in ((fox.replace(weight=2.0),), (fox, again))
    )
    bank = bank_of(double[0], layer, attn)
    (trace,) = bank.values()
    found = PanelView(double, LATENT, 1, 2, bank).attend(layer, attn, x)
    both = dict.fromkeys(twice[0].anchors, trace)
    expected = PanelView(twice, LATENT, 1, 2, both).attend(layer, attn, x)
    assert torch.allclose(found, expected, atol=1e-5)


@pytest.mark.parametrize("compact", [False, True])
def test_a_style_counts_as_much_as_its_shift_says_and_its_keys_are_scaled(
    sdxl: Model, layer: Layer, attn: Any, compact: bool
) -> None:
    """Against one softmax over the panel's own keys and the reference's."""
    style = StyleSharing(
        adain_queries=False, adain_keys=False, share_group_norm=False, scale=0.8, shift=0.4
    )
    wanted = anchored(references=(STYLE.replace(weight=0.5),), style_sharing=style)
    sharings, x, seen = (
        shares(sdxl, wanted),
        random(2, TOKENS, WIDTH),
        random(2, 9, WIDTH, seed=3),
    )
    trace = Trace(LATENT)
    if compact:
        trace.hidden[layer.index] = seen
    else:
        trace.keys[layer.index], trace.values[layer.index] = attn.to_k(seen), attn.to_v(seen)
    bank = dict.fromkeys(sharings[0].styles, trace)
    found = PanelView(sharings, LATENT, 1, 2, bank).attend(layer, attn, x)
    keys = torch.cat([attn.to_k(x), 0.8 * attn.to_k(seen)], 1)
    values = torch.cat([attn.to_v(x), attn.to_v(seen)], 1)
    bias = torch.cat([torch.zeros(TOKENS), (torch.tensor(0.5).log() + 0.4).expand(9)])
    q, k, v = (y.unflatten(-1, (2, -1)).transpose(1, 2) for y in (attn.to_q(x), keys, values))
    expected = (q @ k.mT / (WIDTH / 2) ** 0.5 + bias).softmax(-1) @ v
    assert torch.allclose(found, expected.transpose(1, 2).flatten(2), atol=1e-5)


def test_matched_features_go_into_the_cond_rows_alone(sdxl: Model, layer: Layer, attn: Any) -> None:
    wanted = anchored(references=(anchor(),))
    sharings = shares(sdxl, wanted, wanted.replace(seed=2))
    bank = bank_of(sharings[0], layer, attn)
    (outputs,) = (trace.outputs[layer.index] for trace in bank.values())
    gate = torch.arange(TOKENS) < 3
    matches = [Matches(torch.full((TOKENS,), i), gate) for i in (2, 4)]
    x = random(4, TOKENS, WIDTH)
    found = PanelView(sharings, LATENT, 1, 2, bank, matches=matches).output(layer, x)
    assert torch.equal(found[:2], x[:2])
    assert torch.equal(found[:, 3:], x[:, 3:])
    for row, source in ((2, 2), (3, 4)):
        assert torch.allclose(found[row, :3], 0.2 * x[row, :3] + 0.8 * outputs[source])
    outside = PanelView(sharings, LATENT, 3, 2, bank, matches=matches).output(layer, x)
    assert torch.equal(outside, x)
