"""What a story's file says of its project, and what it leaves to the window."""

from pathlib import Path
from typing import Any

from core.domain.board import Board, Caption, Scene, Text
from core.domain.project import Project
from core.domain.sheet import Header, SheetTemplate
from core.jobs.import_story import import_story
from core.screenplay.reader import read_story
from core.storage.library import Library
from tests.fakes.values import a_picture

STORY = """title = "The hat"
[style]
words = "ink"
[[cast]]
name = "Mia"
words = "a fox wearing a hat"
noun = "fox"
[[panel]]
prompt = "@Mia in a forest"
[[panel]]
prompt = "@Mia on a beach"
"""
A_PANEL_MORE = '[[panel]]\nprompt = "@Mia waits"\n'


def imported(folder: Path, library: Library, text: str = STORY) -> Project:
    path = folder / "story.toml"
    path.write_text(text, "utf-8")
    return import_story(read_story(path), library)


def edited(project: Project, library: Library, board: Board, **changes: Any) -> Project:
    """The project as the window left it."""
    project = project.replace(board=board, **changes)
    library.projects.save(project)
    return project


def test_panels_get_the_seed_of_their_place(tmp_path: Path, library: Library) -> None:
    project = imported(tmp_path, library, STORY + "seed = 9\n")
    assert [panel.seed for panel in project.board.panels] == [1, 9]


def test_what_no_story_says_outlives_another_import(tmp_path: Path, library: Library) -> None:
    project = imported(tmp_path, library)
    marks = {"take": "t", "starred": ("t",), "locked": True, "approved": True, "seed": 77}
    words = {"sound": "waves", "negative": "rain", "angle": "low", "lens": "35 mm", "move": "pan"}
    place = {"scene": "s", "starts_shot": False, "own": (Text(key="mood", text="calm"),)}
    board = project.board.with_panel(project.board.panels[1].replace(**marks, **words, **place))
    captions = (*board.captions, Caption(key="mood", label="Mood"))
    board = board.replace(
        scenes=(Scene(id="s", title="The beach"),), numbering="tens", captions=captions
    )
    sheet = SheetTemplate(header=Header(logo=library.blobs.put(a_picture(), original=True)))
    there = edited(project, library, board, negative="blur", sheet=sheet, templates=(sheet,))
    assert imported(tmp_path, library) == there
    assert library.projects.all() == [there]


def test_what_a_story_says_replaces_what_the_window_said(tmp_path: Path, library: Library) -> None:
    text = STORY + "seed = 5\n"
    project = imported(tmp_path, library, text)
    panel = project.board.panels[1].replace(prompt="a cat", shot="CU", seed=9, duration=7.0)
    board = project.board.with_panel(panel).replace(aspect="16:9")
    edited(project, library, board, title="Another", guidance=9.0)
    assert imported(tmp_path, library, text) == project


def test_a_styles_strength_is_no_storys(tmp_path: Path, library: Library) -> None:
    imported(tmp_path, library)
    (style,) = library.styles.all()
    library.styles.save(style.replace(strength=2.0))
    imported(tmp_path, library, STORY.replace('"ink"', '"oil"'))
    (again,) = library.styles.all()
    assert (again.words, again.strength) == ("oil", 2.0)


def test_new_panels_of_a_story_join_the_scene_they_stand_behind(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library)
    one, two = project.board.panels
    panels = (one.replace(scene="a"), two.replace(scene="b"))
    scenes = (Scene(id="a"), Scene(id="b"))
    edited(project, library, project.board.replace(panels=panels, scenes=scenes))
    again = imported(tmp_path, library, STORY + A_PANEL_MORE)
    assert [panel.scene for panel in again.board.panels] == ["a", "b", "b"]


def test_a_scene_that_the_storys_order_would_begin_again_is_not(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library, STORY + A_PANEL_MORE)
    one, two, three = project.board.panels
    panels = (one.replace(scene="a"), three.replace(scene="a"), two.replace(scene="b"))
    scenes = (Scene(id="a"), Scene(id="b"))
    edited(project, library, project.board.replace(panels=panels, scenes=scenes))
    again = imported(tmp_path, library, STORY + A_PANEL_MORE)
    assert [(panel.id, panel.scene) for panel in again.board.panels] == [
        (one.id, "a"),
        (two.id, "b"),
        (three.id, "b"),
    ]
