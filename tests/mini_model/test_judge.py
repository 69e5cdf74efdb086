"""The judge that the consistency bench trusts."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
from mini_model.draw import SIDE, draw_scene
from mini_model.judge import HALF, QUESTIONS, load_judge
from mini_model.scenes import random_look, random_scene

WEIGHTS = Path(__file__).parents[2] / "packaging" / "mini_model" / "judge.safetensors"


@pytest.fixture(scope="module")
def trained():
    return load_judge(WEIGHTS)


def agreement(judge, width: int) -> dict[str, float]:
    rng = Random(f"the judge's test at {width}")
    right: dict[str, list[bool]] = {name: [] for name in QUESTIONS}
    for _ in range(60):
        scene = random_scene(rng, (random_look(rng),))
        truth = vars(scene.looks[0]) | {"action": scene.action, "place": scene.place}
        truth["style"] = scene.style
        for name, answer in judge.read(draw_scene(scene, width)).items():
            right[name].append(answer == truth[name])
    return {name: float(np.mean(values)) for name, values in right.items()}


def test_it_says_how_well_it_reads_held_out_scenes(trained) -> None:
    _, accuracy = trained
    assert set(accuracy) == set(QUESTIONS)
    assert min(accuracy.values()) > 0.85


@pytest.mark.parametrize("width", [SIDE, HALF])
def test_it_reads_scenes_it_has_never_seen_whole_or_half(trained, width: int) -> None:
    judge, _ = trained
    read = agreement(judge, width)
    assert min(read.values()) > 0.75, read
    assert np.mean(list(read.values())) > 0.88, read
