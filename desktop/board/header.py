"""Above the cards: the title, how long the board runs, its aspect, its style and its quality."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.domain.geometry import parse_aspect
from core.domain.numbering import NUMBERINGS
from core.domain.project import Project
from core.storage.search import Query, Sort
from desktop.board.title import TitleEdit
from desktop.session.notice import Notice
from desktop.session.panels import PanelEdits
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.spoken import spoken_length
from desktop.theme import GAP
from desktop.widgets.text import counted

RECENT = 8
"""Styles that can be chosen without looking for them."""
ALL = "all"
NUMBERS_WIDTH = 92
ASPECTS = ("1:1", "16:9", "2.39:1", "2:1", "1.85:1", "4:3", "4:5", "9:16")


class BoardHeader(QWidget):
    """Edits what belongs to the whole board.

    Signals:
        styles_wanted: the artist wants to choose among all styles.
    """

    styles_wanted = Signal()

    def __init__(
        self,
        session: Session,
        edits: PanelEdits,
        shelf: ShelfEdits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits
        self._shelf = shelf
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.title = TitleEdit(objectName="title")
        self.title.setAccessibleName(self.tr("Project title"))
        self.title.setPlaceholderText(self.tr("Untitled"))
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.total = QLabel()
        self.total.setProperty("role", "muted")
        self.total.setIndent(GAP)
        self.aspect = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.aspect.setAccessibleName(self.tr("Aspect of the pictures"))
        self.aspect.setToolTip(self.tr("Aspect of the pictures"))
        self.aspect.addItems(ASPECTS)
        self.aspect.setFixedWidth(88)
        self.style_box = QComboBox()
        self.style_box.setAccessibleName(self.tr("Style of the pictures"))
        self.style_box.setToolTip(self.tr("Style of the pictures"))
        self.style_box.setMinimumWidth(104)
        self.style_box.setMaximumWidth(200)
        self.quality = QComboBox()
        self.quality.setAccessibleName(self.tr("Quality of the pictures"))
        lines = []
        for quality, name, words in self._qualities():
            self.quality.addItem(name, quality)
            self.quality.setItemData(self.quality.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
            lines.append(f"{name}: {words}")
        self.quality.setToolTip("\n".join(lines))
        self.numbering = QComboBox()
        self.numbering.setAccessibleName(self.tr("How panels are numbered"))
        self.numbering.setToolTip(self.tr("How panels are numbered"))
        for pattern, sample in self._numberings():
            self.numbering.addItem(sample, pattern)
        self.numbering.setMinimumWidth(NUMBERS_WIDTH)
        self.numbering.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(GAP)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.total)
        row.addLayout(column, 1)
        row.addSpacing(GAP)
        row.addWidget(self.numbering)
        row.addWidget(self.aspect)
        row.addWidget(self.style_box)
        row.addWidget(self.quality)

    def _numberings(self) -> tuple[tuple[str, str], ...]:
        """Each pattern with a sample of it."""
        samples = ("1, 2, 3", "010, 020", "1.1, 1.2", "1A, 1B", "1.1.1")
        return tuple(zip(NUMBERINGS, samples, strict=True))

    def _qualities(self) -> tuple[tuple[str, str, str], ...]:
        """Each quality with its name and what it is good for."""
        return (
            ("draft", self.tr("Draft"), self.tr("quick, for layout")),
            ("balanced", self.tr("Balanced"), self.tr("characters alike, at a good pace")),
            ("faithful", self.tr("Faithful"), self.tr("slowest, characters most alike")),
        )

    def _connect(self) -> None:
        self.title.textEdited.connect(self._rename)
        self.title.editingFinished.connect(self._session.end_burst)
        self.numbering.activated.connect(lambda: self._edits.number(self.numbering.currentData()))
        self.aspect.activated.connect(self._choose_aspect)
        self.aspect.lineEdit().editingFinished.connect(self._choose_aspect)
        self.style_box.activated.connect(self._choose_style)
        self.quality.activated.connect(self._choose_quality)
        self._session.project_changed.connect(self._follow)
        self._session.library_changed.connect(self._refresh)

    def _follow(self, before: Project, after: Project) -> None:
        if (before.id, before.style_id) == (after.id, after.style_id):
            self._show_project()
        else:
            self._refresh()

    def _refresh(self) -> None:
        self._show_project()
        with QSignalBlocker(self.style_box):
            self._fill_styles()

    def _show_project(self) -> None:
        project = self._session.project
        if self.title.text() != project.title:
            self.title.setText(project.title)
            self.title.setCursorPosition(0)
        panels = project.board.panels
        seconds = sum(panel.duration for panel in panels)
        count = counted(len(panels), self.tr("{} panel"), self.tr("{} panels"))
        self.total.setText(f"{count} · {spoken_length(seconds)}")
        with QSignalBlocker(self.aspect):
            self.aspect.setCurrentText(project.board.aspect)
        with QSignalBlocker(self.numbering):
            self.numbering.setCurrentIndex(self.numbering.findData(project.board.numbering))
        with QSignalBlocker(self.quality):
            self.quality.setCurrentIndex(self.quality.findData(project.quality))

    def _fill_styles(self) -> None:
        """The project's style, those that were changed last, and a way to all others."""
        box, style = self.style_box, self._session.style
        recent = Query(sort=Sort.CHANGED)
        named = {style.id: style.name} if style else {}
        for row in self._session.library.styles.find(recent, limit=RECENT):
            named.setdefault(row.id, row.name)
        box.clear()
        box.addItem(self.tr("No style"), None)
        for style_id, name in named.items():
            box.addItem(name, style_id)
        box.insertSeparator(box.count())
        box.addItem(self.tr("All styles…"), ALL)
        box.setCurrentIndex(max(0, box.findData(style.id if style else None)))

    def _rename(self, title: str) -> None:
        project = self._session.project.replace(title=title)
        self._session.edit(self.tr("Rename"), project, "title")

    def _choose_aspect(self) -> None:
        text = self.aspect.currentText().strip()
        project = self._session.project
        try:
            parse_aspect(text)
        except ValueError as error:
            self.aspect.setCurrentText(project.board.aspect)
            self._session.said.emit(Notice(str(error), is_error=True))
            return
        after = project.replace(board=project.board.replace(aspect=text))
        self._session.edit(self.tr("Change aspect"), after)

    def _choose_style(self) -> None:
        chosen = self.style_box.currentData(Qt.ItemDataRole.UserRole)
        if chosen == ALL:
            self._refresh()
            self.styles_wanted.emit()
        else:
            self._shelf.use_style(chosen)

    def _choose_quality(self) -> None:
        after = self._session.project.replace(quality=self.quality.currentData())
        self._session.edit(self.tr("Change quality"), after)
