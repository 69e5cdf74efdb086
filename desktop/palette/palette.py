"""The command palette: a field, and below it what fits the words in it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.palette.finding import Entry, matching
from desktop.palette.sources import Sources
from desktop.theme import GAP, Appearance

EntryRole = Qt.ItemDataRole.UserRole
WIDTH, ROWS, SHOWN = 640, 12, 60
FROM_TOP = 72
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QFrame):
    """Stands over the window until something is chosen, Escape is pressed or the focus leaves."""

    def __init__(self, sources: Sources, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window, objectName="palette")
        self._sources = sources
        self._fixed: list[Entry] = []
        self._before: QWidget | None = None
        self._build(appearance)
        self.hide()

    def _build(self, appearance: Appearance) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("An action, a panel, a character, a project…"))
        self.field.setAccessibleName(self.tr("Find an action or a name"))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = QListView(uniformItemSizes=True, objectName="palette-list")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setModel(QStandardItemModel(self.list))
        self.list.setItemDelegate(EntryDelegate(appearance, self.list))
        self.list.clicked.connect(self._choose)
        self.none = QLabel(self.tr("Nothing fits."))
        self.none.setProperty("role", "muted")
        self.none.setContentsMargins(GAP, GAP, GAP, GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.none)

    def open(self) -> None:
        """Show everything that can be done; what is typed narrows it down."""
        self._before = QApplication.focusWidget()
        self._fixed = self._sources.fixed()
        self.field.clear()
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus()

    @property
    def entries(self) -> list[Entry]:
        """What is offered now."""
        model = self.list.model()
        return [model.index(row, 0).data(EntryRole) for row in range(model.rowCount())]

    def leave(self) -> None:
        """Close it; the focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus()

    def _find(self, typed: str) -> None:
        found = matching([*self._fixed, *self._sources.named(typed)], typed, SHOWN)
        model = QStandardItemModel(self.list)
        for entry in found:
            item = QStandardItem(entry.title)
            item.setData(entry, EntryRole)
            said = f"{entry.title}, {entry.kind} {entry.why_not or entry.keys}".strip()
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            item.setEnabled(entry.enabled)
            model.appendRow(item)
        old = self.list.model()
        self.list.setModel(model)
        old.deleteLater()
        self.list.setCurrentIndex(model.index(0, 0))
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        self._fit(len(found))

    def _fit(self, count: int) -> None:
        rows = min(count, ROWS)
        self.list.setFixedHeight(rows * EntryDelegate.height(self.list) + 2)
        window = self.parentWidget()
        width = min(WIDTH, window.width() - 4 * GAP)
        height = self.layout().totalHeightForWidth(width)
        height = max(height, self.layout().sizeHint().height())
        self.setGeometry((window.width() - width) // 2, FROM_TOP, width, height)

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole) if index.isValid() else None
        if entry is not None and entry.enabled:
            self.leave()
            entry.run()

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Arrows walk through the list, Enter chooses, Escape closes."""
        if event.type() == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.hide()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(field, event)
        if event.key() in MOVES:
            QApplication.sendEvent(self.list, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return super().eventFilter(field, event)
        return True


class EntryDelegate(QStyledItemDelegate):
    """The title at the left, what it is and its keys at the right."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance

    @staticmethod
    def height(view: QWidget) -> int:
        """How high a row is."""
        return view.fontMetrics().height() + 2 * GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """One line."""
        return QSize(0, self.height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw them."""
        entry, theme = index.data(EntryRole), self._appearance.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        inner = option.rect.adjusted(GAP, 0, -GAP, 0)
        side = Qt.AlignmentFlag.AlignVCenter
        note = " · ".join(filter(None, (entry.why_not or entry.keys, entry.kind)))
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignRight, note)
        room = inner.width() - option.fontMetrics.horizontalAdvance(note) - 3 * GAP
        title = option.fontMetrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(theme.text if entry.enabled else theme.line_strong))
        painter.drawText(QRect(inner.topLeft(), QSize(room, inner.height())), side, title)
        painter.restore()
