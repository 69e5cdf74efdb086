"""Parts of a prompt that count more or less: their tokens' hidden states are scaled."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import torch
from diffusers.loaders.textual_inversion import TextualInversionLoaderMixin
from torch import Tensor

from core.domain.recipe import Emphasis


def as_read(tokenizer: Any, text: str) -> str:
    """A text as the tokenizer takes it: composed characters, all pieces of an added word."""
    composed = unicodedata.normalize("NFC", text)
    return str(TextualInversionLoaderMixin().maybe_convert_prompt(composed, tokenizer))


def weigh(pipe: Any, embeds: Tensor, prompt: str, emphasis: Sequence[Emphasis]) -> Tensor:
    """A text's embeds (B, tokens, channels) with the emphasised tokens scaled by their weights.

    Each encoder's part is then scaled as a whole, so that the mean magnitude stays. (Others keep
    the mean, which may be next to nothing.)
    """
    if not emphasis:
        return embeds
    pairs = [(pipe.tokenizer, pipe.text_encoder)]
    if getattr(pipe, "tokenizer_2", None) is not None:
        pairs.append((pipe.tokenizer_2, pipe.text_encoder_2))
    widths = [encoder.config.hidden_size for _, encoder in pairs]
    parts = torch.split(embeds, widths, dim=-1)
    weighed = [
        _weighed(part, token_weights(tokenizer, prompt, emphasis, part.shape[-2]))
        for (tokenizer, _), part in zip(pairs, parts, strict=True)
    ]
    return torch.cat(weighed, dim=-1)


def token_weights(tokenizer: Any, prompt: str, emphasis: Sequence[Emphasis], length: int) -> Tensor:
    """What each token (length,) of a prompt counts, its ends and its padding 1."""
    read = tokenizer(
        as_read(tokenizer, prompt),
        truncation=True,
        max_length=length,
        return_offsets_mapping=True,
    )
    weights = torch.ones(length)
    for each in emphasis:
        start, stop = (len(as_read(tokenizer, prompt[:at])) for at in (each.start, each.stop))
        for token, (first, last) in enumerate(read["offset_mapping"]):
            if first < stop and last > start:
                weights[token] *= each.weight
    return weights


def _weighed(part: Tensor, weights: Tensor) -> Tensor:
    whole = part.float()
    scaled = whole * weights.to(part.device)[:, None]
    kept = whole.abs().mean() / scaled.abs().mean()
    return (scaled * kept).to(part.dtype)
