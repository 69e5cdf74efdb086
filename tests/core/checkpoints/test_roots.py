import json
import time
from pathlib import Path

import pytest

from core.checkpoints.roots import (
    A1111,
    COMFY,
    FOOOCUS,
    HUB,
    INVOKE,
    KRITA,
    LARGEST_CONFIG,
    MATRIX,
    OWN,
    find_roots,
)


def roots(home: Path, *folders: Path, platform: str = "linux", **variables: str) -> dict[str, str]:
    """What is found: paths below `home` -> tools."""
    found = find_roots(folders, home, variables, platform)
    return {root.path.relative_to(home).as_posix(): root.tool for root in found}


@pytest.mark.parametrize(
    ("place", "tool"),
    [
        ("ComfyUI/models/checkpoints", COMFY),
        ("Documents/ComfyUI/models/checkpoints", COMFY),
        ("comfy/ComfyUI/models/checkpoints", COMFY),
        ("stable-diffusion-webui/models/Stable-diffusion", A1111),
        ("stable-diffusion-webui-forge/models/Stable-diffusion", A1111),
        ("StabilityMatrix/Data/Models/StableDiffusion", MATRIX),
        (".local/share/StabilityMatrix/Models/StableDiffusion", MATRIX),
        (".local/share/krita/ai_diffusion/server/ComfyUI/models/checkpoints", KRITA),
        (".cache/huggingface/hub", HUB),
    ],
)
def test_each_tool_is_found_where_it_is_usually_installed(
    tmp_path: Path, place: str, tool: str
) -> None:
    (tmp_path / place).mkdir(parents=True)
    assert roots(tmp_path) == {place: tool}


def test_nothing_is_found_on_a_bare_machine(tmp_path: Path) -> None:
    assert roots(tmp_path) == {}


def test_invokeai_is_known_by_its_settings(tmp_path: Path) -> None:
    (tmp_path / "invokeai" / "models").mkdir(parents=True)
    assert roots(tmp_path) == {}
    (tmp_path / "invokeai" / "invokeai.yaml").touch()
    assert roots(tmp_path) == {"invokeai/models": INVOKE}


def test_fooocus_tells_of_one_more_folder_or_of_several(tmp_path: Path) -> None:
    for place in ("Fooocus/models/checkpoints", "Fooocus/more", "elsewhere"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "Fooocus" / "fooocus_version.py").touch()
    config = tmp_path / "Fooocus" / "config.txt"
    config.write_text(json.dumps({"path_checkpoints": ["more", str(tmp_path / "elsewhere")]}))
    places = ("Fooocus/models/checkpoints", "Fooocus/more", "elsewhere")
    assert roots(tmp_path) == dict.fromkeys(places, FOOOCUS)
    config.write_text(json.dumps({"path_checkpoints": "../elsewhere"}))
    assert len(roots(tmp_path)) == 2


def test_comfyui_is_told_of_folders_elsewhere(tmp_path: Path) -> None:
    for place in ("ComfyUI/models/checkpoints", "big/sd/models/a", "big/sd/models/b", "other"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "ComfyUI" / "extra_model_paths.yaml").write_text(
        f"""
a111:
    base_path: {tmp_path}/big/sd
    checkpoints: |
        models/a
        models/b
    vae: models/VAE
other:
    checkpoints: {tmp_path}/other
""",
        "utf-8",
    )
    assert set(roots(tmp_path)) == {
        "ComfyUI/models/checkpoints",
        "big/sd/models/a",
        "big/sd/models/b",
        "other",
    }


@pytest.mark.parametrize(
    ("platform", "data"),
    [
        ("linux", ".config"),
        ("darwin", "Library/Application Support"),
        ("win32", "AppData/Roaming"),
    ],
)
def test_the_desktop_application_of_comfyui_is_found_on_each_system(
    tmp_path: Path, platform: str, data: str
) -> None:
    (tmp_path / "drive/models/checkpoints").mkdir(parents=True)
    config = tmp_path / data / "ComfyUI" / "extra_models_config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text(
        f"comfyui_desktop:\n  base_path: {tmp_path}/drive\n  checkpoints: models/checkpoints/\n"
    )
    assert roots(tmp_path, platform=platform) == {"drive/models/checkpoints": COMFY}


@pytest.mark.parametrize("text", ["[1, 2", "- a\n- b", "x: !!python/object:os.system {}", "a: 5"])
def test_a_damaged_or_strange_configuration_names_no_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "ComfyUI").mkdir()
    (tmp_path / "ComfyUI" / "extra_model_paths.yaml").write_text(text)
    assert roots(tmp_path) == {}


@pytest.mark.parametrize("odd", ["x" * 300, "~nobody-is-called-so/models", "a\0b", "\ud800"])
def test_a_path_that_cannot_be_there_leaves_the_others(tmp_path: Path, odd: str) -> None:
    for place in ("Fooocus/models/checkpoints", "good"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "Fooocus" / "fooocus_version.py").touch()
    config = tmp_path / "Fooocus" / "config.txt"
    config.write_text(json.dumps({"path_checkpoints": [odd, str(tmp_path / "good")]}))
    found = roots(tmp_path, tmp_path / odd, HF_HOME=odd)
    assert found == dict.fromkeys(("Fooocus/models/checkpoints", "good"), FOOOCUS)


def bomb(word: str) -> str:
    """Each line is nine of the one above it."""
    lines = (f"a{n}: &a{n} {word.format(', '.join([f'*a{n - 1}'] * 9))}\n" for n in range(1, 25))
    return "a0: &a0 {k: v}\n" + "".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        bomb("[{}]") + "x: {base_path: *a24, checkpoints: [*a24]}\n",
        bomb("{{<<: [{}]}}"),
        "a: &a '"
        + "x\n\n" * 9000
        + "'\n"
        + "".join(f"{n}: {{checkpoints: *a}}\n" for n in range(2000)),
        "x: {checkpoints: !!timestamp x}\ny: {checkpoints: !!int ''}\nz: {checkpoints: !!bool x}",
        "x: {checkpoints: good}\n#" + "#" * LARGEST_CONFIG,
    ],
)
def test_a_configuration_made_to_do_harm_names_no_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "ComfyUI" / "good").mkdir(parents=True)
    (tmp_path / "ComfyUI" / "extra_model_paths.yaml").write_text(text)
    begun = time.process_time()
    assert roots(tmp_path) == {}
    assert time.process_time() - begun < 2


def test_folders_may_be_called_like_numbers(tmp_path: Path) -> None:
    (tmp_path / "2024" / "1.50").mkdir(parents=True)
    (tmp_path / "ComfyUI").mkdir()
    config = tmp_path / "ComfyUI" / "extra_model_paths.yaml"
    config.write_text("x:\n  base_path: ../2024\n  checkpoints: 1.50\n")
    assert roots(tmp_path) == {"ComfyUI/../2024/1.50": COMFY}


def test_the_hubs_cache_is_where_its_variables_say(tmp_path: Path) -> None:
    for place in ("a/hub", "b"):
        (tmp_path / place).mkdir(parents=True)
    assert roots(tmp_path, HF_HOME=str(tmp_path / "a")) == {"a/hub": HUB}
    assert roots(tmp_path, HF_HUB_CACHE=str(tmp_path / "b")) == {"b": HUB}


def test_a_folder_of_the_artists_may_be_a_tools_or_any(tmp_path: Path) -> None:
    for place in ("my-comfy/models/checkpoints", "downloads"):
        (tmp_path / place).mkdir(parents=True)
    found = roots(tmp_path, tmp_path / "my-comfy", tmp_path / "downloads", tmp_path / "gone")
    assert found == {"my-comfy/models/checkpoints": COMFY, "downloads": OWN}


def test_a_folder_that_is_shared_by_links_is_looked_into_once(tmp_path: Path) -> None:
    (tmp_path / "ComfyUI/models/checkpoints").mkdir(parents=True)
    (tmp_path / "stable-diffusion-webui/models").mkdir(parents=True)
    (tmp_path / "stable-diffusion-webui/models/Stable-diffusion").symlink_to(
        tmp_path / "ComfyUI/models/checkpoints"
    )
    assert roots(tmp_path) == {"ComfyUI/models/checkpoints": COMFY}
