"""From a story file to its sheet in one go: import, cast, render, export."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from core.domain.board import Panel
from core.domain.character import Character, find_phrase
from core.domain.events import CandidateMade, JobEvent, PanelNotice
from core.domain.project import Project
from core.domain.prompting import (
    FIRST_CASTING_SEED,
    ModelTraits,
    casting_recipe,
    looks,
    recipe_for,
    used_for,
)
from core.domain.recipe import Recipe
from core.domain.style import Style
from core.domain.values import new_id
from core.domain.wording import written
from core.export.sheet import check_kind
from core.jobs.engine import Engine
from core.jobs.import_story import import_story
from core.jobs.jobs import CastCharacter, ExportSheet, PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.render_panels import made_before
from core.jobs.run import run
from core.screenplay.story import Story
from core.storage.library import Library

LOCKED = "It is locked, so it was not drawn as the story asks now. Unlock it in the window first."


def render_story(
    story: Story, paths: Sequence[Path], model: ModelTraits, engine: Engine, library: Library
) -> Generator[JobEvent, None, Project]:
    """Yield the events of all jobs that the story still needs; return its project.

    Unlike a job it writes tables as it goes, so it runs in the library's own thread. Stopped at
    any place, it keeps what was made and goes on from there the next time. StorageError before
    anything is made when a sheet cannot be written as what a path names.
    """
    for path in paths:
        check_kind(path)
    project = import_story(story, library)
    style = library.styles.get(project.style_id) if project.style_id else None
    todo = _Todo(project, style, model, library)
    for number, character_id in enumerate(project.character_ids):
        for variant in ("", *todo.variants(character_id)):
            wanted, fresh = story.cast[number].seed, FIRST_CASTING_SEED + number
            if casting := todo.casting(character_id, variant, wanted, fresh):
                yield from _cast(casting, variant, engine, library)
    recipes = todo.recipes()
    stale = todo.stale(recipes)
    for panel, _ in stale:
        if panel.locked:
            yield _numbered(PanelNotice(panel.id, LOCKED), project)
    waiting = tuple(wanted for panel, wanted in stale if not panel.locked)
    job = RenderPanels(new_id(), project.id, waiting)
    with closing(run(job, engine, library)) as events:
        for event in events:
            record(event, library)
            yield _numbered(event, project)
    if paths:
        sheet = ExportSheet(new_id(), project.id, tuple(map(str, paths)), todo.seen(recipes))
        yield from run(sheet, engine, library)
    return project


def _numbered(event: JobEvent, project: Project) -> JobEvent:
    """A notice names its panel: who reads it has only the file before them."""
    if isinstance(event, PanelNotice):
        number = project.board.index(event.panel_id) + 1
        return replace(event, sentence=f"Panel {number}: {event.sentence}")
    return event


def is_cast_for(
    project: Project, character: Character, style: Style | None, model: ModelTraits
) -> bool:
    """Whether the anchors are what casting would make now, whatever seeds were picked.

    The artist's own pictures stand as long as they show the character's noun.
    """
    return character.is_cast and all(
        anchor.recipe == casting_recipe(project, character, style, model, anchor.recipe.seed)
        if anchor.recipe
        else bool(find_phrase(character.noun, anchor.prompt))
        for anchor in character.anchors
    )


@dataclass(frozen=True)
class _Todo:
    """What a project still needs."""

    project: Project
    style: Style | None
    model: ModelTraits
    library: Library

    def variants(self, character_id: str) -> list[str]:
        """The variants of a character that the panels name."""
        characters = self._characters()
        named = [looks(written(panel), characters) for panel in self.project.board.panels]
        found = (look for each in named for who, look in each if who.id == character_id and look)
        return list(dict.fromkeys(found))

    def casting(
        self, character_id: str, variant: str, wanted: int | None, fresh: int
    ) -> CastCharacter | None:
        """The casting of a character with the seed the story wants, or else a fresh one.

        None when its anchors still stand.
        """
        character = self.library.characters.get(character_id).dressed(variant)
        picked = [anchor.recipe.seed for anchor in character.anchors if anchor.recipe]
        stands = is_cast_for(self.project, character, self.style, self.model)
        if stands and (wanted in (None, *picked) or not picked):
            return None
        seed = fresh if wanted is None else wanted
        recipe = casting_recipe(self.project, character, self.style, self.model, seed)
        name = f"{character.name}:{variant}" if variant else character.name
        return CastCharacter(new_id(), character_id, name, (recipe,))

    def recipes(self) -> dict[str, Recipe]:
        """What each panel would be drawn from now, by panel."""
        characters = self._characters()
        return {
            panel.id: recipe_for(self.project, panel, self.style, characters, self.model)
            for panel in self.project.board.panels
        }

    def stale(self, recipes: Mapping[str, Recipe]) -> list[tuple[Panel, PanelRecipe]]:
        """The panels without a whole take of their recipe, and what each would be drawn from."""
        characters = self._characters()
        found = []
        for panel in self.project.board.panels:
            used = used_for(written(panel), self.style, characters, self._version)
            wanted = PanelRecipe(panel.id, recipes[panel.id], used)
            take = made_before(wanted, self.project.id, self.library)
            if take is None or take.panel_id != panel.id:
                found.append((panel, wanted))
        return found

    def seen(self, recipes: Mapping[str, Recipe]) -> tuple[str, ...]:
        """The takes that are seen, by id: those of the recipes, though not the newest."""
        made = self.library.takes.of_project(self.project.id)
        panels = self.project.board.panels
        shown = (made.shown(panel, recipes[panel.id].digest()) for panel in panels)
        return tuple(take.id for take in shown if take is not None)

    def _characters(self) -> list[Character]:
        return self.library.characters.get_many(self.project.character_ids)

    def _version(self, item: Style | Character) -> int:
        is_style = isinstance(item, Style)
        return (self.library.styles if is_style else self.library.characters).version(item.id)


def _cast(
    job: CastCharacter, variant: str, engine: Engine, library: Library
) -> Generator[JobEvent, None, None]:
    """Cast a character, or its variant, and keep the one candidate as its anchor."""
    with closing(run(job, engine, library)) as events:
        for event in events:
            record(event, library)
            if isinstance(event, CandidateMade):
                character = library.characters.get(job.character_id)
                library.characters.save(character.frozen((event.anchor,), variant))
            yield event
