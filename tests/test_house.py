"""Rules that hold for the house as a whole."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from core import system

ROOT = Path(__file__).parents[1]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("module", ["desktop.app", "main", "core.jobs.engine", "core.jobs.run"])
def test_importing_does_not_load_torch(module: str) -> None:
    result = run(
        f"import sys, {module}\n"
        "heavy = {'torch', 'diffusers', 'transformers'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"


def test_the_window_opens_without_what_only_commands_need() -> None:
    result = run(
        "import sys, main, desktop.app\n"
        "needless = {'typer', 'rich', 'core.screenplay.reader', 'numpy', 'PIL.Image'}\n"
        "print(sorted(needless & set(sys.modules)))"
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"


def test_the_core_does_not_load_qt() -> None:
    result = run("import sys, core.jobs.run, core.export.sheet\nprint('PySide6' in sys.modules)")
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "False"


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split("[>=!<]", name)[0].lower().replace("_", "-") for name in wanted}
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    assert names <= pinned


def test_the_pinned_torch_is_the_one_that_was_tried() -> None:
    assert "torch==2.13.0" in (ROOT / "constraints.txt").read_text("utf-8").splitlines()


def test_a_missing_system_library_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(system.OFFSCREEN, "libnowhere.so.9", "libnowhere9")
    text = system.complaint(["libnowhere.so.9"])
    assert "libnowhere.so.9" in text
    assert "apt-get install libnowhere9" in text


def test_x11_libraries_are_asked_for_only_where_there_is_a_display() -> None:
    assert "libxcb-cursor.so.0" in system.needed({"DISPLAY": ":0"}, "linux")
    assert "libxcb-cursor.so.0" not in system.needed({}, "linux")
    assert system.needed({"DISPLAY": ":0"}, "darwin") == {}


def test_the_tests_reach_no_network() -> None:
    import socket

    with socket.socket() as probe, pytest.raises(AssertionError, match="connects"):
        probe.connect(("192.0.2.1", 80))


def test_the_tests_have_a_home_of_their_own() -> None:
    assert "castboard-tests-" in os.environ["CASTBOARD_HOME"]
