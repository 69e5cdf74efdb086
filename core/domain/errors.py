"""The world's errors: each is a sentence for the user and, where there is one, a way out.

Anything else that is raised is our own mistake: it is logged whole and shown as such.
"""


class AppError(Exception):
    """Something outside the program went wrong, said so that the user can act on it."""

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.sentence} {self.way_out}".strip()


class PictureError(AppError):
    """A file that should be a picture is not one."""


class ModelError(AppError):
    """A model folder is missing, damaged or of a kind that cannot be used."""


class StoryError(AppError):
    """A story or script file cannot be understood; the sentence names the line."""


class PromptError(AppError):
    """A prompt names somebody unknown, or lacks the subject's noun."""


class StorageError(AppError):
    """The library cannot be opened, read or written (full disk, newer version, damage)."""


class LibraryBusyError(StorageError):
    """Another window or program has the library open for writing."""


class DamageError(StorageError):
    """Something in the library is not what was written."""


class GoneError(StorageError):
    """What this belongs to was deleted for good: trying again never helps."""


class DiskFullError(StorageError):
    """The disk took no more."""


class ArchiveError(StorageError):
    """A `.castboard` file is damaged, made by a newer Castboard, or not what it says it is."""


class OutOfMemoryError(AppError):
    """The device has too little memory for this render."""


class DeviceError(AppError):
    """The device stopped answering in the middle of work."""
