"""The words on a sheet that are Castboard's own; all others are the artist's."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Phrases:
    """English, or what a window gives in its own language; {} is filled in."""

    untitled: str = "Untitled"
    one_panel: str = "{} panel"
    some_panels: str = "{} panels"
    scene: str = "Scene {}"
    continued: str = "{} (continued)"
    said: str = "“{}”"
    sound: str = "Sound"
    recipe: str = "Seed {} · {} steps · {} · guidance {}"
    point: str = "."
    day: str = "{day} {month} {year}"
    months: tuple[str, ...] = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )

    def panels(self, count: int) -> str:
        """How many panels there are."""
        return (self.one_panel if count == 1 else self.some_panels).format(count)

    def date(self, when: date) -> str:
        """A day. Python's own names of months change with the system's language."""
        month = self.months[when.month - 1]
        return self.day.format(day=when.day, month=month, year=when.year)

    def figure(self, words: str) -> str:
        """A figure with what divides its whole from its parts."""
        return words.replace(".", self.point)


ENGLISH = Phrases()
