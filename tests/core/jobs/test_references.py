"""What is told of a trajectory, and that a disk without room for it costs only time."""

import logging

from core.domain.events import TakeMade, TrajectoryMade
from core.domain.geometry import Size
from core.jobs.jobs import CastCharacter, PanelRecipe, RenderPanels
from core.jobs.references import about_of
from core.jobs.run import run
from core.storage.trajectories import About
from tests.fakes.disk import full_disk
from tests.fakes.engine import FakeEngine, a_trajectory
from tests.fakes.values import (
    a_picture,
    a_recipe,
    a_style_reference,
    an_anchor_recipe,
    an_anchor_reference,
)


def test_a_trajectory_tells_which_picture_or_which_cast_it_is_of(library, engine):
    style = a_style_reference(library.blobs.put(a_picture()))
    cast = an_anchor_recipe(size=Size(width=64, height=64))
    panel = a_recipe(references=(style, an_anchor_reference(cast)))
    list(run(RenderPanels("job", "p", (PanelRecipe("panel", panel),)), engine, library))
    told = {cached.key: cached.about for cached in library.trajectories.all()}
    assert told == {
        panel.trajectory_key(style): About(
            picture=style.picture, model=panel.model, size=panel.size, prompt=style.prompt
        ),
        panel.trajectory_key(panel.references[1]): About(
            cast=cast.digest(), model=cast.model, size=cast.size, prompt=cast.prompt, noun="fox"
        ),
    }


def test_casting_tells_the_same_of_a_candidate_as_a_panel_that_reads_it(library, engine):
    recipe = an_anchor_recipe()
    list(run(CastCharacter("job", "fox", "Fox", (recipe,)), engine, library))
    (cached,) = library.trajectories.all()
    assert cached.about == about_of(a_recipe(), an_anchor_reference(recipe))


def test_a_kept_trajectory_that_is_none_is_made_again(library, engine):
    style = a_style_reference(library.blobs.put(a_picture()))
    recipe = a_recipe(references=(style,))
    key = recipe.trajectory_key(style)
    library.trajectories.put(key, b"no tensors", about_of(recipe, style))
    events = list(run(RenderPanels("job", "p", (PanelRecipe("panel", recipe),)), engine, library))
    assert [event for event in events if isinstance(event, TakeMade)]
    assert engine.inverted == [style]
    assert library.trajectories.get(key) == a_trajectory(key, recipe.size)


class LargeTrajectories(FakeEngine):
    def invert(self, *args):
        for event in super().invert(*args):
            large = isinstance(event, TrajectoryMade)
            yield TrajectoryMade(event.key, bytes(100_000)) if large else event


def test_a_render_goes_on_when_the_disk_has_no_room_for_a_trajectory(library, caplog):
    style = a_style_reference(library.blobs.put(a_picture()))
    job = RenderPanels("job", "p", (PanelRecipe("panel", a_recipe(references=(style,))),))
    with full_disk(60_000), caplog.at_level(logging.WARNING):
        events = list(run(job, LargeTrajectories(), library))
    assert [event for event in events if isinstance(event, TakeMade)]
    assert library.trajectories.all() == []
    assert "A trajectory was not kept. The disk is full" in caplog.text
