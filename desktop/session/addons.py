"""What the artist puts on top of the model: LoRAs and embeddings. Every edit can be undone."""

import re
from pathlib import Path

from PySide6.QtCore import QObject

from core.checkpoints.addons import adapter_kind
from core.domain.project import AddOn
from core.domain.recipe import Adapter
from desktop.session.session import Session

TOKEN = re.compile(r"[^\s@]+")
"""What an embedding may be called: a word of its own in prompts."""


class AddOnEdits(QObject):
    """Adds, changes and removes add-ons of the open project, told by their place in it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def add(self, path: Path) -> None:
        """Keep a file in the library and put it on the model.

        An embedding is called by its file's name until the artist calls it something else.
        Raises ModelError when the file is neither a LoRA nor an embedding, StorageError when it
        cannot be kept.
        """
        kind = adapter_kind(path)
        token = self._fresh(path.stem) if kind == "embedding" else ""
        file = self._session.library.addons.put(path)
        addon = AddOn(name=path.stem, adapter=Adapter(kind=kind, file=file, token=token))
        self._apply(self.tr("Add {}").format(addon.name), (*self._addons, addon))

    def remove(self, index: int) -> None:
        """Take one off. Its file stays in the library: pictures were made with it."""
        text = self.tr("Remove {}").format(self._addons[index].name)
        self._apply(text, (*self._addons[:index], *self._addons[index + 1 :]))

    def weigh(self, index: int, weight: float) -> None:
        """Change how strongly a LoRA counts."""
        self._change(index, weight=weight)

    def call(self, index: int, token: str) -> None:
        """Call an embedding by another word; one that it cannot have changes nothing."""
        others = [each.token for at, each in enumerate(self._adapters) if at != index]
        if TOKEN.fullmatch(token) and token not in others:
            self._change(index, token=token)

    @property
    def _addons(self) -> tuple[AddOn, ...]:
        return self._session.project.addons

    @property
    def _adapters(self) -> tuple[Adapter, ...]:
        return self._session.project.adapters

    def _fresh(self, stem: str) -> str:
        """A word that no other embedding of the project has."""
        word = "-".join(TOKEN.findall(stem)) or "word"
        taken = {adapter.token for adapter in self._adapters}
        names = (f"<{word}>", *(f"<{word}-{number}>" for number in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def _change(self, index: int, **fields: object) -> None:
        addon = self._addons[index]
        changed = addon.replace(adapter=addon.adapter.replace(**fields))
        after = (*self._addons[:index], changed, *self._addons[index + 1 :])
        self._apply(self.tr("Change {}").format(addon.name), after, f"addon/{index}")

    def _apply(self, text: str, addons: tuple[AddOn, ...], field: str = "") -> None:
        self._session.edit(text, self._session.project.replace(addons=addons), field)
