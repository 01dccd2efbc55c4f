"""Reading processes at rest: one that is light, and everything again with the next file."""

import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.model import Read
from checker.worker import parent
from checker.worker.parent import Readers
from tests.builders.docx_files import docx, lines
from tests.builders.pdf_files import letter_pdf

PATIENCE_S = 20.0
TIDIED_BYTES = 3 << 20
LETTER = b"Dear Ms Hale\n\nYour appointment is on Tuesday.\n"


@pytest.fixture
def readers() -> Iterator[Readers]:
    """Two warm processes, which may rest as soon as nothing is read."""
    readers = Readers(rest_seconds=0.0)
    readers.warm()
    yield readers
    readers.close()


def test_one_process_waits_when_nobody_reads(readers: Readers) -> None:
    """The spare ends, and what is kept reads the next letter without being started."""
    both = {child.process.pid for child in readers._idle}

    assert readers.rest()
    (kept,) = readers._idle
    (document,) = readers.read("letter.txt", LETTER)

    assert len(both) == 2
    assert kept.process.pid in both
    assert kept.served == 1
    assert document.read is Read.WHOLE


def test_a_spare_comes_again_with_the_next_letter(readers: Readers) -> None:
    """Whoever works has a spare: it is started when the first letter was read, and only once."""
    readers.rest()
    readers.read("letter.txt", LETTER)
    again = {child.process.pid for child in readers._idle}
    readers.read("letter.txt", LETTER)

    assert len(again) == 2
    assert {child.process.pid for child in readers._idle} == again


def test_nothing_rests_that_was_asked_a_moment_ago() -> None:
    """Between two letters of somebody who works, everything stays."""
    readers = Readers()
    try:
        readers.warm()
        readers.read("letter.txt", LETTER)

        assert not readers.rest()
        assert len(readers._idle) == 2
    finally:
        readers.close()


def test_a_heavy_process_makes_room_for_a_light_one(
    readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a scan made it load is not held while nobody works."""
    monkeypatch.setattr(parent, "REST_BYTES", 0)
    both = {child.process.pid for child in readers._idle}

    assert readers.rest()
    (light,) = readers._idle
    (document,) = readers.read("letter.txt", LETTER)

    assert light.process.pid not in both
    assert document.read is Read.WHOLE


def test_a_closed_desk_starts_nothing(readers: Readers) -> None:
    """Whoever left has no process any more."""
    readers.close()

    assert not readers.rest()
    assert readers._idle == []


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the GNU C library alone is told")
def test_a_reader_tidies_up_after_a_long_letter_when_nobody_asks(readers: Readers) -> None:
    """What it took to read goes back to the machine a moment later."""
    long = docx(lines(*["Your appointment is on Tuesday at ten."] * 1_500))
    for _ in range(4):
        readers.read("letter.docx", long)
    child = readers._idle[0]
    held = child.memory()

    until = time.monotonic() + PATIENCE_S
    while child.memory() > held - TIDIED_BYTES:
        assert time.monotonic() < until, (held, child.memory())
        time.sleep(0.1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what is loaded is seen on Linux")
def test_a_reader_of_letters_does_not_hold_what_scans_need(readers: Readers) -> None:
    """Recognition holds 100 MB: it is loaded for the file that needs it."""
    for name, data in (("letter.txt", LETTER), ("letter.pdf", letter_pdf(pages=2))):
        (document,) = readers.read(name, data, effort=2)
        assert document.read is Read.WHOLE

    for child in readers._idle:
        maps = Path(f"/proc/{child.process.pid}/maps").read_text(encoding="utf-8")
        assert not [one for one in ("onnxruntime", "libtesseract", "numpy") if one in maps]
