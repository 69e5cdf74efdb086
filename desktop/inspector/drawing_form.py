"""How all panels are drawn."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QVBoxLayout, QWidget

from desktop.inspector.addon_list import AddOnList
from desktop.inspector.fields import add_field
from desktop.inspector.prompt_field import wrapping
from desktop.inspector.text_field import TextField
from desktop.session.session import Session
from desktop.theme import GAP, Appearance

QUALITIES = ("draft", "balanced", "faithful")
SAMPLERS = {"ddim": "DDIM", "euler": "Euler", "dpm++2m": "DPM++ 2M", "unipc": "UniPC"}


class DrawingForm(QWidget):
    """Edits what all panels share, add-ons included; each edit can be undone."""

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
        with QSignalBlocker(self.quality):
            self.quality.setCurrentIndex(self.quality.findData(project.quality))
        style = self._session.style
        self.style_name.setText(style.name if style else self.tr("No style"))
        self.negative.show_text(project.negative)
        self.addons.refresh()

    def lines(self) -> tuple[QWidget, ...]:
        """What text is written in."""
        return (self.negative, self.steps.lineEdit(), self.guidance.lineEdit())

    def wheeled(self) -> tuple[QWidget, ...]:
        """What the wheel would change."""
        return (self.quality, self.sampler, self.steps, self.guidance)

    def _build(self) -> None:
        heading = QLabel(self.tr("All panels"))
        heading.setProperty("role", "heading")
        self.style_name = wrapping("")
        self.style_name.show()
        self.quality = QComboBox()
        names = (self.tr("Draft"), self.tr("Balanced"), self.tr("Faithful"))
        for quality, name in zip(QUALITIES, names, strict=True):
            self.quality.addItem(name, quality)
        self.negative = TextField(2)
        self.negative.setPlaceholderText(self.tr("What no picture must show"))
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
        add_field(column, self.tr("Style"), self.style_name)
        add_field(column, self.tr("Quality"), self.quality)
        add_field(column, self.tr("Sa&mpler"), self.sampler)
        for text, spin in ((self.tr("S&teps"), self.steps), (self.tr("Guidan&ce"), self.guidance)):
            spin.lineEdit().setTextMargins(GAP, 0, 0, 0)
            add_field(column, text, spin)
        add_field(column, self.tr("Negative prompt of all"), self.negative)
        column.addWidget(self.addons)

    def _connect(self) -> None:
        self.sampler.activated.connect(lambda: self._choose("sampler", self.sampler))
        self.quality.activated.connect(lambda: self._choose("quality", self.quality))
        self.negative.edited.connect(lambda text: self._change("negative", text))
        self.negative.left.connect(self._session.end_burst)
        self.steps.valueChanged.connect(lambda value: self._change("steps", int(value)))
        self.guidance.valueChanged.connect(lambda value: self._change("guidance", value))
        for spin in (self.steps, self.guidance):
            spin.editingFinished.connect(self._session.end_burst)

    def _choose(self, field: str, box: QComboBox) -> None:
        self._change(field, box.currentData())
        self._session.end_burst()

    def _change(self, field: str, value: object) -> None:
        names = {
            "quality": self.tr("quality"),
            "sampler": self.tr("sampler"),
            "steps": self.tr("steps"),
            "guidance": self.tr("guidance"),
            "negative": self.tr("negative prompt"),
        }
        after = self._session.project.replace(**{field: value})
        self._session.edit(self.tr("Change {}").format(names[field]), after, field)
