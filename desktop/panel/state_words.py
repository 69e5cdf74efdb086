"""How a panel stands, in a sentence, and why it cannot be drawn."""

from PySide6.QtCore import QObject

from core.domain.board import Panel
from desktop.sentences import told
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.session.standing import Standing, State


class StateWords(QObject):
    """Puts a Standing into words."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reasons = ReasonWords(self)

    def words(self, standing: Standing) -> str:
        """The one sentence that matters most."""
        doing = standing.doing
        match standing.state:
            case State.QUEUED:
                return self.tr("Waits for its turn")
            case State.RUNNING if doing is not None and doing.phase:
                phase = told(doing.phase)
                phase = phase[:1].upper() + phase[1:]
                return f"{phase} · {doing.done}/{doing.total}" if doing.total > 1 else phase
            case State.RUNNING:
                return self.tr("Starting")
            case State.FAILED if doing is not None and doing.error is not None:
                return self.tr("Failed: {}").format(doing.error)
        if standing.error is not None:
            return str(standing.error)
        if standing.state is State.STALE:
            why = self._reasons.sentences(standing.reasons)
            return self.tr("Out of date: {}").format(why)
        if standing.state is State.EMPTY:
            return self.tr("Ready to be generated")
        notices = " ".join(standing.take.notices) if standing.take else ""
        return notices or self.tr("Up to date")

    def why_not(self, panel: Panel, standing: Standing) -> str:
        """Why a panel cannot be drawn; empty when it can."""
        if self._session.library.read_only:
            return self.tr("This library is open for reading only.")
        if panel.locked:
            return self.tr("This panel is locked. Unlock it to draw it again.")
        return str(standing.error) if standing.error is not None else ""
