"""One window for each library: a second start brings the first window to the front."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

ASK, ANSWER = b"front\n", b"here\n"
WAIT_MS = 1500


class Front(QObject):
    """Listens for others that were started with the library that this window has."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        # Whoever writes to the library holds its lock: a name that is taken is a dead one's.
        QLocalServer.removeServer(name_of(folder))
        self._server.listen(name_of(folder))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _connected(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(ANSWER)
        socket.flush()
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def bring_to_front(folder: Path) -> bool:
    """Ask the window that has this library to come forward; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(ASK)
    socket.flush()
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(WAIT_MS)
    socket.abort()
    return answered


def name_of(folder: Path) -> str:
    """A short name, because the path of a socket must be short; each user has one of their own."""
    whole = f"{getpass.getuser()}:{folder.resolve()}"
    return f"castboard-{hashlib.sha256(whole.encode()).hexdigest()[:24]}"
