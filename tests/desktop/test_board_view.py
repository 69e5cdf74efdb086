"""The board by mouse and by keys: scenes, selection, buttons on cards, drag and drop."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest

from core.domain.errors import OutOfMemoryError
from core.domain.project import Project, new_project
from desktop.board.deeds import Deed, buttons
from desktop.board.view import PANELS, BoardView
from desktop.session.standing import State
from tests.desktop.conftest import Desk, MakeDesk
from tests.fakes.engine import FakeEngine

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def widened(desk: Desk) -> Desk:
    """A window that shows three columns and all of seven cards."""
    desk.window.resize(1440, 1600)
    return desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    return widened(desk)


@pytest.fixture
def view(desk: Desk) -> BoardView:
    """Seven panels, a to g: the first two before any scene, a scene from c and one from f."""
    ids = desk.write(*"abcdefg")
    for at in (2, 5):
        desk.session.select([ids[at]])
        desk.window.edits.new_scene()
    desk.window.edits.rename_scene(desk.project.board.panels[2].scene, "The pier", "Act one")
    desk.session.select(ids[:1])
    view = desk.window.board.view
    desk.until(lambda: view.layout_.columns == 3, 2000)
    view.setFocus()
    return view


def chosen(desk: Desk) -> str:
    return "".join(desk.project.board.panel(i).prompt for i in desk.session.selected)


def middle(view: BoardView, row: int) -> QPoint:
    """The middle of a card's caption: nothing but the card lies there."""
    index = view.model().index(row, 0)
    view.scrollTo(index)
    return view.cards.places(view.visualRect(index)).caption.center()


def click(view: BoardView, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(view.viewport(), LEFT, keys, point)


def double_click(view: BoardView, point: QPoint) -> None:
    click(view, point)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, point)


def drop(desk: Desk, view: BoardView, prompts: str, point: QPoint) -> None:
    ids = [panel.id for panel in desk.project.board.panels if panel.prompt in prompts]
    data = QMimeData()
    data.setData(PANELS, "\n".join(ids).encode())
    action = Qt.DropAction.MoveAction
    view.dropEvent(QDropEvent(QPointF(point), action, data, LEFT, NONE))


def scenes(desk: Desk) -> list[str]:
    """The prompts of each scene's panels, in a row."""
    found: dict[str, str] = {}
    for panel in desk.project.board.panels:
        found[panel.scene] = found.get(panel.scene, "") + panel.prompt
    return list(found.values())


def test_arrows_lead_from_card_to_card_and_across_scenes(desk: Desk, view: BoardView) -> None:
    for key, expected in (
        (Qt.Key.Key_Right, "b"),
        (Qt.Key.Key_Right, "c"),
        (Qt.Key.Key_End, "g"),
        (Qt.Key.Key_Up, "d"),
        (Qt.Key.Key_Left, "c"),
        (Qt.Key.Key_Down, "f"),
        (Qt.Key.Key_Home, "a"),
    ):
        QTest.keyClick(view, key)
        assert chosen(desk) == expected


def test_shift_extends_the_selection_across_scenes(desk: Desk, view: BoardView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert chosen(desk) == "abc"
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert chosen(desk) == "ab"


def test_ctrl_arrows_go_from_scene_to_scene(desk: Desk, view: BoardView) -> None:
    found = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(view, key, CTRL)
        found.append(chosen(desk))
    assert found == ["c", "f", "f", "c"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert chosen(desk) == "c"


@pytest.mark.parametrize(("begin", "end", "expected"), [(1, 5, "bcdef"), (5, 1, "bcdef")])
def test_shift_click_selects_all_from_one_card_to_another(
    desk: Desk, view: BoardView, begin: int, end: int, expected: str
) -> None:
    click(view, middle(view, begin))
    click(view, middle(view, end), SHIFT)
    assert chosen(desk) == expected


def test_ctrl_click_adds_and_takes_away_one_card(desk: Desk, view: BoardView) -> None:
    click(view, middle(view, 0))
    click(view, middle(view, 1), CTRL)
    assert chosen(desk) == "ab"
    click(view, middle(view, 0), CTRL)
    assert chosen(desk) == "b"


def test_a_rubber_band_selects_the_cards_it_touches(desk: Desk, view: BoardView) -> None:
    first, last = (view.visualRect(view.model().index(row, 0)) for row in (5, 6))
    begin = QPoint(last.right() + 40, last.bottom() - 20)
    assert not view.indexAt(begin).isValid()
    end = QPoint(first.left() + 50, first.top() + 40)
    QTest.mousePress(view.viewport(), LEFT, NONE, begin)
    for point in (QPoint(last.left() + 50, begin.y()), end):
        QTest.mouseMove(view.viewport(), point)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    assert chosen(desk) == "fg"


def test_a_folded_scene_shows_no_cards_and_keys_pass_over_it(desk: Desk, view: BoardView) -> None:
    height = view.layout_.height
    rect = view.seen(view.layout_.heading(1))
    click(view, view.headings.arrow(rect).center())
    assert view.layout_.height < height
    assert view.isIndexHidden(view.model().index(3, 0))
    desk.session.select([desk.project.board.panels[1].id])
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert chosen(desk) == "f"
    click(view, view.headings.arrow(view.seen(view.layout_.heading(1))).center())
    assert view.layout_.height == height


def test_a_scene_is_renamed_in_place(desk: Desk, view: BoardView) -> None:
    click(view, view.scenes.title_at(1).center())
    editor = view.scenes.editor
    assert editor is not None
    assert (editor.title.text(), editor.sequence.text()) == ("The pier", "Act one")
    desk.qtbot.keyClicks(editor.title, "Harbour")
    QTest.keyClick(editor.title, Qt.Key.Key_Return)
    assert view.scenes.editor is None
    assert desk.project.board.scene(desk.project.board.panels[2].scene).title == "Harbour"
    assert desk.session.undo_stack.undoText() == "Rename scene"


def test_escape_leaves_a_scenes_title_as_it_was(desk: Desk, view: BoardView) -> None:
    desk.session.select([desk.project.board.panels[3].id])
    view.rename_scene()
    editor = view.scenes.editor
    assert editor is not None
    desk.until(editor.title.hasFocus)
    desk.qtbot.keyClicks(editor.title, "Harbour")
    QTest.keyClick(editor.title, Qt.Key.Key_Escape)
    assert view.scenes.editor is None
    assert desk.project.board.scene(desk.project.board.panels[2].scene).title == "The pier"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_the_key_that_ends_a_renaming_does_nothing_else(
    desk: Desk, view: BoardView, key: Qt.Key
) -> None:
    opened: list[bool] = []
    view.opened.connect(lambda: opened.append(True))
    desk.session.select([desk.project.board.panels[3].id])
    view.rename_scene()
    desk.until(view.scenes.editor.title.hasFocus)
    desk.qtbot.keyClicks(view.scenes.editor.title, "Harbour")
    # To the window of the screen, as the keyboard does: the focus is asked for at each event.
    QTest.keyClick(desk.window.windowHandle(), key)
    assert view.scenes.editor is None
    assert opened == []
    assert view.hasFocus()
    kept = desk.project.board.scene(desk.project.board.panels[2].scene).title
    assert kept == ("The pier" if key == Qt.Key.Key_Escape else "Harbour")


@pytest.mark.parametrize("has_panels", [True, False])
def test_a_scene_is_not_renamed_in_a_project_that_is_opened_meanwhile(
    desk: Desk, view: BoardView, has_panels: bool
) -> None:
    other = new_project("Other")
    if has_panels:
        board = desk.project.board
        other = other.replace(board=board)
    desk.session.select([desk.project.board.panels[3].id])
    view.rename_scene()
    desk.until(view.scenes.editor.title.hasFocus)
    desk.qtbot.keyClicks(view.scenes.editor.title, "Harbour")
    desk.session.open(other)
    desk.window.library.setFocus()
    assert view.scenes.editor is None
    assert desk.project == other


def test_a_scene_that_left_the_board_is_not_renamed(desk: Desk, view: BoardView) -> None:
    before = desk.project
    desk.window.edits.rename_scene("gone", "Harbour", "")
    assert desk.project == before


def test_the_title_of_a_project_is_not_given_to_another_that_is_opened_meanwhile(
    desk: Desk,
) -> None:
    dialog = desk.window.opener.rename()
    other = new_project("Other")
    desk.session.open(other)
    assert not dialog.isVisible()
    dialog = desk.window.opener.rename()
    dialog.setTextValue("Rain")
    dialog.accept()
    assert desk.project.title == "Rain"
    desk.session.open(new_project("Third"))


def test_a_click_beside_a_scenes_title_selects_its_panels(desk: Desk, view: BoardView) -> None:
    rect = view.seen(view.layout_.heading(1))
    click(view, QPoint(rect.right() - 20, rect.center().y()))
    assert chosen(desk) == "cde"


def test_a_card_dropped_between_scenes_joins_the_one_whose_card_it_touches(
    desk: Desk, view: BoardView
) -> None:
    before = view.visualRect(view.model().index(1, 0))
    drop(desk, view, "g", before.center() + QPoint(20, 0))
    assert scenes(desk) == ["abg", "cde", "f"]
    desk.session.undo_stack.undo()
    after = view.visualRect(view.model().index(2, 0))
    drop(desk, view, "g", after.center() - QPoint(20, 0))
    assert scenes(desk) == ["ab", "gcde", "f"]


def test_buttons_on_a_card_act_on_it_and_leave_the_selection(make_desk: MakeDesk) -> None:
    desk = widened(make_desk(FakeEngine(steps=2)))
    first, second = desk.write("a", "b")
    desk.session.select([second])
    page, view = desk.window.board, desk.window.board.view
    places = buttons(view.picture_of(view.model().index(0, 0)))
    click(view, places[Deed.GENERATE].center())
    desk.finish()
    assert set(desk.takes()) == {first}
    click(view, places[Deed.LOCK].center())
    assert desk.project.board.panel(first).locked
    desk.window.edits.roll(first)
    click(view, places[Deed.GENERATE].center())
    assert not desk.work.is_busy
    assert desk.session.selected == (second,)
    assert view.pointer.tip(places[Deed.GENERATE].center()).startswith("This panel is locked.")
    wanted: list[str] = []
    page.panel_wanted.connect(wanted.append)
    click(view, places[Deed.OPEN].center())
    assert wanted == [first]


def test_variations_of_a_card_are_drawn_and_the_panel_keeps_its_seed(desk: Desk) -> None:
    (panel_id,) = desk.write("a")
    view = desk.window.board.view
    seed = desk.project.board.panel(panel_id).seed
    click(view, buttons(view.picture_of(view.model().index(0, 0)))[Deed.VARY].center())
    desk.finish()
    assert len(desk.session.takes.of(panel_id)) == 4
    assert desk.project.board.panel(panel_id).seed == seed


def test_a_failed_badge_says_why_and_offers_to_try_again(make_desk: MakeDesk) -> None:
    error = OutOfMemoryError("Not enough memory for this.", "Generate fewer panels at once.")
    desk = widened(make_desk(FakeEngine(fail_at=1, error=error)))
    (panel_id,) = desk.write("a")
    desk.work.generate()
    desk.finish()
    view = desk.window.board.view
    index = view.model().index(0, 0)
    assert view.panels.state_text(view.panels.card(0)) == "Failed: Not enough memory for this"
    said: list[object] = []
    desk.session.said.connect(said.append)
    click(view, view.badges_of(index)[0].center())
    (notice,) = said
    assert (notice.sentence, notice.button) == ("Not enough memory for this.", "Retry")
    desk.engine.fail_at = None
    notice.action()
    desk.finish()
    assert desk.session.standing(panel_id).state is State.CURRENT


def test_a_double_click_shows_a_picture_large_and_else_lets_the_prompt_be_written(
    desk: Desk,
) -> None:
    (panel_id,) = desk.write("a")
    page, view = desk.window.board, desk.window.board.view
    wanted: list[str] = []
    page.panel_wanted.connect(wanted.append)
    view.setFocus()
    double_click(view, middle(view, 0))
    desk.until(desk.window.inspector.prompt.hasFocus)
    desk.work.generate()
    desk.finish()
    double_click(view, middle(view, 0))
    assert wanted == [panel_id]


def test_a_screen_reader_hears_a_list_of_panels_and_how_they_stand(
    desk: Desk, view: BoardView
) -> None:
    desk.window.edits.number("scene.panel")
    desk.window.edits.set_locked([desk.project.board.panels[2].id], True)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == 7
    words = interface.child(2).text(QAccessible.Text.Name)
    assert words == "Panel 1.1. c. Ready to be generated. Scene “The pier” begins. Locked"


def test_typing_asks_how_one_panel_stands_and_numbers_none(
    desk: Desk, view: BoardView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    standing, labels = desk.session.standing, []
    panel = desk.project.board.panels[0]

    def counted(panel_id: str) -> object:
        asked.append(panel_id)
        return standing(panel_id)

    monkeypatch.setattr(desk.session, "standing", counted)
    monkeypatch.setattr("desktop.models.panels.labels_of", labels.append)
    desk.window.edits.change(panel.id, "notes", "x")
    view.viewport().grab()
    assert set(asked) == {panel.id}
    assert labels == []


def test_the_board_can_be_numbered_in_another_pattern(desk: Desk, view: BoardView) -> None:
    box = desk.window.board.header.numbering
    box.setCurrentIndex(box.findData("scene-shot"))
    box.activated.emit(box.currentIndex())
    assert [view.panels.card(row).label for row in (0, 2, 5)] == ["A", "1A", "2A"]
    desk.session.undo_stack.undo()
    assert box.currentData() == "running"


def test_cards_name_their_characters_in_the_order_of_mention(desk: Desk) -> None:
    for name in ("Mia", "Rob"):
        desk.add_character(name)
    desk.write("@Rob waves at @Mia and @rob laughs, {@Mia|@Mia} too")
    assert desk.window.board.view.panels.card(0).names == ("Rob", "Mia")


def test_another_project_shows_its_own_cards(desk: Desk, view: BoardView) -> None:
    other = Project.model_validate(
        {"id": "other", "title": "Other", "board": {"id": "b", "panels": [{"id": "x"}]}}
    )
    desk.session.open(other)
    assert view.layout_.count == 1
    assert view.panels.card(0).panel.id == "x"


def test_the_picture_least_like_a_character_is_flagged_by_name_and_never_by_a_number(
    make_desk: MakeDesk,
) -> None:
    desk = widened(make_desk(FakeEngine()))
    fox = desk.cast(desk.add_character("Fox"))
    ids = desk.write(*(f"@{fox.name} runs, shot {n}" for n in range(5)))
    seeds = [panel.seed for panel in desk.project.board.panels]
    alike = (0.80, 0.82, 0.81, 0.20, 0.83)
    desk.engine.likeness = {s: (one,) for s, one in zip(seeds, alike, strict=True)}
    desk.work.generate()
    desk.finish()
    panels = desk.window.board.view.panels
    desk.until(lambda: panels.card(3).outlier == "Fox", 3000)
    assert [panels.card(row).outlier for row in (0, 1, 2, 4)] == [""] * 4
    assert panels.outlier_text(panels.card(3)) == "Least like Fox here"
    desk.session.select([ids[3]])
    desk.window.edits.delete()
    desk.until(lambda: not any(panels.card(row).outlier for row in range(4)), 3000)
