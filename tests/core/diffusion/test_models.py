import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import CLIPTokenizer

from core.checkpoints.kinds import Family, model_configs
from core.diffusion.attention.layers import Grid, grid_at, layers_of
from core.diffusion.devices import choose_device, sentence_for
from core.diffusion.models import ALMOST_NOISE, Model, load_model
from core.diffusion.prompts import encode
from core.domain.errors import DeviceError, ModelError, OutOfMemoryError
from tests.tiny.pipelines import make_sd15
from tests.tiny.single_file import write_configs, write_single_file

CPU = torch.device("cpu")


@pytest.fixture
def copy(sdxl_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sdxl_folder, tmp_path / "model"))


@pytest.fixture(scope="module")
def folders(sdxl_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {"sdxl": sdxl_folder, "sd15": make_sd15(tmp_path_factory.mktemp("models") / "sd15")}


@pytest.fixture(scope="module")
def configs(folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_configs(tmp_path_factory.mktemp("configs"), **folders)


def add_to_header(file: Path, mark: str) -> None:
    """Put an empty tensor of this name into a file."""
    data = file.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    header[mark] = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    text = json.dumps(header).encode()
    file.write_bytes(len(text).to_bytes(8, "little") + text + data[8 + length :])


def weights(model: Model) -> dict[str, torch.Tensor]:
    parts = {"unet": model.unet, "vae": model.pipe.vae}
    parts |= {f"encoder {i}": encoder for i, (_, encoder) in enumerate(model.encoders)}
    return {f"{part} {k}": v for part, net in parts.items() for k, v in net.state_dict().items()}


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a model folder"):
        load_model(tmp_path, CPU)


def test_a_model_of_another_kind_is_named(copy: Path) -> None:
    (copy / "model_index.json").write_text(json.dumps({"_class_name": "FluxPipeline"}))
    with pytest.raises(ModelError, match="Flux"):
        load_model(copy, CPU)


@pytest.mark.parametrize("part", ["unet", "vae", "text_encoder"])
def test_cut_weights_are_named_damaged(copy: Path, part: str) -> None:
    file = next((copy / part).glob("*.safetensors"))
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(ModelError, match="is damaged"):
        load_model(copy, CPU)


def test_weights_that_the_libraries_refuse_are_a_sentence(copy: Path) -> None:
    config = copy / "unet" / "config.json"
    config.write_text(config.read_text().replace("CrossAttnDownBlock2D", "NoSuchBlock"))
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(copy, CPU)


def test_pickled_weights_are_never_opened(copy: Path) -> None:
    (file,) = (copy / "unet").glob("*.safetensors")
    file.unlink()
    torch.save({}, copy / "unet" / "diffusion_pytorch_model.bin")
    with pytest.raises(ModelError, match="can run code"):
        load_model(copy, CPU)


def test_weights_kept_in_half_precision_only_are_found(copy: Path) -> None:
    for file in copy.rglob("*.safetensors"):
        file.rename(file.with_name(f"{file.stem}.fp16.safetensors"))
    assert load_model(copy, CPU).unet.dtype == torch.float32


@pytest.mark.parametrize("family", ["sdxl", "sd15"])
def test_a_single_file_gives_the_weights_and_words_of_its_folder(
    folders: dict[str, Path], configs: Path, tmp_path: Path, family: str
) -> None:
    file = write_single_file(folders[family], tmp_path / "model.safetensors")
    found, wanted = load_model(file, CPU, configs=configs), load_model(folders[family], CPU)
    assert found.family is wanted.family is {"sdxl": Family.SDXL, "sd15": Family.SD15}[family]
    assert found.pipe.scheduler.config.steps_offset == wanted.pipe.scheduler.config.steps_offset
    ours, theirs = weights(found), weights(wanted)
    assert ours.keys() == theirs.keys()
    assert all(ours[name].equal(theirs[name]) for name in theirs)
    read, expected = (encode(m.pipe, "the fox", "ink", guided=True) for m in (found, wanted))
    assert read.embeds.equal(expected.embeds)
    assert (read.pooled is None) == (expected.pooled is None) == (family == "sd15")
    if read.pooled is not None and expected.pooled is not None:
        assert torch.allclose(read.pooled, expected.pooled, atol=1e-5)


@pytest.mark.parametrize("part", ["unet", "vae", "text_encoder_2"])
def test_a_single_file_that_lacks_weights_is_refused_as_incomplete(
    folders: dict[str, Path], configs: Path, tmp_path: Path, part: str
) -> None:
    cut = Path(shutil.copytree(folders["sdxl"], tmp_path / "cut"))
    (path,) = (cut / part).glob("*.safetensors")
    tensors = load_file(path)
    lost = next(name for name in tensors if "mid_block" in name or "layers.1.mlp" in name)
    save_file({name: tensors[name] for name in tensors if name != lost}, path)
    file = write_single_file(cut, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="lacks weights that an SDXL model has"):
        load_model(file, CPU, configs=configs)


def test_a_single_file_of_another_shape_than_its_family_is_refused(
    folders: dict[str, Path], tmp_path: Path
) -> None:
    file = write_single_file(folders["sd15"], tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(file, CPU)


def test_a_single_file_marked_for_v_prediction_is_sampled_from_pure_noise(
    folders: dict[str, Path], configs: Path, tmp_path: Path
) -> None:
    file = write_single_file(folders["sdxl"], tmp_path / "model.safetensors")
    assert load_model(file, CPU, configs=configs).prediction == "epsilon"
    add_to_header(file, "v_pred")
    marked = load_model(file, CPU, configs=configs)
    assert marked.prediction == "v_prediction"
    assert marked.pipe.scheduler.alphas_cumprod[-1] > 0.004
    add_to_header(file, "ztsnr")
    scheduler = load_model(file, CPU, configs=configs).pipe.scheduler
    scheduler.set_timesteps(10)
    assert scheduler.alphas_cumprod[-1] == ALMOST_NOISE
    assert scheduler.timesteps[0] == 999


def test_half_precision_spares_the_vae(sdxl_folder: Path) -> None:
    model = load_model(sdxl_folder, CPU, dtype=torch.bfloat16)
    assert model.dtype == model.unet.dtype == model.encoders[1][1].dtype == torch.bfloat16
    assert model.pipe.vae.dtype == torch.float32
    exact = load_model(sdxl_folder, CPU).pipe.vae.state_dict()
    assert all(v.equal(exact[k]) for k, v in model.pipe.vae.state_dict().items())


@pytest.mark.parametrize("family", ["sdxl", "sd15"])
def test_any_size_in_whole_latents_goes_through_and_levels_round_up(
    folders: dict[str, Path], family: str
) -> None:
    model = load_model(folders[family], CPU)
    layers, latent = layers_of(model.unet), Grid(9, 13)
    seen: dict[str, int] = {}
    for layer in layers.selves:
        attention = model.unet.get_submodule(layer.name.removesuffix(".processor"))
        attention.register_forward_hook(
            lambda _, args, __, name=layer.name: seen.update({name: args[0].shape[1]})
        )
    text = encode(model.pipe, "the fox", "", guided=False)
    added = {"text_embeds": text.pooled, "time_ids": torch.zeros(1, 6)}
    z = torch.randn(1, model.channels, latent.height, latent.width)
    with torch.inference_mode():
        out = model.unet(z, 500, text.embeds, added_cond_kwargs=added).sample
    assert out.shape == z.shape
    assert seen == {at.name: grid_at(latent, at.level).tokens for at in layers.selves}


def test_sd15_has_attention_in_all_levels_but_the_last_and_in_the_middle(
    folders: dict[str, Path],
) -> None:
    layers = layers_of(load_model(folders["sd15"], CPU).unet)
    places = [(layer.part, layer.level) for layer in layers.selves]
    down, up = [("down", i) for i in range(3)], [("up", i) for i in (2, 2, 1, 1, 0, 0)]
    assert sorted(places) == sorted([*down, *up, ("mid", 3)])


def test_the_shipped_tokenizer_is_clips() -> None:
    tokenizer = CLIPTokenizer.from_pretrained(model_configs() / "tokenizer", local_files_only=True)
    assert tokenizer("a photo of a cat").input_ids == [49406, 320, 1125, 539, 320, 2368, 49407]
    assert (len(tokenizer), tokenizer.model_max_length) == (49408, 77)


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("sdxl/unet", 2_567_463_684),
        ("sd15/unet", 859_520_964),
        ("sdxl/vae", 83_653_863),
        ("sd15/vae", 83_653_863),
        ("sdxl/text_encoder", 123_060_480),
        ("sdxl/text_encoder_2", 694_659_840),
        ("sd15/text_encoder", 123_060_480),
    ],
)
def test_the_shipped_configurations_have_the_published_models_weights(
    part: str, count: int
) -> None:
    import diffusers
    import transformers

    config = json.loads((model_configs() / part / "config.json").read_text("utf-8"))
    with torch.device("meta"):
        if "_class_name" in config:
            network = getattr(diffusers, config["_class_name"]).from_config(config)
        else:
            made = transformers.CLIPTextConfig.from_dict(config)
            network = getattr(transformers, config["architectures"][0])(made)
    assert sum(weight.numel() for weight in network.parameters()) == count


def test_a_device_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(ModelError, match="“cuda:77”"):
        choose_device("cuda:77")


def test_running_out_of_memory_is_a_sentence() -> None:
    said = sentence_for(torch.OutOfMemoryError("CUDA out of memory"))
    assert isinstance(said, OutOfMemoryError)
    assert "not enough memory" in said.sentence


@pytest.mark.parametrize(
    "words",
    [
        "CUDA error: an illegal memory access was encountered",
        "CUDA error: the launch timed out and was terminated",
        "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED",
    ],
)
def test_a_device_that_stopped_answering_is_a_sentence(words: str) -> None:
    said = sentence_for(RuntimeError(words))
    assert isinstance(said, DeviceError)
    assert "restart" in said.way_out


def test_other_errors_have_no_sentence() -> None:
    assert sentence_for(RuntimeError("shape mismatch")) is None
    assert sentence_for(ValueError("CUDA error")) is None
