"""Wine, which lets Windows's own Python compile what is installed: no other writes its bytecode."""

import os
import shutil
import subprocess
from pathlib import Path

_PROGRAMS = ("wine64", "/usr/lib/wine/wine64", "wine")


class WineFailed(Exception):
    """A program of Windows did not end well."""


def program() -> Path | None:
    """Give Wine's program, where it is installed; Debian's package wine64 puts none on the PATH."""
    found = (shutil.which(one) for one in _PROGRAMS)
    return next((Path(one) for one in found if one), None)


def windows_path(path: Path) -> str:
    """Give the name that a file of this machine has in Wine."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


def run(prefix: Path, *words: str | Path, seconds: float = 600) -> str:
    """Run a program of Windows to its end, and give what it says.

    Raises:
        WineFailed: it failed, or there is no Wine.
    """
    wine = program()
    if wine is None:
        raise WineFailed("Wine is not installed: apt-get install wine64")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "WINEPREFIX": str(prefix.absolute()),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",  # no Mono, no Gecko, no menu
        "PYTHONHASHSEED": "0",
    }
    done = subprocess.run(
        [str(wine), *(str(one) for one in words)],
        check=False,
        input="",  # Python on Windows wants pipes: of /dev/null Wine makes nothing that it knows
        capture_output=True,
        text=True,
        env=environment,
        timeout=seconds,
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-2000:]
        raise WineFailed(f"{words[0]} failed with {done.returncode}: {said}")
    return done.stdout


class Compiler:
    """Windows's Python in Wine, with nothing but its own library."""

    def __init__(self, work: Path, programs: Path, library: Path) -> None:
        """Lay the Python out from its verified parts."""
        self._prefix, self._home = work / "wine", work / "compiling"
        shutil.rmtree(self._home, ignore_errors=True)
        self._home.mkdir(parents=True)
        for file in programs.iterdir():
            if file.name != "_wmi.pyd":  # of which Wine has too little
                shutil.copyfile(file, self._home / file.name)
        shutil.copytree(library, self._home / "Lib")
        name = next(programs.glob("python3[0-9][0-9].dll")).stem
        (self._home / f"{name}._pth").write_text("Lib\n.\n", encoding="ascii")
        if not self._prefix.exists():
            self._prefix.mkdir(parents=True)
            run(self._prefix, "wineboot", "-i")
        shutil.copytree(library, self._home / "Compiled")

    def compile(self, folder: Path) -> None:
        """Put beside every module of a folder what Python makes of it, to be used instead of it."""
        self._compiled(folder)

    def compiled_library(self) -> Path:
        """Give Python's own library compiled, each module in the place of its source."""
        folder = self._home / "Compiled"
        self._compiled(folder)
        return folder

    def _compiled(self, folder: Path) -> None:
        own = windows_path(folder)
        options = ("-b", "--invalidation-mode", "unchecked-hash", "-s", own, "-p", folder.name)
        python = str(self._home / "python.exe")
        run(self._prefix, python, "-I", "-m", "compileall", "-q", *options, own, seconds=1800)
