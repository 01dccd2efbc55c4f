"""A Word, Excel or PowerPoint file with a password opens with the right one, and says so if not."""

import io
import tempfile
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from checker.model import FileKind, Read
from checker.reading import read
from checker.reading.sniff import is_locked_package
from tests.builders.docx_files import docx, lines, zipped

PASSWORD = "lark-and-weir"  # noqa: S105 - the made-up password of made-up files
SLIDE = (
    '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>Ms Hale</a:t></p:sld>'
)


def locked(data: bytes) -> bytes:
    """Lock an Office file as Office does (ECMA-376, agile encryption)."""
    held = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(PASSWORD, held)
    return held.getvalue()


def workbook() -> bytes:
    """Give a workbook of one cell."""
    held, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["Ms Erin Hale"])
    book.save(held)
    return held.getvalue()


NUMBERS = [f"{number * 7919 % 99991} and {number * 104729 % 99991}" for number in range(700)]
"""Lines enough for a file of the size that Office writes: the packer of the tests needs that."""
LETTER = locked(docx(lines("Dear Ms Hale", *NUMBERS)))
WORKBOOK = locked(workbook())
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SLIDES = locked(
    zipped(
        {
            "[Content_Types].xml": TYPES,
            "ppt/presentation.xml": SLIDE,
            "ppt/notes.xml": f"<x>{NUMBERS}</x>",
        }
    )
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(LETTER, FileKind.DOCX, id="Word"),
        pytest.param(WORKBOOK, FileKind.XLSX, id="Excel"),
        pytest.param(SLIDES, FileKind.PPTX, id="PowerPoint"),
    ],
)
@pytest.mark.parametrize(
    ("passwords", "why"),
    [
        pytest.param((), "locked with a password", id="no password"),
        pytest.param(("lark",), "does not open", id="wrong password"),
        pytest.param(("lark", "weir"), "None of the passwords", id="two wrong passwords"),
    ],
)
def test_a_locked_file_says_that_it_is_locked(
    data: bytes, kind: FileKind, passwords: tuple[str, ...], why: str
) -> None:
    """Without the right password nothing of it is read, whatever it is."""
    (document,) = read("file", data, passwords=passwords)

    assert is_locked_package(data)
    assert kind is not FileKind.UNKNOWN
    assert document.read is Read.NO
    assert [gap.code for gap in document.gaps] == ["unread.encrypted"]
    assert why in document.gaps[0].why


def test_a_letter_opens_with_the_right_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the given passwords it is; nothing is written to the disk on the way."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    (letter,) = read("letter.docx", LETTER, passwords=("lark", PASSWORD))

    assert letter.read is Read.WHOLE
    assert letter.text().startswith("Dear Ms Hale\n0 and 0\n")
    assert letter.size == len(LETTER)
    assert list(tmp_path.iterdir()) == []


def test_other_files_open_with_the_right_password() -> None:
    """They come to the reader of their own kind, without their lock."""
    (book, *_) = read("file", WORKBOOK, passwords=(PASSWORD,))
    (slides, *_) = read("file", SLIDES, passwords=(PASSWORD,))

    assert book.kind is FileKind.XLSX
    assert "Ms Erin Hale" in {line.text for line in book.lines}
    assert "unread.encrypted" not in [gap.code for gap in slides.gaps]


@pytest.mark.parametrize("cut", [600, 2_000, 5_000])
def test_a_locked_file_that_is_cut_short_is_damaged(cut: int) -> None:
    """It ends in a sentence, with the right password too."""
    (document,) = read("letter.docx", LETTER[:-cut], passwords=(PASSWORD,))

    assert document.read is Read.NO
    assert document.gaps[0].code in ("unread.damaged", "unread.encrypted")
