"""StyleAligned and ConsiStory as they were published, to compare costs with.

Written from the descriptions of what the published programs do, what is wasteful in it included:
one big batch, materialised logits, copied references, activations stored for the whole run, masks
and thresholds on the processor, two full passes. Only denoising; nothing is decoded.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.diffusion.attention.layers import Grid, Layer, grid_at, layers_of
from core.diffusion.latents import noise
from core.diffusion.masks import otsu
from core.diffusion.models import Model
from core.diffusion.prompts import encode
from core.diffusion.trajectory import Trajectory
from core.domain.recipe import Recipe


class Sampling:
    """DDIM over one batch of pictures, all uncond rows before all cond rows."""

    def __init__(self, model: Model, recipes: Sequence[Recipe]) -> None:
        self.model, self.recipe = model, recipes[0]
        texts = [encode(model.pipe, recipe.prompt, "", guided=True) for recipe in recipes]
        self.embeds = torch.stack([text.embeds for text in texts], 1).flatten(0, 1)
        self.pooled = torch.stack([text.pooled for text in texts], 1).flatten(0, 1)
        size = self.recipe.size
        ids = torch.tensor([[size.height, size.width, 0, 0, size.height, size.width]])
        self.ids = ids.expand(len(self.embeds), -1).to(model.device, model.dtype)
        self.noise = torch.stack([noise(model, recipe.size, recipe.seed) for recipe in recipes])
        self.scheduler = model.pipe.scheduler
        self.scheduler.set_timesteps(self.recipe.steps, device=model.device)

    def predict(self, z: Tensor, timestep: Tensor) -> Tensor:
        """The UNet's output for latents (B, C, h, w) in both branches, (2 B, C, h, w)."""
        output: Tensor = self.model.unet(
            torch.cat([z, z]).to(self.model.dtype),
            timestep,
            encoder_hidden_states=self.embeds,
            added_cond_kwargs={"text_embeds": self.pooled, "time_ids": self.ids},
            return_dict=False,
        )[0]
        return output

    def step(self, z: Tensor, timestep: Tensor) -> Tensor:
        """One step of the whole batch."""
        uncond, cond = self.predict(z, timestep).float().chunk(2)
        guided = uncond + self.recipe.guidance * (cond - uncond)
        stepped: Tensor = self.scheduler.step(guided, timestep, z).prev_sample
        return stepped


def plain(model: Model, recipes: Sequence[Recipe]) -> Tensor:
    """diffusers' own loop over a batch of pictures: clean latents (B, C, h, w)."""
    sampling = Sampling(model, recipes)
    (uncond, cond), (uncond_pooled, pooled) = sampling.embeds.chunk(2), sampling.pooled.chunk(2)
    made: Tensor = model.pipe(
        prompt_embeds=cond,
        negative_prompt_embeds=uncond,
        pooled_prompt_embeds=pooled,
        negative_pooled_prompt_embeds=uncond_pooled,
        latents=sampling.noise.to(model.dtype),
        num_inference_steps=recipes[0].steps,
        guidance_scale=recipes[0].guidance,
        height=recipes[0].size.height,
        width=recipes[0].size.width,
        output_type="latent",
    ).images
    return made


def style_aligned(model: Model, recipes: Sequence[Recipe], path: Trajectory, prompt: str) -> Tensor:
    """StyleAligned's transfer: the reference is element 0 of each half of the batch."""
    reference = recipes[0].replace(prompt=prompt, references=(), subjects=())
    sampling = Sampling(model, [reference, *recipes])
    unet, before = model.unet, dict(model.unet.attn_processors)
    z = sampling.noise
    levels = [float(model.pipe.scheduler.alphas_cumprod[t]) for t in sampling.scheduler.timesteps]
    unet.set_attn_processor(
        {
            name: SharedAttention(recipes[0].style_sharing.shift) if ".attn1." in name else own
            for name, own in before.items()
        }
    )
    norms = [m for m in unet.modules() if isinstance(m, nn.GroupNorm | nn.LayerNorm)]
    for norm in norms:
        norm.__dict__["forward"] = _shared_norm(norm)
    try:
        for timestep, level in zip(sampling.scheduler.timesteps, levels, strict=True):
            z[0] = path.at(level)
            z = sampling.step(z, timestep)
    finally:
        unet.set_attn_processor(before)
        for norm in norms:
            del norm.__dict__["forward"]
    return z[1:]


class SharedAttention:
    """Every row attends to the reference's tokens as well; logits and weights are materialised."""

    def __init__(self, shift: float) -> None:
        self.shift = shift

    def __call__(self, attn: Any, x: Tensor, *_: Any, **__: Any) -> Tensor:
        q, k, v = (_heads(attn, to(x)) for to in (attn.to_q, attn.to_k, attn.to_v))
        q, k = _adain(q), _adain(k)
        k, v = (torch.cat([y, _expand_first(y)], -2) for y in (k, v))
        logits = torch.einsum("bhqd,bhkd->bhqk", q, k) / math.sqrt(q.shape[-1])
        logits[..., x.shape[1] :] += self.shift
        out = torch.einsum("bhqk,bhkd->bhqd", logits.softmax(-1), v)
        return attn.to_out[0](out.transpose(1, 2).flatten(2))


def _heads(attn: Any, x: Tensor) -> Tensor:
    """(B, n, C) to (B, heads, n, d)."""
    return x.unflatten(-1, (attn.heads, -1)).transpose(1, 2)


def _expand_first(x: Tensor) -> Tensor:
    """Each half's first row in place of all its rows."""
    half = len(x) // 2
    first = torch.stack([x[0], x[half]])[:, None]
    return first.expand(-1, half, *x.shape[1:]).flatten(0, 1)


def _adain(x: Tensor) -> Tensor:
    mean, deviation = x.mean(-2, True), (x.var(-2, keepdim=True) + 1e-5).sqrt()
    return (x - mean) / deviation * _expand_first(deviation) + _expand_first(mean)


def _shared_norm(norm: Any) -> Any:
    """Normalise each row as one with the reference. (It changes nothing in layer norms.)"""
    kind = type(norm)

    def forward(x: Tensor) -> Tensor:
        edge = x.shape[-2]
        both: Tensor = kind.forward(norm, torch.cat([x, _expand_first(x)], dim=-2))
        return both[..., :edge, :]

    return forward


@dataclass
class Store:
    """What ConsiStory's passes keep. Nothing is dropped before the end of the run."""

    maps: dict[int, list[Tensor]] = field(default_factory=dict)
    masks: dict[int, Tensor] = field(default_factory=dict)
    dropped: dict[int, Tensor] = field(default_factory=dict)
    queries: dict[int, Tensor] = field(default_factory=dict)
    features: Tensor | None = None
    nearest: dict[tuple[int, int], tuple[Tensor, Tensor]] = field(default_factory=dict)


class ConsiStory:
    """Two full passes over one batch: two anchors, then the panels, with vanilla queries between.

    Anchors see each other, panels see the anchors, nobody sees panels.
    """

    def __init__(self, model: Model, anchors: Sequence[Recipe], panels: Sequence[Recipe]) -> None:
        self.model = model
        self.sampling = Sampling(model, [*anchors, *panels])
        self.settings = panels[0].subject_sharing
        self.anchors, self.count = len(anchors), len(anchors) + len(panels)
        self.layers = layers_of(model.unet)
        self.latent = Grid(*self.sampling.noise.shape[-2:])
        self.level = self.layers.mask_level(self.latent)
        noun = panels[0].subjects[0].noun
        tokenizer = model.pipe.tokenizer
        wanted = tokenizer(noun, add_special_tokens=False).input_ids[0]
        self.columns = [
            tokenizer(recipe.prompt).input_ids.index(wanted) for recipe in (*anchors, *panels)
        ]
        self.steps = panels[0].steps
        self.store = Store()
        self.vanilla = False

    def run(self) -> Tensor:
        """The panels' clean latents."""
        unet, before = self.model.unet, dict(self.model.unet.attn_processors)
        unet.set_attn_processor(
            {
                **{layer.name: _Subject(self, layer) for layer in self.layers.selves},
                **{layer.name: _Cross(self, layer) for layer in self.layers.crosses},
            }
        )
        hook = unet.up_blocks[0].register_forward_hook(lambda _, __, out: self._see(out))
        try:
            self._pass(injecting=False)
            return self._pass(injecting=True)[self.anchors :]
        finally:
            hook.remove()
            unet.set_attn_processor(before)

    def _pass(self, injecting: bool) -> Tensor:
        found, self.store = self.store, Store()
        self.store.nearest, self.gates = found.nearest, found.masks
        self.injecting = injecting
        self.generator = torch.Generator("cpu").manual_seed(0)
        timesteps = self.sampling.scheduler.timesteps
        self.matching = int((timesteps - self.settings.correspondence_timestep).abs().argmin())
        z = self.sampling.noise
        for self.step, timestep in enumerate(timesteps):
            if self.step <= self.steps // 10:
                self.vanilla = True
                self.sampling.predict(z, timestep)
                self.vanilla = False
            z = self.sampling.step(z, timestep)
            self._find_masks()
        if not injecting:
            self._match()
        return z

    def _find_masks(self) -> None:
        """Masks of all pictures from the last maps of every layer, at both levels, and dropout."""
        window = max(1, round(self.settings.mask_steps * self.steps))
        recent = [torch.stack(maps[-window:]) for maps in self.store.maps.values()]
        mean = torch.stack(recent).mean((0, 1))
        each = [mean[i, :, column] for i, column in enumerate(self.columns)]
        coarse = grid_at(self.latent, self.level)
        maps = torch.stack(each).view(self.count, 1, coarse.height, coarse.width)
        for level in {layer.level for layer in self.layers.selves}:
            grid = grid_at(self.latent, level)
            fine = functional.interpolate(maps.float(), (grid.height, grid.width), mode="bilinear")
            flat = fine.flatten(1).cpu()
            mask = torch.stack([row > otsu(row) for row in flat])
            kept = torch.rand(mask.shape, generator=self.generator) >= self.settings.dropout
            self.store.masks[level] = mask.to(maps.device)
            self.store.dropped[level] = (mask & kept).to(maps.device)

    def _see(self, output: Tensor) -> None:
        if not self.vanilla and self.step == self.matching:
            self.store.features = output[self.count :]

    def _match(self) -> None:
        """Nearest neighbours between all ordered pairs of pictures, at both levels."""
        assert self.store.features is not None
        line = torch.exp(-torch.tensor([1.0, 0.0, 1.0]) / 2)
        kernel = (torch.outer(line, line) / line.sum().square()).to(self.store.features)
        channels = self.store.features.shape[1]
        smooth = functional.conv2d(
            functional.pad(self.store.features, (1, 1, 1, 1), mode="replicate"),
            kernel.expand(channels, 1, 3, 3),
            groups=channels,
        )
        for level in {layer.level for layer in self.layers.selves}:
            grid = grid_at(self.latent, level)
            sized = functional.interpolate(smooth, (grid.height, grid.width), mode="bilinear")
            units = functional.normalize(sized.flatten(2).transpose(1, 2), dim=-1)
            for i in range(self.count):
                for j in range(self.count):
                    distance = 1 - units[i] @ units[j].T
                    distance[:, ~self.store.masks[level][j]] = 2.0
                    if level == self.layers.finest:
                        best, index = distance.min(-1)
                        self.store.nearest[i, j] = (best, index)

    def sources(self, i: int) -> list[int]:
        """The pictures that picture i attends to."""
        return [j for j in range(self.anchors) if j != i]

    def inject(self, layer: Layer, x: Tensor) -> Tensor:
        """Blend matched features into the cond rows of x (2 B, n, C), one picture after another."""
        first, last = self.steps // 10, self.steps // 3
        finest = layer.level == self.layers.finest and layer.part != "mid"
        if self.vanilla or not (self.injecting and finest and first <= self.step <= last):
            return x
        cond, weight = x[self.count :], self.settings.injection_weight
        for i in range(self.count):
            pairs = [self.store.nearest[i, j] for j in self.sources(i)]
            best, which = torch.stack([distance for distance, _ in pairs]).min(0)
            threshold = otsu(best.float().cpu())
            gate = self.gates[layer.level][i] & (best < threshold.to(best))
            index = torch.stack([index for _, index in pairs]).gather(0, which[None])[0]
            source = torch.stack([cond[j] for j in self.sources(i)])[which, index]
            cond[i] = torch.where(gate[:, None], weight * source + (1 - weight) * cond[i], cond[i])
        return x


class _Subject:
    """Self-attention of a batch: row after row, with the tokens of the subjects it sees."""

    def __init__(self, run: ConsiStory, layer: Layer) -> None:
        self.run, self.layer = run, layer

    def __call__(self, attn: Any, x: Tensor, *_: Any, **__: Any) -> Tensor:
        run = self.run
        q, k, v = (_heads(attn, to(x)) for to in (attn.to_q, attn.to_k, attn.to_v))
        if self.layer.part == "up" and run.vanilla:
            run.store.queries[self.layer.index] = q
        if self.layer.part != "up" or run.vanilla or run.step == 0:
            out = functional.scaled_dot_product_attention(q, k, v)
        else:
            out = self._attend(q, k, v)
        return run.inject(self.layer, attn.to_out[0](out.transpose(1, 2).flatten(2)))

    def _attend(self, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        run = self.run
        if run.step <= run.steps // 10:
            q = q.lerp(run.store.queries[self.layer.index], 0.85)
        masks, rows = run.store.dropped[self.layer.level], []
        for row in range(len(q)):
            half, i = divmod(row, run.count)
            others = [(half * run.count + j, masks[j]) for j in run.sources(i)]
            keys = torch.cat([k[row], *(k[j][:, mask] for j, mask in others)], 1)
            values = torch.cat([v[row], *(v[j][:, mask] for j, mask in others)], 1)
            seen = functional.scaled_dot_product_attention(q[row, None], keys[None], values[None])
            rows.append(seen)
        return torch.cat(rows)


class _Cross:
    """Cross-attention with materialised weights, where the maps are taken from."""

    def __init__(self, run: ConsiStory, layer: Layer) -> None:
        self.run, self.layer = run, layer

    def __call__(
        self, attn: Any, x: Tensor, encoder_hidden_states: Tensor, *_: Any, **__: Any
    ) -> Tensor:
        q = _heads(attn, attn.to_q(x))
        k, v = (_heads(attn, to(encoder_hidden_states)) for to in (attn.to_k, attn.to_v))
        weights = (q @ k.mT / math.sqrt(q.shape[-1])).softmax(-1)
        if not self.run.vanilla and self.layer.level == self.run.level:
            maps = self.run.store.maps.setdefault(self.layer.index, [])
            maps.append(weights[self.run.count :].mean(1))
        return attn.to_out[0]((weights @ v).transpose(1, 2).flatten(2))
