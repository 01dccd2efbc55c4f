"""One question to the register: over TLS, bounded in time and size, one at a time."""

import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from checker import __version__
from checker.audit.notes import NotANote, read_note
from checker.audit.tiles import CHECKPOINT_PATH
from checker.errors import RegisterRefused, RegisterUnreached, SettingsError
from checker.protocol.messages import Message, Problem
from checker.shapes import decode
from checker.words import say

if TYPE_CHECKING:
    import httpx

MOST_ANSWER: Final = 4 * 1024 * 1024
"""Of one answer in bytes: 256 entries with what is beside them have about one million."""
CONNECT_SECONDS: Final = 4.0
SECONDS: Final = 20.0
"""No answer takes longer than this in all."""
_LONGEST_PAUSE: Final = 3_600.0
_LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))

Told = TypeVar("Told", bound=Message)


class Client:
    """Asks one register. Safe to use from several threads: they wait for one another."""

    def __init__(self, url: str, *, ca: str | None = None, seconds: float = SECONDS) -> None:
        """Know where the register is; nothing is asked yet.

        Raises:
            SettingsError: The address or the file of certificates cannot be used.
        """
        import httpx  # noqa: PLC0415 - 6 MB, and most desks have no register

        self._url = _address(url)
        self._seconds = seconds
        self._http = httpx.Client(
            base_url=self._url,
            verify=_trusting(ca),
            timeout=httpx.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds)),
            headers={
                "Accept-Encoding": "identity",
                "User-Agent": f"letterlock/{__version__}",
            },
            follow_redirects=False,
            trust_env=False,
        )
        self._one_at_a_time = threading.Lock()

    def call(
        self,
        method: str,
        path: str,
        gives: type[Told],
        *,
        body: Message | None = None,
        bearer: str = "",
        most: int = MOST_ANSWER,
    ) -> Told:
        """Ask, and give the message that comes back.

        Raises:
            RegisterUnreached: There is no answer in time, or none of a register's.
            RegisterRefused: The register says no, or not now.
        """
        answer = self.fetch(method, path, body=body, bearer=bearer, most=most)
        try:
            return decode(answer, gives)
        except msgspec.MsgspecError as error:
            raise RegisterUnreached(
                self._words(say("what answers there does not speak as a register does"))
            ) from error

    def fetch(
        self,
        method: str,
        path: str,
        *,
        body: Message | None = None,
        bearer: str = "",
        most: int = MOST_ANSWER,
        dated: Callable[[str], None] = lambda _: None,
    ) -> bytes:
        """Ask, and give the bytes that come back; `dated` hears what time the answer says it is.

        Raises:
            RegisterUnreached: There is no answer in time.
            RegisterRefused: The register says no, or not now.
        """
        import httpx  # noqa: PLC0415 - as above

        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        content = None if body is None else msgspec.json.encode(body)
        if content is not None:
            headers["Content-Type"] = "application/json"
        with self._one_at_a_time:
            until = time.monotonic() + self._seconds
            try:
                with self._http.stream(method, path, content=content, headers=headers) as response:
                    answer = self._read(response, until, most)
                    if self._http.is_closed:  # while it connected: nobody else lets go of it now
                        response.extensions["network_stream"].close()
            except httpx.TimeoutException as error:
                raise RegisterUnreached(self._words(say("it took too long"))) from error
            except (httpx.HTTPError, OSError) as error:
                raise RegisterUnreached(self._words(_why(error))) from error
            except (RuntimeError, ValueError) as error:
                # What a closed connection raises depends on where in a call it is closed.
                if not self._http.is_closed:
                    raise
                raise RegisterUnreached(self._words(say("Letterlock is closing"))) from error
        if response.is_success:
            dated(response.headers.get("Date", ""))
            return answer
        raise self._refused(response, answer)

    def clock(self) -> datetime | None:
        """Ask for the newest checkpoint, and give what time the register says it is.

        Returns:
            None where it does not say, or not in a way that can be read.

        Raises:
            RegisterUnreached: There is no answer in time, or none of a register's.
            RegisterRefused: The register says no, or not now.
        """
        told: list[str] = []
        answer = self.fetch("GET", CHECKPOINT_PATH, dated=told.append)
        try:
            read_note(answer)
        except NotANote as error:
            raise RegisterUnreached(
                self._words(say("what answers there does not speak as a register does"))
            ) from error
        try:
            when = parsedate_to_datetime(told[0]) if told else None
        except ValueError:
            return None
        return when if when is None or when.tzinfo is not None else when.replace(tzinfo=UTC)

    def close(self) -> None:
        """Let go of the connection; who asks at this moment, or later, does not reach anybody."""
        self._http.close()

    def _read(self, response: "httpx.Response", until: float, most: int) -> bytes:
        told = bytearray()
        for part in response.iter_bytes():
            told += part
            if len(told) > most:
                raise RegisterUnreached(self._words(say("its answer is too long")))
            if time.monotonic() > until:
                raise RegisterUnreached(self._words(say("it took too long")))
        return bytes(told)

    def _refused(self, response: "httpx.Response", answer: bytes) -> Exception:
        status = response.status_code
        try:
            problem = decode(answer, Problem)
        except msgspec.MsgspecError:
            if status < HTTPStatus.BAD_REQUEST or status == HTTPStatus.BAD_GATEWAY:
                return RegisterUnreached(self._words(say("something else answers in its place")))
            told = say("The register answered with status {status}.", status=status)
            return RegisterRefused(told, status=status, again_s=_pause(response))
        told = problem.detail or problem.title
        kind = problem.type.rpartition("/")[2]
        return RegisterRefused(told, status=status, kind=kind, again_s=_pause(response))

    def _words(self, why: str) -> str:
        return say(
            "The register at {host} cannot be reached: {why}. Nothing is lost: what is recorded "
            "here goes there when it can.",
            host=self._url.host,
            why=why,
        )


def _address(written: str) -> "httpx.URL":
    """Give the register's address, if it is one that may be asked."""
    import httpx  # noqa: PLC0415 - as above

    try:
        url = httpx.URL(written)
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL("")
    safe = url.scheme == "https" or (url.scheme == "http" and url.host in _LOOPBACK)
    if not safe or not url.host or url.userinfo or url.query or url.fragment:
        raise SettingsError(
            say(
                "The address of the register in letterlock.toml cannot be used. It begins with "
                "https:// and the name of the register, without a password."
            )
        )
    return url


def _trusting(ca: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca:
        try:
            context.load_verify_locations(cafile=ca)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(
                say("The file {file} of the register's certificates cannot be used.", file=ca)
            ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _pause(response: "httpx.Response") -> float:
    """Give how many seconds the register wants to be left alone."""
    told = response.headers.get("Retry-After", "")
    return min(float(told), _LONGEST_PAUSE) if told.isascii() and told.isdecimal() else 0.0


def _why(error: Exception) -> str:
    """Say in words why nothing came back; a message of a library is not for the person."""
    import httpx  # noqa: PLC0415 - as above

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return say("its certificate is not vouched for")
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return say("nothing answers there")
    return say("the connection was cut off")
