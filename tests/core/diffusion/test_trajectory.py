import math
from typing import Any

import pytest
import torch
from safetensors.torch import save
from torch import Tensor

from core.diffusion.samplers import plan
from core.diffusion.schedule import ddim, mix
from core.diffusion.trajectory import EDIT_FRIENDLY, Trajectory, read_trajectory
from core.domain.errors import StorageError
from core.domain.geometry import Size
from core.domain.recipe import Sampler
from core.storage.latents import is_trajectory

CPU = torch.device("cpu")
LEVELS = (0.01, 0.2, 0.6, 0.95)


def drawn(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


def straight() -> tuple[Trajectory, Tensor, Tensor]:
    """A trajectory whose x0 and eps never change."""
    x0, eps = drawn(2, 4, 8, 8)
    latents = torch.stack([mix(x0, eps, level) for level in LEVELS])
    return Trajectory(latents, LEVELS), x0, eps


def noised() -> tuple[Trajectory, Tensor, Tensor]:
    """A trajectory with noise of its own at each level, and that noise."""
    x0, *eps = drawn(4, 4, 64, 64)
    latents = [mix(x0, e, level) for e, level in zip(eps, LEVELS, strict=False)]
    trajectory = Trajectory(torch.stack([*latents, x0]), LEVELS, made_by=EDIT_FRIENDLY)
    return trajectory, x0, torch.stack(eps)


def test_a_trajectory_is_exact_at_its_own_levels() -> None:
    trajectory, _, _ = straight()
    for i, level in enumerate(LEVELS):
        assert torch.equal(trajectory.at(level), trajectory.latents[i])


@pytest.mark.parametrize("level", [0.05, 0.35, 0.9])
def test_between_two_levels_a_trajectory_goes_where_ddim_would(level: float) -> None:
    trajectory, _, eps = straight()
    expected = ddim(trajectory.latents[0], eps, LEVELS[0], level)
    assert torch.allclose(trajectory.at(level), expected, atol=1e-4)


@pytest.mark.parametrize("level", [0.0, 2.0**-24, 0.004])
def test_beyond_its_noisy_end_a_trajectory_keeps_its_noise(level: float) -> None:
    trajectory = Trajectory(drawn(4, 4, 64, 64), LEVELS)
    beyond = trajectory.at(level)
    assert float(beyond.std()) == pytest.approx(1, abs=0.05)
    assert float((beyond - trajectory.latents[0]).std()) < 0.12
    assert torch.allclose(trajectory.at(LEVELS[0] - 1e-9), trajectory.latents[0], atol=1e-4)


@pytest.mark.parametrize("level", [0.95, 0.97, 1.0])
def test_beyond_its_clean_end_a_trajectory_stays_at_the_picture(level: float) -> None:
    trajectory, _, _ = straight()
    assert torch.equal(trajectory.at(level), trajectory.latents[-1])


def test_a_schedule_whose_last_step_stands_still_is_no_trouble() -> None:
    latents = torch.randn(3, 4, 8, 8)
    trajectory = Trajectory(latents, (0.1, 0.9, 0.9))
    assert torch.equal(trajectory.at(0.9), latents[2])


@pytest.mark.parametrize(
    ("sampler", "changes"),
    [
        ("ddim", {"timestep_spacing": "linspace", "set_alpha_to_one": False}),
        ("ddim", {"timestep_spacing": "leading", "steps_offset": 0, "set_alpha_to_one": False}),
        ("euler", {"timestep_spacing": "linspace", "final_sigmas_type": "sigma_min"}),
        ("dpm++2m", {"use_karras_sigmas": True, "final_sigmas_type": "sigma_min"}),
        ("unipc", {"use_karras_sigmas": True, "final_sigmas_type": "sigma_min"}),
    ],
)
def test_what_is_kept_of_such_a_schedule_is_taken_from_the_library_again(
    sampler: Sampler, changes: dict[str, Any]
) -> None:
    config = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
    levels = plan({**config, "prediction_type": "epsilon", **changes}, 4, sampler).levels
    assert levels[-2] == levels[-1]
    kept = Trajectory(drawn(len(levels), 4, 8, 8), levels).to_bytes()
    assert is_trajectory(kept, Size(width=64, height=64))


def test_noise_that_differs_from_level_to_level_is_never_averaged() -> None:
    trajectory, x0, eps = noised()
    for level in (0.0, 0.01, 0.05, 0.1, 0.2, 0.35, 0.6, 0.7, 0.94):
        found = (trajectory.at(level) - level**0.5 * x0) / (1 - level) ** 0.5
        assert min(float((found - e).abs().max()) for e in eps) < 1e-4


def test_each_level_has_the_noise_of_the_nearest() -> None:
    trajectory, x0, eps = noised()
    for level, nearest in ((0.011, 0), (0.19, 1), (0.21, 1), (0.59, 2), (0.94, 2)):
        assert torch.allclose(trajectory.at(level), mix(x0, eps[nearest], level), atol=1e-4)


def test_a_trajectory_comes_back_from_its_bytes_in_half_precision() -> None:
    subject = torch.rand(4, 4)
    trajectory = Trajectory(drawn(4, 4, 8, 8), LEVELS, subject, 31.25, "ddim")
    again = read_trajectory(trajectory.to_bytes(), CPU)
    assert torch.equal(again.latents, trajectory.latents.half())
    assert again.at(0.3).dtype == torch.float32
    assert torch.allclose(again.at(0.3), trajectory.at(0.3), atol=2e-3)
    assert (again.levels, again.psnr, again.made_by) == (LEVELS, 31.25, "ddim")
    assert again.subject is not None
    assert torch.equal(again.subject, subject)


def test_a_trajectory_has_the_same_bytes_each_time() -> None:
    trajectory = Trajectory(drawn(4, 4, 8, 8), LEVELS, torch.ones(4, 4), math.inf, EDIT_FRIENDLY)
    assert len({trajectory.to_bytes() for _ in range(20)}) == 1
    assert read_trajectory(trajectory.to_bytes(), CPU).psnr == math.inf


def test_what_nobody_measured_stays_unsaid() -> None:
    again = read_trajectory(straight()[0].to_bytes(), CPU)
    assert (again.psnr, again.made_by) == (None, "cast")


def test_a_trajectory_of_the_first_method_is_read() -> None:
    latents = drawn(4, 4, 8, 8)
    old = save({"latents": latents, "levels": torch.tensor(LEVELS, dtype=torch.float64)})
    again = read_trajectory(old, CPU)
    assert torch.equal(again.latents, latents)
    assert (again.levels, again.psnr, again.made_by) == (LEVELS, None, "")


def test_a_level_of_sdxl_takes_128_kib_on_disk() -> None:
    size = [len(Trajectory(torch.zeros(n, 4, 128, 128), LEVELS[:n]).to_bytes()) for n in (1, 2)]
    assert size[1] - size[0] == pytest.approx(128 * 1024, abs=64)


def test_a_damaged_trajectory_is_a_sentence() -> None:
    data = straight()[0].to_bytes()
    for damaged in (data[: len(data) // 2], b"", b"not a trajectory"):
        with pytest.raises(StorageError, match="damaged"):
            read_trajectory(damaged, CPU)
