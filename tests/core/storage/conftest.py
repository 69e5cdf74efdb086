"""A library in a folder of the test's own."""

import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def small_disk() -> Iterator[int]:
    """No file can grow beyond 36 kB while the test runs; SQLite's shared memory takes 32 kB."""
    limit, before = 36_000, resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)
