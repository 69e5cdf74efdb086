"""What artists put on top of a model: LoRA files, and words learnt by textual inversion.

Nothing is fused, so that the weights below stay what they were, and attention processors stay
where they are.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from peft.tuners.lora import LoraLayer
from safetensors.torch import load_file
from torch import Tensor

from core.checkpoints.addons import check_embedding, check_lora
from core.checkpoints.kinds import Family
from core.diffusion.models import Model
from core.domain.errors import ModelError
from core.domain.recipe import Adapter
from core.domain.values import Digest

OTHER = "Choose one that was made for {}."


def apply(model: Model, adapters: Sequence[Adapter], files: Mapping[Digest, Path]) -> None:
    """Put exactly these on the model; none leaves the plain weights, bit for bit.

    `files` has each adapter's file. Raises ModelError when a file is missing, damaged or made for
    another family; then nothing is on the model.
    """
    if list(adapters) == model.adapters:
        return
    _take_off(model)
    model.adapters.extend(adapters)
    try:
        _put_on(model, adapters, files)
    except BaseException:
        _take_off(model)
        raise


def _take_off(model: Model) -> None:
    if any(adapter.kind == "lora" for adapter in model.adapters):
        model.pipe.unload_lora_weights()
    words = [adapter.token for adapter in model.adapters if adapter.kind == "embedding"]
    for tokenizer, encoder in model.encoders:
        if pieces := _pieces(tokenizer, words):
            model.pipe.unload_textual_inversion(pieces, tokenizer, encoder)
            encoder.requires_grad_(False)
    model.adapters.clear()


def _pieces(tokenizer: Any, words: Sequence[str]) -> list[str]:
    """The tokens that were added for words: the further vectors of one are numbered."""
    forms = [re.compile(rf"{re.escape(word)}(_\d+)?") for word in words]
    added = tokenizer.get_added_vocab()
    return [token for token in added if any(form.fullmatch(token) for form in forms)]


def _put_on(model: Model, adapters: Sequence[Adapter], files: Mapping[Digest, Path]) -> None:
    for adapter in adapters:
        if adapter.kind == "embedding":
            _add_word(model, _file(files, adapter), adapter.token)
    loras = {
        f"lora{number}": adapter
        for number, adapter in enumerate(adapters)
        if adapter.kind == "lora"
    }
    for name, adapter in loras.items():
        _add_lora(model, _file(files, adapter), name)
    if loras:
        model.pipe.set_adapters(list(loras), [adapter.weight for adapter in loras.values()])


def _file(files: Mapping[Digest, Path], adapter: Adapter) -> Path:
    path = files.get(adapter.file)
    if path is None or not path.is_file():
        raise ModelError(
            f"The {'LoRA' if adapter.kind == 'lora' else 'embedding'} {adapter.file[:12]} that a "
            "picture was made with is not there.",
            "Add its file to the library again.",
        )
    return path


def _add_lora(model: Model, path: Path, name: str) -> None:
    """Load a LoRA under a name; ModelError unless all of it finds its place in the model."""
    layers = check_lora(path)
    try:
        model.pipe.load_lora_weights(
            str(path), adapter_name=name, use_safetensors=True, local_files_only=True
        )
    except (torch.OutOfMemoryError, MemoryError):
        raise
    except Exception as error:  # whatever the libraries raise, the file is what does not fit
        raise _misfit(model, path) from error
    if _layers(model, name) != layers:
        raise _misfit(model, path)


def _layers(model: Model, name: str) -> int:
    """How many layers of the model have a LoRA of this name."""
    networks = (model.unet, *(encoder for _, encoder in model.encoders))
    return sum(
        isinstance(layer, LoraLayer) and name in layer.lora_A
        for network in networks
        for layer in network.modules()
    )


def _misfit(model: Model, path: Path) -> ModelError:
    return ModelError(f"{path} does not fit this {model.family} model.", OTHER.format(model.family))


def _add_word(model: Model, path: Path, word: str) -> None:
    """Teach a word's vectors to every encoder."""
    vectors = _vectors(model, path)
    for (tokenizer, encoder), learnt in zip(model.encoders, vectors, strict=True):
        if learnt.shape[-1] != encoder.get_input_embeddings().weight.shape[-1]:
            raise _misfit(model, path)
        if not word or word in tokenizer.get_vocab():
            raise ModelError(
                f"The embedding {path.name} cannot be called “{word}”: the model has such a word.",
                f"Call it by a word of its own, such as <{word or path.stem}>.",
            )
        model.pipe.load_textual_inversion(
            learnt, token=word, tokenizer=tokenizer, text_encoder=encoder
        )
        encoder.requires_grad_(False)


def _vectors(model: Model, path: Path) -> tuple[Tensor, ...]:
    """The vectors (n, width) that a file has for each of the model's encoders."""
    names = check_embedding(path)
    if len(names) != {Family.SD15: 1, Family.SDXL: 2}[model.family]:
        raise _misfit(model, path)
    tensors: dict[str, Any] = load_file(path)
    return tuple(tensors[name].reshape(-1, tensors[name].shape[-1]) for name in names)
