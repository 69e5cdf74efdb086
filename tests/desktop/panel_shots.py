"""Screenshots of the panel view: python -m tests.desktop.shots NAME."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QSize

from desktop.centre import PANEL
from desktop.panel.compare import Mode
from desktop.panel.page import PanelPage

if TYPE_CHECKING:
    from tests.desktop.shots import Stage

LONG = (
    "@Mia and @Rob, both dripping wet after the storm, look out over the harbour from the roof of "
    "the old lighthouse while the last ferry of the season leaves without them"
)
ELSEWHERE = "@Mia 站在灯塔上 и смотрит на море, ثم تعود إلى البيت"


def opened(stage: "Stage", number: int = 1) -> PanelPage:
    """The panel view on a panel of the sample."""
    window = stage.window
    window.show_panel(window.session.project.board.panels[number].id)
    stage.wait()
    return cast(PanelPage, window.centre.page(PANEL))


def wide(stage: "Stage") -> None:
    """The sample as a film, drawn."""
    stage.sample()
    session = stage.window.session
    board = session.project.board.replace(aspect="16:9")
    session.edit("", session.project.replace(board=board))
    stage.cast()
    stage.generate()


def panel_view(stage: "Stage", theme: str) -> None:
    """A panel with many takes; then compared; then small."""
    wide(stage)
    window = stage.window
    page = opened(stage)
    panel_id = page.looking.panel.id
    window.work.vary(panel_id, 8)
    stage.wait(lambda: not window.work.is_busy, 20000)
    takes = page.looking.takes
    window.edits.star(panel_id, takes[2].id, True)
    page.looking.look(takes[1])
    stage.save(f"panel_view_{theme}")
    page.toggle_comparing()
    for mode in Mode:
        page.stage.use(mode)
        stage.save(f"panel_compare_{mode}_{theme}")
    page.end_comparing()
    window.resize(QSize(1280, 720))
    stage.save(f"panel_view_1280_{theme}")


def panel_masks(stage: "Stage", theme: str) -> None:
    """Where the characters are, and the brush."""
    wide(stage)
    page = opened(stage)
    page.show_masks(True)
    stage.save(f"panel_masks_{theme}")
    page.masking.paint(page.masking.characters[0])
    stage.wait()
    item = page.masking.item
    item.use_diameter(48)
    for start, end in (((60, 60), (160, 120)), ((160, 120), (120, 150))):
        item.stroke(QPointF(*start), QPointF(*end), False)
    stage.save(f"panel_brush_{theme}")
    item.replace(item.mask)
    stage.window.close()
    stage.save(f"panel_not_applied_{theme}")
    page.masking.apply()
    stage.wait(lambda: page.masking.item is None, 4000)
    stage.save(f"panel_stale_{theme}")


def panel_states(stage: "Stage", theme: str) -> None:
    """Empty, drawing, variations, locked, long and foreign text."""
    page = None
    window = stage.window
    window.show_panel()
    stage.save(f"panel_none_{theme}")
    stage.sample()
    stage.cast()
    page = opened(stage)
    stage.save(f"panel_empty_{theme}")
    panel_id = page.looking.panel.id
    stage.draw_as(pause=0.15)
    window.work.generate([panel_id])
    stage.wait(ms=1500)
    stage.save(f"panel_drawing_{theme}")
    stage.draw_as(pause=0.0)
    stage.wait(lambda: not window.work.is_busy, 20000)
    stage.draw_as(pause=0.15)
    window.work.vary(panel_id, 4)
    stage.wait(ms=1500)
    stage.save(f"panel_variations_{theme}")
    stage.draw_as(pause=0.0)
    stage.wait(lambda: not window.work.is_busy, 20000)
    window.edits.change(panel_id, "shot", "Extreme wide establishing shot, crane down")
    window.edits.change(panel_id, "prompt", LONG)
    stage.save(f"panel_long_{theme}")
    window.edits.change(panel_id, "prompt", ELSEWHERE)
    window.edits.set_locked([panel_id], True)
    stage.save(f"panel_locked_{theme}")


SCENES = (panel_view, panel_masks, panel_states)
