"""A library in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.library import Library
from tests.fakes.disk import full_disk


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def small_disk() -> Iterator[int]:
    """No file can grow beyond 36 kB while the test runs; SQLite's shared memory takes 32 kB."""
    with full_disk(36_000):
        yield 36_000
