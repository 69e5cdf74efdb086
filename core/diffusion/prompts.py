"""From words to what the UNet reads, and where in it a phrase stands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import torch
from torch import Tensor

from core.domain.errors import PromptError


class Branch(StrEnum):
    """The two halves of classifier-free guidance."""

    UNCOND = "uncond"
    COND = "cond"


@dataclass(frozen=True)
class Text:
    """An encoded prompt: one row for each branch, in the order of `branches`.

    `embeds` is (B, tokens, channels), `pooled` is (B, channels).
    """

    branches: tuple[Branch, ...]
    embeds: Tensor
    pooled: Tensor


def encode(pipe: Any, prompt: str, negative: str, guided: bool) -> Text:
    """Encode a prompt as SDXL does; an empty negative is zeros where the model's folder says so.

    Without guidance there is no unconditional branch.
    """
    with torch.inference_mode():
        cond, uncond, pooled, uncond_pooled = pipe.encode_prompt(
            prompt,
            device=pipe.unet.device,
            num_images_per_prompt=1,
            do_classifier_free_guidance=True,
            negative_prompt=negative or None,
        )
    if not guided:
        return Text((Branch.COND,), cond, pooled)
    branches = (Branch.UNCOND, Branch.COND)
    return Text(branches, torch.cat([uncond, cond]), torch.cat([uncond_pooled, pooled]))


def find_tokens(tokenizer: Any, prompt: str, phrase: str) -> tuple[int, ...]:
    """The positions of all tokens of a phrase in a prompt, wherever it occurs as whole words.

    Raises PromptError when it does not occur within what the model reads.
    """
    ids = tokenizer(prompt, truncation=True, max_length=tokenizer.model_max_length).input_ids
    wanted = tokenizer(phrase.strip(), add_special_tokens=False).input_ids
    span = len(wanted)
    # A word ends with "</w>": "fox" must not be found as the last piece of "firefox".
    ends = [token.endswith(("</w>", "|>")) for token in tokenizer.convert_ids_to_tokens(ids)]
    starts = [
        i for i in range(1, len(ids) - span + 1) if ends[i - 1] and ids[i : i + span] == wanted
    ]
    if not starts or not wanted:
        raise PromptError(
            f"The subject “{phrase}” is not in the part of the prompt that the model reads: "
            f"“{prompt}”.",
            "Name it in the prompt, or shorten the prompt.",
        )
    return tuple(sorted({start + i for start in starts for i in range(span)}))
