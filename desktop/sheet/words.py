"""What the sheet's fields are called in the window."""

from PySide6.QtCore import QObject

from core.domain.board import Caption
from core.domain.sheet import EXTRA_FIELDS, STRIP_FIELDS, SheetTemplate


class FieldWords(QObject):
    """Names of fields and of parts of the header."""

    def field(self, key: str, captions: tuple[Caption, ...]) -> str:
        """What a field is called; captions by the label that the artist gave them."""
        named = {caption.key: caption.label for caption in captions}
        return named.get(key) or self._usual().get(key, key)

    def parts(self) -> dict[str, str]:
        """The parts of the header."""
        return {
            "title": self.tr("Title"),
            "page": self.tr("Page number"),
            "date": self.tr("Date"),
            "panels": self.tr("Panel count"),
            "duration": self.tr("Total duration"),
            "aspect": self.tr("Aspect"),
            "cast": self.tr("Characters"),
        }

    def _usual(self) -> dict[str, str]:
        return {
            "number": self.tr("Number"),
            "shot": self.tr("Shot size"),
            "angle": self.tr("Angle"),
            "lens": self.tr("Lens"),
            "move": self.tr("Camera move"),
            "duration": self.tr("Duration"),
            "action": self.tr("Action"),
            "dialogue": self.tr("Dialogue"),
            "sound": self.tr("Sound"),
            "notes": self.tr("Notes"),
            "prompt": self.tr("Prompt"),
            "recipe": self.tr("Seed and recipe"),
        }


def offered(template: SheetTemplate, captions: tuple[str, ...]) -> list[tuple[str, bool]]:
    """All fields, those that are shown first in their order, and whether they are shown."""
    shown = template.shown(captions)
    rest = (key for key in (*STRIP_FIELDS, *captions, *EXTRA_FIELDS) if key not in shown)
    return [*((key, True) for key in shown), *((key, False) for key in rest)]
