"""Trains the text encoders and the UNet on drawn scenes.

    python -m mini_model.train OUT --vae VAE --pictures 30000 --samples 80000

Stops and goes on: run the same command again and it resumes from OUT/checkpoint.safetensors.
The schedule runs over `--samples`, so give the same number.
"""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import math
import time
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from diffusers import AutoencoderKL, StableDiffusionXLPipeline
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from mini_model import parallel
from mini_model.build import export, new_pipeline, new_tokenizer
from mini_model.data import CHUNK, draw_chunk
from mini_model.muon import Muon, split_parameters
from mini_model.parallel import average_gradients
from mini_model.train_vae import to_tensor

RATE = 1e-3
MUON_RATE = 0.01
EMA = 0.998
UNCONDITIONAL = 0.1


@dataclass
class Latents:
    """Encoded pictures (n, 8, 16, 16) in fp16, scaled, with both tokenizers' ids (n, length)."""

    z: Tensor
    ids: Tensor
    ids_2: Tensor


def prepare(vae: Path, count: int, seed: int) -> Latents:
    """Draw and encode `count` training pictures, one process a core."""
    chunks = count // CHUNK
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        done = list(pool.map(_encode_chunk, [vae] * chunks, [seed] * chunks, range(chunks)))
    texts = [caption for _, captions in done for caption in captions]
    ids, ids_2 = (
        tokenizer(
            texts,
            padding="max_length",
            max_length=tokenizer.model_max_length,
            truncation=True,
            return_tensors="pt",
        ).input_ids
        for tokenizer in (new_tokenizer("<|endoftext|>"), new_tokenizer("!"))
    )
    return Latents(torch.cat([torch.from_numpy(z) for z, _ in done]), ids, ids_2)


@cache
def _frozen_vae(folder: Path) -> AutoencoderKL:
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    vae = AutoencoderKL.from_pretrained(folder).eval()
    return vae.to(memory_format=torch.channels_last)


def _encode_chunk(folder: Path, seed: int, chunk: int) -> tuple[np.ndarray, list[str]]:
    """Scaled latents (250, 8, 16, 16) in fp16 of one chunk, and its captions."""
    vae = _frozen_vae(folder)
    pictures, captions = draw_chunk(seed, chunk)
    parts = []
    for start in range(0, len(pictures), 10):
        with torch.inference_mode():
            mean = vae.encode(to_tensor(pictures[start : start + 10])).latent_dist.mean
        parts.append((mean * vae.config.scaling_factor).half().contiguous().numpy())
    return np.ascontiguousarray(np.concatenate(parts)), captions


class Trainee(nn.Module):
    """The parts of the pipeline that learn, as one module that predicts v."""

    def __init__(self, pipeline: StableDiffusionXLPipeline) -> None:
        super().__init__()
        self.text = pipeline.text_encoder
        self.text_2 = pipeline.text_encoder_2
        self.unet = pipeline.unet

    def forward(self, z: Tensor, t: Tensor, ids: Tensor, ids_2: Tensor, drop: Tensor) -> Tensor:
        """Predict v for noisy latents z at timesteps t; rows in `drop` have no text."""
        first = self.text(ids, output_hidden_states=True).hidden_states[-2]
        second = self.text_2(ids_2, output_hidden_states=True)
        keep = (~drop).float()
        states = torch.cat([first, second.hidden_states[-2]], dim=-1) * keep[:, None, None]
        pooled = second.text_embeds * keep[:, None]
        sizes = z.new_tensor([128.0, 128, 0, 0, 128, 128]).expand(len(z), 6)
        added = {"text_embeds": pooled, "time_ids": sizes}
        predicted: Tensor = self.unet(
            z, t, encoder_hidden_states=states, added_cond_kwargs=added, return_dict=False
        )[0]
        return predicted


def v_loss(
    trainee: Trainee, data: Latents, rows: Tensor, alpha_bar: Tensor, generator: torch.Generator
) -> Tensor:
    """Squared error of v (Salimans and Ho 2022), which weights noise levels by SNR + 1."""
    where = alpha_bar.device
    z = data.z[rows].to(where).float()
    t = torch.randint(0, 1000, (len(rows),), generator=generator).to(where)
    noise = torch.randn(z.shape, generator=generator).to(where)
    drop = (torch.rand(len(rows), generator=generator) < UNCONDITIONAL).to(where)
    a = alpha_bar[t].sqrt()[:, None, None, None]
    s = (1 - alpha_bar[t]).sqrt()[:, None, None, None]
    noisy = (a * z + s * noise).contiguous(memory_format=torch.channels_last)
    with torch.autocast(where.type, torch.bfloat16, enabled=where.type == "cuda"):
        predicted = trainee(noisy, t, data.ids[rows].to(where), data.ids_2[rows].to(where), drop)
    return functional.mse_loss(predicted.float(), a * noise - s * z)


def rate_at(done: float) -> float:
    """The learning rates' factor after a share `done`: warm-up, then cosine to 1 %."""
    warm = min(1.0, done / 0.02 + 0.02)
    return warm * (0.01 + 0.99 * (0.5 + 0.5 * math.cos(math.pi * done)))


class Training:
    """Everything that changes during training, and its checkpoint on disk."""

    def __init__(self, pipeline: StableDiffusionXLPipeline, checkpoint: Path) -> None:
        self.now = Trainee(pipeline).to(parallel.device())
        self.now.unet.to(memory_format=torch.channels_last)
        self.averaged = deepcopy(self.now).requires_grad_(False)
        inner, rest = split_parameters(self.now)
        self.optimisers: list[torch.optim.Optimizer] = [
            Muon(inner, MUON_RATE),
            torch.optim.AdamW(rest, RATE, betas=(0.9, 0.98), weight_decay=0.01),
        ]
        self.seen = 0
        self.checkpoint = checkpoint
        if checkpoint.exists():
            self._load()

    def step(self, factor: float) -> None:
        """Move along the averaged gradients at `factor` of the learning rates."""
        average_gradients(self.now)
        nn.utils.clip_grad_norm_(self.now.parameters(), 1.0)
        for optimiser, rate in zip(self.optimisers, (MUON_RATE, RATE), strict=True):
            for group in optimiser.param_groups:
                group["lr"] = rate * factor
            optimiser.step()
        self.now.zero_grad()

    def average(self, decay: float) -> None:
        """Pull the averaged weights towards the present ones."""
        torch._foreach_lerp_(
            list(self.averaged.parameters()), list(self.now.parameters()), 1 - decay
        )

    def save(self) -> None:
        """Write the checkpoint; until it is whole, the old one stays."""
        tensors = {f"now.{k}": v for k, v in self.now.state_dict().items()}
        tensors |= {f"averaged.{k}": v for k, v in self.averaged.state_dict().items()}
        for number, optimiser in enumerate(self.optimisers):
            for index, state in optimiser.state_dict()["state"].items():
                tensors |= {f"optimiser.{number}.{index}.{k}": v for k, v in state.items()}
        part = self.checkpoint.with_suffix(".part")
        whole = {k: v.contiguous() for k, v in tensors.items()}
        save_file(whole, part, {"seen": str(self.seen)})
        part.replace(self.checkpoint)

    def _load(self) -> None:
        tensors = load_file(self.checkpoint, str(parallel.device()))
        for module, prefix in ((self.now, "now."), (self.averaged, "averaged.")):
            module.load_state_dict(
                {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
            )
        for number, optimiser in enumerate(self.optimisers):
            state: dict[int, dict[str, Tensor]] = {}
            for key, value in tensors.items():
                if key.startswith(f"optimiser.{number}."):
                    _, _, index, name = key.split(".")
                    state.setdefault(int(index), {})[name] = value
            optimiser.load_state_dict({**optimiser.state_dict(), "state": state})
        with safe_open(self.checkpoint, "pt") as file:
            self.seen = int(file.metadata()["seen"])


def train(
    rank: int, workers: int, out: Path, vae: Path, data: Latents, samples: int, batch: int
) -> None:
    """Train until `samples` were seen, with a checkpoint every minute and a half; export."""
    pipeline = new_pipeline(AutoencoderKL.from_pretrained(vae))
    state = Training(pipeline, out / "checkpoint.safetensors")
    dist.barrier()
    alpha_bar = pipeline.scheduler.alphas_cumprod.to(parallel.device())
    started = saved = time.monotonic()
    first, losses = state.seen, []
    while state.seen < samples:
        generator = torch.Generator().manual_seed(state.seen * workers + rank)
        rows = torch.randint(0, len(data.z), (batch // workers,), generator=generator)
        loss = v_loss(state.now, data, rows, alpha_bar, generator)
        loss.backward()
        state.step(rate_at(state.seen / samples))
        state.seen += batch
        losses.append(loss.item())
        if rank == 0:
            state.average(min(EMA, state.seen / (state.seen + 20 * batch)))
        if rank == 0 and (time.monotonic() - saved > 90 or state.seen >= samples):
            speed = (state.seen - first) / (time.monotonic() - started)
            mean = np.mean(losses)
            print(f"{state.seen}/{samples} loss {mean:.4f} {speed:.1f}/s", flush=True)
            losses.clear()
            state.save()
            saved = time.monotonic()
    if rank == 0:
        for name in ("text", "text_2", "unet"):
            weights = getattr(state.averaged, name).state_dict()
            getattr(state.now, name).load_state_dict(weights)
        export(pipeline.to("cpu"), out / "castboard-mini")


def main() -> None:
    """Draw, encode, train, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vae", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=30000)
    parser.add_argument("--samples", type=int, default=80000)
    parser.add_argument("--batch", type=int, default=32)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    kept = options.out / f"latents-{options.pictures}.safetensors"
    if not kept.exists():
        started = time.monotonic()
        drawn = prepare(options.vae, options.pictures, seed=11)
        save_file({name: x.contiguous() for name, x in vars(drawn).items()}, kept)
        print(f"pictures ready after {time.monotonic() - started:.0f} s", flush=True)
    data = Latents(**{name: x.share_memory_() for name, x in load_file(kept).items()})
    parallel.run(train, options.out, options.vae, data, options.samples, options.batch)


if __name__ == "__main__":
    main()
