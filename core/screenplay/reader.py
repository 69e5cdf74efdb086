"""Read a story.toml. Every mistake is named with its line and what to do about it."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from core.checkpoints.addons import check_controlnet, check_embedding, check_lora
from core.domain.character import Character, find_phrase
from core.domain.errors import AppError, PromptError, StoryError
from core.domain.geometry import parse_aspect
from core.domain.prompting import MENTION
from core.screenplay.files import check_picture
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
    path = path.expanduser().resolve()
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
            cast=tuple(self._tables(CastEntry, "cast")),
            loras=tuple(self._tables(LoraEntry, "lora")),
            embeddings=tuple(self._tables(EmbeddingEntry, "embedding")),
            control=self._only(ControlEntry, "control"),
            panels=tuple(self._tables(PanelEntry, "panel")),
        )
        self._check_aspect(story)
        self._check_image(story.image(story.style), "style")
        self._check_cast(story)
        self._check_names(story)
        self._check_addons(story)
        self._check_controls(story)
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
        raw = self._raw.get(section, [])
        if not isinstance(raw, list):
            raise self._mistake(
                f"Each {section} is a table of its own.",
                section,
                key=section,
                way_out=f"Write [[{section}]] with two brackets.",
            )
        return [self._entry(kind, table, section, number) for number, table in enumerate(raw)]

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

    def _check_aspect(self, story: Story) -> None:
        try:
            parse_aspect(story.head.aspect)
        except ValueError as error:
            raise self._mistake(str(error), "", key="aspect") from None

    def _check_image(self, image: Path | None, section: str, number: int = 0) -> None:
        if image is not None:
            self._check_file(check_picture, image, section, number, "image")

    def _check_file(
        self, check: Callable[[Path], object], path: Path, section: str, number: int, key: str
    ) -> None:
        try:
            check(path)
        except AppError as error:
            raise self._mistake(error.sentence, section, number, key, error.way_out) from None

    def _check_addons(self, story: Story) -> None:
        for number, lora in enumerate(story.loras):
            self._check_file(check_lora, story.beside(lora.file), "lora", number, "file")
        tokens: set[str] = set()
        for number, embedding in enumerate(story.embeddings):
            path = story.beside(embedding.file)
            self._check_file(check_embedding, path, "embedding", number, "file")
            if embedding.token in tokens:
                sentence = f"Two embeddings are called {embedding.token}."
                raise self._mistake(sentence, "embedding", number, "token", "Rename one of them.")
            tokens.add(embedding.token)
        if story.control:
            self._check_file(
                check_controlnet, story.beside(story.control.model), "control", 0, "model"
            )

    def _check_controls(self, story: Story) -> None:
        """A control picture needs a ControlNet that reads it."""
        for number, panel in enumerate(story.panels):
            if not panel.control:
                continue
            if story.control is None:
                raise self._mistake(
                    "The story has no ControlNet to read this picture.",
                    "panel",
                    number,
                    "control",
                    "Name its file in a table [control], as model.",
                )
            picture = story.beside(panel.control)
            self._check_file(check_picture, picture, "panel", number, "control")

    def _check_own_picture(self, story: Story, number: int) -> None:
        """A character's own picture needs words, and the noun among them."""
        entry = story.cast[number]
        self._check_image(story.image(entry), "cast", number)
        if not entry.image or find_phrase(entry.noun, entry.description):
            return
        raise self._mistake(
            f"The description of {entry.name}'s picture does not name the “{entry.noun}”.",
            "cast",
            number,
            "description",
            f"Say what the picture shows, such as “a {entry.noun} standing”.",
        )

    def _check_cast(self, story: Story) -> None:
        names: set[str] = set()
        for number, entry in enumerate(story.cast):
            if entry.name.casefold() in names:
                sentence = f"Two characters are called {entry.name}."
                raise self._mistake(sentence, "cast", number, "name", "Rename one of them.")
            names.add(entry.name.casefold())
            key = "noun" if entry.words.strip() else "words"
            try:
                Character(id="", name=entry.name, words=entry.words, noun=entry.noun).check()
            except PromptError as error:
                key = key if re.fullmatch(r"\w+", entry.name) else "name"
                raise self._mistake(error.sentence, "cast", number, key, error.way_out) from None
            self._check_own_picture(story, number)

    def _check_names(self, story: Story) -> None:
        names = {entry.name.casefold(): entry.name for entry in story.cast}
        for number, panel in enumerate(story.panels):
            for name in MENTION.findall(panel.prompt):
                if name.casefold() in names:
                    continue
                near = get_close_matches(name.casefold(), names, 1, 0.5)
                hint = (
                    f"Did you mean @{names[near[0]]}?" if near else "Add a [[cast]] of that name."
                )
                sentence = f"Nobody is called @{name}."
                raise self._mistake(sentence, "panel", number, "prompt", hint)

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
