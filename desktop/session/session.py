"""The open project: its value, the selection, undo, saving, and how each panel stands."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.errors import AppError, ModelError, StorageError
from core.domain.project import Project
from core.domain.prompting import ModelTraits, recipe_for, used_for
from core.domain.recipe import Recipe, Take, Used
from core.domain.staleness import reasons
from core.domain.style import Style
from core.domain.wording import written
from core.storage.library import Library
from core.storage.projects import used_by
from core.storage.search import Query
from desktop.session.notice import Notice, notice_of
from desktop.session.saver import Saver
from desktop.session.standing import Doing, Standing
from desktop.session.undo import EditProject, projects_of

SAVE_AFTER_MS = 400
"""Typing is saved this long after the last key."""
RETRY_MS = 3000
"""What could not be saved is tried again this long after."""
SAVING = "saving"
"""The topic of the notice that says so."""
OFFERED = 12
"""Names that are offered after an @, at most."""
HASH = re.compile(r"[0-9a-f]{64}")


class Session(QObject):
    """What the artist has open. Widgets read it, listen to it, and ask it for edits.

    `traits` describe the model that recipes are made for, whose file or folder is `model_folder`;
    while there is none, `model_error` says why. Of the library's styles and characters it keeps
    those that the project has.

    Signals:
        project_changed: before and after, two Projects. Also when another one is opened.
        panel_changed: the id of a panel that has another take.
        panels_changed: the ids of panels with which the queue does something else, a set.
        selection_changed: the selected panels are others.
        library_changed: styles or characters were added, edited, filed or deleted, or the model
            is another one; any panel may stand differently.
        saved: True when everything is on disk, False while something is not.
        saving_failed: what is not on disk could not be written; it is tried again by itself.
        said: a Notice.
        settled: the topic of notices that have nothing more to say.
    """

    project_changed = Signal(object, object)
    panel_changed = Signal(str)
    panels_changed = Signal(object)
    selection_changed = Signal()
    library_changed = Signal()
    saved = Signal(bool)
    saving_failed = Signal()
    said = Signal(object)
    settled = Signal(str)

    def __init__(
        self, library: Library, project: Project, traits: ModelTraits | None = None
    ) -> None:
        super().__init__()
        self.library = library
        self.traits = traits
        self.project = project
        self.undo_stack = QUndoStack(self)
        self.selected: tuple[str, ...] = ()
        self._doing: dict[str, Doing] = {}
        self._standing: dict[str, Standing] = {}
        self.style: Style | None = None
        self.cast: list[Character] = []
        self._versions: dict[str, int] = {}
        self.model_name = ""
        self.model_folder: Path | None = None
        self.model_error: AppError = ModelError("The model is still being looked at.")
        self._written: Project | None = project
        self._burst = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save_aside)
        self._saver = Saver(lambda one: self.library.projects.save(one), self)
        self._saver.ended.connect(self._save_ended)
        self._read_library()
        self.takes = library.takes.of_project(project.id)

    # The project

    def open(self, project: Project) -> None:
        """Leave the open project and show another one; stay where it cannot be saved."""
        if not self.save():
            return
        before, self.project, self._written = self.project, project, project
        self._read_library()
        self.takes = self.library.takes.of_project(project.id)
        self.undo_stack.clear()
        self._standing.clear()
        self.selected = ()
        self.project_changed.emit(before, project)
        self.selection_changed.emit()

    def edit(self, text: str, after: Project, field: str = "") -> None:
        """Make an edit that can be undone as `text`.

        Edits of one `field` in a row are one step, until `end_burst`.
        """
        if after == self.project:
            return
        if self.library.read_only:
            self.say_read_only()
            self.project_changed.emit(self.project, self.project)  # fields show it as it is
            return
        burst = f"{field}/{self._burst}" if field else ""
        self.undo_stack.push(EditProject(text, self.project, after, self._show, burst))

    def end_burst(self) -> None:
        """What is typed from now on is another undo step."""
        self._burst += 1

    def save(self) -> bool:
        """Write the project now, and say whether it is on disk.

        A failure is also said to the artist, and tried again every few seconds.
        """
        self._timer.stop()
        self._saver.wait()
        self._save_aside()
        self._saver.wait()
        return self._written == self.project

    def _save_aside(self) -> None:
        """Write the project while the window goes on."""
        if self._saver.is_busy:
            return
        if self._written == self.project:
            self._say_saved()
        else:
            self._saver.begin(self.project)

    def _save_ended(self, project: Project, error: BaseException | None) -> None:
        if isinstance(error, StorageError):
            self._say_unsaved(error)
            return
        if error is not None:
            raise error
        self._written = project
        if project == self.project:
            self._take_back()
            self._say_saved()
        elif not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def _say_saved(self) -> None:
        self.settled.emit(SAVING)
        self.saved.emit(True)

    def say_read_only(self) -> None:
        """Say why nothing can be changed."""
        self.said.emit(
            Notice(
                self.tr("Nothing can be changed: this library is open for reading only."),
                is_error=True,
            )
        )

    def _take_back(self) -> None:
        """An undo brought back what had gone to the bin: saving the project takes it out."""
        known = {item.id for item in (self.style, *self.cast) if item is not None}
        if any(item_id not in known for _, item_id in used_by(self.project)):
            self.refresh_library()

    def _say_unsaved(self, error: StorageError) -> None:
        fields = {"button": self.tr("Try again"), "action": self.save}
        self.said.emit(replace(notice_of(error), topic=SAVING, lasts=True, **fields))
        self.saving_failed.emit()
        self._timer.start(RETRY_MS)

    def close(self) -> None:
        """Save; nobody is told of anything after that."""
        self.save()
        self._timer.stop()
        self._saver.stop()
        self.undo_stack.blockSignals(True)

    def _show(self, after: Project) -> None:
        before, self.project = self.project, after
        if used_by(before) != used_by(after):
            self._read_library()
        self._forget_standing(before, after)
        self._keep_selection()
        self.saved.emit(False)
        self._timer.start(SAVE_AFTER_MS)
        self.project_changed.emit(before, after)

    def reread(self) -> None:
        """The library was restored: show what it has, and write down again what is open."""
        if self.project.board.panels:
            self._written = None
        self.save()
        self.takes = self.library.takes.of_project(self.project.id)
        self.refresh_library()

    def alive(self) -> Callable[[], set[str]]:
        """What tells, in any thread, the pictures and files that an undo still needs."""
        commands = [self.undo_stack.command(n) for n in range(self.undo_stack.count())]
        projects = {id(each): each for one in commands for each in projects_of(one)}
        return partial(hashes_in, [self.project, *projects.values()])

    # The selection

    def select(self, panel_ids: Iterable[str]) -> None:
        """Select these panels; the first one is shown in the inspector."""
        wanted = set(panel_ids)
        chosen = tuple(p.id for p in self.project.board.panels if p.id in wanted)
        if chosen != self.selected:
            self.selected = chosen
            self.end_burst()
            self.selection_changed.emit()

    @property
    def panel(self) -> Panel | None:
        """The panel in the inspector: the only selected one."""
        return self.project.board.panel(self.selected[0]) if len(self.selected) == 1 else None

    def _keep_selection(self) -> None:
        there = {panel.id for panel in self.project.board.panels}
        if not set(self.selected) <= there:
            self.selected = tuple(i for i in self.selected if i in there)
            self.selection_changed.emit()

    # The model and the library

    def set_model(self, traits: ModelTraits, name: str = "", folder: Path | None = None) -> None:
        """Recipes are made for this model from now on; its files are in `folder`."""
        self.traits = traits
        self.model_name = name
        self.model_folder = folder
        self.refresh_library()

    def set_no_model(self, error: AppError) -> None:
        """Nothing can be drawn, and this is why."""
        self.model_error = error
        self.said.emit(notice_of(error))
        self.refresh_library()

    def refresh_library(self) -> None:
        """Read style and cast again, after something of the library was written."""
        self._read_library()
        self._standing.clear()
        self.library_changed.emit()

    def offers(self, begun: str) -> list[str]:
        """What may follow an @: names that begin so, the cast's first, or `Name:variant`."""
        name, colon, variant = begun.casefold().partition(":")
        cast = {one.name.casefold(): one for one in self.cast}
        if colon:
            one = cast.get(name) or next(iter(self.library.characters.named([name])), None)
            names = [f"{one.name}:{each.name}" for each in one.variants] if one else []
            return [each for each in names if each.casefold().startswith(f"{name}:{variant}")]
        own = [one.name for key, one in cast.items() if key.startswith(name)]
        rows = self.library.characters.find(Query(text=name), limit=OFFERED)
        found = [row.name for row in rows if row.name.casefold().startswith(name)]
        return list(dict.fromkeys([*own, *found]))[:OFFERED]

    def _read_library(self) -> None:
        library, project = self.library, self.project
        self.cast = library.characters.get_many(project.character_ids)
        styles = library.styles.get_many([project.style_id] if project.style_id else [])
        self.style = next(iter(styles), None)
        rows = library.characters.rows(project.character_ids)
        rows += library.styles.rows([style.id for style in styles])
        self._versions = {row.id: row.version for row in rows}

    # How panels stand

    def standing(self, panel_id: str) -> Standing:
        """How a panel stands now."""
        if panel_id not in self._standing:
            self._standing[panel_id] = self._stand(self.project.board.panel(panel_id))
        return replace(self._standing[panel_id], doing=self._doing.get(panel_id))

    def doing(self, panel_id: str) -> Doing | None:
        """What the queue does with a panel, of whatever project."""
        return self._doing.get(panel_id)

    def set_doing(self, panel_ids: Iterable[str], doing: Doing | None) -> None:
        """The queue says what it does with panels."""
        ids = set(panel_ids)
        for panel_id in ids:
            if doing is None:
                self._doing.pop(panel_id, None)
            else:
                self._doing[panel_id] = doing
        self.panels_changed.emit(ids)

    def add_take(self, take: Take) -> None:
        """A panel of the open project has a new take."""
        if take.project_id == self.project.id:
            self.takes.add(take)
            self._standing.pop(take.panel_id, None)
            self.panel_changed.emit(take.panel_id)

    def used(self, panel: Panel) -> tuple[Used, ...]:
        """The style and the characters that a panel has, with the versions they are at."""
        return used_for(written(panel), self.style, self.cast, lambda one: self._versions[one.id])

    def _stand(self, panel: Panel) -> Standing:
        try:
            if self.traits is None:
                raise self.model_error
            recipe = recipe_for(self.project, panel, self.style, self.cast, self.traits)
        except AppError as error:
            return Standing(error=error, take=self._take(panel))
        take = self._take(panel, recipe)
        if take is None:
            return Standing(recipe=recipe)
        return self._compared(panel, recipe, take)

    def _take(self, panel: Panel, recipe: Recipe | None = None) -> Take | None:
        """The take that is seen, if its picture is there."""
        take = self.takes.shown(panel, recipe.digest() if recipe else None)
        there = take is not None and self.library.blobs.path(take.picture).is_file()
        return take if there else None

    def _compared(self, panel: Panel, recipe: Recipe, take: Take) -> Standing:
        if take.recipe.digest() == recipe.digest():
            return Standing(recipe=recipe, take=take, is_current=True)
        why = reasons(take, recipe, self.used(panel))
        return Standing(recipe=recipe, take=take, reasons=why)

    def _forget_standing(self, before: Project, after: Project) -> None:
        """Drop what an edit made untrue: all, unless it changed nothing that is drawn."""
        undrawn = {name: getattr(after, name) for name in ("title", "board", "sheet", "templates")}
        same = before.replace(**undrawn) == after
        if not same or before.board.aspect != after.board.aspect:
            self._standing.clear()
            return
        kept = {id(panel) for panel in before.board.panels}
        ids = {panel.id for panel in after.board.panels if id(panel) in kept}
        self._standing = {i: s for i, s in self._standing.items() if i in ids}


def hashes_in(projects: Iterable[Project]) -> set[str]:
    """Everything that looks like the name of a picture or a file."""
    return {found for each in projects for found in HASH.findall(each.model_dump_json())}
