"""A library of the first version opens with everything in it, searchable, versioned and sealed."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.style import Style
from core.storage.database import Database
from core.storage.library import DATABASE, Library
from core.storage.rows import is_whole
from core.storage.search import Query
from core.storage.tables import metadata
from tests.core.domain.test_recipe import OLD

FIRST = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO alembic_version VALUES ('0001');
CREATE TABLE projects (id VARCHAR NOT NULL, title VARCHAR NOT NULL, saved_at VARCHAR NOT NULL,
    document TEXT NOT NULL, CONSTRAINT pk_projects PRIMARY KEY (id));
CREATE TABLE styles (id VARCHAR NOT NULL, name VARCHAR NOT NULL, document TEXT NOT NULL,
    CONSTRAINT pk_styles PRIMARY KEY (id));
CREATE TABLE characters (id VARCHAR NOT NULL, name VARCHAR NOT NULL, document TEXT NOT NULL,
    CONSTRAINT pk_characters PRIMARY KEY (id));
CREATE TABLE takes (number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL,
    project_id VARCHAR NOT NULL, panel_id VARCHAR NOT NULL, digest VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL, document TEXT NOT NULL, CONSTRAINT uq_takes_id UNIQUE (id),
    CONSTRAINT fk_takes_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id)
    ON DELETE CASCADE);
CREATE INDEX ix_takes_project_id_panel_id ON takes (project_id, panel_id);
CREATE INDEX ix_takes_panel_id ON takes (panel_id);
CREATE INDEX ix_takes_digest ON takes (digest);
"""
STYLE = {"id": "s", "name": "Tusche", "words": "ink", "picture": "ab" * 32, "description": "井戸"}
MIA = {
    "id": "c1",
    "name": "Mia",
    "words": "a red fox",
    "noun": "fox",
    "anchors": [{"picture": "cd" * 32, "recipe": json.loads(OLD)}],
}
ROB = {"id": "c2", "name": "Rob", "words": "a robot", "noun": "robot"}
PANELS = [{"id": "p1", "prompt": "@Mia runs", "seed": 1}, {"id": "p2", "prompt": "a house"}]


def a_project(number: int, **fields: object) -> dict:
    board = {"id": f"b{number}", "aspect": "16:9", "panels": PANELS[: 3 - number]}
    return {"id": f"w{number}", "title": f"Brunnen {number}", "board": board, **fields}


def a_take(number: int) -> dict:
    return {
        "id": f"t{number}",
        "project_id": "w1",
        "panel_id": "p1",
        "picture": f"{number}" * 64,
        "recipe": json.loads(OLD),
        "seconds": 2.5,
        "made_at": f"2026-10-0{number}T08:00:00.000+00:00",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What an artist had before this version."""
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.executescript(FIRST)
        connection.execute("PRAGMA journal_mode=WAL")
        rows = [
            a_project(1, style_id="s", character_ids=["c1", "c2", "c1"]),
            a_project(2, style_id="s", steps=30),
        ]
        for project in rows:
            row = (project["id"], project["title"], f"2026-10-1{project['id'][1]}")
            document = json.dumps(project)
            connection.execute("INSERT INTO projects VALUES (?, ?, ?, ?)", (*row, document))
        for table, item in (("styles", STYLE), ("characters", MIA), ("characters", ROB)):
            row = (item["id"], item["name"], json.dumps(item))
            connection.execute(f"INSERT INTO {table} VALUES (?, ?, ?)", row)
        for number in (5, 3):  # numbers say which was added last, and may have gaps
            take = a_take(number)
            keys = ("id", "project_id", "panel_id")
            row = (8 - number, *(take[key] for key in keys), "old digest", take["made_at"])
            connection.execute(
                "INSERT INTO takes VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, json.dumps(take))
            )
        connection.commit()
    return tmp_path


@pytest.fixture
def library(folder: Path):
    library = Library.open(folder)
    yield library
    library.close()


def test_projects_are_there_with_their_headings_and_what_they_use(library):
    assert [(h.title, h.panels) for h in library.projects.headings()] == [
        ("Brunnen 2", 1),
        ("Brunnen 1", 2),
    ]
    project = library.projects.get("w1")
    assert (project.board.panels[0].prompt, project.character_ids) == (
        "@Mia runs",
        ("c1", "c2", "c1"),
    )
    assert [user.id for user in library.styles.used_in("s")] == ["w2", "w1"]
    assert [user.id for user in library.characters.used_in("c1")] == ["w1"]


def test_styles_and_characters_are_there_found_and_in_their_first_version(library):
    assert library.styles.get("s") == Style(**STYLE)
    for text in ("tusche", "ink", "戸"):
        (row,) = library.styles.find(Query(text=text))
        assert (row.id, row.picture, row.version, row.used) == ("s", "ab" * 32, 1, 2)
    mia, rob = library.characters.find(Query())
    assert [(one.name, one.picture, one.version) for one in (mia, rob)] == [
        ("Mia", "cd" * 32, 1),
        ("Rob", None, 1),
    ]
    assert [row.name for row in library.characters.find(Query(text="red f"))] == ["Mia"]
    assert [version.number for version in library.characters.versions("c1")] == [1]


def test_duplicates_of_what_was_there_are_known(library):
    for shelf, item_id in ((library.styles, "s"), (library.characters, "c1")):
        item = shelf.get(item_id)
        assert [row.id for row in shelf.duplicates(item.replace(id="new", name="New"))] == [item_id]


def test_what_is_saved_first_is_the_second_version(library):
    library.styles.save(library.styles.get("s").replace(words="pen"))
    (row,) = library.styles.find(Query(text="pen"))
    assert row.version == 2
    assert library.styles.at("s", 1).words == "ink"
    library.styles.save(Style(id="new", name="New"))
    assert len(library.styles.find(Query())) == 2


def test_takes_keep_their_order(library):
    assert [take.id for take in library.takes.of_panel("p1")] == ["t3", "t5"]
    assert library.takes.latest("w1")["p1"].picture == "3" * 64
    assert library.takes.of_recipe("old digest").id == "t3"
    assert library.takes.latest("w1")["p1"].used == ()


def test_every_row_is_sealed_and_the_old_file_is_kept_beside(library):
    database = Database(library.folder / DATABASE)
    with database.reading() as connection:
        for table in metadata.sorted_tables:
            rows = connection.execute(table.select()).all()
            assert rows or table.name in ("jobs", "timings", "tags", "versions"), table.name
            assert table.name == "state" or all(is_whole(row) for row in rows), table.name
    database.close()
    (backup,) = library.folder.rglob("*.0001.backup")
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM takes").fetchone() == (2,)
