"""Memory that runs out: what is given up, in which order, and that the pictures stay the same."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image, ImageChops

from core.diffusion.devices import is_out_of_memory
from core.diffusion.generate import invert, render
from core.diffusion.memory import Memory
from core.diffusion.models import load_model
from core.domain.events import PictureMade, Preview
from core.domain.recipe import Recipe
from tests.core.diffusion.conftest import STYLE, Studio, anchored, picture, recipe


@pytest.fixture
def memory(sdxl_folder: Path) -> Memory:
    """A model of its own: what is given up stays given up."""
    return Memory(load_model(sdxl_folder, torch.device("cpu")))


@contextmanager
def running_out(part: Any, times: int, after: int = 0) -> Iterator[None]:
    """Memory runs out in so many forward passes of a network, after some that go well."""
    passes = 0

    def fail(*_: Any) -> None:
        nonlocal passes
        passes += 1
        if after < passes <= after + times:
            raise torch.OutOfMemoryError("CUDA out of memory (as the test has it)")

    hook = part.register_forward_pre_hook(fail)
    try:
        yield
    finally:
        hook.remove()


def wanted() -> list[Recipe]:
    one = anchored(steps=4)
    return [one.replace(seed=seed, references=(STYLE, *one.references)) for seed in (1, 2, 3)]


def draw(memory: Memory, studio: Studio, recipes: list[Recipe]) -> list[bytes]:
    for each in recipes:
        studio.freeze(each)
    events = render(memory, recipes, studio.trajectories)
    return [event.png for event in events if isinstance(event, PictureMade)]


def distance(one: bytes, other: bytes) -> int:
    """The largest difference of two pictures, in levels of 255."""
    with Image.open(io.BytesIO(one)) as a, Image.open(io.BytesIO(other)) as b:
        extremes = ImageChops.difference(a, b).getextrema()
    return max(int(high) for _, high in extremes)


def state(memory: Memory) -> tuple[int, bool, int, bool]:
    """Panels at once, hidden states or not, how many parts are parked, streaming or not."""
    parked = len(memory._parked)
    return memory.together, memory.compact, parked, memory._streams


DENOISING = [
    (1, (2, False, 0, False)),
    (2, (1, False, 0, False)),
    (3, (1, True, 0, False)),
    (4, (1, True, 3, False)),
    (5, (1, True, 3, True)),
]


@pytest.mark.parametrize(("times", "expected"), DENOISING)
def test_a_render_that_runs_out_of_memory_gives_something_up_and_goes_on(
    sdxl_studio: Studio, memory: Memory, times: int, expected: tuple[int, bool, int, bool]
) -> None:
    recipes = wanted()
    memory.together = 4
    undisturbed = draw(Memory(sdxl_studio.model), sdxl_studio, recipes)
    with running_out(memory.model.unet, times, after=9):
        made = draw(memory, sdxl_studio, recipes)
    assert state(memory) == expected
    # Several panels at once round their sums in another order.
    differences = [distance(one, other) for one, other in zip(made, undisturbed, strict=True)]
    assert max(differences) <= 2


def test_an_error_is_raised_when_nothing_is_left_to_give_up(
    sdxl_studio: Studio, memory: Memory
) -> None:
    with running_out(memory.model.unet, 100), pytest.raises(torch.OutOfMemoryError):
        draw(memory, sdxl_studio, [recipe()])
    assert state(memory) == (1, True, 3, True)


def test_norms_stay_out_of_the_stream_for_their_forward_is_ours(
    sdxl_studio: Studio, memory: Memory
) -> None:
    undisturbed = draw(Memory(sdxl_studio.model), sdxl_studio, [recipe()])
    before = draw(memory, sdxl_studio, [recipe()])
    memory._stream()
    norms = [m for m in memory.model.unet.modules() if isinstance(m, torch.nn.GroupNorm)]
    linears = [m for m in memory.model.unet.modules() if isinstance(m, torch.nn.Linear)]
    assert not any(hooks_of(norm) for norm in norms)
    assert all(hooks_of(linear) for linear in linears)
    again = [draw(memory, sdxl_studio, [recipe()]) for _ in range(2)]
    assert not any(hooks_of(norm) for norm in norms)
    assert undisturbed == before == again[0] == again[1]


def hooks_of(module: torch.nn.Module) -> list[str]:
    """What diffusers has hung on a module."""
    registry = getattr(module, "_diffusers_hook", None)
    return [] if registry is None else list(registry.hooks)


def test_a_preview_that_does_not_fit_is_left_out(sdxl_studio: Studio, memory: Memory) -> None:
    with running_out(memory.model.pipe.vae.decoder, 3):
        events = [type(event) for event in render(memory, [recipe()], {})]
    assert events.count(PictureMade) == 1
    assert events.count(Preview) == 1  # of four
    assert state(memory) == (1, False, 0, False)


@pytest.mark.parametrize("part", ["unet", "vae"])
def test_a_picture_is_read_with_less_memory(sdxl_studio: Studio, memory: Memory, part: str) -> None:
    styled = recipe(references=(STYLE,))
    expected = list(invert(Memory(sdxl_studio.model), styled, STYLE, picture()))[-1]
    network = memory.model.unet if part == "unet" else memory.model.pipe.vae.encoder
    with running_out(network, 1):
        made = list(invert(memory, styled, STYLE, picture()))[-1]
    assert made == expected
    assert len(memory._parked) == 3


def test_panels_that_go_together_are_planned_by_their_size(memory: Memory) -> None:
    memory.plan(100)
    assert memory.together == 1  # on a CPU, always


def test_another_error_gives_nothing_up(sdxl_studio: Studio, memory: Memory) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a defect")

    memory.model.unet.register_forward_pre_hook(fail)
    with pytest.raises(RuntimeError, match="a defect"):
        draw(memory, sdxl_studio, [recipe()])
    assert state(memory) == (1, False, 0, False)


@pytest.mark.parametrize(("times", "parked", "tiles"), [(1, 3, False), (2, 4, False), (3, 4, True)])
def test_a_picture_that_does_not_fit_is_decoded_with_less(
    sdxl_studio: Studio, memory: Memory, times: int, parked: int, tiles: bool
) -> None:
    # Previews come first: they are small, and none of them fails here.
    undisturbed = draw(Memory(sdxl_studio.model), sdxl_studio, [recipe(steps=2)])
    calls = 0
    memory.model.pipe.vae.decoder.register_forward_pre_hook(lambda *_: count())

    def count() -> None:
        nonlocal calls
        calls += 1

    draw(memory, sdxl_studio, [recipe(steps=2)])
    with running_out(memory.model.pipe.vae.decoder, times, after=calls - 1):
        made = draw(memory, sdxl_studio, [recipe(steps=2)])
    assert len(memory._parked) == parked
    assert memory.model.pipe.vae.use_tiling is tiles
    assert made == undisturbed


@pytest.mark.parametrize(
    ("times", "parked", "streams"), [(1, 3, False), (2, 4, False), (3, 3, True)]
)
def test_texts_that_do_not_fit_are_encoded_with_less(
    sdxl_studio: Studio, memory: Memory, times: int, parked: int, streams: bool
) -> None:
    undisturbed = draw(Memory(sdxl_studio.model), sdxl_studio, [recipe()])
    with running_out(memory.model.pipe.text_encoder_2, times):
        made = draw(memory, sdxl_studio, [recipe()])
    assert (len(memory._parked), memory._streams) == (parked, streams)
    assert made == undisturbed


def test_parked_parts_are_on_the_device_only_while_they_work(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    vae, unet = memory.model.pipe.vae, memory.model.unet
    moves: list[tuple[str, str]] = []
    for name, part in (("vae", vae), ("unet", unet)):
        monkeypatch.setattr(part, "to", lambda device, name=name: moves.append((name, str(device))))
    memory.wake(unet)
    assert moves == []  # nothing is parked
    memory._park(vae)
    memory.wake(unet)
    memory.wake(vae)
    assert moves == [("vae", "cpu"), ("vae", str(memory.model.device))]
    memory._park(unet)
    moves.clear()
    memory.wake(vae)
    assert moves == [("unet", "cpu"), ("vae", str(memory.model.device))]


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory"),
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:117] . DefaultCPUAllocator: can't allocate memory"
        ),
        RuntimeError("MPS backend out of memory (MPS allocated: 5.10 GB)"),
        MemoryError(),
    ],
)
def test_every_devices_way_of_saying_that_memory_ran_out_is_understood(error: Exception) -> None:
    assert is_out_of_memory(error)
    assert not is_out_of_memory(RuntimeError("shape mismatch"))
