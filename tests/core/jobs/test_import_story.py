"""What a story's file says of its project, and what it leaves to the window."""

from pathlib import Path
from typing import Any

from core.domain.board import Board, Caption, Mask, Panel, Scene, Text
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
A_PANEL_BEFORE = STORY.replace("[[panel]]", '[[panel]]\nprompt = "The sea"\n[[panel]]', 1)
A_PANEL_MORE = '[[panel]]\nprompt = "@Mia waits"\n'


MARKS = {"take": "t", "chosen_at": "2026", "starred": ("t",), "locked": True, "approved": True}


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


def marked(project: Project, library: Library, place: int) -> Panel:
    """One panel of the project with all that the window gives, and no other."""
    masks = (Mask(character_id="m", picture="0" * 64),)
    own = {"own": (Text(key="mood", text="calm"),), "scene": "s", "seed": 77, "masks": masks}
    panel = project.board.panels[place].replace(**MARKS, **own)
    board = project.board.replace(scenes=(Scene(id="s"),))
    edited(project, library, board.with_panel(panel))
    return panel


def test_a_panel_keeps_what_it_has_when_another_is_put_before_it(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library)
    panel = marked(project, library, 1)
    new, first, second = imported(tmp_path, library, A_PANEL_BEFORE).board.panels
    assert (first, second) == (project.board.panels[0], panel)
    assert (new.prompt, new.locked, new.take, new.seed) == ("The sea", False, "", 3)
    assert new.id not in {first.id, second.id}
    assert imported(tmp_path, library).board.panels == (first, second)


def test_panels_that_change_places_in_the_file_keep_what_they_have(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library)
    panel = marked(project, library, 0)
    text = STORY.replace("in a forest", "x").replace("on a beach", "in a forest")
    again = imported(tmp_path, library, text.replace("x", "on a beach"))
    assert [each.id for each in again.board.panels] == [each.id for each in project.board.panels][
        ::-1
    ]
    assert again.board.panels[1] == panel


def test_a_panel_that_is_worded_otherwise_keeps_what_it_has_beside_new_ones(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library, STORY + A_PANEL_MORE)
    panel = marked(project, library, 1)
    text = A_PANEL_BEFORE.replace("on a beach", "in a desert") + A_PANEL_MORE
    again = imported(tmp_path, library, text).board.panels
    assert again[2] == panel.replace(prompt="@Mia in a desert")


def test_panels_of_the_same_words_are_told_apart_by_their_order(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library, STORY + A_PANEL_MORE * 3)
    panel = marked(project, library, 3)
    again = imported(tmp_path, library, A_PANEL_BEFORE + A_PANEL_MORE * 3).board
    assert [each.id for each in again.panels[1:]] == [each.id for each in project.board.panels]
    assert again.panels[4] == panel


def test_a_panel_that_was_added_in_the_window_is_not_taken_for_one_of_the_file(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library)
    board, _ = project.board.with_new_panel(1, prompt="The sea", locked=True)
    last = board.panels[2].replace(prompt="@Mia in a car", approved=True)
    edited(project, library, board.with_panel(last))
    again = imported(tmp_path, library).board.panels
    assert again[1] == project.board.panels[1].replace(approved=True)


def test_a_copy_in_the_window_is_not_taken_for_the_panel_of_the_file(
    tmp_path: Path, library: Library
) -> None:
    project = imported(tmp_path, library)
    panel = marked(project, library, 1)
    board = project.board.with_panel(panel)
    edited(project, library, board.with_new_panel(1, prompt=panel.prompt)[0])
    assert imported(tmp_path, library).board.panels[1] == panel
    text = STORY + '[[panel]]\nprompt = "@Mia on a beach"\n'
    edited(project, library, board.with_new_panel(1, id="c" * 32, prompt=panel.prompt)[0])
    assert [each.id for each in imported(tmp_path, library, text).board.panels[1:]] == [
        panel.id,
        "c" * 32,
    ]
