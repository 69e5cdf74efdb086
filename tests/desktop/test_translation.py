"""Texts of the window and sentences of the core in another language."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copy
from typing import Any
from xml.sax.saxutils import escape

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from core.domain.board import Panel
from core.domain.character import Character
from core.domain.errors import PromptError
from core.domain.project import new_project
from core.domain.prompting import ModelTraits, recipe_for
from core.storage.projects import Heading
from core.storage.shelves import in_use
from desktop import sentences
from desktop.sentences import told
from desktop.translation import OwnTexts
from tests.desktop.conftest import Desk

Texts = dict[str, dict[str, str]]
Speak = Callable[[Texts], None]
TRAITS = ModelTraits(fingerprint="m", side=512, multiple=64)


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


def test_what_is_deleted_for_good_is_quoted_as_the_language_does(speak: Speak, desk: Desk) -> None:
    speak({"BinDialog": {"“{}”": "„{}“"}})
    desk.window.shelf.delete_styles([desk.add_style("Ink")])
    dialog = desk.window.care.bin()
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    assert "„Ink“" in dialog.question.text()
    dialog.question.reject()
    dialog.accept()


# Sentences of the core


def test_what_the_core_fills_in_of_its_own_is_translated_too(speak: Speak) -> None:
    sentence, kind = "{} is {}, which cannot be used.", "a Flux model"
    speak({"Core": {sentence: "{} ist {} und nicht zu gebrauchen.", kind: "ein Flux-Modell"}})
    told_of = told("m.safetensors is a Flux model, which cannot be used.")
    assert told_of == "m.safetensors ist ein Flux-Modell und nicht zu gebrauchen."


def test_names_in_quotes_are_not_translated(speak: Speak) -> None:
    speak({"Core": {"{} has no variant “{}”.": "{} hat kein „{}“.", "The style": "Der Stil"}})
    assert told("Mia has no variant “The style”.") == "Mia hat kein „The style“."


def test_who_has_not_been_cast_is_told_with_and_without_a_variant(speak: Speak) -> None:
    plain, dressed = "{} has not been cast yet.", "{} has not been cast as “{}” yet."
    speak({"Core": {plain: "{} fehlt noch.", dressed: "{} fehlt noch als „{}“."}})
    mia = Character(id="c", name="Mia", words="a fox", noun="fox")
    with pytest.raises(PromptError) as uncast:
        recipe_for(new_project("A"), Panel(id="p", prompt="@Mia", seed=1), None, (mia,), TRAITS)
    assert told(uncast.value.sentence) == "Mia fehlt noch."
    assert told("Mia has not been cast as “Coat” yet.") == "Mia fehlt noch als „Coat“."


@pytest.mark.parametrize("number", [1, 2])
def test_who_uses_a_style_is_told(speak: Speak, number: int) -> None:
    one, some = "{} is used by the project {}.", "{} is used by the projects {}."
    speak({"Core": {one: "{}: 1 {}", some: "{}: 2 {}", "The style": "Der Stil"}})
    users = [Heading(id="a", title="A", panels=0, saved_at="", deleted_at=None)] * number
    assert told(in_use("style", users).sentence).startswith(f"Der Stil: {number} “A”")


def test_templates_that_say_next_to_nothing_match_nothing(speak: Speak) -> None:
    speak({"Core": {"{} {}": "{} und {}", "{} is {}.": "{} ist {}."}})
    assert told("no text of ours is translated.") == "no text of ours is translated."


def test_english_compiles_no_templates(qapp: QApplication) -> None:
    sentences._pattern.cache_clear()
    assert told("There is no model x.") == "There is no model x."
    assert sentences._pattern.cache_info().currsize == 0


@pytest.fixture(scope="module")
def translations() -> Any:
    """What `make translations` runs."""
    path = Path(__file__).parents[2] / "packaging" / "translations.py"
    spec = spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated(translations: Any, tmp_path: Path) -> None:
    """Those that nobody has collected yet are missing, too."""
    for language in translations.LANGUAGES:
        texts = tmp_path / f"castboard_{language}.ts"
        copy(translations.FOLDER / texts.name, texts)
        translations.update(texts, language)
        messages = ElementTree.parse(texts).getroot().iter("message")
        unfinished = (m for m in messages if m.find("translation[@type='unfinished']") is not None)
        assert [message.findtext("source") for message in unfinished] == []


def test_translators_find_every_sentence_of_the_core(translations: Any) -> None:
    texts = set(translations.core_texts())
    fragments = {"The character", "a Flux model", "no VAE", "reading the takes", "an embedding"}
    assert fragments | {"Choose one that was made for {}.", "{} is no {}."} <= texts
    assert {"{} that a crash left half written.", "They are made anew."} <= texts
    # What `told` knows as filled in is `{}` alone.
    assert not [text for text in texts if re.search(r"\{\w", text)]
