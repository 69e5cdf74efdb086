"""Put our attention into a UNet, and take it out again whatever happens."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

from torch import Tensor, nn

from core.diffusion.attention.layers import layers_of
from core.diffusion.attention.processor import CrossAttention, SelfAttention, Stage
from core.domain.recipe import FreeU


@contextmanager
def shared_attention(unet: Any, freeu: FreeU | None = None) -> Iterator[Stage]:
    """Route a UNet's attention, group normalisation and DIFT features through a Stage.

    On the way out, on an exception and on a generator's close too, the processors that were there
    come back by identity, and every norm has its own forward again.
    """
    stage = Stage()
    before = dict(unet.attn_processors)
    with ExitStack() as undo:
        undo.callback(stage.clear)
        undo.callback(unet.set_attn_processor, dict(before))  # it empties the dict it is given
        processors = _processors(unet, stage)
        unet.set_attn_processor(dict(processors))
        stage.installed = [
            (unet.get_submodule(name.removesuffix(".processor")), processor)
            for name, processor in processors.items()
        ]
        for name, module in unet.named_modules():
            if isinstance(module, nn.GroupNorm):
                undo.callback(_put_back, module, module.__dict__.get("forward"))
                module.__dict__["forward"] = partial(_normalise, stage, name, module)
        for index, see in ((layers_of(unet).features, _see_features), (-2, _see_deep)):
            hook = unet.up_blocks[index].register_forward_hook(partial(see, stage))
            undo.callback(hook.remove)
        if freeu is not None:
            undo.callback(unet.disable_freeu)
            unet.enable_freeu(**dict(freeu))
        yield stage


def check_installed(stage: Stage) -> None:
    """Raise RuntimeError when something replaced our processors.

    Attention slicing, fused projections and xformers do so without a word.
    """
    for attention, processor in stage.installed:
        if attention.processor is not processor:
            name = processor.layer.name
            raise RuntimeError(
                f"the attention processor {name} was replaced by {attention.processor}"
            )


def _processors(unet: Any, stage: Stage) -> dict[str, Any]:
    layers = layers_of(unet)
    return {
        **{layer.name: SelfAttention(layer, stage) for layer in layers.selves},
        **{layer.name: CrossAttention(layer, stage) for layer in layers.crosses},
    }


def _put_back(module: nn.Module, forward: Any) -> None:
    if forward is None:
        del module.__dict__["forward"]
    else:
        module.__dict__["forward"] = forward


def _normalise(stage: Stage, name: str, norm: nn.GroupNorm, x: Tensor) -> Tensor:
    return stage.view.norm(name, norm, x)


def _see_features(stage: Stage, block: nn.Module, inputs: Any, output: Tensor) -> None:  # noqa: ARG001
    stage.view.features(output)


def _see_deep(stage: Stage, block: nn.Module, inputs: Any, output: Tensor) -> None:  # noqa: ARG001
    stage.view.deep(output)
