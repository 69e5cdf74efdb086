"""Looks at a trained model: prompt agreement of plain samples, and the twin probe.

    python -m mini_model.evaluate MODEL --judge JUDGE --out build/mini

Twin probe: in a generated picture of two panels of one character, how often do both agree on
what the caption left open? While that is low, no sharing can carry an identity.
"""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import json
from pathlib import Path
from random import Random

import numpy as np
import torch
from diffusers import StableDiffusionXLPipeline
from PIL import Image

from mini_model.draw import SIDE
from mini_model.judge import HALF, Judge, load_judge
from mini_model.scenes import ATTRIBUTES, PLACE_WORDS, Scene, Sheet, random_look, random_scene

BATCH = 8


def generate(
    pipeline: StableDiffusionXLPipeline, prompts: list[str], seed: int
) -> list[Image.Image]:
    """Plain samples at 25 DDIM steps, guidance 5."""
    pictures: list[Image.Image] = []
    generator = torch.Generator().manual_seed(seed)
    for start in range(0, len(prompts), BATCH):
        pictures += pipeline(
            prompts[start : start + BATCH],
            num_inference_steps=25,
            guidance_scale=5.0,
            height=SIDE,
            width=SIDE,
            generator=generator,
        ).images
    return pictures


def prompt_agreement(
    pipeline: StableDiffusionXLPipeline, judge: Judge, count: int
) -> tuple[dict[str, float], list[Image.Image]]:
    """How often the judge reads what a fully named prompt asked for, by question."""
    rng = Random("prompt agreement")
    scenes = [random_scene(rng, (random_look(rng),)) for _ in range(count)]
    pictures = generate(pipeline, [full_prompt(scene) for scene in scenes], 5)
    right: dict[str, list[bool]] = {}
    for scene, picture in zip(scenes, pictures, strict=True):
        truth = vars(scene.looks[0]) | {"action": scene.action, "place": scene.place}
        truth["style"] = scene.style
        for name, answer in judge.read(picture).items():
            right.setdefault(name, []).append(answer == truth[name])
    return {name: round(float(np.mean(values)), 3) for name, values in right.items()}, pictures


def full_prompt(scene: Scene) -> str:
    """A prompt that leaves nothing open."""
    look = scene.looks[0]
    clothes = f"a {look.pattern} {look.shirt} shirt and {look.hat}"
    clothes = clothes if look.hat == "no hat" else clothes.replace("and ", "and a ")
    article = "an" if look.coat == "orange" else "a"
    who = f"{article} {look.coat} {look.kind} wearing {clothes}"
    return f"{who} {scene.action} {PLACE_WORDS[scene.place]}, {scene.style}"


def twin_probe(
    pipeline: StableDiffusionXLPipeline, judge: Judge, count: int
) -> tuple[dict[str, float], list[Image.Image]]:
    """Agreement of both panels on each open attribute, and on the kind."""
    rng = Random("twins")
    sheets = []
    for _ in range(count):
        left = random_scene(rng, (random_look(rng),))
        sheets.append(Sheet(left, random_scene(rng, left.looks)))
    prompts = [
        f"two panels of a {s.left.looks[0].kind}, {s.left.action} {PLACE_WORDS[s.left.place]}"
        f" and {s.right.action} {PLACE_WORDS[s.right.place]}"
        for s in sheets
    ]
    pictures = generate(pipeline, prompts, 6)
    agree: dict[str, list[bool]] = {name: [] for name in ("kind", *ATTRIBUTES)}
    for picture in pictures:
        left = judge.read(picture.crop((0, 0, HALF, SIDE)))
        right = judge.read(picture.crop((SIDE - HALF, 0, SIDE, SIDE)))
        for name, values in agree.items():
            values.append(left[name] == right[name])
    return {name: round(float(np.mean(values)), 3) for name, values in agree.items()}, pictures


def contact_sheet(pictures: list[Image.Image], columns: int = 10) -> Image.Image:
    """Pictures in a grid."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (SIDE + 4), rows * (SIDE + 4)), "white")
    for index, picture in enumerate(pictures):
        place = (index % columns * (SIDE + 4), index // columns * (SIDE + 4))
        sheet.paste(picture, place)
    return sheet


def main() -> None:
    """Measure, print, and save a sheet of samples of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    pipeline = StableDiffusionXLPipeline.from_pretrained(
        options.model, use_safetensors=True, torch_dtype=torch.float32
    )
    pipeline.set_progress_bar_config(disable=True)
    judge, accuracy = load_judge(options.judge)
    prompts, singles = prompt_agreement(pipeline, judge, options.count)
    twins, doubles = twin_probe(pipeline, judge, options.count)
    print(json.dumps({"judge": accuracy, "prompts": prompts, "twins": twins}, indent=1))
    contact_sheet(singles).save(options.out / "samples.png")
    contact_sheet(doubles).save(options.out / "twins.png")


if __name__ == "__main__":
    main()
