"""What only a CUDA device can show; without one these tests are skipped."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from core.diffusion.attention.attend import HIDDEN, attend
from core.diffusion.generate import render
from core.diffusion.memory import Memory
from core.diffusion.models import load_model
from core.domain.events import Measured, PictureMade
from core.jobs.engine import Engine
from tests.core.diffusion.conftest import anchored, materials, recipe

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
CUDA = torch.device("cuda")


def explicit(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> tuple[Tensor, Tensor]:
    q, k, v = (x.double().transpose(1, 2) for x in (q, k, v))
    logits = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5
    logits = logits if bias is None else logits + bias.double()
    out = logits.softmax(-1) @ v
    return out.transpose(1, 2), logits.logsumexp(-1).transpose(1, 2)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float16, torch.bfloat16])
@pytest.mark.parametrize("keys", [64, 77, 1])
@pytest.mark.parametrize("biased", [False, True])
def test_the_kernels_give_attention_and_its_lse(
    dtype: torch.dtype, keys: int, biased: bool
) -> None:
    torch.manual_seed(0)
    q = torch.randn(2, 50, 4, 64, device=CUDA, dtype=dtype)
    k, v = (torch.randn(2, keys, 4, 64, device=CUDA, dtype=dtype) for _ in range(2))
    bias = None
    if biased:
        hidden = torch.rand(2, 1, 1, keys, device=CUDA) < 0.5
        bias = torch.zeros(2, 1, 1, keys, device=CUDA).masked_fill(hidden, HIDDEN)
        bias[..., 0] = 0.5
    out, lse = attend(q, k, v, bias)
    expected, mass = explicit(q, k, v, bias)
    close = 2e-5 if dtype == torch.float32 else 2e-2
    assert (out.double() - expected).abs().max() < close
    assert (lse.double() - mass).abs().max() < close


def test_half_precision_on_the_device_draws_what_the_processor_draws(sdxl_folder: Path) -> None:
    cpu = load_model(sdxl_folder, torch.device("cpu"))
    wanted = [anchored(seed=seed) for seed in (1, 2, 3)]
    given = materials(cpu, *wanted)
    pictures = []
    for model in (cpu, load_model(sdxl_folder, CUDA)):
        memory = Memory(model)
        events = render(memory, wanted, given)
        pictures.append([event for event in events if isinstance(event, PictureMade)])
    assert memory.together > 1
    assert len(pictures[0]) == len(pictures[1]) == 3


def test_a_device_that_is_too_small_is_made_do_with(sdxl_folder: Path) -> None:
    model = load_model(sdxl_folder, CUDA)
    wanted = [anchored(seed=seed) for seed in range(1, 9)]
    given = materials(load_model(sdxl_folder, torch.device("cpu")), *wanted)
    memory = Memory(model)
    memory.together, memory._each = 8, 1.0
    total = torch.cuda.get_device_properties(CUDA).total_memory
    torch.cuda.set_per_process_memory_fraction((torch.cuda.memory_allocated() + 24e6) / total)
    try:
        made = [e for e in render(memory, wanted, given) if isinstance(e, PictureMade)]
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    assert len(made) == 8


def test_a_model_that_is_let_go_of_gives_the_devices_memory_back(mini_folder: Path) -> None:
    before = torch.cuda.memory_reserved(CUDA)
    engine = Engine(mini_folder, "cuda")
    events = list(engine.render([recipe()], {}))
    told = [event for event in events if isinstance(event, Measured)]
    assert all(0 < each.memory < each.capacity for each in told)
    engine.unload()
    assert torch.cuda.memory_reserved(CUDA) == before
