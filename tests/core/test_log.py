"""The log."""

import logging
from collections.abc import Iterator

import pytest

from core.log import start_logging


@pytest.fixture(autouse=True)
def _root_logger_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level = handlers, level


def test_the_log_holds_what_happened_with_its_traceback(tmp_path):
    path = start_logging(tmp_path / "log")
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError:
        logging.getLogger("core.jobs").exception("RenderPanels failed: “井戸”")
    logging.getLogger("core.jobs").info("All is well")
    text = path.read_text(encoding="utf-8")
    assert "ERROR MainThread core.jobs: RenderPanels failed: “井戸”" in text
    assert "ZeroDivisionError" in text
    assert "All is well" in text


def test_the_console_hears_of_warnings_only(tmp_path, capsys):
    start_logging(tmp_path)
    logging.getLogger("x").info("quiet")
    logging.getLogger("x").warning("loud")
    assert capsys.readouterr().err == "WARNING: loud\n"


def test_without_a_place_for_the_file_the_console_says_so_and_work_goes_on(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    start_logging(tmp_path / "file")
    assert "No log is kept" in capsys.readouterr().err


def test_the_log_does_not_grow_for_ever(tmp_path):
    path = start_logging(tmp_path)
    for _ in range(70):
        logging.getLogger("x").info("x" * 100_000)
    assert path.stat().st_size <= 1_000_000
    assert len(list(tmp_path.iterdir())) == 4


def test_a_name_that_is_no_text_is_logged_escaped(tmp_path):
    path = start_logging(tmp_path / "log")
    logging.getLogger("core").info("Found %s", "models-\udcff")
    assert r"Found models-\udcff" in path.read_text(encoding="utf-8")
