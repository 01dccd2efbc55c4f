"""PDF files: text in the order a person reads it, with its place, and all that the page hides."""

from checker.model import Document
from checker.reading.pdf.draw import draw_pdf
from checker.reading.pdf.reader import document_of

__all__ = ["draw_pdf", "look_pdf", "read_pdf"]


def read_pdf(name: str, data: bytes, *, passwords: tuple[str, ...] = ()) -> tuple[Document, ...]:
    """Read a PDF quickly: everything but the test of what its pages show.

    Raises:
        Unreadable: the file cannot be read at all.
    """
    return (document_of(name, data, passwords, look=False),)


def look_pdf(name: str, data: bytes, *, passwords: tuple[str, ...] = ()) -> Document:
    """Read a PDF, and draw its pages to find the text that nobody sees.

    Raises:
        Unreadable: the file cannot be read at all.
    """
    return document_of(name, data, passwords, look=True)
