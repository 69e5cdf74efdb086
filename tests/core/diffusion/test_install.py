import pytest
import torch
from torch import nn

from core.diffusion.attention.install import check_installed, shared_attention
from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.generate import render
from core.diffusion.models import Model
from core.diffusion.prompts import encode
from tests.core.diffusion.conftest import recipe


def state(model: Model) -> tuple[object, ...]:
    """All that sharing patches: processors, norms' forwards and hooks."""
    norms = [m for m in model.unet.modules() if isinstance(m, nn.GroupNorm)]
    return (
        {name: id(processor) for name, processor in model.unet.attn_processors.items()},
        [norm.__dict__.get("forward") for norm in norms],
        dict(model.unet.up_blocks[0]._forward_hooks),
    )


def test_sharing_with_no_reference_equals_the_stock_processor(model: Model) -> None:
    text = encode(model.pipe, "the fox", "", guided=True)
    z = torch.randn(model.channels, 8, 8)
    with torch.inference_mode():
        expected = model.predict(z, 500, text)
        with shared_attention(model.unet):
            found = model.predict(z, 500, text)
    assert torch.allclose(found, expected, atol=1e-5)


def test_an_exception_puts_everything_back(sdxl: Model) -> None:
    before = state(sdxl)
    with pytest.raises(ZeroDivisionError), shared_attention(sdxl.unet):
        raise ZeroDivisionError
    assert state(sdxl) == before


def test_closing_a_render_within_a_step_puts_everything_back(sdxl: Model) -> None:
    before = state(sdxl)
    running = render(sdxl, [recipe(), recipe(seed=2)], {})
    next(running)
    next(running)
    assert state(sdxl) != before
    running.close()
    assert state(sdxl) == before
    assert not torch.is_inference_mode_enabled()


def test_a_finished_render_puts_everything_back(sdxl: Model) -> None:
    before = state(sdxl)
    list(render(sdxl, [recipe()], {}))
    assert state(sdxl) == before


def test_replaced_processors_are_noticed(sdxl: Model) -> None:
    with shared_attention(sdxl.unet) as stage:
        check_installed(sdxl.unet, stage)
        sdxl.pipe.enable_attention_slicing()
        with pytest.raises(RuntimeError, match="replaced"):
            check_installed(sdxl.unet, stage)


def test_layers_know_their_part_and_their_number_of_tokens(model: Model) -> None:
    seen: dict[str, int] = {}

    def watch(name: str) -> object:
        return lambda module, inputs: seen.__setitem__(name, inputs[0].shape[1])

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in model.unet.named_modules()
        if name.endswith(("attn1", "attn2"))
    ]
    with torch.inference_mode():
        z = torch.randn(model.channels, 8, 14)
        model.predict(z, 500, encode(model.pipe, "the fox", "", guided=False))
    for hook in hooks:
        hook.remove()
    layers = layers_of(model.unet)
    assert len(layers.selves) + len(layers.crosses) == len(seen)
    for layer in (*layers.selves, *layers.crosses):
        name = layer.name.removesuffix(".processor")
        assert seen[name] == grid_at(Grid(8, 14), layer.level).tokens
        assert name.startswith(layer.part)


def test_subject_maps_come_from_32x32_tokens_on_sdxl_and_from_the_finest_on_small_models(
    sdxl: Model, mini: Model
) -> None:
    assert layers_of(sdxl.unet).mask_level(Grid(128, 128)) == 2
    assert layers_of(sdxl.unet).mask_level(Grid(104, 152)) == 2
    assert layers_of(mini.unet).mask_level(Grid(16, 16)) == 0
