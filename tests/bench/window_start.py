"""A process that opens the window as `main.py` does, and says when it could be seen and used.

    python -m tests.bench.window_start LIBRARY

Prints one line of JSON with two readings of the system's clock (`time.monotonic`), and what was
imported. The window closes by itself.
"""

import sys
from pathlib import Path


def main() -> None:
    """Open the window of a library."""
    from PySide6.QtWidgets import QApplication

    import main as castboard
    from desktop import splash
    from tests.bench.watch import watched_loop, watched_splash

    splash.show_splash = watched_splash
    QApplication.exec = staticmethod(watched_loop)  # type: ignore[method-assign]
    sys.exit(castboard.open_window(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
