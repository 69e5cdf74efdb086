"""Large files on disk: whole, named by their content, and brought in piece by piece."""

import hashlib
import os
import tracemalloc
from pathlib import Path

import pytest

from core.domain.errors import StorageError
from core.storage.addons import AddOns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "addons"


@pytest.fixture
def addons(folder: Path) -> AddOns:
    return AddOns(folder)


def test_what_is_open_for_reading_only_takes_nothing_in(folder, source):
    with pytest.raises(StorageError, match="for reading only"):
        AddOns(folder, read_only=True).put(source)
    assert not folder.exists()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ink.safetensors"
    path.write_bytes(os.urandom(3_000_000))
    return path


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_is_found_by_its_sha256_and_keeps_its_name(addons, source):
    digest = addons.put(source)
    assert digest == hashlib.sha256(source.read_bytes()).hexdigest()
    kept = addons.get(digest)
    assert (kept.name, kept.read_bytes()) == ("ink.safetensors", source.read_bytes())


def test_a_file_gets_the_suffix_that_loaders_go_by(addons, source):
    digest = addons.put(source.rename(source.with_suffix(".sft")))
    assert addons.get(digest).name == "ink.safetensors"


def test_a_file_is_never_whole_in_memory(addons, source):
    tracemalloc.start()
    addons.put(source)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < source.stat().st_size


def test_the_same_file_is_kept_once_and_a_cut_one_is_healed(addons, source, folder):
    digest = addons.put(source)
    number = addons.get(digest).stat().st_ino
    assert addons.put(source) == digest
    assert addons.get(digest).stat().st_ino == number
    addons.get(digest).write_bytes(b"cut")
    addons.put(source.rename(source.with_name("pen.safetensors")))
    assert hashlib.sha256(addons.get(digest).read_bytes()).hexdigest() == digest
    assert len(files(folder)) == 1


def test_a_file_that_is_gone_is_said_in_a_sentence(addons, source):
    with pytest.raises(StorageError, match="is missing from the library"):
        addons.get("ab" * 32)
    with pytest.raises(StorageError, match="cannot be read: No such file"):
        addons.put(source.with_name("nowhere"))


def test_a_full_disk_is_a_sentence_and_leaves_nothing_half(addons, source, folder, small_disk):
    with pytest.raises(StorageError, match="disk is full"):
        addons.put(source)
    assert files(folder) == []


def test_a_file_that_changes_while_it_is_copied_is_not_kept(addons, source, folder, monkeypatch):
    seen = hashlib.file_digest

    def digest_then_change(file, name):
        found = seen(file, name)
        source.write_bytes(b"changed")
        return found

    monkeypatch.setattr(hashlib, "file_digest", digest_then_change)
    with pytest.raises(StorageError, match="changed while it was copied"):
        addons.put(source)
    assert files(folder) == []


def test_a_file_whose_bytes_changed_is_healed_when_it_is_put_again(addons, source):
    digest = addons.put(source)
    content = bytearray(source.read_bytes())
    content[1000] ^= 1
    addons.get(digest).write_bytes(content)
    assert addons.put(source) == digest
    assert addons.get(digest).read_bytes() == source.read_bytes()


def test_a_file_that_was_just_put_again_is_not_deleted_as_old(addons, source):
    digest = addons.put(source)
    os.utime(addons.get(digest), (1.0, 1.0))
    addons.put(source)
    assert not addons.delete(digest, older_than=60.0)
    os.utime(addons.get(digest), (1.0, 1.0))
    assert addons.delete(digest, older_than=60.0)
    with pytest.raises(StorageError, match="missing"):
        addons.get(digest)
