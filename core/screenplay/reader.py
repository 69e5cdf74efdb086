"""Read a story.toml. Every mistake is named with its line and what to do about it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from core.domain.errors import StoryError
from core.paths import real
from core.screenplay.checks import Checks
from core.screenplay.lines import Lines
from core.screenplay.story import (
    CastEntry,
    ControlEntry,
    EmbeddingEntry,
    Entry,
    Head,
    LoraEntry,
    PanelEntry,
    Story,
    StyleEntry,
    VariantEntry,
)

SECTIONS = ("style", "cast", "lora", "embedding", "control", "panel")
E = TypeVar("E", bound=Entry)

REFUSALS = {
    "string_type": "must be text in quotes",
    "string_too_short": "is empty",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "less_than": "must be below {lt}",
    "string_pattern_mismatch": "must be one word, without spaces or @",
    "literal_error": "must be {expected}",
}
"""What pydantic calls a mistake -> how a sentence about the key ends."""


def read_story(path: Path) -> Story:
    """Read a story file; StoryError names the line of the first mistake."""
    path = real(path)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StoryError(f"The story {path} cannot be read: {_reason(error)}.") from None
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StoryError(_syntax(path, text, str(error))) from None
    return _Reader(path, Lines(text), raw).story()


class _Reader:
    """Turns raw tables into a Story; `_mistake` knows where each of them stands."""

    def __init__(self, path: Path, lines: Lines, raw: Mapping[str, Any]) -> None:
        self._path, self._lines, self._raw = path, lines, raw

    def story(self) -> Story:
        head = {key: value for key, value in self._raw.items() if key not in SECTIONS}
        story = Story(
            path=self._path,
            head=self._entry(Head, head, "", 0),
            style=self._only(StyleEntry, "style"),
            cast=tuple(self._cast()),
            loras=tuple(self._tables(LoraEntry, "lora")),
            embeddings=tuple(self._tables(EmbeddingEntry, "embedding")),
            control=self._only(ControlEntry, "control"),
            panels=tuple(self._tables(PanelEntry, "panel")),
        )
        Checks(story, self._mistake).run()
        if not story.panels:
            raise self._mistake(
                "The story has no panels.", "", way_out="Write at least one [[panel]]."
            )
        return story

    def _only(self, kind: type[E], section: str) -> E | None:
        raw = self._raw.get(section)
        if isinstance(raw, list):
            raise self._mistake(
                f"A story has one {section}.", section, way_out=f"Write it as [{section}]."
            )
        return None if raw is None else self._entry(kind, raw, section, 0)

    def _tables(self, kind: type[E], section: str) -> list[E]:
        tables = self._listed(self._raw.get(section, []), section)
        return [self._entry(kind, table, section, number) for number, table in enumerate(tables)]

    def _listed(self, raw: Any, section: str, number: int = 0) -> list[Any]:
        if isinstance(raw, list):
            return raw
        name = section.rpartition(".")[2]
        raise self._mistake(
            f"Each {name} is a table of its own.",
            section,
            number,
            key=name,
            way_out=f"Write [[{section}]] with two brackets.",
        )

    def _cast(self) -> Iterator[CastEntry]:
        """Each character with the variants that stand below it."""
        section, before = "cast.variant", 0
        for number, table in enumerate(self._listed(self._raw.get("cast", []), "cast")):
            fields = dict(table) if isinstance(table, dict) else table
            below = fields.pop("variant", []) if isinstance(table, dict) else []
            variants = [
                self._entry(VariantEntry, each, section, before + place)
                for place, each in enumerate(self._listed(below, section, before))
            ]
            before += len(variants)
            entry = self._entry(CastEntry, fields, "cast", number)
            yield entry.replace(variant=tuple(variants))

    def _entry(self, kind: type[E], raw: Any, section: str, number: int) -> E:
        if not isinstance(raw, dict):
            raise self._mistake(
                f"{section} must be a table.",
                section,
                key=section,
                way_out=f"Write [{section}] on a line of its own.",
            )
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            first = error.errors()[0]
        key = str(first["loc"][0])
        known = [*kind.model_fields, *(() if section else SECTIONS)]
        sentence, way_out = _explain(first, key, known)
        raise self._mistake(sentence, section, number, key, way_out)

    def _mistake(
        self, sentence: str, section: str, number: int = 0, key: str = "", way_out: str = ""
    ) -> StoryError:
        line = self._lines.find(section, number, key)
        return StoryError(f"{self._path.name}, line {line}: {sentence}", way_out)


def _explain(error: ErrorDetails, key: str, known: Sequence[str]) -> tuple[str, str]:
    """What pydantic found, as a sentence and a way out."""
    kind = error["type"]
    if kind == "extra_forbidden":
        near = get_close_matches(key, known, 1, 0.5)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known are: {', '.join(known)}."
        return f"“{key}” is not known here.", hint
    if kind == "missing":
        return f"“{key}” is missing.", f"Add a line: {key} = …"
    wanted = REFUSALS.get(kind, error["msg"]).format(**error.get("ctx", {}))
    return f"“{key}” {wanted}.", ""


def _syntax(path: Path, text: str, message: str) -> str:
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    reason = message[: place.start()] if place else message
    return f"{path.name}, line {line}: this is not TOML: {reason[:1].lower()}{reason[1:]}."


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return "it is not UTF-8 text"
