"""Trains the VAE: 128 px pictures to latents of 8 x 16 x 16.

    python -m mini_model.train_vae OUT --pictures 6000 --steps 1300

Crops of 64 px are enough for a network without attention, and cost a quarter.
"""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch import Tensor, nn
from torch.nn import functional

from mini_model import parallel
from mini_model.data import draw_chunks
from mini_model.muon import Muon, split_parameters
from mini_model.parallel import average_gradients

CROP = 64
BATCH = 16


def new_vae() -> AutoencoderKL:
    """A small VAE in SDXL's shape (factor 8), with 8 latent channels."""
    channels = (16, 32, 64, 96)
    return AutoencoderKL(
        in_channels=3,
        out_channels=3,
        latent_channels=8,
        block_out_channels=channels,
        layers_per_block=1,
        norm_num_groups=8,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        mid_block_add_attention=False,
        sample_size=128,
        force_upcast=False,
    )


def to_tensor(pictures: np.ndarray) -> Tensor:
    """uint8 (n, h, w, 3) to float (n, 3, h, w) in [-1, 1]."""
    return torch.tensor(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1


def crops(pictures: np.ndarray, count: int, rng: np.random.Generator) -> Tensor:
    """Random crops as (count, 3, 64, 64), at multiples of 8 half of the time."""
    which = rng.integers(0, len(pictures), count)
    corners = rng.integers(0, pictures.shape[1] - CROP + 1, (count, 2))
    corners[::2] = corners[::2] // 8 * 8
    cut = [
        pictures[i, y : y + CROP, x : x + CROP] for i, (y, x) in zip(which, corners, strict=True)
    ]
    return to_tensor(np.stack(cut))


def loss_of(vae: AutoencoderKL, x: Tensor) -> Tensor:
    """L1 and squared error on pixels, with latents kept to about unit size.

    The noise on the latents teaches the decoder to forgive a generator's small errors.
    """
    posterior = vae.encode(x).latent_dist
    z = posterior.mean + 0.05 * torch.randn_like(posterior.mean)
    y = vae.decode(z).sample
    pixel = functional.l1_loss(y, x) + 2 * functional.mse_loss(y, x)
    spread = (posterior.mean.pow(2).mean(dim=(0, 2, 3)) - 1).relu().mean()
    return pixel + 0.02 * spread


def psnr(vae: AutoencoderKL, x: Tensor) -> float:
    """Reconstruction PSNR in dB of pictures (n, 3, h, w) in [-1, 1]."""
    with torch.inference_mode():
        y = vae.decode(vae.encode(x).latent_dist.mean).sample.clamp(-1, 1)
    return float(-10 * torch.log10(functional.mse_loss(y, x) / 4))


def train(
    rank: int, workers: int, out: Path, pictures: Tensor, steps: int, rate: float = 2e-3
) -> None:
    """Train with Muon and AdamW, then set the latents' scale and save."""
    vae = AutoencoderKL.from_pretrained(out) if out.exists() else new_vae()
    pixels = pictures.numpy()
    rng = np.random.default_rng(rank + 1)
    torch.manual_seed(rank + 1)
    where = parallel.device()
    vae.to(where, memory_format=torch.channels_last).train()
    inner, rest = split_parameters(vae)
    optimisers = [Muon(inner, 10 * rate), torch.optim.AdamW(rest, rate, weight_decay=1e-4)]
    schedules = [torch.optim.lr_scheduler.LinearLR(each, 1.0, 0.01, steps) for each in optimisers]
    held_out = to_tensor(pixels[:24]).to(where)
    started = time.monotonic()
    for step in range(steps):
        batch = crops(pixels[24:], BATCH // workers, rng).to(where)
        loss = loss_of(vae, batch.to(memory_format=torch.channels_last))
        loss.backward()
        average_gradients(vae)
        nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        for each in (*optimisers, *schedules):
            each.step()
        vae.zero_grad()
        if step % 50 == 49 and rank == 0:
            spent = time.monotonic() - started
            quality = psnr(vae, held_out)
            print(
                f"{step + 1}/{steps} loss {loss.item():.3f} PSNR {quality:.2f} ({spent:.0f} s)",
                flush=True,
            )
    if rank == 0:
        finish(vae.cpu().eval(), to_tensor(pixels[:200]), out)


def finish(vae: AutoencoderKL, pictures: Tensor, out: Path) -> None:
    """Set the factor that gives latents a standard deviation of 1, and save."""
    with torch.inference_mode():
        z = vae.encode(pictures).latent_dist.mean
    vae.register_to_config(scaling_factor=float(1 / z.std()))
    print("latent std per channel", [round(float(s), 2) for s in z.std(dim=(0, 2, 3))])
    vae.save_pretrained(out)


def main() -> None:
    """Draw pictures, train, set the latents' scale, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pictures", type=int, default=6000)
    parser.add_argument("--steps", type=int, default=1300)
    options = parser.parse_args()
    drawn = np.concatenate([chunk for chunk, _ in draw_chunks(7, options.pictures)])
    print(f"{len(drawn)} pictures drawn", flush=True)
    pictures = torch.from_numpy(drawn).share_memory_()
    parallel.run(train, options.out, pictures, options.steps)


if __name__ == "__main__":
    main()
