"""Read Final Draft files (FDX): paragraphs by type, the text of all their runs."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.domain.errors import StoryError
from core.screenplay.elements import Element, Part
from core.screenplay.fountain import LONGEST_LINE, Screenplay, is_transition

PARTS = {
    "scene heading": Part.HEADING,
    "action": Part.ACTION,
    "general": Part.ACTION,
    "cast list": Part.ACTION,
    "character": Part.CUE,
    "parenthetical": Part.ASIDE,
    "dialogue": Part.DIALOGUE,
    "singing": Part.DIALOGUE,
    "transition": Part.TRANSITION,
    "shot": Part.SHOT,
    "new act": Part.SECTION,
    "end of act": Part.NOTE,
    "show/ep. title": Part.NOTE,
}
"""A paragraph's type -> what it is. Any other is action."""
LOUD = ("scene heading", "character", "transition", "shot")
"""Types that Final Draft shows in capitals, however they were typed."""
SPOKEN = (Part.DIALOGUE, Part.ASIDE)
"""What stands right below who says it."""


def read_fdx(data: bytes | str) -> tuple[Screenplay, str]:
    """Its parts, and the script as plain text, whose lines they count.

    Raises StoryError where it is no Final Draft file, or one that must not be read.
    """
    root = _parsed(data)
    content = root.find("Content") if root.tag == "FinalDraft" else None
    if content is None:
        raise StoryError("This is no Final Draft script.", "Save it as FDX, or as Fountain.")
    made, lines = Screenplay(title=_title(root)), list[str]()
    speaking = False
    for part, text, dual in _parts(content):
        if part is not Part.NOTE:  # it may stand between who speaks and what is said
            speaking = part is Part.CUE or (speaking and part in SPOKEN)
        if part in SPOKEN and not speaking:
            part = Part.ACTION  # nobody is named who could say it
        if lines and part not in SPOKEN:
            lines.append("")
        lines.append(text)
        if len(text) > LONGEST_LINE:
            made.skip(len(lines), text, "This line is too long.")
        else:
            made.elements.append(Element(part, text, len(lines), dual))
    return made, "\n".join(lines)


def _parts(content: Node) -> Iterator[tuple[Part, str, bool]]:
    """What each paragraph is, its text, and whether two speak at the same time."""
    for paragraph in content.findall("Paragraph"):
        cues = 0
        for inner in paragraph.findall("DualDialogue/Paragraph"):
            part = _part(inner)
            cues += part is Part.CUE
            if text := _text(inner):
                yield part, text, part is Part.CUE and cues > 1
        if text := _text(paragraph):
            yield _part(paragraph), text, False
        for note in paragraph.iter("ScriptNote"):
            words = " ".join(filter(None, (_text(each) for each in note.findall("Paragraph"))))
            if words:
                yield Part.NOTE, words, False


def _part(paragraph: Node) -> Part:
    part = PARTS.get(paragraph.get("Type", "").strip().casefold(), Part.ACTION)
    return Part.TRANSITION if part is Part.ACTION and is_transition(_text(paragraph)) else part


def _text(paragraph: Node) -> str:
    """Of all its runs, which part words anywhere; in capitals where it is shown in them."""
    text = " ".join("".join(map(_run, paragraph.findall("Text"))).split())
    is_loud = paragraph.get("Type", "").strip().casefold() in LOUD
    return text.upper() if is_loud else text


def _run(run: Node) -> str:
    text = run.text or ""
    return text.upper() if "AllCaps" in run.get("Style", "") else text


def _title(root: Node) -> str:
    """The first line of the title page."""
    paragraphs = root.iterfind("TitlePage/Content/Paragraph")
    return next(filter(None, map(_text, paragraphs)), "")


def _parsed(data: bytes | str) -> Node:
    # XML must begin at once; what is copied often has an empty line above it.
    if isinstance(data, str):
        data = data.lstrip("\ufeff \t\r\n")
    else:
        data = data.removeprefix(BOM_UTF8).lstrip()
    try:
        root: Node = fromstring(data, forbid_dtd=False)
        return root
    except DefusedXmlException:
        raise StoryError(
            "This file defines entities, as files do that are made to do harm. It was not read.",
            "Save the script anew from the program it comes from.",
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        reason = str(error).partition(":")[0]
        raise StoryError(f"This is not XML that can be read: {reason}.") from None
