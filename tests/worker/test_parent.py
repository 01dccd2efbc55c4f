"""Reading behind the wall: real processes, real files, and files that fight back."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from checker.errors import ReadingCancelled, ReadingStopped
from checker.model import Document, FileKind, Read, Sha256
from checker.worker import wire
from checker.worker.parent import MOST_FILE_BYTES, Readers, digest, is_believable
from tests.builders.docx_files import docx, lines

LETTER = b"Ms Erin Hale\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale\n"


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """A warm reading process and its spare."""
    readers = Readers()
    yield readers
    readers.close()


@contextmanager
def pretending(code: str) -> Iterator[Readers]:
    """Readers whose process is one that a hostile file has taken over."""
    prelude = (
        "import sys, time\nfrom checker.worker import wire\nfrom checker.model import *\n"
        "out = sys.stdout.buffer\n"
        "head = sys.stdin.buffer.read(4)\n"
        "packed = sys.stdin.buffer.read(int.from_bytes(head, 'big'))\n"
        "asked = wire.to_request(packed)\n"
    )
    command = (sys.executable, "-c", prelude + code)
    readers = Readers(spares=0, read_seconds=1.0, start_seconds=2.0, command=command)
    yield readers
    readers.close()


@contextmanager
def own_readers() -> Iterator[Readers]:
    """Readers of one's own, closed at the end."""
    readers = Readers(spares=0)
    yield readers
    readers.close()


def test_a_letter_is_read(readers: Readers) -> None:
    """The main road: bytes in, lines out."""
    (document,) = readers.read("letter.txt", LETTER)

    assert document.kind is FileKind.TXT
    assert document.read is Read.WHOLE
    assert document.text().startswith("Ms Erin Hale\n14 Orchard Close")


def test_a_word_letter_is_read(readers: Readers) -> None:
    """A docx goes through the same wall."""
    (document,) = readers.read("letter.docx", docx(lines("Dear Ms Hale")))

    assert document.kind is FileKind.DOCX
    assert "Dear Ms Hale" in document.text()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "unread.damaged", id="empty"),
        pytest.param(b"PK\x03\x04 not a zip", "unread.damaged", id="damaged"),
        pytest.param(b"\x00\x01\x02" * 50, "unread.unsupported", id="unknown"),
        pytest.param(b"%PDF-1.7 and nothing else", "unread.damaged", id="a pdf in name only"),
    ],
)
def test_what_cannot_be_read_says_why(readers: Readers, data: bytes, code: str) -> None:
    """A file that cannot be read is an answer with a reason, never silence."""
    (document,) = readers.read("letter.docx", data)

    assert document.read is Read.NO
    assert document.gaps[0].code == code
    assert document.gaps[0].why.endswith(".")


def test_a_file_that_is_too_large_is_not_even_handed_over(readers: Readers) -> None:
    """Fifty megabytes is the most."""
    (document,) = readers.read("film.docx", bytes(MOST_FILE_BYTES + 1))

    assert document.gaps[0].code == "unread.too-large"


NAMES = [
    "a/../../etc/passwd",
    "\u202ecod.exe",
    "x" * 4000,
    "line\nbreak.txt",
    "",
    "\ud800"[:0] + "?",
]


@pytest.mark.parametrize("name", NAMES)
def test_an_absurd_name_is_only_a_name(readers: Readers, name: str) -> None:
    """Whatever a file is called, its letter is read."""
    documents = readers.read(name, LETTER)

    assert documents[0].read is Read.WHOLE


def test_a_reader_that_hangs_is_stopped() -> None:
    """Time is limited, and the finding says so."""
    with pretending("time.sleep(600)") as readers:
        (document,) = readers.read("letter.txt", LETTER)

    assert document.gaps[0].code == "unread.timed-out"


def test_a_reader_that_takes_nothing_is_stopped_and_the_next_letter_is_read() -> None:
    """A process that was taken over could refuse the next letter, and stop the desk for ever."""
    with pretending("") as readers:
        readers.command = (sys.executable, "-c", "import time; time.sleep(600)")
        (document,) = readers.read("letter.txt", LETTER * 10_000)
    with own_readers() as readers:
        (after,) = readers.read("letter.txt", LETTER)

    assert document.gaps[0].code == "unread.timed-out"
    assert after.read is Read.WHOLE


@pytest.mark.skipif(sys.platform == "win32", reason="signals stop no process there")
def test_a_reader_that_is_killed_while_it_reads_costs_one_letter(readers: Readers) -> None:
    """Somebody ends the process from outside: the letter is unread, the next one is read."""
    readers.read("warm.txt", LETTER)
    (child, *_) = readers._idle
    os.kill(child.process.pid, signal.SIGSTOP)
    killed = False

    def kill_at_the_first_wait() -> bool:
        nonlocal killed
        if not killed:
            os.kill(child.process.pid, signal.SIGKILL)
            killed = True
        return False

    (document,) = readers.read("letter.txt", LETTER, cancelled=kill_at_the_first_wait)
    (after,) = readers.read("letter.txt", LETTER)

    assert killed
    assert document.gaps[0].code == "unread.damaged"
    assert after.read is Read.WHOLE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory are Linux's")
def test_a_reader_that_runs_out_of_memory_costs_one_letter() -> None:
    """The limit of the real walls holds, the letter is unread, and the next one is read."""
    greedy = (
        "import os, sys\nfrom checker.worker import child, wire\nfrom checker import reading\n"
        "honest = reading.read\n"
        "def greedy(name, data, **more):\n"
        "    hoard = [bytes(256 << 20) for _ in range(12)] if name == 'bomb.txt' else []\n"
        "    return honest(name, data, **more)\n"
        "reading.read = greedy\n"
        "sys.exit(child.main())\n"
    )
    with own_readers() as readers:
        readers.command = (sys.executable, "-c", greedy)
        (document,) = readers.read("bomb.txt", LETTER)
        (after,) = readers.read("letter.txt", LETTER)

    assert document.read is Read.NO
    assert document.gaps[0].code == "unread.damaged"
    assert after.read is Read.WHOLE


def test_a_thorough_look_may_take_the_longer_the_more_pages_there_are() -> None:
    """A page adds a second, so that a long bundle is not given up for being long."""
    said = "out.write(wire.frame(wire.Stepped(0, {pages}))); out.flush();"
    late = (
        "time.sleep(1.6); out.write(wire.frame(wire.Documents((Document(name='a.pdf',"
        f" kind=FileKind.PDF, size={len(LETTER)}, sha256='{digest(LETTER)}'),)))); out.flush()"
    )
    with pretending(said.format(pages=0) + late) as readers:
        readers.start_seconds = 0.2
        (one_page,) = readers.read("a.pdf", LETTER, effort=1)
    with pretending(said.format(pages=20) + late) as readers:
        (bundle,) = readers.read("a.pdf", LETTER, effort=1)

    assert one_page.gaps[0].code == "unread.timed-out"
    assert bundle.kind is FileKind.PDF


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("sys.exit(3)", id="dies"),
        pytest.param(
            "out.write(b'\\xff\\xff\\xff\\xff'); out.flush(); time.sleep(60)", id="boasts"
        ),
        pytest.param("out.write(b'\\x00\\x00\\x00\\x05hello'); out.flush()", id="babbles"),
        pytest.param(
            "out.write(wire.frame(wire.Picture(b'not a picture'))); out.flush()", id="strays"
        ),
        pytest.param(
            "out.write(wire.frame(wire.Documents((Document(name='other.txt', kind=FileKind.TXT,"
            " size=1, sha256='0'),)))); out.flush()",
            id="lies about which file it read",
        ),
        pytest.param("out.write(wire.frame(wire.Documents(()))); out.flush()", id="says nothing"),
    ],
)
def test_a_reader_that_was_taken_over_cannot_pass_a_letter(code: str) -> None:
    """Its answers are checked again; anything odd means that the file was not read."""
    with pretending(code) as readers:
        (document,) = readers.read("letter.txt", LETTER)

    assert document.read is Read.NO
    assert document.gaps[0].code.startswith("unread.")
    assert document.sha256 == digest(LETTER)


def test_reading_can_be_cancelled() -> None:
    """A person does not have to wait."""
    until = time.monotonic() + 0.3

    with pretending("time.sleep(600)") as readers, pytest.raises(ReadingCancelled):
        readers.read("letter.txt", LETTER, cancelled=lambda: time.monotonic() > until)


def test_the_next_letter_is_read_after_a_reader_died(readers: Readers) -> None:
    """One bad file costs one process, not the day."""
    readers.read("bad.pdf", b"%PDF-1.7 and nothing else")
    for child in list(readers._idle):
        child.process.kill()
        child.process.wait()

    (document,) = readers.read("letter.txt", LETTER)

    assert document.read is Read.WHOLE


def test_a_page_that_is_not_there_cannot_be_drawn(readers: Readers) -> None:
    """Drawing fails with a sentence."""
    with pytest.raises(ReadingStopped):
        readers.draw("letter.txt", LETTER, "letter.txt", 1, 800)


def test_a_frame_is_read_back_as_it_was_sent() -> None:
    """The two sides speak one language."""
    request = wire.ReadFile("letter.txt", LETTER, ("secret",), effort=1)

    assert wire.to_request(wire.frame(request)[wire.HEAD :]) == request


@pytest.mark.parametrize(
    "untrusted", [b"", b"\xc1", b"\x80", b"\x81\xa4type\xa5never", b"\x91" * 5000]
)
def test_a_frame_of_nonsense_is_refused(untrusted: bytes) -> None:
    """Nothing is guessed."""
    with pytest.raises(wire.BadFrame):
        wire.to_answer(untrusted)


def test_an_answer_about_other_bytes_is_not_believed() -> None:
    """The digest in the answer must be the digest of what was handed over."""
    document = Document(name="a.txt", kind=FileKind.TXT, size=1, sha256=Sha256("0" * 64))

    assert not is_believable((document,), "a.txt", b"x")
