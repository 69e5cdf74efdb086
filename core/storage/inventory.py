"""All documents of the tables, read whole: what they need of the disk, and which cannot be read."""

from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError
from sqlalchemy import Select, Table, func, null, select

from core.domain.character import Anchor, Character
from core.domain.events import Progress
from core.domain.project import Project
from core.domain.recipe import METHOD, Recipe, Take
from core.domain.style import Style
from core.domain.values import BlobId, Digest, Fragment, Value
from core.storage import tables
from core.storage.database import Database
from core.storage.projects import used_by

KINDS: dict[Table, type[Value]] = {
    tables.projects: Project,
    tables.styles: Style,
    tables.characters: Character,
    tables.takes: Take,
}
READING = {
    tables.projects.name: Fragment("reading the projects"),
    tables.styles.name: Fragment("reading the styles"),
    tables.characters.name: Fragment("reading the characters"),
    tables.takes.name: Fragment("reading the takes"),
    tables.versions.name: Fragment("reading the versions"),
}
STEP = 500


@dataclass(frozen=True)
class Drawn:
    """What a check needs of a take. `again`: its recipe can still be drawn."""

    id: str
    project_id: str
    picture: BlobId
    again: bool


@dataclass
class Inventory:
    """What is not in the bin. Whose a file is, is said in words."""

    titles: dict[str, str] = field(default_factory=dict)
    """Of projects, by id."""
    takes: list[Drawn] = field(default_factory=list)
    anchors: dict[BlobId, tuple[str, Recipe]] = field(default_factory=dict)
    """Pictures that can be cast again."""
    originals: dict[BlobId, str] = field(default_factory=dict)
    addons: dict[Digest, str] = field(default_factory=dict)
    uses: set[tuple[str, str, str]] = field(default_factory=set)
    """Which project has which kind of thing, by ids; those of the bin too."""
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """Tables and ids of rows."""


def take_inventory(
    database: Database, of: Collection[Table] = (*KINDS, tables.versions)
) -> Generator[Progress, None, Inventory]:
    """Read every document, or those of some tables, with progress."""
    found = Inventory()
    for table, kind in KINDS.items():
        if table in of:
            binned = table.c.get("deleted_at", null()).is_not(None)
            query = select(table.c.id, table.c.document, binned)
            yield from _read(database, query, table.name, kind, found)
    if tables.versions in of:
        yield from _read_versions(database, found)
    return found


def _read_versions(database: Database, found: Inventory) -> Iterator[Progress]:
    versions = tables.versions
    for name, shelf in tables.SHELVES.items():
        query = select(versions.c.item_id, versions.c.document, shelf.c.deleted_at.is_not(None))
        own = query.join(shelf, versions.c.item_id == shelf.c.id).where(versions.c.kind == name)
        yield from _read(database, own, versions.name, KINDS[shelf], found)


def _read(
    database: Database,
    query: Select[str, str, bool],
    table: str,
    kind: type[Value],
    found: Inventory,
) -> Iterator[Progress]:
    with database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
        rows = connection.execution_options(yield_per=STEP).execute(query)
        for number, (item_id, document, binned) in enumerate(rows):
            if number % STEP == 0:
                yield Progress(READING[table], number, total)
            try:
                _enter(kind.model_validate_json(document), bool(binned), found)
            except ValidationError:
                found.unreadable.append((table, item_id))


def _enter(value: Value, binned: bool, found: Inventory) -> None:
    match value:
        case Project():
            _enter_project(value, binned, found)
        case Take() if value.project_id in found.titles:
            again = value.recipe.method == METHOD
            found.takes.append(Drawn(value.id, value.project_id, value.picture, again))
        case Style() if not binned and value.picture:
            found.originals[value.picture] = f"the style “{value.name}”"
        case Character() if not binned:
            for anchor in anchors_of(value):
                _enter_anchor(anchor, value.name, found)


def _enter_project(project: Project, binned: bool, found: Inventory) -> None:
    found.uses |= {(project.id, kind, item) for kind, item in used_by(project)}
    if binned:
        return
    found.titles[project.id] = project.title
    owner = f"the project “{project.title}”"
    found.addons |= {addon.adapter.file: f"{addon.name} of {owner}" for addon in project.addons}
    for number, panel in enumerate(project.board.panels, start=1):
        place = f"panel {number} of {owner}"
        found.originals |= {mask.picture: f"a painted mask in {place}" for mask in panel.masks}
        if panel.control:
            found.originals[panel.control.picture] = f"the control picture of {place}"
            found.addons[panel.control.model] = f"the ControlNet of {place}"


def _enter_anchor(anchor: Anchor, name: str, found: Inventory) -> None:
    if anchor.recipe and anchor.recipe.method == METHOD:
        found.anchors[anchor.picture] = (name, anchor.recipe)
    else:
        found.originals[anchor.picture] = f"{name}'s anchor"
    if anchor.mask:
        found.originals[anchor.mask] = f"the painted mask of {name}'s anchor"


def anchors_of(character: Character) -> Iterator[Anchor]:
    """Its own, and those of its variants."""
    yield from character.anchors
    for variant in character.variants:
        yield from variant.anchors
