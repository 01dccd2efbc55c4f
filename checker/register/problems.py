"""What the register answers when it does not do what was asked: RFC 9457 problem documents."""

from dataclasses import dataclass
from typing import Final

import msgspec
import psycopg
from psycopg_pool import PoolTimeout
from starlette.responses import Response

from checker.protocol.messages import Problem
from checker.register import refusals

MEDIA_TYPE: Final = "application/problem+json"
_FOLDER: Final = "/problems/"
_AGAIN_SECONDS: Final = 5
_NO_ROOM_SECONDS: Final = 60

KINDS: Final[dict[str, tuple[int, str]]] = {
    "not-json": (400, "The body is not JSON"),
    "bad-call": (400, "The call cannot be understood"),
    "not-signed-in": (401, "Sign in first"),
    "not-valid": (401, "The sign-in is not valid"),
    "revoked-device": (401, "This device was revoked"),
    "unknown-device": (401, "This device is not known"),
    "no-role": (403, "No role is set for you"),
    "not-yours": (403, "This is somebody else's"),
    "not-found": (404, "There is nothing here"),
    "method": (405, "This cannot be done here"),
    "too-slow": (408, "The body took too long"),
    "too-large": (413, "Too large"),
    "media-type": (415, "Send JSON"),
    "not-fit": (422, "The body does not say what it should"),
    "too-many": (429, "Too many calls"),
    "unexpected": (500, "Something went wrong here"),
    "busy": (503, "The register is busy"),
    "no-room": (507, "The register has no room"),
}
"""The service's own kinds of problem, with status and title."""
_TITLES: Final = {
    "unknown-log": "No such log",
    "not-there": "Not here, or not yet",
    "gone": "No longer kept",
    "frozen": "This log takes no more entries",
    "revoked": "This device was revoked",
    "fork": "Two entries have the same number",
    "gap": "Another entry comes first",
    "bad-entry": "An entry cannot be taken",
    "bad-message": "The body does not say what it should",
    "code-refused": "The code is not valid",
    "key-taken": "This key is known already",
    "not-allowed": "Your role may not do this",
    "purpose": "Say why you look",
    "same-person": "A second person has to agree",
    "stopped": "The register stopped",
}
"""Those of the storage, by the code of its refusal."""
TITLES: Final[dict[int, str]] = {
    404: "Not here, or not yet",
    409: "It does not fit what is kept",
    410: "No longer kept",
} | {status: title for status, title in reversed(KINDS.values()) if status != 404}  # noqa: PLR2004
"""For each status, what it means in general."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong, in a sentence, and how soon it is worth another try."""

    problem: Problem
    retry_after: int | None = None


class Declined(Exception):
    """The service does not do what was asked: the call ends here, with this answer."""

    def __init__(self, kind: str, detail: str, *, retry_after: int | None = None) -> None:
        """Say of which kind (a key of `KINDS`) and what to do."""
        super().__init__(kind)
        status, title = KINDS[kind]
        self.wrong = Wrong(
            problem=Problem(type=_FOLDER + kind, title=title, status=status, detail=detail),
            retry_after=retry_after,
        )


def wrong_of(error: Exception) -> Wrong | None:
    """Give what to answer to a failure that is known, or None for one that nobody expected."""
    match error:
        case Declined():
            return error.wrong
        case refusals.Refused():
            return _refused(error)
        case psycopg.errors.DiskFull() | psycopg.errors.OutOfMemory():
            return Declined(
                "no-room",
                "The register's database has no room left. Nothing was stored. Its operator has "
                "to make room; keep what you have and try again later.",
                retry_after=_NO_ROOM_SECONDS,
            ).wrong
        case (
            psycopg.OperationalError() | psycopg.errors.ReadOnlySqlTransaction() | PoolTimeout()
        ):  # away, or a standby that led a moment ago
            return Declined(
                "busy",
                "The register's database does not answer just now. Nothing was stored. Try again.",
                retry_after=_AGAIN_SECONDS,
            ).wrong
        case _:
            return None


def answer(wrong: Wrong) -> Response:
    """Give the answer that tells a problem."""
    status = wrong.problem.status
    headers = {"Cache-Control": "no-store"}
    if wrong.retry_after is not None:
        headers["Retry-After"] = str(wrong.retry_after)
    if status == KINDS["not-signed-in"][0]:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(msgspec.json.encode(wrong.problem), status, headers, MEDIA_TYPE)


def _refused(refused: refusals.Refused) -> Wrong:
    """Tell a refusal of the storage."""
    told = Problem(
        type=_FOLDER + refused.code,
        title=_TITLES[refused.code],
        status=refused.status,
        detail=str(refused),
    )
    match refused:
        case refusals.BadEntry():
            told = msgspec.structs.replace(told, index=refused.index, reason=refused.reason)
        case refusals.BadMessage():
            told = msgspec.structs.replace(told, reason=refused.reason)
        case refusals.Gap():
            told = msgspec.structs.replace(told, next=refused.next, head=refused.head)
        case _:
            pass
    stopped = isinstance(refused, refusals.Stopped)
    return Wrong(problem=told, retry_after=_NO_ROOM_SECONDS if stopped else None)
