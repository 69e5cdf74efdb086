"""A program that ends without a word leaves a trace for the next start."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    begin = f"from pathlib import Path\nfrom core.crashes import watch\nfolder = {str(folder)!r}\n"
    begin += "left = watch(Path(folder))\n"
    return subprocess.run(
        [sys.executable, "-c", begin + code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


def test_the_trace_of_a_crash_is_told_once_at_the_next_start(tmp_path: Path) -> None:
    assert start(tmp_path, "import faulthandler\nfaulthandler._sigsegv()").returncode != 0
    told = start(tmp_path, "print(left)").stdout
    assert "Segmentation fault" in told
    assert start(tmp_path, "print(left)").stdout.strip() == ""


def test_a_start_that_ends_in_order_leaves_nothing_to_tell(tmp_path: Path) -> None:
    start(tmp_path, "")
    assert start(tmp_path, "print(left)").stdout.strip() == ""


def test_what_another_running_castboard_writes_is_left_to_it(tmp_path: Path) -> None:
    own = tmp_path / f"crash-{os.getpid()}.txt"
    own.write_text("not over yet")
    assert start(tmp_path, "print(left)").stdout.strip() == ""
    assert own.read_text() == "not over yet"


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert start(tmp_path / "file" / "log", "print('on it goes')").stdout.strip() == "on it goes"
