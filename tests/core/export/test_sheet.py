import json
import re
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from PIL import Image

from core.domain.board import Board, Panel
from core.domain.character import Character
from core.domain.errors import StorageError
from core.domain.geometry import Size
from core.domain.project import Project
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId
from core.export.compose import compose
from core.export.fonts import Fonts
from core.export.frames import Sheet
from core.export.gather import sheet_for
from core.export.layout import Rect
from core.export.marks import Page, Picture, Text
from core.export.png import paint
from core.export.sheet import write_sheet
from core.export.words import duration

RED, BLUE = (200, 30, 30), (30, 30, 200)


def png(colour: tuple[int, int, int]) -> bytes:
    file = BytesIO()
    Image.new("RGB", (48, 32), colour).save(file, "PNG")
    return file.getvalue()


def sheet(panels: int = 2, aspect: str = "16:9", taken: int = 1, **fields: Any) -> Sheet:
    """A sheet whose first panels are red pictures and whose others have none."""
    frames = tuple(
        Panel(id=str(n), **{"prompt": "@Mia in a forest", "seed": n, **fields})
        for n in range(panels)
    )
    project = Project(id="p", title="The hat", board=Board(id="b", aspect=aspect, panels=frames))
    recipe = Recipe(model="m", prompt="x", size=Size(width=48, height=32), seed=3)
    takes = {
        str(n): Take(
            id=str(n), project_id="p", panel_id=str(n), picture=BlobId("red"), recipe=recipe,
            made_at="",
        )
        for n in range(taken)
    }  # fmt: skip
    mia = Character(id="c", name="Mia", words="a fox", noun="fox")
    return sheet_for(project, [mia], takes, date(2026, 11, 3))


def read(blob_id: BlobId) -> bytes:
    return png({"red": RED, "blue": BLUE}[blob_id])


def write(shown: Sheet, path: Path) -> tuple[Path, ...]:
    return write_sheet(shown, path, read)


def texts(shown: Sheet) -> str:
    pages = compose(shown, Fonts())
    return " ".join(m.text for page in pages for m in page.marks if isinstance(m, Text))


def test_the_header_tells_what_the_sheet_is() -> None:
    said = texts(sheet(2, duration=35))
    for words in ("The hat", "2 panels", "1 min 10 s", "16:9", "Mia", "3 November 2026", "1 / 1"):
        assert words in said


def test_a_panel_shows_its_number_shot_time_and_words() -> None:
    fields = {
        "shot": "CU",
        "action": "Mia runs.",
        "dialogue": "Mia: Stop!\nNobody hears",
        "notes": "wind",
    }
    said = texts(sheet(1, **fields))
    for words in ("1", "CU", "2 s", "Mia runs.", "MIA", "Stop!", "“Nobody hears”", "wind"):
        assert words in said


def test_a_panel_without_a_picture_shows_its_prompt_in_the_empty_frame() -> None:
    pages = compose(sheet(2, taken=1), Fonts())
    assert sum(isinstance(mark, Picture) for page in pages for mark in page.marks) == 1
    assert texts(sheet(2, taken=1)).count("Mia in a forest") == 1


def test_a_character_is_called_by_its_name_alone_whatever_it_wears() -> None:
    shown = sheet(prompt="@Mia:raincoat in a forest")
    assert [frame.prompt for frame in shown.frames] == ["Mia in a forest"] * 2


@pytest.mark.parametrize(("seconds", "said"), [(2, "2 s"), (2.5, "2.5 s"), (65, "1 min 05 s")])
def test_durations_are_said_as_people_say_them(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_a_png_has_the_picture_in_its_place_and_the_recipes_in_a_chunk(tmp_path: Path) -> None:
    shown = sheet(2, taken=1)
    (path,) = write(shown, tmp_path / "deep" / "sheet.png")
    (picture,) = (m for m in compose(shown, Fonts())[0].marks if isinstance(m, Picture))
    with Image.open(path) as image:
        assert round(image.info["dpi"][0]) == 200
        told = json.loads(image.text["castboard"])
        scale = 200 / 25.4
        box = picture.rect
        centre = ((box.x + box.width / 2) * scale, (box.y + box.height / 2) * scale)
        assert image.getpixel((round(centre[0]), round(centre[1]))) == RED
    assert told["title"] == "The hat"
    assert Recipe.model_validate(told["panels"][0]["recipe"]).seed == 3
    assert told["panels"][1]["recipe"] is None


def test_several_pages_become_several_pngs_and_one_pdf(tmp_path: Path) -> None:
    shown = sheet(13, taken=0)
    names = [path.name for path in write(shown, tmp_path / "sheet.png")]
    assert names == ["sheet-1.png", "sheet-2.png", "sheet-3.png"]
    (pdf,) = write(shown, tmp_path / "sheet.pdf")
    assert len(re.findall(rb"/Type /Page\b", pdf.read_bytes())) == 3


def test_a_pdf_embeds_its_fonts_and_can_be_searched(tmp_path: Path) -> None:
    if which("pdftotext") is None:
        pytest.skip("poppler-utils is not installed")
    (pdf,) = write(sheet(1, action="Žižka läuft → weg"), tmp_path / "sheet.pdf")
    said = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    assert "Žižka läuft → weg" in said.stdout
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True)
    assert re.findall(r"yes yes yes", fonts.stdout) == ["yes yes yes"] * 2


def test_an_empty_board_is_a_page_all_the_same(tmp_path: Path) -> None:
    assert len(write(sheet(0, taken=0), tmp_path / "sheet.pdf")) == 1


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"Use .pdf or .png"):
        write(sheet(1), tmp_path / "sheet.docx")


def test_a_place_that_cannot_be_written_is_a_sentence_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(StorageError, match="cannot be written"):
        write(sheet(1), tmp_path / "sheet.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.parametrize("place", ["file/sheet.pdf", "n" * 300 + ".pdf"])
def test_a_place_that_cannot_be_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("where a folder should be")
    with pytest.raises(StorageError, match="cannot be written"):
        write(sheet(1), tmp_path / place)


GOLDEN: dict[str, Any] = json.loads(
    (Path(__file__).parent / "golden" / "automatic.json").read_text(encoding="utf-8")
)
LONG = (
    "Mia loses her hat in the forest and runs after it until she meets Rob, who has it on his head "
    "and will not give it back to anybody. "
)
SAID: dict[str, dict[str, Any]] = {
    "bare": {},
    "some": {
        "shot": "CU",
        "action": "Mia runs.",
        "dialogue": "Mia: Stop!\nNobody hears",
        "notes": "wind",
    },
    "long": {
        "shot": "Extreme wide establishing shot, crane down",
        "action": LONG * 2,
        "dialogue": f"Mia: {LONG}\n{LONG}",
        "notes": LONG,
        "duration": 65.5,
    },
}


@pytest.mark.parametrize("case", GOLDEN)
def test_a_board_that_knows_no_templates_looks_as_it_always_did(case: str) -> None:
    """As composed before there were templates, in millimetres."""
    aspect, count, words = case.split("/")
    panels = int(count)
    page = compose(sheet(panels, aspect, taken=panels - 1, **SAID[words]), Fonts())[0]
    width, height, marks = GOLDEN[case]
    assert (page.size.width, page.size.height) == (width, height)
    made = [_plain(mark) for mark in page.marks]
    assert len(made) == len(marks)
    for one, other in zip(made, marks, strict=True):
        assert one == _rounded(other)


def _plain(mark: Any) -> list[Any]:
    fields = [value for key, value in vars(mark).items() if key != "picture"]
    boxes = [list(vars(each).values()) if isinstance(each, Rect) else each for each in fields]
    return [type(mark).__name__, *_rounded(boxes)]


def _rounded(value: Any) -> Any:
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    return round(value, 2) + 0.0 if isinstance(value, int | float) else value


@pytest.mark.parametrize("dpi", [40, 96, 200])
def test_lines_are_as_long_at_any_resolution(dpi: float) -> None:
    """Pillow rounds the advances of small letters; lines must not run over all the same."""
    line = Text(10, 20, "storm, look out over the harbour from the roof of it", 8.5)
    fonts = Fonts()
    page = Page(Rect(0, 0, 120, 40), (line,))
    image = paint(page, fonts, read, dpi)
    left, _, right, _ = image.convert("L").point(lambda v: 255 * (v < 160)).getbbox() or (0,) * 4
    written = (right - left) / dpi * 25.4
    assert written == pytest.approx(fonts.regular.width(line.text, line.points), abs=0.9)
