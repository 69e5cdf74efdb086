"""What can be done in the window: the rows of its table of actions, group by group."""

from typing import TYPE_CHECKING

from desktop.actions import Row
from desktop.jobs.queue_rows import QueueRows
from desktop.rows.generating import GeneratingRows
from desktop.rows.library import LibraryRows
from desktop.rows.panel_view import PanelViewRows
from desktop.rows.panels import PanelRows
from desktop.rows.project import ProjectRows
from desktop.rows.shots import ShotRows
from desktop.rows.view import HelpRows, ViewRows

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

GROUPS = (
    ProjectRows,
    PanelRows,
    ShotRows,
    PanelViewRows,
    LibraryRows,
    GeneratingRows,
    ViewRows,
    HelpRows,
)


def rows_of(window: "MainWindow") -> list[Row]:
    """Every row of a window's table."""
    own = [row for group in GROUPS for row in group(window).rows()]
    return [*own, *QueueRows(window).all()]
