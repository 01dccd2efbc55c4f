"""The walls around the reading process: what it can no longer do once they stand.

Linux: resource limits; no new privileges; Landlock (files can be read only where Python and the
fonts live, and written nowhere) or, where the kernel has none, a file system of the process's own
that holds nothing else; seccomp (no network, no new programs, nothing written, nobody signalled).
Windows: low integrity, no privileges, no programs of its own, and the parent's job object.
Elsewhere the parent's own limits on time, size and memory still hold.
"""

import sys

WALLS = (
    "limits",
    "no-new-privileges",
    "landlock",
    "own-files",
    "seccomp",
    "low-integrity",
    "no-privileges",
    "no-programs",
)
"""Every wall there is. `own-files` stands where Landlock is missing; the last are of Windows."""


def lock_down(*, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Put up every wall that this system offers, for the rest of this process's life.

    `without` names walls to leave out, to try what holds where a system lacks them.

    Returns:
        The names of the walls that stand, from `WALLS`.
    """
    if sys.platform == "win32":
        from checker.worker.lockdown import windows  # noqa: PLC0415 - there alone

        return windows.walls(without)
    if sys.platform.startswith("linux"):
        from checker.worker.lockdown import linux  # noqa: PLC0415 - there alone

        return linux.walls(without)
    return ()
