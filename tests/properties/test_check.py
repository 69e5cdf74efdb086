"""Whatever happens to the files of a library: a check, a repair and a render mend what can be."""

import os
import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.character import Anchor
from core.jobs.jobs import DrawAgain, PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from core.storage.check import Kind, Problem, check
from core.storage.library import Library
from core.storage.repair import repair
from tests.fakes.engine import FakeEngine
from tests.fakes.values import (
    a_character,
    a_picture,
    a_project,
    a_recipe,
    a_style,
    a_style_reference,
)

HARMS = ("unlink", "truncate", "replace", "overwrite")
INTO_THE_FILE = ("truncate", "overwrite")
"""These hit a picture under both its names."""


def harm(path: Path, how: str) -> None:
    match how:
        case "unlink":
            path.unlink()
        case "truncate":
            os.truncate(path, path.stat().st_size // 2)
        case "overwrite":
            path.write_bytes(path.read_bytes()[::-1])
        case "replace":
            beside = path.with_name("beside")
            beside.write_bytes(b"something else")
            beside.replace(path)


def follow(job, library):
    for event in run(job, FakeEngine(), library):
        record(event, library)


def filled(folder: Path) -> Library:
    """A style, a character and six panels that are drawn from both."""
    library = Library.open(folder)
    style = a_style(picture=library.blobs.put(a_picture("green"), original=True))
    own = Anchor(picture=library.blobs.put(a_picture("red"), original=True), prompt="a fox")
    library.styles.save(style)
    library.characters.save(a_character(anchors=(own,)))
    project = a_project(panels=6, style_id=style.id)
    library.projects.save(project)
    recipes = [a_recipe(seed=n, references=(a_style_reference(style.picture),)) for n in range(6)]
    pairs = zip(project.board.panels, recipes, strict=True)
    panels = tuple(PanelRecipe(panel.id, recipe) for panel, recipe in pairs)
    follow(RenderPanels("job", project.id, panels), library)
    return library


def problems(library: Library) -> list[Problem]:
    return [found for found in check(library) if isinstance(found, Problem)]


@settings(deadline=None, max_examples=12)
@given(st.integers(min_value=0))
def test_all_comes_back_but_own_pictures_that_are_damaged_within(seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        library = filled(Path(folder))
        own = {path.name for path in Path(folder).glob("originals/*/*")}
        lost = set()
        for path in sorted(Path(folder).glob("blobs/*/*")) + sorted(
            Path(folder).glob("trajectories/*/*")
        ):
            if chance.random() < 0.5:
                how = chance.choice(HARMS)
                harm(path, how)
                lost |= {path.name} if path.name in own and how in INTO_THE_FILE else set()
        steps = repair(library, problems(library))
        repaired = None
        while repaired is None:
            try:
                next(steps)
            except StopIteration as end:
                repaired = end.value
        follow(DrawAgain("again", tuple(repaired.takes), tuple(repaired.casts)), library)
        left = problems(library)
        assert {each for problem in left for each in problem.items if len(each) == 64} == lost
        assert {problem.kind for problem in left} <= {Kind.ORIGINALS, Kind.TAKES}
        library.close()
