"""Opening torch's libraries before it is imported."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CODE = """
import ctypes, importlib.util, os, sys
from pathlib import Path
from core.jobs.torch_libraries import NAMES, open_libraries

folder = Path(importlib.util.find_spec("torch").origin).parent / "lib"
dlopen = ctypes.CDLL(None).dlopen
dlopen.restype = ctypes.c_void_p
path = os.fsencode(folder / NAMES[sys.platform])
before = dlopen(path, os.RTLD_NOW | os.RTLD_NOLOAD)
open_libraries()
after = dlopen(path, os.RTLD_NOW | os.RTLD_NOLOAD)
print(before is None, after is not None, "torch" in sys.modules)
import torch
print(float(torch.ones(2).sum()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there torch opens them itself")
def test_the_libraries_are_open_before_torch_is_imported_and_torch_works_with_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.split() == ["True", "True", "False", "2.0"], done.stderr
