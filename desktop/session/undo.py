"""Undo: every edit is Project -> Project, so one command serves nearly all of them."""

from collections.abc import Callable, Iterator
from zlib import crc32

from PySide6.QtGui import QUndoCommand

from core.domain.project import Project


class EditProject(QUndoCommand):
    """One edit. Edits of the same `burst` (typing in one field) become one step."""

    def __init__(
        self,
        text: str,
        before: Project,
        after: Project,
        show: Callable[[Project], None],
        burst: str = "",
    ) -> None:
        super().__init__(text)
        self.before = before
        self.after = after
        self._show = show
        self._burst = burst

    def id(self) -> int:
        """Equal for edits that may be merged."""
        return crc32(self._burst.encode()) & 0x7FFFFFFF if self._burst else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the edit that follows."""
        if not isinstance(other, EditProject) or other._burst != self._burst:
            return False
        self.after = other.after
        self.setObsolete(self.before == self.after)
        return True

    def redo(self) -> None:
        """Make the edit."""
        self._show(self.after)

    def undo(self) -> None:
        """Take the edit back."""
        self._show(self.before)


class RenameCharacter(QUndoCommand):
    """The library's part of a new name; `rename` is called with the old name and the new one.

    The library has the new name already when the command is made.
    """

    def __init__(self, rename: Callable[[str, str], None], old: str, new: str) -> None:
        super().__init__()
        self._rename = rename
        self._old = old
        self._new = new
        self._is_done = True

    def redo(self) -> None:
        """Use the new name."""
        if not self._is_done:
            self._rename(self._old, self._new)

    def undo(self) -> None:
        """Use the old name."""
        self._is_done = False
        self._rename(self._new, self._old)


def projects_of(command: QUndoCommand) -> Iterator[Project]:
    """Every state of the project that a command can bring back."""
    if isinstance(command, EditProject):
        yield from (command.before, command.after)
    for number in range(command.childCount()):
        yield from projects_of(command.child(number))
