"""What went wrong, to be copied; and which Castboard this is."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core import VERSION
from core.report import installed, licence_of, report
from desktop.theme import GAP


class ReportDialog(QDialog):
    """Stays open beside the window. `trace` is of the mistake it is about, if it is about one."""

    def __init__(
        self, trace: str, library: Path, show_log: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report a problem"))
        self.resize(720, 560)
        heading = QLabel(
            self.tr("Something went wrong inside Castboard") if trace else self.windowTitle()
        )
        heading.setProperty("role", "heading")
        words = QLabel(
            self.tr(
                "Send this to whoever looks after Castboard, and say what you did before. Folders, "
                "your name and the computer's are left out; read it before you send it."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setPlainText(report(trace, library, self._about_qt()))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        for widget in (heading, words):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons(show_log))

    def _about_qt(self) -> dict[str, str]:
        screens = ", ".join(
            f"{s.size().width()} x {s.size().height()} at {s.devicePixelRatio():g}"
            for s in QGuiApplication.screens()
        )
        return {"Qt": f"{qVersion()} ({QGuiApplication.platformName()})", "Screens": screens}

    def _buttons(self, show_log: Callable[[], object]) -> QHBoxLayout:
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setProperty("primary", True)
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy)
        log = QPushButton(self.tr("Show the log"))
        log.clicked.connect(lambda: show_log())
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(log)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.copy_button)
        return row

    def copy(self) -> None:
        """Put all of it on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))


class AboutDialog(QDialog):
    """Which Castboard this is, and under which licences what is in it stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Castboard"))
        self.resize(520, 520)
        heading = QLabel(self.tr("Castboard {}").format(VERSION))
        heading.setProperty("role", "heading")
        words = QLabel(
            self.tr("Storyboards in which the characters stay the same, made on your own machine.")
        )
        words.setWordWrap(True)
        self.page = QTextBrowser(openExternalLinks=False)
        self.page.setAccessibleName(self.tr("Licences"))
        self.page.setHtml(self._licences())
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        for widget in (heading, words):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        column.addLayout(row)

    def _licences(self) -> str:
        own = (
            ("Castboard", "Apache-2.0"),
            ("Qt " + qVersion(), "LGPL-3.0"),
            ("Noto Sans", "OFL-1.1"),
        )
        packages = ((f"{name} {version}", licence_of(name)) for name, version in installed())
        rows = "".join(
            f"<tr><td>{escape(name)}&nbsp;&nbsp;</td><td>{escape(licence)}</td></tr>"
            for name, licence in (*own, *packages)
        )
        return f'<table cellspacing="0" cellpadding="3">{rows}</table>'
