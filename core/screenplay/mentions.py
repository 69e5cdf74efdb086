"""Prompts that name characters: `MIA looks up` becomes `@Mia looks up`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from core.domain.prompting import MENTION
from core.screenplay.draft import DraftName

_TOKEN = re.compile(r"\w+")
_BETWEEN = re.compile(r"[ .'’\-]{1,3}").fullmatch


class Cast:
    """Writes prompts that name characters.

    `made` tells, for each name as told, that of a character there is or will be; who is not in it
    stays a plain word.
    """

    def __init__(self, names: Iterable[DraftName], made: Mapping[str, str]) -> None:
        self._called = {each.told.casefold(): made.get(each.told, "") for each in names}
        self._known = {name.casefold() for name in made.values()}
        self._words = {made[each.told]: each.words for each in names if each.told in made}
        self._forms: dict[tuple[str, ...], str] = {}
        plain = []
        for told in (each.told for each in names):
            if told.lower() == told.upper():
                plain.append(told)
                continue
            for form in (told.upper(), _titled(told)):
                self._forms[tuple(_TOKEN.findall(form))] = told
        self._firsts = {form[0] for form in self._forms if form}
        self._longest = max(map(len, self._forms), default=0)
        longest_first = sorted(plain, key=lambda told: (-len(told), told))
        inner = "|".join(re.escape(told) for told in longest_first)
        self._plain = re.compile(rf"(?<!@)(?:{inner})") if plain else None

    def prompt(self, text: str) -> str:
        """The text with `@Name` for each character, and no other mention."""
        text = self._named(MENTION.sub(self._mention, text))
        if self._plain is not None:
            text = self._plain.sub(self._name_and_space, text)
        for called in sorted(set(MENTION.findall(text)) & self._words.keys()):
            text = without_introduction(text, called, self._words[called])
        return text

    def _named(self, text: str) -> str:
        """With a mention for every name, in capitals or with a capital; the longest ones first."""
        tokens = list(_TOKEN.finditer(text)) if self._forms else []
        made, at, end = [], 0, 0
        while at < len(tokens):
            count = self._name_at(text, tokens, at)
            if count:
                told = self._forms[tuple(token[0] for token in tokens[at : at + count])]
                called = self._called[told.casefold()]
                made += [text[end : tokens[at].start()], f"@{called}" if called else _titled(told)]
                end = tokens[at + count - 1].end()
            at += count or 1
        return "".join((*made, text[end:]))

    def _name_at(self, text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
        """How many words from this one on are a name; none where no name begins."""
        if tokens[at][0] not in self._firsts:
            return 0
        if text[tokens[at].start() - 1 : tokens[at].start()] == "@":
            return 0
        for count in range(min(self._longest, len(tokens) - at), 0, -1):
            run = tokens[at : at + count]
            gaps = (text[a.end() : b.start()] for a, b in pairwise(run))
            if tuple(token[0] for token in run) in self._forms and all(map(_BETWEEN, gaps)):
                return count
        return 0

    def _mention(self, match: re.Match[str]) -> str:
        """One that is written already stays, where somebody is called so."""
        called = self._called.get(match[1].casefold())
        if called or match[1].casefold() in self._known:
            return f"@{called or match[1]}"
        return match[1]

    def _name_and_space(self, match: re.Match[str]) -> str:
        """Scripts without spaces: the name must end where the next word begins."""
        called = self._called.get(match[0].casefold())
        follows = match.string[match.end() : match.end() + 1]
        gap = " " if re.match(r"\w", follows) else ""
        return f"@{called}{gap}" if called else match[0]


def without_introduction(text: str, called: str, words: str) -> str:
    """What a mention says by itself need not be said beside it: an article, an age, its words."""
    between = words.split()[1:-1]
    name, age = f"@{re.escape(called)}", r"(?:\s*\(\d{1,3}['’]?s?\))"
    like = re.escape(" ".join(between))
    before = rf"(?<!\w)(?:an?|the)\s+(?:{like}\s+)?(?={name}\b)"
    behind = rf"({name}){age}?,\s+{re.escape(words)}(?:,|(?=[.;]|$))"
    for pattern, instead in ((before, ""), (behind, r"\1"), (rf"({name}){age}", r"\1")):
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return text


def _titled(told: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in told.split())
