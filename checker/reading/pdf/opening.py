"""Opening a PDF with pdfium, or saying in a sentence why it cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.reading.refusal import Unreadable
from checker.words import say

PAGES_AT_MOST = 3_000


@contextmanager
def opened(data: bytes, passwords: tuple[str, ...]) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF for as long as the block lasts.

    Raises:
        Unreadable: the file is damaged, needs another password, or has too many pages.
    """
    document = _open(data, passwords)
    try:
        if len(document) > PAGES_AT_MOST:
            raise Unreadable(
                "unread.too-large",
                say(
                    "This PDF has {count} pages. At most {most} can be checked: split it.",
                    count=len(document),
                    most=PAGES_AT_MOST,
                ),
            )
        yield document
    finally:
        document.close()


def _open(data: bytes, passwords: tuple[str, ...]) -> pdfium.PdfDocument:
    """Try without a password, then each one given."""
    locked = False
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
            if not locked:
                break
    if locked and passwords:
        raise Unreadable(
            "unread.encrypted",
            say("The password given does not open this PDF. Ask its author for the right one."),
        )
    if locked:
        raise Unreadable(
            "unread.encrypted",
            say("This PDF needs a password, so it cannot be read. Type it, or save an open copy."),
        )
    raise Unreadable(
        "unread.damaged",
        say("This PDF is damaged and cannot be opened. Save it again from where it was made."),
    )
