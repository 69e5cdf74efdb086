"""The library: everything an artist keeps, in one folder."""

from pathlib import Path

from core.domain.errors import StorageError
from core.storage.addons import AddOns
from core.storage.bin import Bin
from core.storage.blobs import Blobs
from core.storage.checkpoints import Checkpoints
from core.storage.database import Database
from core.storage.files import cannot_write
from core.storage.jobs import Jobs
from core.storage.keeper import DATABASE, VERSION, Keeper
from core.storage.projects import Projects
from core.storage.reading import open_for_reading
from core.storage.restore import Restored
from core.storage.sentences import for_reading_only
from core.storage.shelves import Characters, Styles
from core.storage.takes import Takes
from core.storage.timings import Timings
from core.storage.trajectories import Trajectories
from core.storage.verify import verify

__all__ = ["DATABASE", "VERSION", "Library"]


class Library:
    """One folder: a database, `blobs/` and `addons/`, and what can be made again.

    That is `trajectories/` and `checkpoints/`. Tables are written by one thread; files by any.
    """

    def __init__(self, folder: Path, database: Database, keeper: Keeper | None = None) -> None:
        self.folder = folder
        self._keeper = keeper
        self.database = database
        self.projects = Projects(database)
        self.styles = Styles(database)
        self.characters = Characters(database)
        self.takes = Takes(database)
        self.jobs = Jobs(database)
        self.timings = Timings(database)
        self.bin = Bin(database)
        self.blobs = Blobs(folder / "blobs", read_only=keeper is None)
        self.addons = AddOns(folder / "addons", read_only=keeper is None)
        self.trajectories = Trajectories(folder / "trajectories", read_only=keeper is None)
        self.checkpoints = Checkpoints(folder / "checkpoints")

    @classmethod
    def open(cls, folder: Path, read_only: bool = False) -> "Library":
        """Open the library in a folder, or make one there; what is damaged is restored.

        Raises LibraryBusyError when somebody else has it open for writing (reading only is then
        still possible, and sees all that is committed). Raises StorageError when the folder
        cannot be used, when its library is damaged beyond what backups can do or was made by a
        newer version; it is then left as it was.
        """
        if read_only:
            return cls(folder, open_for_reading(folder / DATABASE, VERSION))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The library folder “{folder}” cannot be made: {error.strerror}.",
                "Choose another library folder.",
            ) from error
        keeper = Keeper(folder)
        try:
            keeper.open()
            library = cls(folder, keeper.database, keeper)
            library.checkpoints.prune()
        except OSError as error:
            keeper.close()
            raise cannot_write(folder / DATABASE, error) from error
        return library

    @property
    def read_only(self) -> bool:
        """Whether its tables cannot be written."""
        return self._keeper is None

    @property
    def restored(self) -> Restored | None:
        """What was restored, at opening or since."""
        return self._keeper.restored if self._keeper else None

    def back_up(self) -> None:
        """Make a verified backup of the database and let old ones go. Any thread.

        StorageError when the disk is full or the database is damaged.
        """
        if self._keeper:
            self._keeper.back_up()

    def due_for_backup(self) -> bool:
        """Whether there were changes, and a while or many of them since the last backup."""
        return self._keeper is not None and self._keeper.due_for_backup()

    def verify(self) -> list[str]:
        """Read the whole database and say what is damaged; nothing when it is whole.

        Any thread. StorageError when it cannot be read at all, such as on a drive that is away.
        """
        if self._keeper:
            return self._keeper.verify().sentences
        return verify(self.database.path, options=self.database.options).sentences

    def restore(self) -> Restored:
        """Put the last whole state in the place of a damaged database, while it is open.

        Writers wait; whoever shows rows reads them again afterwards.
        StorageError when there is no backup that is better than what is there.
        """
        if self._keeper is None:
            raise for_reading_only()
        return self._keeper.restore()

    def close(self) -> None:
        """Close the database."""
        if self._keeper:
            self._keeper.close()
        else:
            self.database.close()
