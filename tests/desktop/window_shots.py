"""Screenshots of what belongs to the window as a whole: palette, settings, keys, reports."""

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.desktop.shots import Stage


def palette(stage: "Stage", theme: str) -> None:
    stage.sample()
    window = stage.window
    window.show_palette()
    stage.save(f"palette_{theme}")
    window.palette_box.field.setText("mia")
    stage.save(f"palette_mia_{theme}")
    window.session.select([])
    window.show_palette()
    window.palette_box.field.setText("scene")
    stage.save(f"palette_cannot_{theme}")
    window.palette_box.field.setText("xqz")
    stage.save(f"palette_none_{theme}")
    window.palette_box.leave()


def settings(stage: "Stage", theme: str) -> None:
    dialog = stage.window.helpers.settings()
    for number in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(number)
        stage.save(f"settings_{number}_{theme}", dialog)
    dialog.tabs.setCurrentIndex(1)
    dialog.editors["device"].setEditText("gpu")
    dialog.editors["device"].lineEdit().editingFinished.emit()
    stage.save(f"settings_wrong_{theme}", dialog)
    dialog.reject()


def keys(stage: "Stage", theme: str) -> None:
    helpers = stage.window.helpers
    stage.save(f"keys_{theme}", helpers.keys())
    dialog = helpers.shortcuts()
    dialog.choose("panel.duplicate")
    dialog.keys.setKeySequence("Ctrl+N")
    dialog.keys.editingFinished.emit()
    stage.save(f"shortcuts_{theme}", dialog)
    dialog.reject()


def small(stage: "Stage", theme: str) -> None:
    """A small laptop, and large text."""
    stage.sample()
    window = stage.window
    window.session.select([window.session.project.board.panels[0].id])
    window.resize(1280, 720)
    stage.save(f"small_{theme}")
    window.preferences.change(font_size=16)
    stage.save(f"small_large_text_{theme}")
    window.resize(1440, 900)
    stage.save(f"large_text_{theme}")
    window.preferences.change(font_size=8)
    stage.save(f"tiny_text_{theme}")


def restyle(stage: "Stage", theme: str) -> None:
    stage.sample()
    stage.cast()
    window = stage.window
    panels = window.session.project.board.panels
    window.edits.set_locked([panels[1].id], True)
    dialog = window.restyle()
    stage.wait(ms=600)
    stage.save(f"restyle_{theme}", dialog)
    dialog.reject()
    menu = window.menuBar().actions()[4].menu()
    menu.popup(window.pos())
    stage.save(f"generate_menu_{theme}", menu)
    menu.close()
    try:
        raise ValueError("The number of heads is wrong.")
    except ValueError as error:
        dialog = window.helpers.report("".join(traceback.format_exception(error)))
    stage.save(f"report_{theme}", dialog)
    dialog.reject()
    stage.save(f"about_{theme}", window.helpers.about())


SCENES = (restyle, palette, settings, keys, small)
