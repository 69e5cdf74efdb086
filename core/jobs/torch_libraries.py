"""Opens torch's shared libraries beforehand, so that importing torch stops no other thread.

The interpreter holds its lock while it opens the libraries of an extension module. Torch's are
hundreds of megabytes: a window would stand still for half a second, on a slow disk for many.
"""

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

NAMES = {"linux": "libtorch_python.so", "darwin": "libtorch_python.dylib"}
"""The one that needs all the others. On Windows torch itself opens them without the lock."""


def open_libraries() -> None:
    """Open them, without the interpreter's lock; importing torch then finds them open.

    Where that fails nothing is said: the import tries again, and says what is wrong.
    """
    found = importlib.util.find_spec("torch")
    name = NAMES.get(sys.platform)
    if "torch" in sys.modules or found is None or found.origin is None or name is None:
        return
    library = Path(found.origin).parent / "lib" / name
    # ctypes.CDLL(path) holds the lock while it opens a library, a function of C called
    # through ctypes does not.
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    dlopen.restype = ctypes.c_void_p
    dlopen(os.fsencode(library), os.RTLD_NOW)
