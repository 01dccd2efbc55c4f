"""Scans are read behind the walls: without threads, without writing, within the memory."""

import pytest

from checker.model import Read
from checker.worker.parent import Readers
from tests.builders.scan_pages import scan


@pytest.fixture(scope="module")
def scanned() -> bytes:
    """Give a made scan as a file."""
    return scan(0, 200, font=0, harm=1).png()


def test_the_process_that_read_a_scan_is_kept_for_the_closer_look(scanned: bytes) -> None:
    """Seconds that go into the words of a picture do not make a process a heavy one."""
    readers = Readers(spares=0, heavy_seconds=0.2)
    try:
        readers.read("scan.png", scanned, effort=1)
        kept = len(readers._idle)
    finally:
        readers.close()

    assert kept == 1


def test_a_scan_is_read_behind_the_walls(scanned: bytes) -> None:
    """Both readers of pictures work in a process that may start no thread and write no file."""
    readers = Readers(spares=0)
    try:
        (thorough,) = readers.read("scan.png", scanned, effort=1)
        (close,) = readers.read("scan.png", scanned, effort=2)
        drawn = readers.draw("scan.png", scanned, "scan.png", 1, 300)
    finally:
        readers.close()

    for document in (thorough, close):
        assert "22 Larkspur Close" in document.text()
        assert document.read is Read.WHOLE
    assert close.settled
    assert drawn.startswith(b"\x89PNG")
