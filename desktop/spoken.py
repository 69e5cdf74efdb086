"""Sizes and times as a person says them."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale


def spoken_bytes(count: int) -> str:
    """Bytes: `6.7 MB`."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


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
