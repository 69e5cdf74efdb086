"""A library as large as an artist's may become, made once: see `large_library`.

10,000 styles, 2,000 characters, 300 projects (one of 500 panels) and 100,000 takes, with tags,
folders and versions. Rows are sealed as the library writes them; there are no pictures.
"""

import random
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from core.domain.board import Board, Panel
from core.domain.character import Anchor, Character, Variant
from core.domain.project import Project
from core.domain.prompting import ModelTraits, recipe_for, used_for
from core.domain.recipe import Take
from core.domain.style import Style
from core.storage.database import Database
from core.storage.folding import fold
from core.storage.library import DATABASE, VERSION, Library
from core.storage.projects import used_by
from core.storage.rows import seal
from core.storage.search import INDEX, texts_of
from core.storage.shelves import Shelf, content
from core.storage.tables import projects, tags, takes, uses, versions
from tests.fakes.values import an_anchor_recipe

STYLES, CHARACTERS, PROJECTS, PANELS, TAKES = 10_000, 2_000, 300, 500, 100_000
EDITION = 3
"""Raised when another library would be made."""
MODEL = ModelTraits(fingerprint="m" * 64, side=1024, multiple=64)
SYLLABLES = (
    "ba be bo da de do fa fi ga go ha ka ki la le lo ma mi mo na ne no pa po ra re ri ro sa "
)
SYLLABLES += "se so ta te to va ve wa we ya zo sh tr st gr qu x j un in an er"
REAL = """
ink watercolour pencil charcoal gouache oil pastel acrylic marker woodcut linocut etching
collage noir comic manga anime storybook sketch poster print fresco mosaic tapestry dark bright
soft hard loose tight warm cold muted vivid flat deep grainy smooth night morning evening winter
summer forest city desert harbour mountain river house street castle station market garden tower
bridge fox cat bear rabbit robot girl boy woman man dragon knight wizard pilot sailor detective
thief red green blue yellow black white golden silver striped spotted old young tall small round
wet 井戸 墨絵 水彩 колодец акварель лес حبر قطة
"""


def large_library(folder: Path) -> Path:
    """The folder of the large library, made where it is not there yet (a minute or two)."""
    whole = folder / f"library-large-{VERSION}-{EDITION}"
    if not whole.exists():
        fresh = whole.with_suffix(".writing")
        shutil.rmtree(fresh, ignore_errors=True)
        Library.open(fresh).close()
        database = Database(fresh / DATABASE)
        with database.writing() as connection:
            _Filler(Library(fresh, database), connection).fill()
        database.close()
        Library.open(fresh).close()  # as it stands after a day of work: checked and backed up
        fresh.rename(whole)
    return whole


class _Filler:
    """Writes all rows in one transaction; the same seed gives the same library but for its ids."""

    def __init__(self, library: Library, connection: Connection) -> None:
        self.library, self.connection = library, connection
        self.random = random.Random(7)
        made = ("".join(self.random.choices(SYLLABLES.split(), k=3)) for _ in range(1500))
        self.words = [*REAL.split() * 4, *made]
        self.began = datetime(2026, 1, 1, tzinfo=UTC)
        self.clock = 0
        self.entry = 0

    def fill(self) -> None:
        """Styles, characters, projects, takes."""
        styles = [self.style(number) for number in range(STYLES)]
        characters = [self.character(number) for number in range(CHARACTERS)]
        self.shelve(self.library.styles, styles)
        self.shelve(self.library.characters, characters)
        each = (TAKES - 2 * PANELS) // (PROJECTS - 1)
        for number in range(PROJECTS):
            last = number == PROJECTS - 1
            panels = PANELS if last else 20 + number % 60
            project = self.project(number, panels, styles, characters)
            rest = TAKES - each * (PROJECTS - 1)
            self.put(takes, self.takes(project, styles, characters, rest if last else each))

    def style(self, number: int) -> Style:
        """A style, two thirds of them with a picture."""
        return Style(
            id=self.id(),
            name=self.text(2),
            words=self.text(5),
            picture=self.id() * 2 if number % 3 else None,
            description=self.text(6),
        )

    def character(self, number: int) -> Character:
        """A character who is cast, one in five with a variant."""
        name = f"{self.random.choice(self.words).capitalize()}{number}"
        words = f"a {self.text(3)} fox"
        anchor = Anchor(picture=self.id() * 2, recipe=an_anchor_recipe(prompt=words, seed=number))
        coat = Variant(name="coat", words=f"{words} in a coat", anchors=(anchor,))
        return Character(
            id=self.id(),
            name=name,
            words=words,
            noun="fox",
            anchors=(anchor,),
            variants=() if number % 5 else (coat,),
        )

    def shelve(self, shelf: Shelf[Any], items: list[Any]) -> None:
        """Rows of a shelf, filed and tagged, some with old versions; and what a search reads."""
        rows, filed, indexed, old = [], [], [], []
        for item in items:
            self.entry += 1
            named = sorted({self.random.choice(REAL.split()[:40]) for _ in range(self.entry % 4)})
            row = self.row(shelf, item)
            rows.append(row)
            filed += [{"kind": shelf.kind, "item_id": item.id, "tag": tag} for tag in named]
            indexed.append({"rowid": self.entry, **texts_of(row, named)})
            for version in range(1, row["version"]):
                kept = {"kind": shelf.kind, "item_id": item.id, "version": version}
                old.append({**kept, "saved_at": row["made_at"], "document": row["document"]})
        self.put(shelf.table, rows)
        self.put(tags, filed)
        self.put(versions, old)
        self.connection.execute(insert(INDEX), indexed)

    def row(self, shelf: Shelf[Any], item: Any) -> dict[str, Any]:
        """As a shelf writes it."""
        now = self.now()
        return {
            "id": item.id,
            "entry": self.entry,
            "name": item.name,
            "folded": fold(item.name),
            "words": shelf.words(item),
            "picture": shelf.picture(item),
            "content": content(item),
            "folder": self.random.choice(["", "Films", "Films/The well", "Tests", "Old/2025"]),
            "favourite": self.entry % 20 == 0,
            "version": 1 + self.entry % 3,
            "made_at": now,
            "changed_at": now,
            "deleted_at": now if self.entry % 50 == 0 else None,
            "document": item.model_dump_json(),
        }

    def project(
        self, number: int, panels: int, styles: list[Style], characters: list[Character]
    ) -> Project:
        """A project of so many panels, which name its characters."""
        cast = [self.random.choice(characters) for _ in range(4)]
        drawn = tuple(
            Panel(
                id=self.id(),
                prompt=f"@{cast[n % 4].name} meets @{cast[(n + 1) % 4].name}, {self.text(8)}",
                action=self.text(12),
                seed=n,
            )
            for n in range(panels)
        )
        project = Project(
            id=self.id(),
            title=self.text(3),
            board=Board(id=self.id(), aspect="16:9", panels=drawn),
            style_id=self.random.choice(styles).id,
            character_ids=tuple(dict.fromkeys(one.id for one in cast)),
        )
        row = {
            "id": project.id,
            "title": project.title,
            "panels": panels,
            "saved_at": self.now(),
            "deleted_at": None,
            "document": project.model_dump_json(),
        }
        self.put(projects, [row])
        keys = ("project_id", "kind", "item_id")
        used = ((project.id, *each) for each in used_by(project))
        self.put(uses, [dict(zip(keys, each, strict=True)) for each in used])
        return project

    def takes(
        self, project: Project, styles: list[Style], characters: list[Character], count: int
    ) -> Iterator[dict[str, Any]]:
        """So many takes of a project: recipes of its panels, with a seed of their own each."""
        style = next(each for each in styles if each.id == project.style_id)
        cast = [each for each in characters if each.id in project.character_ids]
        boards = project.board.panels
        recipes = [recipe_for(project, panel, style, cast, MODEL) for panel in boards]
        used = [used_for(panel.prompt, style, cast, lambda _: 1) for panel in boards]
        for number in range(count):
            place = number % len(boards)
            take = Take(
                id=self.id(),
                project_id=project.id,
                panel_id=boards[place].id,
                picture=self.id() * 2,
                recipe=recipes[place],
                made_at=self.now(),
                used=used[place],
            )
            yield {
                **{name: getattr(take, name) for name in ("id", "project_id", "panel_id")},
                "digest": self.id() * 2,
                "made_at": take.made_at,
                "document": take.model_dump_json(),
            }

    def put(self, table: Table, rows: Any) -> None:
        """Rows with their seals."""
        sealed: list[Mapping[str, Any]] = [{**row, "seal": seal(row)} for row in rows]
        if sealed:
            self.connection.execute(insert(table), sealed)

    def text(self, count: int) -> str:
        """So many words."""
        return " ".join(self.random.choices(self.words, k=count))

    def id(self) -> str:
        """As `new_id` gives them."""
        return f"{self.random.getrandbits(128):032x}"

    def now(self) -> str:
        """A second after the last one."""
        self.clock += 1
        return (self.began + timedelta(seconds=self.clock)).isoformat(timespec="microseconds")
