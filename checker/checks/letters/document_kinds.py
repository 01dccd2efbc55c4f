"""What kind of document a file is: a court order, a form C8, a section 7 report, a letter."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.matching.caseless import caseless
from checker.matching.folding import fold
from checker.mentions.letter_lines import GREETING_LINE
from checker.model import Concealment, Document, Line, Part
from checker.settings import Policy, word_list

COVER_LETTER, LETTER = "cover_letter", "letter"
UNKNOWN = ""

_LETTERS = "_letter"
_PAGE = frozenset({Part.BODY, Part.HEADER, Part.TEXTBOX, Part.CELL})
_FIRST_LINES = 16
"""A title stands among so many first lines of a document."""
_GREETING_WITHIN = 40
_MOST_WORDS = 24
_TITLE_WITHIN = 6
"""The words that name a kind begin among so many first words of a title."""
_FEW_WORDS = 4
"""One word alone ("Order", "C8") names a kind in a title of hardly more words than itself."""
_AFTER_GREETING = 3
_ITSELF = re.compile(r"\b(?:letter|copy|copies|it|one|llythyr|copi)\b", re.IGNORECASE)
"""What a letter that only covers another says it encloses."""
_PARAGRAPH = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]? .*[.;]$")
"""A numbered paragraph: an order for a section 7 report is no such report."""
_SIGNS = re.compile(r"[^a-z0-9]+")
_ENCLOSES = caseless(r"\b(?:enclos\w+|attach(?:ed|ing)?|amgae\w*|atodi\w*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinds:
    """The words of the list: a pattern of them all, and the kind that each names."""

    pattern: re.Pattern[str]
    by_words: dict[str, str]


def kind_of(document: Document, policy: Policy | None = None) -> str:
    """Give the kind of a document, or an empty string where nothing says it.

    A title or the file's own name says it. A letter ("Dear ...") only speaks of reports and
    forms in its subject: it is a letter of a kind ("safeguarding_letter"), a "cover_letter"
    that encloses something, or a "letter".
    """
    kinds = _kinds(word_list("document_kinds", policy))
    lines = _seen(document)
    greeting = next(
        (at for at, line in enumerate(lines[:_GREETING_WITHIN]) if GREETING_LINE.match(line)), None
    )
    if greeting is not None and document.message is None:
        return _kind_of_letter(kinds, document, lines, greeting)
    titles = () if document.message is not None else lines[:_FIRST_LINES]
    named = (
        _kind_in(kinds, line)
        for line in titles
        if len(line.split()) <= _MOST_WORDS and not _PARAGRAPH.match(line)
    )
    return next(filter(None, named), "") or _kind_in(kinds, _stem(document), within=None)


def kind_named(text: str, policy: Policy | None = None) -> str:
    """Give the kind of document that some words speak of: "a copy of the Section 7 report"."""
    return _kind_in(_kinds(word_list("document_kinds", policy)), text, within=None)


def is_letter(document: Document) -> bool:
    """Say whether a document greets somebody near its beginning, as a letter does."""
    lines = _seen(document)[:_GREETING_WITHIN]
    return document.message is None and any(GREETING_LINE.match(line) for line in lines)


def title_words(document: Document) -> str:
    """Give the first lines of a document and its file's name, to find words of its title in."""
    return " ".join((_stem(document), *_seen(document)[:_FIRST_LINES]))


def plain_words(text: str) -> str:
    """Give the words of a text in small letters, one space before, between and after them.

    >>> plain_words("The guardian's Notes (2)")
    ' the guardian s notes 2 '
    """
    return f" {_SIGNS.sub(' ', fold(text)).strip()} "


def _kind_of_letter(kinds: _Kinds, document: Document, lines: list[str], greeting: int) -> str:
    subject = lines[greeting + 1 : greeting + 1 + _AFTER_GREETING] + lines[:greeting]
    named = [_kind_in(kinds, line) for line in subject if len(line.split()) <= _MOST_WORDS]
    named.append(_kind_in(kinds, _stem(document), within=None))
    body = lines[greeting:]
    encloses = [
        " ".join(body[at : at + 2]) for at, line in enumerate(body) if _ENCLOSES.search(line)
    ]
    own = next((kind for kind in named if kind.endswith(_LETTERS)), "")
    if own and not any(_ITSELF.search(text) for text in encloses):
        return own
    return COVER_LETTER if encloses else LETTER


def _kind_in(kinds: _Kinds, text: str, *, within: int | None = _TITLE_WITHIN) -> str:
    """Give the kind whose words stand in a text; the longest words decide."""
    words = plain_words(text)
    best = ""
    for found in kinds.pattern.finditer(words):
        phrase = found[1].strip()
        is_title = within is None or (
            words[: found.start()].count(" ") < within
            if " " in phrase
            else words.count(" ") <= _FEW_WORDS
        )
        if is_title and len(phrase) > len(best):
            best = phrase
    return kinds.by_words.get(best, UNKNOWN)


@lru_cache(maxsize=8)
def _kinds(entries: tuple[str, ...]) -> _Kinds:
    by_words: dict[str, str] = {}
    for entry in entries:
        kind, _, words = entry.partition(":")
        by_words.setdefault(plain_words(words).strip(), kind.strip())
    by_words.pop("", None)
    longest = sorted(by_words, key=len, reverse=True)
    return _Kinds(
        pattern=re.compile(f" (?=((?:{'|'.join(map(re.escape, longest))}) ))"),
        by_words=by_words,
    )


def _stem(document: Document) -> str:
    name = document.name.rsplit("/", 1)[-1]
    return name.rpartition(".")[0] or name


def _seen(document: Document) -> list[str]:
    """Give the lines that a reader sees, without the empty ones, the page's before its header."""
    shown = [line for line in document.lines if _is_shown(line)]
    return [line.text.strip() for line in shown if line.part is not Part.HEADER] + [
        line.text.strip() for line in shown if line.part is Part.HEADER
    ]


def _is_shown(line: Line) -> bool:
    if line.part not in _PAGE or not line.text.strip():
        return False
    return line.hidden is None or line.hidden is Concealment.TINY
