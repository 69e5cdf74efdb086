"""The settings: a page made from the fields of Settings, each applied as soon as it is chosen."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from desktop.dialogs.settings_fields import editor_of
from desktop.session.preferences import Preferences
from desktop.theme import GAP, Appearance
from desktop.widgets.message import Message

KEYS = "shortcuts"


class SettingsDialog(QDialog):
    """Stays open beside the window. `editors` are the fields by the name of their setting."""

    def __init__(
        self,
        preferences: Preferences,
        appearance: Appearance,
        change_keys: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.editors: dict[str, QWidget] = {}
        self.setWindowTitle(self.tr("Settings"))
        self.message = Message(appearance)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Groups of settings"))
        for group, title in self._groups():
            self.tabs.addTab(self._page(group, change_keys), title)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.message)
        column.addWidget(close)
        self.resize(640, 560)

    def _groups(self) -> tuple[tuple[str, str], ...]:
        return (
            ("window", self.tr("Window")),
            ("drawing", self.tr("Drawing")),
            ("library", self.tr("Library")),
        )

    def _page(self, group: str, change_keys: Callable[[], object]) -> QWidget:
        body = QWidget(objectName="dock-scroll-body")
        form = QFormLayout(body)
        form.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        form.setSpacing(2 * GAP)
        form.setHorizontalSpacing(2 * GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in Settings.model_fields.items():
            extra = field.json_schema_extra
            if not isinstance(extra, dict) or extra["group"] != group:
                continue
            if name == KEYS:
                button = QPushButton(self.tr("Change keys…"))
                button.clicked.connect(lambda: change_keys())
                self._add(form, name, field, button)
            else:
                self._add(form, name, field, self._editor(name, field))
        page = QScrollArea(widgetResizable=True, objectName="dock-scroll")
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setWidget(body)
        return page

    def _editor(self, name: str, field: FieldInfo) -> QWidget:
        value = getattr(self._preferences.settings, name)
        self.editors[name] = editor_of(field, value, partial(self._change, name))
        return self.editors[name]

    def _add(self, form: QFormLayout, name: str, field: FieldInfo, editor: QWidget) -> None:
        title = translated(field.title)
        label = QLabel(title)
        label.setBuddy(editor)
        words = QLabel(translated(field.description))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(words.text())
        both = QVBoxLayout()
        both.setSpacing(GAP // 2)
        both.addWidget(editor)
        both.addWidget(words)
        label.setFixedHeight(editor.sizeHint().height())
        form.addRow(label, both)

    def _change(self, name: str, value: Any) -> None:
        """Use a value at once, or say why it cannot be used."""
        if value == getattr(self._preferences.settings, name):
            return
        field = Settings.model_fields[name]
        try:
            self._preferences.change(**{name: value})
        except ValidationError:
            self.message.say(translated(field.description))
            return
        extra = field.json_schema_extra
        later = isinstance(extra, dict) and extra.get("restart")
        words = self.tr("{}: used from the next start on.").format(translated(field.title))
        self.message.say(words if later else "", "warning")


def translated(text: str | None) -> str:
    """The words of a setting, which are written in core/settings.py, in the window's language."""
    return QCoreApplication.translate("Settings", text or "")
