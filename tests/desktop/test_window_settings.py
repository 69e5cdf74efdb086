"""Settings that are used at once, the size of text, the language, and reports of mistakes."""

import json
import logging
import sys
import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from core.log import start_logging
from core.paths import resources
from core.report import log_tail, report, scrubbed
from core.settings import Language, Settings, Theme, load_settings
from desktop.app import say_mistakes
from desktop.sentences import told
from desktop.theme import load_theme, style_sheet
from desktop.translation import translate
from tests.desktop.conftest import Desk


def test_the_page_has_a_field_for_every_setting_with_its_own_words(desk: Desk) -> None:
    dialog = desk.window.helpers.settings()
    shown = {name: f for name, f in Settings.model_fields.items() if f.json_schema_extra}
    assert set(dialog.editors) == set(shown) - {"shortcuts"}
    said = {label.text() for label in dialog.findChildren(QLabel)}
    for name, field in shown.items():
        assert {field.title, field.description} <= said, name


def test_a_setting_is_used_and_kept_as_soon_as_it_is_chosen(desk: Desk, tmp_path: Path) -> None:
    dialog = desk.window.helpers.settings()
    box = dialog.editors["theme"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert desk.window.appearance.theme.name == "dark"
    assert load_settings(tmp_path / "settings.json").theme is Theme.DARK
    assert desk.window.actions_table["theme.dark"].isChecked()
    dialog.editors["cache_gb"].setValue(0.5)
    assert desk.library.trajectories.budget == 500_000_000


def test_what_needs_a_new_start_says_so_and_nonsense_is_not_taken(desk: Desk) -> None:
    dialog = desk.window.helpers.settings()
    device = dialog.editors["device"]
    device.setEditText("gpu")
    device.lineEdit().editingFinished.emit()
    assert desk.window.preferences.settings.device == "auto"
    assert "cuda:1" in dialog.message.label.text()
    device.setEditText("cpu")
    device.lineEdit().editingFinished.emit()
    assert desk.window.preferences.settings.device == "cpu"
    assert "next start" in dialog.message.label.text()


def test_settings_are_opened_once(desk: Desk) -> None:
    first = desk.window.helpers.settings()
    assert desk.window.helpers.settings() is first
    first.reject()
    assert desk.window.helpers.settings() is not first


def test_text_grows_at_once_and_fields_with_it(desk: Desk) -> None:
    before = desk.window.board.header.title.sizeHint().height()
    desk.window.preferences.change(font_size=16)
    assert QApplication.font().pointSize() == 16
    assert desk.window.board.header.title.sizeHint().height() > before
    desk.window.preferences.change(font_size=10)
    assert desk.window.board.header.title.sizeHint().height() == before


def test_text_of_every_size_gives_a_whole_style_sheet() -> None:
    for points in range(8, 17):
        assert "$" not in style_sheet(load_theme("light"), points)
    with pytest.raises(ValidationError):
        Settings(font_size=7)


def test_a_model_leaves_the_memory_after_as_many_minutes_as_are_chosen_now(desk: Desk) -> None:
    desk.window.preferences.change(idle_minutes=3)
    assert {seat._idle.interval() for seat in desk.work._pool._seats} == {180_000}


def test_the_window_speaks_the_language_that_was_chosen(qapp: QApplication) -> None:
    translate(qapp, Language.DEUTSCH)
    installed = [each for each in qapp.findChildren(QTranslator) if each.language()]
    try:
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        for each in installed:
            qapp.removeTranslator(each)
        translate(qapp, Language.ENGLISH)


# Reports


def test_a_report_is_free_of_personal_paths_and_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASTBOARD_HOME", str(tmp_path / "home" / "adelheid" / "castboard"))
    monkeypatch.setattr("getpass.getuser", lambda: "adelheid")
    monkeypatch.setattr("socket.gethostname", lambda: "thunderbird")
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "adelheid"))
    library = tmp_path / "secret client" / "library"
    monkeypatch.setattr(logging.root, "handlers", [])
    start_logging(tmp_path / "home" / "adelheid" / "castboard" / "log")
    logging.getLogger("test").info("Opened %s on thunderbird.", library / "blobs")
    trace = (
        f'  File "{library}/x.py", line 3\n'
        f"cannot read {tmp_path}/home/adelheid/pictures/me.png\n"
        "cannot read /mnt/clients/nike/model.safetensors nor D:\\clients\\nike\\b.safetensors"
    )
    said = report(trace, library)
    for private in ("adelheid", "thunderbird", "secret client", "nike", str(tmp_path)):
        assert private not in said
    for kept in ("<library>/x.py", "me.png", "model.safetensors", "b.safetensors", "PySide6"):
        assert kept in said


def test_words_that_only_look_like_a_user_stay() -> None:
    assert scrubbed("a/b of 3/4, 12:30, and/or", []) == "a/b of 3/4, 12:30, and/or"


def test_only_the_end_of_the_log_is_told(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("".join(f"line {n}\n" for n in range(50_000)))
    assert log_tail(log, 3) == ["line 49997", "line 49998", "line 49999"]
    assert log_tail(tmp_path / "none.log") == []


def test_a_mistake_of_ours_is_said_in_a_notice_with_a_report_to_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    say_mistakes(desk.window)
    try:
        raise ValueError("the number of heads is wrong")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
        expected = traceback.format_exception(error)[-1].strip()
    strip = desk.window.notices.strips[-1]
    assert strip.button.text() == "Details…"
    strip.button.click()
    dialog = desk.window.helpers._open["report"]
    assert not dialog.isModal()
    assert expected in dialog.text.toPlainText()
    dialog.copy_button.click()
    assert expected in QGuiApplication.clipboard().text()


def test_a_report_can_be_made_without_a_mistake_and_licences_are_told(desk: Desk) -> None:
    assert "Traceback" not in desk.window.helpers.report().text.toPlainText().split("log:")[0]
    licences = desk.window.helpers.about().page.toPlainText()
    assert all(word in licences for word in ("Apache-2.0", "LGPL", "OFL", "SQLAlchemy"))


class Dictionary(QTranslator):
    """Translates what it is given."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.words = words

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, *_: object) -> str | None:
        return self.words.get(text)


def test_what_the_core_says_is_put_into_the_language_of_the_window(qapp: QApplication) -> None:
    words = Dictionary(
        {
            "There is no model {}.": "Das Modell {} gibt es nicht.",
            "Use a smaller picture.": "Nimm ein kleineres Bild.",
            "denoising": "Entrauschen",
        }
    )
    qapp.installTranslator(words)
    try:
        assert told("denoising") == "Entrauschen"
        both = told("There is no model a b.c. Use a smaller picture.")
        assert both == "Das Modell a b.c gibt es nicht. Nimm ein kleineres Bild."
        assert told("Nobody said this. Ever.") == "Nobody said this. Ever."
    finally:
        qapp.removeTranslator(words)
    assert told("There is no model x.") == "There is no model x."


def test_every_sentence_of_the_errors_is_there_to_be_translated() -> None:
    texts = json.loads((resources() / "translations" / "core.json").read_text("utf-8"))
    assert {"There is no model {}.", "denoising", "Cast the character first."} <= set(texts)
    german = (resources() / "translations" / "castboard_de.ts").read_text("utf-8")
    for word in ("Light, dark, or as the system is.", "Open for reading only", "Details…"):
        assert f"<source>{word}</source>" in german
