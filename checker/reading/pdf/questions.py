"""What pdfium answers about the single characters of a page, asked with no wrapper between.

A page has thousands of characters and each is asked five times over: the calls are made with
plain numbers, and the places for the answers are made once a page.
"""

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Sides = list[float]


def _plain(function: object, answer: type[Any], *takes: type[Any]) -> Any:  # noqa: ANN401 - ctypes makes the type of a function as it runs
    """Give one of pdfium's functions, taking and giving plain numbers instead of pointers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # a function is one
    return ctypes.CFUNCTYPE(answer, ctypes.c_void_p, ctypes.c_int, *takes)(address)


_PLACE = ctypes.c_void_p
_unicode = _plain(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
_text_object = _plain(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p)
_generated = _plain(pdfium_c.FPDFText_IsGenerated, ctypes.c_int)
_tight_box = _plain(pdfium_c.FPDFText_GetCharBox, ctypes.c_int, _PLACE, _PLACE, _PLACE, _PLACE)
_loose_box = _plain(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, _PLACE)
_origin = _plain(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int, _PLACE, _PLACE)


class Questions:
    """One page of text, of which each question is asked for many characters at once."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        """Take a text page, which must stay open for as long as it is asked."""
        self._page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._count: int = pdfium_c.FPDFText_CountChars(textpage)

    def codes(self) -> list[int]:
        """Give the code unit of every character of the page."""
        page = self._page
        return [_unicode(page, index) for index in range(self._count)]

    def is_generated(self, index: int) -> bool:
        """Say whether pdfium put a character in by itself, because of a gap."""
        return bool(_generated(self._page, index) == 1)

    def text_objects(self, indexes: Iterable[int]) -> list[int | None]:
        """Give which text object each character belongs to: its address, or None."""
        page = self._page
        return [_text_object(page, index) for index in indexes]

    def tight_boxes(self, indexes: Iterable[int]) -> Iterator[Sides]:
        """Give the box of each character's ink: left, right, bottom, top."""
        page, (box, *places) = self._page, _answers(ctypes.c_double, 4)
        left, right, bottom, top = places
        for index in indexes:
            _tight_box(page, index, left, right, bottom, top)
            yield box[:]

    def loose_boxes(self, indexes: Iterable[int]) -> Iterator[Sides | None]:
        """Give the box of each character's advance: left, top, right, bottom; None if unknown."""
        page, (box, place, *_) = self._page, _answers(ctypes.c_float, 4)
        for index in indexes:
            yield box[:] if _loose_box(page, index, place) else None

    def origins(self, indexes: Iterable[int]) -> Iterator[Sides | None]:
        """Give the point on the base line where each character starts; None if unknown."""
        page, (point, across, up) = self._page, _answers(ctypes.c_double, 2)
        for index in indexes:
            yield point[:] if _origin(page, index, across, up) else None


def _answers(kind: type[ctypes.c_double | ctypes.c_float], count: int) -> tuple[Any, ...]:
    """Give room for so many numbers, and where each of them stands."""
    room = (kind * count)()
    step = ctypes.sizeof(kind)
    start = ctypes.addressof(room)
    return (room, *(ctypes.c_void_p(start + step * order) for order in range(count)))
