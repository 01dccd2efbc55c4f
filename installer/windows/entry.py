"""What the Windows programs start with: the window, the command line, or a process of their own.

Each program is its own interpreter and runs nothing but this: our modules that run as processes are
asked for as everywhere else (`PROGRAM -I -m MODULE ARGUMENT...`), the workers of a batch as
`multiprocessing` asks a program that holds its own Python.
"""

import sys
from pathlib import PureWindowsPath

WINDOW = "Letterlock"
CONSOLE = "letterlock-cli"
"""The programs' names. Windows tells no `letterlock.exe` from `Letterlock.exe`."""
_AS_MODULE = ["-I", "-m"]
_AS_WORKER = "--multiprocessing-fork"


def main() -> int:
    """Become what the words of the command ask for."""
    sys.frozen = True  # type: ignore[attr-defined]  # how multiprocessing knows such programs
    if sys.argv[1:2] == [_AS_WORKER]:
        from multiprocessing import freeze_support  # noqa: PLC0415 - only a worker needs it

        freeze_support()
        return 0
    if sys.argv[1:3] == _AS_MODULE:
        return _process(sys.argv[3])
    from ui import __main__ as program  # noqa: PLC0415 - the processes never need it

    is_window = PureWindowsPath(sys.executable).stem.lower() == WINDOW.lower()
    return program.desktop() if is_window else program.main()


def _process(module: str) -> int:
    """Run one of our modules that are processes of their own."""
    if module == "checker.worker.child":
        from checker.worker import child  # noqa: PLC0415 - only this process needs it

        return child.main()
    if sys.stderr is not None:
        sys.stderr.write("Letterlock cannot run that module.\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
