"""Colours by role: two JSON files of the same keys, a palette and one style sheet from them."""

import json
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from core.paths import resources

GAP = 8
"""The rhythm of every margin and spacing, in device-independent pixels."""
BASE_POINTS = 10
"""The size of text that all sizes were chosen for."""
DRAWN = ("chevron_down", "chevron_up", "chevron_accent", "tick")
"""Pictures that the style sheet names, one for each theme."""


@dataclass(frozen=True)
class Theme:
    """What each colour is for. All are `#rrggbb`."""

    name: str
    window: str
    surface: str
    raised: str
    sunken: str
    line: str
    line_strong: str
    text: str
    muted: str
    accent: str
    accent_fill: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    success: str


def load_theme(name: str) -> Theme:
    """The theme `light` or `dark`."""
    path = resources() / "themes" / f"{name}.json"
    return Theme(name=name, **json.loads(path.read_text(encoding="utf-8")))


class Appearance(QObject):
    """The theme in use. Follows the system unless the artist chose one."""

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: str = "system", font_size: int = 10) -> None:
        super().__init__()
        self._app = app
        self.font_size = font_size
        self.choice = ""
        self.theme = load_theme("light")
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Use `light`, `dark`, or `system`."""
        if choice == self.choice:
            return
        self.choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self._refresh()

    def choose_font_size(self, points: int) -> None:
        """Write everything in this size, in points."""
        if points != self.font_size:
            self.font_size = points
            self._refresh()

    def _refresh(self) -> None:
        self.theme = load_theme(self._wanted())
        font = self._app.font()
        if font.pointSize() != self.font_size:
            font.setPointSize(self.font_size)
            self._app.setFont(font)
        sheet = style_sheet(self.theme, self.font_size)
        if sheet != self._app.styleSheet():
            self._app.setPalette(palette(self.theme))
            self._app.setStyleSheet(sheet)
        self.changed.emit(self.theme)

    def _wanted(self) -> str:
        if self.choice in ("light", "dark"):
            return self.choice
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"


def palette(theme: Theme) -> QPalette:
    """The palette that native parts (check boxes, selections, links) draw with."""
    role = QPalette.ColorRole
    made = QPalette()
    for key, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent_fill,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Accent: theme.accent_fill,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.line_strong,
        role.Shadow: theme.sunken,
    }.items():
        made.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.line_strong))
    return made


def style_sheet(theme: Theme, points: int = BASE_POINTS) -> str:
    """The application's style sheet in this theme's colours; `points` is the size of its text."""
    folder: Path = resources() / "themes"
    text = (folder / "castboard.qss").read_text(encoding="utf-8")
    colours = {key: value for key, value in vars(theme).items() if key != "name"}
    drawn = {name: _url(folder, name, theme) for name in DRAWN}
    return Template(text).substitute(colours, **drawn, **_sizes(points))


def _sizes(points: int) -> dict[str, str]:
    """Sizes that grow with the text: those in the style sheet are of text of 10 points."""
    sizes = ("px", (18, 20, 22, 32)), ("pt", (14, 17))
    return {
        f"{unit}{size}": f"{round(size * points / BASE_POINTS)}{unit}"
        for unit, all_sizes in sizes
        for size in all_sizes
    }


def _url(folder: Path, name: str, theme: Theme) -> str:
    return (folder / f"{name.replace('_', '-')}-{theme.name}.svg").as_posix()
