"""Have an old Office file turned into a new one by LibreOffice, where that is installed.

LibreOffice runs behind walls of its own (`checker.worker.confined`), in a folder that is thrown
away. What comes back is as untrusted as the file: the reading process reads it like any other.
"""

import contextlib
import functools
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

from checker.model import FileKind
from checker.worker.believing import MOST_INFLATED
from checker.worker.confined import NOT_CONFINED
from checker.worker.process import memory_of

MOST_SECONDS = 60.0
MOST_MEMORY = 1536 * 1024 * 1024
TARGETS = MappingProxyType({FileKind.DOC: "docx", FileKind.PPT: "pptx"})
"""What each old kind becomes."""
_PROGRAMS = ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice*")
_NAME = "soffice.bin"
_BEGINS_AGAIN = 81
"""What LibreOffice ends with after it has made its own folders: it wants to be started again."""
_STARTS = 3
_TICK = 0.02

Cancelled = Callable[[], bool]


def convert(kind: FileKind, data: bytes, cancelled: Cancelled) -> bytes:
    """Give an old Office file as a new one; nothing where that does not go, or not here."""
    program = libreoffice()
    if program is None or kind not in TARGETS:
        return b""
    with _own_folder() as folder:
        source = folder / f"letter.{kind.value}"
        source.write_bytes(data)
        until = time.monotonic() + MOST_SECONDS
        for _ in range(_STARTS):
            with _without_sockets():
                status = _run(program, folder, source, until, cancelled)
            if status != _BEGINS_AGAIN:
                break
        return _made(folder / "made" / f"letter.{TARGETS[kind]}")


def cannot(kind: FileKind, data: bytes, cancelled: Cancelled) -> bytes:
    """Convert nothing, as on a machine without LibreOffice."""
    del kind, data, cancelled
    return b""


@functools.cache
def libreoffice() -> Path | None:
    """Give LibreOffice's own program, where it is installed and the walls around it hold.

    It is asked of Linux alone: elsewhere nothing could keep it from the network.
    """
    if not sys.platform.startswith("linux"):
        return None
    for program in _programs():
        with tempfile.TemporaryDirectory(prefix="letterlock-") as folder:
            tried = subprocess.run(  # noqa: S603 - our own interpreter, and a program that does nothing
                _confined(Path(folder), Path("/bin/true")),
                check=False,
                env=_environment(Path(folder)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return program if tried.returncode != NOT_CONFINED else None
    return None


def _programs() -> Iterator[Path]:
    """Give the places where LibreOffice's program stands."""
    started = shutil.which("soffice") or shutil.which("libreoffice")
    if started is not None:
        yield from _in(Path(started).resolve().parent)
    for place in _PROGRAMS:
        for found in Path("/").glob(place.lstrip("/")):
            yield from _in(found / "program")


def _in(folder: Path) -> Iterator[Path]:
    if (folder / _NAME).is_file():
        yield folder / _NAME


@contextlib.contextmanager
def _own_folder() -> Iterator[Path]:
    """Give a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="letterlock-", ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


@contextlib.contextmanager
def _without_sockets() -> Iterator[None]:
    """Remove the sockets that LibreOffice leaves behind: it may make them, but not remove them."""
    before = set(_sockets())
    try:
        yield
    finally:
        for socket in set(_sockets()) - before:
            with contextlib.suppress(OSError):
                socket.unlink()


def _sockets() -> Iterator[Path]:
    """Give the sockets of LibreOffice that are ours."""
    for found in Path("/tmp").glob("OSL_PIPE_*SingleOfficeIPC_*"):  # noqa: S108 - its own place
        with contextlib.suppress(OSError):
            if stat.S_ISSOCK(found.lstat().st_mode):  # another's cannot be removed anyway
                yield found


def _run(program: Path, folder: Path, source: Path, until: float, cancelled: Cancelled) -> int:
    """Run LibreOffice once, and give its exit status; it is killed when it takes too much."""
    process = subprocess.Popen(  # noqa: S603 - found where LibreOffice is installed, no shell
        _confined(
            folder,
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            f"-env:UNO_SHARED_PACKAGES_CACHE=file://{folder}/shared",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", TARGETS[FileKind(source.suffix[1:])]),
            *("--outdir", f"{folder}/made", str(source)),
        ),
        env=_environment(folder),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while process.poll() is None:
            if cancelled() or time.monotonic() > until or memory_of(process.pid) > MOST_MEMORY:
                break
            time.sleep(_TICK)
    finally:
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    return process.returncode


def _confined(folder: Path, program: Path, *arguments: str) -> list[str]:
    module = ("-I", "-m", "checker.worker.confined")
    return [sys.executable, *module, str(folder), str(program), *arguments]


def _environment(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "TMPDIR": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def _made(path: Path) -> bytes:
    """Give what was made: an ordinary file, no link to anything else, of a size that can be."""
    try:
        told = path.lstat()
        if not stat.S_ISREG(told.st_mode) or told.st_size > MOST_INFLATED:
            return b""
        return path.read_bytes()
    except OSError:
        return b""
