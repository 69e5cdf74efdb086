"""Texts of the window and sentences of the core in another language."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from desktop.translation import OwnTexts

Texts = dict[str, dict[str, str]]
Speak = Callable[[Texts], None]


class ViewRows(QObject):
    """Has its texts written in the two ways that lupdate tells apart."""

    def row(self) -> str:
        tr = self.tr
        return tr("&Board")


class MoreRows(ViewRows):
    """What is inherited has the context of the class that wrote it."""


def compiled(texts: Texts, folder: Path) -> str:
    """A .qm of translations by context, as `make translations` makes one."""
    contexts = "".join(
        f"<context><name>{context}</name>"
        + "".join(
            f"<message><source>{escape(source)}</source>"
            f"<translation>{escape(translation)}</translation></message>"
            for source, translation in messages.items()
        )
        + "</context>"
        for context, messages in texts.items()
    )
    ts, qm = folder / "texts.ts", folder / "texts.qm"
    ts.write_text(f'<!DOCTYPE TS><TS version="2.1" language="de">{contexts}</TS>', "utf-8")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([str(tool), str(ts), "-qm", str(qm)], check=True, capture_output=True)
    return str(qm)


@pytest.fixture
def speak(qapp: QApplication, tmp_path: Path) -> Iterator[Speak]:
    """Load translations until the test ends."""
    translator = OwnTexts()

    def load(texts: Texts) -> None:
        assert translator.load(compiled(texts, tmp_path))
        qapp.installTranslator(translator)

    yield load
    qapp.removeTranslator(translator)


def test_texts_collected_without_a_context_are_translated(speak: Speak) -> None:
    speak({"": {"&Board": "&Tafel"}})
    assert ViewRows().row() == "&Tafel"
    assert MoreRows().row() == "&Tafel"
    assert QCoreApplication.translate("ViewRows", "&Board") == "&Tafel"


def test_the_context_of_a_class_goes_first(speak: Speak) -> None:
    speak({"": {"&Board": "&Tafel"}, "ViewRows": {"&Board": "&Brett"}})
    assert ViewRows().row() == "&Brett"


def test_what_nobody_translated_stays_english(speak: Speak) -> None:
    speak({"ViewRows": {"&Board": ""}, "Other": {"&Board": "&Brett"}})
    assert ViewRows().row() == "&Board"
    assert QCoreApplication.translate("ViewRows", "never written") == "never written"
