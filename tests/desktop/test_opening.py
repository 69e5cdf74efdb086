"""How the library is opened, who may write to it, and what looks after it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.domain.errors import LibraryBusyError, StorageError
from core.domain.project import new_project
from core.settings import Settings
from core.storage.library import Library
from core.storage.restore import Restored
from desktop.app import build
from desktop.front import Front
from desktop.main_window import MainWindow
from desktop.opening import Choice, open_library
from tests.desktop.conftest import TRAITS, Desk
from tests.fakes.engine import FakeEngine
from tests.fakes.values import a_character

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A library that somebody has open."""
    library = Library.open(tmp_path / "library")
    fox = a_character()
    library.characters.save(fox)
    library.characters.save(fox.replace(words="a tall red fox"))
    library.projects.save(new_project("Wind"))
    project = new_project("Rain")
    board, _ = project.board.with_new_panel(0, prompt="a fox")
    library.projects.save(project.replace(board=board))
    yield tmp_path / "library"
    library.close()


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication, folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that may only read."""
    library = Library.open(folder, read_only=True)
    project = library.projects.latest()
    settings, path = Settings(), tmp_path / "settings.json"
    window = build(qapp, library, project, FakeEngine, settings, TRAITS, path)
    window.show()
    yield window
    window.close()
    window.deleteLater()


def test_a_window_that_has_the_library_comes_to_the_front(
    folder: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    front = Front(window, folder)
    code = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "app = QCoreApplication([])\nfrom desktop.front import bring_to_front\n"
        "print(bring_to_front(Path(sys.argv[1])))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=20000)
        assert other.communicate()[0].strip() == "True"
    assert window.isVisible()
    front.close()


def test_a_busy_library_whose_window_does_not_answer_is_asked_about(folder: Path) -> None:
    asked: list[StorageError] = []

    def ask(error: StorageError) -> Choice:
        asked.append(error)
        return Choice.QUIT

    assert open_library(folder, ask) is None
    assert isinstance(asked[0], LibraryBusyError)
    assert asked[0].way_out


def test_a_busy_library_can_be_read(folder: Path) -> None:
    library = open_library(folder, lambda _: Choice.READ_ONLY)
    assert library.read_only
    assert [heading.title for heading in library.projects.headings()] == ["Rain", "Wind"]
    library.close()


def test_another_folder_can_be_chosen(folder: Path, tmp_path: Path) -> None:
    library = open_library(folder, lambda _: Choice.OTHER, lambda _: tmp_path / "other")
    assert library.folder == tmp_path / "other"
    assert not library.read_only
    library.close()


def test_opening_is_tried_again_as_often_as_is_asked(folder: Path) -> None:
    choices = iter([Choice.AGAIN, Choice.AGAIN, Choice.QUIT])
    assert open_library(folder, lambda _: next(choices)) is None
    assert next(choices, None) is None


def test_a_library_for_reading_says_so_for_as_long_as_it_is_open(reader: MainWindow) -> None:
    (strip,) = reader.notices.strips
    assert "reading only" in strip.label.text()
    assert not strip.closer.isVisible()
    for action in ("panel.new", "generate.all", "style.new", "style.import", "project.unpack"):
        assert not reader.actions_table[action].isEnabled(), action
    assert reader.actions_table["project.export"].isEnabled()


def test_a_library_for_reading_offers_nothing_that_would_write(reader: MainWindow) -> None:
    for action in ("project.new", "project.rename", "project.import"):
        assert not reader.actions_table[action].isEnabled(), action
    shelf = reader.library.characters
    shelf.model.refresh()
    shelf.view.select([0])
    assert shelf.chosen()
    assert not shelf.new.isEnabled()
    enabled = [each.text() for each in shelf.menu().actions() if each.isEnabled() and each.text()]
    assert enabled == ["Uses and versions…"]
    shelf.view.opened.emit(0)
    shelf.view.deleted.emit()
    assert reader.opener.current is None
    info = reader.deeds.show_info(
        reader.session.library.characters, reader.session.library.characters.all()[0]
    )
    info.versions.setCurrentRow(1)
    assert not info.back.isEnabled()
    info.accept()
    projects = reader.opener.projects()
    projects.list.setCurrentRow(1)
    assert projects.open_button.isEnabled()
    assert not projects.delete.isEnabled()
    projects.reject()


def test_an_edit_of_a_library_for_reading_is_refused_and_the_field_goes_back(
    reader: MainWindow, qtbot: QtBot
) -> None:
    said: list[str] = []
    reader.session.said.connect(lambda notice: said.append(notice.sentence))
    reader.session.select([reader.session.project.board.panels[0].id])
    qtbot.keyClicks(reader.inspector.prompt, "x")
    assert "reading only" in said[-1]
    assert reader.inspector.prompt.toPlainText() == "a fox"
    assert not reader.session.undo_stack.canUndo()


def test_a_library_for_reading_closes_without_a_question(reader: MainWindow) -> None:
    reader.close()
    assert not reader.isVisible()


def test_what_was_restored_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    restored = Restored("The library was damaged and is restored.", datetime.now(UTC), True)
    monkeypatch.setattr(Library, "restored", restored)
    desk.window.upkeep.begin()
    assert desk.notices[-1] == restored.sentence
    assert desk.window.notices.strips[-1].notice.stays


def test_damage_that_is_found_while_the_window_is_open_is_mended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a fox")
    desk.session.save()
    restored = Restored("The library was damaged and is restored.", datetime.now(UTC), True)

    def restore(library: Library) -> Restored:
        library.projects.delete(desk.project.id)
        return restored

    monkeypatch.setattr(Library, "verify", lambda _: ["A page is malformed."])
    monkeypatch.setattr(Library, "restore", restore)
    desk.window.upkeep.verify()
    desk.until(lambda: restored.sentence in desk.notices)
    assert desk.library.projects.get(desk.project.id) == desk.project


def test_a_suspicion_is_looked_into_and_given_up_when_all_is_whole(desk: Desk) -> None:
    desk.library.database.is_suspect = True
    desk.window.upkeep.watch()
    desk.until(lambda: not desk.library.database.is_suspect)
    assert desk.notices == []


def test_the_library_is_read_by_one_thread_at_a_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, readings = threading.Event(), []

    def verify(_: Library) -> list[str]:
        readings.append(1)
        go_on.wait(10)
        return []

    monkeypatch.setattr(Library, "verify", verify)
    desk.library.database.is_suspect = True
    for _ in range(3):
        desk.window.upkeep.verify()
    go_on.set()
    desk.until(lambda: not desk.library.database.is_suspect)
    assert len(readings) == 1
    desk.window.upkeep.verify()
    desk.until(lambda: len(readings) == 2)


def test_a_backup_is_made_when_one_is_due(desk: Desk) -> None:
    backups = desk.library.folder / "backups"
    for path in backups.glob("*.sqlite3"):
        path.unlink()
    desk.window.upkeep.back_up()
    desk.until(lambda: len(list(backups.glob("*.sqlite3"))) == 1)


def test_a_backup_that_cannot_be_made_is_said_until_one_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Library) -> None:
        raise StorageError("The disk is full.", "Make room.")

    monkeypatch.setattr(Library, "due_for_backup", lambda _: True)
    with monkeypatch.context() as patch:
        patch.setattr(Library, "back_up", full)
        desk.window.upkeep.back_up()
        desk.until(lambda: bool(desk.window.notices.strips))
    assert "could not be backed up" in desk.notices[-1]
    desk.window.upkeep.back_up()
    desk.until(lambda: desk.window.notices.strips == [])


def test_a_library_whose_project_cannot_be_read_is_restored_and_opens(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = Library.open(folder)
    library.projects.save(new_project("Rain"))
    library.back_up()
    library.close()
    code = (
        "import sys, sqlite3\nfrom pathlib import Path\nfrom PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\nimport desktop.app as app\n"
        "opened, made = app.open_library, app.application\n"
        "def damaged(folder):\n"
        "    library = opened(folder)\n"
        "    with sqlite3.connect(library.database.path) as file:\n"
        "        file.execute('update projects set document = substr(document, 2)')\n"
        "    file.close()\n"
        "    return library\n"
        "app.open_library = damaged\n"
        "timer = QTimer(interval=50)\n"
        "def look():\n"
        "    window, = [w for w in QApplication.topLevelWidgets() if hasattr(w, 'notices')]\n"
        "    print(window.session.project.title, window.notices.strips[0].label.text())\n"
        "    window.close()\n"
        "timer.timeout.connect(look)\n"
        "def application(arguments):\n"
        "    one = made(arguments)\n"
        "    timer.start()\n"
        "    return one\n"
        "app.application = application\n"
        f"sys.exit(app.main(Path({str(folder)!r}), None, Path('/nowhere')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("Rain The library was damaged and has been restored")
    Library.open(folder).close()


def test_a_splash_is_seen_until_the_window_is(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nimport main\n"
        "from desktop import splash\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "shown = splash.show_splash\n"
        "def watched(app):\n"
        "    made = shown(app)\n"
        "    print('splash', made.isVisible(), 'sqlalchemy' in sys.modules)\n"
        "    timer.start()\n"
        "    return made\n"
        "def look():\n"
        "    tops = QApplication.topLevelWidgets()\n"
        "    window, = [one for one in tops if hasattr(one, 'notices')]\n"
        "    print('window', [isinstance(one, splash.Splash) for one in tops if one.isVisible()])\n"
        "    window.close()\n"
        "timer = QTimer(singleShot=True, interval=500)\n"
        "timer.timeout.connect(look)\n"
        "splash.show_splash = watched\n"
        f"sys.exit(main.open_window(Path({str(tmp_path / 'library')!r})))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == ["splash True False", "window [False]"]
