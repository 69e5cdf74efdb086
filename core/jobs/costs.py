"""What work is, in units that scale: so what was measured tells what something else will take."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.recipe import Recipe, Role

LOAD = "load"
REFERENCE = 0.5
"""What a reference's own way through the UNet costs in a step, where a plain panel costs one."""
READING = 0.1
"""What a panel's step costs more for each reference that it reads."""


@dataclass(frozen=True)
class Cost:
    """So many units of a kind of work. A kind is a word, a size in pixels and settings."""

    work: str
    units: float = 1.0


def of_loading() -> Cost:
    """Reading the model."""
    return Cost(LOAD)


def of_inversion(recipe: Recipe) -> Cost:
    """Inverting one picture for a recipe: the steps are always as many."""
    return Cost(f"invert {_size(recipe)}")


def of_steps(recipes: Sequence[Recipe]) -> Cost:
    """The steps of recipes that go at one pace: each reference is paid for once by all of them."""
    keys = {recipe.trajectory_key(each) for recipe in recipes for each in recipe.references}
    panels = sum(1 + READING * len(recipe.references) for recipe in recipes)
    first = recipes[0]
    units = first.steps * (panels + REFERENCE * len(keys))
    return Cost(f"step {_size(first)} {_pace(first)}", units)


def of_pictures(recipes: Sequence[Recipe]) -> Cost:
    """Decoding the pictures of recipes of one size."""
    return Cost(f"decode {_size(recipes[0])}", float(len(recipes)))


def _size(recipe: Recipe) -> str:
    return f"{recipe.size.width}x{recipe.size.height}"


def _pace(recipe: Recipe) -> str:
    """What makes a step dear or cheap, in hundredths of the steps."""
    window = recipe.guided
    guided = max(0.0, window.stop - window.start) if recipe.guidance > 1 else 0.0
    sharing = recipe.subject_sharing
    injects = sharing.injection.stop > sharing.injection.start
    anchored = any(reference.role is Role.SUBJECT for reference in recipe.references)
    first = sharing.first_pass if injects and anchored else 0.0
    control = "+control" if recipe.control else ""
    return f"reuse{recipe.reuse}+guided{guided:.2f}+first{first:.2f}{control}"
