"""Pictures of the board: python -m tests.desktop.board_shots [NAME]; build/screenshots/board_*."""

import sys

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from core.domain.board import Scene
from core.domain.errors import AppError
from core.domain.values import new_id
from desktop.app import application
from desktop.board.deeds import Deed, buttons
from tests.desktop.shots import Stage

CROWD = "@Mia and @Rob and @Ида and @光太郎 and @Zebediah wait for the ferry"
PANELS = (
    ("WS", "@Mia looks out over the harbour", "She waits for the last ferry.", ""),
    ("CU", "@Mia smiles", "", "There it is!"),
    ("MCU", "@Rob turns around", "He has not heard the horn, and goes on folding the sail.", ""),
    ("2S", CROWD, "Everybody is on the pier.", "“Careful, all of you,” says the old man twice."),
    ("", "", "", ""),
    (
        "Extreme wide establishing shot, crane down",
        "море ночью, маяк",
        "Ночь. Маяк гаснет.",
        "Где ты?",
    ),
    ("ECU", "夜の港に船が着く", "船がゆっくりと桟橋に近づいてくる。誰も降りてこない。", "着いた！"),
    ("OTS", "the empty ferry", "", ""),
)


def board(stage: Stage, aspect: str = "16:9") -> list[str]:
    """Two scenes of one sequence and one of another, with panels in every state; their ids."""
    window = stage.window
    session, edits = window.session, window.edits
    project = session.project
    session.edit("", project.replace(board=project.board.replace(aspect=aspect)))
    for name in ("Ида", "光太郎", "Zebediah"):
        mia = session.cast[0]
        window.shelf.save_character(mia.replace(id=new_id(), name=name))
        session.edit("", session.project)
    session.select(panel.id for panel in session.project.board.panels)
    edits.delete()
    ids = []
    for shot, prompt, action, said in PANELS:
        panel = edits.add()
        ids.append(panel.id)
        fields = {"shot": shot, "prompt": prompt, "action": action, "dialogue": said}
        for field, value in fields.items():
            edits.change(panel.id, field, value)
    edits.change(ids[0], "notes", "Gulls in the distance, fog horn twice")
    titles = ((0, "The pier at dawn", "Act one: leaving"), (4, "", "Act one: leaving"))
    titles += ((6, "Пристань ночью и очень длинное название сцены", "Act two"),)
    for at, title, sequence in titles:
        made = session.project.board.with_scene_from(
            at, Scene(id=new_id(), title=title, sequence=sequence)
        )
        session.edit("", session.project.replace(board=made))
    edits.number("scene-shot")
    session.select([ids[2]])
    edits.toggle_shot()
    session.select([ids[1]])
    return ids


def full(app: QApplication, theme: str) -> None:
    """Every state, a hovered card, and a scene that is renamed."""
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    ids = board(stage)
    window = stage.window
    work, edits, view = window.work, window.edits, window.board.view
    work.generate(ids[:4] + ids[6:])
    stage.wait(lambda: not work.is_busy, 20000)
    edits.change(ids[1], "prompt", "@Mia laughs")
    edits.approve([ids[0], ids[3]], True)
    edits.set_locked([ids[0], ids[2]], True)
    stage.draw_as(fail_at=1, error=AppError("The device is lost.", "Try again."))
    edits.roll(ids[3])
    work.generate([ids[3]])
    stage.wait(lambda: not work.is_busy, 10000)
    stage.draw_as(fail_at=None, steps=30, pause=0.3)
    work.generate([ids[5]])
    edits.roll(ids[7])
    work.generate([ids[7]])
    window.resize(1600, 1500)
    window.session.select([ids[1]])
    stage.wait(ms=1500)
    view.setFocus()
    picture = view.picture_of(view.model().index(0, 0))
    view.pointer.hover(buttons(picture)[Deed.VARY].center())
    stage.save(f"board_full_{theme}")
    view.pointer.hover(QPoint(-1, -1))
    view.rename_scene()
    window.resize(1280, 720)
    stage.wait(ms=200)
    stage.save(f"board_small_{theme}")
    stage.close()


def shapes(app: QApplication, theme: str) -> None:
    """Tall and square panels."""
    for aspect, name in (("9:16", "tall"), ("1:1", "square"), ("2.39:1", "scope")):
        stage = Stage(app, theme)
        stage.sample()
        stage.cast()
        ids = board(stage, aspect)
        stage.generate()
        stage.window.edits.approve(ids[:1], True)
        stage.window.edits.set_locked(ids[:1], True)
        stage.save(f"board_{name}_{theme}")
        stage.close()


def unlike(app: QApplication, theme: str) -> None:
    """Two pictures are least like a character, one of them with all the badges there are."""
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    window = stage.window
    session, edits = window.session, window.edits
    session.select(panel.id for panel in session.project.board.panels)
    edits.delete()
    board = session.project.board
    session.edit("", session.project.replace(board=board.replace(aspect="16:9")))
    ids = []
    for number in range(8):
        ids.append(edits.add().id)
        edits.change(ids[-1], "prompt", f"@Mia on the pier, shot {number}")
    alike = (0.80, 0.20, 0.81, 0.82, 0.83, 0.19, 0.84, 0.85)
    seeds = [panel.seed for panel in session.project.board.panels]
    stage.draw_as(likeness={seed: (one,) for seed, one in zip(seeds, alike, strict=True)})
    stage.generate()
    edits.approve([ids[5]], True)
    edits.change(ids[5], "prompt", "@Mia laughs on the pier")
    session.select([ids[1]])
    window.resize(1600, 1100)
    stage.wait(ms=800)
    stage.save(f"board_unlike_{theme}")
    stage.close()


def empty(app: QApplication, theme: str) -> None:
    """How to begin."""
    stage = Stage(app, theme)
    stage.save(f"board_empty_{theme}")
    stage.close()


SCENES = (full, shapes, unlike, empty)


def main(names: list[str]) -> None:
    app = application([])
    for theme in ("light", "dark"):
        for scene in SCENES:
            if not names or scene.__name__ in names:
                scene(app, theme)


if __name__ == "__main__":
    main(sys.argv[1:])
