"""Large files on disk: whole, named by their content, and brought in piece by piece."""

import hashlib
import os
import tracemalloc
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.storage.addons import AddOns


@pytest.fixture
def addons(tmp_path: Path) -> AddOns:
    return AddOns(tmp_path / "addons")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ink.safetensors"
    path.write_bytes(os.urandom(3_000_000))
    return path


def files(addons: AddOns) -> list[Path]:
    folder = addons.path("00").parents[1]
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_lies_under_its_sha256_with_the_suffix_that_loaders_go_by(addons, source):
    digest = addons.put(source)
    assert digest == hashlib.sha256(source.read_bytes()).hexdigest()
    assert addons.get(digest).read_bytes() == source.read_bytes()
    assert addons.get(digest).suffix == ".safetensors"


def test_a_file_is_never_whole_in_memory(addons, source):
    tracemalloc.start()
    addons.put(source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < source.stat().st_size


def test_the_same_file_is_kept_once_and_a_cut_one_is_healed(addons, source):
    digest = addons.put(source)
    written = addons.get(digest).stat().st_mtime_ns
    assert addons.put(source) == digest
    assert addons.get(digest).stat().st_mtime_ns == written
    addons.get(digest).write_bytes(b"cut")
    addons.put(source)
    assert addons.get(digest).read_bytes() == source.read_bytes()
    assert len(files(addons)) == 1


def test_a_file_that_is_gone_is_said_in_a_sentence(addons, source):
    with pytest.raises(StorageError, match="is missing from the library"):
        addons.get("ab" * 32)
    with pytest.raises(StorageError, match="cannot be read: No such file"):
        addons.put(source.with_name("nowhere"))


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half(addons, source, small_disk):
    with pytest.raises(StorageError, match="disk is full"):
        addons.put(source)
    assert files(addons) == []


def test_a_file_that_changes_while_it_is_copied_is_not_kept(addons, source, monkeypatch):
    seen = hashlib.file_digest

    def digest_then_change(file, name):
        found = seen(file, name)
        source.write_bytes(b"changed")
        return found

    monkeypatch.setattr(hashlib, "file_digest", digest_then_change)
    with pytest.raises(StorageError, match="changed while it was copied"):
        addons.put(source)
    assert files(addons) == []
