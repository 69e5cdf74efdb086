import pytest
import torch

from core.diffusion.schedule import ddim, mix
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.domain.errors import StorageError

CPU = torch.device("cpu")
LEVELS = (0.01, 0.2, 0.6, 0.95)


def straight() -> tuple[Trajectory, torch.Tensor, torch.Tensor]:
    """A trajectory whose x0 and eps never change."""
    x0, eps = torch.randn(2, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    latents = torch.stack([mix(x0, eps, level) for level in LEVELS])
    return Trajectory(latents, LEVELS), x0, eps


def test_a_trajectory_is_exact_at_its_own_levels() -> None:
    trajectory, _, _ = straight()
    for i, level in enumerate(LEVELS):
        assert torch.equal(trajectory.at(level), trajectory.latents[i])


@pytest.mark.parametrize("level", [0.05, 0.35, 0.9])
def test_between_two_levels_a_trajectory_goes_where_ddim_would(level: float) -> None:
    trajectory, _, eps = straight()
    expected = ddim(trajectory.latents[0], eps, LEVELS[0], level)
    assert torch.allclose(trajectory.at(level), expected, atol=1e-4)


def test_a_little_beyond_its_noisy_end_a_trajectory_goes_on() -> None:
    trajectory, x0, eps = straight()
    assert torch.allclose(trajectory.at(0.004), mix(x0, eps, 0.004), atol=1e-5)


def test_a_schedule_whose_last_step_stands_still_is_no_trouble() -> None:
    latents = torch.randn(3, 4, 8, 8)
    trajectory = Trajectory(latents, (0.1, 0.9, 0.9))
    assert torch.equal(trajectory.at(0.9), latents[2])


def test_a_trajectory_comes_back_from_its_bytes() -> None:
    subject = torch.rand(4, 4)
    trajectory = Trajectory(torch.randn(4, 4, 8, 8), LEVELS, subject)
    again = read_trajectory(trajectory.to_bytes(), CPU)
    assert torch.equal(again.latents, trajectory.latents)
    assert again.levels == LEVELS
    assert again.subject is not None
    assert torch.equal(again.subject, subject)


def test_a_damaged_trajectory_is_a_sentence() -> None:
    data = straight()[0].to_bytes()
    for damaged in (data[: len(data) // 2], b"", b"not a trajectory"):
        with pytest.raises(StorageError, match="damaged"):
            read_trajectory(damaged, CPU)
