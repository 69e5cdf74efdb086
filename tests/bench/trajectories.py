"""What is lost when one stored trajectory serves every sampler and number of steps.

    python -m tests.bench.trajectories [--pictures 4]

Drawn pictures are inverted once as the engine does (50 steps, kept in half precision) and once
for each sampler and number of steps along that sampler's own levels ("native"). At three levels of
noise the two latents are compared; so are both with an inversion in 200 steps, which tells which
of them is nearer to the truth. Prints a table; writes build/bench/trajectories.json.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import get_args

import numpy as np
import torch
from PIL import Image
from rich.console import Console
from rich.table import Table
from torch import Tensor

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from mini_model.draw import SIDE, draw_scene
from mini_model.scenes import caption, random_look, random_scene

from core.checkpoints.identify import built_in
from core.diffusion.attention.install import shared_attention
from core.diffusion.inversion import invert
from core.diffusion.latents import decode, encode_picture, png
from core.diffusion.models import Model, load_model
from core.diffusion.schedule import make_schedule
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.diffusion.walk import back_to_noise, walk_with
from core.domain.events import TrajectoryMade
from core.domain.geometry import Size
from core.domain.recipe import Recipe, Reference, Role, Sampler
from core.domain.values import BlobId

OUT = Path("build/bench")
STEPS = (10, 20, 25, 30, 50)
FINE = 200
LEVELS = (0.1, 0.5, 0.9)
"""Shares of signal: the sampler's own levels that are nearest to these are compared."""

Row = dict[str, list[float]]


@dataclass(frozen=True)
class Subject:
    """A picture, its text as a reference, and its trajectories."""

    reference: Reference
    clean: Tensor
    stored: Trajectory
    fine: Trajectory


def native(
    model: Model, reference: Reference, clean: Tensor, sampler: Sampler, steps: int
) -> Trajectory:
    """DDIM inversion along the levels of a sampler."""
    schedule = make_schedule(model.pipe.scheduler, steps, sampler)
    with shared_attention(model.unet) as stage:
        walk = walk_with(model, stage, reference, clean, schedule)
        latents = [clean, *back_to_noise(walk, clean, walk.maps())]
    return Trajectory.of(latents[::-1], schedule.levels, None)


def draw(model: Model, number: int) -> Subject:
    """A drawn picture of one character, inverted as the engine does and finely."""
    rng = Random(f"trajectories {number}")
    scene = random_scene(rng, (random_look(rng),))
    text = caption(scene, rng)
    picture = png(draw_scene(scene, SIDE))
    size = Size(width=SIDE, height=SIDE)
    recipe = Recipe(model="", prompt=text, size=size, seed=0)
    reference = Reference(role=Role.STYLE, picture=BlobId(str(number)), prompt=text)
    *_, made = invert(model, recipe, reference, picture)
    assert isinstance(made, TrajectoryMade)
    clean = encode_picture(model, picture, size)
    fine = native(model, reference, clean, "ddim", FINE)
    return Subject(reference, clean, read_trajectory(made.data, model.device), fine)


def rms(one: Tensor, other: Tensor) -> float:
    """How far two latents lie apart; a latent's own is about 1."""
    return float((one - other).square().mean().sqrt())


def psnr(one: Image.Image, other: Image.Image) -> float:
    """How alike two pictures are, in dB."""
    gap = np.asarray(one, dtype=np.float64) - np.asarray(other, dtype=np.float64)
    return float(10 * np.log10(255**2 / max(np.square(gap).mean(), 1e-9)))


def measure(model: Model, subject: Subject, sampler: Sampler, steps: int) -> Row:
    """One picture under one sampler: a number for each of the three levels, and the cost."""
    began = time.perf_counter()
    own = native(model, subject.reference, subject.clean, sampler, steps)
    inverted = time.perf_counter()
    read = [subject.stored.at(level) for level in own.levels[:-1]]
    done = time.perf_counter()
    row: Row = {name: [] for name in ("rms", "psnr", "native to fine", "read to fine")}
    for wanted in LEVELS:
        i = min(range(steps), key=lambda k: abs(own.levels[k] - wanted))
        truth = subject.fine.at(own.levels[i])
        row["rms"].append(rms(read[i], own.latents[i]))
        row["psnr"].append(psnr(decode(model, read[i]), decode(model, own.latents[i])))
        row["native to fine"].append(rms(own.latents[i], truth))
        row["read to fine"].append(rms(read[i], truth))
    return {**row, "native s": [inverted - began], "read s": [done - inverted]}


def mean(rows: Sequence[Row]) -> Row:
    """The mean over pictures."""
    return {
        name: [round(float(v), 5) for v in np.mean([row[name] for row in rows], axis=0)]
        for name in rows[0]
    }


def show(results: dict[str, Row], pictures: int) -> None:
    """Print the table."""
    title = f"Read against native, mean of {pictures} pictures, at levels {LEVELS}"
    table = Table("sampler", "steps", "psnr dB", "rms", "native to fine", "read to fine", "cost s")
    table.title = title
    for name, row in results.items():
        cells = [" ".join(f"{v:.1f}" for v in row["psnr"])]
        apart = ("rms", "native to fine", "read to fine")
        cells += [" ".join(f"{v:.3f}" for v in row[key]) for key in apart]
        cost = f"{row['native s'][0]:.1f} : {row['read s'][0]:.3f}"
        table.add_row(*name.split(" "), *cells, cost)
    Console(width=130).print(table)


def main() -> None:
    """Invert, compare, print and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=4)
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    model = load_model(built_in().path, torch.device("cpu"))
    subjects = [draw(model, number) for number in range(options.pictures)]
    results = {}
    for sampler in get_args(Sampler):
        for steps in STEPS:
            rows = [measure(model, subject, sampler, steps) for subject in subjects]
            results[f"{sampler} {steps}"] = mean(rows)
            print(f"{sampler}, {steps} steps", flush=True)
    show(results, options.pictures)
    inversions = [{"psnr": s.stored.psnr, "made_by": s.stored.made_by} for s in subjects]
    text = json.dumps({"levels": LEVELS, "inversions": inversions, "results": results}, indent=1)
    (OUT / "trajectories.json").write_text(text)


if __name__ == "__main__":
    main()
