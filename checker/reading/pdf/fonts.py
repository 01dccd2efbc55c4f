"""Fonts of a PDF that do not say which letters they draw, so that their text cannot be read."""

from collections.abc import Iterator

from pypdf.generic import DictionaryObject

from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import dictionary, items
from checker.words import say

_HOLDERS_AT_MOST = 200
_FONTS_AT_MOST = 500
_AS_NUMBERED = ("/Identity-H", "/Identity-V")
_KNOWN_ORDERS = ("Japan1", "GB1", "CNS1", "Korea1", "KR")
"""Character collections whose numbers have a published meaning."""


class Fonts:
    """The fonts of one file: each is looked at once, however many pages use it."""

    def __init__(self) -> None:
        """Know no font yet."""
        self._known: dict[int, bool] = {}

    def of_page(self, page: DictionaryObject, number: int, found: Gathered) -> None:
        """Say when a page has a font that only numbers its shapes.

        Such a page prints well and yields the wrong letters, or none, to any program that reads it.
        """
        if any(_is_nameless(font, self._known) for font in _fonts(page)):
            why = say(
                "A font on page {page} does not say which letters it draws, so its text "
                "cannot be checked. Make the PDF again from the letter itself.",
                page=number,
            )
            found.miss(why, page=number)


def _fonts(page: DictionaryObject) -> Iterator[DictionaryObject]:
    """Give the fonts of a page and of the form XObjects that it draws."""
    pending = [dictionary(page.get("/Resources"))]
    seen: set[int] = set()
    while pending and len(seen) < _HOLDERS_AT_MOST:
        resources = pending.pop()
        if id(resources) in seen:
            continue
        seen.add(id(resources))
        for font in list(dictionary(resources.get("/Font")).values())[:_FONTS_AT_MOST]:
            yield dictionary(font)
        for drawn in list(dictionary(resources.get("/XObject")).values())[:_HOLDERS_AT_MOST]:
            form = dictionary(drawn)
            if form.get("/Subtype") == "/Form":
                pending.append(dictionary(form.get("/Resources")))


def _is_nameless(font: DictionaryObject, known: dict[int, bool]) -> bool:
    """Say whether a font draws shapes by number and nothing says what they stand for."""
    if id(font) not in known:
        known[id(font)] = (
            font.get("/Subtype") == "/Type0"
            and "/ToUnicode" not in font
            and font.get("/Encoding") in _AS_NUMBERED
            and not any(
                _is_published(dictionary(one)) for one in items(font.get("/DescendantFonts"))
            )
        )
    return known[id(font)]


def _is_published(descendant: DictionaryObject) -> bool:
    """Say whether a font's numbers are those of a published character collection."""
    order = dictionary(descendant.get("/CIDSystemInfo")).get("/Ordering")
    return str(order) in _KNOWN_ORDERS
