"""What a sheet says of each panel: the texts of its fields, in the template's order."""

import re
from collections.abc import Iterator

from core.domain.board import Caption
from core.domain.sheet import STRIP_FIELDS
from core.export.frames import Frame, Sheet
from core.export.layout import USUAL_FONT
from core.export.marks import SOFT
from core.export.phrases import Phrases
from core.export.typeset import Block

BODY, NOTE = 8.5, 7.5
"""Font sizes in points, at the usual size."""
SPEAKER = re.compile(r"^\s*([^:：\n]{1,28})(?::\s+|：\s*)(.+)$")
QUIET = ("notes", "prompt", "recipe")
"""Captions in smaller, softer letters."""
SAMPLERS = {"ddim": "DDIM", "euler": "Euler", "dpm++2m": "DPM++ 2M", "unipc": "UniPC"}


def duration(seconds: float) -> str:
    """A length of time as a sheet says it: 2 s, 2.5 s, 1 min 05 s."""
    if seconds < 60:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s"


def strip_texts(frame: Frame, sheet: Sheet) -> list[tuple[str, str]]:
    """The fields above a picture, each with what it says; those that say nothing are left out."""
    panel = frame.panel
    time = sheet.phrases.figure(duration(panel.duration))
    said = {"number": frame.label, "duration": time}
    fields = (field for field in sheet.fields if field in STRIP_FIELDS)
    texts = ((field, said.get(field) or getattr(panel, field, "")) for field in fields)
    return [(field, text) for field, text in texts if text]


def caption(frame: Frame, sheet: Sheet) -> list[Block]:
    """The paragraphs that go with a picture."""
    scale = sheet.template.font_size / USUAL_FONT
    labels = {each.key: each for each in sheet.captions}
    blocks: list[Block] = []
    for field in sheet.fields:
        if field in labels:
            blocks += _said(labels[field], frame.panel.caption(field).strip(), scale, sheet.phrases)
        elif field == "prompt" and frame.prompt:
            blocks.append(Block(frame.prompt, NOTE * scale, colour=SOFT))
        elif field == "recipe" and frame.recipe:
            blocks.append(Block(_recipe(frame, sheet.phrases), NOTE * scale, colour=SOFT))
    return blocks


def has_captions(sheet: Sheet) -> bool:
    """Whether anything is ever said below or beside a picture."""
    return any(field not in STRIP_FIELDS for field in sheet.fields)


def words_of(sheet: Sheet) -> Iterator[str]:
    """All texts that may stand on a sheet."""
    header, phrases = sheet.template.header, sheet.phrases
    yield from (sheet.title, header.subtitle, header.author, header.version, *sheet.cast)
    yield from (phrases.untitled, phrases.continued, phrases.date(sheet.day))
    yield phrases.panels(len(sheet.frames))
    for frame in sheet.frames:
        yield from words_of_frame(frame, sheet)


def words_of_frame(frame: Frame, sheet: Sheet) -> Iterator[str]:
    """All texts that may stand with a panel."""
    yield from (frame.scene, frame.prompt, *(text for _, text in strip_texts(frame, sheet)))
    for block in caption(frame, sheet):
        yield from (block.lead, block.text)


def _said(caption: Caption, text: str, scale: float, phrases: Phrases) -> Iterator[Block]:
    if not text:
        return
    key, size = caption.key, BODY * scale
    if key == "dialogue":
        for line in filter(None, map(str.strip, text.splitlines())):
            spoken = SPEAKER.match(line)
            if spoken:
                yield Block(spoken[2], size, lead=spoken[1].upper())
            else:
                yield Block(phrases.said.format(line), size)
    elif key in QUIET:
        yield Block(text, NOTE * scale, lead=caption.label, colour=SOFT)
    elif key == "action":
        yield Block(text, size, lead=caption.label)
    else:
        usual = phrases.sound if key == "sound" else key.capitalize()
        yield Block(text, size, lead=caption.label or usual)


def _recipe(frame: Frame, phrases: Phrases) -> str:
    recipe = frame.recipe
    assert recipe is not None
    sampler = SAMPLERS[recipe.sampler]
    guidance = phrases.figure(f"{recipe.guidance:g}")
    return phrases.recipe.format(recipe.seed, recipe.steps, sampler, guidance)
