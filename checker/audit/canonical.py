"""One way to write a fact as bytes: RFC 8785 with ASCII keys and without fractions."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

MOST_BYTES = 16_384
LARGEST_INTEGER = 2**53 - 1


class NotCanonicalError(ValueError):
    """Bytes or a value outside of the one way to write it. It says why, for whoever audits."""


def canonical(value: Json) -> bytes:
    """Write a value in the one way.

    >>> canonical({"b": [1, True, None], "a": "yes"})
    b'{"a":"yes","b":[1,true,null]}'
    """
    _refuse(value)
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = "half of a character pair stands alone"
        raise NotCanonicalError(message) from error


def parse(untrusted: bytes, *, most: int = MOST_BYTES) -> Json:
    """Read bytes that must be written in the one way.

    Raises:
        NotCanonicalError: They are too long, not JSON, or written another way.
    """
    if len(untrusted) > most:
        message = f"longer than {most} bytes"
        raise NotCanonicalError(message)
    try:
        value: Json = json.loads(untrusted.decode())
    except (ValueError, RecursionError) as error:
        message = "not JSON in UTF-8"
        raise NotCanonicalError(message) from error
    if canonical(value) != untrusted:
        message = "not written in the one way"
        raise NotCanonicalError(message)
    return value


def parse_object(untrusted: bytes, *, most: int = MOST_BYTES) -> Mapping[str, Json]:
    """Read bytes that must be an object written in the one way.

    Raises:
        NotCanonicalError: They are not.
    """
    value = parse(untrusted, most=most)
    if not isinstance(value, Mapping):
        message = "not an object"
        raise NotCanonicalError(message)
    return value


def _refuse(value: object) -> None:
    """Refuse what has no one way to be written."""
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > LARGEST_INTEGER:
                message = "an integer beyond 2^53 - 1"
                raise NotCanonicalError(message)
        case Mapping():
            for key, held in value.items():
                if not isinstance(key, str) or not key.isascii():
                    message = "a key that is not ASCII text"
                    raise NotCanonicalError(message)
                _refuse(held)
        case list() | tuple():
            for held in value:
                _refuse(held)
        case _:
            message = f"a value of type {type(value).__name__}"
            raise NotCanonicalError(message)
