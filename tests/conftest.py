"""The ground rules of every test: offscreen, offline, a home of its own, no thread left behind."""

import faulthandler
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
os.environ["CASTBOARD_HOME"] = tempfile.mkdtemp(prefix="castboard-tests-")

import pytest

faulthandler.enable()

HERE = {"127.0.0.1", "::1", "localhost"}
ROOT = Path(__file__).parents[1]


class NetworkUsedError(AssertionError):
    """A test reached for the network."""


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Let no connection leave this machine."""

    def guarded(name: str) -> Any:
        original = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in HERE:
                raise NetworkUsedError(f"A test connects to {address}.")
            return original(self, address)

        return connect

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(name))
        yield


@pytest.fixture(autouse=True)
def _no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a QThread running: at exit it would abort the process."""
    from PySide6.QtCore import QThread

    started: list[QThread] = []
    start = QThread.start

    def remember(self: QThread, *args: Any) -> None:
        started.append(self)
        start(self, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QThread, "start", remember)
        yield
    running = [thread for thread in started if _is_running(thread)]
    for thread in running:
        thread.requestInterruption()
        thread.quit()
        thread.wait(5000)
    if running:
        pytest.fail(f"{request.node.name} left {len(running)} QThread(s) running.")


def _is_running(thread: Any) -> bool:
    try:
        return bool(thread.isRunning())
    except RuntimeError:  # Qt has deleted it already
        return False
