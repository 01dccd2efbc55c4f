"""Files made to do harm, each through real reading processes: a sentence, and the next letter."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.model import Document, Read
from checker.worker.parent import HEAVY_SECONDS, READ_SECONDS, Readers
from checker.worker.patience import SECONDS_A_PAGE
from checker.worker.process import MOST_MEMORY
from tests.builders.docx_files import docx, lines
from tests.builders.hostile_files import (
    ARCHIVES,
    MAILS,
    PDFS,
    PICTURES,
    SHEETS,
    WORD,
    files_here,
    pages,
)
from tests.builders.pdf_bombs import BOMBS

LETTER = docx(lines("Ms Erin Hale", "14 Orchard Close", "Exampletown", "XX1 4AB"))
SOON = 8.0
"""Seconds for starting and ending a process, on a machine that does other things too."""


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of one's own in which everything temporary is made."""
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TEMP", "TMP", "TMPDIR"):
            patch.setenv(name, str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        yield folder


@pytest.fixture(scope="module")
def readers(temporary: Path) -> Iterator[Readers]:
    """Reading processes as the desk has them: one and a spare. Nothing temporary is left."""
    here = files_here()
    readers = Readers()
    readers.warm()
    yield readers
    readers.close()
    assert not list(temporary.iterdir())
    assert files_here() == here


def bombs(made: dict[str, tuple[str, Callable[[], bytes]]]) -> pytest.MarkDecorator:
    """Give each bomb as a row of a table, not yet made."""
    rows = [pytest.param(*row, id=name) for name, row in made.items()]
    return pytest.mark.parametrize(("name", "make"), rows)


def survived(readers: Readers, name: str, data: bytes, effort: int = 0) -> tuple[Document, ...]:
    """Read a hostile file, and the next letter, and look that nothing is left behind."""
    began = time.monotonic()
    documents = readers.read(name, data, effort=effort)
    took = time.monotonic() - began
    pages = sum(len(document.pages) for document in documents)
    assert took < READ_SECONDS + pages * SECONDS_A_PAGE[effort] + SOON
    for document in documents:
        assert document.read is Read.WHOLE or document.gaps
        assert all(gap.why.endswith((".", '"', ")")) for gap in document.gaps)
    assert not list(Path(tempfile.gettempdir()).iterdir())
    began = time.monotonic()
    (after,) = readers.read("letter.docx", LETTER)
    assert after.read is Read.WHOLE
    assert after.text().startswith("Ms Erin Hale")
    assert time.monotonic() - began < SOON
    for child in readers._idle:
        assert child.most <= MOST_MEMORY
        assert child.seconds <= HEAVY_SECONDS
    return documents


@bombs(ARCHIVES)
def test_an_archive_that_grows_without_end(
    readers: Readers, name: str, make: Callable[[], bytes]
) -> None:
    """What is unpacked is counted as it comes, whatever the archive says of itself."""
    survived(readers, name, make())


@bombs(WORD)
def test_a_text_that_grows_without_end(
    readers: Readers, name: str, make: Callable[[], bytes]
) -> None:
    """Entities, depth, repetition, length."""
    for document in survived(readers, name, make()):
        assert "root:x:" not in document.text()


@bombs(PDFS | {name: ("a.pdf", make) for name, make in BOMBS.items()})
@pytest.mark.parametrize("effort", [0, 1])
def test_a_pdf_without_end(
    readers: Readers, name: str, make: Callable[[], bytes], effort: int
) -> None:
    """Circles, laughs and pictures larger than the world, also where its pages are drawn."""
    survived(readers, name, make(), effort)


@bombs(PICTURES)
@pytest.mark.parametrize("effort", [0, 1])
def test_a_picture_larger_than_memory(
    readers: Readers, name: str, make: Callable[[], bytes], effort: int
) -> None:
    """A few bytes that unpack to gigabytes are not unpacked."""
    survived(readers, name, make(), effort)


@bombs(SHEETS)
def test_a_sheet_without_end(readers: Readers, name: str, make: Callable[[], bytes]) -> None:
    """Millions of rows, cells at the end of the world, merged and hidden without end."""
    survived(readers, name, make())


@bombs(MAILS)
def test_a_message_without_end(readers: Readers, name: str, make: Callable[[], bytes]) -> None:
    """Recipients, headers, messages in messages, attachments that say they are gigabytes."""
    survived(readers, name, make())


def test_a_report_of_two_thousand_pages_is_read(readers: Readers) -> None:
    """Long is not hostile: every page is read."""
    (document,) = survived(readers, "report.pdf", pages(2_000))

    assert len(document.pages) == 2_000
    assert document.text().count("Dear Ms Hale") == 2_000
