"""The walls around the reading process, tried from the inside: one list of promises for each."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import ClassVar

import pytest

import checker
from checker.worker.lockdown import WALLS

_CODE = Path(checker.__file__).parent
_NOBODY = 65534
_TOLD = ("PermissionError", "FileNotFoundError", "MemoryError", "OSError")


class Promises:
    """What a hostile file may try, and the reading process cannot do, behind these walls."""

    without: ClassVar[tuple[str, ...]] = ()
    """Walls that are left out, as on a system that lacks them."""
    stand: ClassVar[frozenset[str]] = frozenset()
    """Walls that must stand all the same."""
    user: ClassVar[int | None] = None
    broken: ClassVar[frozenset[str]] = frozenset()
    """Promises that these walls do not keep: the manual says so too."""

    def inside(self, code: str) -> "subprocess.CompletedProcess[str]":
        """Run code in a process of its own, behind the walls."""
        wall = (
            "import os, sys; sys.dont_write_bytecode = True\n"
            "from checker.worker.lockdown import lock_down\n"
            f"walls = lock_down(without={self.without!r})\n"
        )
        return subprocess.run(
            [sys.executable, "-c", wall + code],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else (),
        )

    def cannot(self, promise: str, code: str) -> None:
        """Try something, and hear that it is refused, unless these walls do not promise it."""
        if promise in self.broken:
            pytest.skip("these walls do not promise it")
        done = self.inside(code + "\nprint('it went')")
        assert "it went" not in done.stdout, done.stdout
        assert done.returncode != 0
        assert any(word in done.stderr for word in _TOLD), done.stderr

    def test_the_walls_stand(self) -> None:
        """A wall that quietly failed to go up would be a hole."""
        done = self.inside("print(' '.join(walls))")

        standing = set(done.stdout.split())
        assert self.stand <= standing <= set(WALLS), done.stderr
        assert not standing & set(self.without)

    @pytest.mark.parametrize(
        "code",
        [
            pytest.param("import socket; socket.socket()", id="internet"),
            pytest.param("import socket; socket.socket(socket.AF_UNIX)", id="its own machine"),
            pytest.param("import socket; socket.socketpair()", id="a pair"),
            pytest.param("import socket; socket.create_server(('', 0))", id="listening"),
        ],
    )
    def test_it_opens_no_network_connection(self, code: str) -> None:
        """Nothing that a letter holds can be sent away."""
        self.cannot("network", code)

    @pytest.mark.parametrize("how", ["open(path).read()", "os.open(path, os.O_RDONLY)"])
    def test_it_reads_no_file_of_the_person(self, how: str, tmp_path: Path) -> None:
        """A letter cannot carry away what else is on the disk."""
        own = tmp_path / "diary.txt"
        own.write_text("mine", encoding="utf-8")
        for place in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
            place.chmod(0o755)

        self.cannot("reading", f"path = {str(own)!r}\n{how}")

    @pytest.mark.parametrize("place", ["/home", "/var", "/proc/1", "/etc/ssl"])
    def test_it_cannot_look_around(self, place: str) -> None:
        """Not even the names of files are told."""
        self.cannot("reading", f"os.listdir({place!r})")

    @pytest.mark.parametrize(
        "code",
        [
            pytest.param("open(path, 'w')", id="over"),
            pytest.param("open(path, 'a')", id="after"),
            pytest.param("open(path, 'r+')", id="in"),
            pytest.param("open(path + '.new', 'x')", id="beside"),
            pytest.param("os.open(folder, os.O_TMPFILE | os.O_RDWR)", id="without a name"),
            pytest.param("os.truncate(path, 0)", id="cut"),
            pytest.param("os.unlink(path)", id="delete"),
            pytest.param("os.rename(path, path + '.old')", id="rename"),
            pytest.param("os.mkdir(path + '.folder')", id="a folder"),
            pytest.param("os.rmdir(folder + '/empty')", id="no folder"),
            pytest.param("os.symlink(path, path + '.way')", id="a short way"),
            pytest.param("os.link(path, path + '.twin')", id="a twin"),
            pytest.param("os.chmod(path, 0o777)", id="rights"),
            pytest.param("os.chown(path, os.getuid(), os.getgid())", id="owner"),
            pytest.param("os.utime(path)", id="times"),
            pytest.param("os.mkfifo(path + '.pipe')", id="a pipe"),
            pytest.param("os.setxattr(path, 'user.x', b'')", id="an attribute"),
            pytest.param("import tempfile; tempfile.TemporaryFile()", id="a temporary file"),
        ],
    )
    def test_it_changes_no_file(self, code: str, tmp_path: Path) -> None:
        """Nothing is written, deleted, renamed or left behind."""
        own = tmp_path / "letter.txt"
        own.write_text("Dear Ms Hale", encoding="utf-8")
        own.chmod(0o666)
        (tmp_path / "empty").mkdir()
        tmp_path.chmod(0o777)
        for place in (tmp_path.parent, tmp_path.parent.parent):
            place.chmod(0o755)

        self.cannot("writing", f"path = {str(own)!r}; folder = {str(tmp_path)!r}\n{code}")

        assert own.read_text(encoding="utf-8") == "Dear Ms Hale"
        assert sorted(one.name for one in tmp_path.iterdir()) == ["empty", "letter.txt"]

    @pytest.mark.parametrize(
        "code",
        [
            pytest.param("os.execv('/bin/true', ['true'])", id="become one"),
            pytest.param("import subprocess; subprocess.run(['/bin/true'])", id="start one"),
            pytest.param("os.fork()", id="split"),
            pytest.param("os.execv(sys.executable, ['python', '-c', ''])", id="itself again"),
            pytest.param("fd = os.memfd_create('x'); os.execv(fd, ['x'])", id="from memory"),
        ],
    )
    def test_it_starts_no_program(self, code: str) -> None:
        """What a file brings cannot run as a program of its own."""
        self.cannot("programs", code)

    @pytest.mark.parametrize(
        "code",
        [
            pytest.param("os.kill(os.getppid(), 0)", id="its parent"),
            pytest.param("os.kill(1, 0)", id="the first"),
            pytest.param("os.pidfd_open(os.getppid())", id="by handle"),
            pytest.param(
                "import resource; resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
                id="by limits",
            ),
        ],
    )
    def test_it_touches_no_other_process(self, code: str) -> None:
        """The desk that waits for it is out of its reach."""
        self.cannot("signals", code)

    @pytest.mark.parametrize(
        ("name", "numbers"),
        [
            ("ptrace", (101, 117)),
            ("unshare", (272, 97)),
            ("setns", (308, 268)),
            ("mount", (165, 40)),
            ("bpf", (321, 280)),
            ("perf_event_open", (298, 241)),
            ("keyctl", (250, 219)),
            ("userfaultfd", (323, 282)),
            ("process_vm_readv", (310, 270)),
            ("io_uring_setup", (425, 425)),
            ("personality", (135, 92)),
            ("openat2", (437, 437)),
            ("open by other numbers", (0x40000002, 0x40000038)),
        ],
    )
    def test_the_rarer_doors_of_the_kernel_are_shut(
        self, name: str, numbers: tuple[int, int]
    ) -> None:
        """What only an attacker would call is refused, before the kernel looks at it."""
        code = (
            "import ctypes, errno, platform\n"
            "libc = ctypes.CDLL(None, use_errno=True)\n"
            f"number = {numbers!r}[platform.machine() == 'aarch64']\n"
            "answer = libc.syscall(number, 0, 0, 0, 0, 0)\n"
            "if answer == -1 and ctypes.get_errno() == errno.EPERM: raise PermissionError"
        )
        self.cannot("kernel", code)
        assert name

    def test_it_takes_no_more_than_its_memory(self) -> None:
        """A file that expands without end stops at two gigabytes."""
        self.cannot("memory", "bytearray(3 * 1024 ** 3)")

    def test_it_dies_with_its_parent(self) -> None:
        """Nothing goes on reading when the desk has gone."""
        if "parent" in self.broken:
            pytest.skip("these walls do not promise it")
        inner = (
            "import sys, time\nfrom checker.worker.lockdown import lock_down\n"
            f"lock_down(without={self.without!r})\n"
            "print('up', flush=True)\nwhile True: time.sleep(1)\n"
        )
        outer = (
            "import subprocess, sys, os\n"
            f"child = subprocess.Popen([sys.executable, '-c', {inner!r}], stdout=-1)\n"
            "child.stdout.readline(); print(child.pid, flush=True); os._exit(0)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", outer],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            user=self.user,
            group=self.user,
        )
        until = time.monotonic() + 10
        while _lives(int(done.stdout)) and time.monotonic() < until:
            time.sleep(0.02)

        assert not _lives(int(done.stdout))

    def test_there_is_room_for_the_work(self) -> None:
        """Everything that reads can still be loaded, also late."""
        work = (
            "os.environ['OPENBLAS_NUM_THREADS'] = '1'\n"
            "import checker.reading, pypdf, lxml.etree, zoneinfo, PIL.Image, olefile, py7zr\n"
            "import pypdfium2, numpy, onnxruntime, tesserocr\n"
            "print('read', int(numpy.dot(numpy.ones((9, 9)), numpy.ones(9)).sum()))"
        )
        done = self.inside(work)

        assert done.stdout.strip() == "read 81", done.stderr


def _lives(pid: int) -> bool:
    """Say whether a process runs; one that waits to be buried does not."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")")[-1].split()[0] != "Z"
        )
    except OSError:
        return False


def _can_run_as(user: int) -> bool:
    """Say whether tests may become somebody else, and that one can reach Python."""
    if sys.platform == "win32" or os.getuid() != 0:
        return False
    try:
        done = subprocess.run(
            [sys.executable, "-c", "import checker"],
            user=user,
            group=user,
            extra_groups=(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _stand(without: tuple[str, ...]) -> str:
    """Give the walls that stand here without some of them."""
    code = f"from checker.worker.lockdown import lock_down; print(lock_down(without={without!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own walls")
nobody = pytest.mark.skipif(not _can_run_as(_NOBODY), reason="cannot run as somebody else here")
_LINUX = sys.platform.startswith("linux")


@linux
@pytest.mark.skipif(_LINUX and "landlock" not in _stand(()), reason="this kernel has no Landlock")
class TestLinux(Promises):
    """Every wall that Linux offers."""

    stand = frozenset({"limits", "no-new-privileges", "landlock", "seccomp"})


@linux
@pytest.mark.skipif(
    _LINUX and "own-files" not in _stand(("landlock",)), reason="namespaces are not allowed here"
)
class TestLinuxWithoutLandlock(Promises):
    """An older kernel: the process moves into a file system of its own."""

    without = ("landlock",)
    stand = frozenset({"limits", "no-new-privileges", "own-files", "seccomp"})

    def test_it_stands_where_the_program_itself_lies_below_tmp(self) -> None:
        """The new file system is built over /tmp: what lies there comes along all the same."""
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:
            own = Path(folder) / "checker"
            for part in ("__init__.py", "worker/__init__.py", "worker/lockdown"):
                (own / part).parent.mkdir(parents=True, exist_ok=True)
                copy = shutil.copytree if (_CODE / part).is_dir() else shutil.copyfile
                copy(_CODE / part, own / part)
            code = (
                "import os, sys; sys.dont_write_bytecode = True\n"
                "import checker.worker.lockdown as own\n"
                f"print(own.__file__, *own.lock_down(without={self.without!r}))\n"
                f"print(*os.listdir({str(own)!r}))"
            )
            done = subprocess.run(
                [sys.executable, "-c", code],
                cwd=folder,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )

        stood, there = done.stdout.splitlines()
        assert stood.startswith(folder), done.stderr
        assert "own-files" in stood.split()
        assert set(there.split()) == {"__init__.py", "worker"}


@linux
class TestLinuxWithoutWallsAroundFiles(Promises):
    """An older kernel that lets nobody make namespaces: files can be read, and nothing else."""

    without = ("landlock", "own-files")
    stand = frozenset({"limits", "no-new-privileges", "seccomp"})
    broken = frozenset({"reading"})


@linux
class TestLinuxWithoutSeccomp(Promises):
    """A machine whose calls nobody numbered here: Landlock and the limits alone."""

    without = ("seccomp",)
    stand = frozenset({"limits", "no-new-privileges"})
    broken = frozenset({"network", "writing", "programs", "signals", "kernel"})


@linux
@nobody
class TestLinuxAsAnOrdinaryUser(Promises):
    """The usual desk: nobody's processes may do anything that root's may not."""

    user = _NOBODY
    stand = frozenset({"limits", "no-new-privileges", "seccomp"})


@linux
@nobody
class TestLinuxAsAnOrdinaryUserWithoutLandlock(Promises):
    """The same on an older kernel."""

    user = _NOBODY
    without = ("landlock",)
    stand = frozenset({"limits", "no-new-privileges", "seccomp"})


@pytest.mark.skipif(sys.platform != "win32", reason="Windows' own walls")
class TestWindows(Promises):
    """Low integrity, no privileges, no programs; the parent's job object limits the rest."""

    stand = frozenset({"low-integrity", "no-privileges", "no-programs"})
    broken = frozenset({"network", "reading", "signals", "kernel", "memory", "parent"})


@linux
class TestNoWalls(Promises):
    """No wall at all: what is tried above does go, so that refusing it means something."""

    without = WALLS
    broken = frozenset({"network", "reading", "writing", "programs", "signals", "kernel", "parent"})
    stand = frozenset()

    def test_the_walls_stand(self) -> None:
        """The limits always stand on Linux: they are the last thing to go."""
        assert self.inside("print(*walls)").stdout.split() == ["limits"]

    @pytest.mark.parametrize(
        "code",
        [
            "import socket; socket.socket()",
            "open('/etc/passwd').read()",
            "os.listdir('/var')",
            "os.kill(os.getppid(), 0)",
        ],
    )
    def test_what_the_walls_refuse_goes_without_them(self, code: str) -> None:
        """The guard's test fails when the guard is removed."""
        assert "it went" in self.inside(code + "\nprint('it went')").stdout
