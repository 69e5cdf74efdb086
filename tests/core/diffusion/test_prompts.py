import pytest
from torch import Tensor
from transformers import CLIPTokenizer

from core.checkpoints.kinds import model_configs
from core.diffusion.emphasis import token_weights
from core.diffusion.models import Model
from core.diffusion.prompts import Branch, encode, find_occurrences, find_tokens
from core.domain.errors import PromptError
from core.domain.recipe import Emphasis


@pytest.fixture(scope="module")
def clip() -> CLIPTokenizer:
    return CLIPTokenizer.from_pretrained(model_configs() / "tokenizer", local_files_only=True)


def words(tokenizer: CLIPTokenizer, prompt: str, phrase: str) -> list[str]:
    """What stands at each occurrence."""
    ids = tokenizer(prompt).input_ids
    found = find_occurrences(tokenizer, prompt, phrase)
    return [tokenizer.decode([ids[i] for i in span]).strip() for span in found]


@pytest.mark.parametrize(
    ("prompt", "phrase", "expected"),
    [
        ("the fox and the Fox, again", "fox", ["fox", "fox"]),
        ("the fox's hat", "fox", ["fox"]),
        ("“FOX!” they cried", " Fox ", ["fox"]),
        ("an Old  robot, no robot: an old\nrobot", "old robot", ["old robot", "old robot"]),
        ("a brachiosaurus sits", "brachiosaurus", ["brachiosaurus"]),
        ("a cafe\u0301 owner", "CAFÉ owner", ["café owner"]),
        ("a one-eyed cat (cat)", "one-eyed cat", ["one-eyed cat"]),
        ("the foxes and a firefox", "fox", []),
        ("an old, old man", "old old man", []),
        ("", "fox", []),
        ("the fox", "", []),
    ],
)
def test_a_phrase_is_found_as_whole_words_in_any_case(
    clip: CLIPTokenizer, prompt: str, phrase: str, expected: list[str]
) -> None:
    found = [text.replace(" - ", "-") for text in words(clip, prompt, phrase)]
    assert found == expected


def test_all_pieces_of_a_rare_word_are_its_positions(clip: CLIPTokenizer) -> None:
    (span,) = find_occurrences(clip, "see a brachiosaurus", "brachiosaurus")
    assert len(span) > 1
    assert span == tuple(range(3, 3 + len(span)))


def test_the_models_of_the_tests_find_their_nouns_too(mini: Model) -> None:
    assert words(mini.pipe.tokenizer, "the old robot, the fox", "old robot") == ["old robot"]


def test_an_occurrence_that_the_model_does_not_read_whole_is_none(clip: CLIPTokenizer) -> None:
    assert len(find_occurrences(clip, "cat " * 70 + "old robot", "old robot")) == 1
    assert find_occurrences(clip, "cat " * 74 + "old robot", "old robot") == []
    assert find_occurrences(clip, "cat " * 80 + "old robot", "old robot") == []


def test_all_occurrences_together_and_none_is_a_sentence(clip: CLIPTokenizer) -> None:
    assert find_tokens(clip, "a cat, the cat", "cat") == (2, 5)
    with pytest.raises(PromptError, match="“dog” is not in the part of the prompt"):
        find_tokens(clip, "a cat, the cat", "dog")


def test_a_word_of_an_embedding_is_found_with_all_its_vectors() -> None:
    clip = CLIPTokenizer.from_pretrained(model_configs() / "tokenizer", local_files_only=True)
    clip.add_tokens(["<ada>", "<ada>_1"])
    assert find_occurrences(clip, "the cat and <ada> at sea", "<ada>") == [(4, 5)]
    assert find_occurrences(clip, "the cat and <ada> at sea", "sea") == [(7,)]


def test_without_guidance_there_is_only_the_cond_branch(sdxl: Model) -> None:
    both = encode(sdxl.pipe, "the fox", "", guided=True)
    alone = encode(sdxl.pipe, "the fox", "", guided=False)
    assert both.branches == (Branch.UNCOND, Branch.COND)
    assert alone.branches == (Branch.COND,)
    assert both.embeds[1].equal(alone.embeds[0])


def test_an_empty_negative_is_zeros_and_a_negative_is_not(sdxl: Model) -> None:
    assert not encode(sdxl.pipe, "the fox", "", guided=True).embeds[0].any()
    assert encode(sdxl.pipe, "the fox", "blurry", guided=True).embeds[0].any()


def bold(text: str, words: str, weight: float) -> Emphasis:
    start = text.index(words)
    return Emphasis(start=start, stop=start + len(words), weight=weight)


def seen(model: Model, text: str, *emphasis: Emphasis) -> Tensor:
    return encode(model.pipe, text, "", True, emphasis).embeds


def test_a_weight_of_one_changes_not_a_bit(model: Model) -> None:
    text = "the fox at sea"
    plain = encode(model.pipe, text, "", guided=True)
    assert seen(model, text, bold(text, "fox", 1.0)).equal(plain.embeds)


def test_an_emphasis_scales_its_tokens_and_leaves_the_rest_in_proportion(sd15: Model) -> None:
    text = "the fox at sea"
    plain, strong = seen(sd15, text)[1], seen(sd15, text, bold(text, "the fox", 2.0))[1]
    factor = strong[0, 0] / plain[0, 0]
    assert 0.5 < factor < 1
    wanted = plain * factor
    wanted[1:3] *= 2
    assert strong.allclose(wanted, rtol=1e-4)
    assert strong.abs().mean().item() == pytest.approx(plain.abs().mean().item(), rel=1e-5)


def test_an_emphasis_of_the_prompt_leaves_the_negative_and_the_pooled_text_alone(
    sdxl: Model,
) -> None:
    plain = encode(sdxl.pipe, "the fox", "rain", guided=True)
    strong = encode(sdxl.pipe, "the fox", "rain", True, (bold("the fox", "fox", 2.0),))
    assert strong.embeds[0].equal(plain.embeds[0])
    assert strong.pooled is not None
    assert strong.pooled.equal(plain.pooled)


def test_both_encoders_of_sdxl_are_told(sdxl: Model) -> None:
    changed = seen(sdxl, "the fox", bold("the fox", "fox", 2.0)) - seen(sdxl, "the fox")
    assert changed[1, 2].abs().min() > 0


def test_what_is_emphasised_is_found_behind_added_words_and_composed_letters() -> None:
    clip = CLIPTokenizer.from_pretrained(model_configs() / "tokenizer", local_files_only=True)
    clip.add_tokens(["<ada>", "<ada>_1"])
    text = "the cafe\u0301 and <ada> at sea"
    found = token_weights(clip, text, [bold(text, "<ada>", 2.0), bold(text, "sea", 0.5)], 77)
    assert found[:10].tolist() == [1, 1, 1, 1, 2, 2, 1, 0.5, 1, 1]


def test_an_emphasis_that_the_model_does_not_read_is_none(clip: CLIPTokenizer) -> None:
    text = "cat " * 80 + "sea"
    assert token_weights(clip, text, [bold(text, "sea", 2.0)], 77).eq(1).all()
