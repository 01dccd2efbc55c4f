"""The short code of a self-check: what a help desk needs, in groups that can be read out.

Bytes: layout and system (4 bits each), version (three bytes), one byte for each check that is not
well (5 bits of check, 3 of cause), zeros until the groups are full, and two bytes of a hash. They
are written in the letters of receipts, which no two people hear differently for long: no I, L, O
or U. No name, path, case or letter can be in it, because there is no place for one.
"""

import hashlib
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from checker import __version__
from checker.desk.health.causes import CAUSES, Line
from checker.errors import CallError
from checker.words import say

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LAYOUT: Final = 1
_GROUP: Final = 4
_HASH: Final = 2
_LEAST: Final = 7
_MOST_LETTERS: Final = 80
_SYSTEMS: Final = ("other", "linux", "win32", "darwin")
_NAMES: Final = ("", "Linux", "Windows", "macOS")
_CHECKS: Final = tuple(CAUSES)


class BadCodeError(CallError):
    """What was typed is no code of a self-check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What a code says."""

    version: str
    system: str
    lines: tuple[Line, ...]
    """What is not well."""
    unknown: int = 0
    """How many things a newer Letterlock found that this one has no words for."""


def code_of(
    lines: Iterable[Line], *, version: str = __version__, system: str = sys.platform
) -> str:
    """Give the code of what was found, for instance "24G0-0G3M-9YQ1"."""
    numbers = [int(one) for one in re.findall(r"\d+", version)[:3]]
    whole = bytearray((_LAYOUT << 4 | (_SYSTEMS.index(system) if system in _SYSTEMS else 0),))
    whole += bytes(min(one, 255) for one in (*numbers, 0, 0, 0)[:3])
    whole += bytes(_CHECKS.index(one.check) << 3 | one.cause for one in lines if one.cause)
    while len(whole) + _HASH < _LEAST or _characters(len(whole) + _HASH) % _GROUP:
        whole.append(0)
    whole += _hash(whole)
    number = int.from_bytes(whole) << (_characters(len(whole)) * 5 - len(whole) * 8)
    count = _characters(len(whole))
    letters = "".join(_LETTERS[number >> 5 * (count - 1 - at) & 31] for at in range(count))
    return "-".join(letters[at : at + _GROUP] for at in range(0, count, _GROUP))


def decoded(typed: str) -> Decoded:
    """Read a code, however it was typed.

    Raises:
        BadCodeError: it is none, or one letter of it was heard wrong.
    """
    letters = "".join(typed.split()).replace("-", "").upper()
    letters = letters.translate(str.maketrans("OIL", "011"))
    whole = _bytes(letters) if set(letters) <= set(_LETTERS) else b""
    if len(whole) < _LEAST or whole[-_HASH:] != _hash(whole[:-_HASH]):
        raise BadCodeError(
            say("That is no code of a self-check. Ask for it again, four characters at a time.")
        )
    layout, system = whole[0] >> 4, whole[0] & 15
    if layout != _LAYOUT:
        raise BadCodeError(
            say("That code is of a newer Letterlock. Decode it with the newest version.")
        )
    lines, unknown = [], 0
    for one in whole[4:-_HASH]:
        check, cause = one >> 3, one & 7
        if not one:
            continue
        line = Line(check=_CHECKS[check], cause=cause) if check < len(_CHECKS) else None
        if line is None or not _is_known(line):
            unknown += 1
        else:
            lines.append(line)
    return Decoded(
        version=".".join(str(number) for number in whole[1:4]),
        system=_NAMES[system] if system < len(_NAMES) else "",
        lines=tuple(lines),
        unknown=unknown,
    )


def _is_known(line: Line) -> bool:
    try:
        return bool(line.how)
    except KeyError:
        return False


def _characters(count: int) -> int:
    return -(-count * 8 // 5)


def _bytes(letters: str) -> bytes:
    """Give the bytes that letters stand for; none where they are no whole bytes."""
    if len(letters) > _MOST_LETTERS:
        return b""
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    spare = len(letters) * 5 % 8
    if _characters(len(letters) * 5 // 8) != len(letters) or number & ((1 << spare) - 1):
        return b""
    return (number >> spare).to_bytes(len(letters) * 5 // 8)


def _hash(whole: bytes | bytearray) -> bytes:
    return hashlib.sha256(b"letterlock/health/v1\n" + bytes(whole)).digest()[:_HASH]
