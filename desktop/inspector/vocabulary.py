"""The conventional words for shots: offered, never required."""

from PySide6.QtCore import QCoreApplication

SHOTS = ("EWS", "WS", "FS", "MWS", "MS", "MCU", "CU", "ECU", "OTS", "POV", "2S", "Insert")
LENSES = ("14 mm", "18 mm", "24 mm", "35 mm", "50 mm", "85 mm", "135 mm", "200 mm", "Macro")


def shot_names() -> dict[str, str]:
    """What the short words for sizes mean."""
    return {
        "EWS": QCoreApplication.translate("Vocabulary", "Extreme wide shot"),
        "WS": QCoreApplication.translate("Vocabulary", "Wide shot"),
        "FS": QCoreApplication.translate("Vocabulary", "Full shot"),
        "MWS": QCoreApplication.translate("Vocabulary", "Medium wide shot"),
        "MS": QCoreApplication.translate("Vocabulary", "Medium shot"),
        "MCU": QCoreApplication.translate("Vocabulary", "Medium close-up"),
        "CU": QCoreApplication.translate("Vocabulary", "Close-up"),
        "ECU": QCoreApplication.translate("Vocabulary", "Extreme close-up"),
        "OTS": QCoreApplication.translate("Vocabulary", "Over the shoulder"),
        "POV": QCoreApplication.translate("Vocabulary", "Point of view"),
        "2S": QCoreApplication.translate("Vocabulary", "Two shot"),
        "Insert": QCoreApplication.translate("Vocabulary", "A detail of the scene"),
    }


def angles() -> tuple[str, ...]:
    """From where the camera looks."""
    return (
        QCoreApplication.translate("Vocabulary", "Eye level"),
        QCoreApplication.translate("Vocabulary", "High"),
        QCoreApplication.translate("Vocabulary", "Low"),
        QCoreApplication.translate("Vocabulary", "Dutch"),
        QCoreApplication.translate("Vocabulary", "Overhead"),
        QCoreApplication.translate("Vocabulary", "Bird’s eye"),
        QCoreApplication.translate("Vocabulary", "Worm’s eye"),
    )


def moves() -> tuple[str, ...]:
    """What the camera does."""
    return (
        QCoreApplication.translate("Vocabulary", "Static"),
        QCoreApplication.translate("Vocabulary", "Pan left"),
        QCoreApplication.translate("Vocabulary", "Pan right"),
        QCoreApplication.translate("Vocabulary", "Tilt up"),
        QCoreApplication.translate("Vocabulary", "Tilt down"),
        QCoreApplication.translate("Vocabulary", "Dolly in"),
        QCoreApplication.translate("Vocabulary", "Dolly out"),
        QCoreApplication.translate("Vocabulary", "Truck left"),
        QCoreApplication.translate("Vocabulary", "Truck right"),
        QCoreApplication.translate("Vocabulary", "Crane up"),
        QCoreApplication.translate("Vocabulary", "Crane down"),
        QCoreApplication.translate("Vocabulary", "Zoom in"),
        QCoreApplication.translate("Vocabulary", "Zoom out"),
        QCoreApplication.translate("Vocabulary", "Handheld"),
    )
