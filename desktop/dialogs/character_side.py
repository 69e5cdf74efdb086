"""What a character looks like so far, ways to change that, and where it is used."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.domain.character import Anchor, Character
from core.domain.numbering import labels_of
from core.domain.prompting import MENTION
from desktop.models.pictures import Pictures
from desktop.session.session import Session
from desktop.theme import GAP
from desktop.widgets.text import counted

PICTURE = 112
COLUMNS = 2
MOST_LABELS = 12
"""Panels that are named; of more only their number is said."""


class CharacterSide(QWidget):
    """Its pictures, and the projects and panels that name it.

    Signals:
        cast_wanted: the character is to be cast, or cast again.
        own_wanted: a picture of the artist's is to show it.
    """

    cast_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, character: Character, session: Session, pictures: Pictures) -> None:
        super().__init__(objectName="plain")
        self._session = session
        self._pictures = pictures
        self._looks = _looks(character)
        self.tiles: list[QLabel] = []
        self._build(character)
        pictures.ready.connect(self._show_ready)

    def _build(self, character: Character) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(_field(self.tr("Looks like")))
        if self._looks:
            column.addLayout(self._build_pictures())
        else:
            column.addWidget(_muted(self.tr("Not cast yet: nothing decides its looks.")))
        recast = self.tr("Cast a&gain…") if character.is_cast else self.tr("Ca&st…")
        self.cast = QPushButton(recast)
        self.own = QPushButton(self.tr("Use my &own picture…"))
        for button, signal in ((self.cast, self.cast_wanted), (self.own, self.own_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
            column.addWidget(button)
        column.addSpacing(GAP)
        column.addWidget(_field(self.tr("Used in")))
        self.used = _muted(self._usage(character))
        column.addWidget(self.used)
        column.addStretch()

    def _build_pictures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        grid.setColumnStretch(COLUMNS, 1)
        for number, (name, _) in enumerate(self._looks):
            tile, caption = QLabel(), _muted(name)
            tile.setFixedSize(PICTURE, PICTURE)
            tile.setAccessibleName(name)
            caption.setFixedWidth(PICTURE)
            row, place = divmod(number, COLUMNS)
            grid.addWidget(tile, 2 * row, place)
            grid.addWidget(caption, 2 * row + 1, place)
            self.tiles.append(tile)
            self._show(number)
        return grid

    def _show_ready(self, picture: str) -> None:
        for number, (_, anchor) in enumerate(self._looks):
            if anchor.picture == picture:
                self._show(number)

    def _show(self, number: int) -> None:
        ratio = self.devicePixelRatio()
        picture = self._looks[number][1].picture
        shown = self._pictures.get(picture, QSize(PICTURE, PICTURE) * ratio)
        if shown is not None and not shown.isNull():
            own = QPixmap(shown)  # the one that is kept is shown elsewhere too
            own.setDevicePixelRatio(ratio)
            self.tiles[number].setPixmap(own)

    def _usage(self, character: Character) -> str:
        """The panels of the open project that name it, and the other projects."""
        project, library = self._session.project, self._session.library
        labels = [
            label
            for panel, label in zip(project.board.panels, labels_of(project.board), strict=True)
            if _names(panel.prompt, character.name)
        ]
        lines = []
        if labels:
            panels = counted(len(labels), self.tr("{} panel here"), self.tr("{} panels here"))
            named = ", ".join(labels)
            lines.append(f"{panels}: {named}" if len(labels) <= MOST_LABELS else panels)
        titles = [h.title for h in library.characters.used_in(character.id) if h.id != project.id]
        lines += [title or self.tr("Untitled") for title in titles]
        return "\n".join(lines) or self.tr("No panel yet. Write @{} in a prompt.").format(
            character.name
        )


def _looks(character: Character) -> list[tuple[str, Anchor]]:
    """Every anchor, the character's own and its variants', each with what it is called."""
    variants = ((f":{v.name}", v.anchors) for v in character.variants)
    both = (("", character.anchors), *variants)
    return [(f"{character.name}{name}", anchor) for name, anchors in both for anchor in anchors]


def _names(prompt: str, name: str) -> bool:
    return any(match[1].casefold() == name.casefold() for match in MENTION.finditer(prompt))


def _field(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "field")
    return label


def _muted(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("role", "muted")
    return label
