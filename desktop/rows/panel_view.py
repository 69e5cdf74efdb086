"""Rows about the panel that is shown large: its takes and its masks."""

from typing import TYPE_CHECKING, cast

from desktop.actions import Condition, Row
from desktop.centre import PANEL
from desktop.rows.base import RowGroup

if TYPE_CHECKING:
    from desktop.panel.page import PanelPage


class PanelViewRows(RowGroup):
    """They work while the panel view is in front."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        shown = Condition(self._is_shown, self.tr("No panel is open large"))
        return [*self._takes(shown), *self._masks(shown)]

    def _takes(self, shown: Condition) -> list[Row]:
        tr = self.tr
        return [
            Row("take.star", tr("Star the take"), lambda: self._page().star(), (".",), "", shown),
            Row(
                "take.compare",
                tr("Compare takes"),
                lambda: self._page().toggle_comparing(),
                ("C",),
                "",
                shown,
            ),
            Row("take.blink", tr("Blink takes"), lambda: self._page().blink(), ("B",), "", shown),
            Row(
                "take.swap",
                tr("Swap takes"),
                lambda: self._page().looking.swap(),
                ("X",),
                "",
                shown,
            ),
            Row(
                "take.copy",
                tr("Copy the recipe"),
                lambda: self._page().footer.copy_recipe(),
                ("Ctrl+Shift+C",),
                "",
                shown,
            ),
        ]

    def _masks(self, shown: Condition) -> list[Row]:
        tr = self.tr
        return [
            Row(
                "masks.show",
                tr("Show masks"),
                lambda: self._page().toggle_masks(),
                ("M",),
                "",
                shown,
            ),
            Row(
                "brush.smaller",
                tr("Smaller brush"),
                lambda: self._page().resize_brush(-1),
                ("[",),
                "",
                shown,
            ),
            Row(
                "brush.larger",
                tr("Larger brush"),
                lambda: self._page().resize_brush(1),
                ("]",),
                "",
                shown,
            ),
        ]

    def _is_shown(self) -> bool:
        return self._window.centre.is_shown(PANEL)

    def _page(self) -> "PanelPage":
        return cast("PanelPage", self._window.centre.page(PANEL))
