"""Sizes, times and places as a person says them."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale


def spoken_bytes(count: int) -> str:
    """Bytes: `6.7 MB`."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def decimal(number: float) -> str:
    """A number with one digit after the mark that this language has: `6.1`."""
    return QLocale().toString(number, "f", 1)


def spoken_path(path: Path) -> str:
    """A path to show: a line may end after each of its parts."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def spoken_day(moment: datetime) -> str:
    """A day where the artist is: `today`, or `23 Nov 2026`."""
    local = moment.astimezone()
    if local.date() == datetime.now(UTC).astimezone().date():
        return QCoreApplication.translate("Spoken", "today")
    return QLocale().toString(local.date(), "d MMM yyyy")


def spoken_time(moment: datetime | str) -> str:
    """A moment, or what a table says of it: `today, 09:15`."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return f"{spoken_day(moment)}, {moment.astimezone():%H:%M}"


def spoken_length(seconds: float) -> str:
    """How long a film runs: `7.5 s` or `16:40`, with hours where there are any."""
    if seconds < 60:
        return f"{seconds:g} s".replace(".", QLocale().decimalPoint())
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
