"""Fonts of a PDF that do not say which letters they draw, so that their text cannot be read."""

import re
from collections.abc import Iterator

from pypdf.generic import DictionaryObject, StreamObject

from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import dictionary, items, resolved
from checker.words import say

_HOLDERS_AT_MOST = 200
_FONTS_AT_MOST = 500
_CMAP_AT_MOST = 200_000
_SIMPLE = 256
_LIES_AT_LEAST = 2
"""One letter may be a slip of a writer; an encoding that was turned round moves several."""
_PLAIN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")
_NUMERALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS = {name: str(number) for number, name in enumerate(_NUMERALS)}
_SINGLE = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{1,4})>\s*<([0-9A-Fa-f]{4})>")
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]{1,4})>\s*<([0-9A-Fa-f]{1,4})>\s*<([0-9A-Fa-f]{4})>")
_AS_NUMBERED = ("/Identity-H", "/Identity-V")
_KNOWN_ORDERS = ("Japan1", "GB1", "CNS1", "Korea1", "KR")
"""Character collections whose numbers have a published meaning."""


class Fonts:
    """The fonts of one file: each is looked at once, however many pages use it."""

    def __init__(self) -> None:
        """Know no font yet."""
        self._known: dict[int, bool] = {}
        self._liars: dict[int, bool] = {}

    def of_page(self, page: DictionaryObject, number: int, found: Gathered) -> None:
        """Say when a page has a font that only numbers its shapes.

        Such a page prints well and yields the wrong letters, or none, to any program that reads it.
        """
        fonts = list(_fonts(page))
        if any(self._lies(font) for font in fonts):
            why = say(
                "A font on page {page} draws other letters than it names, so what is checked is "
                "not what is seen. Make the PDF again from the letter itself.",
                page=number,
            )
            found.miss(why, page=number)
        if any(_is_nameless(font, self._known) for font in fonts):
            why = say(
                "A font on page {page} does not say which letters it draws, so its text "
                "cannot be checked. Make the PDF again from the letter itself.",
                page=number,
            )
            found.miss(why, page=number)

    def _lies(self, font: DictionaryObject) -> bool:
        """Say whether a font's own names for its letters are not what it says they stand for."""
        if id(font) not in self._liars:
            self._liars[id(font)] = _disagreements(font) >= _LIES_AT_LEAST
        return self._liars[id(font)]


def _disagreements(font: DictionaryObject) -> int:
    """Count the letters and digits that a simple font encodes as one and calls another."""
    told = resolved(font.get("/ToUnicode"))
    if font.get("/Subtype") == "/Type0" or not isinstance(told, StreamObject):
        return 0
    names = _encoded(font.get("/Encoding"))
    meant = _stand_for(told.get_data()[:_CMAP_AT_MOST])
    return sum(names.get(code, char) != char for code, char in meant.items() if char.isalnum())


def _encoded(encoding: object) -> dict[int, str]:
    """Give the plain letters and digits that an encoding names, by their code."""
    found = resolved(encoding)
    usual = found if not isinstance(found, DictionaryObject) else found.get("/BaseEncoding")
    names: dict[int, str] = {}
    if usual in _PLAIN_ENCODINGS:
        names = {code: chr(code) for code in range(128) if chr(code).isalnum()}
    code = 0
    for one in items(dictionary(encoding).get("/Differences")):
        value = resolved(one)
        if isinstance(value, int):
            code = int(value)
            continue
        name = str(value).lstrip("/")
        names.pop(code, None)
        if len(name) == 1 or name in _DIGITS:
            names[code] = _DIGITS.get(name, name)
        code += 1
    return names


def _stand_for(cmap: bytes) -> dict[int, str]:
    """Give the single plain characters that a map of codes names."""
    found: dict[int, str] = {}
    for section in _SINGLE.findall(cmap):
        for code, value in _PAIR.findall(section):
            found[int(code, 16)] = chr(int(value, 16))
    for section in _RANGES.findall(cmap):
        for first, last, value in _TRIPLE.findall(section):
            for step in range(min(int(last, 16) - int(first, 16) + 1, 256)):
                found[int(first, 16) + step] = chr(min(int(value, 16) + step, 0xFFFF))
    return {code: char for code, char in found.items() if code < _SIMPLE and char.isascii()}


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
