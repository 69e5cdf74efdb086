"""What can draw on this machine, asked of the system: torch is not loaded for it."""

import os
import platform
import sys

import psutil
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from core.domain.values import Value

ENOUGH_MS = 5000
"""A driver that hangs is not waited for any longer."""
NVIDIA = (
    "nvidia-smi",
    ("--query-gpu=name,memory.total", "--format=csv,noheader,nounits"),
)
APPLE = ("sysctl", ("-n", "machdep.cpu.brand_string"))
MIB = 2**20


class Device(Value):
    """A device by name, with its memory in bytes (0 where nobody knows). `is_fast`: a GPU."""

    name: str
    memory: int
    is_fast: bool = True


class Machine(QObject):
    """Asks once, in a process of its own.

    Signals:
        found: what draws here, a tuple of Devices, the quickest first; never empty.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None, platform_name: str = sys.platform) -> None:
        super().__init__(parent)
        self._is_apple = platform_name == "darwin" and platform.machine() == "arm64"
        self._process = QProcess(self)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed)
        self._limit = QTimer(self, singleShot=True, interval=ENOUGH_MS)
        self._limit.timeout.connect(self._process.kill)

    def look(self) -> None:
        """Ask; `found` comes within seconds."""
        program, arguments = APPLE if self._is_apple else NVIDIA
        self._process.start(program, list(arguments))
        self._limit.start()

    def stop(self) -> None:
        """Nothing is waited for any more."""
        self._process.blockSignals(True)
        self._limit.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(ENOUGH_MS)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._tell(())

    def _ended(self) -> None:
        said = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        self._tell(apple_device(said) if self._is_apple else nvidia_devices(said))

    def _tell(self, devices: tuple[Device, ...]) -> None:
        self._limit.stop()
        self.found.emit(devices or (processor(),))


def nvidia_devices(said: str) -> tuple[Device, ...]:
    """The cards that nvidia-smi lists, a line each: name, MiB."""
    made = []
    for line in said.splitlines():
        name, _, memory = line.rpartition(",")
        if name.strip() and memory.strip().isdigit():
            made.append(Device(name=name.strip(), memory=int(memory) * MIB))
    return tuple(sorted(made, key=lambda device: -device.memory))


def apple_device(said: str) -> tuple[Device, ...]:
    """An Apple chip, which draws with the memory that everything has."""
    name = said.strip()
    return (Device(name=name, memory=psutil.virtual_memory().total),) if name else ()


def processor() -> Device:
    """The processor, which draws where nothing quicker is found."""
    memory = psutil.virtual_memory().total
    return Device(name=str(os.cpu_count() or 1), memory=memory, is_fast=False)
