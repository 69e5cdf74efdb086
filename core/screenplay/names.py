"""Who a script names, and how prompts name them: `MIA` becomes `@Mia`."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from core.domain.prompting import MENTION
from core.screenplay.draft import DraftName, DraftShot

WORD = re.compile(r"(?<![\w@'’])[^\W\d_]{2,25}(?!\w)")
_COMMON = """
a an and the of on in at to by or with from as is it no not into over under up down out off
int ext est innen aussen außen day night dawn dusk morning evening noon later continuous same
tag nacht morgen abend scene szene shot cut fade dissolve smash match to back end ende anfang
title titel super sfx vfx fx vo os oc mos pov ots ins insert angle close wide medium long full
extreme establishing two three tight high low zoom pan tilt dolly track truck crane push pull
rack focus static handheld move camera kamera ton sound music musik geräusch action dialogue
dialog note notes tv usa uk ok dvd cd pc nasa fbi cia led suv ufo ww ii iii iv am pm der die das
und im am ein eine auf mit von zu bei nach vor hinter über unter schwenk fahrt totale halbtotale
nah groß gross detail montage intercut begin beginning start continued contd more omitted bang
boom crash
"""
COMMON = frozenset(_COMMON.split())
"""Words in capitals that are nobody's name."""
_ARTICLE = re.compile(r"^(?:an?|the|one)\s+", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"(?<![\w.'’\-])((?:[\w.'’\-]{1,24} ){0,2}[\w.'’\-]{1,24})\s?(?:\([^()\n]{0,40}\))?,\s{1,9}"
    r"(an?\s{1,9}[^,.;:\n()]{2,200})",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?<!\w)(?:[Aa]n?|[Tt]he) ((?:[a-zß-öø-ÿ]{2,20} ){0,2})"
    r"([^\W\d_a-zß-öø-ÿ]{2,20}(?: [^\W\d_a-zß-öø-ÿ]{2,20})?)(?!\w)"
)
"""Somebody without a name: `A weary DOCTOR`."""
_CLAUSE = re.compile(r"\s+(?:who|whose|that|which|--|[–—])(?:\s|$)")
MOST_WORDS = 10
_AFTER_NOUN = re.compile(
    r"\s+(?:in|with|wearing|who|whose|of|on|at|from|holding|carrying|and|dressed|behind|under|by)\b"
)


def stripped(cue: str) -> str:
    """A speaking cue without what follows the name."""
    name = cue.strip().lstrip("@").strip()
    while shorter := _shorter(name):
        name = shorter
    return name


def _shorter(name: str) -> str:
    """Without the last (V.O.), (CONT'D) or mark of dual dialogue; nothing where none can go."""
    if name.endswith("^"):
        return name[:-1].rstrip()
    before, _, extension = name.rpartition("(")
    return "" if ")" in extension.removesuffix(")") else before.rstrip()


def name_for(told: str) -> str:
    """The name a character may have: `OLD TOM` is OldTom. Nothing where no letter is left."""
    words = re.findall(r"\w+", re.sub(r"['’]", "", told))
    made = "".join(w.capitalize() if w == w.upper() else w[:1].upper() + w[1:] for w in words)
    return made if any(letter.isalpha() for letter in made) else ""


class Names:
    """Collects names in order of first appearance; each character once.

    Where most of the `text` they come from is in capitals, those tell nothing.
    """

    def __init__(self, text: str) -> None:
        letters = sum(letter.isalpha() for letter in text)
        self._all_loud = 2 * sum(letter.isupper() for letter in text) > letters
        self._found: dict[str, DraftName] = {}

    def hear(self, cue: str) -> str:
        """Somebody speaks or is named as a character; the name as it is told."""
        told = stripped(cue)
        self._note(told, is_sure=True)
        return told

    def look(self, text: str) -> None:
        """Find mentions (`@Mia`) and words in capitals."""
        for name in MENTION.findall(text):
            self._note(name, is_sure=True)
        if self._all_loud:
            return
        for word in WORD.findall(text):
            if word.isupper() and word.casefold() not in COMMON:
                self._note(word, is_sure=False)

    def all(self, shots: Iterable[DraftShot]) -> tuple[DraftName, ...]:
        """Everybody, with what the script says of them."""
        text = "\n".join(f"{shot.action}\n{shot.prompt}" for shot in shots)
        said = introductions(text)
        return tuple(
            name.replace(**said[key]) if (key := name.told.casefold()) in said else name
            for name in self._found.values()
        )

    def _note(self, told: str, is_sure: bool) -> None:
        name = name_for(told)
        if not name:
            return
        known = self._found.get(name.casefold())
        if known is None or (is_sure and not known.is_sure):
            made = DraftName(name=name, told=told, is_sure=is_sure)
            self._found[name.casefold()] = made


def introductions(text: str) -> dict[str, dict[str, str]]:
    """Words and noun by name, casefolded: `MIA (30), a diver in a suit`, `a weary DOCTOR`."""
    found: dict[str, dict[str, str]] = {}
    for match in _INTRODUCED.finditer(text):
        words = " ".join(_CLAUSE.split(match[2], maxsplit=1)[0].split()[:MOST_WORDS])
        words = words[:1].lower() + words[1:]
        noun = _AFTER_NOUN.split(_ARTICLE.sub("", words), maxsplit=1)[0].split()
        last = re.sub(r"[\W\d_]+$", "", noun[-1]) if noun else ""
        if last.isalpha():
            for name in _runs(match[1].split()):
                found.setdefault(name, {"words": words, "noun": last})
    for match in _ROLE.finditer(text):
        role = match[2].casefold()
        if match[2].isupper():
            words = f"{match[1].casefold()}{role}"
            article = "an" if words[0] in "aeiou" else "a"
            found.setdefault(role, {"words": f"{article} {words}", "noun": role.split()[-1]})
    return found


def _runs(words: list[str]) -> Iterator[str]:
    """Names that the words end in: those with a capital, in a row, and any part of them."""
    begin = len(words)
    while begin and words[begin - 1][:1].upper() == words[begin - 1][:1]:
        begin -= 1
    for first, last in combinations(range(begin, len(words) + 1), 2):
        yield " ".join(words[first:last]).casefold()
