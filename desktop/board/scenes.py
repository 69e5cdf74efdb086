"""What is done with the headings of scenes: folding, renaming in place, selecting."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from core.domain.project import Project
from desktop.board.cards import CardsView
from desktop.board.heading import HeadingEdit
from desktop.board.layout import Run


class Scenes(QObject):
    """The headings of a view.

    `editor` is there while a title is being written over.

    Signals:
        renamed: a scene's id, its title, its sequence.
    """

    renamed = Signal(str, str, str)

    def __init__(self, view: CardsView) -> None:
        super().__init__(view)
        self._view = view
        self.editor: HeadingEdit | None = None
        self._edited = ""
        view.session.project_changed.connect(self._follow)

    def at(self, point: QPoint) -> int | None:
        """The number of the scene whose heading lies at a point of the viewport."""
        return self._view.layout_.heading_at(self._view.laid(point)) if point.y() >= 0 else None

    def press(self, number: int, point: QPoint) -> None:
        """Fold it, write its title over, or select its panels: it depends on where."""
        view, run = self._view, self._view.layout_.runs[number]
        if self._view.headings.arrow(self._rect(number)).contains(point):
            self._fold(run)
        elif self.title_at(number).contains(point):
            self.edit(number)
        else:
            flags = view.selectionModel().SelectionFlag
            view.select_rows(range(run.first, run.end), flags.ClearAndSelect)

    def title_at(self, number: int) -> QRect:
        """Where the words of a title stand."""
        view = self._view
        place = view.headings.title(self._rect(number))
        words = view.headings.words(view.layout_.runs[number])
        _, width = view.cards.letters.elided(words, place.width(), bold=True)
        return QRect(place.left(), place.top(), width, place.height())

    def tip(self, number: int, point: QPoint) -> str:
        """What a click here would do."""
        if self._view.headings.arrow(self._rect(number)).contains(point):
            folded = self._view.layout_.runs[number].is_folded
            return self.tr("Show the panels") if folded else self.tr("Fold the panels away")
        if self.title_at(number).contains(point):
            return self.tr("Rename this scene")
        return self.tr("Select the panels of this scene")

    def edit(self, number: int) -> None:
        """Let the title and the sequence be written over."""
        view, run = self._view, self._view.layout_.runs[number]
        if not run.scene or view.session.library.read_only or self.editor is not None:
            return
        known = {scene.id: scene for scene in view.session.project.board.scenes}
        sequence = known[run.scene].sequence if run.scene in known else ""
        view.scrollTo(view.panels.index(run.first))
        self.editor = HeadingEdit(view.viewport(), run.title, sequence)
        self._edited = run.scene
        self.place()
        self.editor.done.connect(partial(self._rename, view.session.project.id, run.scene))
        self.editor.left.connect(self._leave)
        self.editor.begin()

    def place(self) -> None:
        """Put the fields where the heading is now."""
        runs = self._view.layout_.runs
        number = next((n for n, run in enumerate(runs) if run.scene == self._edited), None)
        if self.editor is None or number is None:
            return
        place = self._view.headings.title(self._rect(number))
        height = self.editor.sizeHint().height()
        top = place.center().y() - height // 2
        self.editor.setGeometry(place.left(), top, place.width(), height)

    def _rename(self, project_id: str, scene_id: str, title: str, sequence: str) -> None:
        """Unless another project is open now: opening it took the focus from the fields."""
        if self._view.session.project.id == project_id:
            self.renamed.emit(scene_id, title, sequence)

    def _follow(self, before: Project, after: Project) -> None:
        """The scene of another project is not renamed in this one."""
        if self.editor is not None and before.id != after.id:
            self.editor.forget()

    def _leave(self) -> None:
        if self.editor is not None:
            had_focus = self.editor.has_focus()
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            if had_focus:
                self._view.setFocus()

    def _fold(self, run: Run) -> None:
        self._view.folded ^= {run.scene}
        self._view.lay_out()

    def _rect(self, number: int) -> QRect:
        return self._view.seen(self._view.layout_.heading(number))
