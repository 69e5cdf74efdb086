"""A library and a fake engine of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.storage.library import Library
from tests.fakes.engine import FakeEngine


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()
