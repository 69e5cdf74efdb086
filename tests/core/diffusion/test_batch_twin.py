"""Step-major denoising equals the papers' one big batch, written here as plainly as can be."""

import math
from collections.abc import Callable
from typing import Any

import pytest
import torch
from diffusers import DDIMScheduler
from torch import Tensor, nn

from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.attention.subject import kept_tokens
from core.diffusion.latents import noise
from core.diffusion.masks import subject_mask
from core.diffusion.prompts import encode
from core.diffusion.trajectory import read_trajectory
from core.domain.recipe import Recipe, StyleSharing, SubjectSharing
from tests.core.diffusion.conftest import NEVER, STYLE, Studio, anchor, recipe


class BigBatch:
    """References and panels in one forward; what a row may see is said by a bias on all keys.

    A branch's rows are the panel's references, then the panel.
    """

    def __init__(self, studio: Studio, wanted: Recipe) -> None:
        studio.freeze(wanted)
        self.model, self.recipe = studio.model, wanted
        self.keys = [wanted.trajectory_key(reference) for reference in wanted.references]
        self.trajectories = [
            read_trajectory(studio.trajectories[key], self.model.device) for key in self.keys
        ]
        self.style = next((i for i, r in enumerate(wanted.references) if r is STYLE), None)
        prompts = [*(reference.prompt for reference in wanted.references), wanted.prompt]
        texts = [encode(self.model.pipe, prompt, "", guided=True) for prompt in prompts]
        self.embeds = torch.stack([text.embeds for text in texts], 1).flatten(0, 1)
        self.pooled = torch.stack([text.pooled for text in texts], 1).flatten(0, 1)
        self.step = 0

    def run(self) -> Tensor:
        """The panel's clean latent, stepped by diffusers' own scheduler."""
        scheduler = DDIMScheduler.from_config(self.model.pipe.scheduler.config)
        scheduler.set_timesteps(self.recipe.steps)
        z = noise(self.model, self.recipe.size, self.recipe.seed)
        with torch.inference_mode():
            for self.step, t in enumerate(scheduler.timesteps):
                level = float(scheduler.alphas_cumprod.double()[t])
                rows = torch.stack([*(path.at(level) for path in self.trajectories), z])
                uncond, cond = self.forward(rows, t).view(2, *rows.shape)[:, -1]
                guided = uncond + self.recipe.guidance * (cond - uncond)
                z = scheduler.step(guided, t, z, eta=0.0).prev_sample
        return z

    def forward(self, rows: Tensor, t: Tensor) -> Tensor:
        size = self.recipe.size
        ids = [size.height, size.width, 0, 0, size.height, size.width]
        return self.model.unet(
            torch.cat([rows, rows]),
            t,
            encoder_hidden_states=self.embeds,
            added_cond_kwargs={
                "text_embeds": self.pooled,
                "time_ids": torch.tensor([ids] * 2 * len(rows)),
            },
        ).sample

    def attend(self, layer: Any, attn: Any, x: Tensor) -> Tensor:
        """Explicit softmax over the keys of all rows of a branch."""
        batch, tokens, channels = x.shape
        count = batch // 2

        def split(to: Callable[[Tensor], Tensor]) -> Tensor:
            return to(x).view(2, count, tokens, attn.heads, -1).transpose(2, 3)

        q, k, v = split(attn.to_q), split(attn.to_k), split(attn.to_v)
        out = torch.nn.functional.scaled_dot_product_attention(q, k, v)
        own_k, own_q = k[:, -1], q[:, -1]
        if self.style is not None:
            own_k, own_q = (
                (x[:, -1] - x[:, -1].mean(-2, True))
                / (x[:, -1].var(-2, keepdim=True) + 1e-5).sqrt()
                * (x[:, self.style].var(-2, keepdim=True) + 1e-5).sqrt()
                + x[:, self.style].mean(-2, True)
                for x in (k, q)
            )
        k = torch.cat([k[:, :-1], own_k[:, None]], 1)
        if self.style is not None:
            k[:, self.style] *= self.recipe.style_sharing.scale
        keys, values = (y.transpose(1, 2).flatten(2, 3) for y in (k, v))
        bias = torch.stack([self.branch_bias(cond, layer, tokens) for cond in (False, True)])
        logits = own_q @ keys.mT / math.sqrt(q.shape[-1])
        weights = (logits + bias[:, None, None]).softmax(-1)
        out[:, -1] = weights @ values
        return attn.to_out[0](out.transpose(2, 3).reshape(batch, tokens, channels))

    def branch_bias(self, cond: bool, layer: Any, tokens: int) -> Tensor:
        """What the panel's logits on all keys of a branch get."""
        parts = [self.bias(row, layer, tokens) for row in range(len(self.keys) + 1)]
        if not cond and not self.recipe.subject_sharing.uncond:
            for row, part in enumerate(parts[:-1]):
                if row != self.style:
                    part.fill_(-torch.inf)
        return torch.cat(parts)

    def bias(self, row: int, layer: Any, tokens: int) -> Tensor:
        """What the panel's logits on one row's keys get."""
        if row == len(self.keys):
            return torch.zeros(tokens)
        if row == self.style:
            return torch.full((tokens,), self.recipe.style_sharing.shift)
        hidden = torch.full((tokens,), -torch.inf)
        if layer.part != "up":
            return hidden
        trajectory = self.trajectories[row]
        grid = grid_at(Grid(*trajectory.latents.shape[-2:]), layer.level)
        subject = subject_mask(trajectory.subject, grid).nonzero().flatten()
        dropout = self.recipe.subject_sharing.dropout
        key, seed = self.keys[row], self.recipe.seed
        kept = subject[kept_tokens(len(subject), dropout, seed, self.step, grid, key)]
        hidden[kept] = self.recipe.subject_sharing.shift
        return hidden

    def normalise(self, norm: nn.GroupNorm, x: Tensor) -> Tensor:
        """The panel's rows beside the style's, as one taller picture."""
        out = nn.functional.group_norm(x, norm.num_groups, norm.weight, norm.bias, norm.eps)
        if self.style is None:
            return out
        rows = x.unflatten(0, (2, -1))
        both = torch.cat([rows[:, -1], rows[:, self.style]], dim=-2)
        shared = nn.functional.group_norm(both, norm.num_groups, norm.weight, norm.bias, norm.eps)
        out.unflatten(0, (2, -1))[:, -1] = shared[..., : x.shape[-2], :]
        return out


def big_batch(studio: Studio, wanted: Recipe, monkeypatch: pytest.MonkeyPatch) -> Tensor:
    batch = BigBatch(studio, wanted)
    unet = studio.model.unet
    for layer in layers_of(unet).selves:
        attn = unet.get_submodule(layer.name.removesuffix(".processor"))

        def forward(x: Tensor, attn: Any = attn, layer: Any = layer, **_: Any) -> Tensor:
            return batch.attend(layer, attn, x)

        monkeypatch.setattr(attn, "forward", forward)
    for norm in unet.modules():
        if isinstance(norm, nn.GroupNorm):
            monkeypatch.setattr(norm, "forward", lambda x, norm=norm: batch.normalise(norm, x))
    made = batch.run()
    monkeypatch.undo()
    return made


REFERENCES = {
    "a style": (STYLE,),
    "an anchor": (anchor(),),
    "two anchors": (anchor(), anchor(seed=1002)),
    "a style and an anchor": (STYLE, anchor()),
}


SUBJECT_SHARINGS = {
    "as published": SubjectSharing(queries=NEVER, injection=NEVER),
    "stronger, in cond only": SubjectSharing(
        queries=NEVER, injection=NEVER, shift=1.5, uncond=False
    ),
}


@pytest.mark.parametrize("sharing", SUBJECT_SHARINGS.values(), ids=SUBJECT_SHARINGS)
@pytest.mark.parametrize("references", REFERENCES.values(), ids=REFERENCES)
def test_step_major_equals_one_big_batch(
    studio: Studio,
    references: tuple[Any, ...],
    sharing: SubjectSharing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = recipe(
        prompt="the fox at sea",
        references=references,
        style_sharing=StyleSharing(scale=0.9),
        subject_sharing=sharing,
        steps=4,
    )
    expected = big_batch(studio, wanted, monkeypatch)
    found = studio.latents(wanted)[-1]
    alone = studio.latents(wanted.replace(references=()))[-1]
    assert (found - alone).abs().max() > 1e-3
    assert torch.allclose(found, expected, atol=1e-4, rtol=1e-4)
