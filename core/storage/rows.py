"""Rows that know whether they are what was written: each carries a seal over its columns."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, select
from sqlalchemy.dialects.sqlite import insert

from core.domain.errors import DamageError

SEAL_LENGTH = 32
UNSEALED = {"seal", "number"}
"""`number` is given by SQLite when the row is already written."""


def seal(row: Mapping[str, Any]) -> str:
    """Name the content of a row, whatever the order of its columns."""
    text = "".join([_told(name, row[name]) for name in sorted(row) if name not in UNSEALED])
    return hashlib.sha256(text.encode()).hexdigest()[:SEAL_LENGTH]


def _told(name: str, value: Any) -> str:
    """A column, unmistakably; numbers as SQLite may give them back (1, 1.0 and True are one)."""
    if isinstance(value, str):
        return f"{name} {len(value)} {value}\n"
    if value is None:
        return f"{name}\n"
    if isinstance(value, int | float):
        return f"{name} {float(value)!r}\n"
    return f"{name} {value!r}\n"  # damage: no column has anything else


def checker(names: Sequence[str]) -> Callable[[Sequence[Any]], bool]:
    """How to tell of many rows with these columns, as tuples, whether they are whole."""
    order = [(name, names.index(name)) for name in sorted(names) if name not in UNSEALED]
    at = names.index("seal")

    def check(row: Sequence[Any]) -> bool:
        text = "".join([_told(name, row[index]) for name, index in order])
        return bool(row[at] == hashlib.sha256(text.encode()).hexdigest()[:SEAL_LENGTH])

    return check


def is_whole(row: Row[Any]) -> bool:
    """Whether a row, with all its columns, is what was written."""
    columns = dict(row._mapping)
    return bool(columns["seal"] == seal(columns))


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Write a row, every column given but the seal, in place of the one with its key."""
    sealed = {**row, "seal": seal(row)}
    keys = [column.name for column in table.primary_key]
    statement = insert(table).values(**sealed)
    others = {name: value for name, value in sealed.items() if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others))


def change(connection: Connection, table: Table, key: Mapping[str, Any], **changes: Any) -> bool:
    """Change some columns of a row. False, and nothing written, when there is no such row.

    DamageError when the row is not what was written: a new seal would hide that for ever.
    """
    where = and_(*(table.c[name] == value for name, value in key.items()))
    row = connection.execute(select(table).where(where)).one_or_none()
    if row is None:
        return False
    put(connection, table, {**unsealed(row), **changes})
    return True


def unsealed(row: Row[Any]) -> dict[str, Any]:
    """A whole row's columns but its seal. DamageError when it is not what was written."""
    if not is_whole(row):
        raise DamageError(
            "A part of the library is damaged.",
            "Close the library and open it again: it is then restored from its backups.",
        )
    return {name: value for name, value in row._mapping.items() if name != "seal"}
