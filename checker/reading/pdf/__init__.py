"""PDF files: text in the order a person reads it, with its place, and all that the page hides."""

from checker.model import Document
from checker.reading.asking import Asked, Effort, Reading
from checker.reading.pdf.draw import draw_pdf
from checker.reading.pdf.reader import pdf_document
from checker.reading.pdf.signing import is_signed

__all__ = ["draw_pdf", "draw_pdf_page", "is_signed", "look_pdf", "pdf_reading", "read_pdf"]


def pdf_reading(asked: Asked) -> Reading:
    """Read a PDF, as hard as is asked, and give the files that are attached to it."""
    reading = pdf_document(asked)
    if not any(gap.code == "unread.scan" for gap in reading.document.gaps):
        return reading
    from checker.reading.pdf.scans import with_scans  # noqa: PLC0415 - loads slowly

    return with_scans(reading, asked)


def draw_pdf_page(asked: Asked, page: int, width_px: int) -> bytes:
    """Draw one page of a PDF, counted from 1, as a PNG."""
    return draw_pdf(asked.data, page, width_px, passwords=asked.passwords)


def read_pdf(name: str, data: bytes, *, passwords: tuple[str, ...] = ()) -> tuple[Document, ...]:
    """Read a PDF quickly: everything but the test of what its pages show.

    Raises:
        Unreadable: the file cannot be read at all.
    """
    return (pdf_reading(Asked(name=name, data=data, passwords=passwords)).document,)


def look_pdf(name: str, data: bytes, *, passwords: tuple[str, ...] = ()) -> Document:
    """Read a PDF, and draw its pages to find the text that nobody sees.

    Raises:
        Unreadable: the file cannot be read at all.
    """
    asked = Asked(name=name, data=data, passwords=passwords, effort=Effort.THOROUGH)
    return pdf_reading(asked).document
