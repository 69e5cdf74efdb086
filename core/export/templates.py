"""Sheet templates as files: those that Castboard brings along, and an artist's own to share."""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from pydantic import Base64Bytes, ValidationError

from core.domain.errors import StorageError
from core.domain.sheet import SheetTemplate
from core.domain.values import BlobId, Value
from core.paths import resources

LARGEST = 4 * 2**20
"""Of a template's file, in bytes; most of it a logo."""
LARGEST_LOGO = 2**24
"""In pixels."""
PICTURES = ("PNG", "JPEG", "WEBP")
ANOTHER = "Choose a file that “Save as a file…” wrote on the sheet page."


@dataclass(frozen=True)
class Shared:
    """A template from a file, with its header's logo where it has one."""

    template: SheetTemplate
    logo: bytes | None = None


class _File(Value):
    format: Literal["castboard sheet"]
    version: Literal[1]
    template: SheetTemplate
    logo: Base64Bytes | None = None


@lru_cache(1)
def built_in() -> tuple[SheetTemplate, ...]:
    """The templates that Castboard brings along, the default first."""
    paths = sorted((resources() / "sheets").glob("*.json"))
    return tuple(read_template(path).template for path in paths)


def template_called(wanted: str, own: tuple[SheetTemplate, ...] = ()) -> Shared:
    """A template by its name, the artist's own first, or by its file.

    Raises StorageError where there is none.
    """
    names = {each.name.casefold(): each for each in (*built_in(), *own)}
    if wanted.casefold() in names:
        return Shared(names[wanted.casefold()])
    if wanted.lower().endswith(".json"):
        return read_template(Path(wanted))
    known = ", ".join(f"“{each.name}”" for each in (*built_in(), *own))
    raise StorageError(f"There is no sheet template called “{wanted}”.", f"There are {known}.")


def read_template(path: Path) -> Shared:
    """Read a template's file. StorageError with a sentence when it is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise StorageError(f"“{path.name}” is too large for a sheet template.", ANOTHER)
        file = _File.model_validate_json(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StorageError(f"“{path.name}” cannot be read: {reason}.") from None
    except ValidationError as error:
        raise StorageError(
            f"“{path.name}” is not a sheet template: {_first(error)}.", ANOTHER
        ) from None
    header = file.template.header.replace(logo=None)
    if file.logo is not None:
        check_logo(file.logo, path.name)
        header = header.replace(logo=BlobId(hashlib.sha256(file.logo).hexdigest()))
    return Shared(file.template.replace(header=header), file.logo)


def write_template(template: SheetTemplate, logo: bytes | None, path: Path) -> None:
    """Write a template, and its logo, to a file. StorageError when that fails."""
    bare = template.replace(header=template.header.replace(logo=None))
    encoded = base64.b64encode(logo) if logo else None
    file = _File(format="castboard sheet", version=1, template=bare, logo=encoded)
    text = file.model_dump_json(indent=2, exclude_none=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StorageError(
            f"{path} cannot be written: {reason}.", "Choose another place."
        ) from None


def check_logo(data: bytes, name: str) -> None:
    """Raise StorageError unless these bytes are a picture that fits into a header."""
    try:
        with Image.open(BytesIO(data), formats=PICTURES) as picture:
            if picture.width * picture.height > LARGEST_LOGO:
                raise StorageError(f"The logo in “{name}” is too large.", "Use a smaller picture.")
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise StorageError(
            f"The logo in “{name}” is not a picture.", "Use a PNG, JPEG or WebP file."
        ) from None


def _first(error: ValidationError) -> str:
    """What is wrong first, and where."""
    found = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(map(str, found["loc"]))[:80]
    said = found["msg"][:200]
    words = said[:1].lower() + said[1:]
    return f"{where}: {words}" if where else words
