"""The window as a whole: themes, names for screen readers, stories, what it needs to start."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from core.domain.errors import StorageError
from core.domain.events import Progress
from core.domain.project import new_project
from core.settings import load_settings
from desktop.app import first_project
from desktop.jobs.eta import Eta, spoken
from desktop.theme import Theme, load_theme
from desktop.widgets.text import wrapped
from tests.desktop.conftest import Desk

ROOT = Path(__file__).parents[2]
ON = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "accent_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("muted", "raised"),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_hover"),
    ("accent", "surface"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("text", "danger_soft"),
    ("success", "surface"),
]
"""Which colours stand on which grounds."""


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance."""
    channels = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), ON)
def test_text_reads_on_its_ground_as_wcag_aa_asks(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_borders_that_carry_meaning_stand_out(name: str) -> None:
    theme = load_theme(name)
    for ink in ("accent", "line_strong"):
        assert contrast(getattr(theme, ink), theme.surface) >= 3


def test_the_theme_is_switched_at_once_and_remembered(desk: Desk, tmp_path: Path) -> None:
    seen: list[Theme] = []
    desk.window.appearance.changed.connect(seen.append)
    desk.window.preferences.change(theme="dark")
    assert seen[-1].name == "dark"
    assert load_settings(tmp_path / "settings.json").theme == "dark"
    desk.window.preferences.change(theme="light")
    assert seen[-1].name == "light"


def test_everything_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    desk.write("a fox")
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QComboBox)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_smallest_window_fits_a_small_laptop(desk: Desk) -> None:
    desk.write("a fox")
    assert desk.window.minimumSizeHint().width() <= 1280
    assert desk.window.minimumSizeHint().height() <= 720


def test_a_story_file_becomes_the_open_project(desk: Desk, tmp_path: Path) -> None:
    story = tmp_path / "story.toml"
    story.write_text(
        'title = "Rain"\n[[cast]]\nname = "Fox"\nwords = "a fox"\nnoun = "fox"\n'
        '[[panel]]\nprompt = "@Fox waits"\n'
    )
    desk.window.opener.read_story(story)
    assert desk.project.title == "Rain"
    assert desk.prompts() == ["@Fox waits"]
    assert [one.name for one in desk.session.cast] == ["Fox"]


def test_importing_a_story_again_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    story = tmp_path / "story.toml"
    story.write_text('title = "Rain"\n[[panel]]\nprompt = "a fox waits"\n')
    desk.window.opener.read_story(story)
    desk.window.edits.change(desk.project.board.panels[0].id, "prompt", "a wolf")
    edited = desk.project
    desk.window.opener.read_story(story)
    assert desk.prompts() == ["a fox waits"]
    desk.session.undo_stack.undo()
    assert desk.project == edited
    desk.session.open(new_project("Other"))
    desk.window.opener.read_story(story)
    assert desk.prompts() == ["a fox waits"]
    desk.session.undo_stack.undo()
    assert desk.project == edited


def test_a_dot_in_a_title_is_no_suffix_of_the_sheet(desk: Desk) -> None:
    desk.session.edit("", desk.project.replace(title="Dr. No: 1/2"))
    dialog = desk.window.opener.export()
    assert Path(dialog.selectedFiles()[0]).name == "Dr. No- 1-2.pdf"
    dialog.filterSelected.emit("PNG sheet (*.png)")
    assert Path(dialog.selectedFiles()[0]).name == "Dr. No- 1-2.png"
    dialog.reject()


def test_no_two_things_on_screen_answer_to_the_same_alt_key(desk: Desk) -> None:
    desk.write("a fox")
    menus = [action.text() for action in desk.window.menuBar().actions()]
    labels = [one.text() for one in desk.window.findChildren(QLabel) if one.buddy()]
    buttons = [one.text() for one in desk.window.findChildren(QPushButton)]
    # One text stands on two pages of the inspector, of which one is seen.
    texts = {text for text in (*menus, *labels, *buttons) if "&" in text}
    keys = [text[text.index("&") + 1].lower() for text in texts]
    assert sorted(keys) == sorted(set(keys)), texts


def test_a_wrong_story_file_is_explained_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    story = tmp_path / "story.toml"
    story.write_text('title = "Rain"\n[[panel]]\nprompt = "@Zoe waits"\n')
    desk.window.opener.read_story(story)
    assert desk.project.title == "Test"
    assert "Zoe" in desk.notices[-1]


def test_a_dropped_picture_begins_a_style(desk: Desk, picture: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    desk.window.dropEvent(event)
    desk.until(lambda: desk.window.opener.current is not None)
    dialog = desk.read(desk.window.opener.current)
    assert dialog.name.text() == "Old map"
    dialog.reject()


def test_the_window_starts_without_a_model_and_says_so(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\nfrom desktop.app import main\n"
        "from desktop.widgets.notices import NoticeBar\n"
        "def look():\n"
        "    window, = [w for w in QApplication.topLevelWidgets() if hasattr(w, 'notices')]\n"
        "    if window.notices.strips:\n"
        "        print(window.notices.strips[0].label.text())\n"
        "        window.close()\n"
        "import desktop.app as app\n"
        "made = app.application\n"
        "timer = QTimer(interval=50)\n"
        "timer.timeout.connect(look)\n"
        "def application(arguments):\n"
        "    one = made(arguments)\n"
        "    timer.start()\n"
        "    return one\n"
        "app.application = application\n"
        f"sys.exit(main(Path({str(tmp_path / 'library')!r}), None, Path('/nowhere')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert "/nowhere" in result.stdout


def test_the_window_opens_on_the_project_saved_last(desk: Desk) -> None:
    first, second = new_project("One"), new_project("Two")
    for project in (second, first):
        desk.library.projects.save(project)
    assert first_project(desk.library, None) == first
    assert first_project(desk.library, second.id) == second
    with pytest.raises(StorageError):
        first_project(desk.library, "nobody")


def test_the_window_is_up_before_torch_is_imported() -> None:
    code = (
        "import sys\nfrom tests.desktop.shots import Stage\nfrom desktop.app import application\n"
        "stage = Stage(application([]))\nstage.wait(ms=100)\n"
        "assert stage.window.isVisible()\nprint('torch' in sys.modules)\nstage.close()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "False"


def test_qt_keeps_count_of_none(desk: Desk) -> None:
    """PySide6 6.12.0 lost one reference to None in every void call: Python 3.11 then aborts."""
    before = sys.getrefcount(None)
    for _ in range(500):
        desk.window.status.activity.setText("x")
    assert sys.getrefcount(None) > before - 250


def test_the_time_left_is_known_after_two_steps() -> None:
    now = [0.0]
    eta = Eta(lambda: now[0])
    assert eta.seconds(Progress("denoising", 0, 10)) is None
    now[0] = 2.0
    assert eta.seconds(Progress("denoising", 1, 10)) is None
    now[0] = 4.0
    assert eta.seconds(Progress("denoising", 2, 10)) == 16.0
    assert eta.seconds(Progress("decoding", 1, 2)) is None
    assert [spoken(s) for s in (0.2, 42, 150, 3900)] == ["1 s", "42 s", "2 min", "1 h 05 min"]


def test_long_text_ends_in_an_ellipsis_and_short_text_does_not(desk: Desk) -> None:
    font = desk.window.font()
    assert wrapped("a fox", font, 200, 2) == ["a fox"]
    long = wrapped("a fox and a robot " * 20, font, 200, 2)
    assert len(long) == 2
    assert long[-1].endswith("…")
