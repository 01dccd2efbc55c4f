"""One question to a JSON service: bounded in time and size, over TLS, and to its own host alone."""

import io
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import socket
from typing import TYPE_CHECKING, cast
from urllib.parse import SplitResult, urljoin, urlsplit

from checker import __version__
from checker.cases.decoding import decoded
from checker.cases.snapshot import Json
from checker.errors import CaseSourceError, SettingsError
from checker.settings.expectation import Broken
from checker.words import say

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

MOST_BYTES = 32 * 1024 * 1024
"""No answer is longer; a page of a thousand cases has about ten million bytes."""
ATTEMPTS = 3
REDIRECTS = 3
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
_CHUNK = 65_536
_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_BUSY = frozenset(
    (
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    )
)
_MOVED = frozenset((301, 302, 303, 307, 308))


class PassingError(Exception):
    """A failure that may be gone in a moment: `pause` says how many seconds that may take."""

    def __init__(self, why: str, pause: float = 0.0) -> None:
        """Say why."""
        super().__init__(why)
        self.pause = pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Asks one service. `token` is given only when it is asked for, and only to that service."""

    seconds: float
    token: Callable[[], str] = field(repr=False)
    ca_file: str = ""
    most_bytes: int = MOST_BYTES
    sleep: Callable[[float], None] = time.sleep

    def get(self, url: str) -> Json:
        """Give what the service answers; None when it has nothing there.

        A passing failure is tried again, at most three times in all.

        Raises:
            CaseSourceError: it cannot be reached, refuses, or answers something else than JSON.
            SettingsError: the address is not one that may be asked.
        """
        where = origin(url)
        for attempt in range(ATTEMPTS):
            try:
                return self._followed(url, where)
            except PassingError as passing:
                if attempt + 1 == ATTEMPTS:
                    raise _unreached(where, str(passing)) from passing
                self.sleep(min(LONGEST_PAUSE, max(passing.pause, FIRST_PAUSE * 2**attempt)))
        raise AssertionError

    def _followed(self, url: str, where: SplitResult) -> Json:
        """Ask, and go where the service itself sends us, as long as that is still the service."""
        for _ in range(REDIRECTS + 1):
            answer = self._asked(url, where)
            if not isinstance(answer, str):
                return answer.value
            url = same_place(where, url, answer)
        raise _unreached(where, say("it sends us from one address to the next without end"))

    def _asked(self, url: str, where: SplitResult) -> "_Answer | str":
        """Ask once; give the answer, or the address to ask instead."""
        until = time.monotonic() + self.seconds
        connection = self._connection(where, until)
        parts = urlsplit(url)
        try:
            connection.request(
                "GET",
                (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
                headers=self._headers(),
            )
            response = connection.getresponse()
            return self._judged(response, where)
        except ssl.SSLCertVerificationError as error:
            raise _unreached(where, say("its certificate is not vouched for")) from error
        except TimeoutError as error:
            raise PassingError(say("it took too long")) from error
        except HTTPException as error:
            raise PassingError(say("its answer was cut off or is not HTTP")) from error
        except OSError as error:
            raise PassingError(error.strerror or type(error).__name__) from error
        finally:
            connection.end()

    def _headers(self) -> dict[str, str]:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "User-Agent": f"letterlock/{__version__}",
        }
        token = self.token()
        if token:
            if not token.isascii() or not token.isprintable() or " " in token:
                raise SettingsError(
                    say("The token that is kept for the case service is not one: keep it again.")
                )
            headers["Authorization"] = f"Bearer {token}"
        return headers

    def _connection(self, where: SplitResult, until: float) -> "_Plain":
        host, seconds = where.hostname or "", self.seconds
        if where.scheme == "http":
            connection = _Plain(host, where.port, timeout=seconds)
        else:
            try:
                context = ssl.create_default_context(cafile=self.ca_file or None)
            except OSError as error:
                raise SettingsError(
                    say("The ca_file {file} of the case service cannot be used.", file=self.ca_file)
                ) from error
            connection = _Secure(host, where.port, timeout=seconds, context=context)
        connection.until = until
        return connection

    def _judged(self, response: HTTPResponse, where: SplitResult) -> "_Answer | str":
        """Judge an answer by its status, then read it."""
        status = response.status
        if status in _MOVED:
            return response.getheader("Location") or ""
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return _Answer(None)
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise CaseSourceError(
                say(
                    "The case service {host} refused the token ({status}). Keep a new one with: "
                    "letterlock cases secret NAME.",
                    host=where.hostname,
                    status=status,
                )
            )
        if status in _BUSY:
            after = response.getheader("Retry-After") or ""
            pause = float(after) if after.isascii() and after.isdigit() else 0.0
            raise PassingError(say("it is busy ({status})", status=status), pause)
        if status != HTTPStatus.OK:
            raise _unreached(where, say("it answered with status {status}", status=status))
        kind = response.getheader("Content-Type") or "application/json"
        coded = response.getheader("Content-Encoding") or "identity"
        if "json" not in kind.lower() or coded.strip().lower() != "identity":
            odd = coded if "json" in kind.lower() else kind.partition(";")[0].strip()
            raise _unreached(where, say("it answered with {kind}, not with JSON", kind=odd))
        value = decoded(self._body(response, where))
        if isinstance(value, Broken):
            raise _unreached(
                where,
                say(
                    "at {path} of its answer, expected {expected}",
                    path=value.path,
                    expected=value.expected,
                ),
            )
        return _Answer(value)

    def _body(self, response: HTTPResponse, where: SplitResult) -> bytes:
        """Read an answer to its end, but never more than it may have."""
        promised = response.length
        held = bytearray()
        while chunk := response.read(_CHUNK):
            held += chunk
            if len(held) > self.most_bytes:
                raise _unreached(
                    where,
                    say("its answer has more than {count} bytes", count=self.most_bytes),
                )
        if promised is not None and len(held) < promised:
            raise PassingError(say("its answer was cut off"))
        return bytes(held)


def origin(url: str) -> SplitResult:
    """Give the parts of an address that may be asked.

    Raises:
        SettingsError: it is not https (http only to this computer itself), or holds a password.
    """
    try:
        parts = urlsplit(url if url.isascii() and url.isprintable() and " " not in url else "")
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    local = parts.scheme == "http" and parts.hostname in _LOOPBACK
    plain = parts.username is None and parts.password is None and "{" not in parts.netloc
    if not (parts.hostname and plain and (parts.scheme == "https" or local)) or port == 0:
        raise SettingsError(
            say(
                "An address of the case service is not one that Letterlock asks. It begins with "
                "https:// and the name of the service, without a password."
            )
        )
    return parts


def same_place(where: SplitResult, url: str, there: str) -> str:
    """Give an address that the service itself gave, if it is the service's own.

    Raises:
        CaseSourceError: it leads to another host: the token and the case would go there.
    """
    try:
        whole = urljoin(url, there)
        parts = origin(whole)
    except (SettingsError, ValueError):
        parts = urlsplit("")
    if not there or _whose(parts) != _whose(where):
        raise _unreached(where, say("it sends us to another host, where no case is asked for"))
    return whole


def _whose(parts: SplitResult) -> tuple[str, str | None, int | None]:
    """Give whose address it is: scheme, host and port."""
    usual = {"https": 443, "http": 80}
    return parts.scheme, parts.hostname, parts.port or usual.get(parts.scheme)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the service answered; None when it has nothing there."""

    value: Json


def _unreached(where: SplitResult, why: str) -> CaseSourceError:
    return CaseSourceError(
        say(
            "The case service {host} did not give the case records: {why}. Try again; if it "
            "happens again, tell whoever looks after it.",
            host=where.hostname,
            why=why,
        )
    )


class _Patient:
    """A socket whose every wait ends at one moment, however slowly the bytes come."""

    def __init__(self, held: socket, until: float) -> None:
        """Take a connected socket."""
        self._held = held
        self._until = until

    def sendall(self, data: "ReadableBuffer") -> None:
        """Send everything."""
        self._in_time().sendall(data)

    def receive(self, into: "WriteableBuffer") -> int:
        """Receive what there is."""
        return self._in_time().recv_into(into)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Give what is received as a file."""
        return io.BufferedReader(_Received(self), _CHUNK)

    def close(self) -> None:
        """Leave it open: the answer is still to be read. `end` closes it."""

    def end(self) -> None:
        """Close it."""
        self._held.close()

    def _in_time(self) -> socket:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._held.settimeout(left)
        return self._held


class _Received(io.RawIOBase):
    """What a patient socket receives."""

    def __init__(self, source: _Patient) -> None:
        """Receive from a socket."""
        super().__init__()
        self._source = source

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Receive into a buffer."""
        return self._source.receive(buffer)


class _Plain(HTTPConnection):
    """A connection whose waits end at one moment; without TLS only to this computer itself."""

    until = 0.0
    patient: _Patient | None = None

    def connect(self) -> None:
        """Connect."""
        super().connect()
        self.patient = _Patient(self.sock, self.until)
        self.sock = cast("socket", self.patient)

    def end(self) -> None:
        """Close it, whatever of the answer was read."""
        self.close()
        if self.patient is not None:
            self.patient.end()


class _Secure(_Plain, HTTPSConnection):
    """The same over TLS: the service is who somebody vouches that it is."""
