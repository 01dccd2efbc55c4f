"""Linux's walls, in the order in which they must be put up."""

import ctypes
import sys
import sysconfig
from pathlib import Path

from checker.worker.lockdown import landlock, own_files, seccomp

assert sys.platform != "win32"  # noqa: S101 - for the types: it is loaded on Linux alone

MOST_MEMORY = 2 * 1024**3
MOST_OPEN = 64
MOST_CPU_SECONDS = 3600

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SIGKILL = 9
_SYSTEM = ("/usr/share/fonts", "/usr/share/zoneinfo", "/usr/lib", "/lib", "/lib64", "/etc/fonts")
_MACHINE = ("/proc/cpuinfo", "/sys/devices/system/cpu")  # onnxruntime asks which processor this is


def walls(without: tuple[str, ...]) -> tuple[str, ...]:
    """Put up every wall but those named, and give the names of those that stand."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    places = readable()
    files = [] if "landlock" in without or not landlock.is_there(libc) else ["landlock"]
    if not files and "own-files" not in without and own_files.move_into(libc, places):
        files = ["own-files"]
    standing = ["limits"]
    limit()
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if "no-new-privileges" in without or libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return (*standing, *(one for one in files if one != "landlock"))
    standing.append("no-new-privileges")
    if files == ["landlock"] and not landlock.restrict(libc, places):
        files = []
    standing.extend(files)
    if "seccomp" not in without and seccomp.refuse(libc, seccomp.READING):
        standing.append("seccomp")
    return tuple(standing)


def limit() -> None:
    """Limit memory, open files, files written, processes and seconds of work."""
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


def readable() -> tuple[Path, ...]:
    """Give the only places that may still be read: the system's libraries, Python, our code."""
    own = Path(__file__).resolve().parents[3]
    paths = sysconfig.get_paths()
    fixed = (*_SYSTEM, *_MACHINE)
    python = (sys.prefix, sys.base_prefix, paths["stdlib"], paths["platlib"], paths["purelib"])
    code = (own / "checker", own / "resources")
    return tuple({Path(path).resolve() for path in (*fixed, *python, *code) if Path(path).exists()})
