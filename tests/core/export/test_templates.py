import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.domain.errors import StorageError
from core.domain.sheet import Header, Margins, SheetTemplate
from core.export.templates import built_in, read_template, template_called, write_template
from tests.fakes.values import a_picture


def test_the_first_template_is_the_default() -> None:
    assert built_in()[0] == SheetTemplate()
    assert len({each.name for each in built_in()}) == len(built_in()) == 7


templates = st.builds(
    SheetTemplate,
    name=st.text(min_size=1, max_size=80),
    paper=st.sampled_from(["A4", "Letter", "Tabloid"]),
    columns=st.integers(0, 10),
    fields=st.none() | st.lists(st.text(min_size=1, max_size=20), unique=True).map(tuple),
    margins=st.builds(Margins, left=st.floats(0, 50)),
    font_size=st.floats(5, 18),
)


@given(templates)
@settings(max_examples=30, deadline=None)
def test_a_template_that_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, template: SheetTemplate
) -> None:
    path = tmp_path_factory.mktemp("templates") / "mine.json"
    write_template(template, None, path)
    assert read_template(path).template == template


def test_a_logo_goes_with_its_template(tmp_path: Path) -> None:
    logo = a_picture()
    write_template(SheetTemplate(name="Mine"), logo, tmp_path / "mine.json")
    shared = read_template(tmp_path / "mine.json")
    assert shared.logo == logo
    assert shared.template.header.logo is not None


HOSTILE: dict[str, Any] = {
    "no JSON": "{",
    "a list": "[]",
    "another format": {"format": "x"},
    "a later version": {"version": 2},
    "an unknown field": {"template": {"x": 1}},
    "too many columns": {"template": {"columns": 10**9}},
    "no number": {"template": {"font_size": float("nan")}},
    "a margin without end": {"template": {"margins": {"left": 1e999}}},
    "a field twice": {"template": {"fields": ["shot", "shot"]}},
    "an endless name": {"template": {"name": "n" * 10**5}},
    "deep": "[" * 10**5,
    "a logo that is none": {"logo": "YWJj"},
    "a logo by name": {"logo": "../../etc/passwd"},
}
WHOLE = {"format": "castboard sheet", "version": 1, "template": {}}


@pytest.mark.parametrize("harm", HOSTILE, ids=str)
def test_a_hostile_file_is_refused_with_a_sentence(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "theirs.json"
    told = HOSTILE[harm]
    path.write_text(told if isinstance(told, str) else json.dumps(WHOLE | told))
    with pytest.raises(StorageError) as refused:
        read_template(path)
    assert "theirs.json" in refused.value.sentence
    assert len(refused.value.sentence) < 400


def test_a_file_that_does_not_say_what_it_is_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps({"template": {}}))
    with pytest.raises(StorageError, match="format"):
        read_template(path)
    path.write_text(json.dumps(WHOLE))
    assert read_template(path).template == SheetTemplate()


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(2**33)
    with pytest.raises(StorageError, match="too large"):
        read_template(path)


def test_a_logo_as_large_as_a_poster_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "poster.png"
    Image.new("1", (9000, 9000)).save(picture)
    write_template(SheetTemplate(), picture.read_bytes(), tmp_path / "mine.json")
    with pytest.raises(StorageError, match="too large"):
        read_template(tmp_path / "mine.json")


def test_a_template_is_found_by_name_or_by_file(tmp_path: Path) -> None:
    own = SheetTemplate(name="Ours", columns=4)
    assert template_called("film 3x3").template.columns == 3
    assert template_called("ours", (own,)).template == own
    write_template(own, None, tmp_path / "x.json")
    assert template_called(str(tmp_path / "x.json")).template == own
    with pytest.raises(StorageError, match="Film 2x3"):
        template_called("nothing")


def test_another_template_keeps_what_stands_in_the_header() -> None:
    present = SheetTemplate(header=Header(author="Ann", logo="a"))
    shared = SheetTemplate(name="Studio", header=Header(author="Bob", version="V9"))
    header = shared.applied(present).header
    assert (header.author, header.version, header.logo) == ("Ann", "V9", "a")
