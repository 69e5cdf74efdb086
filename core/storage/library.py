"""The library: everything an artist keeps, in one folder."""

from pathlib import Path

from core.domain.errors import StorageError
from core.storage.addons import AddOns
from core.storage.bin import Bin
from core.storage.blobs import Blobs
from core.storage.checkpoints import Checkpoints
from core.storage.database import Database
from core.storage.jobs import Jobs
from core.storage.projects import Projects
from core.storage.shelves import Characters, Styles
from core.storage.takes import Takes
from core.storage.trajectories import Trajectories

DATABASE = "library.sqlite3"
VERSION = "0002"
"""The newest migration. A library that stands there is opened without importing Alembic."""


class Library:
    """One folder: a database, `blobs/` and `addons/`, and what can be made again.

    That is `trajectories/` and `checkpoints/`. Tables are written by one thread; files by any.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.projects = Projects(database)
        self.styles = Styles(database)
        self.characters = Characters(database)
        self.takes = Takes(database)
        self.jobs = Jobs(database)
        self.bin = Bin(database)
        self.blobs = Blobs(folder / "blobs")
        self.addons = AddOns(folder / "addons")
        self.trajectories = Trajectories(folder / "trajectories")
        self.checkpoints = Checkpoints(folder / "checkpoints")

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open the library in a folder, or make one there.

        Raises StorageError when the folder cannot be used, or when its library is damaged or
        was made by a newer version; it is then left as it was.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The library folder “{folder}” cannot be made: {error.strerror}.",
                "Choose another library folder.",
            ) from error
        database = Database(folder / DATABASE)
        try:
            if database.version() != VERSION:
                from core.storage.migrate import migrate

                migrate(database)
            database.use_wal()
        except BaseException:
            database.close()
            raise
        library = cls(folder, database)
        library.checkpoints.prune()
        return library

    def close(self) -> None:
        """Close the database."""
        self.database.close()
