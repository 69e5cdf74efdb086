"""From a story file to its sheet in one go: import, cast, render, export."""

from collections.abc import Generator, Sequence
from pathlib import Path

from core.domain.character import Character
from core.domain.events import CandidateMade, JobEvent
from core.domain.project import Project
from core.domain.prompting import ModelTraits, casting_recipe, recipe_for
from core.domain.style import Style
from core.domain.values import new_id
from core.jobs.engine import Engine
from core.jobs.import_story import import_story
from core.jobs.jobs import CastCharacter, ExportSheet, PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from core.screenplay.story import Story
from core.storage.library import Library

FIRST_CASTING_SEED = 1001
"""Panels count their seeds from 1: a character's anchor never shares its noise with a panel."""


def render_story(
    story: Story, paths: Sequence[Path], model: ModelTraits, engine: Engine, library: Library
) -> Generator[JobEvent, None, Project]:
    """Yield the events of all jobs that the story still needs; return its project.

    Unlike a job it writes tables as it goes, so it runs in the library's own thread. Stopped at
    any place, it keeps what was made and goes on from there the next time.
    """
    project = import_story(story, library)
    style = library.styles.get(project.style_id) if project.style_id else None
    for number, identity in enumerate(project.character_ids):
        seed = story.cast[number].seed
        yield from _cast(project, identity, style, model, seed, number, engine, library)
    yield from _render(project, style, model, engine, library)
    if paths:
        job = ExportSheet(new_id(), project.id, tuple(map(str, paths)))
        yield from run(job, engine, library)
    return project


def is_cast_for(
    project: Project, character: Character, style: Style | None, model: ModelTraits
) -> bool:
    """Whether the anchors are what casting would make now, whatever seeds were picked."""
    return character.is_cast and all(
        anchor.recipe == casting_recipe(project, character, style, model, anchor.recipe.seed)
        for anchor in character.anchors
    )


def _cast(
    project: Project,
    character_id: str,
    style: Style | None,
    model: ModelTraits,
    seed: int | None,
    number: int,
    engine: Engine,
    library: Library,
) -> Generator[JobEvent, None, None]:
    """Give a character one anchor, unless it has anchors that still stand."""
    character = library.characters.get(character_id)
    picked = [anchor.recipe.seed for anchor in character.anchors]
    if is_cast_for(project, character, style, model) and seed in (None, *picked):
        return
    seed = FIRST_CASTING_SEED + number if seed is None else seed
    recipe = casting_recipe(project, character, style, model, seed)
    job = CastCharacter(new_id(), character.id, (recipe,))
    for event in run(job, engine, library):
        if isinstance(event, CandidateMade):
            library.characters.save(character.replace(anchors=(event.anchor,)))
        yield event


def _render(
    project: Project,
    style: Style | None,
    model: ModelTraits,
    engine: Engine,
    library: Library,
) -> Generator[JobEvent, None, None]:
    """Render the panels whose take is missing or of another recipe."""
    characters = [library.characters.get(identity) for identity in project.character_ids]
    takes = library.takes.latest(project.id)
    stale = []
    for panel in project.board.panels:
        recipe = recipe_for(project, panel, style, characters, model)
        take = takes.get(panel.id)
        if take is None or take.recipe != recipe or not library.blobs.holds(take.picture):
            stale.append(PanelRecipe(panel.id, recipe))
    for event in run(RenderPanels(new_id(), project.id, tuple(stale)), engine, library):
        record(event, library)
        yield event
