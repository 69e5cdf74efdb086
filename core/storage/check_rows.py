"""What is wrong within the tables, beyond damage: SQLite and the seals notice that."""

from collections.abc import Iterator

from core.storage.database import Database
from core.storage.derived import differing
from core.storage.inventory import Inventory
from core.storage.problem import Kind, Problem, counted
from core.storage.tables import takes


def broken_rows(inventory: Inventory) -> Iterator[Problem]:
    """Documents that do not hold what their table is of."""
    lost = tuple(item_id for table, item_id in inventory.unreadable if table == takes.name)
    if lost:
        sentence = f"{counted(len(lost), 'take')} cannot be read."
        repair = "Their pictures become takes again, by the recipes that they carry."
        yield Problem(Kind.ROWS, sentence, repair, items=lost)
    for table, item_id in inventory.unreadable:
        if table != takes.name:
            sentence = f"A row among the {table} of the library cannot be read."
            repair = "Restore a backup of the library that still has it."
            yield Problem(Kind.DOCUMENTS, sentence, repair, True, (item_id,))


def disagreements(database: Database, inventory: Inventory) -> Iterator[Problem]:
    """Tables that are derived from documents and say something else."""
    if inventory.unreadable:
        return
    with database.reading() as connection:
        found = tuple(differing(connection, inventory.uses))
    if found:
        sentence = "The lists that searches go by do not agree with the library."
        yield Problem(Kind.INDEX, sentence, "They are made anew.", items=found)
