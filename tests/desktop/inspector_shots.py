"""Screenshots of the inspector: python -m tests.desktop.inspector_shots."""

from typing import TYPE_CHECKING

from core.checkpoints.identify import built_in_folder
from core.domain.board import CAPTIONS, Caption
from desktop.inspector.inspector import GENERATION, INFO, PANEL

if TYPE_CHECKING:
    from tests.desktop.shots import Stage

LONG = (
    "@Mia and @Rob, both dripping wet after the (thunderstorm:1.3), look out over the {harbour|old "
    "town} from the roof of the lighthouse while the last ferry of the season leaves without "
    "them, far below, and the gulls that had been asleep on the railing rise one after the other "
    "into a sky that is turning from violet to a colour for which nobody has a name, while the "
    "keeper counts the waves as he has every evening since the war, and loses count again"
)
ELSEWHERE = "@Mia 站在灯塔上 и смотрит на море, ثم تعود إلى البيت 🌊"
KNOWN = "@Mia and @Rob at the sea with a zeppelin, (boat:1.2), {day|night}"


def prepared(stage: "Stage") -> list[str]:
    """The sample, drawn, with the built-in model's vocabulary; its panels' ids."""
    stage.sample()
    stage.cast()
    stage.generate()
    session = stage.window.session
    session.set_model(session.traits, "castboard-mini", built_in_folder())
    stage.window.resize(1440, 1000)
    stage.wait(ms=600)
    return [panel.id for panel in session.project.board.panels]


def inspector(stage: "Stage", theme: str) -> None:
    """Each tab of a panel, long and foreign prompts, captions of one's own, and several panels."""
    ids = prepared(stage)
    window = stage.window
    edits, shown = window.edits, window.inspector
    edits.captions((*CAPTIONS[:2], Caption(key="fx", label="Effects & transitions"), *CAPTIONS[2:]))
    edits.change(ids[1], "dialogue", "MIA: We should have left before the storm came in.")
    window.session.select([ids[1]])
    edits.change(ids[1], "prompt", KNOWN)
    shown.form.prompt.toggle.setChecked(True)
    stage.save(f"inspector_panel_{theme}", shown)
    shown.tabs.setCurrentIndex(GENERATION)
    stage.save(f"inspector_generation_{theme}", shown)
    shown.tabs.setCurrentIndex(INFO)
    stage.save(f"inspector_info_{theme}", shown)
    shown.tabs.setCurrentIndex(PANEL)
    edits.change(ids[2], "prompt", LONG)
    window.session.select([ids[2]])
    stage.save(f"inspector_long_{theme}", shown)
    edits.change(ids[3], "prompt", ELSEWHERE)
    edits.change(ids[3], "angle", "Looking straight down from the very top of the mast")
    window.session.select([ids[3]])
    stage.save(f"inspector_foreign_{theme}", shown)
    window.session.select(ids[:4])
    stage.save(f"inspector_several_{theme}", shown)
    window.session.select([])
    stage.save(f"inspector_none_{theme}", shown)
    window.session.select([ids[1]])
    dialog = shown.form.open_captions()
    stage.save(f"inspector_captions_{theme}", dialog)
    dialog.close()
    stage.save(f"inspector_window_{theme}")


SCENES = (inspector,)

if __name__ == "__main__":
    from desktop.app import application
    from tests.desktop.shots import Stage

    app = application([])
    for theme in ("light", "dark"):
        for scene in SCENES:
            stage = Stage(app, theme)
            scene(stage, theme)
            stage.close()
