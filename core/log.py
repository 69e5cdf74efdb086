"""One logging set-up: a file that rotates, and the console."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE = "castboard.log"
MEGABYTE = 1_000_000


def start_logging(folder: Path) -> Path:
    """Log everything from INFO on to a file in `folder`, warnings to the console as well.

    Returns the file's path. Where the file cannot be written, the console alone has to do.
    """
    path = folder / FILE
    console = logging.StreamHandler()
    console.setLevel(logging.WARNING)
    console.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[console], force=True)
    # It tells of every glyph, and there would be room for nothing else.
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        logging.getLogger().addHandler(_file(path))
    except OSError as error:
        logging.getLogger(__name__).warning("No log is kept in %s: %s", folder, error)
    return path


def _file(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(
        path, maxBytes=MEGABYTE, backupCount=3, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    )
    return handler
