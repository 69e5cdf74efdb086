"""The stories of the consistency bench: who plays, in which scenes, and which style is asked."""

from dataclasses import dataclass
from io import BytesIO
from random import Random

from mini_model.draw import SIDE, draw_scene
from mini_model.scenes import (
    ACTIONS,
    KINDS,
    PLACE_WORDS,
    PLACES,
    STYLES,
    Look,
    Scene,
    describe,
    random_look,
)

PANELS = 6


@dataclass(frozen=True)
class Story:
    """One character, all of whose attributes are left open, in six different scenes."""

    number: int
    kind: str
    scenes: tuple[tuple[str, str], ...]
    style: str
    reference: Scene

    @property
    def words(self) -> str:
        """The character in words."""
        return f"a {self.kind}"

    def prompts(self) -> list[str]:
        """A prompt for each panel; no style is named."""
        return [f"@Hero {action} {PLACE_WORDS[place]}" for action, place in self.scenes]

    def reference_png(self) -> bytes:
        """The style reference: a drawn scene with somebody else in it."""
        file = BytesIO()
        draw_scene(self.reference, SIDE).save(file, "PNG")
        return file.getvalue()

    def reference_words(self) -> str:
        """What the style reference shows, its style left out."""
        look, scene = self.reference.looks[0], self.reference
        return f"{describe(look, frozenset())} {scene.action} {PLACE_WORDS[scene.place]}"


def make_story(number: int) -> Story:
    """Story `number`, the same each time; kinds and styles go in turn."""
    rng = Random(f"consistency {number}")
    pairs = [(action, place) for action in ACTIONS for place in PLACES]
    kind, style = KINDS[number % len(KINDS)], STYLES[number % len(STYLES)]
    other = _another(kind, rng)
    reference = Scene((other,), rng.choice(ACTIONS), rng.choice(PLACES), style, 1000 + number)
    return Story(number, kind, tuple(rng.sample(pairs, PANELS)), style, reference)


def _another(kind: str, rng: Random) -> Look:
    look = random_look(rng)
    return look if look.kind != kind else _another(kind, rng)
