"""A file system of the process's own: Python and our code, read only, and nothing of the person's.

It stands where the kernel has no Landlock but lets anybody make namespaces.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

assert sys.platform != "win32"  # noqa: S101 - for the types: it is loaded on Linux alone

_NEW_NAMESPACES = 0x00020000 | 0x10000000  # mounts, users
_READ_ONLY, _NO_SUID, _NO_DEV, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = (
    *(1, 2, 4, 32),
    *(4096, 16384, 1 << 18),
)
_DETACH = 2
_ROOT = Path("/tmp")  # noqa: S108 - covered by a file system of our own, nothing is put into it
_CAPABILITIES = 0x20080522
_PIVOT_ROOT, _CAPSET = {"x86_64": (155, 126), "aarch64": (41, 91)}.get(os.uname().machine, (-1, -1))


def move_into(libc: ctypes.CDLL, places: Iterable[Path]) -> bool:
    """Leave the person's files behind; afterwards only these places exist, and only to be read.

    Returns:
        Whether that was allowed here.
    """
    user, group, here = os.getuid(), os.getgid(), Path.cwd()
    if _PIVOT_ROOT < 0 or libc.unshare(_NEW_NAMESPACES) != 0:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
        _mount(libc, None, Path("/"), _RECURSIVE | _PRIVATE)
        _build(libc, places)
        _give_up_power(libc)
    except OSError:
        os.chdir(here if here.exists() else "/")
        return False
    return True


def _build(libc: ctypes.CDLL, places: Iterable[Path]) -> None:
    with ExitStack() as held:
        opened = {place: _open(place, held) for place in places}  # one may lie in what is covered
        _mount(libc, None, _ROOT, _NO_SUID | _NO_DEV, kind=b"tmpfs")
        for place in sorted(places, key=lambda one: len(one.parts)):
            inside = _ROOT.joinpath(*place.parts[1:])
            if inside.exists():  # it came with a place around it
                continue
            source = Path(f"/proc/self/fd/{opened[place]}")
            if source.is_dir():
                inside.mkdir(parents=True)
            else:
                inside.parent.mkdir(parents=True, exist_ok=True)
                inside.touch()
            _mount(libc, source, inside, _BIND | _RECURSIVE)
            _mount(libc, None, inside, _REMOUNT | _BIND | _READ_ONLY | _NO_SUID | _NO_DEV)
    _links(places)
    old = _ROOT / "old"
    old.mkdir()
    os.chdir(_ROOT)
    _check(libc.syscall(_PIVOT_ROOT, b".", b"old"))
    os.chdir("/")
    _check(libc.umount2(b"/old", _DETACH))
    Path("/old").rmdir()
    _mount(libc, None, Path("/"), _REMOUNT | _BIND | _READ_ONLY | _NO_SUID | _NO_DEV)


def _open(place: Path, held: ExitStack) -> int:
    """Hold on to a place, for as long as others are held: nothing stays open behind the wall."""
    descriptor = os.open(place, os.O_PATH)
    held.callback(os.close, descriptor)
    return descriptor


def _links(places: Iterable[Path]) -> None:
    """Make the short ways, like /lib for /usr/lib, that libraries are looked for by."""
    for short in (Path("/lib"), Path("/lib64")):
        inside = _ROOT.joinpath(*short.parts[1:])
        if short.is_symlink() and not inside.exists() and short.resolve() in places:
            inside.symlink_to(short.resolve())


def _give_up_power(libc: ctypes.CDLL) -> None:
    """Give up what a process may do in namespaces that it made."""
    head = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
    none = (ctypes.c_uint32 * 6)()
    _check(libc.syscall(_CAPSET, head, none))


def _mount(
    libc: ctypes.CDLL, source: Path | None, target: Path, flags: int, kind: bytes | None = None
) -> None:
    origin = os.fsencode(source) if source else b"none"
    _check(libc.mount(origin, os.fsencode(target), kind, ctypes.c_ulong(flags), None))


def _check(answer: int) -> None:
    if answer != 0:
        raise OSError(ctypes.get_errno(), "a wall")
