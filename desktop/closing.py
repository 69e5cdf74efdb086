"""Before the window goes: everything is saved, and what would be lost is said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.session.notice import Notice

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.panel.masking import Masking


class Closing(QObject):
    """Lets the window close once nothing is lost, or once the artist wants it all the same."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._leaves_unsaved = False

    def may_close(self) -> bool:
        """Save; where something would be lost, say so and offer to close without it."""
        window, masking = self._window, self._window.pages.masking
        if masking is not None and not masking.finish():
            self._offer_strokes(masking)
            return False
        if (window.session.save() and window.work.keeping.flush()) or self._leaves_unsaved:
            return True
        self._offer_unsaved()
        return False

    def _offer_strokes(self, masking: "Masking") -> None:
        from desktop.panel.left import TOPIC

        def leave() -> None:
            masking.give_up()
            self._window.close()

        if masking.is_unapplied:
            self._window.show_panel()
        self._window.notices.say(
            Notice(
                self.tr("The window stays open, because the painted mask is not applied."),
                is_error=True,
                button=self.tr("Close without applying"),
                action=leave,
                second=self.tr("Go on painting"),
                second_action=None if masking.is_unapplied else masking.resume,
                topic=TOPIC,
                closed=masking.left.offer,
            )
        )

    def _offer_unsaved(self) -> None:
        def leave() -> None:
            self._leaves_unsaved = True
            self._window.close()

        self._window.notices.say(
            Notice(
                self.tr("The window stays open, because what was made last is not saved."),
                is_error=True,
                button=self.tr("Close without saving"),
                action=leave,
            )
        )
