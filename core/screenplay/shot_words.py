"""The vocabulary of shots: sizes as they are written, in English and German, and headings."""

import re

_SHORTS = "EWS ELS XLS XWS WS LS FS MWS MLS MS MCU CU BCU ECU XCU OTS POV 2S 3S"
ABBREVIATIONS = tuple(_SHORTS.split())
PHRASES = {
    r"extreme(?:ly)?[ -]wide(?:[ -]shot)?": "EWS",
    r"extreme[ -]long(?:[ -]shot)?": "EWS",
    r"establishing(?:[ -]shot)?": "EWS",
    r"very[ -]wide(?:[ -]shot)?": "EWS",
    r"medium[ -]wide(?:[ -]shot)?": "MWS",
    r"medium[ -]long(?:[ -]shot)?": "MWS",
    r"cowboy(?:[ -]shot)?": "MWS",
    r"medium[ -]close[ -]?up": "MCU",
    r"extreme[ -]close[ -]?up": "ECU",
    r"big[ -]close[ -]?up": "ECU",
    r"wide(?:[ -]angle)?[ -]shot": "WS",
    r"long[ -]shot": "WS",
    r"full[ -]shot": "FS",
    r"(?:medium|mid)[ -]shot": "MS",
    r"close[ -]?up": "CU",
    r"close[ -]on": "CU",
    r"close[ -]shot": "CU",
    r"tight[ -]on": "CU",
    r"over[ -](?:the[ -])?shoulder(?:[ -]shot)?": "OTS",
    r"point[ -]of[ -]view": "POV",
    r"two[ -]?shot": "2S",
    r"insert(?:[ -]shot)?": "Insert",
    r"supertotale|panoramaaufnahme": "EWS",
    r"halbtotale": "FS",
    r"totale": "WS",
    r"amerikanische?(?:[ -]einstellung)?": "MWS",
    r"halbnahe?": "MS",
    r"nahaufnahme|nahe?(?:[ -]einstellung)?": "MCU",
    r"gro(?:ß|ss)aufnahme|gro(?:ß|ss)": "CU",
    r"detailaufnahme|detail": "ECU",
    r"über[ -](?:die[ -])?schulter": "OTS",
}
"""How a size is written out -> as the window calls it. Longer ones stand before shorter ones."""

_ALTERNATIVES = "|".join(f"(?P<p{n}>{words})" for n, words in enumerate(PHRASES))
_PHRASE = re.compile(rf"(?:{_ALTERNATIVES})(?!\w)", re.IGNORECASE)
_SHORT = re.compile(rf"(?:{'|'.join(ABBREVIATIONS)})(?![\w'’])")
_OPENING = re.compile(r"^[(\[]?(?:an?\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"^[)\]]?\s*(?:(?:on|of|auf|von)\b\s*|[:,;.–—-]+\s*)?", re.IGNORECASE)
_PLACES = r"INT|EXT|EST|INNEN|AUSSEN|AUßEN|I\s?/\s?E|I\s?/\s?A"
HEADING = re.compile(
    rf"^(?:\d+[A-Z]?[.)]?\s+)?((?:{_PLACES})\b\.?(?:\s?[/-]\s?(?:{_PLACES})\b\.?)?(?:\s|:|-).*\S)",
    re.IGNORECASE,
)
"""A scene's heading: INT. KITCHEN - NIGHT, perhaps with its number."""
SCENE = re.compile(
    r"^(?:scene|szene|sc\.)\s{0,9}(\d{1,9}\w?)?\s{0,9}(?:[:.–—-]\s*(.*))?$", re.IGNORECASE
)
"""Scene 3: The kitchen."""


def size_of(text: str) -> str:
    """A shot's size as the window calls it; as it is written where it is not known."""
    size, rest = split_size(text)
    return size if size and not rest else text.strip()


def split_size(text: str, loud: bool = False) -> tuple[str, str]:
    """A size at the beginning, and what follows; no size where there is none.

    `loud`: only in capitals. Abbreviations always are.
    """
    text = text.strip()
    begun = _OPENING.match(text)
    start = begun.end() if begun else 0
    if short := _SHORT.match(text, start):
        return short[0], _rest(text, short.end())
    phrase = _PHRASE.match(text, start)
    if phrase and not (loud and phrase[0] != phrase[0].upper()):
        number = int((phrase.lastgroup or "p0")[1:])
        return list(PHRASES.values())[number], _rest(text, phrase.end())
    return "", text


def _rest(text: str, end: int) -> str:
    rest = text[end:]
    return rest[after.end() :].strip() if (after := _AFTER.match(rest)) else rest.strip()


def setting_of(heading: str) -> str:
    """Where and when a scene plays, as a prompt says it: `kitchen, night`."""
    match = re.match(
        rf"(?:{_PLACES})\b\.?(?:\s?/\s?(?:{_PLACES})\b\.?)?[\s:.-]*", heading, re.IGNORECASE
    )
    words = heading[match.end() :] if match else heading
    parts = re.split(r"\s+[–—-]+\s+|\s*,\s*|\.\s+", words.strip(" .-–—"))
    lowered = (part.lower() if part == part.upper() else part for part in parts)
    return ", ".join(part.strip() for part in lowered if part.strip())
