"""What a call of the service is: its method and path, what it takes, what it answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import msgspec
from starlette.requests import Request
from starlette.responses import Response

Answering: TypeAlias = Callable[[Request], Awaitable[Response]]

JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
BYTES: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the service, and who answers it."""

    method: Literal["GET", "POST", "DELETE"]
    path: str
    says: str
    """What it is for, in one sentence."""
    handler: Answering
    takes: type[msgspec.Struct] | None = None
    """The message in its body."""
    most_bytes: int = 0
    """Of the body."""
    gives: dict[int, type[msgspec.Struct] | str | None]
    """By status: a message, a media type, or nothing."""
    problems: tuple[int, ...] = ()
    """The statuses of its own problems; those of every call, and of every body, are added."""
    signed_in: bool = True
    counted_from: bool = False
    """Whether it has `?from=`."""


def told(message: msgspec.Struct, status: int = 200) -> Response:
    """Answer with a message."""
    return Response(
        msgspec.json.encode(message), status, {"Cache-Control": "no-store"}, media_type=JSON
    )
