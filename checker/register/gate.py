"""The gate that every call goes through: counted, timed, logged, and never without an answer."""

import secrets
import time
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.log import kind_of, logger
from checker.register.metrics import Metrics
from checker.register.office import LOG_OF_CALL
from checker.register.problems import Declined, Wrong, answer, wrong_of

_log = logger("register.calls")

_QUIET: Final = ("/health/live", "/health/ready", "/metrics")
"""Asked every few seconds by whoever watches: not logged, and answered under any load."""
_GONE: Final = 499
"""What the log says of a caller who went away before the answer."""
_OTHER_METHOD: Final = 405
_UNEXPECTED: Final = 500


class Gate:
    """Lets so many calls through at once, and turns whatever happens into an answer."""

    def __init__(self, app: ASGIApp, metrics: Metrics, most_at_once: int) -> None:
        """Stand before an app."""
        self._app = app
        self._metrics = metrics
        self._most = most_at_once
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        call = _Passing(scope, send)
        begun = time.perf_counter()
        counted = 0 if scope["path"] in _QUIET else 1
        self._inside += counted
        self._metrics.in_flight.inc(counted)
        try:
            if counted and self._inside > self._most:
                await call.tell(_too_busy(), receive)
            else:
                await self._through(call, receive)
        finally:
            self._inside -= counted
            self._metrics.in_flight.dec(counted)
            self._note(call, time.perf_counter() - begun)

    async def _through(self, call: "_Passing", receive: Receive) -> None:
        """Let one call through; the only place of the service that catches everything."""
        try:
            await self._app(call.scope, receive, call.send)
        except ClientDisconnect:
            call.status = _GONE
        except Exception as error:  # noqa: BLE001 - the caller gets an answer, the log the kind
            wrong = wrong_of(error)
            if wrong is None:
                self._metrics.unexpected.inc()
                _log.error("unexpected", extra={"facts": {"id": call.id, "why": kind_of(error)}})
                wrong = _unexpected(call.id)
            if not call.begun:
                await call.tell(wrong, receive)
            else:
                call.status = _UNEXPECTED

    def _note(self, call: "_Passing", seconds: float) -> None:
        """Count a call, and log it by its route: what was asked for in it is nobody's matter.

        A method that the route does not have is a word of the caller's own: it is not repeated,
        and each would be counted for ever.
        """
        route = call.route
        known = route != _UNKNOWN and call.status != _OTHER_METHOD
        method = call.scope["method"] if known else "any"
        self._metrics.calls.labels(method, route, str(call.status)).inc()
        self._metrics.seconds.labels(method, route).observe(seconds)
        if route in _QUIET:
            return
        facts: dict[str, object] = {
            "id": call.id,
            "method": method,
            "route": route,
            "status": call.status,
            "ms": round(seconds * 1_000),
        }
        if LOG_OF_CALL in call.scope:
            facts["log"] = call.scope[LOG_OF_CALL]
        _log.info("call", extra={"facts": facts})


_UNKNOWN: Final = "unknown"


class _Passing:
    """One call on its way: its number, whether its answer has begun, and with which status."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.id = secrets.token_hex(8)
        self.status = 0
        self.begun = False
        self._send = send

    @property
    def route(self) -> str:
        """Give the route as the service writes it, without what stood in it."""
        route = self.scope.get("route")
        path = getattr(route, "path", None)
        return path if isinstance(path, str) else _UNKNOWN

    async def send(self, message: Message) -> None:
        """Send a part of the answer, and see which it is."""
        if message["type"] == "http.response.start":
            self.begun = True
            self.status = message["status"]
            message["headers"] = [
                *message.get("headers", ()),
                (b"x-request-id", self.id.encode()),
                (b"x-content-type-options", b"nosniff"),
            ]
        await self._send(message)

    async def tell(self, wrong: Wrong, receive: Receive) -> None:
        """Answer with a problem."""
        await answer(wrong)(self.scope, receive, self.send)


def _too_busy() -> Wrong:
    return Declined(
        "busy",
        "The register has as many calls as it can take at once. Nothing was stored. Try again.",
        retry_after=1 + secrets.randbelow(5),
    ).wrong


def _unexpected(number: str) -> Wrong:
    return Declined(
        "unexpected",
        f"The register did not expect this, and wrote it into its log as {number}. Nothing is "
        "certain about this call: ask how the log stands before you send it again.",
    ).wrong
