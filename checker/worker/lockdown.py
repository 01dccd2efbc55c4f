"""The walls around the reading process: what it can no longer do once they stand.

Linux: resource limits; no new privileges; Landlock (files can be read only where Python and the
fonts live, and written nowhere); seccomp (no network, no new programs, no signals to others).
Elsewhere the parent's own limits on time and size still hold.
"""

import ctypes
import os
import platform
import struct
import sys
import sysconfig
from pathlib import Path

MOST_MEMORY = 2 * 1024**3
MOST_OPEN = 64
MOST_CPU_SECONDS = 3600

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 4, 38, 22
_SIGKILL, _SECCOMP_MODE_FILTER = 9, 2
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_EVERY_RIGHT = (1 << 13) - 1  # all rights of Landlock's first version

# Numbers of the system calls that are refused: the same calls on the two machines we run on.
_REFUSED = {
    "x86_64": (
        (0xC000003E),
        # socket connect accept sendto bind listen socketpair clone3 fork vfork execve execveat
        # kill ptrace tkill tgkill accept4 mount umount2 process_vm_readv/writev io_uring_setup
        (
            41,
            42,
            43,
            44,
            49,
            50,
            53,
            57,
            58,
            59,
            62,
            101,
            165,
            166,
            200,
            234,
            288,
            310,
            311,
            322,
            425,
        ),
    ),
    "aarch64": (
        (0xC00000B7),
        (
            198,
            199,
            200,
            201,
            202,
            203,
            206,
            221,
            129,
            117,
            40,
            39,
            130,
            131,
            242,
            270,
            271,
            281,
            425,
        ),
    ),
}


def lock_down() -> tuple[str, ...]:
    """Put up every wall that this system offers, for the rest of this process's life.

    Returns:
        The names of the walls that stand: "limits", "no-new-privileges", "landlock", "seccomp".
    """
    if not sys.platform.startswith("linux"):
        return ()
    libc = ctypes.CDLL(None, use_errno=True)
    walls = [_limits()]
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        walls.append("no-new-privileges")
        walls.extend(_landlock(libc))
        walls.extend(_seccomp(libc))
    return tuple(walls)


def _limits() -> str:
    import resource  # noqa: PLC0415 - Linux only

    for which, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_NOFILE, MOST_OPEN),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CPU, MOST_CPU_SECONDS),
    ):
        hard = resource.getrlimit(which)[1]
        most_here = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (most_here, most_here))
    return "limits"


def _readable() -> tuple[Path, ...]:
    own = Path(__file__).resolve().parents[2]
    paths = sysconfig.get_paths()
    fixed = ("/usr/share/fonts", "/usr/share/zoneinfo", "/usr/lib", "/lib", "/lib64", "/etc/fonts")
    python = (sys.prefix, sys.base_prefix, paths["stdlib"], paths["platlib"], paths["purelib"])
    code = (own / "checker", own / "resources")
    return tuple({Path(path).resolve() for path in (*fixed, *python, *code) if Path(path).exists()})


def _landlock(libc: ctypes.CDLL) -> list[str]:
    if libc.syscall(_LANDLOCK_CREATE, None, 0, 1) < 1:
        return []
    rules = struct.pack("=Q", _EVERY_RIGHT)
    handle = libc.syscall(_LANDLOCK_CREATE, rules, len(rules), 0)
    if handle < 0:
        return []
    try:
        for place in _readable():
            opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
            try:
                rights = _READ_FILE | (_READ_DIR if place.is_dir() else 0)
                libc.syscall(_LANDLOCK_ADD, handle, 1, struct.pack("=Qi", rights, opened), 0)
            finally:
                os.close(opened)
        return ["landlock"] if libc.syscall(_LANDLOCK_RESTRICT, handle, 0) == 0 else []
    finally:
        os.close(handle)


def _seccomp(libc: ctypes.CDLL) -> list[str]:
    machine = _REFUSED.get(platform.machine())
    if machine is None:
        return []
    audit_arch, refused = machine
    allow, refuse, kill = 0x7FFF0000, 0x00050001, 0x80000000  # EPERM is 1
    load, jump_equal, answer = 0x20, 0x15, 0x06
    program = [
        (load, 0, 0, 4),
        (jump_equal, 1, 0, audit_arch),
        (answer, 0, 0, kill),
        (load, 0, 0, 0),
    ]
    for place, call in enumerate(refused):
        program.append((jump_equal, len(refused) - place, 0, call))
    program += [(answer, 0, 0, allow), (answer, 0, 0, refuse)]
    packed = b"".join(struct.pack("=HBBI", *step) for step in program)
    steps = ctypes.create_string_buffer(packed, len(packed))
    head = struct.pack("@HP", len(program), ctypes.addressof(steps))
    done = libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, head, 0, 0)
    return ["seccomp"] if done == 0 else []
