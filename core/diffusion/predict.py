"""One forward pass of the UNet over rows of latents, whole or only its outermost level."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.diffusion.models import Model
from core.diffusion.prompts import Text


class Enough(Exception):  # noqa: N818  it is no error: a view has all that it wanted
    """Ends a forward pass from within."""


@dataclass(frozen=True)
class Conditioning:
    """What goes with each row of latents: `embeds` (R, tokens, channels) and the model's extras.

    `added` holds SDXL's pooled text (R, channels) and sizes (R, 6); it is empty for SD 1.5.
    """

    embeds: Tensor
    added: dict[str, Tensor] = field(default_factory=dict)


def condition(model: Model, texts: Sequence[Text], latent: Grid, branches: int) -> Conditioning:
    """The last `branches` branches of each text, branch by branch: uncond rows, then cond rows.

    SDXL is told that the picture has the latent's size in pixels, uncropped.
    """
    embeds = _rows([text.embeds[-branches:] for text in texts])
    if texts[0].pooled is None:
        return Conditioning(embeds)
    pooled = _rows([text.pooled[-branches:] for text in texts if text.pooled is not None])
    height, width = latent.height * model.pixels, latent.width * model.pixels
    sizes = torch.tensor([height, width, 0, 0, height, width], dtype=embeds.dtype)
    added = {"text_embeds": pooled, "time_ids": sizes.to(embeds.device).repeat(len(pooled), 1)}
    return Conditioning(embeds, added)


def predict(
    model: Model, rows: Tensor, timestep: Tensor, conditioning: Conditioning, **residuals: Any
) -> Tensor:
    """The UNet's output (R, C, h, w) in fp32 for latents of the same shape at one timestep.

    `residuals` are a ControlNet's. Enough passes through where a view raises it.
    """
    output = model.unet(
        rows.to(model.device, model.dtype),
        timestep,
        encoder_hidden_states=conditioning.embeds,
        added_cond_kwargs=conditioning.added,
        return_dict=False,
        **residuals,
    )[0]
    return torch.as_tensor(output).float()


def predict_outer(
    model: Model,
    rows: Tensor,
    timestep: Tensor,
    conditioning: Conditioning,
    deep: Tensor,
    down_block_additional_residuals: Sequence[Tensor] = (),
    **_: Any,
) -> Tensor:
    """The output when only the outermost level runs (DeepCache, Ma et al. 2024).

    `deep` (R, C, h, w) is what the last up block was given in another step; so are the residuals.
    """
    unet, texts = model.unet, conditioning.embeds
    x = rows.to(model.device, model.dtype)
    time = unet.time_embedding(unet.get_time_embed(sample=x, timestep=timestep))
    extra = unet.get_aug_embed(
        emb=time, encoder_hidden_states=texts, added_cond_kwargs=conditioning.added
    )
    time = time if extra is None else time + extra
    x = unet.conv_in(x)
    down, up = unet.down_blocks[0], unet.up_blocks[-1]
    _, outputs = down(hidden_states=x, temb=time, **_texts_for(down, texts))
    skips = (x, *outputs)[: len(up.resnets)]
    if down_block_additional_residuals:
        pairs = zip(skips, down_block_additional_residuals, strict=False)
        skips = tuple(skip + residual for skip, residual in pairs)
    y = up(hidden_states=deep, temb=time, res_hidden_states_tuple=skips, **_texts_for(up, texts))
    output = unet.conv_out(unet.conv_act(unet.conv_norm_out(y)))
    return torch.as_tensor(output).float()


def _texts_for(block: Any, texts: Tensor) -> dict[str, Tensor]:
    attends = getattr(block, "has_cross_attention", False)
    return {"encoder_hidden_states": texts} if attends else {}


def _rows(each: Sequence[Tensor]) -> Tensor:
    """Texts (P, B, ...) to rows (B * P, ...), branch by branch; a lone text is not copied."""
    return each[0] if len(each) == 1 else torch.stack(list(each), dim=1).flatten(0, 1)
