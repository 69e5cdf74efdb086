"""Seals, filing, versions, uses, the bin, the journal of jobs, timings and full-text search."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(name, words, tags, folder, "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)
KINDS = {"styles": "style", "characters": "character"}
UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff])"
)


def upgrade() -> None:
    """Make every table as it is from now on; rows of the first version move over, sealed."""
    connection = op.get_bind()
    old = {name: _rows(connection, name) for name in ("projects", *KINDS, "takes")}
    for name in ("takes", "projects", *KINDS):
        op.drop_table(name)
    _make_tables()
    op.execute(SEARCH)
    op.execute("INSERT INTO state (key, value) VALUES ('sequence', '0')")
    for row in old["projects"]:
        _move_project(connection, row)
    items = [(table, row) for table in KINDS for row in old[table]]
    for entry, (table, row) in enumerate(items, start=1):
        _move_item(connection, table, entry, row)
    for row in old["takes"]:
        _put(connection, "takes", row)


def _rows(connection: sa.Connection, table: str) -> list[dict[str, Any]]:
    order = "number" if table == "takes" else "id"
    rows = connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY {order}")
    return [dict(row._mapping) for row in rows]


def _move_project(connection: sa.Connection, row: dict[str, Any]) -> None:
    document = json.loads(row["document"])
    panels = len(document["board"]["panels"])
    _put(connection, "projects", {**row, "panels": panels, "deleted_at": None})
    used = [("character", each) for each in document.get("character_ids", ())]
    used += [("style", document["style_id"])] if document.get("style_id") else []
    for kind, item_id in dict.fromkeys(used):
        _put(connection, "uses", {"project_id": row["id"], "kind": kind, "item_id": item_id})


def _move_item(connection: sa.Connection, table: str, entry: int, row: dict[str, Any]) -> None:
    document = json.loads(row["document"])
    anchors = document.get("anchors") or [{}]
    words = document.get("words", "")
    if KINDS[table] == "style" and document.get("description"):
        words = ", ".join(each for each in (words.strip(), document["description"].strip()) if each)
    now = sa.text("SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')")
    made_at = connection.execute(now).scalar()
    moved = {
        **row,
        "entry": entry,
        "folded": _fold(row["name"]),
        "words": words,
        "picture": document.get("picture") or anchors[0].get("picture"),
        "content": _content(document),
        "folder": "",
        "favourite": False,
        "version": 1,
        "made_at": made_at,
        "changed_at": made_at,
        "deleted_at": None,
    }
    _put(connection, table, moved)
    connection.exec_driver_sql(
        "INSERT INTO search (rowid, name, words, tags, folder) VALUES (?, ?, ?, '', '')",
        (entry, _spelled(row["name"]), _spelled(words)),
    )


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if unicodedata.category(each) != "Mn").casefold()


def _spelled(text: str) -> str:
    return " ".join(UNSPACED.sub(r" \1 ", _fold(text)).split())


def _content(document: Mapping[str, Any]) -> str:
    text = json.dumps(_bare(document), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        left_out = ("id", "name", "recipe")
        return {k: _bare(each) for k, each in value.items() if each and k not in left_out}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _put(connection: sa.Connection, table: str, row: Mapping[str, Any]) -> None:
    text = "".join(_told(name, row[name]) for name in sorted(row) if name != "number")
    sealed = {**row, "seal": hashlib.sha256(text.encode()).hexdigest()[:32]}
    names = ", ".join(sealed)
    marks = ", ".join("?" for _ in sealed)
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(sealed.values())
    )


def _told(name: str, value: Any) -> str:
    """As core/storage/rows.py seals a column."""
    if value is None:
        return f"{name}\n"
    if isinstance(value, str):
        return f"{name} {len(value)} {value}\n"
    return f"{name} {float(value)!r}\n"


def _required(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _table(name: str, keys: tuple[str, ...], *columns: Any) -> None:
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _make_tables() -> None:
    _table(
        "projects",
        ("id",),
        _required("id", sa.String),
        _required("title", sa.String),
        _required("panels", sa.Integer),
        _required("saved_at", sa.String),
        sa.Column("deleted_at", sa.String),
        _required("document", sa.Text),
        _required("seal", sa.String),
    )
    _index("projects", "saved_at")
    for name in KINDS:
        _make_shelf(name)
    _make_links()
    _make_takes()
    _make_work()


def _make_shelf(name: str) -> None:
    _table(
        name,
        ("id",),
        _required("id", sa.String),
        _required("entry", sa.Integer),
        _required("name", sa.String),
        _required("folded", sa.String),
        _required("words", sa.String),
        sa.Column("picture", sa.String),
        _required("content", sa.String),
        _required("folder", sa.String),
        _required("favourite", sa.Boolean),
        _required("version", sa.Integer),
        _required("made_at", sa.String),
        _required("changed_at", sa.String),
        sa.Column("deleted_at", sa.String),
        _required("document", sa.Text),
        _required("seal", sa.String),
    )
    op.create_index(f"ix_{name}_entry", name, ["entry"], unique=True)
    _index(name, "deleted_at", "folded", "entry", "favourite", "folder", "id")
    _index(name, "deleted_at", "changed_at", "entry")
    _index(name, "deleted_at", "entry")
    _index(name, "content")


def _make_links() -> None:
    _table(
        "versions",
        ("kind", "item_id", "version"),
        _required("kind", sa.String),
        _required("item_id", sa.String),
        _required("version", sa.Integer),
        _required("saved_at", sa.String),
        _required("document", sa.Text),
        _required("seal", sa.String),
    )
    _table(
        "tags",
        ("kind", "item_id", "tag"),
        _required("kind", sa.String),
        _required("item_id", sa.String),
        _required("tag", sa.String),
        _required("seal", sa.String),
    )
    _index("tags", "kind", "tag", "item_id")
    _table(
        "uses",
        ("project_id", "kind", "item_id"),
        _required("project_id", sa.String),
        _required("kind", sa.String),
        _required("item_id", sa.String),
        _required("seal", sa.String),
        _of_project("uses"),
    )
    _index("uses", "kind", "item_id")


def _of_project(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["project_id"],
        ["projects.id"],
        name=f"fk_{table}_project_id_projects",
        ondelete="CASCADE",
    )


def _make_takes() -> None:
    op.create_table(
        "takes",
        _required("number", sa.Integer),
        _required("id", sa.String),
        _required("project_id", sa.String),
        _required("panel_id", sa.String),
        _required("digest", sa.String),
        _required("made_at", sa.String),
        _required("document", sa.Text),
        _required("seal", sa.String),
        sa.PrimaryKeyConstraint("number", name="pk_takes"),
        sa.UniqueConstraint("id", name="uq_takes_id"),
        _of_project("takes"),
        sqlite_autoincrement=True,
    )
    _index("takes", "project_id", "panel_id")
    _index("takes", "panel_id")
    _index("takes", "digest")


def _make_work() -> None:
    _table(
        "jobs",
        ("id",),
        _required("id", sa.String),
        _required("position", sa.Float),
        _required("state", sa.String),
        _required("kind", sa.String),
        _required("submitted_at", sa.String),
        sa.Column("progress", sa.Text),
        sa.Column("failure", sa.Text),
        _required("document", sa.Text),
        _required("seal", sa.String),
    )
    _table(
        "timings",
        ("model", "device", "work"),
        _required("model", sa.String),
        _required("device", sa.String),
        _required("work", sa.String),
        _required("seconds", sa.Float),
        _required("memory", sa.Integer),
        _required("capacity", sa.Integer),
        _required("count", sa.Integer),
        _required("measured_at", sa.String),
        _required("seal", sa.String),
    )
    _table("state", ("key",), _required("key", sa.String), _required("value", sa.String))
