"""The words on a sheet that are not the artist's, in the window's language."""

from PySide6.QtCore import QLocale, QObject

from core.export.phrases import Phrases


class SheetPhrases(QObject):
    """What the pages in the window and the files that are exported say alike."""

    def all(self) -> Phrases:
        """Every one of them."""
        locale = QLocale()
        return Phrases(
            untitled=self.tr("Untitled"),
            one_panel=self.tr("{} panel"),
            some_panels=self.tr("{} panels"),
            scene=self.tr("Scene {}"),
            continued=self.tr("{} (continued)"),
            said=self.tr("“{}”"),
            sound=self.tr("Sound"),
            recipe=self.tr("Seed {} · {} steps · {} · guidance {}"),
            point=locale.decimalPoint(),
            day=self.tr("{day} {month} {year}"),
            months=tuple(locale.monthName(number) for number in range(1, 13)),
        )
