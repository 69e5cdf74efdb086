from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from core.diffusion.adapters import apply
from core.diffusion.models import Model, load_model
from core.diffusion.prompts import encode, find_occurrences
from core.domain.errors import ModelError
from core.domain.recipe import Adapter
from core.domain.values import Digest
from tests.tiny.adapters import (
    ALPHA,
    RANK,
    make_lora,
    merge,
    write_diffusers_lora,
    write_kohya_lora,
)
from tests.tiny.pipelines import WIDTH, WIDTH_2, make_sd15

CPU = torch.device("cpu")
WRITERS = {"diffusers": write_diffusers_lora, "kohya": write_kohya_lora}
Files = Mapping[Digest, Path]


@pytest.fixture(scope="module")
def sd15_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sd15(tmp_path_factory.mktemp("models") / "sd15")


@pytest.fixture(scope="module", params=["sdxl", "sd15"])
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(f"{request.param}_folder"))


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Model:
    return load_model(folder, CPU)


@pytest.fixture
def model(loaded: Model) -> Iterator[Model]:
    yield loaded
    apply(loaded, [], {})


def lora(file: str, weight: float = 1.0) -> Adapter:
    return Adapter(kind="lora", file=Digest(file), weight=weight)


def word(file: str, token: str = "<ada>") -> Adapter:
    return Adapter(kind="embedding", file=Digest(file), token=token)


def found(path: Path) -> Files:
    return {Digest("file"): path}


def outputs(model: Model, prompt: str = "the fox") -> tuple[Tensor, ...]:
    """What the text encoders say of a prompt, and the UNet of noise under it."""
    text = encode(model.pipe, prompt, "", guided=True)
    z = torch.randn(2, model.channels, 8, 8, generator=torch.Generator().manual_seed(0))
    added = {"text_embeds": text.pooled, "time_ids": torch.zeros(2, 6)}
    with torch.inference_mode():
        predicted = model.unet(z, 500, text.embeds, added_cond_kwargs=added).sample
    pooled = () if text.pooled is None else (text.pooled,)
    return text.embeds.clone(), predicted, *pooled


def state(model: Model) -> list[object]:
    """Every weight by its bytes, and every word of the tokenizers."""
    networks = (model.unet, *(encoder for _, encoder in model.encoders))
    weights = [(k, v.numpy().tobytes()) for n in networks for k, v in n.state_dict().items()]
    return [*weights, *(tokenizer.get_vocab() for tokenizer, _ in model.encoders)]


def close(ours: tuple[Tensor, ...], theirs: tuple[Tensor, ...]) -> bool:
    return all(torch.allclose(a, b, atol=1e-5) for a, b in zip(ours, theirs, strict=True))


def same(ours: tuple[Tensor, ...], theirs: tuple[Tensor, ...]) -> bool:
    return all(a.equal(b) for a, b in zip(ours, theirs, strict=True))


@pytest.mark.parametrize("form", ["diffusers", "kohya"])
def test_a_lora_does_what_adding_it_to_the_weights_would(
    folder: Path, model: Model, tmp_path: Path, form: str
) -> None:
    tensors = make_lora(model, seed=1)
    path = WRITERS[form](tensors, tmp_path / "lora.safetensors")
    plain = outputs(model)
    apply(model, [lora("file", 0.7)], found(path))
    merged = load_model(folder, CPU)
    merge(merged, tensors, 0.7 * (ALPHA / RANK if form == "kohya" else 1.0))
    assert not close(outputs(model), plain)
    assert close(outputs(model), outputs(merged))


def test_several_loras_add_up_with_their_weights(
    folder: Path, model: Model, tmp_path: Path
) -> None:
    pair = [make_lora(model, seed) for seed in (1, 2)]
    files = {
        Digest(str(i)): write_diffusers_lora(tensors, tmp_path / f"{i}.safetensors")
        for i, tensors in enumerate(pair)
    }
    apply(model, [lora("0", 0.5), lora("1", -0.25), lora("0", 0.25)], files)
    merged = load_model(folder, CPU)
    merge(merged, pair[0], 0.75)
    merge(merged, pair[1], -0.25)
    assert close(outputs(model), outputs(merged))


def test_taking_all_off_leaves_the_plain_weights_and_every_processor(
    model: Model, tmp_path: Path
) -> None:
    before, processors = outputs(model), dict(model.unet.attn_processors)
    plain = state(model)
    path = write_diffusers_lora(make_lora(model, seed=1), tmp_path / "lora.safetensors")
    learnt = write_embedding(model, tmp_path / "ada.safetensors")
    files = {Digest("lora"): path, Digest("word"): learnt}
    apply(model, [lora("lora"), word("word")], files)
    assert not close(outputs(model), before)
    assert all(model.unet.attn_processors[name] is p for name, p in processors.items())
    apply(model, [], {})
    assert same(outputs(model), before)
    assert state(model) == plain
    assert all(model.unet.attn_processors[name] is p for name, p in processors.items())


def test_applying_again_changes_nothing_and_another_weight_does(
    model: Model, tmp_path: Path
) -> None:
    files = found(write_diffusers_lora(make_lora(model, 1), tmp_path / "lora.safetensors"))
    apply(model, [lora("file", 0.5)], files)
    once = outputs(model)
    apply(model, [lora("file", 0.5)], files)
    assert same(outputs(model), once)
    apply(model, [lora("file", 0.25)], files)
    assert not close(outputs(model), once)
    apply(model, [lora("file", 0.5)], files)
    assert same(outputs(model), once)


def write_embedding(model: Model, file: Path, vectors: int = 2) -> Path:
    drawn = torch.Generator().manual_seed(3)
    tensors = {
        key: torch.randn(vectors, width, generator=drawn)
        for key, width in (("clip_l", WIDTH), ("clip_g", WIDTH_2))
    }
    if len(model.encoders) == 1:
        tensors = {"emb_params": tensors["clip_l"]}
    save_file(tensors, file)
    return file


def test_a_learnt_word_is_read_as_its_vectors(model: Model, tmp_path: Path) -> None:
    before = outputs(model)
    path = write_embedding(model, tmp_path / "ada.safetensors")
    apply(model, [word("file")], found(path))
    for number, (tokenizer, encoder) in enumerate(model.encoders):
        (span,) = find_occurrences(tokenizer, "the <ada> sits", "<ada>")
        assert span == (2, 3)
        ids = tokenizer(model.pipe.maybe_convert_prompt("the <ada> sits", tokenizer)).input_ids
        key = "emb_params" if len(model.encoders) == 1 else ("clip_l", "clip_g")[number]
        expected = load_file(path)[key]
        assert encoder.get_input_embeddings().weight[ids[2:4]].equal(expected)
    assert close(outputs(model), before)
    assert not close(outputs(model, "the <ada>"), outputs(model, "the ada"))


def test_a_word_can_be_taught_again_with_other_vectors(model: Model, tmp_path: Path) -> None:
    first = write_embedding(model, tmp_path / "one.safetensors")
    tensors = {key: -value for key, value in load_file(first).items()}
    save_file(tensors, tmp_path / "two.safetensors")
    apply(model, [word("file")], found(first))
    one = outputs(model, "the <ada>")
    apply(
        model,
        [word("file"), word("second", "<bea>")],
        {
            Digest("file"): tmp_path / "two.safetensors",
            Digest("second"): first,
        },
    )
    assert not close(outputs(model, "the <ada>"), one)
    assert close(outputs(model, "the <bea>"), one)


def test_a_file_named_by_its_word_is_read_for_sd15(sd15: Model, tmp_path: Path) -> None:
    save_file({"<cat-toy>": torch.ones(WIDTH)}, tmp_path / "toy.safetensors")
    apply(sd15, [word("file", "<cat-toy>")], found(tmp_path / "toy.safetensors"))
    occurrences = find_occurrences(sd15.pipe.tokenizer, "a <cat-toy>", "<cat-toy>")
    apply(sd15, [], {})
    assert occurrences == [(2,)]


def refused(model: Model, adapter: Adapter, files: Files) -> str:
    before = outputs(model)
    with pytest.raises(ModelError) as caught:
        apply(model, [adapter], files)
    assert caught.value.way_out
    assert model.adapters == []
    assert same(outputs(model), before)
    return str(caught.value)


@pytest.mark.parametrize("form", ["diffusers", "kohya"])
def test_a_lora_for_another_family_is_refused(
    sdxl: Model, sd15: Model, tmp_path: Path, form: str
) -> None:
    for ours, theirs in ((sdxl, sd15), (sd15, sdxl)):
        path = WRITERS[form](make_lora(theirs, seed=1), tmp_path / "lora.safetensors")
        words = refused(ours, lora("file"), found(path))
        assert f"does not fit this {ours.family} model" in words


def test_an_embedding_for_another_family_is_refused(
    sdxl: Model, sd15: Model, tmp_path: Path
) -> None:
    for ours, theirs in ((sdxl, sd15), (sd15, sdxl)):
        path = write_embedding(theirs, tmp_path / "word.safetensors")
        assert "does not fit" in refused(ours, word("file"), found(path))


def test_what_fits_in_part_is_refused_whole(sdxl: Model, tmp_path: Path) -> None:
    tensors = make_lora(sdxl, seed=1)
    tensors["unet.nowhere.to_q"] = (torch.ones(RANK, 16), torch.ones(16, RANK))
    path = write_diffusers_lora(tensors, tmp_path / "lora.safetensors")
    assert "does not fit" in refused(sdxl, lora("file"), found(path))


@pytest.mark.parametrize(
    ("key", "words"),
    [("lora_unet_x.hada_w1_a", "LyCORIS"), ("unet.x.dora_scale", "DoRA"), ("x", "is no LoRA")],
)
def test_a_file_of_another_method_is_refused(
    sdxl: Model, tmp_path: Path, key: str, words: str
) -> None:
    save_file({key: torch.ones(2, 2)}, tmp_path / "lora.safetensors")
    assert words in refused(sdxl, lora("file"), found(tmp_path / "lora.safetensors"))


@pytest.mark.parametrize("adapter", [lora("file"), word("file")])
def test_pickles_and_damaged_files_are_refused(
    sdxl: Model, tmp_path: Path, adapter: Adapter
) -> None:
    pickle = tmp_path / "lora.pt"
    torch.save({"x": torch.ones(1)}, pickle)
    assert "is a pickle" in refused(sdxl, adapter, found(pickle))
    whole = write_diffusers_lora(make_lora(sdxl, seed=1), tmp_path / "lora.safetensors")
    whole.write_bytes(whole.read_bytes()[:-100])
    assert "is damaged" in refused(sdxl, adapter, found(whole))


def test_a_file_that_is_gone_is_a_sentence(sdxl: Model) -> None:
    assert "is not there" in refused(sdxl, lora("file"), {})


@pytest.mark.parametrize("token", ["", "the</w>"])
def test_a_word_that_the_model_has_cannot_be_taught(
    sdxl: Model, tmp_path: Path, token: str
) -> None:
    path = write_embedding(sdxl, tmp_path / "ada.safetensors")
    assert "cannot be called" in refused(sdxl, word("file", token), found(path))
