"""Who a script names, and how prompts name them: `MIA` becomes `@Mia`."""

import re
from collections.abc import Iterable, Mapping

from core.domain.prompting import MENTION
from core.screenplay.draft import DraftName, DraftShot

EXTENSION = re.compile(r"\s*\([^()]*\)?\s*$|\s*\^\s*$")
"""(V.O.), (CONT'D), and the mark of dual dialogue, behind the name of who speaks."""
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
_AFTER_NOUN = re.compile(
    r"\s+(?:in|with|wearing|who|whose|of|on|at|from|holding|carrying|and|dressed|behind|under|by)\b"
)


def stripped(cue: str) -> str:
    """A speaking cue without what follows the name."""
    name = cue.strip().lstrip("@").strip()
    while (shorter := EXTENSION.sub("", name).strip()) != name and shorter:
        name = shorter
    return name


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
        return tuple(described(name, text) for name in self._found.values())

    def _note(self, told: str, is_sure: bool) -> None:
        name = name_for(told)
        if not name:
            return
        known = self._found.get(name.casefold())
        if known is None or (is_sure and not known.is_sure):
            made = DraftName(name=name, told=told, is_sure=is_sure)
            self._found[name.casefold()] = made


def described(name: DraftName, text: str) -> DraftName:
    """With words and a noun where the text introduces them: `MIA (30), a diver in a suit, …`."""
    told = re.escape(name.told)
    found = re.search(
        rf"\b{told}\s*(?:\([^()\n]{{0,40}}\))?,\s+(an?\s+[^,.;:\n()]{{2,80}})", text, re.IGNORECASE
    )
    if found is None:
        return name
    words = " ".join(found[1].split())
    words = words[:1].lower() + words[1:]
    noun = _AFTER_NOUN.split(_ARTICLE.sub("", words), maxsplit=1)[0].split()
    last = re.sub(r"[\W\d_]+$", "", noun[-1]) if noun else ""
    return name.replace(words=words, noun=last) if last.isalpha() else name


class Cast:
    """Writes prompts that name characters.

    `made` tells, for each name as told, that of a character there is or will be; who is not in it
    stays a plain word.
    """

    def __init__(self, names: Iterable[DraftName], made: Mapping[str, str]) -> None:
        self._called = {n.told.casefold(): made.get(n.told) for n in names}
        self._known = {name.casefold() for name in made.values()}
        cased = [n.told for n in names if n.told.lower() != n.told.upper()]
        plain = [n.told for n in names if n.told.lower() == n.told.upper()]
        self._cased = _any_of({form for told in cased for form in (told.upper(), _titled(told))})
        self._plain = _any_of(set(plain), whole=False)

    def prompt(self, text: str) -> str:
        """The text with `@Name` for each character, and no other mention."""
        text = MENTION.sub(self._mention, text)
        if self._cased is not None:
            text = self._cased.sub(self._name, text)
        if self._plain is not None:
            text = self._plain.sub(self._name_and_space, text)
        return text

    def _mention(self, match: re.Match[str]) -> str:
        """One that is written already stays, where somebody is called so."""
        called = self._called.get(match[1].casefold())
        if called or match[1].casefold() in self._known:
            return f"@{called or match[1]}"
        return match[1]

    def _name(self, match: re.Match[str]) -> str:
        called = self._called.get(match[0].casefold())
        return f"@{called}" if called else _titled(match[0])

    def _name_and_space(self, match: re.Match[str]) -> str:
        """Scripts without spaces: the name must end where the next word begins."""
        called = self._called.get(match[0].casefold())
        follows = match.string[match.end() : match.end() + 1]
        gap = " " if re.match(r"\w", follows) else ""
        return f"@{called}{gap}" if called else match[0]


def _titled(told: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in told.split())


def _any_of(words: set[str], whole: bool = True) -> re.Pattern[str] | None:
    """Finds any of these, the longest first."""
    if not words:
        return None
    longest = sorted(words, key=lambda word: (-len(word), word))
    inner = "|".join(re.escape(word) for word in longest)
    return re.compile(rf"(?<![\w@])(?:{inner})(?!\w)" if whole else rf"(?<!@)(?:{inner})")
