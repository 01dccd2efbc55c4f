"""Raw values to shapes that msgspec checks, from several threads at once.

msgspec makes a shape ready at its first use, and ends the process when two threads do it at once
(0.22, seen with desks that began together). Each shape is made ready here under one lock.
"""

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Hashable

_MAKING_READY: Final = Lock()
Shape = TypeVar("Shape")


def convert(raw: object, shape: type[Shape]) -> Shape:
    """Give what was parsed as a shape.

    Raises:
        msgspec.ValidationError: It is not of that shape.
    """
    decoder(shape)
    return msgspec.convert(raw, shape)


def decode(raw: bytes | str, shape: type[Shape]) -> Shape:
    """Give JSON text as a shape.

    Raises:
        msgspec.DecodeError: It is not JSON.
        msgspec.ValidationError: It is not of that shape.
    """
    return decoder(shape).decode(raw)


def decoder(shape: type[Shape]) -> msgspec.json.Decoder[Shape]:
    """Give what decodes JSON text of a shape; made once, and safe in any thread."""
    return cast("msgspec.json.Decoder[Shape]", _made(cast("Hashable", shape)))


@cache
def _made(shape: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401 - any shape there is
    with _MAKING_READY:
        return msgspec.json.Decoder(shape)
