"""The pages of the welcome, each of which may be passed over."""

import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.icons import app_icon, pixmap
from desktop.spoken import spoken_bytes, spoken_path
from desktop.theme import GAP, Appearance, Theme
from desktop.welcome.machine import Device
from desktop.welcome.model_list import ModelList

LOGO = 64
ICON = 24
ROOMY = 10e9
"""Bytes of a GPU's memory with which SDXL has room beside what it works with."""


class Page(QWidget):
    """A heading, a sentence, and what there is to see or to choose."""

    def __init__(self, heading: str, sentence: str) -> None:
        super().__init__(objectName="plain")
        title, words = QLabel(heading, wordWrap=True), QLabel(sentence, wordWrap=True)
        title.setProperty("role", "heading")
        words.setProperty("role", "muted")
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * GAP)
        self.column.addWidget(title)
        self.column.addWidget(words)


class Points(QWidget):
    """Short paragraphs, each with an icon before it: (icon, heading, sentence)."""

    def __init__(self, appearance: Appearance, points: Iterable[tuple[str, str, str]]) -> None:
        super().__init__(objectName="plain")
        self._icons: list[tuple[str, QLabel]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(2 * GAP)
        grid.setColumnStretch(1, 1)
        for row, (name, heading, sentence) in enumerate(points):
            picture, title, words = QLabel(), QLabel(heading), QLabel(sentence)
            title.setProperty("role", "field")
            for label in (title, words):
                label.setWordWrap(True)
            both = QVBoxLayout()
            both.setSpacing(GAP // 2)
            both.addWidget(title)
            both.addWidget(words)
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(both, row, 1)
            self._icons.append((name, picture))
        appearance.changed.connect(self._paint)
        self._paint(appearance.theme)

    def _paint(self, theme: Theme) -> None:
        for name, label in self._icons:
            label.setPixmap(pixmap(name, theme.accent, ICON, self.devicePixelRatio()))


class FirstPage(Page):
    """What Castboard does."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(
            self.tr("Welcome to Castboard"),
            self.tr("Storyboards in which the characters stay the same from panel to panel."),
        )
        logo = QLabel()
        logo.setPixmap(app_icon().pixmap(LOGO, LOGO))
        self.column.insertWidget(0, logo)
        points = Points(
            appearance,
            (
                (
                    "cast",
                    self.tr("Cast a character once"),
                    self.tr("Describe it, pick the drawing that is right, and write @Name."),
                ),
                (
                    "panels",
                    self.tr("Write what happens in each panel"),
                    self.tr("Or paste a script: scenes and shots become panels."),
                ),
                (
                    "lock",
                    self.tr("All of it stays on this machine"),
                    self.tr("There is no account; nothing is sent and nothing is fetched."),
                ),
            ),
        )
        self.column.addWidget(points)
        self.column.addStretch()


class DevicePage(Page):
    """What draws here, and what it is good for."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(
            self.tr("What draws on this machine"),
            self.tr("Found without loading a model, which takes its time at the first picture."),
        )
        self._appearance = appearance
        self._shown: QWidget = QLabel(self.tr("Looking…"))
        self.column.addWidget(self._shown)
        self.column.addStretch()

    def show_devices(self, devices: tuple[Device, ...]) -> None:
        """Tell what was found."""
        points = [("generate", self._name(each), self._use(each)) for each in devices]
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = Points(self._appearance, points)
        self.column.insertWidget(2, self._shown)

    def _name(self, device: Device) -> str:
        memory = spoken_bytes(device.memory)
        if not device.is_fast:
            return self.tr("The processor, {} cores, {} of memory").format(device.name, memory)
        return self.tr("{}, {} of memory").format(device.name, memory)

    def _use(self, device: Device) -> str:
        if not device.is_fast:
            return self.tr(
                "No NVIDIA or Apple GPU was found. The built-in model draws well like this; an "
                "SDXL or SD 1.5 model takes minutes for each picture. A GPU of another make is "
                "found when the first picture is drawn."
            )
        if device.memory < ROOMY:
            return self.tr(
                "Good for SD 1.5 models and for the built-in one. SDXL models are tight here: "
                "parts of them wait outside the GPU while others draw, which takes longer."
            )
        return self.tr(
            "Good for SDXL and SD 1.5 models. What a job takes of the memory is measured as you "
            "work, and said before the next one starts."
        )


class ModelPage(Page):
    """Which model draws."""

    def __init__(self, models: ModelList) -> None:
        super().__init__(
            self.tr("Choose a model"),
            self.tr(
                "Models of ComfyUI, A1111, Forge, Stability Matrix, InvokeAI, Fooocus, Krita and "
                "the Hugging Face cache are used where they are. None is moved or changed."
            ),
        )
        self.column.setSpacing(GAP)
        self.column.addWidget(models, 1)


class PlacesPage(Page):
    """Where everything is kept: (what, folder)."""

    def __init__(self, places: Iterable[tuple[str, str, Path]]) -> None:
        super().__init__(
            self.tr("Where things are kept"),
            self.tr("Everything you make is in the library. Copy that folder and you have it all."),
        )
        for heading, sentence, path in places:
            self.column.addLayout(self._place(heading, sentence, path))
        self.column.addStretch()

    def _place(self, heading: str, sentence: str, path: Path) -> QHBoxLayout:
        title, words = QLabel(heading), QLabel(sentence, wordWrap=True)
        title.setProperty("role", "field")
        words.setProperty("role", "muted")
        where = QLabel(spoken_path(path), wordWrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show = QPushButton(self.tr("Show"))
        show.setAutoDefault(False)
        show.setAccessibleName(self.tr("Show the folder: {}").format(heading))
        show.clicked.connect(partial(show_folder, path))
        words_column = QVBoxLayout()
        words_column.setSpacing(GAP // 2)
        for label in (title, where, words):
            words_column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addLayout(words_column, 1)
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row


class LastPage(Page):
    """How to begin."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(
            self.tr("Begin"),
            self.tr("All of this can be seen again: Welcome in the Help menu."),
        )
        self.sample = QPushButton(self.tr("Open the &sample story"))
        self.own = QPushButton(self.tr("Begin my &own storyboard"))
        self.script = QPushButton(self.tr("Begin with a s&cript"))
        points = (
            (self.sample, self.tr("Six panels with two characters: cast them, then generate.")),
            (self.own, self.tr("An empty board. N makes a panel.")),
            (self.script, self.tr("Paste a shot list, or open a Fountain or Final Draft file.")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(2 * GAP)
        grid.setColumnStretch(1, 1)
        for row, (button, sentence) in enumerate(points):
            button.setProperty("primary", button is self.sample)
            words = QLabel(sentence, wordWrap=True)
            words.setProperty("role", "muted")
            button.setAccessibleDescription(sentence)
            grid.addWidget(button, row, 0)
            grid.addWidget(words, row, 1)
        self.column.addLayout(grid)
        self.column.addStretch()


def free_space(folder: Path) -> str:
    """How much room is on the disk of a folder; empty where nobody can tell."""
    try:
        return spoken_bytes(shutil.disk_usage(folder).free)
    except OSError:
        return ""


def show_folder(path: Path) -> None:
    """Open a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
