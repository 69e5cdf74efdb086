"""Lengths of time as people write them: 3, 2.5 s, 0:05, 1:02.5, 48 frames, 00:00:05:12."""

import re

FRAMES_A_SECOND = 24.0
LONGEST = 3600.0

_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
_SECONDS = re.compile(
    rf"({_NUMBER})\s*(s|sec|secs|seconds?|sek|sekunden?|min|minutes?|minuten?|f|fr|frames?|bilder)?\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,3})?)")
_TIMECODE = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,2})[:;](\d{1,3})")
TRAILING = re.compile(
    r"[\s,;–—-]*[(\[]?\s*(?<![\w.,:])"
    rf"({_NUMBER}\s*(?:s|sec|secs|seconds?|sek|sekunden?|frames?)\.?|\d{{1,2}}:\d{{2}})\s*[)\]]?\s*$",
    re.IGNORECASE,
)
"""A duration at the end of a line."""


def read_duration(text: str, frames: bool = False, rate: float = FRAMES_A_SECOND) -> float | None:
    """Seconds; None where it is no length of time, or longer than an hour.

    Bare numbers are seconds, or else `frames`, of which `rate` make a second.
    """
    seconds = _seconds(text.strip(), frames, rate)
    return seconds if seconds is not None and seconds <= LONGEST else None


def _seconds(text: str, frames: bool, rate: float) -> float | None:
    if code := _TIMECODE.fullmatch(text):
        hours, minutes, seconds, count = (int(part) for part in code.groups())
        return round(hours * 3600 + minutes * 60 + seconds + count / rate, 3)
    if clock := _CLOCK.fullmatch(text):
        hours, minutes = int(clock[1] or 0), int(clock[2])
        return hours * 3600 + minutes * 60 + float(clock[3].replace(",", "."))
    if plain := _SECONDS.fullmatch(text):
        number, unit = float(plain[1].replace(",", ".")), (plain[2] or "").lower()
        if unit.startswith("m"):
            return number * 60
        if unit.startswith(("f", "b")) or (frames and not unit):
            return round(number / rate, 3)
        return number
    return None
