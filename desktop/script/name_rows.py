"""Who a script names: each becomes a character, is one already, or stays a word."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.domain.character import Character
from core.domain.errors import PromptError
from core.domain.values import new_id
from core.screenplay.draft import DraftName
from desktop.theme import GAP

INDENT = 3 * GAP


class NameRow(QFrame):
    """One name: `known` is the character of the library that is called so.

    Signals:
        renamed: prompts will call it otherwise.
        changed: it will be described otherwise.
    """

    renamed = Signal()
    changed = Signal()

    def __init__(self, name: DraftName, known: Character | None) -> None:
        super().__init__(objectName="plain")
        self.told = name
        self.known = known
        self._id = new_id()
        self.tick = QCheckBox(f"@{known.name if known else name.name}")
        self.tick.setChecked(name.is_sure)
        self.tick.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tick.setToolTip(self._offer())
        self.tick.setAccessibleName(self._offer())
        self.words, self.noun = QLineEdit(name.words), QLineEdit(name.noun)
        self.words.setCursorPosition(0)
        offer = QLabel(self._offer())
        offer.setProperty("role", "muted")
        offer.setWordWrap(True)
        offer.setIndent(INDENT)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        column.setSpacing(GAP // 2)
        column.addWidget(self.tick)
        column.addWidget(offer)
        if known is None:
            column.addLayout(self._form())
        self._enable(name.is_sure)
        self.tick.toggled.connect(self._enable)
        self.tick.toggled.connect(self.renamed)
        for field in (self.words, self.noun):
            field.textChanged.connect(self.changed)

    @property
    def called(self) -> str:
        """What prompts call it; nothing where it stays a plain word."""
        if not self.tick.isChecked():
            return ""
        return self.known.name if self.known else self.told.name

    def made(self) -> Character | None:
        """The character that will be made, if one will."""
        if self.known is not None or not self.tick.isChecked():
            return None
        return Character(
            id=self._id,
            name=self.told.name,
            words=" ".join(self.words.text().split()),
            noun=" ".join(self.noun.text().split()),
        )

    def refusal(self) -> str:
        """Why the character cannot be made as it is described; nothing where it can."""
        made = self.made()
        try:
            if made is not None:
                made.check()
        except PromptError as error:
            return str(error)
        return ""

    def says(self, name: DraftName, known: Character | None) -> bool:
        """Whether it would be the same row for these."""
        mine, other = (one.name if one else "" for one in (self.known, known))
        return self.told == name and mine == other

    def fields(self) -> tuple[QWidget, ...]:
        """What can be ticked and written in, in the order of the Tab key."""
        return (self.tick,) if self.known else (self.tick, self.words, self.noun)

    def keep(self, other: "NameRow") -> None:
        """Take over what the artist wrote for this name before."""
        self.tick.setChecked(other.tick.isChecked())
        if other.words.isModified() or other.noun.isModified():
            self.words.setText(other.words.text())
            self.noun.setText(other.noun.text())
            self.words.setModified(True)

    def _offer(self) -> str:
        if self.known is not None:
            return self.tr("{} is in the library already").format(self.told.told)
        return self.tr("Make {} a character").format(self.told.told)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(INDENT, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(GAP // 2)
        for text, field in ((self.tr("Words"), self.words), (self.tr("Noun"), self.noun)):
            label = QLabel(text)
            label.setProperty("role", "muted")
            label.setBuddy(field)
            field.setAccessibleName(f"{self.told.told}: {text}")
            form.addRow(label, field)
        self.words.setToolTip(self.tr("What it looks like, as every panel will say it"))
        self.noun.setToolTip(self.tr("The one word of these that is looked for in the picture"))
        return form

    def _enable(self, ticked: bool) -> None:
        for field in (self.words, self.noun):
            field.setEnabled(ticked)


class NameRows(QWidget):
    """All names.

    Signals:
        renamed: prompts will call one of them otherwise.
        changed: one of them will be described otherwise.
    """

    renamed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__(objectName="dock-body")
        self.rows: list[NameRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP, 0, GAP)
        self._column.setSpacing(GAP)
        hint = QLabel(
            self.tr("Prompts name the ticked ones with an @. Cast new characters afterwards.")
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        hint.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        self._column.addWidget(hint)
        self._column.addStretch()

    def show_names(self, names: Sequence[DraftName], known: Sequence[Character]) -> None:
        """Show these; `known` are those of the library that are called like one of them.

        What is shown already stays as it is: the artist may be writing there.
        """
        gone, before = self.rows, {row.told.name: row for row in self.rows}
        by_name = {one.name.casefold(): one for one in known}
        self.rows = [
            self._row(name, by_name.get(name.name.casefold()), before.pop(name.name, None))
            for name in names
        ]
        for old in gone:
            if old not in self.rows:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
        for place, row in enumerate(self.rows, 1):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
        for one, other in pairwise(field for row in self.rows for field in row.fields()):
            self.setTabOrder(one, other)

    def _row(self, name: DraftName, known: Character | None, before: NameRow | None) -> NameRow:
        """The row of a name: the one `before`, or another where that would say something else."""
        if before is not None and before.says(name, known):
            before.known = known
            return before
        row = NameRow(name, known)
        if before is not None:
            row.keep(before)
        row.renamed.connect(self.renamed)
        row.changed.connect(self.changed)
        return row

    def called(self) -> dict[str, str]:
        """What each name, as the script writes it, is called in prompts."""
        return {row.told.told: row.called for row in self.rows if row.called}

    def made(self) -> list[Character]:
        """The characters that will be made."""
        return [made for row in self.rows if (made := row.made()) is not None]

    def known(self) -> list[Character]:
        """Those of the library that prompts will name."""
        return [row.known for row in self.rows if row.known is not None and row.called]

    def refusal(self) -> str:
        """Why one of them cannot be made."""
        return next(filter(None, (row.refusal() for row in self.rows)), "")
