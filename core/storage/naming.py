"""Names of characters: `@Name` in a prompt finds one, so no two may share a name."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from core.domain.errors import StorageError
from core.storage.folding import fold
from core.storage.tables import characters


def check_names(connection: Connection, ids: Collection[str]) -> None:
    """Whether these characters, or versions of them, may come back into the library.

    StorageError when one would be called like another that comes, or that is there.
    """
    columns = (characters.c.id, characters.c.name)
    coming = connection.execute(select(*columns).where(characters.c.id.in_(ids))).all()
    known = set[str]()
    for item_id, name in sorted(coming):
        if name.casefold() in known or is_taken(connection, name, item_id):
            raise taken(name)
        known.add(name.casefold())


def is_taken(connection: Connection, name: str, own_id: str) -> bool:
    """Whether another character of the library, the bin left out, has this name."""
    near = select(characters.c.name).where(
        characters.c.folded == fold(name),
        characters.c.id != own_id,
        characters.c.deleted_at.is_(None),
    )
    return any(each.casefold() == name.casefold() for each in connection.scalars(near))


def taken(name: str) -> StorageError:
    """The sentence for a name that another character has."""
    return StorageError(
        f"There is another character called {name}.",
        f"Give that one another name first, so that @{name} finds the right one.",
    )
