from collections.abc import Callable
from pathlib import Path

import pytest

from core.checkpoints.addons import adapter_kind, check_controlnet, check_embedding, check_lora
from core.domain.errors import ModelError
from tests.fakes.model_folder import (
    CONTROLNET_FILE,
    EMBEDDING_FILE,
    LORA_FILE,
    SDXL_FILE,
    write_header,
)

Shapes = dict[str, tuple[int, ...]]
KOHYA: Shapes = {
    "lora_unet_a.lora_down.weight": (4, 8),
    "lora_unet_a.lora_up.weight": (8, 4),
    "lora_unet_a.alpha": (),
}


def refusal(check: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(ModelError) as caught:
        check(path)
    assert caught.value.way_out
    return str(caught.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ink.safetensors"


@pytest.mark.parametrize("shapes", [LORA_FILE, KOHYA])
def test_a_lora_is_known_in_either_format(file: Path, shapes: Shapes) -> None:
    more = {name.replace("a.", "b.", 1): shape for name, shape in shapes.items()}
    assert check_lora(write_header(file, {**shapes, **more})) == 2
    assert adapter_kind(file) == "lora"


@pytest.mark.parametrize(
    ("shapes", "names"),
    [
        ({"clip_g": (2, 1280), "clip_l": (2, 768)}, ("clip_l", "clip_g")),
        ({"emb_params": (2, 768)}, ("emb_params",)),
        ({"<mia>": (768,)}, ("<mia>",)),
    ],
)
def test_an_embedding_is_known_for_either_family(
    file: Path, shapes: Shapes, names: tuple[str, ...]
) -> None:
    assert check_embedding(write_header(file, shapes)) == names
    assert adapter_kind(file) == "embedding"


@pytest.mark.parametrize(
    ("shapes", "layout"),
    [
        (CONTROLNET_FILE, "diffusers"),
        ({"control_model.input_hint_block.0.weight": (16, 3, 3, 3)}, "original"),
    ],
)
def test_a_controlnet_is_known_in_either_layout(file: Path, shapes: Shapes, layout: str) -> None:
    assert check_controlnet(write_header(file, shapes)) == layout


@pytest.mark.parametrize(
    ("check", "shapes", "words"),
    [
        (check_lora, SDXL_FILE, "is a model of its own and no LoRA"),
        (check_lora, CONTROLNET_FILE, "is a ControlNet and no LoRA"),
        (check_lora, EMBEDDING_FILE, "is an embedding and no LoRA"),
        (check_lora, {"lora_unet_a.hada_w1_a": (4, 4)}, "LyCORIS"),
        (check_lora, {**LORA_FILE, "unet.a.dora_scale": (4,)}, "DoRA"),
        (check_lora, {"x": (1,)}, "is no LoRA"),
        (check_embedding, LORA_FILE, "is a LoRA and no embedding"),
        (check_embedding, {"a": (1, 8), "b": (1, 8)}, "is no embedding"),
        (check_embedding, {"a": (8, 4, 3, 3)}, "is no embedding"),
        (check_embedding, {}, "is no embedding"),
        (check_controlnet, SDXL_FILE, "is a model of its own and no ControlNet"),
        (check_controlnet, {"lora_controlnet": (1,)}, "Control-LoRA"),
        (adapter_kind, SDXL_FILE, "is a model of its own and no LoRA"),
        (adapter_kind, CONTROLNET_FILE, "is a ControlNet and no LoRA"),
        (adapter_kind, {"lora_unet_a.lokr_w1": (4, 4)}, "LyCORIS"),
    ],
)
def test_another_kind_of_file_is_refused_with_the_reason(
    file: Path, check: Callable[[Path], object], shapes: Shapes, words: str
) -> None:
    assert words in refusal(check, write_header(file, shapes))


@pytest.mark.parametrize("check", [check_lora, check_embedding, check_controlnet, adapter_kind])
def test_pickles_damaged_and_missing_files_are_refused(
    file: Path, check: Callable[[Path], object]
) -> None:
    write_header(file, LORA_FILE)
    pickle = file.with_suffix(".pt")
    pickle.write_bytes(file.read_bytes())
    assert "is a pickle, which can run code" in refusal(check, pickle)
    file.write_bytes(file.read_bytes()[:-2])
    assert "is damaged" in refusal(check, file)
    assert "cannot be read: No such file" in refusal(check, file.with_name("nowhere"))
