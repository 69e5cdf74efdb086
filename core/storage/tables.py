"""The tables as they are now. How they came to be is in migrations/versions.

A row is a document, the JSON of a frozen value, and the columns that are searched. Its `seal`
(core/storage/rows.py) tells whether the row is what was written: SQLite would not notice.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _required(name: str, kind: Any, *args: Any, **options: Any) -> Column[Any]:
    return Column(name, kind, *args, nullable=False, **options)


def _seal() -> Column[Any]:
    return _required("seal", String)


projects = Table(
    "projects",
    metadata,
    Column("id", String, primary_key=True),
    _required("title", String),
    _required("panels", Integer),
    _required("saved_at", String),
    Column("deleted_at", String),
    _required("document", Text),
    _seal(),
    Index(None, "saved_at"),
)


def _shelf(name: str) -> Table:
    """Styles or characters. Where a value is filed is in columns: filing makes no version.

    `entry` is its row in `search`, `folded` its name as it is sorted. A search or a scroll reads
    indices alone, until it knows which rows it shows.
    """
    columns: tuple[SchemaItem, ...] = (
        Column("id", String, primary_key=True),
        _required("entry", Integer),
        _required("name", String),
        _required("folded", String),
        _required("words", String),
        Column("picture", String),
        _required("content", String),
        _required("folder", String),
        _required("favourite", Boolean),
        _required("version", Integer),
        _required("made_at", String),
        _required("changed_at", String),
        Column("deleted_at", String),
        _required("document", Text),
        _seal(),
        Index(None, "entry", unique=True),
        Index(None, "deleted_at", "folded", "entry", "favourite", "folder", "id"),
        Index(None, "deleted_at", "changed_at", "entry"),
        Index(None, "deleted_at", "entry"),
        Index(None, "content"),
    )
    return Table(name, metadata, *columns)


styles = _shelf("styles")
characters = _shelf("characters")
SHELVES = {"style": styles, "character": characters}
"""By kind."""

versions = Table(
    "versions",
    metadata,
    Column("kind", String, primary_key=True),
    Column("item_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    _required("saved_at", String),
    _required("document", Text),
    _seal(),
)
"""What styles and characters were before their last change."""

tags = Table(
    "tags",
    metadata,
    Column("kind", String, primary_key=True),
    Column("item_id", String, primary_key=True),
    Column("tag", String, primary_key=True),
    _seal(),
    Index(None, "kind", "tag", "item_id"),
)

uses = Table(
    "uses",
    metadata,
    Column(
        "project_id",
        String,
        ForeignKey("projects.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("kind", String, primary_key=True),
    Column("item_id", String, primary_key=True),
    _seal(),
    Index(None, "kind", "item_id"),
)
"""Which styles and characters a project has, so that nobody reads all projects to know."""

takes = Table(
    "takes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    _required("id", String, unique=True),
    _required("project_id", String, ForeignKey("projects.id", ondelete="CASCADE")),
    _required("panel_id", String),
    _required("digest", String),
    _required("made_at", String),
    _required("document", Text),
    _seal(),
    Index(None, "project_id", "panel_id"),
    Index(None, "panel_id"),
    Index(None, "digest"),
    sqlite_autoincrement=True,
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    _required("position", Float),
    _required("state", String),
    _required("kind", String),
    _required("submitted_at", String),
    Column("progress", Text),
    Column("failure", Text),
    _required("document", Text),
    _seal(),
)
"""The queue as it was last: `document` is what was asked for."""

timings = Table(
    "timings",
    metadata,
    Column("model", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("work", String, primary_key=True),
    _required("seconds", Float),
    _required("memory", Integer),
    _required("capacity", Integer),
    _required("count", Integer),
    _required("measured_at", String),
    _seal(),
)
"""What work of a kind took on this machine: seconds a unit, and bytes of the device's memory."""

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    _required("value", String),
)
"""What the library knows of itself, such as the number of its last change."""

SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(name, words, tags, folder, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)
"""Full-text search over styles and characters, by their `entry`; texts as `spelled` writes them.

Derived: it can be filled again at any time.
"""
