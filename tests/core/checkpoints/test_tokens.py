"""Tokens are counted as the engine's tokenizers count them, without torch."""

import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transformers import CLIPTokenizer

from core.checkpoints.identify import built_in_folder
from core.checkpoints.kinds import model_configs
from core.checkpoints.tokens import tokens_of
from tests.fakes.model_folder import write_json
from tests.tiny.pipelines import make_sd15


@pytest.fixture(scope="module")
def single(tmp_path_factory):
    path = tmp_path_factory.mktemp("models") / "model.safetensors"
    path.touch()
    return tokens_of(path)


@pytest.fixture(scope="module")
def clip():
    return CLIPTokenizer.from_pretrained(model_configs() / "tokenizer", local_files_only=True)


@pytest.fixture(scope="module")
def built_in():
    return tokens_of(built_in_folder())


def test_both_ends_count(single):
    assert (single.read("").count, single.read("").limit) == (2, 77)
    assert single.read("a red fox").count == 5


@given(st.text(max_size=40))
def test_texts_are_read_as_the_engine_reads_them(single, clip, text):
    assert single.read(text).count == len(clip(text).input_ids)


def test_the_model_stops_reading_at_the_first_token_too_many(single):
    text = "cat " * 75 + "dog and bird"
    assert single.read("cat " * 75).cut is None
    read = single.read(text)
    assert (read.count, text[read.cut :]) == (80, "dog and bird")
    assert read.unknown == ()


def test_the_built_in_model_says_its_limit_and_which_words_it_lacks(built_in):
    text = "a red fox with a Brachiosaurus, 12 hats and the café’s cat…"
    read = built_in.read(text)
    assert read.limit == 48
    assert [text[slice(*span)] for span in read.unknown] == [
        "with",
        "Brachiosaurus",
        "hats",
        "café",
    ]
    assert built_in.read("a fox wearing a beanie in the forest, watercolour").unknown == ()


@given(st.text(max_size=40))
def test_what_is_unknown_stands_in_the_text_apart_and_in_order(built_in, text):
    edges = [edge for span in built_in.read(text).unknown for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_a_folder_reads_with_its_own_vocabulary(tmp_path):
    folder = make_sd15(tmp_path / "sd15")
    own = CLIPTokenizer.from_pretrained(folder / "tokenizer", local_files_only=True)
    tokens = tokens_of(folder)
    assert tokens.read("the fox at sea").count == len(own("the fox at sea").input_ids)
    assert not tokens.names_unknown


def test_a_vocabulary_in_the_older_two_files_is_read(tmp_path):
    place = tmp_path / "model" / "tokenizer"
    letters = {"f": 0, "o": 1, "x</w>": 2, "fo": 3, "fox</w>": 4, "<|endoftext|>": 5}
    write_json(place / "vocab.json", letters)
    (place / "merges.txt").write_text("#version: 0.2\nf o\nfo x</w>\n", "utf-8")
    tokens = tokens_of(tmp_path / "model")
    assert (tokens.read("fox").count, tokens.limit) == (3, 77)
    assert tokens.read("fox foox").count == 3 + 3


@pytest.mark.parametrize("damage", ["missing", "no json", "another json"])
def test_a_vocabulary_that_cannot_be_read_gives_none(tmp_path, damage):
    folder = tmp_path / "castboard-mini"
    shutil.copytree(built_in_folder() / "tokenizer", folder / "tokenizer")
    file = folder / "tokenizer" / "tokenizer.json"
    file.write_text({"missing": "", "no json": "{", "another json": "{}"}[damage], "utf-8")
    if damage == "missing":
        file.unlink()
    assert tokens_of(folder) is None


@pytest.mark.parametrize("said", ['{"model_max_length": 1e30}', "[]", '{"model_max_length": "x"}'])
def test_a_limit_that_is_none_is_clips(tmp_path, said):
    shutil.copytree(built_in_folder() / "tokenizer", tmp_path / "m" / "tokenizer")
    (tmp_path / "m" / "tokenizer" / "tokenizer_config.json").write_text(said, "utf-8")
    assert tokens_of(tmp_path / "m").limit == 77


def test_the_module_imports_neither_torch_nor_the_tokenizers():
    code = (
        "import sys, core.checkpoints.tokens; "
        "sys.exit(any(name in sys.modules for name in ('torch', 'transformers', 'tokenizers')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
