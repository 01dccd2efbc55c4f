"""Start another program behind walls: it sees the system's own files and one folder, no network.

Run as `python -I -m checker.worker.confined FOLDER PROGRAM ARGUMENT...`. The program may write into
the folder and nowhere else. Where the walls cannot be put up, it is not started.
"""

import os
import sys
from pathlib import Path

NOT_CONFINED = 97
"""The exit status that says that the walls do not stand, and nothing was started."""
MOST_MEMORY = 3 * 1024**3
MOST_FILE = 200 * 1024**2
MOST_OPEN = 512
MOST_CPU_SECONDS = 90
_ADDED = ("/var/lib/libreoffice", "/var/spool/libreoffice", "/var/cache/fontconfig")
_READ = (
    "/etc/fonts",
    "/etc/libreoffice",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/proc/self",
    "/sys",
)
_RUN = ("/usr", "/bin", "/lib", "/lib64", "/opt")
_MEETING = ("/tmp", "/var/tmp")  # noqa: S108 - LibreOffice makes a socket there, and nowhere else
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


def main(arguments: list[str]) -> int:
    """Put the walls up and become the program; gives an exit status only where that failed."""
    folder, program, *rest = arguments
    if sys.platform != "win32" and _confine(Path(folder)):
        os.chdir(folder)
        os.execv(program, [program, *rest])  # noqa: S606 - that is what it is for
    return NOT_CONFINED


if sys.platform != "win32":
    import ctypes
    import resource

    from checker.worker.lockdown import landlock, seccomp

    _SIGKILL, _PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 9, 1, 38

    def _confine(folder: Path) -> bool:
        """Put every wall up, and say whether they stand."""
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        for which, most in (
            (resource.RLIMIT_AS, MOST_MEMORY),
            (resource.RLIMIT_FSIZE, MOST_FILE),
            (resource.RLIMIT_NOFILE, MOST_OPEN),
            (resource.RLIMIT_CPU, MOST_CPU_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(which)[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(which, (least, least))
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            return False
        stands = landlock.restrict(
            libc,
            _there(_READ),
            runnable=_there(_RUN),
            writable=(folder, *_there(_DEVICES)),
            reachable=_there(_MEETING),
        )
        return stands and seccomp.refuse(libc, seccomp.CONVERTING)

    def _there(places: tuple[str, ...]) -> list[Path]:
        return [Path(place) for place in places if Path(place).exists()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
