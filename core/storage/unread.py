"""Takes by panel that are read when they are asked for: a long board opens at once."""

from collections.abc import Iterator, MutableMapping

from core.domain.recipe import Take
from core.storage.documents import read_document


class Unread(MutableMapping[str, Take]):
    """A take for each panel, from its document. Asking for one may raise StorageError."""

    def __init__(self, documents: dict[str, str]) -> None:
        self._found: dict[str, str | Take] = {**documents}

    def __getitem__(self, panel_id: str) -> Take:
        found = self._found[panel_id]
        if isinstance(found, str):
            found = self._found[panel_id] = read_document(Take, found)
        return found

    def __setitem__(self, panel_id: str, take: Take) -> None:
        self._found[panel_id] = take

    def __delitem__(self, panel_id: str) -> None:
        del self._found[panel_id]

    def __contains__(self, panel_id: object) -> bool:
        return panel_id in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
