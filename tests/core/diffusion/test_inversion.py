import io
import math
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import DDIMScheduler
from PIL import Image

from core.diffusion import inversion
from core.diffusion.inversion import invert
from core.diffusion.latents import decode, encode_picture
from core.diffusion.models import Model
from core.diffusion.schedule import make_schedule
from core.diffusion.trajectory import DDIM, EDIT_FRIENDLY, Trajectory, read_trajectory
from core.diffusion.walk import GUIDANCE
from core.domain.errors import PictureError, PromptError
from core.domain.events import Progress, ReconstructionMade
from core.domain.geometry import Size
from core.domain.recipe import Reference, Role
from core.domain.values import BlobId
from tests.core.diffusion.conftest import STYLE, picture, recipe

STEPS = 10
OWN = Reference(role=Role.SUBJECT, picture=BlobId("x"), prompt="the fox", noun="fox")
MADE: dict[tuple[int, float, Reference], list[Any]] = {}


@pytest.fixture(autouse=True)
def _few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inversion, "STEPS", STEPS)


def events(model: Model, enough: float, reference: Reference = STYLE) -> list[Any]:
    """All that an inversion says where a PSNR is enough: -inf takes DDIM, inf edit-friendly."""
    key = (id(model), enough, reference)
    if key not in MADE:
        MADE[key] = invert_anew(model, enough, reference)
    return MADE[key]


def invert_anew(model: Model, enough: float, reference: Reference = STYLE) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "ENOUGH", enough)
        return list(invert(model, recipe(), reference, picture()))


def inverted(model: Model, enough: float, reference: Reference = STYLE) -> Trajectory:
    return read_trajectory(events(model, enough, reference)[-1].data, model.device)


def alike(one: Image.Image, other: Image.Image) -> float:
    """The PSNR in dB."""
    gap = np.asarray(one, dtype=np.float64) - np.asarray(other, dtype=np.float64)
    return 10 * math.log10(255**2 / max(float((gap**2).mean()), 1e-12))


@pytest.mark.parametrize("enough", [-math.inf, math.inf])
def test_an_inversion_leads_from_noise_to_the_picture(model: Model, enough: float) -> None:
    trajectory = inverted(model, enough)
    clean = encode_picture(model, picture(), recipe().size)
    assert torch.allclose(trajectory.latents[-1].float(), clean, atol=2e-3)
    assert trajectory.latents.shape == (STEPS + 1, model.channels, 8, 8)
    assert trajectory.latents.isfinite().all()
    assert trajectory.levels == make_schedule(model.pipe.scheduler, STEPS).levels
    assert decode(model, trajectory.latents[-1]).size == (64, 64)


def test_the_way_is_chosen_by_how_much_of_the_picture_comes_back(model: Model) -> None:
    by_ddim, edit_friendly = inverted(model, -math.inf), inverted(model, math.inf)
    assert (by_ddim.made_by, edit_friendly.made_by) == (DDIM, EDIT_FRIENDLY)
    assert by_ddim.psnr is not None
    assert inverted(model, by_ddim.psnr).made_by == DDIM
    assert inverted(model, by_ddim.psnr + 0.01).made_by == EDIT_FRIENDLY


def test_the_measured_way_back_is_the_one_that_diffusers_samples(sdxl: Model) -> None:
    trajectory = inverted(sdxl, -math.inf)
    back = sdxl.pipe(
        STYLE.prompt,
        height=64,
        width=64,
        num_inference_steps=STEPS,
        guidance_scale=GUIDANCE,
        latents=trajectory.latents[:1].float(),
        output_type="latent",
    ).images[0]
    clean = encode_picture(sdxl, picture(), recipe().size)
    measured = alike(decode(sdxl, back), decode(sdxl, clean))
    assert measured < 60
    assert trajectory.psnr == pytest.approx(measured, abs=0.5)


def test_the_edit_friendly_way_back_is_exact(model: Model) -> None:
    trajectory = inverted(model, math.inf)
    assert trajectory.psnr is not None
    assert trajectory.psnr > 60


def test_edit_friendly_noise_is_drawn_anew_for_each_level(model: Model) -> None:
    trajectory = inverted(model, math.inf)
    x0 = trajectory.latents[-1].float()
    eps = torch.stack(
        [
            ((z.float() - a**0.5 * x0) / (1 - a) ** 0.5).flatten()
            for z, a in zip(trajectory.latents[:-2], trajectory.levels, strict=False)
        ]
    )
    assert torch.allclose(eps.std(dim=1), torch.tensor(1.0), atol=0.25)
    between = torch.corrcoef(eps)[~torch.eye(len(eps), dtype=torch.bool)]
    assert float(between.abs().mean()) < 2 / math.sqrt(eps.shape[1])


def test_edit_friendly_noise_belongs_to_the_trajectory(sdxl: Model) -> None:
    first, other = inverted(sdxl, math.inf), inverted(sdxl, math.inf, OWN)
    assert invert_anew(sdxl, math.inf)[-1] == events(sdxl, math.inf)[-1]
    assert float((other.latents[0] - first.latents[0]).float().std()) > 1


def test_the_mean_of_a_step_is_diffusers(model: Model) -> None:
    scheduler = DDIMScheduler.from_config(model.pipe.scheduler.config)
    scheduler.set_timesteps(50)
    schedule = make_schedule(model.pipe.scheduler, 50)
    z, output = torch.randn(2, model.channels, 8, 8)
    still = torch.zeros_like(z)
    for step, t in enumerate(scheduler.timesteps):
        theirs = scheduler.step(output, t, z, eta=1.0, variance_noise=still, return_dict=False)[0]
        ours = inversion._ddpm_mean(schedule, step, z, output)
        assert torch.allclose(ours, theirs, atol=1e-4)


@pytest.mark.parametrize("enough", [-math.inf, math.inf])
def test_an_inversion_counts_every_step(sdxl: Model, enough: float) -> None:
    *progress, _, made = events(sdxl, enough)
    assert all(isinstance(event, Progress) for event in progress)
    assert [event.done for event in progress] == list(range(len(progress)))
    assert progress[-1].done == progress[-1].total
    assert made.key == recipe().trajectory_key(STYLE)


@pytest.mark.parametrize("enough", [-math.inf, math.inf])
def test_what_comes_back_is_shown_with_how_like_the_picture_it_is(
    model: Model, enough: float
) -> None:
    back, made = events(model, enough)[-2:]
    assert isinstance(back, ReconstructionMade)
    assert back.key == made.key
    trajectory = read_trajectory(made.data, model.device)
    assert back.psnr == trajectory.psnr
    shown = Image.open(io.BytesIO(back.png))
    whole = decode(model, encode_picture(model, picture(), recipe().size))
    assert min(alike(shown, whole), 100) == pytest.approx(min(back.psnr, 100))


def test_a_last_step_that_stands_still_is_left_out(
    sdxl: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = DDIMScheduler.from_config(sdxl.pipe.scheduler.config, steps_offset=0)
    monkeypatch.setattr(sdxl.pipe, "scheduler", still)
    *_, made = invert(sdxl, recipe(), STYLE, picture())
    trajectory = read_trajectory(made.data, sdxl.device)
    assert len(trajectory.levels) == len(trajectory.latents) == STEPS
    assert len(set(trajectory.levels)) == STEPS


def test_a_trajectory_does_not_depend_on_the_recipes_steps(sdxl: Model) -> None:
    other = recipe(steps=30, guidance=9.0, sampler="unipc")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "ENOUGH", -math.inf)
        *_, made = invert(sdxl, other, STYLE, picture())
    assert made == events(sdxl, -math.inf)[-1]


@pytest.mark.parametrize("enough", [-math.inf, math.inf])
def test_an_artists_own_picture_of_a_character_gets_a_subject_map(
    model: Model, enough: float
) -> None:
    subject = inverted(model, enough, OWN).subject
    assert subject is not None
    assert subject.std() > 0
    assert inverted(model, enough).subject is None


def test_a_noun_that_its_text_lacks_is_a_sentence(sdxl: Model) -> None:
    with pytest.raises(PromptError, match="“fox”"):
        list(invert(sdxl, recipe(), OWN.replace(prompt="a hat"), picture()))


@pytest.mark.parametrize("data", [b"", b"not a picture", picture()[:200]])
def test_bytes_that_are_no_picture_are_a_sentence(sdxl: Model, data: bytes) -> None:
    with pytest.raises(PictureError, match="not a picture"):
        list(invert(sdxl, recipe(), STYLE, data))


def test_an_inversion_that_is_closed_puts_the_unet_back(sdxl: Model) -> None:
    before = dict(sdxl.unet.attn_processors)
    going = invert(sdxl, recipe(), STYLE, picture())
    next(event for event in going if event.done == 3)
    assert dict(sdxl.unet.attn_processors) != before
    going.close()
    assert dict(sdxl.unet.attn_processors) == before


def test_a_wide_picture_is_inverted_at_its_recipes_size(sdxl: Model) -> None:
    wide = recipe(size=Size(width=152, height=64))
    *_, made = invert(sdxl, wide, STYLE, picture(300, 90))
    assert read_trajectory(made.data, sdxl.device).latents.shape[-2:] == (8, 19)
