"""The script at the left: paste or open one, see what it would become, then make it."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QFileDialog

from core.domain.errors import AppError
from core.screenplay.draft import Draft
from core.screenplay.mentions import Cast
from core.screenplay.scripts import KINDS
from desktop.script.form import Form
from desktop.script.making import Making, Where
from desktop.script.source import Source
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.spoken import spoken_length
from desktop.theme import Appearance
from desktop.widgets.drop import dropped_file
from desktop.widgets.text import counted
from desktop.workers.background import Background


class ScriptPage(Form):
    """Keeps its text while it is not seen. Nothing is made before the button is pressed.

    Signals:
        made: the ids of new panels, a list.
    """

    SUFFIXES = frozenset(KINDS)
    made = Signal(list)

    def __init__(
        self,
        session: Session,
        shelf: ShelfEdits,
        background: Background,
        appearance: Appearance,
    ) -> None:
        super().__init__(appearance)
        self._session = session
        self._making = Making(session, shelf)
        self.source = Source(background, self)
        self.draft: Draft | None = None
        self._error = ""
        self.setAcceptDrops(True)
        self._connect()
        self._offer_selection()
        self._show(None)

    def open_file(self, path: Path) -> None:
        """Read a file and show what it would become."""
        self.source.open(path)

    def choose_file(self) -> QFileDialog:
        """Choose a file to read."""
        dialog = QFileDialog(self, self.tr("Open a script or shot list"), "")
        wanted = " ".join(f"*{suffix}" for suffix in KINDS)
        dialog.setNameFilters(
            [self.tr("Scripts and shot lists ({})").format(wanted), self.tr("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def focus_text(self) -> None:
        """Ready to be pasted into."""
        self.text_field.setFocus()

    def clear(self) -> None:
        """Nothing is to be made; the text can be brought back with undo in its field."""
        self._set_text("")
        self.source.stop()
        self._show(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a script."""
        path = dropped_file(event.mimeData())
        if path is not None and path.suffix.lower() in self.SUFFIXES:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    # Connect

    def _connect(self) -> None:
        source, session = self.source, self._session
        source.opened.connect(self._opened)
        source.read.connect(self._show)
        source.refused.connect(self._refuse)
        source.failed.connect(self._fail)
        self.text_field.textChanged.connect(self._typed)
        self.text_field.dropped.connect(self.open_file)
        self.open_button.clicked.connect(self.choose_file)
        self.clear_button.clicked.connect(self.clear)
        self.names.renamed.connect(self._rename)
        self.names.changed.connect(self._refresh)
        self.shots.taken_changed.connect(self._refresh)
        self.skipped.chosen.connect(self._show_line)
        self.make_button.clicked.connect(self._make)
        session.library_changed.connect(self._know)
        session.selection_changed.connect(self._offer_selection)

    def _typed(self) -> None:
        text = self.text_field.toPlainText()
        if text.strip():
            self.source.type(text)
        else:
            self.source.stop()
            self._show(None)

    def _opened(self, draft: Draft) -> None:
        self._set_text(draft.text)
        self._show(draft)

    def _set_text(self, text: str) -> None:
        """By an edit that the field's own undo brings back."""
        with QSignalBlocker(self.text_field):
            cursor = self.text_field.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self.text_field.moveCursor(QTextCursor.MoveOperation.Start)

    # Show

    def _show(self, draft: Draft | None) -> None:
        self.draft = draft
        self.tabs.setVisible(draft is not None)
        self._show_names()
        self.shots.show(draft, self._cast())
        self.skipped.show_lines(draft.skipped if draft else ())
        self._error = ""
        self._refresh()

    def _fail(self, error: AppError) -> None:
        """The text that is shown cannot be read: nothing can be made of it."""
        self._show(None)
        self._refuse(error)

    def _refuse(self, error: AppError) -> None:
        """A file cannot be read: what is shown stays."""
        self._error = str(error)
        self._refresh()

    def _show_names(self) -> None:
        names = self.draft.names if self.draft else ()
        folded = {name.name.casefold() for name in names}
        known = self._session.library.characters.named(folded) if folded else []
        self.names.show_names(names, known)

    def _know(self) -> None:
        """The library has others than before."""
        self._show_names()
        self._rename()

    def _rename(self) -> None:
        self.shots.name(self._cast())
        self._refresh()

    def _refresh(self) -> None:
        """The button and what is said above it."""
        count = self.shots.count
        self._tell(count)
        refusal = self.names.refusal()
        read_only = self._session.library.read_only
        self.make_button.setEnabled(count > 0 and not refusal and not read_only)
        notices = " ".join(self.draft.notices) if self.draft else ""
        wrong = self._error or refusal
        self.message.say(wrong or notices, "danger" if wrong else "warning")
        words = counted(count, self.tr("Make 1 panel"), self.tr("Make {} panels"))
        self.make_button.setText(words if count else self.tr("Make panels"))

    def _offer_selection(self) -> None:
        """Panels can go behind the selected one where there is one."""
        item = self.where.model().item(self.where.findData(Where.SELECTION))
        item.setEnabled(bool(self._session.selected))

    def _tell(self, count: int) -> None:
        draft = self.draft
        self.clear_button.setEnabled(not self.text_field.document().isEmpty())
        if draft is None:
            self.summary.setText("")
            return
        kinds = {
            "fountain": self.tr("Fountain"),
            "fdx": self.tr("Final Draft"),
            "table": self.tr("Table"),
            "list": self.tr("Shot list"),
        }
        self.summary.setText(f"{kinds[draft.kind]} · {spoken_length(self.shots.seconds)}")
        self.tabs.setTabText(0, self.tr("Panels {}").format(count))
        self.tabs.setTabText(1, self.tr("Names {}").format(len(draft.names)))
        self.tabs.setTabText(2, self.tr("Skipped {}").format(len(draft.skipped)))
        self.tabs.setTabVisible(1, bool(draft.names))
        self.tabs.setTabVisible(2, bool(draft.skipped))

    def _show_line(self, line: int) -> None:
        """Where a line stands that was not understood."""
        block = self.text_field.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.text_field.setTextCursor(cursor)
        self.text_field.setFocus()

    # Make

    def _cast(self) -> Cast:
        return Cast(self.draft.names if self.draft else (), self.names.called())

    def _make(self) -> None:
        made = self._making.make(
            self.draft.title if self.draft else "",
            self.shots.taken(),
            self._cast(),
            self.names.made(),
            self.names.known(),
            self.where.currentData(),
        )
        if made:
            self.made.emit(list(made))
