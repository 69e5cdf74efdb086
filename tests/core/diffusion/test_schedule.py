from typing import Any, get_args

import pytest
import torch
from diffusers import (
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    EulerDiscreteScheduler,
    UniPCMultistepScheduler,
)
from safetensors.torch import load, save
from torch import Tensor

from core.diffusion.models import Model
from core.diffusion.schedule import Schedule, Stepper, ddim, guide, make_schedule, mix, split
from core.domain.recipe import Sampler

SAMPLERS: tuple[Sampler, ...] = get_args(Sampler)
CLASSES: dict[Sampler, Any] = {
    "ddim": DDIMScheduler,
    "euler": EulerDiscreteScheduler,
    "dpm++2m": DPMSolverMultistepScheduler,
    "unipc": UniPCMultistepScheduler,
}
SDXL = {"timestep_spacing": "leading", "steps_offset": 1}
FOLDERS = {
    "sdxl": SDXL,
    "sd15": {"steps_offset": 1},  # names no spacing: each class of scheduler has its own
    "trailing": {"timestep_spacing": "trailing"},
    "zero snr": {"timestep_spacing": "trailing", "rescale_betas_zero_snr": True},
}


def folder(prediction: str = "epsilon", **changes: Any) -> DDIMScheduler:
    """A folder's scheduler, as it is loaded."""
    config = {
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "scaled_linear",
        "set_alpha_to_one": False,
        "prediction_type": prediction,
    }
    return DDIMScheduler.from_config({**config, **changes}, clip_sample=False)


def drawn(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(1))


def network(z: Tensor, timestep: float) -> Tensor:
    """Some function of a latent (..., 4, h, w) and its time that is not linear."""
    weights = 0.5 * torch.randn(4, 4, generator=torch.Generator().manual_seed(0))
    return torch.tanh(torch.einsum("ij,...jhw->...ihw", weights, z)) + timestep * 1e-4


def follow(schedule: Schedule, stepper: Stepper, z: Tensor, steps: range) -> Tensor:
    for i in steps:
        z, _ = stepper.step(i, z, network(z, schedule.timesteps[i]))
    return z


def theirs(scheduler: Any, z: Tensor, steps: int) -> Tensor:
    """diffusers' own loop."""
    scheduler.set_timesteps(steps)
    z = z * scheduler.init_noise_sigma
    for t in scheduler.timesteps:
        output = network(scheduler.scale_model_input(z, t), float(t))
        z = scheduler.step(output, t, z, return_dict=False)[0]
    return z


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_sampler_makes_what_diffusers_pipeline_makes_with_it(
    sdxl: Model, sampler: Sampler, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, noise = sdxl.pipe, drawn(1, sdxl.channels, 8, 8)
    schedule = make_schedule(pipe.scheduler, 6, sampler)
    own = CLASSES[sampler].from_config(pipe.scheduler.config)
    monkeypatch.setattr(pipe, "scheduler", own)
    asked = {"guidance_scale": 1.0, "num_inference_steps": 6, "height": 64, "width": 64}
    expected = pipe("the fox at sea", latents=noise, output_type="latent", **asked).images
    embeds, _, pooled, _ = pipe.encode_prompt("the fox at sea", do_classifier_free_guidance=False)
    ids = torch.tensor([[64.0, 64, 0, 0, 64, 64]])
    condition = {"text_embeds": pooled, "time_ids": ids}
    z, stepper = noise * schedule.start, schedule.begin()
    for i, t in enumerate(schedule.timesteps):
        with torch.inference_mode():
            output = pipe.unet(z, t, embeds, added_cond_kwargs=condition, return_dict=False)[0]
        z, _ = stepper.step(i, z, output)
    assert torch.allclose(z, expected, atol=1e-4)


@pytest.mark.parametrize("steps", [2, 10, 25])
@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("kind", ["sdxl", "sd15", "trailing"])
@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction"])
def test_a_sampler_steps_as_diffusers_scheduler_does(
    prediction: str, kind: str, sampler: Sampler, steps: int
) -> None:
    loaded = folder(prediction, **FOLDERS[kind])
    expected = theirs(CLASSES[sampler].from_config(loaded.config), drawn(1, 4, 8, 8), steps)
    schedule = make_schedule(loaded, steps, sampler)
    begun = drawn(1, 4, 8, 8) * schedule.start
    z = follow(schedule, schedule.begin(), begun, range(steps))
    assert float((z - expected).abs().max()) < 1e-5 * max(1.0, float(expected.abs().max()))


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_zero_snr_schedule_steps_as_diffusers_scheduler_does(sampler: Sampler) -> None:
    loaded = folder("v_prediction", **FOLDERS["zero snr"])
    expected = theirs(CLASSES[sampler].from_config(loaded.config), drawn(1, 4, 8, 8), 25)
    schedule = make_schedule(loaded, 25, sampler)
    z = follow(schedule, schedule.begin(), drawn(1, 4, 8, 8) * schedule.start, range(25))
    assert torch.allclose(z, expected, atol=1e-4)  # Euler's sigma of 4096 costs diffusers digits


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_level_of_no_signal_makes_no_nan_of_an_epsilon(sampler: Sampler) -> None:
    schedule = make_schedule(folder(**FOLDERS["zero snr"]), 10, sampler)
    z = follow(schedule, schedule.begin(), drawn(4, 8, 8), range(10))
    assert schedule.levels[0] < 1e-6
    assert z.isfinite().all()


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_copy_and_a_restored_state_go_on_to_the_bit(sampler: Sampler) -> None:
    schedule = make_schedule(folder(**SDXL), 10, sampler)
    for forked_at in (1, 2, 6):
        stepper = schedule.begin()
        z = follow(schedule, stepper, drawn(4, 8, 8), range(forked_at))
        fork, restored = stepper.copy(), schedule.begin()
        restored.restore(load(save(stepper.state())))
        rest = range(forked_at, 10)
        expected = follow(schedule, stepper, z, rest)
        assert torch.equal(follow(schedule, fork, z, rest), expected)
        assert torch.equal(follow(schedule, restored, z, rest), expected)


@pytest.mark.parametrize("sampler", ["dpm++2m", "unipc"])
def test_a_multistep_sampler_that_forgot_its_past_does_not_go_on(sampler: Sampler) -> None:
    schedule = make_schedule(folder(**SDXL), 10, sampler)
    with pytest.raises(ValueError, match="zip"):
        follow(schedule, schedule.begin(), drawn(4, 8, 8), range(5, 10))


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_batch_steps_as_its_pictures_do(sampler: Sampler) -> None:
    schedule = make_schedule(folder(**SDXL), 6, sampler)
    batch = drawn(2, 4, 8, 8)
    together = follow(schedule, schedule.begin(), batch, range(6))
    for alone, row in zip(batch, together, strict=True):
        apart = follow(schedule, schedule.begin(), alone, range(6))
        assert torch.allclose(apart, row, atol=1e-4)


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_schedule_takes_what_a_folder_says_of_noise_and_nothing_else(sampler: Sampler) -> None:
    foreign = {"algorithm_type": "sde-dpmsolver++", "solver_order": 3, "thresholding": True}
    loaded = folder(**SDXL, **foreign)
    loaded.set_timesteps(3)
    assert make_schedule(loaded, 7, sampler) == make_schedule(folder(**SDXL), 7, sampler)
    assert len(loaded.timesteps) == 3


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


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_levels_rise_from_noise_to_picture_as_the_folder_says(sampler: Sampler) -> None:
    schedule = make_schedule(folder(**SDXL), 50, sampler)
    assert schedule.steps == 50
    assert len(schedule.levels) == 51
    assert list(schedule.levels) == sorted(set(schedule.levels))
    alphas = folder(**SDXL).alphas_cumprod
    for timestep, level in zip(schedule.timesteps, schedule.levels, strict=False):
        assert level == pytest.approx(float(alphas[int(timestep)]), rel=1e-4)


def test_ddim_steps_where_the_papers_do() -> None:
    schedule = make_schedule(folder(**SDXL), 50)
    assert schedule.timesteps[:2] == (981, 961)
    assert schedule.timesteps[-1] == 1
