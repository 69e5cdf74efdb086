"""The judge: reads kind, attributes, action, place and style off a picture of one character.

    python -m mini_model.judge OUT --vae VAE --pictures 9000

Trained on drawn scenes only, a quarter of them passed through the VAE, as generated pictures are;
it never sees a generated picture. Its accuracy on held-out scenes is stored beside its weights.
"""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import json
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import torch
from diffusers import AutoencoderKL
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from mini_model import parallel
from mini_model.draw import SIDE, draw_scene
from mini_model.parallel import average_gradients
from mini_model.scenes import (
    ACTIONS,
    ATTRIBUTES,
    KINDS,
    PLACES,
    STYLES,
    Scene,
    random_look,
    random_scene,
)
from mini_model.train_vae import to_tensor

QUESTIONS = {"kind": KINDS, **ATTRIBUTES, "action": ACTIONS, "place": PLACES, "style": STYLES}
HALF = SIDE // 2 - 2


class Judge(nn.Module):
    """A small convolutional network with one answer for each question."""

    def __init__(self) -> None:
        super().__init__()
        widths = (3, 24, 48, 96, 128)
        layers: list[nn.Module] = []
        for before, after in pairwise(widths):
            layers += [nn.Conv2d(before, after, 3, 2, 1), nn.BatchNorm2d(after), nn.SiLU()]
            layers += [
                nn.Conv2d(after, after, 3, 1, 1, groups=after // 8),
                nn.BatchNorm2d(after),
                nn.SiLU(),
            ]
        self.body = nn.Sequential(
            *layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(128 * 64, 256), nn.SiLU()
        )
        self.heads = nn.ModuleDict(
            {name: nn.Linear(256, len(answers)) for name, answers in QUESTIONS.items()}
        )

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """Logits by question for pictures (n, 3, 128, 128) in [-1, 1]."""
        features = self.body(x)
        return {name: head(features) for name, head in self.heads.items()}

    @torch.inference_mode()
    def read(self, picture: Image.Image) -> dict[str, str]:
        """Answer every question about a picture of one character."""
        square = as_square(picture.convert("RGB"))
        logits = self(to_tensor(np.asarray(square)[None]))
        return {name: QUESTIONS[name][int(row.argmax())] for name, row in logits.items()}


def as_square(picture: Image.Image) -> Image.Image:
    """A panel as the judge sees it: 128 px high, centred on grey when narrower."""
    scaled = picture.resize((round(picture.width * SIDE / picture.height), SIDE))
    square = Image.new("RGB", (SIDE, SIDE), (128, 128, 128))
    square.paste(scaled, ((SIDE - scaled.width) // 2, 0))
    return square


def draw_examples(count: int, seed: int) -> tuple[Tensor, Tensor]:
    """Pictures uint8 (count, 128, 128, 3), one in four a half panel, and answers (count, 8)."""
    rng = Random(seed)
    pictures, answers = [], []
    for _ in range(count):
        scene = random_scene(rng, (random_look(rng),))
        width = HALF if rng.random() < 0.25 else SIDE
        pictures.append(np.asarray(as_square(draw_scene(scene, width))))
        answers.append(answer(scene))
    return torch.from_numpy(np.stack(pictures)), torch.tensor(answers)


def answer(scene: Scene) -> list[int]:
    """The right answers, as indices in the order of QUESTIONS."""
    look = scene.looks[0]
    truth = {**vars(look), "action": scene.action, "place": scene.place, "style": scene.style}
    return [QUESTIONS[name].index(truth[name]) for name in QUESTIONS]


@torch.inference_mode()
def through_vae(vae: AutoencoderKL, pictures: Tensor) -> Tensor:
    """Encode and decode uint8 pictures (n, 128, 128, 3)."""
    out = []
    for part in pictures.split(10):
        y = vae.decode(vae.encode(to_tensor(part.numpy())).latent_dist.mean).sample
        out.append(((y.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1))
    return torch.cat(out)


def augment(x: Tensor) -> Tensor:
    """Shift, blur and tint a little, as an imperfect generator would."""
    x = torch.roll(x, tuple(torch.randint(-4, 5, (2,)).tolist()), (2, 3))
    if torch.rand(()) < 0.5:
        x = functional.avg_pool2d(functional.pad(x, (1, 1, 1, 1), "replicate"), 3, 1)
    tint = 1 + 0.06 * torch.randn(len(x), 3, 1, 1)
    return (x * tint + 0.04 * torch.randn(len(x), 3, 1, 1) + 0.05 * torch.randn_like(x)).clamp(
        -1, 1
    )


def train(
    rank: int,
    workers: int,
    out: Path,
    pictures: Tensor,
    answers: Tensor,
    held_out: int,
    epochs: int,
) -> None:
    """Train; rank 0 measures on the first `held_out` examples and saves."""
    where = parallel.device()
    judge = Judge().to(where).train()
    optimiser = torch.optim.AdamW(judge.parameters(), 2e-3, weight_decay=0.02)
    steps = epochs * (len(pictures) - held_out) // 32
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, steps)
    generator = torch.Generator().manual_seed(rank)
    torch.manual_seed(rank)
    for _ in range(steps):
        rows = torch.randint(held_out, len(pictures), (32 // workers,), generator=generator)
        logits = judge(augment(to_tensor(pictures[rows].numpy())).to(where))
        truth = answers[rows]
        loss = sum(
            functional.cross_entropy(row, truth[:, k]) for k, row in enumerate(logits.values())
        )
        loss.backward()
        average_gradients(judge)
        optimiser.step()
        optimiser.zero_grad()
        schedule.step()
    if rank == 0:
        accuracy = measure(judge.cpu().eval(), pictures[:held_out], answers[:held_out])
        weights = {
            name: x.half() if x.is_floating_point() else x for name, x in judge.state_dict().items()
        }
        save_file(weights, out, {"accuracy": json.dumps(accuracy)})
        print(accuracy)


@torch.inference_mode()
def measure(judge: Judge, pictures: Tensor, answers: Tensor) -> dict[str, float]:
    """The share of right answers by question."""
    right = dict.fromkeys(QUESTIONS, 0)
    for part, truth in zip(pictures.split(100), answers.split(100), strict=True):
        for k, (name, row) in enumerate(judge(to_tensor(part.numpy())).items()):
            right[name] += int((row.argmax(1) == truth[:, k]).sum())
    return {name: round(count / len(pictures), 4) for name, count in right.items()}


def load_judge(path: Path) -> tuple[Judge, dict[str, float]]:
    """The trained judge and its held-out accuracy by question."""
    judge = Judge().eval()
    judge.load_state_dict(load_file(path))
    with safe_open(path, "pt") as file:
        return judge, json.loads(file.metadata()["accuracy"])


def main() -> None:
    """Draw, train, measure, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vae", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=9000)
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    pictures, answers = draw_examples(options.pictures, seed=23)
    vae = AutoencoderKL.from_pretrained(options.vae).eval()
    pictures[::4] = through_vae(vae, pictures[::4])
    parallel.run(train, options.out, pictures.share_memory_(), answers, 1000, options.epochs)


if __name__ == "__main__":
    main()
