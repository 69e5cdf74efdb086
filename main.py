"""Starts Castboard: the window, or a command. What reads and shows commands is loaded for them."""

import logging
import os
import sys

from core import paths
from core.domain.errors import AppError
from core.log import start_logging
from desktop.launch import open_window


def cli() -> None:
    """Run the command line; the world's errors become one sentence on stderr."""
    # Read once, when torch and the hub's client are imported. Without the first, torch's
    # threads wait for each other busily: 30 times slower wherever another program runs.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    start_logging(paths.log_folder())
    try:
        if not sys.argv[1:]:
            sys.exit(open_window(paths.library_folder()))
        _run_command()
    except AppError as error:
        from command_line import console

        console(stderr=True).print(str(error), style="red")
        sys.exit(1)
    except Exception:
        logging.getLogger(__name__).exception("Something went wrong inside Castboard.")
        sys.exit(1)


def _run_command() -> None:
    """Read the arguments and do what they ask for; ends the process by itself."""
    from command_line import app

    app()


if __name__ == "__main__":
    cli()
