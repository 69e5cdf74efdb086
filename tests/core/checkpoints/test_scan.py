import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from core.checkpoints import scan as scanning
from core.checkpoints.identify import kind_of
from core.checkpoints.roots import HUB, Root
from core.checkpoints.scan import Found, dump_found, load_found, look_at, scan
from core.domain.events import Progress
from tests.fakes.model_folder import (
    CONTROLNET_FILE,
    FIRST,
    LORA_FILE,
    SD15_FILE,
    SDXL_FILE,
    write_header,
    write_json,
    write_model_folder,
)

REFINER = {
    FIRST: (384, 4, 3, 3),
    "conditioner.embedders.0.model.transformer.resblocks.0.attn.in_proj_weight": (1,),
}
INPAINTING = {**SDXL_FILE, FIRST: (320, 9, 3, 3)}
SD3 = {"model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight": (1,)}
FLUX = {"double_blocks.0.img_attn.qkv.weight": (1,)}


def found_in(
    *folders: Path, tool: str = "", known: Mapping[Path, Found] | None = None
) -> list[Found]:
    roots = [Root(path=folder, tool=tool) for folder in folders]
    return [event for event in scan(roots, known) if isinstance(event, Found)]


def test_a_model_is_known_by_what_is_in_it_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    write_header(tmp_path / "a-lora.safetensors", SDXL_FILE)
    write_header(tmp_path / "people" / "sdxl.safetensors", SD15_FILE)
    write_header(tmp_path / "sdxl-base.safetensors", LORA_FILE)
    write_model_folder(tmp_path / "whole")
    found = {each.name: each for each in found_in(tmp_path)}
    assert {name: each.family for name, each in found.items()} == {
        "a-lora": "SDXL",
        "sdxl": "SD 1.5",
        "sdxl-base": None,
        "whole": "SDXL",
    }
    assert found["whole"].is_folder
    assert not found["a-lora"].is_folder
    assert found["a-lora"].size == (tmp_path / "a-lora.safetensors").stat().st_size


@pytest.mark.parametrize(
    ("shapes", "words"),
    [
        (LORA_FILE, "it goes on top of a model"),
        (CONTROLNET_FILE, "is a ControlNet"),
        (REFINER, "is the SDXL refiner"),
        (INPAINTING, "a model for inpainting"),
        (SD3, "Stable Diffusion 3"),
        (FLUX, "a Flux model"),
    ],
)
def test_what_cannot_be_used_is_listed_with_the_reason(
    tmp_path: Path, shapes: dict[str, tuple[int, ...]], words: str
) -> None:
    write_header(tmp_path / "ink.safetensors", shapes)
    (found,) = found_in(tmp_path)
    assert words in found.reason
    assert found.reason.startswith("ink.safetensors is")
    assert found.way_out


def test_a_pickle_is_never_opened_and_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "old.ckpt").write_bytes(b"cos\nsystem\n(S'false'\ntR.")
    whole = write_header(tmp_path / "new.safetensors", SDXL_FILE).read_bytes()
    (tmp_path / "new.safetensors").write_bytes(whole[:-10])
    new, old = found_in(tmp_path)
    assert "old.ckpt is a pickle, which can run code" in old.reason
    assert "new.safetensors is damaged" in new.reason


def test_the_parts_of_a_diffusers_folder_are_no_models_of_their_own(tmp_path: Path) -> None:
    write_model_folder(tmp_path / "whole")
    write_json(tmp_path / "vae" / "config.json", {})
    write_header(tmp_path / "vae" / "diffusion_pytorch_model.safetensors", {"a": (1,)})
    assert [each.name for each in found_in(tmp_path)] == ["whole"]


def test_links_that_lead_in_a_circle_end_and_nothing_is_listed_twice(tmp_path: Path) -> None:
    place = tmp_path / "models"
    place.mkdir()
    write_header(place / "one.safetensors", SDXL_FILE)
    (place / "again").symlink_to(place)
    (place / "two.safetensors").symlink_to(place / "one.safetensors")
    (tmp_path / "other").symlink_to(place)
    assert [e.name for e in found_in(place, tmp_path / "other", tmp_path)] == ["one"]


def test_folders_are_looked_into_so_deep_and_no_deeper(tmp_path: Path) -> None:
    deep = tmp_path
    for number in range(scanning.DEEPEST + 1):
        deep = deep / str(number)
        deep.mkdir()
        write_header(deep / f"at{number}.safetensors", SDXL_FILE)
    names = {each.name for each in found_in(tmp_path)}
    assert names == {f"at{number}" for number in range(scanning.DEEPEST)}


def test_a_scan_ends_after_so_many_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MOST_FOLDERS", 3)
    for name in "abcdef":
        (tmp_path / name).mkdir()
        write_header(tmp_path / name / f"{name}.safetensors", SDXL_FILE)
    assert [each.name for each in found_in(tmp_path)] == ["a", "b"]


def test_a_folder_that_may_not_be_read_is_passed_over(tmp_path: Path) -> None:
    write_header(tmp_path / "one.safetensors", SDXL_FILE)
    assert [e.name for e in found_in(tmp_path / "nowhere", tmp_path)] == ["one"]


@pytest.mark.parametrize("notes", [b"null", b"[]", b'{"modelspec.predict_key": ["v"]}', b"5"])
def test_notes_that_are_no_texts_are_passed_over(tmp_path: Path, notes: bytes) -> None:
    path = write_header(tmp_path / "ink.safetensors", SDXL_FILE)
    whole = path.read_bytes()
    length = int.from_bytes(whole[:8], "little")
    header = whole[8 : 8 + length].replace(b'"__metadata__": {}', b'"__metadata__": ' + notes)
    path.write_bytes(len(header).to_bytes(8, "little") + header + whole[8 + length :])
    assert [each.family for each in found_in(tmp_path)] == ["SDXL"]


def test_what_is_nested_without_end_is_damaged_and_the_others_are_found(tmp_path: Path) -> None:
    nested = b"[" * 200_000
    (tmp_path / "a.safetensors").write_bytes(len(nested).to_bytes(8, "little") + nested)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / scanning.INDEX).write_bytes(nested)
    write_header(tmp_path / "ink.safetensors", SDXL_FILE)
    found = {each.name: each for each in found_in(tmp_path)}
    assert "is not a safetensors file" in found["a"].reason
    assert "is missing or damaged" in found["b"].reason
    assert found["ink"].family == "SDXL"


def test_a_mistake_with_one_file_is_logged_and_the_others_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("bad", "ink"):
        write_header(tmp_path / f"{name}.safetensors", SDXL_FILE)

    def failing(path: Path) -> object:
        return kind_of(path) if path.stem == "ink" else {}[path.stem]

    monkeypatch.setattr(scanning, "kind_of", failing)
    bad, ink = found_in(tmp_path)
    assert (bad.family, bad.reason) == (None, "bad.safetensors cannot be read.")
    assert (ink.family, ink.reason) == ("SDXL", "")
    assert "KeyError: 'bad'" in caplog.text
    monkeypatch.setattr(scanning, "kind_of", kind_of)
    assert found_in(tmp_path, known={bad.path: bad})[0].family == "SDXL"


def test_the_hubs_cache_gives_the_names_of_its_models_and_not_their_hashes(tmp_path: Path) -> None:
    """As the hub lays it out: blobs by hash, and snapshots that are links to them."""
    model = tmp_path / "models--stabilityai--sdxl-base"
    blobs, snapshot = model / "blobs", model / "snapshots" / "0a1b2c"
    whole = write_model_folder(tmp_path / "whole")
    blobs.mkdir(parents=True)
    for number, file in enumerate(sorted(p for p in whole.rglob("*") if p.is_file())):
        link = snapshot / file.relative_to(whole)
        link.parent.mkdir(parents=True, exist_ok=True)
        file.rename(blobs / str(number))
        link.symlink_to(blobs / str(number))
    single = tmp_path / "models--me--mine" / "snapshots" / "99"
    single.mkdir(parents=True)
    write_header(tmp_path / "blob", SD15_FILE)
    (single / "mine_v2.safetensors").symlink_to(tmp_path / "blob")
    found = found_in(tmp_path / "models--me--mine", model, tool=HUB)
    assert [(e.name, e.family) for e in found] == [
        ("me/mine/mine_v2", "SD 1.5"),
        ("stabilityai/sdxl-base", "SDXL"),
    ]
    assert found[0].path.suffix == ".safetensors"


def test_what_has_not_changed_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_header(tmp_path / "one.safetensors", SDXL_FILE)
    write_model_folder(tmp_path / "whole")
    kept = tmp_path / "models.json"
    first = found_in(tmp_path)
    kept.write_bytes(dump_found(first))
    read: list[Path] = []

    def reading(path: Path) -> object:
        read.append(path)
        return kind_of(path)

    monkeypatch.setattr(scanning, "kind_of", reading)
    assert found_in(tmp_path, known=load_found(kept)) == first
    assert not read
    os.utime(path, ns=(1, 1))
    found_in(tmp_path, known=load_found(kept))
    assert read == [path]


@pytest.mark.parametrize("text", [b"", b"[{}]", b"\xff"])
def test_a_damaged_memory_of_earlier_scans_is_forgotten(tmp_path: Path, text: bytes) -> None:
    kept = tmp_path / "models.json"
    assert load_found(kept) == {}
    kept.write_bytes(text)
    assert load_found(kept) == {}


def test_a_scan_says_how_far_it_is_and_can_be_left_at_any_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_header(tmp_path / "a" / "one.safetensors", SDXL_FILE)
    events = scan([Root(path=tmp_path / "a"), Root(path=tmp_path / "b")])
    assert next(events) == Progress(scanning.LOOKING, 0, 2)
    assert isinstance(next(events), Found)
    assert list(events)[-1] == Progress(scanning.LOOKING, 2, 2)
    left = scan([Root(path=tmp_path / "a")])
    next(left)
    left.close()


def test_one_file_is_looked_at_by_itself(tmp_path: Path) -> None:
    found = look_at(write_header(tmp_path / "one.safetensors", SDXL_FILE))
    assert (found.name, found.family) == ("one", "SDXL")
