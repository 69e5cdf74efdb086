"""How all panels are drawn: shown in the inspector while no single panel is."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QVBoxLayout, QWidget

from desktop.inspector.addon_list import AddOnList
from desktop.inspector.fields import add_field
from desktop.session.session import Session
from desktop.theme import GAP, Appearance

SAMPLERS = {"ddim": "DDIM", "euler": "Euler", "dpm++2m": "DPM++ 2M", "unipc": "UniPC"}


class DrawingForm(QWidget):
    """Edits the project's sampler, steps, guidance and add-ons; each edit can be undone."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self._session = session
        self.addons = AddOnList(session, appearance)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the open project."""
        project = self._session.project
        with QSignalBlocker(self.sampler):
            self.sampler.setCurrentIndex(self.sampler.findData(project.sampler))
        with QSignalBlocker(self.steps):
            self.steps.setValue(project.steps)
        with QSignalBlocker(self.guidance):
            self.guidance.setValue(project.guidance)
        self.addons.refresh()

    def _build(self) -> None:
        heading = QLabel(self.tr("All panels"))
        heading.setProperty("role", "heading")
        self.sampler = QComboBox()
        for sampler, name in SAMPLERS.items():
            self.sampler.addItem(name, sampler)
        self.sampler.setToolTip(
            self.tr("How noise becomes a picture. DPM++ 2M and UniPC need the fewest steps.")
        )
        self.steps = QDoubleSpinBox(decimals=0, minimum=2, maximum=200)
        self.steps.setToolTip(self.tr("More steps take longer and draw more carefully."))
        self.guidance = QDoubleSpinBox(decimals=1, minimum=0.0, maximum=50.0, singleStep=0.5)
        self.guidance.setToolTip(self.tr("How closely pictures follow their prompts."))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP // 2)
        column.addWidget(heading)
        column.addSpacing(GAP)
        add_field(column, self.tr("Sa&mpler"), self.sampler)
        for text, spin in ((self.tr("S&teps"), self.steps), (self.tr("Guidan&ce"), self.guidance)):
            spin.lineEdit().setTextMargins(GAP, 0, 0, 0)
            add_field(column, text, spin)
        column.addWidget(self.addons)

    def _connect(self) -> None:
        self.sampler.activated.connect(self._choose_sampler)
        self.steps.valueChanged.connect(lambda value: self._change("steps", int(value)))
        self.guidance.valueChanged.connect(lambda value: self._change("guidance", value))
        for spin in (self.steps, self.guidance):
            spin.editingFinished.connect(self._session.end_burst)

    def _choose_sampler(self) -> None:
        self._change("sampler", self.sampler.currentData())
        self._session.end_burst()

    def _change(self, field: str, value: object) -> None:
        after = self._session.project.replace(**{field: value})
        self._session.edit(self.tr("Change {}").format(field), after, field)
