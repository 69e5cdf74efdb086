"""Where things stand in a TOML text. tomllib gives values without their lines."""

import re

HEADER = re.compile(r"\s*\[\[?\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"""\s*(["']?)([\w-]+)\1\s*[=.]""")


class Lines:
    """The line (from 1) of each table and of each key in it.

    Tables are named by section ("cast", "cast.variant") and number (from 0, throughout the file);
    the section above the first is "".
    """

    def __init__(self, text: str) -> None:
        self._found: dict[tuple[str, int, str], int] = {("", 0, ""): 1}
        counts: dict[str, int] = {}
        section, closing = "", None
        for number, line in enumerate(text.split("\n"), start=1):  # TOML knows no other
            if closing is None:
                if header := HEADER.match(line):
                    section = "".join(header[1].split())
                    counts[section] = counts.get(section, -1) + 1
                    self._note(section, counts[section], "", number)
                elif key := KEY.match(line):
                    self._note(section, counts.get(section, 0), key[2], number)
            closing = _open_quotes(line, closing)

    def find(self, section: str, number: int = 0, key: str = "") -> int:
        """The line of a key; of its table where the key does not stand there; else the first."""
        for place in ((section, number, key), (section, number, ""), ("", 0, key)):
            if place in self._found:
                return self._found[place]
        return 1

    def _note(self, section: str, number: int, key: str, line: int) -> None:
        self._found.setdefault((section, number, key), line)


def _open_quotes(line: str, closing: str | None) -> str | None:
    """The triple quotes that the end of this line still waits for."""
    for quotes in re.findall(r'"""|\'\'\'', line):
        if closing is None:
            closing = quotes
        elif closing == quotes:
            closing = None
    return closing
