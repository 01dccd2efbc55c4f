"""What every call of the service stands on: who calls, what the body says, and the storage."""

import asyncio
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from checker.protocol.messages import Message, Role, State
from checker.register.clock import Clock
from checker.register.keys import Keys
from checker.register.metrics import Metrics
from checker.register.oidc import Provider
from checker.register.policies import Policies
from checker.register.problems import Declined
from checker.register.rates import Rate
from checker.register.refusals import Frozen, NotAllowed, UnknownLog
from checker.register.settings import RegisterSettings
from checker.register.signing_in import bearer_of
from checker.register.store import Known, Store
from checker.settings.expectation import broken
from checker.shapes import decode

LOG_OF_CALL: Final = "letterlock.log"
"""Where a call's scope says whose it is, for the log of calls."""
LITTLE: Final = 65_536
"""The most bytes of a body that has no limit of its own."""
_BODY_SECONDS: Final = 60
_MOST_COUNT: Final = 2**53 - 1
_MOST_DIGITS: Final = 16
_LOG: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_Said = TypeVar("_Said", bound=Message)
_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The service's parts, made once and handed to every call."""

    settings: RegisterSettings
    keys: Keys
    store: Store
    clock: Clock
    metrics: Metrics = field(default_factory=Metrics)
    provider: Provider | None = None
    policies: Policies | None = None
    joins: Rate = field(init=False)
    calls: Rate = field(init=False)
    stopped: threading.Event = field(default_factory=threading.Event)
    """Set when the sequencer of this process found the record changed, and signs nothing more."""

    def __post_init__(self) -> None:
        """Set the limits that the settings name."""
        serve = self.settings.serve
        object.__setattr__(self, "joins", Rate(serve.joins_a_minute, time.monotonic))
        object.__setattr__(self, "calls", Rate(serve.calls_a_minute, time.monotonic))

    async def ask(self, call: Callable[..., _Told], *given: object, **named: object) -> _Told:
        """Ask the storage, beside the loop that answers others meanwhile."""
        return await run_in_threadpool(call, *given, **named)

    def joining(self, request: Request) -> None:
        """Count somebody who is not signed in yet.

        Raises:
            Declined: There were too many from there (429).
        """
        self._slow_down(self.joins.wait(request.client.host if request.client else ""))

    def log_of(self, request: Request) -> str:
        """Give the log that a call's bearer was given to.

        Raises:
            Declined: There is no bearer, or it is not ours or too old (401), or that log calls
                too often (429).
        """
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        log = bearer_of(self.keys.token_key, token.strip(), self.clock.now_ms())
        if kind.lower() != "bearer" or log is None:
            raise Declined(
                "not-signed-in",
                "There is no valid bearer with this call. Ask for a challenge, sign it, and call "
                "again with the bearer that you get.",
            )
        request.scope[LOG_OF_CALL] = log
        self._slow_down(self.calls.wait(log))
        return log

    async def caller(self, request: Request, *roles: Role, writes: bool = False) -> Known:
        """Give who calls, as the register knows them now.

        Args:
            request: The call.
            roles: Those who may make it; nobody named: everybody who is signed in.
            writes: Whether something is changed: not for a frozen log.

        Raises:
            Declined: They are not signed in, not known, or were revoked (401).
            NotAllowed: They have another role (403).
            Frozen: Their log may only read (409).
        """
        log = self.log_of(request)
        try:
            known = await self.ask(self.store.known, log)
        except UnknownLog as error:
            raise unknown() from error
        if known.state is State.REVOKED:
            raise revoked()
        if roles and known.role not in roles:
            raise NotAllowed
        if writes and known.state is State.FROZEN:
            raise Frozen
        return known

    @staticmethod
    def _slow_down(seconds: int) -> None:
        if seconds:
            raise Declined(
                "too-many",
                "These are more calls than the register takes from one caller. Wait, then go on.",
                retry_after=seconds,
            )


def revoked() -> Declined:
    """Give the answer to a device that may not sign in any more."""
    return Declined(
        "revoked-device",
        "This device was revoked. Ask an administrator for a new code and enrol it again.",
    )


def unknown() -> Declined:
    """Give the answer to a device that was never enrolled here, or before a copy was put back."""
    return Declined(
        "unknown-device",
        "This register does not know this device. Enrol it again: its entries are kept there, and "
        "are sent then.",
    )


async def said(request: Request, shape: type[_Said], most: int = LITTLE) -> _Said:
    """Read a call's body strictly, and nothing of it before its size and type are right.

    Raises:
        Declined: It is too large, too slow, not JSON, or does not say what it should.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json" or request.headers.get("content-encoding"):
        raise Declined("media-type", "Send the body as application/json, not compressed.")
    untrusted = await _body(request, most)
    try:
        return decode(untrusted, shape)
    except msgspec.ValidationError as error:
        wrong = broken(shape, error)
        place = wrong.holder or wrong.path  # what was sent is not said again, not even a key
        raise Declined(
            "not-fit", f"{place} is wrong. Expected: {wrong.expected}. Nothing was stored."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Declined("not-json", "The body is not JSON in UTF-8. Nothing was stored.") from error


async def _body(request: Request, most: int) -> bytes:
    too_large = Declined("too-large", f"A body here has at most {most} bytes. Send less at once.")
    length = request.headers.get("content-length", "0")
    if len(length) > _MOST_DIGITS or (length.isascii() and length.isdigit() and int(length) > most):
        raise too_large
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise too_large
                parts.append(part)
    except TimeoutError as error:
        raise Declined("too-slow", "The body did not arrive within a minute.") from error
    return b"".join(parts)


def counted_from(request: Request) -> int:
    """Give the number in `?from=`, 0 when there is none.

    Raises:
        Declined: It is no whole number.
    """
    written = request.query_params.get("from", "0")
    if not (written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS):
        raise Declined("not-fit", "from is a whole number, 0 or more.")
    return min(int(written), _MOST_COUNT)


def named(request: Request) -> str:
    """Give the log that the path names.

    Raises:
        UnknownLog: It is no log's name.
    """
    log: str = request.path_params["log"]
    if not _LOG.fullmatch(log):
        raise UnknownLog
    return log
