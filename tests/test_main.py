import subprocess
import sys
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import desktop.app
import main
from core import system
from core.domain.events import EngineEvent
from core.jobs import engine as engines
from core.paths import settings_file
from core.screenplay.reader import read_story
from core.settings import Settings, save_settings
from core.storage.library import Library
from tests.fakes.engine import FakeEngine
from tests.fakes.model_folder import (
    CONTROLNET_FILE,
    EMBEDDING_FILE,
    LORA_FILE,
    write_header,
    write_model_folder,
)

ROOT = Path(__file__).parents[1]
STORY = """title = "The hat"
[[cast]]
name = "Mia"
words = "a fox"
noun = "fox"
[[panel]]
prompt = "@Mia in a forest"
"""
Castboard = Callable[..., int]


@pytest.fixture
def castboard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Castboard:
    """Run the command line with a fake engine; give its exit code."""
    monkeypatch.setattr(engines, "Engine", FakeEngine)
    monkeypatch.setattr(main, "start_logging", lambda folder: folder)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.toml").write_text(STORY, "utf-8")
    write_model_folder(tmp_path / "model", latents=8)

    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["castboard", *arguments])
        with pytest.raises(SystemExit) as end:
            main.cli()
        return int(end.value.code or 0)

    return run


RENDER = ("render", "story.toml", "--library", "library", "--model", "model", "--out", "sheet.pdf")


def test_render_writes_the_sheets_and_says_where(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    assert castboard(*RENDER, "--out", "sheet.png") == 0
    assert Path("sheet.pdf").read_bytes().startswith(b"%PDF")
    assert Path("sheet.png").read_bytes().startswith(b"\x89PNG")
    said = capsys.readouterr().out
    assert "Written: sheet.pdf" in said
    assert "Written: sheet.png" in said
    assert "loading the model" in said


@pytest.mark.parametrize("display", [True, False])
def test_open_shows_the_project_where_there_is_a_display(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch, display: bool
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(system, "has_display", lambda: display)
    monkeypatch.setattr(system, "needed", dict)
    monkeypatch.setattr(desktop.app, "main", lambda *given: opened.append(given) or 0)
    assert castboard(*RENDER, "--open") == 0
    project = Library.open(Path("library"), read_only=True).projects.all()[0]
    assert opened == ([(Path("library"), project.id, Path("model"))] if display else [])


def test_the_settings_say_which_model_draws_and_on_what(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Any] = []
    monkeypatch.setattr(engines, "Engine", lambda *given: made.append(given) or FakeEngine())
    monkeypatch.setenv("CASTBOARD_HOME", str(tmp_path))
    save_settings(Settings(model=tmp_path / "model", device="cpu"), settings_file())
    assert castboard("render", "story.toml", "--library", "library", "--out", "sheet.pdf") == 0
    assert made == [(tmp_path / "model", "cpu")]


def test_a_display_without_the_windows_libraries_is_told_before_anything_is_made(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "has_display", lambda: True)
    monkeypatch.setattr(system, "needed", lambda: {"libnowhere.so.9": "libnowhere9"})
    monkeypatch.setitem(system.OFFSCREEN, "libnowhere.so.9", "libnowhere9")
    assert castboard(*RENDER, "--open") == 1
    assert "libnowhere.so.9" in capsys.readouterr().err
    assert not Path("library").exists()


def test_without_a_command_the_window_opens(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(desktop.app, "main", lambda *given: opened.append(given) or 3)
    assert castboard("--library", "library") == 3
    assert opened == [(Path("library"), None, None)]


def test_ctrl_c_keeps_what_was_finished(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(FakeEngine):
        def render(self, *_: Any) -> Generator[EngineEvent, None, None]:
            raise KeyboardInterrupt
            yield

    monkeypatch.setattr(engines, "Engine", Interrupted)
    assert castboard(*RENDER) == 130
    assert "What was finished is kept" in capsys.readouterr().out
    assert Library.open(Path("library"), read_only=True).characters.all()[0].is_cast
    assert not Path("sheet.pdf").exists()


def test_what_the_engine_notices_is_printed_with_its_panel(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    noticing = partial(FakeEngine, notice="“fox” is cut off.")
    monkeypatch.setattr(engines, "Engine", noticing)
    assert castboard(*RENDER) == 0
    assert "Panel 1: “fox” is cut off." in capsys.readouterr().out


def test_a_character_of_ones_own_picture_is_not_cast(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (8, 8)).save("mia.png")
    own = 'noun = "fox"\nimage = "mia.png"\ndescription = "a fox standing"'
    Path("story.toml").write_text(STORY.replace('noun = "fox"', own), "utf-8")
    made: list[FakeEngine] = []
    monkeypatch.setattr(
        engines, "Engine", lambda *given: made.append(FakeEngine(*given)) or made[-1]
    )
    assert castboard(*RENDER) == 0
    (engine,) = made
    assert (engine.casts, len(engine.inverted), len(engine.made)) == ([], 1, 1)


def test_a_render_that_was_stopped_goes_on_within_its_panels(
    castboard: Castboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("story.toml").write_text('title = "x"\n[[panel]]\nprompt = "a fox"\n', "utf-8")
    engine = FakeEngine(steps=6, fail_at=4, error=KeyboardInterrupt())
    monkeypatch.setattr(engines, "Engine", lambda *_: engine)
    assert castboard(*RENDER) == 130
    engine.fail_at = None
    assert castboard(*RENDER) == 0
    assert engine.rendered == [[0, 1, 2, 3], [4, 5]]


def test_a_project_is_packed_and_unpacked_in_another_library(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    castboard(*RENDER)
    pack = ("pack", "The hat", "--out", "hat.castboard", "--library", "library")
    assert castboard(*pack, "--latest") == 0
    assert "Written: hat.castboard" in capsys.readouterr().out
    assert castboard("unpack", "hat.castboard", "--library", "other") == 0
    assert "In the library: The hat" in capsys.readouterr().out
    assert castboard("unpack", "hat.castboard", "--library", "other") == 0
    assert "“The hat” is in the library already" in capsys.readouterr().out
    (project,) = projects("library")
    assert projects("other") == [project]


def projects(folder: str) -> list[Any]:
    library = Library.open(Path(folder))
    found = library.projects.all()
    library.close()
    return found


def test_an_archive_that_is_none_and_a_project_that_is_not_there_are_sentences(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    castboard(*RENDER)
    assert castboard("unpack", "story.toml", "--library", "library") == 1
    assert "“story.toml” cannot be unpacked" in capsys.readouterr().err
    assert castboard("pack", "Nothing", "--out", "a.castboard", "--library", "library") == 1
    assert "no project called “Nothing”" in capsys.readouterr().err


def test_a_project_in_the_library_can_be_exported_again(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    castboard(*RENDER)
    assert castboard("export", "The hat", "--library", "library", "--out", "again.pdf") == 0
    assert Path("again.pdf").read_bytes().startswith(b"%PDF")
    assert castboard("export", "The cap", "--library", "library", "--out", "again.pdf") == 1
    assert "no project called “The cap”" in capsys.readouterr().err


def test_a_project_is_exported_by_another_template(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    castboard(*RENDER)
    again = ("export", "The hat", "--library", "library", "--out", "again.png", "--template")
    assert castboard(*again, "One per page") == 0
    Path("mine.json").write_text(
        '{"format": "castboard sheet", "version": 1, "template": {"name": "Mine", "paper": "A3"}}'
    )
    assert castboard(*again, "mine.json") == 0
    with Image.open("again.png") as image:
        assert max(image.size) == round(420 / 25.4 * 200)
    assert castboard(*again, "Nobody's") == 1
    assert "no sheet template called “Nobody's”" in capsys.readouterr().err


def test_a_folder_that_is_no_model_is_one_sentence(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path("model") / "model_index.json").unlink()
    assert castboard(*RENDER) == 1
    assert "is not a model folder" in capsys.readouterr().err


def test_the_doctor_says_what_it_finds(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    assert castboard("doctor", "--model", "model") == 0
    said = capsys.readouterr().out
    for word in ("Python", "torch", "SDXL", "Library"):
        assert word in said


def test_a_mistake_in_a_story_is_one_line_on_stderr(tmp_path: Path) -> None:
    story = tmp_path / "story.toml"
    story.write_text(STORY.replace("@Mia", "@Mla"), "utf-8")
    result = subprocess.run(
        [sys.executable, "main.py", "render", str(story), "--out", str(tmp_path / "s.pdf")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == "story.toml, line 7: Nobody is called @Mla. Did you mean @Mia?\n"


def test_brackets_are_printed_as_they_are(
    castboard: Castboard, capsys: pytest.CaptureFixture[str]
) -> None:
    castboard(*RENDER, "--out", "sheet[final].png")
    assert "Written: sheet[final].png" in capsys.readouterr().out
    Path("story.toml").write_text(STORY.replace("@Mia", "@Xyzzy"), "utf-8")
    assert castboard(*RENDER) == 1
    assert "Add a [[cast]] of that name." in capsys.readouterr().err


def test_the_story_in_the_readme_is_one(tmp_path: Path) -> None:
    block = (ROOT / "README.md").read_text("utf-8").split("```toml\n")[1].split("```")[0]
    (tmp_path / "story.toml").write_text(block, "utf-8")
    for name in ("style.png", "rob.png", "edges.png"):
        Image.new("RGB", (8, 8)).save(tmp_path / name)
    for name, shapes in (("ink", LORA_FILE), ("ada", EMBEDDING_FILE), ("canny", CONTROLNET_FILE)):
        write_header(tmp_path / f"{name}.safetensors", shapes)
    story = read_story(tmp_path / "story.toml")
    tables = (story.cast, story.loras, story.embeddings, [story.control], story.panels)
    for entries in ([story.head], [story.style], *tables):
        said = {name for entry in entries for name in entry.model_fields_set}
        assert said == set(type(entries[0]).model_fields)


def test_the_sample_story_can_be_read() -> None:
    for path in sorted((ROOT / "resources/samples").glob("*/story.toml")):
        story = read_story(path)
        assert len(story.panels) == 6
        assert all(panel.prompt.count("@") == 2 for panel in story.panels)
