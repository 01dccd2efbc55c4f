"""HTTP as somebody writes it who keeps to no rule: bytes on a socket, and what comes back."""

import socket
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Self

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    media: str
    body: bytes


class Line:
    """A connection that is made again whenever it was cut."""

    def __init__(self, host: str, port: int) -> None:
        """Know where the service listens."""
        self._place = (host, port)
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        """Begin; the connection is made when it is first wanted."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up."""
        self.cut()

    def ask(self, raw: bytes, method: str, *, ends: bool = False) -> Answer | None:
        """Send bytes, and give the answer; None when the line was cut without one.

        Args:
            raw: Everything that is sent.
            method: Whose answer it is: a HEAD's has no body.
            ends: Whether nothing more is said afterwards, so that no line is used twice.
        """
        kept = self._socket is not None
        try:
            answer = self._ask(raw, method, ends=ends)
        except (OSError, HTTPException):
            self.cut()
            if not kept:
                return None
            answer = None
        if answer is None and kept:
            # A line that was kept may have been closed meanwhile, as HTTP allows.
            self.cut()
            try:
                answer = self._ask(raw, method, ends=ends)
            except (OSError, HTTPException):
                answer = None
        if ends or answer is None:
            self.cut()
        return answer

    def cut(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _ask(self, raw: bytes, method: str, *, ends: bool) -> Answer | None:
        if self._socket is None:
            self._socket = socket.create_connection(self._place, timeout=_SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sent = True
        try:
            self._socket.sendall(raw)
            if ends:
                self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            # The service may answer, and hang up, before it was told everything.
            sent = False
        came = HTTPResponse(self._socket, method=method)
        try:
            came.begin()
            answer = Answer(came.status, came.headers.get_content_type(), came.read())
            stays = sent and not came.will_close
        finally:
            came.close()
        if not stays:
            self.cut()
        return answer
