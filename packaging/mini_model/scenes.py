"""Scenes as values: who is in them, how they look, what they do, where, in which style.

The vocabulary here is all that Castboard Mini knows. A caption names some of a character's
attributes and leaves the others open; an open attribute varies from seed to seed.
"""

from dataclasses import dataclass, field, replace
from random import Random

KINDS = ("fox", "cat", "bear", "rabbit", "robot", "girl")
COATS = ("orange", "brown", "grey", "white", "pink")
SHIRTS = ("red", "yellow", "green", "blue", "purple")
PATTERNS = ("plain", "striped", "dotted")
HATS = ("no hat", "cap", "top hat", "beanie")
ACTIONS = ("standing", "waving", "sitting", "running", "jumping")
PLACES = ("forest", "beach", "city", "room", "snow")
STYLES = ("flat", "ink", "watercolour", "pixel art")

ATTRIBUTES = {"coat": COATS, "shirt": SHIRTS, "pattern": PATTERNS, "hat": HATS}
"""What makes a character's identity, and may be left open in a caption."""

PLACE_WORDS = {
    "forest": "in the forest",
    "beach": "on the beach",
    "city": "in the city",
    "room": "in a room",
    "snow": "in the snow",
}


@dataclass(frozen=True)
class Look:
    """A character's kind and attributes."""

    kind: str
    coat: str
    shirt: str
    pattern: str
    hat: str


@dataclass(frozen=True)
class Scene:
    """One picture: one or two characters doing something somewhere."""

    looks: tuple[Look, ...]
    action: str
    place: str
    style: str
    layout: int
    """Seeds everything that no word says: position, size, the place's details."""


@dataclass(frozen=True)
class Sheet:
    """One picture split into two panels that show the same character."""

    left: Scene
    right: Scene


@dataclass(frozen=True)
class Sample:
    """A picture to draw with its caption."""

    picture: Scene | Sheet
    caption: str = field(compare=False)


def random_look(rng: Random) -> Look:
    """A character with every attribute drawn at random."""
    return Look(
        rng.choice(KINDS),
        rng.choice(COATS),
        rng.choice(SHIRTS),
        rng.choice(PATTERNS),
        rng.choice(HATS),
    )


def random_scene(rng: Random, looks: tuple[Look, ...]) -> Scene:
    """These characters in a random action, place and style."""
    return Scene(
        looks, rng.choice(ACTIONS), rng.choice(PLACES), rng.choice(STYLES), rng.getrandbits(32)
    )


def describe(look: Look, named: frozenset[str]) -> str:
    """Words for a character: its kind and the attributes in `named`, the others left open."""
    coat = f"{look.coat} " if "coat" in named else ""
    article = "an" if coat.startswith("o") else "a"
    clothes = []
    if named & {"shirt", "pattern"}:
        words = [look.pattern] if "pattern" in named else []
        words += [look.shirt] if "shirt" in named else []
        clothes.append(f"a {' '.join(words)} shirt")
    if "hat" in named:
        clothes.append(look.hat if look.hat == "no hat" else f"a {look.hat}")
    wearing = f" wearing {' and '.join(clothes)}" if clothes else ""
    return f"{article} {coat}{look.kind}{wearing}"


def random_names(rng: Random) -> frozenset[str]:
    """Which attributes a caption names: each with a chance of its own."""
    if rng.random() < 0.3:
        return frozenset()
    return frozenset(name for name in ATTRIBUTES if rng.random() < 0.45)


def caption(scene: Scene, rng: Random) -> str:
    """A caption that names some attributes, and the style in two cases of three."""
    people = " and ".join(describe(look, random_names(rng)) for look in scene.looks)
    ending = f", {scene.style}" if rng.random() < 0.67 else ""
    return f"{people} {scene.action} {PLACE_WORDS[scene.place]}{ending}"


def sheet_caption(sheet: Sheet, rng: Random) -> str:
    """A caption for two panels of one character."""
    left, right = sheet.left, sheet.right
    who = describe(left.looks[0], random_names(rng))
    ending = f", {left.style}" if rng.random() < 0.67 else ""
    return (
        f"two panels of {who}, {left.action} {PLACE_WORDS[left.place]}"
        f" and {right.action} {PLACE_WORDS[right.place]}{ending}"
    )


def random_sample(rng: Random) -> Sample:
    """One training sample: half of them show one character twice.

    Self-attention learns to carry an identity only where a picture holds it more than once.
    """
    chance = rng.random()
    if chance < 0.45:
        left = random_scene(rng, (random_look(rng),))
        other = random_scene(rng, left.looks)
        sheet = Sheet(left, replace(other, style=left.style))
        return Sample(sheet, sheet_caption(sheet, rng))
    if chance < 0.53:
        look = random_look(rng)
        scene = random_scene(rng, (look, look))
        named = random_names(rng)
        ending = f", {scene.style}" if rng.random() < 0.67 else ""
        twins = describe(look, named)
        text = f"two twins, {twins}, {scene.action} {PLACE_WORDS[scene.place]}{ending}"
        return Sample(scene, text)
    if chance < 0.70:
        first, second = random_look(rng), random_look(rng)
        while second.kind == first.kind:
            second = random_look(rng)
        scene = random_scene(rng, (first, second))
        return Sample(scene, caption(scene, rng))
    scene = random_scene(rng, (random_look(rng),))
    return Sample(scene, caption(scene, rng))


def vocabulary() -> list[str]:
    """Every word a caption can hold, in a fixed order."""
    texts = [*KINDS, *COATS, *SHIRTS, *PATTERNS, *HATS, *ACTIONS, *STYLES, *PLACE_WORDS.values()]
    texts += ["a an the and two panels of twins wearing shirt , ."]
    return sorted({word for text in texts for word in text.split()})
