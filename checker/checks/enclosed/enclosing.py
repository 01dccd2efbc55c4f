"""What a letter or a message says is enclosed: its list under "Enc", and its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from checker.checks.enclosed.enclosing_said import SAID, SIGNS, at_least_in, counted_in
from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.places import place_in_line
from checker.mentions.letter_lines import COPY, GREETING_LINE, is_closing
from checker.model import Document, Line, Part, Place

SEEN = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL})
QUOTED = re.compile(
    r"^\s*(?:>|-{3,} ?(?:original|forwarded) message|from: \S|on .{5,90} wrote:$|_{12,})",
    re.IGNORECASE,
)
"""Where the message that is answered begins: what it enclosed is of another day."""
_LIST = re.compile(
    r"^\W*(?:encs?|encls?|enclosures?|documents? (?:enclosed|attached)|enclosed|enclosing"
    r"|attachments?|attached|amgaeedig|amgaeadau|amg|ynghlwm)\b"
    r"(?! (?:theory|styles?|difficult\w+|issues|needs|between|and|disorder|figures?|is|are|with"
    r"|please|you|for|herewith|find|to|a|an|the|my|our|your)\b)\.?\s*"
    r"(?:[:\u2013-]?\s*\(?(?:x ?)?(?P<count>\d{1,2})\)?(?=\W*$|\s*[:.)-]))?"
    r"\s*[:.\u2013-]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_LIST_LED = re.compile(
    r"^\W*(?:list of enclosures|number of enclosures|amg\w*\.?\s*/\s*encs?\.?|encs?\.?\s*/\s*"
    r"amg\w*\.?|(?:papers|documents|enclosed|attached|enclosures|included|sent)"
    r" with this (?:letter|email|message)|the following(?: documents?| papers?| items?)?(?: are|"
    r" is) (?:enclosed|attached)|you should (?:also )?(?:have|find|receive)|"
    r"with this (?:letter|email|message|pack)(?:,? you (?:also )?(?:receive|have|get|will find|"
    r"should find))?|with|(?:i|we)"
    r" (?:also )?(?:enclose|attach)(?: the following)?|this (?:letter|email) comes with"
    r"(?: \w+ (?:documents|papers|enclosures))?)\s*:\s*(?P<count>\d{1,2}(?=\W*$))?(?P<rest>.*)$",
    re.IGNORECASE,
)
"""A line that leads a list and ends with a colon, in other words than "Enc"."""
_ONE_EACH = re.compile(
    r"^\W*(?:encs?|encls?|enclosure|amg)\b\.?\s*\(?(?:no\.? ?)?\d{1,2}"
    r"[).:\s-]+(?=[^\W\d])(?P<rest>.+)$",
    re.IGNORECASE,
)
"""A line for each: "Enc. 1 the report"."""
_COUNT_FIRST = re.compile(
    r"^\W*(?P<count>\d{1,2}) (?:encs?|encls?|enclosures?)\W*$",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"^\W*(?:(?:great|much|more|little|some|no|any|considerable|significant) )?"
    r"(?:importance|weight|value|significance|conditions?|to|blame)\b",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"^(?:,? ?(?:for (?:your|the) (?:information|attention|records?|reference|file)|for you"
    r"|herewith|(?:with|in) this (?:letter|email|e-mail|message))\b,? ?)+",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bseparate(?:ly)?\b|\bto follow\b|\bunder cover\b|\bby post\b|"
    r"\bnot (?:yet )?(?:enclos|attach)",
    re.IGNORECASE,
)
_ENDS_ITEM = re.compile(
    r",? (?:which|that|who|so|because|as|if|when|where|in case|to (?:help|show|explain|sign|"
    r"keep|"
    r"read|fill|complete|your|the)|for (?:you|your|the|information)|from|with|by|about|and"
    r" (?:i|we|you|ask|would|will|hope|have|am))\b.*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:;|,| and (?=\S)| ac (?=\S)| & |\u2022)\s*", re.IGNORECASE)
_JOINED = re.compile(r",? (?:together with|along with|as well as|plus|and also) ", re.IGNORECASE)
_ITEM_MARK = re.compile(r"^\W*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-\u2022\u00b7*])\s+", re.IGNORECASE)
_MOST_LINES = 12
_LONGEST_ITEM = 120
_FULL_LINE = 60
_LONGEST_SENTENCE = 300
_MOST_CLAIMS = 60
"""No letter names more."""
_SIGNATURE = 6
"""So many lines after the closing are the name, the office and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a letter says is enclosed, in its words, and where it says so.

    `listed` is True for a line of the list under "Enc" that is an item by itself.
    """

    words: str
    place: Place
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosing:
    """All that one letter says of its enclosures. `count` is the number in "Enc (2)"."""

    listed: tuple[Claim, ...] = ()
    said: tuple[Claim, ...] = ()
    count: int | None = None
    counted_at: Place | None = None
    at_least: int = 0
    """How many files a sentence needs: "both forms are enclosed"."""
    has_list: bool = False
    more_follows: bool = False
    """Whether pages follow in the same file that may be the enclosures themselves."""


@kept_for_everyone
def enclosing_of(matter: Matter, document: Document) -> Enclosing:  # noqa: ARG001 - the run in which it is kept
    """Give what a letter of a dispatch says is enclosed, worked out once in a run."""
    return enclosing(document)


def enclosing(document: Document) -> Enclosing:
    """Give what a letter or a message says is enclosed."""
    every = _own_lines(document)
    lines = every[: _first_letter(every)]
    at = _list_at(lines)
    listed: tuple[Claim, ...] = ()
    count, counted_at, after = None, None, len(lines)
    if at is not None:
        found = _begins_list(lines[at].text)
        given = found["count"] if found else None
        count = int(given) if given else None
        counted_at = place_in_line(document, lines[at], 0, len(lines[at].text))
        listed, after = _items(document, lines, at)
        listed = listed[:_MOST_CLAIMS]
    body = lines[: at if at is not None else len(lines)]
    at_least = 0
    for text, first in _paragraphs(lines if count is None else []):
        told = counted_in(text)
        if told is not None:
            count, counted_at = told, place_in_line(document, first, 0, len(first.text))
        at_least = max(at_least, at_least_in(text))
    return Enclosing(
        at_least=at_least,
        listed=listed,
        said=tuple(islice(_said(document, body), _MOST_CLAIMS)),
        count=count,
        counted_at=counted_at,
        has_list=at is not None,
        more_follows=_more_follows(every, after if at is not None else None),
    )


def _own_lines(document: Document) -> list[Line]:
    """Give the visible lines of the body, up to the message that is answered."""
    kept: list[Line] = []
    for line in document.lines:
        if line.part not in SEEN or line.hidden is not None:
            continue
        if document.message is not None and QUOTED.match(line.text):
            break
        kept.append(line)
    return kept


def _first_letter(lines: list[Line]) -> int:
    """Give where a second letter begins in the same file: with a greeting below a closing."""
    closed = False
    for at, line in enumerate(lines):
        if closed and GREETING_LINE.match(line.text):
            return at
        closed = closed or is_closing(line.text)
    return len(lines)


def _list_at(lines: list[Line]) -> int | None:
    """Give the last line that begins a list of enclosures, below the greeting."""
    greeting = next((at for at, line in enumerate(lines) if GREETING_LINE.match(line.text)), None)
    if greeting is None:
        return None
    return next(
        (
            at
            for at in range(len(lines) - 1, greeting, -1)
            if _begins_list(lines[at].text) and len(lines[at].text) <= _LONGEST_ITEM * 2
        ),
        None,
    )


def _begins_list(text: str) -> re.Match[str] | None:
    return _LIST_LED.match(text) or _LIST.match(text) or _COUNT_FIRST.match(text)


def _one_each(document: Document, lines: list[Line], last: int) -> tuple[Claim, ...]:
    """Give the items of a list that says "Enc" before each of them."""
    first = last
    while first > 0 and _ONE_EACH.match(lines[first - 1].text):
        first -= 1
    return tuple(
        Claim(
            words=found["rest"].strip(" ,;.")[:_LONGEST_ITEM],
            place=place_in_line(document, line, 0, len(line.text)),
            listed=True,
        )
        for line in lines[first : last + 1]
        if (found := _ONE_EACH.match(line.text))
    )


def _items(document: Document, lines: list[Line], at: int) -> tuple[tuple[Claim, ...], int]:
    """Give the items of a list, and the index of the line after it."""
    found = _begins_list(lines[at].text)
    rest = (found.groupdict().get("rest") or "").strip() if found else ""
    if _ONE_EACH.match(lines[at].text):
        return _one_each(document, lines, at), at + 1
    end = at + 1
    while end < len(lines) and end - at <= _MOST_LINES and _goes_on(lines, at, end, rest):
        end += 1
    below = [line for line in lines[at + 1 : end] if line.text.strip()]
    if rest and below and not any(_ITEM_MARK.match(line.text) for line in below):
        rest, below = " ".join((rest, *(line.text.strip() for line in below))), []
    place = place_in_line(document, lines[at], 0, len(lines[at].text))
    claims = [Claim(words=words, place=place) for words in _parted(rest)]
    for line in below:
        words = _ITEM_MARK.sub("", line.text).strip(" ,;.")
        spot = place_in_line(document, line, 0, len(line.text))
        claims.append(Claim(words=words[:_LONGEST_ITEM], place=spot, listed=True))
    return tuple(claims), end


def _goes_on(lines: list[Line], at: int, now: int, rest: str) -> bool:
    """Say whether a line still belongs to the list that began at another."""
    line, first, above = lines[now], lines[at], lines[now - 1].text.rstrip()
    if not line.text.strip() or COPY.match(line.text) or is_closing(line.text):
        return False
    if line.page != first.page:
        return False
    if not rest:
        marked = _ITEM_MARK.match(line.text) and _ITEM_MARK.match(lines[at + 1].text)
        return now == at + 1 or bool(marked) or line.block in {first.block, lines[at + 1].block}
    unfinished = len(above) >= _FULL_LINE or above.endswith((",", ";", " and"))
    return line.block == first.block and (unfinished or bool(_ITEM_MARK.match(line.text)))


def _said(document: Document, lines: list[Line]) -> Iterator[Claim]:
    """Give what the sentences of a letter say is enclosed."""
    for text, first in _paragraphs(lines):
        small = text.casefold()
        if not any(sign in small for sign in SIGNS):
            continue
        place = place_in_line(document, first, 0, len(first.text))
        for pattern in SAID:
            for found in pattern.finditer(text):
                told = found["what"] or found.groupdict().get("also") or ""
                what = _FOR_WHOM.sub("", told.strip())
                if _NO_THING.match(what) or _LATER.search(_sentence(text, *found.span())):
                    continue
                for some in _JOINED.split(what):
                    for words in _parted(_ENDS_ITEM.sub("", f" {some}")) or ("",):
                        yield Claim(words=words, place=place)


def _sentence(text: str, start: int, end: int) -> str:
    """Give the sentence around a place, as far as a sentence goes."""
    begin, stop = max(start - _LONGEST_SENTENCE, 0), end + _LONGEST_SENTENCE
    first = max(text.rfind(sign, begin, start) for sign in ".?!") + 1
    last = min((at for sign in ".?!" if (at := text.find(sign, end, stop)) >= 0), default=stop)
    return text[max(first, begin) : last]


def _paragraphs(lines: list[Line]) -> Iterator[tuple[str, Line]]:
    """Give each paragraph as one line of text, with its first line."""
    held: list[Line] = []
    for line in lines:
        goes_on = held and held[-1].block == line.block and held[-1].page == line.page
        full = held and len(held[-1].text) >= _FULL_LINE
        if held and not (line.text.strip() and goes_on and full):
            yield " ".join(one.text.strip() for one in held), held[0]
            held = []
        if line.text.strip():
            held.append(line)
    if held:
        yield " ".join(one.text.strip() for one in held), held[0]


def _parted(text: str) -> tuple[str, ...]:
    """Part "a copy of the report, the form and our leaflet" into what it names.

    >>> _parted("a copy of the report and the form")
    ('a copy of the report', 'the form')
    """
    parts = (part.strip(" ,;.:()") for part in _PARTS.split(text))
    return tuple(part[:_LONGEST_ITEM] for part in parts if part)


def _more_follows(lines: list[Line], after: int | None) -> bool:
    """Say whether whole pages, or much text, stand after the letter in the same file."""
    last = after or max(
        (at + _SIGNATURE for at, line in enumerate(lines) if is_closing(line.text)),
        default=len(lines),
    )
    rest = [line for line in lines[last:] if line.text.strip()]
    page = lines[min(last, len(lines)) - 1].page if lines else None
    if page is not None:
        return sum(line.page is not None and line.page > page for line in rest) >= _SIGNATURE
    return len(rest) >= _MOST_LINES
