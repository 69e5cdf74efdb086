"""Panels on the clipboard: as values for another board, and as text for everything else."""

from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QByteArray, QMimeData

from core.domain.board import Panel

COPIED = "application/x-castboard-copied-panels+json"
PANELS = TypeAdapter(tuple[Panel, ...])


def copied(panels: Sequence[Panel]) -> QMimeData:
    """The panels, and their prompts as lines of text."""
    data = QMimeData()
    data.setData(COPIED, QByteArray(PANELS.dump_json(tuple(panels))))
    data.setText("\n".join(panel.prompt for panel in panels))
    return data


def panels_in(data: QMimeData) -> tuple[Panel, ...]:
    """The panels in it; none where there are none, or another version put them there."""
    try:
        return PANELS.validate_json(bytes(data.data(COPIED).data()))
    except ValidationError:
        return ()
