from pathlib import Path

import pytest

from core.checkpoints.identify import identify, kind_of
from core.domain.errors import ModelError
from tests.fakes.model_folder import FIRST, SD15_FILE, SDXL_FILE, write_header, write_weights

Shapes = dict[str, tuple[int, ...]]


def refusal(path: Path) -> str:
    with pytest.raises(ModelError) as caught:
        identify(path)
    assert caught.value.way_out
    return str(caught.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "painter.safetensors"


@pytest.mark.parametrize(
    ("shapes", "family", "side"), [(SDXL_FILE, "SDXL", 1024), (SD15_FILE, "SD 1.5", 512)]
)
def test_a_single_file_is_identified_by_its_tensors(
    file: Path, shapes: Shapes, family: str, side: int
) -> None:
    card = identify(write_header(file, shapes))
    assert (card.name, card.path, card.family) == ("painter", file, family)
    assert (card.traits.side, card.traits.multiple) == (side, 8)
    assert card.traits.preset == ""


def test_a_single_file_is_named_by_its_content(file: Path, tmp_path: Path) -> None:
    first = identify(write_header(file, SD15_FILE)).traits.fingerprint
    moved = file.rename(tmp_path / "moved.safetensors")
    assert identify(moved).traits.fingerprint == first
    assert identify(write_header(file, SDXL_FILE)).traits.fingerprint != first


@pytest.mark.parametrize(
    ("shapes", "notes", "prediction", "zero_snr"),
    [
        ({}, {}, "epsilon", False),
        ({}, {"modelspec.predict_key": "epsilon"}, "epsilon", False),
        ({}, {"modelspec.predict_key": "v"}, "v_prediction", False),
        ({}, {"modelspec.prediction_type": "v"}, "v_prediction", False),
        ({"v_pred": (0,)}, {}, "v_prediction", False),
        ({"v_pred": (0,), "ztsnr": (0,)}, {}, "v_prediction", True),
    ],
)
def test_a_single_file_says_what_it_predicts_by_marks(
    file: Path, shapes: Shapes, notes: dict[str, str], prediction: str, zero_snr: bool
) -> None:
    kind = kind_of(write_header(file, {**SDXL_FILE, **shapes}, notes))
    assert (kind.prediction, kind.zero_snr) == (prediction, zero_snr)


@pytest.mark.parametrize(
    ("shapes", "words"),
    [
        ({**SDXL_FILE, FIRST: (320, 9, 3, 3)}, "inpainting or another special use"),
        ({**SD15_FILE, FIRST: (320, 8, 3, 3)}, "reads 8 channels"),
        ({FIRST: (384, 4, 3, 3), "conditioner.embedders.0.model.ln_final.bias": (1,)}, "refiner"),
        ({FIRST: (320, 4, 3, 3), "cond_stage_model.model.ln_final.bias": (1,)}, "Diffusion 2"),
        ({"model.diffusion_model.joint_blocks.0.x_block.attn.qkv.bias": (1,)}, "Diffusion 3"),
        ({"double_blocks.0.img_attn.qkv.weight": (1,)}, "Flux"),
        ({"model.diffusion_model.double_blocks.0.img_attn.qkv.weight": (1,)}, "Flux"),
        ({"transformer_blocks.0.attn.to_q.weight": (1,)}, "transformer"),
        ({**SDXL_FILE, "edm_mean": (1,)}, "another noise schedule"),
        ({**SDXL_FILE, "edm_vpred.sigma_max": (1,)}, "another noise schedule"),
        ({"lora_unet_mid_block_attentions_0_proj_in.lora_down.weight": (4, 4)}, "LoRA"),
        ({"unet.mid_block.attentions.0.proj_in.lora_A.weight": (4, 4)}, "LoRA"),
        ({"controlnet_cond_embedding.conv_in.weight": (1,)}, "ControlNet"),
        ({"emb_params": (2, 768)}, "textual-inversion"),
        ({"decoder.conv_in.weight": (1,), "encoder.conv_in.weight": (1,)}, "is a VAE"),
        ({"conv_in.weight": (1,), "down_blocks.0.resnets.0.conv1.weight": (1,)}, "only the UNet"),
        ({FIRST: (320, 4, 3, 3)}, "no text encoder"),
        ({k: v for k, v in SD15_FILE.items() if "first_stage" not in k}, "no VAE"),
        ({k: v for k, v in SDXL_FILE.items() if "embedders.0" not in k}, "only one of SDXL's two"),
        ({"weight": (1,)}, "nothing that Castboard knows"),
    ],
)
def test_a_file_that_is_no_usable_model_is_refused_with_the_reason(
    file: Path, shapes: Shapes, words: str
) -> None:
    assert words in refusal(write_header(file, shapes))


@pytest.mark.parametrize("suffix", [".ckpt", ".pt", ".pth", ".bin"])
def test_a_pickle_is_refused_whatever_is_in_it(tmp_path: Path, suffix: str) -> None:
    path = write_header(tmp_path / f"model{suffix}", SDXL_FILE)
    assert "can run code when it is opened" in refusal(path)


def test_a_pickle_that_calls_itself_safetensors_is_refused(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(400))
    assert "is not a safetensors file" in refusal(file)


def test_a_single_file_cut_short_is_named_damaged_with_both_sizes(file: Path) -> None:
    write_header(file, SDXL_FILE)
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[:-5])
    assert f"damaged: it has {size - 5:,} bytes and should have {size:,}" in refusal(file)


def test_a_single_file_cut_within_its_header_is_named_damaged(file: Path) -> None:
    file.write_bytes(write_header(file, SDXL_FILE).read_bytes()[:40])
    assert "its beginning is damaged" in refusal(file)


def test_a_file_of_something_else_in_safetensors_is_refused(file: Path) -> None:
    write_weights(file)
    assert "nothing that Castboard knows" in refusal(file)
