"""Draws training pictures in parallel and keeps them, or their latents, in memory."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from random import Random

import numpy as np
import numpy.typing as npt

from mini_model.draw import draw_picture
from mini_model.scenes import Sample, random_sample

CHUNK = 250
Pictures = npt.NDArray[np.uint8]


def samples(seed: int, chunk: int) -> list[Sample]:
    """Chunk number `chunk` of an endless, seeded supply of samples."""
    rng = Random(f"{seed}/{chunk}")
    return [random_sample(rng) for _ in range(CHUNK)]


def draw_chunk(seed: int, chunk: int) -> tuple[Pictures, list[str]]:
    """One chunk drawn: uint8 pictures (250, 128, 128, 3) and their captions."""
    drawn = samples(seed, chunk)
    pictures = np.stack([np.asarray(draw_picture(sample.picture)) for sample in drawn])
    return pictures, [sample.caption for sample in drawn]


def draw_chunks(seed: int, count: int) -> Iterator[tuple[Pictures, list[str]]]:
    """Draw `count` samples: uint8 pictures (250, 128, 128, 3) and their captions at a time."""
    chunks = count // CHUNK
    with ProcessPoolExecutor(2) as pool:
        yield from pool.map(draw_chunk, [seed] * chunks, range(chunks))
