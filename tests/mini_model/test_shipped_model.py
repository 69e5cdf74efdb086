"""Castboard Mini as it ships: a whole SDXL folder, small, that draws what it is told."""

from io import BytesIO
from pathlib import Path

import pytest
from mini_model.judge import load_judge
from PIL import Image

from core.checkpoints.identify import built_in
from core.domain.events import PictureMade
from core.domain.geometry import Size
from core.domain.recipe import Recipe
from core.jobs.engine import Engine

JUDGE = Path(__file__).parents[2] / "packaging" / "mini_model" / "judge.safetensors"
MEGABYTE = 1_000_000


def test_it_is_a_whole_sdxl_folder_of_less_than_sixty_megabytes() -> None:
    card = built_in()
    assert card.family == "SDXL"
    assert card.traits.preset == "castboard-mini"
    assert card.traits.side == 128
    size = sum(file.stat().st_size for file in card.path.rglob("*") if file.is_file())
    assert size < 60 * MEGABYTE


@pytest.mark.slow
def test_it_draws_the_place_and_the_style_it_is_told() -> None:
    card = built_in()
    wanted = [("in the forest", "forest", "flat"), ("on the beach", "beach", "watercolour")]
    wanted += [("in the snow", "snow", "pixel art"), ("in a room", "room", "ink")]
    recipes = [
        Recipe(
            model=card.traits.fingerprint,
            prompt=f"a bear standing {where}, {style}",
            size=Size(width=128, height=128),
            seed=seed,
        )
        for seed, (where, _, style) in enumerate(wanted)
    ]
    made = [e for e in Engine(card.path).render(recipes, {}) if isinstance(e, PictureMade)]
    judge, _ = load_judge(JUDGE)
    readings = [judge.read(Image.open(BytesIO(event.png))) for event in made]
    right = [r["place"] == p for r, (_, p, _) in zip(readings, wanted, strict=True)]
    right += [r["style"] == s for r, (_, _, s) in zip(readings, wanted, strict=True)]
    assert sum(right) >= 6, readings
