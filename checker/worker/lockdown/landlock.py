"""Landlock: a process gives up, for good, every file and port but those that it names."""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

assert sys.platform != "win32"  # noqa: S101 - for the types: it is loaded on Linux alone

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_EXECUTE, _WRITE, _READ_FILE, _READ_DIR, _MAKE_SOCKET = 1, 1 << 1, 1 << 2, 1 << 3, 1 << 9
_RIGHTS = (0, 13, 14, 15, 15, 16)
"""How many rights over files each version of Landlock knows; later ones know no more."""
_WITH_PORTS, _WITH_SCOPES = 4, 6
_PORTS, _SCOPES = 3, 3  # bind and connect; abstract sockets and signals


def is_there(libc: ctypes.CDLL) -> bool:
    """Say whether this kernel has Landlock, and has it switched on."""
    return _version(libc) > 0


def restrict(
    libc: ctypes.CDLL,
    readable: Iterable[Path],
    *,
    runnable: Iterable[Path] = (),
    writable: Iterable[Path] = (),
    reachable: Iterable[Path] = (),
) -> bool:
    """Leave the process these places and nothing else, neither files nor ports.

    In `reachable` it may make a socket by which it can be found, and nothing else.

    Returns:
        Whether the wall stands.
    """
    version = _version(libc)
    if version < 1:
        return False
    every = (1 << _RIGHTS[min(version, len(_RIGHTS) - 1)]) - 1
    ports = _PORTS if version >= _WITH_PORTS else 0
    scopes = _SCOPES if version >= _WITH_SCOPES else 0
    rules = struct.pack("=QQQ", every, ports, scopes)[: 8 * (1 + bool(ports) + bool(scopes))]
    handle = libc.syscall(_CREATE, rules, len(rules), 0)
    if handle < 0:
        return False
    look = _READ_FILE | _READ_DIR
    try:
        for places, rights in (
            (readable, look),
            (runnable, look | _EXECUTE),
            (writable, every & ~_EXECUTE),
            (reachable, _MAKE_SOCKET),
        ):
            for place in places:
                _allow(libc, handle, place, rights & every)
        return bool(libc.syscall(_RESTRICT, handle, 0) == 0)
    finally:
        os.close(handle)


def _allow(libc: ctypes.CDLL, handle: int, place: Path, rights: int) -> None:
    opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        if not place.is_dir():
            rights &= _EXECUTE | _WRITE | _READ_FILE
        libc.syscall(_ADD, handle, 1, struct.pack("=Qi", rights, opened), 0)
    finally:
        os.close(opened)


def _version(libc: ctypes.CDLL) -> int:
    return int(libc.syscall(_CREATE, None, 0, 1))
