"""What the content of a page says of its own pieces: read-aloud texts, and the layer they are on.

pdfium gives the read-aloud text in place of the letters that the page shows, so these marks are
taken off before the letters are asked for.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from checker.reading.pdf.pictures import walk

_SAID = (b"ActualText", b"Alt", b"E")
_REPLACES = b"ActualText"
_MARKS_AT_MOST = 16
_BYTES_AT_MOST = 8_000


def read_aloud(page: pdfium.PdfPage) -> list[str]:
    """Give the texts that stand for pieces of a page when it is read aloud.

    The page loses the marks that would put them in the place of its letters.
    """
    said: dict[str, None] = {}
    for handle, _, _ in walk(page):
        for mark in _marks(handle):
            for key in _SAID:
                text = _text(mark, key)
                if text:
                    said[text] = None
                if text is not None and key == _REPLACES:
                    pdfium_c.FPDFPageObj_RemoveMark(handle, mark)
    return list(said)


def layers_of(handle: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[str]:
    """Give the names of the layers that a piece of a page is on."""
    for mark in _marks(handle):
        if _name(mark) == "OC":
            yield _text(mark, b"Name") or ""


def _marks(handle: pdfium_c.FPDF_PAGEOBJECT) -> list[pdfium_c.FPDF_PAGEOBJECTMARK]:
    """Give the marks of a piece of a page."""
    count = min(pdfium_c.FPDFPageObj_CountMarks(handle), _MARKS_AT_MOST)
    return [pdfium_c.FPDFPageObj_GetMark(handle, index) for index in range(count)]


def _name(mark: pdfium_c.FPDF_PAGEOBJECTMARK) -> str:
    """Give the name of a mark."""
    room = (pdfium_c.FPDF_WCHAR * 64)()
    size = ctypes.c_ulong()
    if not pdfium_c.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), size):
        return ""
    return bytes(room)[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def _text(mark: pdfium_c.FPDF_PAGEOBJECTMARK, key: bytes) -> str | None:
    """Give a text of a mark, None where it has none of that name."""
    size = ctypes.c_ulong()
    if not pdfium_c.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, size):
        return None
    count = min(size.value, _BYTES_AT_MOST)
    room = (pdfium_c.FPDF_WCHAR * (count // 2 + 1))()
    pdfium_c.FPDFPageObjMark_GetParamStringValue(mark, key, room, ctypes.sizeof(room), size)
    return bytes(room)[: max(0, size.value - 2)].decode("utf-16-le", "replace")
