"""The user's settings: one frozen value whose fields describe themselves.

A settings page, the command line's help and the check of the file all come from the fields.
"""

import logging
from enum import StrEnum
from pathlib import Path

from pydantic import Field, ValidationError

from core.domain.values import Value
from core.storage.files import write_whole

log = logging.getLogger(__name__)


class Theme(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(Value):
    """Everything the user can choose once for all projects."""

    theme: Theme = Field(
        Theme.SYSTEM, title="Theme", description="Light, dark, or as the system is."
    )
    model: Path | None = Field(
        None,
        title="Model folder",
        description="The model that draws. Without one, the built-in model does.",
    )
    device: str = Field(
        "auto",
        pattern=r"^(auto|cpu|mps|cuda(:\d+)?)$",
        title="Device",
        description="auto, cpu, mps, cuda, or cuda:1 for the second GPU.",
    )


def load_settings(path: Path) -> Settings:
    """Read the settings; the defaults, with a warning in the log, where that cannot be done."""
    try:
        return Settings.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError) as error:
        log.warning("The settings in %s cannot be read; the defaults are used. %s", path, error)
        return Settings()


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings. Raises StorageError when that fails; the old file then stays."""
    write_whole(path, settings.model_dump_json(indent=2).encode())
