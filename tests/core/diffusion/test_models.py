import json
import shutil
from pathlib import Path

import pytest
import torch

from core.diffusion.devices import choose_device, memory_errors
from core.diffusion.models import load_model
from core.domain.errors import ModelError, OutOfMemoryError

CPU = torch.device("cpu")


@pytest.fixture
def copy(sdxl_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sdxl_folder, tmp_path / "model"))


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model"):
        load_model(tmp_path, CPU)


def test_a_model_of_another_kind_is_named(copy: Path) -> None:
    (copy / "model_index.json").write_text(json.dumps({"_class_name": "FluxPipeline"}))
    with pytest.raises(ModelError, match="FluxPipeline"):
        load_model(copy, CPU)


@pytest.mark.parametrize("text", ["{", "[]", "{}"])
def test_a_damaged_index_is_a_sentence(copy: Path, text: str) -> None:
    (copy / "model_index.json").write_text(text)
    with pytest.raises(ModelError, match="damaged"):
        load_model(copy, CPU)


@pytest.mark.parametrize("part", ["unet", "vae", "text_encoder"])
def test_cut_weights_are_a_sentence(copy: Path, part: str) -> None:
    weights = next((copy / part).glob("*.safetensors"))
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(copy, CPU)


def test_pickled_weights_are_never_opened(copy: Path) -> None:
    (weights,) = (copy / "unet").glob("*.safetensors")
    weights.unlink()
    torch.save({}, copy / "unet" / "diffusion_pytorch_model.bin")
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(copy, CPU)


def test_weights_kept_in_half_precision_only_are_found(copy: Path) -> None:
    for weights in copy.rglob("*.safetensors"):
        weights.rename(weights.with_name(f"{weights.stem}.fp16.safetensors"))
    assert load_model(copy, CPU).unet.dtype == torch.float32


def test_an_unknown_prediction_is_a_sentence(copy: Path) -> None:
    config = copy / "scheduler" / "scheduler_config.json"
    config.write_text(config.read_text().replace('"epsilon"', '"sample"'))
    with pytest.raises(ModelError, match="“sample”"):
        load_model(copy, CPU)


def test_a_device_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(ModelError, match="“cuda:77”"):
        choose_device("cuda:77")


def test_running_out_of_memory_is_a_sentence() -> None:
    with pytest.raises(OutOfMemoryError, match="not enough memory"), memory_errors():
        raise torch.OutOfMemoryError("CUDA out of memory")


def test_other_runtime_errors_stay_themselves() -> None:
    with pytest.raises(RuntimeError, match="shape"), memory_errors():
        raise RuntimeError("shape mismatch")
