"""The composition root: builds everything once and passes it in."""

import signal
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from core.checkpoints.identify import ModelCard, built_in_folder
from core.crashes import watch
from core.domain.errors import AppError, StorageError
from core.domain.project import Project, new_project
from core.domain.prompting import ModelTraits
from core.jobs.engine import Engine
from core.jobs.journal import Journal
from core.jobs.queue import JobQueue
from core.paths import log_folder, settings_file
from core.settings import Settings, load_settings
from core.storage.library import Library
from desktop.application import application
from desktop.main_window import MainWindow
from desktop.models.pictures import Pictures
from desktop.opening import mended, open_library
from desktop.session.notice import Notice, notice_of
from desktop.session.preferences import Preferences
from desktop.session.session import Session
from desktop.session.work import Work
from desktop.splash import leave_splash
from desktop.theme import Appearance
from desktop.translation import translate
from desktop.workers.model_finder import ModelFinder
from desktop.workers.pool import MakeEngine, Pool

PAINTED_MS = 200
"""By then the window has been painted: the welcome comes, and another start can find it."""


def main(
    library_folder: Path, project_id: str | None = None, model_folder: Path | None = None
) -> int:
    """Open the window on a project of the library, or on the one saved last.

    Without a model folder, the settings' model is used, or else the built-in one. Returns the
    exit status of the process.
    """
    app = application(sys.argv)
    settings = load_settings(settings_file())
    translate(app, settings.language)
    library = open_library(library_folder)
    if library is None:
        return 0
    folder = model_folder or settings.model or built_in_folder()
    more = [(device, partial(Engine, folder, device)) for device in settings.more_devices]
    make_engine = partial(Engine, folder, settings.device)

    def make_window() -> MainWindow:
        project = first_project(library, project_id)
        return build(app, library, project, make_engine, settings, more=more)

    try:
        window = mended(library, make_window)
    except BaseException as error:
        library.close()
        if not isinstance(error, StorageError):
            raise
        leave_splash()
        QMessageBox.critical(None, "Castboard", str(error))
        return 1
    say_mistakes(window)
    say_crashes(window, watch(log_folder()))
    finder = ModelFinder()
    finder.found.connect(partial(show_model, window, settings.device))
    finder.look(folder)
    window.show()
    leave_splash()
    welcome_once(window)
    if not library.read_only:
        QTimer.singleShot(PAINTED_MS, partial(be_found, window))
    # Ctrl+C in the terminal closes like any other way: saved, stopped, nothing lost.
    signal.signal(signal.SIGINT, lambda *_: window.close())
    status = app.exec()
    finder.stop()
    return status


def welcome_once(window: MainWindow) -> None:
    """On a fresh library the first start says what Castboard is; never again by itself."""
    library, preferences = window.session.library, window.preferences
    if preferences.settings.welcomed or library.read_only:
        return
    if library.projects.headings():
        preferences.change(welcomed=True)
    else:
        QTimer.singleShot(PAINTED_MS, lambda: window.isVisible() and window.helpers.welcome())


def first_project(library: Library, project_id: str | None) -> Project:
    """The project asked for, or else the one saved last, or else a new one."""
    if project_id is not None:
        try:
            return library.projects.get(project_id)
        except KeyError:
            raise StorageError("That project is not in the library.") from None
    return library.projects.latest() or new_project("Untitled storyboard")


def show_model(window: MainWindow, device: str, found: ModelCard | AppError) -> None:
    """The model is known now, or it is known why there is none."""
    if isinstance(found, AppError):
        window.status.show_model(window.tr("No model"), "auto")
        window.session.set_no_model(found)
        return
    window.status.show_model(found.name, device)
    window.session.set_model(found.traits, found.name, found.path)


def be_found(window: MainWindow) -> None:
    """Another start with the same library brings this window to the front from now on."""
    from desktop.front import Front

    Front(window, window.session.library.folder)


def say_mistakes(window: MainWindow) -> None:
    """What nobody caught is logged whole and said in a notice, not printed and lost."""

    def said(_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        notice = notice_of(error.with_traceback(trace))
        if not isinstance(error, AppError):
            written = "".join(traceback.format_exception(error))
            details = partial(window.helpers.report, written)
            notice = replace(notice, button=window.tr("Details…"), action=details)
        window.session.said.emit(notice)

    sys.excepthook = said


def say_crashes(window: MainWindow, traces: str) -> None:
    """An earlier start ended without a word: here is what is known of it."""
    if traces:
        window.session.said.emit(
            Notice(
                window.tr("Castboard crashed the last time."),
                window.tr("What was saved is here."),
                is_error=True,
                button=window.tr("Details…"),
                action=partial(window.helpers.report, traces),
            )
        )


def build(
    app: QApplication,
    library: Library,
    project: Project,
    make_engine: MakeEngine,
    settings: Settings,
    traits: ModelTraits | None = None,
    settings_path: Path | None = None,
    more: Sequence[tuple[str, MakeEngine]] = (),
) -> MainWindow:
    """The window and everything behind it. Closing it closes the library.

    `more` names further devices, each with what makes its engine.
    """
    appearance = Appearance(app, settings.theme, settings.font_size)
    preferences = Preferences(settings, settings_path or settings_file())
    preferences.changed.connect(lambda _: pool.unload_after(preferences.settings.idle_minutes))
    library.trajectories.budget = settings.cache_bytes
    session = Session(library, project, traits)
    queue = JobQueue(None if library.read_only else Journal(library.jobs))
    engines = [(settings.device, make_engine), *more]
    pool = Pool(queue, engines, library, settings.idle_minutes)
    work = Work(session, queue, pool)
    pictures = Pictures(library.blobs)
    session.library_changed.connect(pictures.look_again)
    return MainWindow(session, work, pictures, appearance, preferences, library.close)
