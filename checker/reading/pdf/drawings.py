"""Words in the drawings of a PDF that no reader of its pages comes to: patterns, masks, spares."""

import pypdf
from pypdf.generic import DictionaryObject, StreamObject

from checker.model import Concealment
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.leftovers import DRAWS_TEXT, drawn_words
from checker.reading.pdf.pieces import private_data
from checker.reading.pdf.properties import xmp_of
from checker.reading.pdf.shown import Shown
from checker.reading.pdf.things import dictionary, folded, items, resolved
from checker.words import say

_HOLDERS_AT_MOST = 200
_DRAWINGS_AT_MOST = 400
_DRAWINGS_A_PAGE = 5
_CONTENT_AT_MOST = 60_000
_PIECE = 4
_MOST = 0.6


class Drawings:
    """The drawings of one file: each is looked at once, however many pages use it."""

    def __init__(self, reader: pypdf.PdfReader, shown: Shown, found: Gathered, pages: int) -> None:
        """Put the words that the so many pages do not show into `found`."""
        self._reader, self._shown, self._found = reader, shown, found
        self._seen: set[int] = set()
        self._count = 0
        self._most = _DRAWINGS_AT_MOST + _DRAWINGS_A_PAGE * pages

    def of_page(self, page: DictionaryObject, number: int) -> None:
        """Read the drawings that a page has at hand, those that it does not use too."""
        self._describe(page, number)
        for annotation in items(page.get("/Annots"))[:_DRAWINGS_AT_MOST]:
            self._read_looks(dictionary(annotation), number)
        pending = [dictionary(page.get("/Resources"))]
        for _ in range(_HOLDERS_AT_MOST):
            if not pending:
                return
            resources = pending.pop()
            if id(resources) in self._seen:
                continue
            self._seen.add(id(resources))
            for drawing in _drawings(resources):
                self._read(drawing, number)
                pending.append(dictionary(drawing.get("/Resources")))

    def _read_looks(self, annotation: DictionaryObject, number: int) -> None:
        """Read the looks that an annotation can take on and does not have now."""
        looks = dictionary(annotation.get("/AP"))
        states = [resolved(looks.get(key)) for key in ("/N", "/D", "/R")]
        now = states[0] if isinstance(states[0], StreamObject) else None
        for state in states:
            several = isinstance(state, DictionaryObject) and not isinstance(state, StreamObject)
            for look in map(resolved, list(dictionary(state).values()) if several else [state]):
                if isinstance(look, StreamObject) and look is not now:
                    self._read(look, number)

    def _read(self, drawing: StreamObject, number: int) -> None:
        """Read one drawing: what it says, and what is said of it."""
        if id(drawing) in self._seen:
            return
        self._seen.add(id(drawing))
        self._describe(drawing, number)
        if drawing.get("/Subtype") == "/Image":
            return
        self._count += 1
        if self._count > self._most:
            self._found.miss(say("This PDF has more drawings than can be checked."), "too-large")
            return
        content = drawing.get_data()
        if len(content) > _CONTENT_AT_MOST or not DRAWS_TEXT.search(content):
            return
        for line in drawn_words(drawing, self._reader).splitlines():
            if any(self._is_missing(folded(word)) for word in line.split()):
                self._found.hide(line, Concealment.UNUSED, page=number)

    def _is_missing(self, word: str) -> bool:
        """Say whether most of a word stands nowhere on the pages: labels may have run together."""
        pieces = [word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1)]
        lost = sum(not self._shown.holds(piece) for piece in pieces)
        return bool(pieces) and lost > _MOST * len(pieces)

    def _describe(self, holder: DictionaryObject, number: int) -> None:
        """Gather the properties and private data of a page or drawing."""
        if "/Metadata" in holder:
            for name, value in xmp_of(holder):
                self._found.describe(name, value)
        private_data(holder, self._found, number)


def _drawings(resources: DictionaryObject) -> list[StreamObject]:
    """Give the pictures, forms, patterns and masks among resources."""
    masks = (dictionary(one).get("/SMask") for one in _values(resources, "/ExtGState"))
    found = (
        *_values(resources, "/XObject"),
        *_values(resources, "/Pattern"),
        *(dictionary(mask).get("/G") for mask in masks),
    )
    drawings = [resolved(one) for one in found]
    return [one for one in drawings if isinstance(one, StreamObject)]


def _values(resources: DictionaryObject, key: str) -> list[object]:
    """Give the things of one kind among resources."""
    return list(dictionary(resources.get(key)).values())[:_HOLDERS_AT_MOST]
