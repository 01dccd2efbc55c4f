"""seccomp: the kernel refuses a process the system calls that reading a file never needs."""

import ctypes
import platform
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.worker.lockdown import calls

_PR_SET_SECCOMP, _FILTER = 22, 2
_ALLOW, _KILL, _REFUSE, _MISSING = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026  # EPERM, ENOSYS
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
_OTHER_NUMBERING = 0x40000000  # the same calls under the numbers of x32

_WRITES = 0x3 | 0x40 | 0x200 | 0x400000  # write, read and write, create, truncate, temporary
_NAMESPACES = 0x7E020000
_ANY = 0xFFFFFFFF
_UNIX = 1


@dataclass(frozen=True, slots=True)
class When:
    """A call that is refused when an argument has one of these bits, or is not this value."""

    call: tuple[int, int]
    argument: int
    bits: int = 0
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a process is refused: calls by name, and calls by what they are asked."""

    refused: tuple[Mapping[str, tuple[int, int]], ...]
    whens: tuple[When, ...]


READING = Filter(
    (calls.NETWORK, calls.PROGRAMS, calls.OTHERS, calls.WRITING, calls.POWER),
    (
        When(calls.OPEN, 1, _WRITES),
        When(calls.OPENAT, 2, _WRITES),
        When(calls.PRLIMIT, 0, _ANY),
    ),
)
"""For the process that reads: no network, no programs, no threads, nothing written."""

CONVERTING = Filter(
    (calls.POWER, calls.REACHING),
    (
        When(calls.SOCKET, 0, only=_UNIX),
        When(calls.CLONE, 0, _NAMESPACES),
        When(calls.PRLIMIT, 0, _ANY),
    ),
)
"""For the program that converts old files: it may start itself and write, but has no network."""


def refuse(libc: ctypes.CDLL, what: Filter) -> bool:
    """Put a filter up, for this process and all that it starts; say whether it stands."""
    known = calls.MACHINES.get(platform.machine())
    if known is None:
        return False
    steps = tuple(_steps(what, *known))
    packed = b"".join(struct.pack("=HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(packed, len(packed))
    head = struct.pack("@HP", len(steps), ctypes.addressof(held))
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER, head, 0, 0) == 0)


def _steps(what: Filter, mark: int, column: int) -> Iterator[tuple[int, int, int, int]]:
    """Give the filter as steps: what to do, how far to jump when it is so, when not, a number."""
    yield (_LOAD, 0, 0, _MACHINE)
    yield (_EQUAL, 1, 0, mark)
    yield (_ANSWER, 0, 0, _KILL)
    yield (_LOAD, 0, 0, _NUMBER)
    yield (_AT_LEAST, 0, 1, _OTHER_NUMBERING)
    yield (_ANSWER, 0, 0, _REFUSE)
    yield (_EQUAL, 0, 1, calls.CLONE3[column])
    yield (_ANSWER, 0, 0, _MISSING)
    numbers = {numbers[column] for group in what.refused for numbers in group.values()}
    for number in sorted(numbers - {calls.NONE}):
        yield (_EQUAL, 0, 1, number)
        yield (_ANSWER, 0, 0, _REFUSE)
    for when in what.whens:
        if when.call[column] != calls.NONE:
            yield from _when(when, when.call[column])
    yield (_ANSWER, 0, 0, _ALLOW)


def _when(when: When, number: int) -> Iterator[tuple[int, int, int, int]]:
    yield (_EQUAL, 0, 4, number)
    yield (_LOAD, 0, 0, _ARGUMENTS + 8 * when.argument)
    if when.only is None:
        yield (_ANY_BIT, 0, 1, when.bits)
    else:
        yield (_EQUAL, 1, 0, when.only)
    yield (_ANSWER, 0, 0, _REFUSE)
    yield (_ANSWER, 0, 0, _ALLOW)
