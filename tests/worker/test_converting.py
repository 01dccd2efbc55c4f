"""LibreOffice behind walls of its own: what it makes, and what it can no longer do."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.model import FileKind, Read
from checker.worker.confined import NOT_CONFINED
from checker.worker.converting import cannot, convert, libreoffice
from checker.worker.parent import Readers, digest, never

OLD = Path(__file__).parents[1] / "data/corpus/doc_c1ed32d5b2.doc"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own walls")
office = pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed here")


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """Reading processes of this file's own."""
    readers = Readers(spares=0)
    yield readers
    readers.close()


def stale_sockets() -> set[Path]:
    """Give the sockets of LibreOffice that nobody listens at."""
    return {one for one in Path("/tmp").glob("OSL_PIPE_*") if is_stale(one)}  # noqa: S108


def is_stale(place: Path) -> bool:
    """Say whether nobody listens at a socket any more: another conversion may be going on."""
    with socket.socket(socket.AF_UNIX) as ours:
        try:
            ours.connect(str(place))
        except ConnectionRefusedError:
            return place.exists()
        except OSError:
            return False
    return False


def confined(folder: Path, *command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a program as LibreOffice is run."""
    walls = [sys.executable, "-I", "-m", "checker.worker.confined", str(folder), *command]
    done = subprocess.run(walls, capture_output=True, timeout=60, check=False)
    if done.returncode == NOT_CONFINED:
        pytest.skip("the walls cannot be put up here, so nothing would be converted")
    return done


@office
def test_an_old_word_letter_is_read(readers: Readers) -> None:
    """Its text comes from LibreOffice; its name, kind, size and digest are its own."""
    data = OLD.read_bytes()
    (document,) = readers.read("old.doc", data)

    assert document.read is Read.WHOLE
    assert document.kind is FileKind.DOC
    assert document.sha256 == digest(data)
    assert "Problem mit lokalisierten Dokumenten" in document.text()


@office
def test_an_old_letter_in_a_mail_is_read(readers: Readers) -> None:
    """Wherever it is found."""
    import base64  # noqa: PLC0415 - this test alone

    body = base64.encodebytes(OLD.read_bytes())
    mail = (
        b"From: a@desk.example\r\nTo: b@home.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: application/msword\r\nContent-Disposition: attachment; filename="old.doc"'
        b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body
    )
    documents = readers.read("mail.eml", mail)

    (old,) = (one for one in documents if one.kind is FileKind.DOC)
    assert old.read is Read.WHOLE
    assert "Problem mit lokalisierten Dokumenten" in old.text()


@office
def test_nothing_is_left_behind() -> None:
    """Neither a folder nor a socket."""
    before = set(Path("/tmp").iterdir())  # noqa: S108 - where it would be left
    stale = stale_sockets()
    made = convert(FileKind.DOC, OLD.read_bytes(), never)
    left = {one for one in set(Path("/tmp").iterdir()) - before if "letterlock" in one.name}  # noqa: S108

    assert made.startswith(b"PK")
    assert not left
    assert not stale_sockets() - stale


@office
def test_a_conversion_can_be_cancelled() -> None:
    """A person does not have to wait for LibreOffice either."""
    began = time.monotonic()

    assert convert(FileKind.DOC, OLD.read_bytes(), lambda: True) == b""
    assert time.monotonic() - began < 10


@office
@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9000)])
def test_what_cannot_be_converted_gives_nothing(data: bytes) -> None:
    """LibreOffice's own failure is no failure of the desk."""
    made = convert(FileKind.PPT, data, never)

    assert made == b"" or made.startswith(b"PK")


def test_without_libreoffice_an_old_letter_is_held() -> None:
    """The sentence says what to do instead."""
    readers = Readers(spares=0, convert=cannot)
    try:
        (document,) = readers.read("old.doc", OLD.read_bytes())
    finally:
        readers.close()

    assert document.read is Read.NO
    assert document.gaps[0].code == "unread.unsupported"


@linux
def test_a_confined_program_works_in_its_folder(tmp_path: Path) -> None:
    """The walls leave room for the work."""
    done = confined(tmp_path, "/bin/sh", "-c", "echo made > made.txt && /bin/cat made.txt")

    assert done.stdout == b"made\n", done.stderr
    assert (tmp_path / "made.txt").exists()


@linux
@pytest.mark.parametrize(
    "command",
    [
        pytest.param("cat {outside}/diary.txt", id="read"),
        pytest.param("ls {outside}", id="look around"),
        pytest.param("echo x > {outside}/new.txt", id="write"),
        pytest.param("rm {outside}/diary.txt", id="delete"),
        pytest.param("mv {outside}/diary.txt .", id="take"),
        pytest.param("cat /etc/passwd", id="who is here"),
        pytest.param("cat /proc/1/environ", id="another process"),
        pytest.param("unshare -U true", id="namespaces"),
    ],
)
def test_a_confined_program_reaches_nothing_else(command: str, tmp_path: Path) -> None:
    """What a hostile letter makes LibreOffice do stays in the folder that is thrown away."""
    own, outside = tmp_path / "own", tmp_path / "outside"
    own.mkdir()
    outside.mkdir()
    (outside / "diary.txt").write_text("mine", encoding="utf-8")
    done = confined(own, "/bin/sh", "-c", command.format(outside=outside))

    assert done.returncode != 0
    assert b"mine" not in done.stdout
    assert [one.name for one in outside.iterdir()] == ["diary.txt"]


@linux
def test_a_confined_program_has_no_network(tmp_path: Path) -> None:
    """Neither the internet nor a socket of another program on this machine."""
    perl = "use Socket; exit(socket(S, {family}, SOCK_STREAM, 0) ? {more} : 7)"
    internet = perl.format(family="PF_INET", more="0")
    own = perl.format(
        family="PF_UNIX", more="(connect(S, sockaddr_un('/run/x')) || $!{EPERM} ? 7 : 0)"
    )

    assert confined(tmp_path, "/usr/bin/perl", "-MErrno", "-e", internet).returncode != 0
    assert confined(tmp_path, "/usr/bin/perl", "-MErrno", "-e", own).returncode != 0
