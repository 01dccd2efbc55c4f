"""Where words stand that tell what a file is or tells, found in one pass over each page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.model import Document, Line, Part
from checker.settings import Policy, word_list
from checker.words import say

PAPERS, MEDICAL, MARKINGS = "restricted_material", "restricted_medical", "restricted_markings"
MEETINGS, MINUTES = "restricted_meetings", "minutes_words"
PRIVILEGED, ADVICE = "privileged_headings", "privileged_phrases"
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
A_PAGE = 3000
"""Characters that make a page where a file has no pages of its own."""
_LISTS = (*CATEGORIES, PAPERS, MEDICAL, MARKINGS, MEETINGS, MINUTES, PRIVILEGED, ADVICE)
_NO_PAGE = frozenset({Part.FILENAME, Part.METADATA, Part.HEADERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPage:
    """A word of a list on a page: the line in which it begins, and where that begins there.

    What `hit` says of its place is counted from the beginning of the page.
    """

    line: Line
    start: int
    hit: Hit

    @property
    def span(self) -> tuple[int, int]:
        """Give where the word begins and ends, counted from the beginning of its line."""
        return self.hit.start - self.start, self.hit.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The words of the lists in a document: page by page, and line by line.

    A word may go on over the end of a line. Those are of a page alone.
    """

    pages: tuple[tuple[OnPage, ...], ...]
    lines: Mapping[int, tuple[Hit, ...]]

    def on(self, line: Line, *lists: str) -> Iterator[Hit]:
        """Give the words of some lists on a line of the document, by their places."""
        return (hit for hit in self.lines.get(id(line), ()) if hit.list in lists)


@kept_for_everyone
def listed(matter: Matter, document: Document) -> Listed:
    """Give where words of the lists stand in a document; of its file's name and the like too."""
    words = _words(matter.policy)
    pages = tuple(tuple(_on(lines, words)) for lines in _pages(document))
    lines: defaultdict[int, list[Hit]] = defaultdict(list)
    for page in (*pages, *(_on((line,), words) for line in document.lines if _is_apart(line))):
        for one in page:
            first, last = one.span
            if last <= len(one.line.text):
                hit = Hit(list=one.hit.list, entry=one.hit.entry, start=first, end=last)
                lines[id(one.line)].append(hit)
    return Listed(pages=pages, lines={line: tuple(hits) for line, hits in lines.items()})


def _words(policy: Policy) -> Lexicon:
    return lexicon({name: word_list(name, policy) for name in _LISTS})


def _is_apart(line: Line) -> bool:
    return line.part in _NO_PAGE


def _pages(document: Document) -> Iterator[tuple[Line, ...]]:
    """Give the lines of each page, or of each stretch as long as one."""
    count = 0

    def page(line: Line) -> tuple[int, int]:
        nonlocal count
        count += len(line.text)
        return (line.page, 0) if line.page is not None else (0, count // A_PAGE)

    for _, lines in groupby((line for line in document.lines if not _is_apart(line)), key=page):
        yield tuple(lines)


def _on(lines: Sequence[Line], words: Lexicon) -> Iterator[OnPage]:
    """Give the words on some lines that follow each other."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    at = 0
    for hit in words.hits("\n".join(line.text for line in lines)):
        while starts[at + 1] <= hit.start:
            at += 1
        yield OnPage(line=lines[at], start=starts[at], hit=hit)
