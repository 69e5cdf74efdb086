"""What is left of a program that ended without a word: a trace of each thread, for the next start.

A segmentation fault in a driver or in Qt raises nothing; Python's faulthandler still writes.
"""

import faulthandler
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import psutil

log = logging.getLogger(__name__)
PATTERN = "crash-*.txt"


def watch(folder: Path) -> str:
    """Write a trace into `folder` if this program crashes; returns those of earlier ones.

    Where nothing can be written there, nobody is told.
    """
    left = "\n\n".join(_take(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Open until the end: when it is needed, nothing can be opened any more.
        file = (folder / PATTERN.replace("*", str(os.getpid()))).open("w", encoding="utf-8")
        faulthandler.enable(file)
    except OSError as error:
        log.warning("Crashes are not noted in %s: %s", folder, error)
    return left


def _take(folder: Path) -> Iterator[str]:
    """The traces of programs that have ended; each is told once."""
    for path in sorted(folder.glob(PATTERN)):
        number = path.stem.partition("-")[2]
        if number.isdigit() and not psutil.pid_exists(int(number)):
            try:
                text = path.read_text(encoding="utf-8", errors="replace").strip()
                path.unlink()
            except OSError:
                continue
            if text:
                log.error("An earlier start crashed.\n%s", text)
                yield text
