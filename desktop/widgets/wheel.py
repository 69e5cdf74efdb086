"""Fields that the mouse wheel passes over: only a field with the focus is changed by it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class WheelGuard(QObject):
    """Lets the wheel scroll what is around a field, unless the field has the focus."""

    def watch(self, *fields: QWidget) -> None:
        """Look after these fields."""
        for field in fields:
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Keep the wheel from a field without the focus."""
        is_wheel = event.type() == QEvent.Type.Wheel and isinstance(field, QWidget)
        if is_wheel and not field.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(field, event)
