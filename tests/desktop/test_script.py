"""The script's page, on a session without a window."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.character import Character
from core.domain.project import new_project
from core.storage.library import Library
from core.storage.search import Query
from desktop.script.making import Where
from desktop.script.page import ScriptPage
from desktop.session.session import Session
from desktop.session.shelf import ShelfEdits
from desktop.theme import Appearance
from desktop.workers.background import Background

SCRIPT = """Title: The ferry

EXT. HARBOUR - DAWN

Fog over the water.

MIA
Wait for me!

INT. LIGHTHOUSE - NIGHT

MIA (30), a diver in a yellow suit, climbs the stairs.

OLD TOM
Who is there?

/* not closed
"""


@dataclass
class Script:
    """The page, and short words for what an artist does with it."""

    qtbot: QtBot
    session: Session
    shelf: ShelfEdits
    page: ScriptPage
    said: list[str] = field(default_factory=list)

    def paste(self, text: str) -> None:
        self.page.text_field.selectAll()
        self.page.text_field.insertPlainText(text)
        self.read()

    def open(self, path: Path) -> None:
        self.page.open_file(path)
        self.read()

    def read(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.source.is_busy)

    def make(self) -> None:
        self.qtbot.mouseClick(self.page.make_button, Qt.MouseButton.LeftButton)

    def write(self, field: QLineEdit, text: str) -> None:
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def go(self, where: Where) -> None:
        box = self.page.where
        box.setCurrentIndex(next(n for n in range(box.count()) if box.itemData(n) is where))

    def prompts(self) -> list[str]:
        return [panel.prompt for panel in self.session.project.board.panels]

    def shown(self) -> list[str]:
        return [row.prompt or row.title for row in self.page.shots.rows]

    def kept(self) -> int:
        """How many characters the library has."""
        return self.session.library.characters.count(Query())

    def names(self) -> list[str]:
        return [character.name for character in self.session.cast]


@pytest.fixture
def script(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, empty_library: Path
) -> Iterator[Script]:
    shutil.copytree(empty_library, tmp_path / "library")
    library = Library.open(tmp_path / "library")
    session, background = Session(library, new_project("Test")), Background()
    shelf = ShelfEdits(session)
    page = ScriptPage(session, shelf, background, Appearance(qapp, "light"))
    qtbot.addWidget(page)
    page.resize(300, 820)
    page.show()
    made = Script(qtbot, session, shelf, page)
    session.said.connect(lambda notice: made.said.append(notice.sentence))
    yield made
    background.stop()
    session.close()
    library.close()


def test_pasted_text_is_shown_as_panels_before_anything_is_made(script: Script) -> None:
    script.paste(SCRIPT)
    assert script.shown() == [
        "EXT. HARBOUR - DAWN",
        "Fog over the water, harbour, dawn",
        "INT. LIGHTHOUSE - NIGHT",
        "@Mia climbs the stairs, lighthouse, night",
        "/* not closed, lighthouse, night",
    ]
    assert script.page.make_button.text() == "Make 3 panels"
    assert script.prompts() == []
    assert script.kept() == 0


def test_panels_scenes_and_cast_are_one_undo_step_and_characters_stay(script: Script) -> None:
    script.paste(SCRIPT)
    with script.qtbot.waitSignal(script.page.made) as made:
        script.make()
    board = script.session.project.board
    assert made.args == [[panel.id for panel in board.panels]]
    assert script.session.selected == tuple(panel.id for panel in board.panels)
    assert [scene.title for scene in board.scenes] == [
        "EXT. HARBOUR - DAWN",
        "INT. LIGHTHOUSE - NIGHT",
    ]
    assert script.names() == ["Mia", "OldTom"]
    assert script.session.undo_stack.count() == 1
    script.session.undo_stack.undo()
    assert script.prompts() == []
    assert script.names() == []
    assert script.kept() == 2
    assert script.said == ["3 panels were made."]


def test_a_name_that_is_in_the_library_is_that_character(script: Script) -> None:
    mia = Character(id="mia", name="Mia", words="a fox", noun="fox")
    script.shelf.keep_characters([mia])
    script.paste(SCRIPT)
    row = script.page.names.rows[0]
    assert (row.tick.text(), row.known) == ("@Mia", mia)
    script.make()
    assert script.session.project.character_ids[0] == "mia"
    assert script.kept() == 2


def test_a_name_that_is_not_ticked_stays_a_word(script: Script) -> None:
    script.paste(SCRIPT)
    script.page.names.rows[0].tick.setChecked(False)
    assert script.shown()[3].startswith("Mia (30)")
    script.make()
    assert script.names() == ["OldTom"]


def test_words_and_noun_can_be_written_before_and_must_fit(script: Script) -> None:
    script.paste(SCRIPT)
    mia, tom = script.page.names.rows
    assert (mia.words.text(), mia.noun.text()) == ("a diver in a yellow suit", "diver")
    tom.noun.setText("sailor")
    assert not script.page.make_button.isEnabled()
    assert "“sailor” does not occur" in script.page.message.label.text()
    script.write(tom.words, "an old sailor")
    assert script.page.make_button.isEnabled()
    script.paste(SCRIPT + "\nMore fog.\n")
    assert script.page.names.rows[1].words.text() == "an old sailor"
    script.make()
    assert [each.words for each in script.session.cast][1] == "an old sailor"


def test_shots_and_scenes_can_be_left_out_by_mouse_and_by_keyboard(script: Script) -> None:
    script.paste(SCRIPT)
    view = script.page.view
    place = view.visualRect(view.model().index(1)).topLeft() + QPoint(24, 16)
    script.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert script.page.make_button.text() == "Make 2 panels"
    view.setFocus()
    view.setCurrentIndex(view.model().index(2))
    script.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert script.page.make_button.text() == "Make panels"
    assert not script.page.make_button.isEnabled()
    script.qtbot.keyClick(view, Qt.Key.Key_Space)
    script.make()
    assert len(script.prompts()) == 2


def test_what_was_left_out_stays_out_while_the_text_is_edited(script: Script) -> None:
    script.paste("1. WS Fog\n2. CU Waves\n")
    rows = script.page.shots
    rows.setData(rows.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    script.paste("\n\n1. WS Fog\n2. CU Waves\n3. MS Gulls\n")
    script.make()
    assert script.prompts() == ["Waves", "Gulls"]


def test_lines_that_were_not_understood_are_listed_and_can_be_looked_up(script: Script) -> None:
    script.paste(SCRIPT)
    assert script.page.tabs.isTabVisible(2)
    assert "read as text" in script.page.skipped.toPlainText()
    script.page.skipped.anchorClicked.emit(QUrl("17"))
    assert script.page.text_field.textCursor().selectedText() == "/* not closed"
    script.paste("1. WS Fog")
    assert not script.page.tabs.isTabVisible(2)


def test_panels_can_go_behind_the_selection(script: Script) -> None:
    script.paste("One\nTwo")
    script.make()
    script.session.select([script.session.project.board.panels[0].id])
    script.go(Where.SELECTION)
    script.paste("Between")
    script.make()
    assert script.prompts() == ["One", "Between", "Two"]


def test_panels_can_go_into_a_new_project(script: Script) -> None:
    before = script.session.project
    script.go(Where.PROJECT)
    script.paste(SCRIPT)
    script.make()
    assert script.session.project.id != before.id
    assert script.session.project.title == "The ferry"
    script.session.undo_stack.undo()
    assert script.prompts() == []


def test_a_file_is_opened_and_its_text_shown(script: Script, tmp_path: Path) -> None:
    path = tmp_path / "ferry.fdx"
    path.write_text(
        '<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. PIER</Text></Paragraph>'
        '<Paragraph Type="Action"><Text>Fog.</Text></Paragraph></Content></FinalDraft>'
    )
    script.open(path)
    assert script.page.text_field.toPlainText() == "INT. PIER\n\nFog."
    assert script.page.summary.text().startswith("Final Draft · 2 s")
    assert script.page.make_button.text() == "Make 1 panel"


def test_a_file_that_cannot_be_read_leaves_what_is_there(script: Script, tmp_path: Path) -> None:
    script.paste("1. WS Fog")
    path = tmp_path / "wrong.fdx"
    path.write_text("<html/>")
    script.open(path)
    assert script.page.message.label.text().startswith("This is no Final Draft script.")
    assert script.page.make_button.text() == "Make 1 panel"


def test_how_a_file_was_read_is_said_where_it_matters(script: Script, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("1. WS Brücke".encode("cp1252"))
    script.open(path)
    assert "Windows-1252" in script.page.message.label.text()


def test_a_file_that_is_dropped_on_the_text_is_opened(script: Script, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Size,Description\nWS,Fog\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert script.page.text_field.canInsertFromMimeData(data)
    script.page.text_field.insertFromMimeData(data)
    script.read()
    assert script.page.summary.text().startswith("Table")


def test_the_text_stays_when_the_page_is_closed_and_clearing_can_be_undone(
    script: Script,
) -> None:
    script.paste("1. WS Fog")
    script.page.close()
    script.page.show()
    assert script.page.text_field.toPlainText() == "1. WS Fog"
    script.page.clear()
    assert script.page.draft is None
    script.page.text_field.undo()
    script.read()
    assert script.page.make_button.text() == "Make 1 panel"


def test_the_tab_key_goes_from_the_text_to_the_button_and_round(script: Script) -> None:
    script.paste(SCRIPT)
    page = script.page
    page.focus_text()
    way = []
    for _ in range(7):
        way.append(QApplication.focusWidget())
        script.qtbot.keyClick(way[-1], Qt.Key.Key_Tab)
    assert way == [
        page.text_field,
        page.tabs.tabBar(),
        page.view,
        page.where,
        page.make_button,
        page.open_button,
        page.clear_button,
    ]


def test_a_character_that_joins_the_library_meanwhile_is_known(script: Script) -> None:
    script.paste(SCRIPT)
    script.shelf.keep_characters([Character(id="m", name="mia", words="a fox", noun="fox")])
    assert script.page.names.rows[0].known is not None
    assert script.shown()[3].startswith("@mia climbs")


def test_whoever_describes_a_name_goes_on_when_the_library_or_the_script_changes(
    script: Script,
) -> None:
    script.paste(SCRIPT)
    page = script.page
    page.tabs.setCurrentWidget(page.names_area)
    tom = page.names.rows[1].words
    tom.setFocus()
    script.write(tom, "an old person ")
    script.session.refresh_library()
    script.shelf.keep_characters([Character(id="m", name="mia", words="a fox", noun="fox")])
    script.paste(SCRIPT.replace("Fog", "ANNA waves. Fog") + "\nANNA\nHello!\n")
    script.qtbot.keyClicks(QApplication.focusWidget(), "in a boat")
    assert tom.text() == "an old person in a boat"
    rows = page.names.rows
    assert [row.told.name for row in rows] == [name.name for name in page.draft.names]
    page.names.layout().activate()
    places = [row.y() for row in rows]
    assert places == sorted(places)
    assert {row.called: row.known is not None for row in rows}["mia"]
    script.make()
    assert "an old person in a boat" in [each.words for each in script.session.cast]


def test_a_feature_film_is_hundreds_of_panels_in_one_step(script: Script) -> None:
    script.paste(SCRIPT * 200)
    script.make()
    assert len(script.prompts()) == 600
    assert script.session.undo_stack.count() == 1
