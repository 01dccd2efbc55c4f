"""The pipe on which a later start hands its files to the window that is open.

Only the same person gets in: the pipe is theirs alone, and on Linux both ends ask the system who is
at the other one. The window greets first; nothing is handed to one that does not answer, so that no
letter is taken twice.
"""

import json
import os
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from checker.desk.computer.places import account

GREETING = b"letterlock 1\n"
MOST_BYTES = 1 << 20
MOST_FILES = 500
GREETING_MS = 2_000
ANSWER_MS = 10_000
_LONGEST_SOCKET = 100
"""Bytes that the path of a socket may have: 108 on Linux, 104 elsewhere."""


class Answer(StrEnum):
    """What became of files that were handed over."""

    OPENED = "opened"
    WAITS = "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a later start hands over: its files, none to bring the window to the front only."""

    files: tuple[Path, ...] = ()
    token: str = ""
    """What a Wayland desktop gave the start, by which it lets a window come to the front."""


def name_of(folder: Path) -> str:
    """Name the pipe of this person and this desk's folder."""
    words = f"{account()}\0{os.path.normcase(folder.resolve())}"
    name = f"letterlock-{sha256(words.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}"
    if sys.platform == "win32":
        return name
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere", name)
    if len(os.fsencode(runtime)) < _LONGEST_SOCKET and os.access(runtime.parent, os.W_OK):
        return str(runtime)
    return name  # Qt puts it where temporary files are


def hand_over(name: str, handed: Handed, *, window: int = 0) -> Answer | None:
    """Hand files to the window at a pipe; None when none answers there and nothing was handed.

    Args:
        name: The pipe.
        handed: The files.
        window: The process that has the window; 0 where nobody knows.
    """
    line = QLocalSocket()
    line.connectToServer(name)
    try:
        if not line.waitForConnected(GREETING_MS):
            return None
        if not _is_ours(line) or not _is_of(line, window):
            return None
        if _line_from(line, GREETING_MS) != GREETING:
            return None
        line.write(_written(handed))
        line.flush()
        word = _line_from(line, ANSWER_MS).decode("ascii", "replace").strip()
    finally:
        line.abort()
    return Answer(word) if word in set(Answer) else None


class Listener(QObject):
    """Hears what later starts of the same person hand over."""

    def __init__(
        self, name: str, take: Callable[[Handed], Answer], parent: QObject | None = None
    ) -> None:
        """Listen. Only whoever may be the one window does: what is left at the name is removed."""
        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @property
    def place(self) -> str:
        """Where it listens, in full; blank where it cannot."""
        return self._server.fullServerName() if self._server.isListening() else ""

    def close(self) -> None:
        """Stop listening, and leave no socket behind."""
        self._server.close()

    def _greet(self) -> None:
        """Greet whoever came, and listen to them for a short time."""
        while (line := self._server.nextPendingConnection()) is not None:
            line.disconnected.connect(line.deleteLater)
            if not _is_ours(line):
                line.abort()
                continue
            line.setReadBufferSize(MOST_BYTES + 1)
            line.readyRead.connect(lambda line=line: self._hear(line))
            QTimer.singleShot(ANSWER_MS, line, line.abort)
            line.write(GREETING)
            line.flush()

    def _hear(self, line: QLocalSocket) -> None:
        """Answer once the whole message is there."""
        if not line.canReadLine():
            if line.bytesAvailable() > MOST_BYTES:
                line.abort()
            return
        handed = understood(bytes(line.readLine(MOST_BYTES + 1).data()))
        if handed is None:
            line.abort()
            return
        line.write(f"{self._take(handed).value}\n".encode())
        line.flush()
        line.disconnectFromServer()


def understood(untrusted: bytes) -> Handed | None:
    """Read a message; None when it is not one of ours."""
    # Not by msgspec: a file's name may be no valid text, and JSON carries it all the same.
    try:
        said = json.loads(untrusted)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or set(said) != {"files", "token"}:
        return None
    token, files = said["token"], said["files"]
    if not isinstance(files, list) or len(files) > MOST_FILES:
        return None
    if not all(isinstance(one, str) and "\0" not in one for one in (token, *files)):
        return None
    paths = tuple(Path(one) for one in files)
    return Handed(files=paths, token=token) if all(one.is_absolute() for one in paths) else None


def _written(handed: Handed) -> bytes:
    files = [str(one.absolute()) for one in handed.files[:MOST_FILES]]
    return json.dumps({"files": files, "token": handed.token}).encode() + b"\n"


def _line_from(line: QLocalSocket, patience_ms: int) -> bytes:
    """Wait for one short line; what came so far when it does not end."""
    heard = b""
    while not heard.endswith(b"\n") and len(heard) < len(GREETING):
        if not line.bytesAvailable() and not line.waitForReadyRead(patience_ms):
            break
        heard += bytes(line.read(1).data())
    return heard


def _is_of(line: QLocalSocket, window: int) -> bool:
    """Say whether a pipe of Windows is served by the window's process, as far as it tells."""
    if sys.platform != "win32" or not window:
        return True
    import ctypes  # noqa: PLC0415 - only there

    told = ctypes.c_ulong(0)
    pipe = ctypes.c_void_p(int(line.socketDescriptor()))
    known = ctypes.windll.kernel32.GetNamedPipeServerProcessId(pipe, ctypes.byref(told))
    return not known or told.value in {0, window}


def _is_ours(line: QLocalSocket) -> bool:
    """Say whether the other end is the same person, where the system tells."""
    if sys.platform != "linux":
        return True  # UserAccessOption keeps others out
    with socket.socket(fileno=os.dup(int(line.socketDescriptor()))) as end:
        told = end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return bool(struct.unpack("3i", told)[1] == os.getuid())
