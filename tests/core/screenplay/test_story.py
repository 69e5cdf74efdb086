from pathlib import Path

import pytest
from PIL import Image

from core.domain.errors import StoryError
from core.screenplay.reader import read_story
from tests.fakes.model_folder import (
    CONTROLNET_FILE,
    EMBEDDING_FILE,
    LORA_FILE,
    SDXL_FILE,
    write_header,
)

STORY = '''title = "The hat"
aspect = "16:9"

[style]
words = "ink"   # [style] in a comment

[[cast]]
name = "Mia"
words = "a fox wearing a hat"
noun = "fox"

[[cast]]
name = "Rob"
words = "a robot"
noun = "robot"
seed = 7

[[panel]]
prompt = "@Mia in a forest"
notes = """
[[panel]]
prompt = "not this one"
"""

[[panel]]
prompt = "@Mia and @Rob on a beach"
duration = 3
'''


def write(folder: Path, text: str) -> Path:
    path = folder / "story.toml"
    path.write_text(text, "utf-8")
    return path


def refusal(folder: Path, old: str, new: str) -> str:
    assert old in STORY
    with pytest.raises(StoryError) as caught:
        read_story(write(folder, STORY.replace(old, new, 1)))
    return str(caught.value)


def test_a_story_is_read(tmp_path: Path) -> None:
    story = read_story(write(tmp_path, STORY))
    assert (story.head.title, story.head.aspect, story.head.steps) == ("The hat", "16:9", 25)
    assert [entry.name for entry in story.cast] == ["Mia", "Rob"]
    assert [entry.seed for entry in story.cast] == [None, 7]
    assert [panel.duration for panel in story.panels] == [2.0, 3.0]
    assert "not this one" in story.panels[0].notes


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title = "The hat"', 'title = "The hat', "line 1: this is not TOML"),
        ("duration = 3", "duration = ", "line 27: this is not TOML"),
        ('title = "The hat"\n', "", "line 1: “title” is missing"),
        ('aspect = "16:9"', 'aspect = "wide"', "line 2: “wide” is not an aspect"),
        ('aspect = "16:9"', "steps = 1", "line 2: “steps” must be at least 2"),
        ('aspect = "16:9"', "guidance = true", "line 2: “guidance” must be a number"),
        ('aspect = "16:9"', 'quality = "best"', "line 2: “quality” must be 'faithful', 'balanced'"),
        ('aspect = "16:9"', "sampler = 1", "line 2: “sampler” must be 'ddim', 'euler'"),
        ('aspect = "16:9"', 'format = "16:9"', "line 2: “format” is not known here"),
        ("[style]", "[styl]", "Did you mean “style”?"),
        ("[style]", "[[style]]", "line 4: A story has one style. Write it as [style]."),
        ('words = "ink"', 'word = "ink"', "line 5: “word” is not known here. Did you mean “words”"),
        ('name = "Mia"', 'name = "Mia Fox"', "line 8: “Mia Fox” cannot be a character's name"),
        ('name = "Rob"', 'name = "mia"', "line 13: Two characters are called mia"),
        ('noun = "fox"', 'noun = "cat"', "line 10: The subject “cat” does not occur"),
        ('noun = "robot"\n', "", "line 12: “noun” is missing"),
        ("seed = 7", 'seed = "7"', "line 16: “seed” must be a whole number"),
        ("seed = 7", "seed = -1", "line 16: “seed” must be at least 0"),
        ("@Mia and @Rob", "@Mia and @Bob", "line 26: Nobody is called @Bob. Did you mean @Rob?"),
        ("@Mia in", "@Xyzzy in", "line 19: Nobody is called @Xyzzy. Add a [[cast]] of"),
        ('prompt = "@Mia and @Rob on a beach"', 'shot = "CU"', "line 25: “prompt” is missing"),
        ("duration = 3", "durations = 3", "line 27: “durations” is not known here. Did you mean"),
        ("duration = 3", "duration = inf", "line 27: “duration” must be at most 3600"),
        ('prompt = "@Mia in a forest"', 'prompt = " "', "line 19: “prompt” is empty"),
        ("duration = 3", "duration = -3", "line 27: “duration” must be at least 0"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in refusal(tmp_path, old, new)


def test_a_single_bracket_says_to_use_two(tmp_path: Path) -> None:
    text = 'title = "x"\n[panel]\nprompt = "y"\n'
    with pytest.raises(StoryError, match=r"line 2.*\[\[panel\]\] with two brackets"):
        read_story(write(tmp_path, text))


def test_a_story_without_panels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="no panels"):
        read_story(write(tmp_path, 'title = "x"\n'))


def test_the_style_picture_is_found_beside_the_story(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "look.png")
    story = read_story(write(tmp_path, STORY.replace('words = "ink"', 'image = "look.png"')))
    assert story.image(story.style) == tmp_path / "look.png"
    assert story.image(story.cast[0]) is None


def test_a_style_picture_that_is_not_there_is_named(tmp_path: Path) -> None:
    text = refusal(tmp_path, 'words = "ink"', 'image = "nowhere.png"')
    assert "line 5: There is no picture" in text


def test_a_line_separator_within_a_text_counts_as_no_line(tmp_path: Path) -> None:
    text = STORY.replace("a fox wearing", "a fox\u2028wearing")
    with pytest.raises(StoryError, match="line 26: Nobody is called @Bob"):
        read_story(write(tmp_path, text.replace("@Rob on", "@Bob on")))


def test_a_story_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    assert read_story(write(tmp_path, "\ufeff" + STORY)).head.title == "The hat"


@pytest.mark.parametrize("cut", [0, 20, 60])
def test_a_style_picture_that_is_not_a_picture_is_named(tmp_path: Path, cut: int) -> None:
    Image.effect_noise((64, 64), 50).save(tmp_path / "look.png")
    (tmp_path / "look.png").write_bytes((tmp_path / "look.png").read_bytes()[:cut] + b"oops")
    text = refusal(tmp_path, 'words = "ink"', 'image = "look.png"')
    assert "line 5" in text
    assert "is not a picture that can be read" in text


def test_a_story_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="no such file"):
        read_story(tmp_path / "nowhere.toml")
    (tmp_path / "story.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoryError, match="not UTF-8"):
        read_story(tmp_path / "story.toml")


def test_a_characters_own_picture_is_found_beside_the_story(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "mia.png")
    own = 'noun = "fox"\nimage = "mia.png"\ndescription = "a Fox standing"'
    story = read_story(write(tmp_path, STORY.replace('noun = "fox"', own)))
    assert [story.image(entry) for entry in story.cast] == [tmp_path / "mia.png", None]


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ('image = "no.png"\ndescription = "a fox"', "line 11: There is no picture"),
        ('image = "story.toml"\ndescription = "a fox"', "line 11"),
        ('image = "mia.png"', "line 7: The description of Mia's picture does not name the “fox”"),
        ('image = "mia.png"\ndescription = "a foxglove"', "line 12: The description of Mia's"),
    ],
)
def test_what_is_wrong_with_an_own_picture_is_named(tmp_path: Path, own: str, words: str) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "mia.png")
    assert words in refusal(tmp_path, 'noun = "fox"', f'noun = "fox"\n{own}')


COSTUMES = STORY.replace(
    '[[cast]]\nname = "Rob"',
    '''[[cast.variant]]
name = "raincoat"
words = "a fox in a raincoat"

[[cast.variant]]
name = "gown"
words = "a fox in a gown"

[[cast]]
name = "Rob"''',
).replace("@Mia and @Rob", "@Mia:Raincoat and @Rob")


def test_a_character_has_the_variants_that_stand_below_it(tmp_path: Path) -> None:
    mia, rob = read_story(write(tmp_path, COSTUMES)).cast
    assert [(each.name, each.words) for each in mia.variant] == [
        ("raincoat", "a fox in a raincoat"),
        ("gown", "a fox in a gown"),
    ]
    assert (rob.variant, rob.seed) == ((), 7)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('[[cast.variant]]\nname = "gown"', "[cast.variant]", "this is not TOML"),
        ('name = "gown"', 'name = "Raincoat"', "line 17: Two variants of Mia are called Raincoat"),
        ('name = "gown"', 'name = "ball gown"', "line 17: “ball gown” cannot be the name of a var"),
        ('name = "gown"\n', "", "line 16: “name” is missing"),
        ('"a fox in a gown"', '"a gown"', "line 18: The subject “fox” does not occur in Mia:gown"),
        ('"a fox in a gown"', '"a fox"\nseed = 8', "line 19: “seed” is not known here"),
        ('"a fox in a gown"', '"a fox"\nimage = "no.png"', "line 19: There is no picture"),
        ("@Mia:Raincoat", "@Mia:boots", "line 34: Mia has no variant “boots”. There is @Mia:rainc"),
        ("@Rob on", "@Mia:gown on", "line 34: Mia is both “raincoat” and “gown” in this panel"),
    ],
)
def test_what_is_wrong_with_a_variant_is_named(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in COSTUMES
    with pytest.raises(StoryError) as caught:
        read_story(write(tmp_path, COSTUMES.replace(old, new, 1)))
    assert words in str(caught.value)


def test_a_single_bracket_around_a_variant_says_to_use_two(tmp_path: Path) -> None:
    one = 'noun = "robot"\nseed = 7\n\n[cast.variant]\nname = "rust"\nwords = "a rusty robot"'
    text = refusal(tmp_path, 'noun = "robot"\nseed = 7', one)
    assert "line 18: Each variant is a table of its own. Write [[cast.variant]] with" in text


ADDONS = """
[[lora]]
file = "ink.safetensors"
weight = 0.8

[[embedding]]
file = "mia.safetensors"
token = "<mia>"

[control]
model = "canny.safetensors"

[[panel]]
prompt = "a house"
control = "pose.png"
control_scale = 0.5
"""
"""What follows line 27 of the story."""


def write_addons(folder: Path) -> None:
    write_header(folder / "ink.safetensors", LORA_FILE)
    write_header(folder / "mia.safetensors", EMBEDDING_FILE)
    write_header(folder / "canny.safetensors", CONTROLNET_FILE)
    write_header(folder / "model.safetensors", SDXL_FILE)
    (folder / "ink.ckpt").write_bytes(b"a pickle")
    Image.new("RGB", (4, 4)).save(folder / "pose.png")


def test_what_goes_on_top_of_the_model_is_found_beside_the_story(tmp_path: Path) -> None:
    write_addons(tmp_path)
    story = read_story(write(tmp_path, STORY + ADDONS))
    assert [(each.file, each.weight) for each in story.loras] == [("ink.safetensors", 0.8)]
    assert [(e.file, e.token) for e in story.embeddings] == [("mia.safetensors", "<mia>")]
    assert story.control is not None
    assert story.beside(story.control.model) == tmp_path / "canny.safetensors"
    assert [(p.control, p.control_scale) for p in story.panels] == [
        ("", 1.0),
        ("", 1.0),
        ("pose.png", 0.5),
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ink.safe", "nowhere.safe", "line 30: "),
        ('"ink.safetensors"', '"ink.ckpt"', "ink.ckpt is a pickle, which can run code"),
        ('"ink.safetensors"', '"model.safetensors"', "is a model of its own and no LoRA"),
        ("weight = 0.8", 'weight = "0.8"', "line 31: “weight” must be a number"),
        ("weight = 0.8", "weight = 80", "line 31: “weight” must be at most 10"),
        ("[[lora]]", "[lora]", "line 29: Each lora is a table of its own"),
        ('"mia.safetensors"', '"ink.safetensors"', "line 34: "),
        ('"<mia>"', '"a mia"', "line 35: “token” must be one word, without spaces or @"),
        ('token = "<mia>"\n', "", "line 33: “token” is missing"),
        (
            "[control]",
            '[[embedding]]\nfile = "mia.safetensors"\ntoken = "<mia>"\n[control]',
            "line 39: Two embeddings are called <mia>",
        ),
        ('"canny.safetensors"', '"ink.safetensors"', "line 38: "),
        ("[control]", "[[control]]", "line 37: A story has one control. Write it as [control]."),
        ('[control]\nmodel = "canny.safetensors"', "", "line 41: The story has no ControlNet"),
        ('"pose.png"', '"nowhere.png"', "line 42: There is no picture"),
        ('"pose.png"', '"ink.ckpt"', "is not a picture that can be read"),
        ("control_scale = 0.5", "control_scale = 3", "line 43: “control_scale” must be at most 2"),
    ],
)
def test_what_is_wrong_with_a_file_on_top_of_the_model_is_named(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    write_addons(tmp_path)
    assert old in ADDONS
    with pytest.raises(StoryError) as caught:
        read_story(write(tmp_path, STORY + ADDONS.replace(old, new, 1)))
    assert words in str(caught.value)
