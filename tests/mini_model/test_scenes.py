"""The scenes that Castboard Mini learns from, and the words for them."""

from random import Random

import numpy as np
import pytest
from mini_model.build import LENGTH, new_tokenizer
from mini_model.draw import SIDE, draw_picture, draw_scene
from mini_model.scenes import (
    PATTERNS,
    STYLES,
    Look,
    Scene,
    Sheet,
    describe,
    random_sample,
    vocabulary,
)

LOOK = Look("fox", "grey", "red", "striped", "cap")


def samples(count: int) -> list:
    rng = Random(3)
    return [random_sample(rng) for _ in range(count)]


@pytest.fixture(scope="module")
def tokenizer():
    return new_tokenizer("<|endoftext|>")


def test_every_word_of_the_vocabulary_is_one_token(tokenizer) -> None:
    lengths = {word: len(tokenizer(word).input_ids) for word in vocabulary()}
    assert set(lengths.values()) == {3}, "start, the word, end"


def test_every_caption_fits_and_is_told_without_loss(tokenizer) -> None:
    for sample in samples(300):
        ids = tokenizer(sample.caption).input_ids
        assert len(ids) <= LENGTH
        told = tokenizer.decode(ids, skip_special_tokens=True)
        assert told.replace(" ,", ",").strip() == sample.caption


def test_a_word_nobody_taught_is_spelt_in_pieces(tokenizer) -> None:
    assert len(tokenizer("dragon").input_ids) > 3


def test_a_description_names_what_it_should_and_leaves_the_rest_open() -> None:
    assert describe(LOOK, frozenset()) == "a fox"
    assert describe(LOOK, frozenset({"coat", "hat"})) == "a grey fox wearing a cap"
    named = describe(LOOK, frozenset({"coat", "shirt", "pattern", "hat"}))
    assert named == "a grey fox wearing a striped red shirt and a cap"


def test_half_of_the_pictures_show_one_character_twice() -> None:
    drawn = [sample.picture for sample in samples(1000)]
    sheets = [p for p in drawn if isinstance(p, Sheet)]
    twins = [p for p in drawn if isinstance(p, Scene) and len(set(p.looks)) < len(p.looks)]
    assert 0.45 < (len(sheets) + len(twins)) / len(drawn) < 0.6


def test_both_panels_of_a_sheet_show_the_same_character_in_one_style() -> None:
    sheets = [s.picture for s in samples(200) if isinstance(s.picture, Sheet)]
    assert sheets
    assert all(s.left.looks == s.right.looks and s.left.style == s.right.style for s in sheets)


def test_a_scene_is_drawn_the_same_each_time() -> None:
    for sample in samples(8):
        first, second = draw_picture(sample.picture), draw_picture(sample.picture)
        assert first.size == (SIDE, SIDE)
        assert first.tobytes() == second.tobytes()


def test_styles_and_patterns_can_be_told_apart() -> None:
    def picture(style: str, pattern: str) -> np.ndarray:
        look = Look("fox", "grey", "red", pattern, "cap")
        return np.asarray(draw_scene(Scene((look,), "standing", "beach", style, 5), SIDE), float)

    pictures = [picture(style, "plain") for style in STYLES]
    pictures += [picture("flat", pattern) for pattern in PATTERNS[1:]]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(one - other).max() > 60
