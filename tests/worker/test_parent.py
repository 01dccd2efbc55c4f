"""Reading behind the wall: real processes, real files, and files that fight back."""

import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from checker.errors import ReadingCancelled, ReadingStopped
from checker.model import Document, FileKind, Read, Sha256
from checker.worker import wire
from checker.worker.parent import MOST_FILE_BYTES, START_SECONDS, Readers, digest, is_believable
from tests.builders.docx_files import docx, lines

ROOT = Path(__file__).parents[2]
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
        "from checker.worker.believing import digest\n"
        "out = sys.stdout.buffer\n"
        "def hear():\n"
        "    head = sys.stdin.buffer.read(4)\n"
        "    return wire.to_request(sys.stdin.buffer.read(int.from_bytes(head, 'big')))\n"
        "def say(answer):\n"
        "    out.write(wire.frame(answer)); out.flush()\n"
        "def read(*lines, **more):\n"
        "    return Document(**(dict(name=asked.name, kind=FileKind.TXT, size=len(asked.data),\n"
        "        sha256=digest(asked.data), lines=lines) | more))\n"
        "hear(); say(wire.Ready(())); asked = hear()\n"
    )
    command = (sys.executable, "-c", prelude + code)
    readers = Readers(spares=0, read_seconds=1.0, start_seconds=20.0, command=command)
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
        readers.start_seconds = 1.0
        readers.command = (sys.executable, "-c", "import time; time.sleep(600)")
        (document,) = readers.read("letter.txt", LETTER * 10_000)
    with own_readers() as readers:
        (after,) = readers.read("letter.txt", LETTER)

    assert document.gaps[0].code == "unread.timed-out"
    assert "was not ready in time" in document.gaps[0].why
    assert after.read is Read.WHOLE


def test_loading_the_readers_is_no_time_of_the_file() -> None:
    """A process that starts for longer than a file may take reads its first file all the same."""
    with pretending("say(wire.Documents((read(),)))") as readers:
        program, flag, code = readers.command
        readers.command = (program, flag, f"import time; time.sleep(2.0)\n{code}")
        (document,) = readers.read("letter.txt", LETTER)

    assert readers.read_seconds < 2.0
    assert document.read is Read.WHOLE
    assert START_SECONDS > 90


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
    assert document.gaps[0].code == "unread.too-large"
    assert after.read is Read.WHOLE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is watched on Linux")
def test_a_reader_that_swells_is_stopped_before_it_fills_the_machine() -> None:
    """One gigabyte in use is the most, whatever its own limits let it have."""
    swelling = "hoard = []\nwhile True: hoard.append(bytearray(b'x' * (32 << 20)))"
    with pretending(swelling) as readers:
        readers.read_seconds = 30
        (document,) = readers.read("bomb.txt", LETTER)

    assert document.gaps[0].code == "unread.too-large"
    assert document.gaps[0].why.endswith(".")


def test_a_thorough_look_may_take_the_longer_the_more_pages_there_are() -> None:
    """A page adds a second, so that a long bundle is not given up for being long."""
    late = "say(wire.Stepped(0, {pages})); time.sleep(1.6); say(wire.Documents((read(),)))"
    with pretending(late.format(pages=0)) as readers:
        (one_page,) = readers.read("a.pdf", LETTER, effort=1)
    with pretending(late.format(pages=20)) as readers:
        (bundle,) = readers.read("a.pdf", LETTER, effort=1)

    assert one_page.gaps[0].code == "unread.timed-out"
    assert bundle.read is Read.WHOLE


LIES = [
    pytest.param("sys.exit(3)", id="dies"),
    pytest.param("out.write(bytes([255] * 4)); out.flush(); time.sleep(60)", id="boasts"),
    pytest.param("out.write(bytes([0, 0, 0, 5]) + b'hello'); out.flush()", id="babbles"),
    pytest.param("say(wire.Picture(b'not a picture'))", id="strays"),
    pytest.param("say(wire.Ready(()))", id="is only ready"),
    pytest.param("say(wire.Documents((read(name='b.txt'),)))", id="read another file"),
    pytest.param("say(wire.Documents((read(sha256='0' * 64),)))", id="read other bytes"),
    pytest.param("say(wire.Documents(()))", id="says nothing"),
    pytest.param("say(wire.Refused('clear', 'Fine.'))", id="refuses with a code of its own"),
    pytest.param("say(wire.Refused('unread.damaged', 'x' * 9999))", id="refuses at length"),
    pytest.param("say(wire.Stepped(5, 3))", id="is further than the end"),
    pytest.param("say(wire.Stepped(0, 10 ** 9))", id="promises a thousand million pages"),
    pytest.param("say(wire.Stepped(0, 3, 4))", id="has more scans than pages"),
    pytest.param("while True: say(wire.Stepped(1, 3))", id="steps without end"),
    pytest.param(
        "n = 0\nwhile True: n += 1; say(wire.Stepped(n % 2, 3))", id="steps to and fro without end"
    ),
]


@pytest.mark.parametrize("code", LIES)
def test_a_reader_that_was_taken_over_cannot_pass_a_letter(code: str) -> None:
    """Its answers are checked again; anything odd means that the file was not read."""
    with pretending(code) as readers:
        readers.read_seconds = 5.0
        (document,) = readers.read("letter.txt", LETTER)
        left = list(readers._idle)

    assert document.read is Read.NO
    assert document.gaps[0].code.startswith("unread.")
    assert document.sha256 == digest(LETTER)
    assert not left, "a process that lied is not used again"


def test_a_page_that_is_no_plain_picture_is_not_shown() -> None:
    """The window decodes what comes over the wall: nothing but a small, plain PNG may come."""
    bomb = "say(wire.Picture(bytes([137]) + b'PNG' + bytes([13, 10, 26, 10]) + bytes(99)))"
    with pretending(bomb) as readers, pytest.raises(ReadingStopped):
        readers.draw("letter.txt", LETTER, "letter.txt", 1, 800)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("broken.docx", b"PK\x03\x04 not a zip", id="damaged"),
        pytest.param("empty.pdf", b"%PDF-1.7 and nothing else", id="a pdf in name only"),
    ],
)
def test_a_reader_that_met_a_hostile_file_is_thrown_away(name: str, data: bytes) -> None:
    """Whatever the file did to it, it does to no other letter; a warm spare takes its place."""
    readers = Readers()
    try:
        readers.warm()
        before = {child.process.pid for child in readers._idle}
        readers.read(name, data)
        after = {child.process.pid for child in readers._idle}
        (document,) = readers.read("letter.txt", LETTER)
    finally:
        readers.close()

    assert len(after) == len(before) == 2
    assert len(after - before) == 1
    assert document.read is Read.WHOLE


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        pytest.param("", True, id="an ordinary letter"),
        pytest.param("time.sleep(0.5);", False, id="long"),
        pytest.param("hoard = bytearray(b'x' * (90 << 20));", False, id="large"),
    ],
)
def test_a_reader_that_worked_hard_is_not_used_again(code: str, kept: bool) -> None:
    """A file that took long, or much memory, may have left more behind than its answer."""
    answer = "say(wire.Documents((read(),))); time.sleep(60)"
    with pretending(f"{code}\n{answer}") as readers:
        readers.read_seconds, readers.heavy_seconds, readers.heavy_bytes = 5.0, 0.4, 50 << 20
        (document,) = readers.read("letter.txt", LETTER)
        left = list(readers._idle)

    assert document.read is Read.WHOLE
    assert bool(left) is kept


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


def test_a_spare_that_died_while_it_waited_is_replaced() -> None:
    """There is a warm one beside the one that works, whatever becomes of either."""
    readers = Readers()
    readers.warm()
    for child in readers._idle:
        child.process.kill()
        child.process.wait()
    (document,) = readers.read("letter.txt", LETTER)
    alive = [child for child in readers._idle if child.lives()]
    readers.close()

    assert document.read is Read.WHOLE
    assert len(alive) == 1 + readers.spares


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


def test_a_machine_without_room_for_a_process_says_so() -> None:
    """The letter is unread with a sentence, and the desk goes on."""
    readers = Readers(spares=1, command=("/nowhere/python",))
    try:
        readers.begin()
        assert readers.warm() == ()
        (document,) = readers.read("letter.txt", LETTER)
    finally:
        readers.close()

    assert document.read is Read.NO
    assert "could not be started" in document.gaps[0].why


def test_old_files_are_converted_only_so_often() -> None:
    """A process that asks for conversions without end is cut off."""
    asked = []

    def made(_kind: FileKind, data: bytes, _cancelled: object) -> bytes:
        asked.append(data)
        return b""

    with pretending("while True: say(wire.Convert(FileKind.DOC, b'x')); hear()") as readers:
        readers.convert = made
        readers.read_seconds = 5.0
        (document,) = readers.read("letter.doc", LETTER)

    assert document.read is Read.NO
    assert 0 < len(asked) <= 10


def test_a_process_is_worn_out_after_many_files() -> None:
    """Whatever files leave behind in it ends with it."""
    readers = Readers(spares=0)
    try:
        readers.read("letter.txt", LETTER)
        (child,) = readers._idle
        child.served = 199
        readers.read("letter.txt", LETTER)
        assert child not in readers._idle
    finally:
        readers.close()


def test_a_picture_that_the_reader_of_pages_complains_of_is_read(readers: Readers) -> None:
    """Behind the walls it could open no file for its complaints, and broke at the first."""
    out, picture = io.BytesIO(), Image.new("L", (1200, 900), 255)
    for across in range(0, 1200, 90):
        ImageDraw.Draw(picture).line((across, 0, across + 300, 900), fill=0, width=9)
    picture.save(out, "PNG", dpi=(200, 200))

    (document,) = readers.read("lines.png", out.getvalue(), effort=2)

    assert "broke" not in "".join(gap.why for gap in document.gaps)


def test_what_a_reading_process_loads_is_compiled() -> None:
    """It may write nothing itself: each of some hundred would compile all of it anew."""
    folder = ROOT / "checker"

    assert not [one for one in folder.rglob("*.py") if not Path(cache_from_source(one)).exists()]
