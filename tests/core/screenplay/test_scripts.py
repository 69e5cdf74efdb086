import time
from pathlib import Path

import pytest

from core.domain.errors import StoryError
from core.screenplay.decoding import ENCODING_GUESSED
from core.screenplay.draft import Kind, suggested_duration
from core.screenplay.durations import read_duration
from core.screenplay.scripts import LONGEST_TEXT, MOST_LINES, read_script, read_text
from core.screenplay.shot_words import setting_of, split_size


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_of_any_kind_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("1. WS Die Brücke über den Fluss – früh\r\n2. CU Zoë\r\n".encode(encoding))
    draft = read_script(path)
    assert [shot.prompt for shot in draft.shots] == ["Die Brücke über den Fluss – früh", "Zoë"]
    assert draft.notices == ()


def test_any_other_text_is_read_as_windows_1252_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("1. WS Die Brücke – früh".encode("cp1252"))
    draft = read_script(path)
    assert draft.shots[0].prompt == "Die Brücke – früh"
    assert draft.notices == (ENCODING_GUESSED,)


def test_a_script_without_a_title_is_called_like_its_file(tmp_path: Path) -> None:
    path = tmp_path / "the_last-ferry.fountain"
    path.write_text("Fog.")
    assert read_script(path).title == "The last ferry"


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="cannot be read: no such file"):
        read_script(tmp_path / "none.fountain")


def test_a_file_that_is_far_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "big.fdx"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(StoryError, match="larger than 20 MB"):
        read_script(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "script.txt"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(StoryError, match="no text that can be read"):
        read_script(path)


def test_a_story_is_sent_to_where_stories_are_read(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="a story of Castboard's own") as refused:
        read_script(tmp_path / "story.toml")
    assert refused.value.way_out == "Open it with File > Import story."


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 1), "\n" * MOST_LINES])
def test_a_text_that_is_far_too_long_is_refused(text: str) -> None:
    with pytest.raises(StoryError, match="too long for a script"):
        read_text(text)


HOSTILE = (
    "/* " * 10_000,
    "a" + " " * 9990 + "x",
    "a" + "," * 9990 + "x",
    "MIA, a " + " " * 9980 + "x",
    "@MIA " + "(" * 9980 + "\nHm.",
    "Scene " + " " * 9980 + "x",
    "a," * 5000,
)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", ["fountain", "list", "table"])
def test_no_line_takes_long_to_read(hostile: str, kind: Kind) -> None:
    """The whole text may have a hundred such lines."""
    begun = time.process_time()
    read_text(hostile, kind)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("line", ["word " * 8, f"[[{'word ' * 8}]]"])
def test_no_number_of_lines_takes_long_to_read(line: str) -> None:
    begun = time.process_time()
    read_text("MIA\nWell.\n" + f"{line}\n" * 19_000, "fountain")
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("3", 3.0),
        ("2,5 s", 2.5),
        ("4 sec.", 4.0),
        ("1 min", 60.0),
        ("0:05", 5.0),
        ("1:02.5", 62.5),
        ("0:01:00", 60.0),
        ("48f", 2.0),
        ("00:00:05:12", 5.5),
        ("soon", None),
        ("-3", None),
        ("2:00:00", None),
        ("", None),
    ],
)
def test_lengths_of_time_are_read_as_people_write_them(said: str, seconds: float | None) -> None:
    assert read_duration(said) == seconds


def test_bare_numbers_may_be_frames() -> None:
    assert read_duration("50", frames=True, rate=25) == 2.0


def test_a_panel_lasts_as_long_as_what_is_said_in_it() -> None:
    assert suggested_duration("") == 2.0
    assert suggested_duration("MIA: (softly, to herself) Hello.") == 2.0
    assert suggested_duration("MIA: " + "word " * 10) == 3.5
    assert suggested_duration("one " * 5 + "\nROB: " + "two " * 5) == 3.5


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("WS The pier", ("WS", "The pier")),
        ("A wide shot of the pier", ("WS", "the pier")),
        ("Extreme close-up: an eye", ("ECU", "an eye")),
        ("(MCU) Mia", ("MCU", "Mia")),
        ("Totale – Der Steg", ("WS", "Der Steg")),
        ("Halbtotale", ("FS", "")),
        ("CU's are not sizes", ("", "CU's are not sizes")),
        ("Closed doors", ("", "Closed doors")),
        ("Nahrung", ("", "Nahrung")),
    ],
)
def test_sizes_are_known_in_words_and_letters(text: str, split: tuple[str, str]) -> None:
    assert split_size(text) == split


def test_where_a_scene_plays_is_said_as_a_prompt_does() -> None:
    assert setting_of("INT./EXT. MIA'S CAR - NIGHT") == "mia's car, night"
    assert setting_of("EXT. Pier, harbour – DAWN") == "Pier, harbour, dawn"
