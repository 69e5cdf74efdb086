"""Screenshots of the sheet page, to look at: python -m tests.desktop.sheet_shots [NAME...].

They are written to build/screenshots; with QT_SCALE_FACTOR=2 as on a fine display.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.domain.board import Caption, Scene
from core.export.templates import built_in
from desktop.app import application
from desktop.sheet.page import SheetPage
from tests.desktop.shots import LONG, SAMPLE, Stage

SCALE = "_2x" if os.environ.get("QT_SCALE_FACTOR") == "2" else ""
JAPANESE = "東京の古い駅で、ミアは帽子を失くした。風が強くて、帽子は線路の上を飛んでいった。"
ARABIC = "في الميناء القديم تنتظر ميا القارب الأخير."


def the_app() -> QApplication:
    return QApplication.instance() or application([])


def opened(theme: str, drawn: bool = True) -> tuple[Stage, SheetPage]:
    """The sample's sheet, with pictures of all panels but the last."""
    stage = Stage(the_app(), theme)
    stage.sample()
    if drawn:
        stage.cast()
        panels = stage.window.session.project.board.panels
        stage.window.work.generate([panel.id for panel in panels[:-1]])
        stage.wait(lambda: not stage.window.work.is_busy, 20000)
    stage.window.show_sheet()
    (page,) = stage.window.findChildren(SheetPage)
    settle(stage, page)
    return stage, page


def settle(stage: Stage, page: SheetPage) -> None:
    stage.wait(ms=500)
    stage.wait(lambda: page.maker.is_settled, 20000)


def save(stage: Stage, page: SheetPage, name: str, theme: str) -> None:
    settle(stage, page)
    stage.save(f"sheet_{name}_{theme}{SCALE}")


def empty(theme: str) -> None:
    stage = Stage(the_app(), theme)
    stage.window.show_sheet()
    stage.save(f"sheet_empty_{theme}{SCALE}")
    stage.close()


def templates(theme: str) -> None:
    """Each template; the last one changed, with words of the artist's own."""
    stage, page = opened(theme)
    for number, template in enumerate(built_in()):
        page.form.edits.use(template)
        save(stage, page, f"template_{number}", theme)
    edits = page.form.edits
    edits.use(built_in()[1])
    edits.change_header("", "subtitle", "Episode 3: The storm")
    edits.change_header("", "author", "Ann Lee")
    edits.change_header("", "version", "V2")
    edits.choose_logo(SAMPLE.parent / "style.png")
    stage.wait(lambda: edits.sheet.header.logo is not None, 5000)
    edits.save_as("Our studio")
    edits.change("", "text", "right")
    save(stage, page, "changed", theme)
    bar = page.form.findChildren(type(page.pages.verticalScrollBar()))
    for each in bar:
        each.setValue(each.maximum())
    page.wide.click()
    stage.window.resize(1280, 720)
    save(stage, page, "1280", theme)
    stage.window.resize(1600, 900)
    stage.window.appearance.choose_font_size(16)
    for each in bar:
        each.setValue(0)
    save(stage, page, "16pt", theme)
    stage.window.appearance.choose_font_size(10)
    stage.close()


def words(theme: str) -> None:
    """Scenes, long texts, other scripts, an own caption, a character that no font has."""
    stage, page = opened(theme, drawn=False)
    session = stage.window.session
    board = session.project.board
    first, second, third = board.panels[:3]
    board = board.replace(captions=(*board.captions, Caption(key="fx", label="Effects")))
    board = board.with_scene_from(0, Scene(id="a", title="The harbour", sequence="Act One"))
    board = board.with_scene_from(2, Scene(id="b", title="夜の森"))
    for panel, fields in (
        (first, {"action": LONG * 2, "dialogue": f"Mia: {LONG}", "notes": LONG, "shot": LONG}),
        (second, {"action": JAPANESE, "dialogue": "ミア：待って！", "sound": "風"}),
        (third, {"action": ARABIC, "notes": "\U00010a80 \U0001f9ff", "angle": "low"}),
    ):
        board = board.with_panel(board.panel(panel.id).replace(**fields).with_caption("fx", "Fog"))
    session.edit("", session.project.replace(board=board, title=f"{JAPANESE} {LONG}"))
    save(stage, page, "words", theme)
    stage.close()


SCENES = (empty, templates, words)


def main(names: list[str]) -> None:
    for scene in SCENES:
        if not names or scene.__name__ in names:
            for theme in ("light", "dark"):
                scene(theme)


if __name__ == "__main__":
    main(sys.argv[1:])
