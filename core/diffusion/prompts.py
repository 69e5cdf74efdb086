"""From words to what the UNet reads, and where in it a phrase stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import torch
from torch import Tensor

from core.diffusion.emphasis import as_read, weigh
from core.domain.errors import PromptError
from core.domain.recipe import Emphasis


class Branch(StrEnum):
    """The two halves of classifier-free guidance."""

    UNCOND = "uncond"
    COND = "cond"


@dataclass(frozen=True)
class Text:
    """An encoded prompt: one row for each branch, in the order of `branches`.

    `embeds` is (B, tokens, channels), `pooled` is (B, channels), or None where a family has none.
    """

    branches: tuple[Branch, ...]
    embeds: Tensor
    pooled: Tensor | None


def encode(
    pipe: Any,
    prompt: str,
    negative: str,
    guided: bool,
    emphasis: Sequence[Emphasis] = (),
    negative_emphasis: Sequence[Emphasis] = (),
) -> Text:
    """Encode a prompt as its family does, parts of it emphasised.

    An empty negative is zeros where an SDXL folder says so, and an empty text elsewhere. Without
    guidance there is no unconditional branch.
    """
    with torch.inference_mode():
        cond, uncond, *pooled = pipe.encode_prompt(
            prompt,
            device=pipe.text_encoder.device,  # the UNet may wait in main memory meanwhile
            num_images_per_prompt=1,
            do_classifier_free_guidance=True,
            negative_prompt=negative or None,
        )
        cond = weigh(pipe, cond, prompt, emphasis)
        uncond = weigh(pipe, uncond, negative, negative_emphasis)
    if not guided:
        return Text((Branch.COND,), cond, pooled[0] if pooled else None)
    branches = (Branch.UNCOND, Branch.COND)
    both = torch.cat([pooled[1], pooled[0]]) if pooled else None
    return Text(branches, torch.cat([uncond, cond]), both)


def find_occurrences(tokenizer: Any, prompt: str, phrase: str) -> list[tuple[int, ...]]:
    """The token positions of each occurrence of a phrase in a prompt, in order.

    It occurs as whole words, in any case, with any space between them: “fox” is in “The Fox, ”
    and in “the fox's”, not in “foxes”. An occurrence counts only if the model reads all of it.
    """
    prompt, phrase = (as_read(tokenizer, text) for text in (prompt, phrase))
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    if not words:
        return []
    read = tokenizer(
        prompt,
        truncation=True,
        max_length=tokenizer.model_max_length,
        return_offsets_mapping=True,
    )
    spans = read["offset_mapping"]
    end_of_reading = max(end for _, end in spans)
    return [
        tuple(
            i for i, (start, end) in enumerate(spans) if start < found.end() and end > found.start()
        )
        for found in re.finditer(rf"(?<!\w){words}(?!\w)", prompt, re.IGNORECASE)
        if found.end() <= end_of_reading
    ]


def find_tokens(tokenizer: Any, prompt: str, phrase: str) -> tuple[int, ...]:
    """The positions of all tokens of a phrase in a prompt, wherever it occurs.

    Raises PromptError when it does not occur within what the model reads.
    """
    occurrences = find_occurrences(tokenizer, prompt, phrase)
    if not occurrences:
        raise PromptError(
            f"The subject “{phrase}” is not in the part of the prompt that the model reads: "
            f"“{prompt}”.",
            "Name it in the prompt, or shorten the prompt.",
        )
    return tuple(position for occurrence in occurrences for position in occurrence)
