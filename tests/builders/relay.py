"""A wire between a desk and its register that a test cuts: real sockets, nothing pretended."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum

_CHUNK = 65_536


class Wire(StrEnum):
    """How the wire is."""

    WHOLE = "whole"
    CUT = "cut"
    """Whoever connects is cut off at once."""
    NO_ANSWERS = "no answers"
    """Everything reaches the register, and no answer comes back."""
    SILENT = "silent"
    """Nothing comes through, and nothing is cut off."""


class Relay:
    """Passes bytes on to one port, as long as the wire is whole."""

    def __init__(self, port: int) -> None:
        """Listen on a free port."""
        self.wire = Wire.WHOLE
        self.asked = 0
        """How many connections were made."""
        self._to = port
        self._over = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.1)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        """End."""
        self._over.set()
        for one in self._threads:
            one.join(5)
        self._listening.close()

    def _is(self, wire: Wire) -> bool:
        return self.wire is wire

    def _accept(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                desk, _ = self._listening.accept()
                self.asked += 1
                thread = threading.Thread(target=self._serve, args=(desk,))
                self._threads.append(thread)
                thread.start()

    def _serve(self, desk: socket.socket) -> None:
        with closing(desk):
            if self._is(Wire.CUT):
                return
            try:
                reached = socket.create_connection(("127.0.0.1", self._to))
            except OSError:  # nobody listens there now
                return
            with closing(reached), suppress(OSError):
                for one in (desk, reached):
                    one.settimeout(0.02)
                while self._passes(desk, reached):
                    pass

    def _passes(self, desk: socket.socket, register: socket.socket) -> bool:
        """Pass on what there is, as the wire is now; False at the end."""
        if self._over.is_set() or self._is(Wire.CUT):
            return False
        if self._is(Wire.SILENT):
            return not self._over.wait(0.02)
        if not _passed(desk, register):
            return False
        if self._is(Wire.NO_ANSWERS):
            return not _read(register)
        return _passed(register, desk)


def _passed(source: socket.socket, to: socket.socket) -> bool:
    """Pass on what there is; False when the source is at its end."""
    told = _read(source)
    if told:
        to.sendall(told)
    return told != b""


def _read(source: socket.socket) -> bytes | None:
    with suppress(TimeoutError):
        return source.recv(_CHUNK)
    return None


@contextmanager
def relay_to(url: str) -> Iterator[Relay]:
    """Put a wire before whatever answers at an address."""
    relay = Relay(int(url.rpartition(":")[2]))
    try:
        yield relay
    finally:
        relay.close()
