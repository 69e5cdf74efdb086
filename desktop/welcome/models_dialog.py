"""Which model draws: those of this machine, and the built-in one."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.checkpoints.identify import built_in_folder
from desktop.dialogs.frame import ListDialog
from desktop.session.preferences import Preferences
from desktop.theme import Appearance
from desktop.welcome.looking import MEMORY, Looking
from desktop.welcome.model_list import ModelList
from desktop.workers.background import Background


class ModelsDialog(ListDialog):
    """Stays open beside the window."""

    def __init__(
        self,
        preferences: Preferences,
        background: Background,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            appearance,
            self.tr("Models"),
            self.tr("Castboard reads models where they are; it moves and changes none."),
            parent,
        )
        self.setModal(False)
        self._preferences = preferences
        self._looking = Looking(background, preferences.path.with_name(MEMORY), self)
        self.list = ModelList(self._looking, preferences, appearance)
        self.list.setMinimumSize(720, 360)
        self.body.addWidget(self.list, 1)
        self.close_button.setAutoDefault(False)
        self.use_button = self.add_last_button(self.tr("&Use this model"), self.use)
        self.list.changed.connect(self._enable)
        self.list.wanted.connect(self.use)
        self.resize(860, 560)
        self._enable()
        # First the dialog, then what it lists.
        QTimer.singleShot(0, self._look)

    def use(self) -> None:
        """Draw with the selected model from the next start on."""
        if not self.use_button.isEnabled():
            return
        use_model(self.list, self._preferences)
        self.message.say(self.tr("This model draws from the next start on."), "accent")

    def done(self, result: int) -> None:
        """Look no further."""
        self._looking.stop()
        super().done(result)

    def _look(self) -> None:
        if self.isVisible():
            self.list.begin()

    def _enable(self) -> None:
        chosen = self.list.chosen
        self.use_button.setEnabled(chosen is not None and not self.list.is_in_use(chosen))


def use_model(models: ModelList, preferences: Preferences) -> None:
    """Keep the selected model in the settings."""
    chosen = models.chosen
    if chosen is not None:
        is_built_in = chosen.path == built_in_folder()
        preferences.change(model=None if is_built_in else chosen.path)
        models.refresh()
