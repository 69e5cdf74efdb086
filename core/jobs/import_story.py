"""A story file becomes a project of the library; the same file always becomes the same one."""

from collections.abc import Collection, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, uuid5

from core.domain.board import Board, Panel
from core.domain.character import Anchor, Character, Variant
from core.domain.project import AddOn, Project
from core.domain.recipe import Adapter, Control
from core.domain.style import Style
from core.jobs.match_panels import matched
from core.screenplay.story import CastEntry, PanelEntry, Story, VariantEntry
from core.storage.library import Library
from core.storage.shelves import Shelf

Item = TypeVar("Item", Style, Character)


def import_story(story: Story, library: Library) -> Project:
    """Save the story's style, cast and panels; what was made of them, or no file says, is kept.

    The file is the source: what it says replaces what the project said. Ids come from the
    file's place, so characters keep their anchors, also in the bin. Panels keep their takes
    wherever they stand in the file (core/jobs/match_panels.py).
    """
    library.projects.restore(project_id(story))
    style = _style(story, library)
    characters = [_character(story, entry, library) for entry in story.cast]
    known = _known_project(story, library)
    project = known.replace(
        title=story.head.title,
        board=_board(story, known.board, _controls(story, library)),
        style_id=style.id if style else None,
        character_ids=tuple(character.id for character in characters),
        steps=story.head.steps,
        guidance=story.head.guidance,
        quality=story.head.quality,
        sampler=story.head.sampler,
        addons=_addons(story, library),
    )
    library.projects.save(project)
    return project


def project_id(story: Story) -> str:
    """The project that a story file becomes, whenever it is imported."""
    return _id(story, "project")


def _known_project(story: Story, library: Library) -> Project:
    """The project as it was imported before, or else an empty one."""
    try:
        return library.projects.get(project_id(story))
    except KeyError:
        board = Board(id=_id(story, "board"))
        return Project(id=project_id(story), title=story.head.title, board=board)


def _style(story: Story, library: Library) -> Style | None:
    entry = story.style
    if entry is None:
        return None
    image = story.image(entry)
    picture = library.blobs.put(image.read_bytes(), original=True) if image else None
    known = _known(_id(story, "style"), library.styles)
    style = (known or Style(id=_id(story, "style"), name="")).replace(
        name=entry.name or entry.words or story.head.title,
        words=entry.words,
        picture=picture,
        description=entry.description,
    )
    library.styles.save(style)
    return style


def _character(story: Story, entry: CastEntry, library: Library) -> Character:
    identity = _id(story, f"cast/{entry.name.casefold()}")
    known = _known(identity, library.characters)
    cast = {each.name.casefold(): each.anchors for each in known.variants} if known else {}
    character = Character(
        id=identity,
        name=entry.name,
        words=entry.words,
        noun=entry.noun,
        anchors=_anchors(story, entry, known.anchors if known else (), library),
        variants=tuple(
            Variant(
                name=each.name,
                words=each.words,
                anchors=_anchors(story, each, cast.get(each.name.casefold(), ()), library),
            )
            for each in entry.variant
        ),
    )
    library.characters.save(character)
    return character


def _known(item_id: str, shelf: Shelf[Item]) -> Item | None:
    """A style or a character as it was imported before, also when it lies in the bin by now."""
    version = shelf.version(item_id)
    return shelf.at(item_id, version) if version else None


def _anchors(
    story: Story, entry: CastEntry | VariantEntry, kept: tuple[Anchor, ...], library: Library
) -> tuple[Anchor, ...]:
    """What was cast before, or else the story's own picture, with the mask painted on it."""
    image = story.image(entry)
    if image is None:
        return kept
    picture = library.blobs.put(image.read_bytes(), original=True)
    own = Anchor(picture=picture, prompt=entry.description)
    return (next((each for each in kept if each.replace(mask=None) == own), own),)


def _addons(story: Story, library: Library) -> tuple[AddOn, ...]:
    """The story's LoRAs and embeddings, their files in the library."""
    loras = [
        _addon(story.beside(each.file), library, kind="lora", weight=each.weight)
        for each in story.loras
    ]
    embeddings = [
        _addon(story.beside(each.file), library, kind="embedding", token=each.token)
        for each in story.embeddings
    ]
    return (*loras, *embeddings)


def _addon(path: Path, library: Library, **fields: Any) -> AddOn:
    return AddOn(name=path.stem, adapter=Adapter(file=library.addons.put(path), **fields))


def _controls(story: Story, library: Library) -> list[Control | None]:
    """What steers each panel, its files in the library."""
    if story.control is None:
        return [None] * len(story.panels)
    model = library.addons.put(story.beside(story.control.model))
    return [
        Control(
            model=model,
            picture=library.blobs.put(story.beside(each.control).read_bytes(), original=True),
            scale=each.control_scale,
        )
        if each.control
        else None
        for each in story.panels
    ]


def _board(story: Story, known: Board, controls: list[Control | None]) -> Board:
    """The story's panels, with what the board knows of them and no file says."""
    same = matched([entry.prompt for entry in story.panels], known.panels)
    used = {panel.id for panel in known.panels}
    panels = []
    for number, entry in enumerate(story.panels):
        panel = same[number] or _fresh(story, number, used)
        used.add(panel.id)
        panels.append(_panel(entry, panel, controls[number]))
    return known.replace(aspect=story.head.aspect, panels=tuple(_in_scenes(panels)))


def _fresh(story: Story, place: int, used: Collection[str]) -> Panel:
    """A new panel; its place gives its id and its seed unless another panel has that id."""
    ids = ((number, _id(story, f"panel/{number}")) for number in count(place))
    number, panel_id = next(each for each in ids if each[1] not in used)
    return Panel(id=panel_id, seed=number + 1)


def _panel(entry: PanelEntry, known: Panel, control: Control | None) -> Panel:
    """A known panel as the story tells it; a seed that was not told stays."""
    told = entry.model_dump(exclude={"control", "control_scale"})
    seed = known.seed if entry.seed is None else entry.seed
    return known.replace(**{**told, "seed": seed, "control": control})


def _in_scenes(panels: Iterable[Panel]) -> Iterator[Panel]:
    """The panels; who is new, or would begin a scene again, joins the scene it stands behind."""
    here, begun = "", {""}
    for panel in panels:
        here = here if panel.scene in begun else panel.scene
        begun.add(here)
        yield panel.replace(scene=here)


def _id(story: Story, part: str) -> str:
    return uuid5(NAMESPACE_URL, f"{story.path.as_uri()}#{part}").hex
