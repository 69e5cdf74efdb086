import pytest
import torch
from torch import Tensor, nn

from core.diffusion.attention.install import check_installed, shared_attention
from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.generate import render
from core.diffusion.memory import Memory
from core.diffusion.models import Model
from core.diffusion.predict import condition, predict
from core.diffusion.prompts import encode
from core.domain.recipe import FreeU
from tests.core.diffusion.conftest import finals, recipe

FREEU = FreeU(s1=0.6, s2=0.4, b1=1.1, b2=1.2)


def state(model: Model) -> tuple[object, ...]:
    """All that sharing patches: processors, norms' forwards, hooks and FreeU's factors."""
    norms = [m for m in model.unet.modules() if isinstance(m, nn.GroupNorm)]
    blocks = model.unet.up_blocks
    return (
        {name: id(processor) for name, processor in model.unet.attn_processors.items()},
        [norm.__dict__.get("forward") for norm in norms],
        [dict(block._forward_hooks) for block in blocks],
        [getattr(block, name, None) for block in blocks for name in ("s1", "s2", "b1", "b2")],
    )


def forward(model: Model, z: Tensor, guided: bool = True) -> Tensor:
    text = encode(model.pipe, "the fox", "", guided)
    branches = len(text.branches)
    conditioning = condition(model, [text], Grid(*z.shape[-2:]), branches)
    with torch.inference_mode():
        return predict(model, z.expand(branches, *z.shape), torch.tensor(500.0), conditioning)


@pytest.mark.parametrize("shape", ["sdxl", "mini", "sd15"])
def test_sharing_with_no_reference_equals_the_stock_processor(
    request: pytest.FixtureRequest, shape: str
) -> None:
    model = request.getfixturevalue(shape)
    z = torch.randn(model.channels, 8, 10, generator=torch.Generator().manual_seed(1))
    expected = forward(model, z)
    with shared_attention(model.unet):
        assert torch.allclose(forward(model, z), expected, atol=1e-5)


def test_an_exception_puts_everything_back(sdxl: Model) -> None:
    before = state(sdxl)
    with pytest.raises(ZeroDivisionError), shared_attention(sdxl.unet):
        raise ZeroDivisionError
    assert state(sdxl) == before


def test_closing_a_render_within_a_step_puts_everything_back(sdxl: Model) -> None:
    before = state(sdxl)
    running = render(Memory(sdxl), [recipe(freeu=FREEU), recipe(freeu=FREEU, seed=2)], {})
    next(running)
    next(running)
    assert state(sdxl) != before
    running.close()
    assert state(sdxl) == before
    assert not torch.is_inference_mode_enabled()


def test_a_finished_render_puts_everything_back_freeu_too(sdxl: Model) -> None:
    before = state(sdxl)
    plain = finals(sdxl, recipe())
    freed = finals(sdxl, recipe(freeu=FREEU))
    assert state(sdxl) == before
    assert not torch.allclose(freed[0], plain[0], atol=1e-2)
    assert torch.equal(finals(sdxl, recipe())[0], plain[0])


def test_freeu_is_diffusers_own(sdxl: Model) -> None:
    z = torch.randn(sdxl.channels, 8, 8, generator=torch.Generator().manual_seed(1))
    with shared_attention(sdxl.unet, FREEU):
        found = forward(sdxl, z)
    sdxl.unet.enable_freeu(s1=0.6, s2=0.4, b1=1.1, b2=1.2)
    expected = forward(sdxl, z)
    sdxl.unet.disable_freeu()
    assert torch.allclose(found, expected, atol=1e-5)


def test_replaced_processors_are_noticed(sdxl: Model) -> None:
    with shared_attention(sdxl.unet) as stage:
        check_installed(stage)
        sdxl.pipe.enable_attention_slicing()
        with pytest.raises(RuntimeError, match="replaced"):
            check_installed(stage)


def test_layers_know_their_part_and_their_number_of_tokens(model: Model) -> None:
    seen: dict[str, int] = {}

    def watch(name: str) -> object:
        return lambda module, inputs: seen.__setitem__(name, inputs[0].shape[1])

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in model.unet.named_modules()
        if name.endswith(("attn1", "attn2"))
    ]
    forward(model, torch.randn(model.channels, 7, 13), guided=False)
    for hook in hooks:
        hook.remove()
    layers = layers_of(model.unet)
    assert len(layers.selves) + len(layers.crosses) == len(seen)
    for layer in (*layers.selves, *layers.crosses):
        name = layer.name.removesuffix(".processor")
        assert seen[name] == grid_at(Grid(7, 13), layer.level).tokens
        assert name.startswith(layer.part)


def test_subject_maps_come_from_32x32_tokens_on_sdxl_and_from_the_finest_on_small_models(
    sdxl: Model, mini: Model
) -> None:
    assert layers_of(sdxl.unet).mask_level(Grid(128, 128)) == 2
    assert layers_of(sdxl.unet).mask_level(Grid(104, 152)) == 2
    assert layers_of(mini.unet).mask_level(Grid(16, 16)) == 0
