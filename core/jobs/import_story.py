"""A story file becomes a project of the library; the same file always becomes the same one."""

from uuid import NAMESPACE_URL, uuid5

from core.domain.board import Board, Panel
from core.domain.character import Character
from core.domain.project import Project
from core.domain.style import Style
from core.screenplay.story import Story
from core.storage.library import Library


def import_story(story: Story, library: Library) -> Project:
    """Save the story's style, cast and panels; what the library has made of them is kept.

    The file is the source: what it says replaces what the project said. Ids come from the
    file's place, so characters keep their anchors and panels their takes.
    """
    style = _style(story, library)
    characters = [_character(story, number, library) for number in range(len(story.cast))]
    project = Project(
        id=_id(story, "project"),
        title=story.head.title,
        board=Board(
            id=_id(story, "board"),
            aspect=story.head.aspect,
            panels=tuple(_panel(story, number) for number in range(len(story.panels))),
        ),
        style_id=style.id if style else None,
        character_ids=tuple(character.id for character in characters),
        steps=story.head.steps,
        guidance=story.head.guidance,
    )
    library.projects.save(project)
    return project


def _style(story: Story, library: Library) -> Style | None:
    entry = story.style
    if entry is None:
        return None
    picture = library.blobs.put(story.image.read_bytes()) if story.image else None
    style = Style(
        id=_id(story, "style"),
        name=entry.name or entry.words or story.head.title,
        words=entry.words,
        picture=picture,
        description=entry.description,
    )
    library.styles.save(style)
    return style


def _character(story: Story, number: int, library: Library) -> Character:
    entry = story.cast[number]
    identity = _id(story, f"cast/{entry.name.casefold()}")
    try:
        anchors = library.characters.get(identity).anchors
    except KeyError:
        anchors = ()
    character = Character(
        id=identity, name=entry.name, words=entry.words, noun=entry.noun, anchors=anchors
    )
    library.characters.save(character)
    return character


def _panel(story: Story, number: int) -> Panel:
    entry = story.panels[number]
    seed = number + 1 if entry.seed is None else entry.seed
    return Panel(id=_id(story, f"panel/{number}"), **{**dict(entry), "seed": seed})


def _id(story: Story, part: str) -> str:
    return uuid5(NAMESPACE_URL, f"{story.path.as_uri()}#{part}").hex
