import json
from pathlib import Path

import pytest
import torch
from diffusers import ControlNetModel
from safetensors.torch import load_file, save_file
from torch import Tensor

from core.checkpoints.kinds import model_configs
from core.diffusion.controlnet import load_controlnet
from core.diffusion.models import Model
from core.domain.errors import ModelError
from tests.tiny.controlnet import make_controlnet, write_configs
from tests.tiny.single_file import write_controlnet_file


@pytest.fixture(params=["sdxl", "sd15"])
def model(request: pytest.FixtureRequest) -> Model:
    return request.getfixturevalue(request.param)


def same(ours: dict[str, Tensor], theirs: dict[str, Tensor]) -> bool:
    return ours.keys() == theirs.keys() and all(ours[name].equal(theirs[name]) for name in theirs)


def refusal(path: Path, model: Model, configs: Path | None = None) -> str:
    with pytest.raises(ModelError) as caught:
        load_controlnet(path, model, configs)
    assert caught.value.way_out
    return str(caught.value)


@pytest.mark.parametrize("form", ["folder", "half folder", "single file"])
def test_a_controlnet_is_read_from_every_form(model: Model, tmp_path: Path, form: str) -> None:
    folder = path = make_controlnet(model, tmp_path / "control")
    (weights,) = folder.glob("*.safetensors")
    wanted = load_file(weights)
    configs = write_configs(tmp_path / "configs", folder)
    if form == "half folder":
        weights.rename(weights.with_name(f"{weights.stem}.fp16.safetensors"))
    elif form == "single file":
        path = weights
    network = load_controlnet(path, model, configs)
    assert same(network.state_dict(), wanted)
    assert network.dtype == model.dtype
    assert not any(weight.requires_grad for weight in network.parameters())


def test_the_original_layout_is_read_for_sd15_and_refused_for_sdxl(
    sdxl: Model, sd15: Model, tmp_path: Path
) -> None:
    folder = make_controlnet(sd15, tmp_path / "control")
    file = write_controlnet_file(folder, tmp_path / "control.safetensors")
    network = load_controlnet(file, sd15, write_configs(tmp_path / "configs", folder))
    (weights,) = folder.glob("*.safetensors")
    assert same(network.state_dict(), load_file(weights))
    other = write_controlnet_file(
        make_controlnet(sdxl, tmp_path / "xl"), tmp_path / "xl.safetensors"
    )
    assert "is read for SD 1.5 only" in refusal(other, sdxl)


@pytest.mark.parametrize("form", ["folder", "file"])
def test_a_controlnet_for_another_family_is_refused(
    sdxl: Model, sd15: Model, tmp_path: Path, form: str
) -> None:
    for ours, theirs in ((sdxl, sd15), (sd15, sdxl)):
        folder = path = make_controlnet(theirs, tmp_path / theirs.family)
        if form == "file":
            (path,) = folder.glob("*.safetensors")
        right = make_controlnet(ours, tmp_path / f"right {ours.family}")
        configs = write_configs(tmp_path / f"configs {ours.family}", right)
        assert f"does not fit this {ours.family} model" in refusal(path, ours, configs)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("lora_controlnet", "Control-LoRA"),
        ("control_add_embedding.linear_1.weight", "many kinds of picture"),
        ("adapter.body.0.in_conv.weight", "is no ControlNet"),
    ],
)
def test_another_kind_of_file_is_refused(sdxl: Model, tmp_path: Path, key: str, words: str) -> None:
    save_file({key: torch.ones(1)}, tmp_path / "control.safetensors")
    assert words in refusal(tmp_path / "control.safetensors", sdxl)


def test_a_folder_of_something_else_is_refused(sdxl: Model, sdxl_folder: Path) -> None:
    assert "holds UNet2DConditionModel and no ControlNet" in refusal(sdxl_folder / "unet", sdxl)


def test_damaged_incomplete_pickled_and_missing_files_are_refused(
    sdxl: Model, tmp_path: Path
) -> None:
    folder = make_controlnet(sdxl, tmp_path / "control")
    configs = write_configs(tmp_path / "configs", folder)
    (weights,) = folder.glob("*.safetensors")
    tensors = load_file(weights)
    del tensors["controlnet_mid_block.weight"]
    save_file(tensors, tmp_path / "part.safetensors")
    assert "cannot be read" in refusal(tmp_path / "part.safetensors", sdxl, configs)
    weights.write_bytes(weights.read_bytes()[:-8])
    assert "is damaged" in refusal(weights, sdxl)
    assert "is damaged" in refusal(folder, sdxl)
    pickle = weights.rename(folder / "diffusion_pytorch_model.bin")
    assert "is a pickle" in refusal(pickle, sdxl)
    assert "pickles" in refusal(folder, sdxl)
    assert "There is no ControlNet" in refusal(tmp_path / "nowhere", sdxl)


@pytest.mark.parametrize(("family", "count"), [("sdxl", 1_251_014_160), ("sd15", 361_279_120)])
def test_the_shipped_configurations_have_the_published_controlnets_weights(
    family: str, count: int
) -> None:
    config = json.loads((model_configs() / family / "controlnet/config.json").read_text("utf-8"))
    with torch.device("meta"):
        network = ControlNetModel.from_config(config)
    assert sum(weight.numel() for weight in network.parameters()) == count
