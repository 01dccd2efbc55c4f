"""What the packaged programs start with: the desktop, the command line, or a process of their own.

A packaged program is its own interpreter, so our modules that run as processes are asked for as
they are everywhere else: `PROGRAM -I -m MODULE ARGUMENT...`. Nothing else can be asked for so, but
what checks many letters: it asks in the words of Python's own multiprocessing.
"""

import multiprocessing
import os
import sys
from pathlib import Path

DESKTOP = "letterlock-desktop"
_AS_MODULE = ["-I", "-m"]


def main() -> int:
    """Become what the words of the command ask for."""
    _forget_own_libraries()
    multiprocessing.freeze_support()  # asked for in its words, this becomes that process
    if sys.argv[1:3] == _AS_MODULE:
        return _process(sys.argv[3], sys.argv[4:])
    from ui import __main__ as program  # noqa: PLC0415 - the processes never need it

    return program.desktop() if Path(sys.argv[0]).name == DESKTOP else program.main()


def _process(module: str, arguments: list[str]) -> int:
    """Run one of our modules that are processes of their own."""
    if module == "checker.worker.child":
        from checker.worker import child  # noqa: PLC0415 - only this process needs it

        return child.main()
    if module == "checker.worker.confined":
        from checker.worker import confined  # noqa: PLC0415 - only this process needs it

        return confined.main(arguments)
    sys.stderr.write("Letterlock cannot run that module.\n")
    return 2


def _forget_own_libraries() -> None:
    """Let programs that are started from here, such as LibreOffice, find the system's libraries."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    sys.exit(main())
