"""How much a page says of health, faith, offences and the like, and of which of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.checks.matter import Matter
from checker.checks.places import place_in_line
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.model import Document, Line, Part, Place
from checker.settings import Policy, word_list
from checker.words import say

FEWEST_ENTRIES, FEWEST_HITS = 4, 5
"""A page with so many different words, and so many in all, tells a lot about somebody."""
A_PAGE = 3000
"""Characters that make a page where a file has no pages of its own."""
_UNREAD = frozenset({Part.FILENAME, Part.METADATA, Part.HEADERS})
CATEGORIES = {
    "special_health": lambda: say("health"),
    "special_sex_life": lambda: say("sex life or sexual abuse"),
    "special_ethnicity": lambda: say("ethnic origin"),
    "special_religion": lambda: say("religion"),
    "special_politics": lambda: say("political opinions"),
    "special_trade_union": lambda: say("trade union membership"),
    "special_biometric": lambda: say("genetic or biometric data"),
    "special_offences": lambda: say("offences or allegations"),
}
"""The lists of words, and what a sentence calls their subject (UK GDPR Articles 9 and 10)."""


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
    words = _words(matter.policy)
    for lines in _pages(document):
        found = _on(lines, words)
        entries = {(hit.list, hit.entry) for hit, _ in found}
        if len(entries) >= FEWEST_ENTRIES and len(found) >= FEWEST_HITS:
            hit, (line, start) = found[0]
            told = {one.list for one, _ in found}
            yield DensePage(
                subjects=tuple(CATEGORIES[name]() for name in CATEGORIES if name in told),
                words=tuple(dict.fromkeys(_written(at, one) for one, at in found)),
                place=place_in_line(document, line, start, min(len(line.text), _end(hit, start))),
            )


def _words(policy: Policy) -> Lexicon:
    return lexicon({name: word_list(name, policy) for name in CATEGORIES})


def _pages(document: Document) -> Iterator[tuple[Line, ...]]:
    """Give the lines of each page, or of each stretch as long as one."""
    count = 0

    def page(line: Line) -> tuple[int, int]:
        nonlocal count
        count += len(line.text)
        return (line.page, 0) if line.page is not None else (0, count // A_PAGE)

    read = (line for line in document.lines if line.part not in _UNREAD)
    for _, lines in groupby(read, key=page):
        yield tuple(lines)


def _on(lines: Sequence[Line], words: Lexicon) -> list[tuple[Hit, tuple[Line, int]]]:
    """Give the words on some lines, each with its line and where it begins there."""
    starts: list[int] = []
    end = 0
    for line in lines:
        starts.append(end)
        end += len(line.text) + 1
    found: list[tuple[Hit, tuple[Line, int]]] = []
    at = over = 0
    for hit in words.hits("\n".join(line.text for line in lines)):
        while at + 1 < len(starts) and starts[at + 1] <= hit.start:
            at += 1
        if hit.start >= over:
            over = hit.end
            found.append((hit, (lines[at], hit.start - starts[at])))
    return found


def _written(at: tuple[Line, int], hit: Hit) -> str:
    line, start = at
    return line.text[start : _end(hit, start)].lower()


def _end(hit: Hit, start: int) -> int:
    return start + hit.end - hit.start
