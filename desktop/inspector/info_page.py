"""What the picture that is seen was made from, and where it is."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.domain.recipe import Take
from desktop.icons import icon
from desktop.inspector.fields import page_column
from desktop.panel.recipe_words import SAMPLERS, RecipeWords
from desktop.sentences import told
from desktop.session.reasons import ReasonWords
from desktop.session.session import Session
from desktop.spoken import decimal, spoken_bytes, spoken_time
from desktop.theme import GAP, Appearance, Theme
from desktop.widgets.flow import FlowLayout
from desktop.widgets.message import Message

SHORT = 12
"""Digits of a digest."""
Marked = Qt.TextInteractionFlag


class InfoPage(QWidget):
    """Shows the take of the selected panel that is seen. All of it can be marked and copied."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__(objectName="dock-scroll-body")
        self._session = session
        self._recipes = RecipeWords(session, self)
        self._reasons = ReasonWords(self)
        self._take: Take | None = None
        self.message = Message(appearance)
        self.rows: dict[str, str] = {}
        """What is shown, by the names of the rows."""
        self._build()
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def refresh(self) -> None:
        """Show how things stand."""
        panel = self._session.panel
        standing = self._session.standing(panel.id) if panel else None
        self._take = take = standing.take if standing else None
        self.message.say(self._reasons.sentences(standing.reasons) if standing else "", "warning")
        for button in (self.copy, self.show_file):
            button.setEnabled(take is not None)
        self.hint.setVisible(take is None)
        if panel is None:
            self.hint.setText(self.tr("Select a panel to see what its picture was made from."))
        else:
            self.hint.setText(self.tr("This panel has no picture yet."))
        rows = self._rows(take) if take else {}
        if rows != self.rows:
            self.rows = rows
            self._fill(rows)

    @property
    def file(self) -> Path | None:
        """Where the picture is."""
        return self._session.library.blobs.path(self._take.picture) if self._take else None

    def copy_recipe(self) -> None:
        """Put the recipe on the clipboard, in the lines that most programs read."""
        if self._take is not None:
            QGuiApplication.clipboard().setText(self._recipes.text(self._take))

    def open_folder(self) -> None:
        """Show the folder that the picture is in."""
        if self.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.file.parent)))

    def _build(self) -> None:
        self.copy = QPushButton(self.tr("Copy recipe"))
        self.copy.clicked.connect(self.copy_recipe)
        self.show_file = QPushButton(self.tr("Show file"))
        self.show_file.clicked.connect(self.open_folder)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        buttons = QWidget()
        flow = FlowLayout(buttons, GAP)
        flow.addWidget(self.copy)
        flow.addWidget(self.show_file)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP // 2)
        column = page_column(self)
        column.addWidget(self.message)
        column.addWidget(self.hint)
        column.addLayout(self._column)
        column.addSpacing(GAP // 2)
        column.addWidget(buttons)
        column.addStretch()

    def _paint(self, theme: Theme) -> None:
        self.copy.setIcon(icon("copy", theme))

    def _fill(self, rows: dict[str, str]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            widget.hide()
            widget.deleteLater()
        for name, text in rows.items():
            label, words = QLabel(name), QLabel(text)
            label.setProperty("role", "field")
            label.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            words.setTextInteractionFlags(
                Marked.TextSelectableByMouse | Marked.TextSelectableByKeyboard
            )
            words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            words.setAccessibleName(f"{name}: {text}")
            words.setContentsMargins(0, 0, 0, GAP // 2)
            self._column.addWidget(label)
            self._column.addWidget(words)

    def _rows(self, take: Take) -> dict[str, str]:
        recipe = take.recipe
        made = [spoken_time(take.made_at)]
        if take.seconds:
            made.append(self.tr("{} s").format(decimal(take.seconds)))
        size = f"{recipe.size.width} × {recipe.size.height}"
        sampling = [self.tr("{} steps").format(recipe.steps), SAMPLERS[recipe.sampler]]
        sampling.append(self.tr("guidance {}").format(f"{recipe.guidance:g}"))
        rows = {
            self.tr("Made"): " · ".join(made),
            self.tr("Picture"): " · ".join(filter(None, (size, self._bytes()))),
            self.tr("Model"): self._recipes.model(recipe),
            self.tr("Seed"): str(recipe.seed),
            self.tr("Sampling"): " · ".join(sampling),
            self.tr("Made from"): "\n".join(
                self.tr("{} (version {})").format(used.name, used.version) for used in take.used
            ),
            self.tr("Prompt, as the model read it"): recipe.prompt,
            self.tr("Negative prompt"): recipe.negative,
            self.tr("Notices"): "\n".join(told(notice) for notice in take.notices),
            self.tr("Digest"): recipe.digest()[:SHORT],
        }
        return {name: text for name, text in rows.items() if text}

    def _bytes(self) -> str:
        """How large the file is; nothing where it cannot be seen."""
        try:
            return spoken_bytes(self.file.stat().st_size) if self.file else ""
        except OSError:
            return ""
