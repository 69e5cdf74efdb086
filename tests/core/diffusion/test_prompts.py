import pytest

from core.diffusion.models import Model
from core.diffusion.prompts import Branch, encode, find_tokens
from core.domain.errors import PromptError


def words(model: Model, prompt: str, phrase: str) -> list[str]:
    tokenizer = model.pipe.tokenizer
    ids = tokenizer(prompt).input_ids
    return [tokenizer.decode([ids[i]]).strip() for i in find_tokens(tokenizer, prompt, phrase)]


def test_a_noun_is_found_wherever_it_stands(sdxl: Model) -> None:
    assert words(sdxl, "the fox and the Fox, again", "fox") == ["fox", "fox"]


def test_all_pieces_of_a_phrase_are_found(sdxl: Model) -> None:
    assert "".join(words(sdxl, "the old robot sits", "old robot")) == "oldrobot"


def test_a_word_within_another_word_is_not_the_noun(sdxl: Model) -> None:
    with pytest.raises(PromptError, match="“fox”"):
        find_tokens(sdxl.pipe.tokenizer, "the foxes and a firefox", "fox")


def test_a_noun_beyond_what_the_model_reads_is_a_sentence(mini: Model) -> None:
    with pytest.raises(PromptError, match="shorten the prompt"):
        find_tokens(mini.pipe.tokenizer, "the robot " * 40 + "fox", "fox")


def test_without_guidance_there_is_only_the_cond_branch(sdxl: Model) -> None:
    both = encode(sdxl.pipe, "the fox", "", guided=True)
    alone = encode(sdxl.pipe, "the fox", "", guided=False)
    assert both.branches == (Branch.UNCOND, Branch.COND)
    assert alone.branches == (Branch.COND,)
    assert both.embeds[1].equal(alone.embeds[0])


def test_an_empty_negative_is_zeros_and_a_negative_is_not(sdxl: Model) -> None:
    assert not encode(sdxl.pipe, "the fox", "", guided=True).embeds[0].any()
    assert encode(sdxl.pipe, "the fox", "blurry", guided=True).embeds[0].any()
