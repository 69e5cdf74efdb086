"""An anchor's picture that was lost, and that its recipe gave otherwise this time."""

from sqlalchemy import select

from core.domain.character import Character
from core.domain.values import BlobId
from core.storage import tables
from core.storage.documents import read_document
from core.storage.library import Library
from core.storage.rows import change
from core.storage.shelves import content

KIND = "character"


def recast(library: Library, lost: BlobId, picture: BlobId) -> None:
    """Let the cast anchors whose picture was lost have another one, in older versions too.

    That makes no new version. Writes tables; raises StorageError.
    """
    table, old = tables.characters, tables.versions
    with library.database.writing() as connection:
        now = select(table.c.id, table.c.document).where(table.c.document.contains(lost))
        for item_id, document in connection.execute(now).all():
            item = read_document(Character, document).recast(lost, picture)
            change(
                connection,
                table,
                {"id": item_id},
                picture=library.characters.picture(item),
                content=content(item),
                document=item.model_dump_json(),
            )
        then = select(old.c.item_id, old.c.version, old.c.document).where(
            old.c.kind == KIND, old.c.document.contains(lost)
        )
        for item_id, version, document in connection.execute(then).all():
            item = read_document(Character, document).recast(lost, picture)
            key = {"kind": KIND, "item_id": item_id, "version": version}
            change(connection, old, key, document=item.model_dump_json())
