"""Screenshots of the queue in all its states: python -m tests.desktop.queue_shots [THEME...]."""

import sys

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.domain.errors import OutOfMemoryError
from core.jobs.forecast import Forecast
from desktop.app import application
from tests.desktop.shots import Stage

ERROR = OutOfMemoryError(
    "Not enough memory on this device for 3 panels of 1344 x 768 pixels.",
    "Generate fewer panels at once, or close other programs that use the device.",
)


def queue(app: QApplication, theme: str) -> None:
    """A job in every state, the pointer over a button; narrow; paused; the menu of a row."""
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    window = stage.window
    work, page = window.work, window.queue
    window.resizeDocks([window.queue_dock], [330], Qt.Orientation.Vertical)
    panels = [panel.id for panel in window.session.project.board.panels]
    stage.save(f"queue_forecast_{theme}")
    work.generate(panels[:1])
    stage.wait(lambda: not work.is_busy, 10000)
    stage.draw_as(fail_at=1, error=ERROR)
    work.generate(panels[1:4])
    stage.wait(lambda: not work.is_busy, 10000)
    stage.draw_as(fail_at=None, steps=60, pause=0.15)
    work.generate(panels[1:3])
    stage.wait(ms=1500)
    first = work.generate(panels[3:4])
    cancelled = work.generate(panels[4:5])
    work.cancel(cancelled)
    window.edits.change(panels[0], "prompt", "@Mia and @Rob sleeping")
    last = work.generate(panels[:1])
    window.forecasts._known |= {first: Forecast(170.0, 6_100_000_000, 8_000_000_000)}
    page.view.model().refresh()
    page.view.choose(last)
    rect = page.view.visualRect(page.view.model().row_of(first))
    QTest.mouseMove(page.view.viewport(), rect.center() + QPoint(rect.width() // 2 - 20, 0))
    stage.save(f"queue_{theme}")
    window.resize(1024, 720)
    stage.save(f"queue_narrow_{theme}")
    window.resize(1440, 900)
    work.pause()
    page._menu.popup(window.mapToGlobal(QPoint(400, 500)))
    stage.save(f"queue_menu_{theme}", page._menu)
    page._menu.close()
    work.cancel(next(e.job.id for e in work.queue.entries if e.progress and not e.state.over))
    stage.save(f"queue_paused_{theme}")
    stage.close()


def interrupted(app: QApplication, theme: str) -> None:
    """What a new start offers."""
    stage = Stage(app, theme)
    stage.sample()
    stage.cast()
    stage.draw_as(pause=0.2)
    panels = [panel.id for panel in stage.window.session.project.board.panels]
    stage.window.work.generate(panels[:3])
    stage.window.work.generate(panels[3:])
    stage.wait()
    project = stage.window.session.project
    stage.close()
    again = Stage(app, theme, folder=stage.folder, project=project)
    again.save(f"queue_interrupted_{theme}")
    again.close()


if __name__ == "__main__":
    app = application([])
    for theme in sys.argv[1:] or ("light", "dark"):
        queue(app, theme)
        interrupted(app, theme)
