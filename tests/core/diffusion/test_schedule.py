import pytest
import torch

from core.diffusion.models import Model
from core.diffusion.schedule import ddim, guide, make_schedule, mix, split


def test_a_ddim_step_and_its_inverse_with_the_same_noise_return_the_latent() -> None:
    z, eps = torch.randn(2, 4, 8, 8, dtype=torch.float64)
    there = ddim(z, eps, 0.1, 0.6)
    assert not torch.allclose(there, z)
    assert torch.allclose(ddim(there, eps, 0.6, 0.1), z)


@pytest.mark.parametrize("level", [0.003, 0.5, 0.999])
def test_both_kinds_of_prediction_find_the_same_picture_and_noise(level: float) -> None:
    x0, eps = torch.randn(2, 4, 8, 8, dtype=torch.float64)
    z = mix(x0, eps, level)
    v = level**0.5 * eps - (1 - level) ** 0.5 * x0
    for output, prediction in ((eps, "epsilon"), (v, "v_prediction")):
        found = split(z, output, level, prediction)
        assert torch.allclose(found[0], x0)
        assert torch.allclose(found[1], eps)


def test_a_v_prediction_needs_no_signal_at_the_noisy_end() -> None:
    v = torch.randn(4, 8, 8)
    x0, _ = split(torch.randn(4, 8, 8), v, 0.0, "v_prediction")
    assert torch.equal(x0, -v)


def test_guidance_leaves_a_lone_row_alone() -> None:
    output = torch.randn(1, 4, 8, 8)
    assert torch.equal(guide(output, 7.0), output[0])


def test_guidance_goes_from_uncond_past_cond() -> None:
    rows = torch.stack([torch.zeros(1, 2, 2), torch.ones(1, 2, 2)])
    assert torch.equal(guide(rows, 3.0), torch.full((1, 2, 2), 3.0))


def test_levels_rise_from_noise_to_picture_as_the_folder_says(sdxl: Model) -> None:
    schedule = make_schedule(sdxl.pipe.scheduler, 50)
    assert schedule.timesteps[:2] == (981, 961)
    assert schedule.timesteps[-1] == 1
    assert list(schedule.levels) == sorted(schedule.levels)
    assert len(schedule.levels) == 51


def test_the_nearest_step_exists_for_every_number_of_steps(sdxl: Model) -> None:
    for steps in (2, 20, 25, 30, 50):
        schedule = make_schedule(sdxl.pipe.scheduler, steps)
        found = schedule.timesteps[schedule.nearest_step(261)]
        assert abs(found - 261) <= 500 // steps + 1
