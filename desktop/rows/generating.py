"""Rows about drawing: one panel, some, or the whole board."""

from desktop.actions import Condition, Row
from desktop.rows.base import RowGroup

VARIATIONS = 4


class GeneratingRows(RowGroup):
    """Generating and cancelling."""

    def rows(self) -> list[Row]:
        """Every row of the group."""
        return [*self._some(), *self._one(), *self._all()]

    def _one(self) -> list[Row]:
        tr = self.tr
        one = Condition(
            lambda: len(self._window.session.selected) == 1,
            tr("Several panels are selected"),
            self._has_selection,
        )
        return [
            Row("panel.redraw", tr("&Another seed"), self._redraw, (), "dice", one),
            Row("panel.vary", tr("Four &variations"), self._vary, (), "", one),
        ]

    def _redraw(self) -> None:
        self._window.work.redraw(self._window.session.selected[0])

    def _vary(self) -> None:
        self._window.work.vary(self._window.session.selected[0], VARIATIONS)

    def _some(self) -> list[Row]:
        window, work, tr = self._window, self._window.work, self.tr
        return [
            Row(
                "generate.now",
                tr("Generate selected, or all"),
                lambda: work.generate(window.session.selected or None),
                ("Ctrl+Return", "Ctrl+Enter"),
                "",
                self._can_draw,
            ),
            Row(
                "generate.first",
                tr("Generate before all that &waits"),
                self._generate_first,
                ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
                "",
                self._can_draw,
            ),
            Row(
                "generate.selected",
                tr("Generate &selected"),
                lambda: work.generate(window.session.selected),
                (),
                "generate-selected",
                self._has_selection,
            ),
        ]

    def _all(self) -> list[Row]:
        work, tr = self._window.work, self.tr
        return [
            Row(
                "generate.all",
                tr("Generate &all"),
                work.generate,
                ("Ctrl+Alt+Return", "Ctrl+Alt+Enter"),
                "generate",
                self._can_draw,
                on_accent=True,
            ),
            Row(
                "generate.stale",
                tr("Generate what is &out of date"),
                work.generate_stale,
                enabled=self._can_draw,
            ),
            Row(
                "generate.restyle",
                tr("&Restyle the board…"),
                self._window.restyle,
                enabled=self._can_draw,
            ),
            Row(
                "generate.cancel",
                tr("&Cancel"),
                work.cancel_all,
                ("Ctrl+.",),
                "cancel",
                Condition(lambda: work.is_busy, tr("Nothing is under way")),
            ),
        ]

    def _generate_first(self) -> None:
        """The selected panels, or all, at the front of the queue."""
        window = self._window
        job_id = window.work.generate(window.session.selected or None)
        if job_id is not None:
            window.work.queue.front(job_id)
