"""Prompts that were drawn before, as an artist would type them again."""

from collections.abc import Iterable

from core.domain.character import Character
from core.domain.recipe import Take, Used


def recent_prompts(takes: Iterable[Take], cast: Iterable[Character], most: int) -> list[str]:
    """The distinct prompts of takes, in their order, at most `most`."""
    known = {one.id: one for one in cast}
    found: dict[str, None] = {}
    for take in takes:
        if prompt := typed(take, known):
            found.setdefault(prompt)
        if len(found) == most:
            break
    return list(found)


def typed(take: Take, known: dict[str, Character]) -> str:
    """A take's prompt with names in place of its characters' words, without the style's words.

    Weights, and alternatives that were not chosen, are not in a take.
    """
    text = take.recipe.prompt
    for style in (used for used in take.used if used.kind == "style" and used.words):
        text = text.removesuffix(style.words).removesuffix(", ")
    cast = [used for used in take.used if used.kind == "character"]
    for used, subject in zip(cast, take.recipe.subjects, strict=False):
        if used.words:
            name = f"@{_name(used, known.get(used.id))}"
            before, words, after = text.partition(used.words)
            # Without occurrences of its own, every mention of the noun means this character.
            if words and not subject.occurrences:
                after = after.replace(f"the {subject.noun}", f"@{used.name}")
            text = before + (name if words else "") + after
    return text.strip()


def _name(used: Used, character: Character | None) -> str:
    """With the variant that had these words."""
    for variant in character.variants if character else ():
        if variant.words.strip() == used.words:
            return f"{used.name}:{variant.name}"
    return used.name
