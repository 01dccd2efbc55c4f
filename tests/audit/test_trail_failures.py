"""When the disk, the file or another program refuses: a clear sentence, nothing lost, not sent."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pysqlite3
import pytest

from checker.audit import trail_file
from checker.audit.entry import Act
from checker.audit.trail_file import connect_to_read, refuse_old_sqlite, refuse_share, told
from checker.audit.verify import verify
from checker.errors import TrailBusy, TrailDamaged, TrailError, TrailFull, TrailReadOnly
from tests.builders.small_disks import small_disk
from tests.builders.trails import NOON_MS, check_some, open_trail

ROOT = Path(__file__).parents[2]

NO_FILE_GROWS = """
import resource
import sys
from checker.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
sys.exit(main(sys.argv[1:]))
"""
FILL = """
import sys
from pathlib import Path
from checker.errors import TrailError
from tests.builders.trails import check_some, open_trail
{before}
trail = open_trail(Path(sys.argv[1]))
done = 0
try:
    for _ in range(2000):
        check_some(trail, 1)
        done += 1
except TrailError as error:
    print(type(error).__name__, "|", error)
{after}
try:
    print(done, len(open_trail(Path(sys.argv[1])).entries()))
except TrailError as error:
    print(type(error).__name__)
"""


def run(script: str, folder: Path, *before: str) -> list[str]:
    """Run a program of its own; give the lines that it printed."""
    done = subprocess.run(
        [*before, sys.executable, "-c", script, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def may_mount() -> bool:
    """Say whether this machine lets a program have file systems of its own."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    tried = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


own_disks = pytest.mark.skipif(not may_mount(), reason="may not mount a small disk here")


@own_disks
def test_a_full_disk_stops_the_confirmation_and_loses_nothing(tmp_path: Path) -> None:
    """A real disk of 700 kB is filled; when there is room again, all acknowledged is there."""
    script = FILL.format(before="", after="Path(sys.argv[1], 'ballast').unlink()")
    mounted = f"mount -t tmpfs -o size=700k none {tmp_path} && head -c 300000 /dev/zero"
    shell = ["unshare", "-rm", "sh", "-c", f'{mounted} > {tmp_path}/ballast; exec "$@"', "sh"]

    sentence, counted = run(script, tmp_path, *shell)

    assert sentence.startswith("TrailFull | The disk is full")
    assert "must not be sent yet. Nothing recorded before is lost." in sentence
    acknowledged, there = map(int, counted.split())
    assert acknowledged > 50
    assert there == acknowledged + 1


@own_disks
def test_a_disk_that_becomes_read_only_stops_the_confirmation(tmp_path: Path) -> None:
    """A real remount: the next confirmation says so, and the record can still be verified."""
    script = """
import subprocess, sys
from pathlib import Path
from checker.audit.verify import verify
from checker.errors import TrailError
from tests.builders.trails import check_some, open_trail
trail = open_trail(Path(sys.argv[1]))
check_some(trail, 3)
subprocess.run(["mount", "-o", "remount,ro", sys.argv[1]], check=True)
for attempt in (lambda: check_some(trail, 1), lambda: open_trail(Path(sys.argv[1]))):
    try:
        attempt()
    except TrailError as error:
        print(type(error).__name__, "|", error)
print(verify(trail.path).holds, verify(trail.path).entries)
"""
    shell = f'mount -t tmpfs none {tmp_path}; exec "$@"'

    appended, opened, verified = run(script, tmp_path, "unshare", "-rm", "sh", "-c", shell, "sh")

    assert appended.startswith("TrailReadOnly | The record cannot be written in ")
    assert opened.startswith("TrailReadOnly | ")
    assert verified == "True 4"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_may_grow_no_further_stops_the_confirmation(tmp_path: Path) -> None:
    """A quota reached in the middle of a write leaves every acknowledged entry in place."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, {}))"
    hard = "resource.getrlimit(resource.RLIMIT_FSIZE)[1]"
    script = FILL.format(
        before=limit.format(hard),
        after=f"resource.setrlimit(resource.RLIMIT_FSIZE, ({hard}, {hard}))",
    )

    sentence, counted = run(script, tmp_path)

    assert "must not be sent yet. Nothing recorded before is lost." in sentence
    acknowledged, there = map(int, counted.split())
    assert acknowledged > 20
    assert there == acknowledged + 1


def test_another_program_that_holds_the_trail_is_waited_for(tmp_path: Path) -> None:
    """A second window that is just writing delays the first and disturbs nothing."""
    trail = open_trail(tmp_path)
    other = pysqlite3.connect(str(trail.path), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    release.start()

    check_some(trail, 1)

    release.join()
    other.close()
    assert len(trail.entries()) == 2


def test_a_trail_held_for_too_long_is_said_to_be_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the wait the person is told what to close; nothing was recorded."""
    trail = open_trail(tmp_path)
    monkeypatch.setattr(trail_file, "WAIT_SECONDS", 0.05)
    other = pysqlite3.connect(str(trail.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(TrailBusy, match="Close other Letterlock windows"):
        check_some(trail, 1)

    other.execute("ROLLBACK")
    other.close()
    assert len(trail.entries()) == 1


def test_a_trail_that_another_program_keeps_to_itself_is_said_to_be_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup program that locks the whole file stops reading too, and is named as the cause."""
    trail = open_trail(tmp_path)
    monkeypatch.setattr(trail_file, "WAIT_SECONDS", 0.05)
    other = pysqlite3.connect(str(trail.path), isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(TrailBusy):
        trail.entries()

    other.close()
    assert len(trail.entries()) == 1


def test_a_trail_whose_folder_is_no_folder_cannot_be_written(tmp_path: Path) -> None:
    """A file where the folder should be is said with the folder's name."""
    keys = open_trail(tmp_path / "keys").signer
    (tmp_path / "data").write_text("x")

    with pytest.raises(TrailReadOnly, match="The record cannot be written in"):
        open_trail(tmp_path / "data", keys)


def test_a_trail_deleted_while_it_is_open_cannot_be_written(tmp_path: Path) -> None:
    """Nothing is recorded into a file that nobody would find again."""
    trail = open_trail(tmp_path)
    trail.path.unlink()

    with pytest.raises(TrailReadOnly):
        check_some(trail, 1)

    assert not trail.path.exists()


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        pytest.param(OSError(errno.ENOSPC, "no room"), TrailFull, id="no room for a file"),
        pytest.param(PermissionError(errno.EACCES, "no"), TrailReadOnly, id="no permission"),
    ],
)
def test_what_the_system_says_is_told_in_plain_words(
    tmp_path: Path, raised: OSError, kind: type[TrailError]
) -> None:
    """Making or renaming a file can fail as well as writing an entry."""
    with pytest.raises(kind, match="must not be sent yet"), told(tmp_path / "trail.sqlite"):
        raise raised


def failing(code: int) -> pysqlite3.OperationalError:
    """Give the error as the library raises it for a result code of SQLite."""
    error = pysqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


def raise_told(error: Exception, path: Path) -> None:
    """Raise an error where the trail would meet it."""
    with told(path):
        raise error


IOERR_WRITE = 778
IOERR_SHMSIZE = 4874


def test_a_disk_that_fails_is_not_called_full(tmp_path: Path) -> None:
    """A write error with room left on the disk is the disk's own failure."""
    with pytest.raises(TrailError, match="disk may be failing") as failed:
        raise_told(failing(IOERR_WRITE), tmp_path / "trail.sqlite")

    assert type(failed.value) is TrailError


def test_a_disk_without_room_for_the_index_is_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite calls it an I/O error when there is no room for its shared memory."""
    monkeypatch.setattr(trail_file, "_HARDLY_ANY_ROOM", sys.maxsize)

    with pytest.raises(TrailFull), told(tmp_path / "trail.sqlite"):
        raise failing(IOERR_SHMSIZE)


def test_an_old_sqlite_is_refused() -> None:
    """Versions that can corrupt the file are not used."""
    refuse_old_sqlite((3, 51, 3))
    refuse_old_sqlite()
    with pytest.raises(TrailError, match=r"SQLite 3\.40\.1, which can damage the record"):
        refuse_old_sqlite((3, 40, 1))


def test_the_settings_that_survive_a_power_cut_are_on(tmp_path: Path) -> None:
    """Each as the specification says, on the connection that writes."""
    trail = open_trail(tmp_path)
    connection = trail_file.connect(trail.path)

    said = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "secure_delete",
            "trusted_schema",
            "foreign_keys",
            "fullfsync",
            "busy_timeout",
        )
    }

    connection.close()
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "foreign_keys": 1,
        "fullfsync": 1,
        "busy_timeout": 10000,
    }


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
fileserver:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//server/share /mnt/team\\040drive cifs rw 0 0
tmpfs /homes tmpfs rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows shares by their drive")
@pytest.mark.parametrize(
    ("path", "is_share"),
    [
        ("/var/lib/letterlock/trail.sqlite", False),
        ("/home/pnair/trail.sqlite", True),
        ("/home/local/trail.sqlite", False),
        ("/homes/trail.sqlite", False),
        ("/mnt/team drive/trail.sqlite", True),
    ],
)
def test_a_network_drive_is_refused(tmp_path: Path, path: str, *, is_share: bool) -> None:
    """The longest mount point above the file says what kind of disk it is on."""
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)

    if is_share:
        with pytest.raises(TrailError, match="network drive"):
            refuse_share(Path(path), mounts)
    else:
        refuse_share(Path(path), mounts)


def test_a_system_without_a_list_of_mounts_refuses_nothing(tmp_path: Path) -> None:
    """Where the kind of disk cannot be told, the trail is used."""
    refuse_share(tmp_path / "trail.sqlite", tmp_path / "nowhere")


def test_a_file_that_is_no_database_cannot_be_read(tmp_path: Path) -> None:
    """Reading says so at once, and leaves no file open."""
    path = tmp_path / "trail.sqlite"
    path.write_bytes(b"rubbish" * 999)

    with pytest.raises(TrailDamaged), told(path):
        connect_to_read(path)


def test_a_failed_append_leaves_the_trail_as_it_was(tmp_path: Path) -> None:
    """Entry and disclosures are one: when the second cannot be kept, neither is."""
    trail = open_trail(tmp_path)
    with pysqlite3.connect(str(trail.path)) as connection:
        connection.execute("DROP TABLE case_key")
    connection.close()

    with pytest.raises(TrailDamaged):
        trail.append(Act.CHECK, disclosures=[("a", "b")], case="C", t_ms=NOON_MS, mono_ms=1)

    assert len(trail.entries()) == 1
    assert verify(trail.path).entries == 1


def test_nothing_slow_is_loaded_with_the_trail() -> None:
    """The keyring, the schema tools and ssh's formats (0.5 s together) are not loaded for it."""
    script = (
        "import sys, checker.audit.trail, checker.audit.verify; "
        "slow = {'keyring', 'sqlite_utils', 'cryptography.hazmat.primitives.serialization'}; "
        "print(sorted(slow & set(sys.modules)))"
    )

    assert run(script, Path(os.curdir)) == ["[]"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no links for everybody")
def test_a_trail_in_a_place_that_cannot_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    """An auditor reads evidence from a disk that refuses SQLite's own files beside it."""
    trail = open_trail(tmp_path)
    check_some(trail, 2)
    Path(f"{trail.path}-shm").symlink_to(tmp_path / "nowhere" / "shm")

    assert verify(trail.path).holds
    assert verify(trail.path).entries == 3
    with pytest.raises(TrailReadOnly):
        check_some(trail, 1)


@pytest.mark.parametrize(("kind", "is_share"), [(4, True), (3, False)])
def test_windows_says_of_a_drive_whether_it_is_remote(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: int, *, is_share: bool
) -> None:
    """A mapped drive is a share, whatever its letter."""

    class Kernel:
        @staticmethod
        def GetDriveTypeW(root: str) -> int:  # noqa: N802 - as Windows calls it
            assert root.endswith("\\")
            return kind

    class Libraries:
        kernel32 = Kernel

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Libraries, raising=False)

    if is_share:
        with pytest.raises(TrailError, match="network drive"):
            refuse_share(tmp_path / "trail.sqlite", tmp_path / "nowhere")
    else:
        refuse_share(tmp_path / "trail.sqlite", tmp_path / "nowhere")


def test_a_record_on_a_full_disk_is_looked_at_once_there_is_room(tmp_path: Path) -> None:
    """Whoever verifies it has no letter to confirm: the sentence is about the record."""
    with small_disk(tmp_path / "disk", 2) as disk:
        trail = open_trail(disk.folder)
        check_some(trail, 3)
        disk.fill()
        with pytest.raises(TrailFull) as refused:
            verify(trail.path)
        disk.make_room()
        told_then = verify(trail.path)

    assert "Free some space on the disk, then try again." in str(refused.value)
    assert "letter" not in str(refused.value)
    assert told_then.holds


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX's")
def test_a_disk_that_does_not_give_the_record_is_told_without_a_letter(tmp_path: Path) -> None:
    """As above, where the disk has room and refuses all the same."""
    trail = open_trail(tmp_path)
    check_some(trail, 3)

    done = subprocess.run(
        [sys.executable, "-c", NO_FILE_GROWS, "audit", "verify", str(trail.path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "The disk refused to give the record" in done.stderr
    assert "letter" not in done.stderr.replace(str(trail.path), "")


def test_a_record_on_a_disc_is_not_read_without_what_was_written_last(tmp_path: Path) -> None:
    """Where nothing can be written, what stands beside the file would be left out unseen."""
    trail = open_trail(tmp_path)
    held = pysqlite3.connect(str(trail.path))
    held.execute("SELECT count(*) FROM entry").fetchone()
    check_some(trail, 3)
    wal = trail.path.with_name(f"{trail.path.name}-wal")
    with small_disk(tmp_path / "disk", 2) as disk:
        for one in (trail.path, wal):
            shutil.copy(one, disk.folder)
        disk.only_read()
        copy = disk.folder / trail.path.name
        with pytest.raises(TrailReadOnly, match="to a folder that you may write in"):
            verify(copy)
        (tmp_path / "copied").mkdir()
        for one in disk.folder.iterdir():
            shutil.copy(one, tmp_path / "copied")
    held.close()

    assert verify(tmp_path / "copied" / copy.name).entries == 4
