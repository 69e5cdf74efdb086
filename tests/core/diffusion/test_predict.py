import pytest
import torch
from torch import Tensor, nn

from core.diffusion.attention.layers import Grid
from core.diffusion.models import Model
from core.diffusion.predict import Enough, condition, predict
from core.diffusion.prompts import Text, encode

PROMPTS = ("the fox", "the robot at sea")


def texts(model: Model) -> list[Text]:
    return [encode(model.pipe, prompt, "blurry", guided=True) for prompt in PROMPTS]


def test_rows_are_the_uncond_ones_of_all_texts_and_then_the_cond_ones(model: Model) -> None:
    fox, robot = texts(model)
    found = condition(model, [fox, robot], Grid(8, 12), branches=2)
    expected = [fox.embeds[0], robot.embeds[0], fox.embeds[1], robot.embeds[1]]
    assert torch.equal(found.embeds, torch.stack(expected))
    assert fox.pooled is not None
    assert robot.pooled is not None
    pooled = [fox.pooled[0], robot.pooled[0], fox.pooled[1], robot.pooled[1]]
    assert torch.equal(found.added["text_embeds"], torch.stack(pooled))


def test_one_branch_is_the_cond_one(model: Model) -> None:
    fox, robot = texts(model)
    found = condition(model, [fox, robot], Grid(8, 12), branches=1)
    assert torch.equal(found.embeds, torch.stack([fox.embeds[1], robot.embeds[1]]))


def test_sdxl_is_told_the_size_in_pixels_uncropped(sdxl: Model) -> None:
    found = condition(sdxl, texts(sdxl), Grid(8, 12), branches=2)
    assert found.added["time_ids"].tolist() == [[64, 96, 0, 0, 64, 96]] * 4


def test_sd15_is_told_nothing_but_the_text(sd15: Model) -> None:
    assert condition(sd15, texts(sd15), Grid(8, 12), branches=2).added == {}


@pytest.mark.parametrize("shape", ["sdxl", "sd15"])
def test_rows_of_one_forward_are_each_what_they_are_alone(
    request: pytest.FixtureRequest, shape: str
) -> None:
    model = request.getfixturevalue(shape)
    generator = torch.Generator().manual_seed(1)
    z = torch.randn(2, model.channels, 8, 12, generator=generator)
    timestep = torch.tensor(500.0)
    with torch.inference_mode():
        both = condition(model, texts(model), Grid(8, 12), branches=2)
        found = predict(model, z.repeat(2, 1, 1, 1), timestep, both)
        for picture, text in enumerate(texts(model)):
            alone = condition(model, [text], Grid(8, 12), branches=2)
            expected = predict(model, z[[picture, picture]], timestep, alone)
            assert torch.allclose(found[picture::2], expected, atol=1e-5)
    assert found.dtype == torch.float32


def test_a_forward_that_has_seen_enough_is_cut_off(sdxl: Model) -> None:
    def stop(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        raise Enough

    hook = sdxl.unet.up_blocks[0].register_forward_pre_hook(stop)
    conditioning = condition(sdxl, texts(sdxl)[:1], Grid(8, 8), branches=1)
    try:
        with pytest.raises(Enough), torch.inference_mode():
            predict(sdxl, torch.zeros(1, 4, 8, 8), torch.tensor(500.0), conditioning)
    finally:
        hook.remove()
