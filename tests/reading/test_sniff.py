"""What a file is, by its bytes."""

import io
import zipfile

import pytest

from checker.model import FileKind
from checker.reading.refusal import Unreadable
from checker.reading.sniff import kind_of
from tests.builders.docx_files import docx, lines

KNOWN = [
    pytest.param(b"%PDF-1.7\n", FileKind.PDF, id="pdf"),
    pytest.param(b"\n\njunk %PDF-1.4", FileKind.PDF, id="pdf with bytes before it"),
    pytest.param(docx(lines("Hello")), FileKind.DOCX, id="docx"),
    pytest.param(b"From: a@b.example\r\nTo: c@d.example\r\n\r\nHi", FileKind.EML, id="message"),
    pytest.param(b"X-Unsent: 1\nSubject: Hi\nTo: c@d.example\n\nHi", FileKind.EML, id="draft"),
    pytest.param(b"Dear Ms Hale\nSubject: your letter\n", FileKind.TXT, id="letter with a subject"),
    pytest.param("Annwyl Si\u00e2n".encode(), FileKind.TXT, id="welsh"),
    pytest.param("Dear Ms Hale".encode("utf-16"), FileKind.TXT, id="utf-16"),
    pytest.param(b"{\\rtf1 Dear Ms Hale}", FileKind.RTF, id="rtf"),
    pytest.param(b"<html><body>Dear Ms Hale</body></html>", FileKind.HTML, id="web page"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", FileKind.PNG, id="picture"),
    pytest.param("Dear Ren\u00e9e".encode("cp1252"), FileKind.TXT, id="windows text"),
]


@pytest.mark.parametrize(("data", "kind"), KNOWN)
def test_a_file_is_what_its_bytes_say(data: bytes, kind: FileKind) -> None:
    """The name is not asked."""
    assert kind_of(data) is kind


REFUSED = [
    pytest.param(b"", "unread.damaged", id="empty"),
    pytest.param(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unread.damaged", id="broken doc"
    ),
    pytest.param(b"%!PS-Adobe-3.0\n", "unread.unsupported", id="postscript"),
    pytest.param(b"MZ\x90\x00\x03\x00\x00", "unread.unsupported", id="program"),
    pytest.param(b"PK\x03\x04broken", "unread.damaged", id="broken zip"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_not_read_yet_is_refused_by_name(data: bytes, code: str) -> None:
    """A refusal carries the code of its finding and a sentence."""
    with pytest.raises(Unreadable) as refusal:
        kind_of(data)

    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


def test_a_pdf_without_its_first_line_is_no_text() -> None:
    """What is left of a PDF is called one, so that its reader refuses it."""
    left = b"%\xe2\xe3\n1 0 obj\n<< >>\nendobj\nstartxref\n0\n%%EOF\n"

    assert kind_of(left) is FileKind.PDF
    assert kind_of(b"% of 20 is 4\n") is FileKind.TXT


def test_an_archive_that_cannot_say_what_it_is_is_damaged() -> None:
    """The first member's packed bytes are no packed bytes any more."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 4)
    data = bytearray(packed.getvalue())
    start = len(b"PK\x03\x04") + 26 + len("mimetype")
    data[start : start + 4] = b"\x00\x01\x02\x03"

    with pytest.raises(Unreadable) as told:
        kind_of(bytes(data))
    assert told.value.code == "unread.damaged"
