"""What the script's page is made of: the text, what it becomes below, and the button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon
from desktop.script.making import Where
from desktop.script.name_rows import NameRows
from desktop.script.shot_delegate import ShotDelegate
from desktop.script.shot_rows import ShotRows
from desktop.script.skipped_lines import SkippedLines
from desktop.script.source import ScriptText
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.message import Message
from desktop.widgets.wheel import WheelGuard


class Form(QWidget):
    """The widgets and where they stand; what they do is the page's."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(objectName="dock-body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(264)
        self._build_head()
        self._build_text()
        self._build_tabs(appearance)
        self._build_foot(appearance)
        self.splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.splitter.addWidget(self.text)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([160, 480])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._head)
        column.addWidget(self.splitter, 1)
        column.addLayout(self._foot)
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def _build_head(self) -> None:
        self.open_button = QPushButton(self.tr("&Open…"))
        self.open_button.setToolTip(self.tr("Open a Fountain, Final Draft, CSV or text file"))
        self.summary = QLabel()
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.clear_button = QToolButton()
        self.clear_button.setProperty("quiet", True)
        self.clear_button.setToolTip(self.tr("Clear the script"))
        self.clear_button.setAccessibleName(self.tr("Clear the script"))
        self._head = QHBoxLayout()
        self._head.setContentsMargins(2 * GAP, 0, GAP, 0)
        self._head.setSpacing(GAP)
        self._head.addWidget(self.open_button)
        self._head.addWidget(self.summary, 1)
        self._head.addWidget(self.clear_button)

    def _build_text(self) -> None:
        self.text_field = ScriptText()
        self.text_field.setAccessibleName(self.tr("Script or shot list"))
        self.text_field.setTabChangesFocus(True)
        self.text_field.setPlaceholderText(
            self.tr(
                "Paste a script or a shot list here:\n\n"
                "1. WS The pier at dawn\n"
                "2. CU Mia looks up (3 s)\n"
                "MIA: Is anybody there?\n\n"
                "Or drop a file: Fountain, Final Draft (FDX), CSV, plain text."
            )
        )
        self.text = QWidget()
        column = QVBoxLayout(self.text)
        column.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        column.addWidget(self.text_field)
        self.text.setMinimumHeight(72)

    def _build_tabs(self, appearance: Appearance) -> None:
        self.shots = ShotRows(self)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Panels that will be made"))
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setItemDelegate(ShotDelegate(appearance, self.view))
        self.view.setModel(self.shots)
        self.names = NameRows()
        self.names_area = QScrollArea(widgetResizable=True)
        self.names_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names_area.setWidget(self.names)
        self.skipped = SkippedLines()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for widget in (self.view, self.names_area, self.skipped):
            self.tabs.addTab(widget, "")

    def _build_foot(self, appearance: Appearance) -> None:
        self.message = Message(appearance)
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Where the panels go"))
        for where, text in (
            (Where.END, self.tr("At the end of the board")),
            (Where.SELECTION, self.tr("After the selected panel")),
            (Where.PROJECT, self.tr("In a new project")),
        ):
            self.where.addItem(text, where)
        self._wheel_guard = WheelGuard(self)
        self._wheel_guard.watch(self.where)
        self.make_button = QPushButton()
        self.make_button.setProperty("primary", True)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        self._foot.setSpacing(GAP)
        for widget in (self.message, self.where, self.make_button):
            self._foot.addWidget(widget)

    def _paint(self, theme: Theme) -> None:
        self.clear_button.setIcon(icon("close", theme))
        self.view.viewport().update()
