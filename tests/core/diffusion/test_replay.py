"""The loop takes prompt embeddings, start latents and references as tensors."""

import torch
from diffusers import DDIMScheduler

from core.diffusion.attention.install import shared_attention
from core.diffusion.attention.layers import Grid, layers_of
from core.diffusion.denoise import Denoiser
from core.diffusion.masks import SubjectMaps
from core.diffusion.memory import Memory
from core.diffusion.models import Model
from core.diffusion.panels import Panel
from core.diffusion.passes import Passes
from core.diffusion.prompts import Branch, Text
from core.diffusion.references import Source
from core.diffusion.schedule import make_schedule
from core.diffusion.sharing import Sharing
from core.diffusion.trajectory import Trajectory
from tests.core.diffusion.conftest import STYLE, recipe

LATENT = Grid(8, 8)


def text(seed: int) -> Text:
    """An encoded prompt that no words have."""
    drawn = torch.Generator().manual_seed(seed)
    embeds = torch.randn(2, 77, 80, generator=drawn)
    return Text((Branch.UNCOND, Branch.COND), embeds, torch.randn(2, 48, generator=drawn))


def replay(model: Model, sharing: Sharing, z: torch.Tensor, sources: dict) -> torch.Tensor:
    """The clean latent that the loop makes of tensors."""
    schedule = sharing.schedule
    panel = Panel(0, sharing, text(1), z, schedule.begin(), {}, SubjectMaps((), LATENT, 1))
    with shared_attention(model.unet) as stage:
        passes = Passes(model, stage, schedule, {})
        for _ in Denoiser(passes, sharing.layers, sources, Memory(model)).run([panel]):
            pass
    return panel.z


def test_a_run_of_diffusers_is_replayed_from_its_tensors(sdxl: Model) -> None:
    wanted = recipe()
    z = torch.randn(4, 8, 8, generator=torch.Generator().manual_seed(2))
    schedule = make_schedule(sdxl.pipe.scheduler, wanted.steps)
    found = replay(sdxl, Sharing(wanted, layers_of(sdxl.unet), schedule), z, {})
    words = text(1)
    pipe = sdxl.pipe
    pipe.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    expected = pipe(
        prompt_embeds=words.embeds[1:],
        negative_prompt_embeds=words.embeds[:1],
        pooled_prompt_embeds=words.pooled[1:],
        negative_pooled_prompt_embeds=words.pooled[:1],
        latents=z[None].clone(),
        width=64,
        height=64,
        num_inference_steps=wanted.steps,
        guidance_scale=wanted.guidance,
        output_type="latent",
    ).images[0]
    assert torch.allclose(found, expected, atol=1e-4)


def test_references_are_tensors_too(sdxl: Model) -> None:
    wanted = recipe(references=(STYLE,))
    z = torch.randn(4, 8, 8, generator=torch.Generator().manual_seed(2))
    schedule = make_schedule(sdxl.pipe.scheduler, wanted.steps)
    sharing = Sharing(wanted, layers_of(sdxl.unet), schedule)
    made = []
    for seed in (3, 3, 4):
        drawn = torch.Generator().manual_seed(seed)
        latents = [torch.randn(4, 8, 8, generator=drawn) for _ in schedule.levels]
        trajectory = Trajectory.of(latents, schedule.levels, None)
        source = Source(trajectory, text(5), LATENT, {}, 0.0)
        made.append(replay(sdxl, sharing, z, dict.fromkeys(sharing.styles, source)))
    assert torch.equal(made[0], made[1])
    assert (made[0] - made[2]).abs().max() > 1e-3
