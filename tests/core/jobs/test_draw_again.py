"""Pictures that were lost are drawn again from their recipes."""

import pytest

from core.domain.character import Anchor, Variant
from core.domain.events import AnchorRecast, PanelPreview, Progress, TakeMade, TakeRedrawn
from core.domain.prompting import anchor_reference
from core.jobs.draw_again import drawable
from core.jobs.jobs import CastCharacter, DrawAgain, PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from core.storage.check import Kind, Problem, check
from core.storage.repair import repair
from tests.fakes.values import (
    a_character,
    a_picture,
    a_project,
    a_recipe,
    an_anchor_recipe,
)


def problems(library):
    return [found for found in check(library) if isinstance(found, Problem)]


def repaired(library):
    steps = repair(library, problems(library))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def follow(job, engine, library):
    events = list(run(job, engine, library))
    for event in events:
        record(event, library)
    return events


@pytest.fixture
def project(library, engine):
    """Of two panels, the first drawn twice."""
    project = a_project()
    library.projects.save(project)
    one, two = (panel.id for panel in project.board.panels)
    for panel_id, seed in ((one, 1), (two, 2), (one, 3)):
        panel = PanelRecipe(panel_id, a_recipe(seed=seed))
        follow(RenderPanels(f"job {seed}", project.id, (panel,)), engine, library)
    return project


def test_lost_pictures_are_drawn_again_and_no_take_is_added(library, engine, project):
    before = [library.takes.of_panel(panel.id) for panel in project.board.panels]
    for takes in before:
        library.blobs.path(takes[-1].picture).unlink()
    result = repaired(library)
    events = follow(DrawAgain("again", tuple(result.takes)), engine, library)
    assert {event.take.id for event in events if isinstance(event, TakeRedrawn)} == {
        takes[-1].id for takes in before
    }
    assert not [event for event in events if isinstance(event, TakeMade)]
    assert [library.takes.of_panel(panel.id) for panel in project.board.panels] == before
    assert problems(library) == []


def test_a_device_that_draws_other_bytes_mends_the_take_all_the_same(library, engine, project):
    panel = project.board.panels[1]
    (take,) = library.takes.of_panel(panel.id)
    lost = take.replace(picture="ab" * 32)
    library.takes.mend(lost)
    library.blobs.delete(take.picture)
    assert [problem.kind for problem in problems(library)] == [Kind.TAKES]
    follow(DrawAgain("again", tuple(repaired(library).takes)), engine, library)
    assert library.takes.of_panel(panel.id) == [take]
    assert problems(library) == []


def test_previews_go_to_the_panels(library, engine, project):
    takes = tuple(library.takes.of_panel(project.board.panels[0].id))
    for take in takes:
        library.blobs.path(take.picture).unlink()
    events = list(run(DrawAgain("again", takes), engine, library))
    previews = {event.panel_id for event in events if isinstance(event, PanelPreview)}
    assert previews == {project.board.panels[0].id}
    assert "denoising" in {event.phase for event in events if isinstance(event, Progress)}


def test_a_panel_that_is_dropped_is_not_drawn(library, engine, project):
    takes = tuple(library.takes.latest(project.id).values())
    for take in takes:
        library.blobs.path(take.picture).unlink()
    keep = project.board.panels[0].id
    engine.made.clear()
    events = list(run(DrawAgain("again", takes), engine, library, lambda panel: panel == keep))
    assert [e.take.panel_id for e in events if isinstance(e, TakeRedrawn)] == [keep]


def test_a_lost_anchor_is_cast_again_the_same(library, engine):
    recipe = an_anchor_recipe()
    cast = CastCharacter("cast", "fox", "Fox", (recipe,))
    anchor = next(e.anchor for e in follow(cast, engine, library) if hasattr(e, "anchor"))
    library.characters.save(a_character(anchors=(anchor,)))
    library.blobs.path(anchor.picture).unlink()
    result = repaired(library)
    follow(DrawAgain("again", casts=tuple(result.casts)), engine, library)
    assert library.blobs.holds(anchor.picture)
    assert library.trajectories.get(recipe.trajectory_key(anchor_reference(anchor, "fox")))
    assert problems(library) == []


def test_an_anchor_that_is_cast_otherwise_this_time_gets_the_new_picture(library, engine):
    recipe = an_anchor_recipe()
    lost, whole = "ab" * 32, library.blobs.put(a_picture())
    anchors = tuple(Anchor(picture=one, recipe=recipe) for one in (lost, whole))
    raincoat = Variant(name="raincoat", words="a wet fox", anchors=anchors)
    first = a_character(anchors=anchors, variants=(raincoat,))
    library.characters.save(first)
    library.characters.save(first.replace(words="a fox"))
    result = repaired(library)
    assert result.casts == [(lost, recipe)]
    events = follow(DrawAgain("again", casts=((whole, recipe), *result.casts)), engine, library)
    (recast,) = (event for event in events if isinstance(event, AnchorRecast))
    assert engine.casts == [recipe]
    for character in (library.characters.at(first.id, 1), library.characters.get(first.id)):
        for one in (character, character.variants[0]):
            assert [anchor.picture for anchor in one.anchors] == [recast.picture, whole]
    assert library.characters.version(first.id) == 2
    assert problems(library) == []


def test_only_the_model_that_drew_a_picture_draws_it_again(library, project):
    takes = list(library.takes.latest(project.id).values())
    other = takes[0].replace(recipe=a_recipe(model="n" * 64))
    casts = [("ab" * 32, an_anchor_recipe()), ("cd" * 32, an_anchor_recipe(model="n" * 64))]
    job, others = drawable([*takes, other], casts, "m" * 64)
    assert (job.takes, job.casts, others) == (tuple(takes), (casts[0],), 2)
    assert drawable([other], [], "m" * 64) == (None, 1)


def test_an_own_picture_is_never_cast_again(library):
    picture = library.blobs.put(a_picture())
    library.characters.save(a_character(anchors=(Anchor(picture=picture, prompt="a fox"),)))
    library.blobs.path(picture).unlink()
    result = repaired(library)
    assert result.casts == []
    assert [problem.kind for problem in result.left] == [Kind.ORIGINALS]
