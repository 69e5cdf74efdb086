"""The user's settings: one frozen value whose fields describe themselves.

A settings page, the command line's help and the check of the file all come from the fields.
"""

import json
import logging
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from core.domain.values import Value
from core.storage.files import write_whole

log = logging.getLogger(__name__)

DEVICE = r"^(auto|cpu|mps|cuda(:\d+)?)$"
DEVICES = ("auto", "cpu", "cuda", "mps")
"""Those that can be chosen from a list."""
WINDOW: dict[str, Any] = {"group": "window"}
DRAWING: dict[str, Any] = {"group": "drawing"}
LIBRARY: dict[str, Any] = {"group": "library"}
"""On which page of the settings a field is found; one without is kept and not shown there."""
RESTART: dict[str, Any] = {"restart": True}
"""Of a field that is read once, when the window is made."""


class Theme(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """What the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    DEUTSCH = "de"


class Settings(Value):
    """Everything the user can choose once for all projects."""

    theme: Theme = Field(
        Theme.SYSTEM,
        title="Theme",
        description="Light, dark, or as the system is.",
        json_schema_extra=WINDOW,
    )
    font_size: int = Field(
        10,
        ge=8,
        le=16,
        title="Font size",
        description="Of all text in the window, in points.",
        json_schema_extra={**WINDOW, "unit": "pt"},
    )
    language: Language = Field(
        Language.SYSTEM,
        title="Language",
        description="The language of the window, from the next start on.",
        json_schema_extra={**WINDOW, **RESTART},
    )
    model: Path | None = Field(
        None,
        title="Model folder",
        description="The model that draws. Without one, the built-in model does.",
        json_schema_extra={**DRAWING, **RESTART},
    )
    device: str = Field(
        "auto",
        pattern=DEVICE,
        title="Device",
        description="auto, cpu, mps, cuda, or cuda:1 for the second GPU.",
        json_schema_extra={**DRAWING, **RESTART},
    )
    more_devices: tuple[Annotated[str, Field(pattern=DEVICE)], ...] = Field(
        (),
        title="More devices",
        description="Other GPUs that draw at the same time, such as cuda:1.",
        json_schema_extra={**DRAWING, **RESTART},
    )
    idle_minutes: int = Field(
        10,
        ge=0,
        le=1440,
        title="Unload the model after",
        description="Minutes without work until the model leaves the memory; 0 keeps it there.",
        json_schema_extra={**DRAWING, "unit": "min"},
    )
    cache_gb: float = Field(
        10.0,
        ge=0.0,
        le=10000.0,
        title="Room for cached inversions",
        description="Gigabytes on the disk. What was used longest ago goes first.",
        json_schema_extra={**LIBRARY, "unit": "GB"},
    )
    model_folders: tuple[Path, ...] = Field(
        (),
        title="Folders with models",
        description="Where models are looked for, beside the places of other programs.",
    )
    welcomed: bool = Field(
        False, title="Welcomed", description="Whether the first start has said what Castboard is."
    )
    shortcuts: dict[str, tuple[str, ...]] = Field(
        {},
        title="Keyboard shortcuts",
        description="Your own keys by the name of an action; all others have their usual ones.",
        json_schema_extra=WINDOW,
    )

    @property
    def cache_bytes(self) -> int:
        """The room for cached inversions."""
        return round(self.cache_gb * 1e9)


def load_settings(path: Path) -> Settings:
    """Read the settings; for each that cannot be read its default, with a warning in the log."""
    try:
        fields = _readable(json.loads(path.read_bytes()), path)
        return Settings.model_validate_json(json.dumps(fields))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("The settings in %s cannot be read; the defaults are used. %s", path, error)
        return Settings()


def _readable(fields: Any, path: Path) -> Any:
    """The settings without what an older or newer version, or a slip of the pen, made of some."""
    try:
        Settings.model_validate_json(json.dumps(fields))
    except ValidationError as error:
        wrong = {detail["loc"][0] for detail in error.errors() if detail["loc"]}
        if not wrong:
            raise
        log.warning("The settings in %s that cannot be read are left out. %s", path, error)
        return {name: value for name, value in fields.items() if name not in wrong}
    return fields


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings. Raises StorageError when that fails; the old file then stays."""
    write_whole(path, settings.model_dump_json(indent=2).encode())
