import errno
import json
import shutil
from pathlib import Path

import pytest

from core.checkpoints import weights
from core.checkpoints.identify import identify, kind_of
from core.domain.errors import ModelError
from tests.fakes.model_folder import (
    INDEX,
    SD15_INDEX,
    write_json,
    write_model_folder,
    write_weights,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model_folder(tmp_path / "model")


def refusal(folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        identify(folder)
    return str(caught.value)


def test_an_sdxl_folder_is_identified_with_its_sizes(folder: Path) -> None:
    card = identify(folder)
    assert (card.name, card.family) == ("model", "SDXL")
    assert (card.traits.side, card.traits.multiple) == (1024, 8)
    assert card.traits.preset == ""


def test_the_built_in_model_gets_the_settings_made_for_it(folder: Path) -> None:
    moved = folder.rename(folder.with_name("castboard-mini"))
    assert identify(moved).traits.preset == "castboard-mini"


def test_the_fingerprint_names_the_content_and_not_the_place(folder: Path) -> None:
    copy = Path(shutil.copytree(folder, folder.with_name("elsewhere")))
    assert identify(copy).traits.fingerprint == identify(folder).traits.fingerprint
    write_weights(copy / "vae/diffusion_pytorch_model.safetensors", b"87654321")
    assert identify(copy).traits.fingerprint != identify(folder).traits.fingerprint


def test_a_change_in_a_large_file_changes_its_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "WHOLE", 100)
    write_weights(tmp_path / "a", bytes(200_000))
    write_weights(tmp_path / "b", bytes(199_999) + b"1")
    assert weights.digest(tmp_path / "a") != weights.digest(tmp_path / "b")


def test_weights_in_shards_are_found_through_their_index(folder: Path) -> None:
    place = folder / "unet"
    (place / "diffusion_pytorch_model.safetensors").rename(place / "part-1.safetensors")
    write_json(
        place / "diffusion_pytorch_model.safetensors.index.json",
        {"weight_map": {"x": "part-1.safetensors", "y": "part-2.safetensors"}},
    )
    assert "part-2.safetensors is missing" in refusal(folder)
    write_weights(place / "part-2.safetensors")
    assert identify(folder).family == "SDXL"


@pytest.mark.parametrize("listed", [{}, {"weight_map": {}}, {"weight_map": ["a"]}])
def test_an_index_without_shards_is_refused(folder: Path, listed: dict[str, object]) -> None:
    write_json(folder / "unet/diffusion_pytorch_model.safetensors.index.json", listed)
    assert "lists no weights" in refusal(folder)


def test_a_file_that_the_disk_does_not_give_is_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path) -> str:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(weights, "digest", failing)
    assert "cannot be read: Input/output error" in refusal(folder)


def test_a_file_cut_short_is_refused_with_both_sizes(folder: Path) -> None:
    path = folder / "unet/diffusion_pytorch_model.safetensors"
    path.write_bytes(path.read_bytes()[:-3])
    size = path.stat().st_size
    assert f"it has {size:,} bytes and should have {size + 3:,}" in refusal(folder)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"abc",
        b"\xff" * 40,
        b"\x02\0\0\0\0\0\0\0[]",
        b'\x20\0\0\0\0\0\0\0{"x": {"data_offsets": [0,"8"]}}',
    ],
)
def test_a_file_that_is_no_safetensors_file_is_refused(folder: Path, data: bytes) -> None:
    (folder / "vae/diffusion_pytorch_model.safetensors").write_bytes(data)
    assert "is not a safetensors file" in refusal(folder)


def test_pickled_weights_are_refused_with_the_reason(folder: Path) -> None:
    place = folder / "unet"
    (place / "diffusion_pytorch_model.safetensors").rename(place / "diffusion_pytorch_model.bin")
    assert "can run code when they are opened" in refusal(folder)


def test_a_folder_in_half_precision_only_is_used_as_it_is(folder: Path) -> None:
    for path in folder.rglob("*.safetensors"):
        path.rename(path.with_name(f"{path.stem}.fp16.safetensors"))
    assert identify(folder).family == "SDXL"


def test_a_folder_with_only_another_variant_says_what_to_rename(folder: Path) -> None:
    place = folder / "unet"
    path = place / "diffusion_pytorch_model.safetensors"
    path.rename(place / "diffusion_pytorch_model.non_ema.safetensors")
    assert "Rename the file to diffusion_pytorch_model.safetensors" in refusal(folder)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("StableDiffusion3Pipeline", "Stable Diffusion 3"),
        ("StableDiffusionInpaintPipeline", "inpainting"),
        ("FluxPipeline", "Flux"),
        ("StableDiffusionXLImg2ImgPipeline", "refiner"),
        ("SomethingNewPipeline", "unknown kind (SomethingNewPipeline)"),
    ],
)
def test_another_family_is_refused_by_name(folder: Path, name: str, words: str) -> None:
    write_json(folder / "model_index.json", {**INDEX, "_class_name": name})
    assert words in refusal(folder)


def test_the_refiner_is_recognised_by_its_missing_text_encoder(folder: Path) -> None:
    write_json(folder / "model_index.json", {**INDEX, "text_encoder": [None, None]})
    assert "refiner" in refusal(folder)


def test_an_inpainting_model_is_refused(folder: Path) -> None:
    config = json.loads((folder / "unet/config.json").read_text("utf-8"))
    write_json(folder / "unet/config.json", {**config, "in_channels": 9})
    assert "inpainting" in refusal(folder)


@pytest.mark.parametrize(
    "part",
    ["unet", "vae", "text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2", "scheduler"],
)
def test_a_missing_subfolder_is_named(folder: Path, part: str) -> None:
    shutil.rmtree(folder / part)
    assert f"lacks its subfolder {part}" in refusal(folder)


def test_a_folder_that_is_no_model_or_not_there_is_refused(tmp_path: Path) -> None:
    assert "has no model_index.json" in refusal(tmp_path)
    assert "There is no model" in refusal(tmp_path / "nowhere")


def test_a_damaged_index_is_refused(folder: Path) -> None:
    (folder / "model_index.json").write_text("{", "utf-8")
    assert "is missing or damaged" in refusal(folder)
    (folder / "model_index.json").write_text("[]", "utf-8")
    assert "is damaged" in refusal(folder)


def sd15(folder: Path, **unet: object) -> Path:
    """The folder turned into one of SD 1.5."""
    write_json(folder / "model_index.json", SD15_INDEX)
    config = json.loads((folder / "unet/config.json").read_text("utf-8"))
    write_json(folder / "unet/config.json", {**config, "sample_size": 64, **unet})
    for part in ("text_encoder_2", "tokenizer_2"):
        shutil.rmtree(folder / part)
    return folder


def test_an_sd15_folder_is_identified_with_its_sizes(folder: Path) -> None:
    card = identify(sd15(folder, cross_attention_dim=768))
    assert (card.family, card.traits.side, card.traits.multiple) == ("SD 1.5", 512, 8)


def test_an_sd2_folder_is_refused_with_the_reason(folder: Path) -> None:
    assert "another text encoder" in refusal(sd15(folder, cross_attention_dim=1024))


def test_a_folder_says_what_it_predicts(folder: Path) -> None:
    assert (kind_of(folder).prediction, kind_of(folder).zero_snr) == ("epsilon", False)
    scheduler = {"prediction_type": "v_prediction", "rescale_betas_zero_snr": True}
    write_json(folder / "scheduler/scheduler_config.json", scheduler)
    assert (kind_of(folder).prediction, kind_of(folder).zero_snr) == ("v_prediction", True)


def test_a_folder_that_predicts_something_else_is_refused(folder: Path) -> None:
    write_json(folder / "scheduler/scheduler_config.json", {"prediction_type": "sample"})
    assert "predicts “sample”" in refusal(folder)


def test_a_folder_without_sizes_is_refused(folder: Path) -> None:
    write_json(folder / "unet/config.json", {"in_channels": 4})
    assert "lacks its sizes" in refusal(folder)
