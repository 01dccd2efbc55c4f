"""Opening a PDF with pdfium, or saying in a sentence why it cannot be opened."""

import contextlib
import logging
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.reading.refusal import Unreadable, locked
from checker.words import say

PAGES_AT_MOST = 3_000

logging.getLogger("pypdfium2").addHandler(logging.NullHandler())
logging.getLogger("pypdfium2").propagate = False  # it remarks on forms that it does not know


@contextlib.contextmanager
def opened(
    data: bytes, passwords: tuple[str, ...], *, forms: bool = False
) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF for as long as the block lasts; `forms` makes its fields be drawn with its pages.

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
        if not len(document):
            raise _damaged()
        if forms:
            with contextlib.suppress(pdfium.PdfiumError):
                document.init_forms()
        yield document
    finally:
        document.close()


def _open(data: bytes, passwords: tuple[str, ...]) -> pdfium.PdfDocument:
    """Try without a password, then each one given."""
    is_locked = False
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            is_locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
            if not is_locked:
                break
    if is_locked:
        raise locked(passwords)
    raise _damaged()


def _damaged() -> Unreadable:
    """Give the refusal of a file that does not open, or has no page."""
    why = say("This PDF is damaged and cannot be opened. Save it again from where it was made.")
    return Unreadable("unread.damaged", why)
