"""How much a page says of health, faith, offences and the like, and of which of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.material.listed import CATEGORIES, OnPage, listed
from checker.checks.matter import Matter
from checker.checks.places import place_in_line
from checker.model import Document, Place

FEWEST_ENTRIES, FEWEST_HITS = 4, 5
"""A page with so many different words, and so many in all, tells a lot about somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DensePage:
    """A page that tells a lot: of what, the words that tell it, and where they begin."""

    subjects: tuple[str, ...]
    words: tuple[str, ...]
    place: Place


def is_sensitive(matter: Matter) -> bool:
    """Say whether any page that is sent tells a lot about somebody's health, faith or offences."""
    return any(True for document in matter.dispatch.documents for _ in dense(document, matter))


def dense(document: Document, matter: Matter) -> Iterator[DensePage]:
    """Give the pages of a document that tell a lot, by how many such words they have."""
    for page in listed(matter, document).pages:
        found = tuple(_of_categories(page))
        entries = {(one.hit.list, one.hit.entry) for one in found}
        if len(entries) >= FEWEST_ENTRIES and len(found) >= FEWEST_HITS:
            first, last = found[0].span
            line, told = found[0].line, {one.hit.list for one in found}
            yield DensePage(
                subjects=tuple(CATEGORIES[name]() for name in CATEGORIES if name in told),
                words=tuple(dict.fromkeys(map(_written, found))),
                place=place_in_line(document, line, first, min(len(line.text), last)),
            )


def _of_categories(page: tuple[OnPage, ...]) -> Iterator[OnPage]:
    """Give the words that tell something, of those that overlap the first and longest."""
    over = 0
    for one in page:
        if one.hit.list in CATEGORIES and one.hit.start >= over:
            over = one.hit.end
            yield one


def _written(one: OnPage) -> str:
    return one.line.text[slice(*one.span)].lower()
