"""What a letter or a message says is enclosed: its list under "Enc", and its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from checker.checks.kept import kept_for_everyone
from checker.checks.matter import Matter
from checker.checks.places import place_in_line
from checker.mentions.letter_lines import CLOSING, COPY, GREETING_LINE
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
_COUNT_FIRST = re.compile(
    r"^\W*(?P<count>\d{1,2}) (?:encs?|encls?|enclosures?)\W*$",
    re.IGNORECASE,
)
_THIS = r"this (?:letter|email|e-mail|message)"
_IN_IT = r"(?:this|this (?:letter|email|e-mail|message|envelope|pack)|the (?:envelope|pack))"
_PAPERS = (
    r"reports?|minutes|orders?|forms?|statements?|chronology|plan|bundle|schedule"
    r"|documents?|copy|copies|applications?|certificates?|summary|questionnaire|agenda|notice"
)
_SAID = (
    re.compile(
        r"\b(?:i|we)(?:,? (?:also|now|therefore|again|herewith))* (?:enclose|attach)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:i|we)(?: have|'ve|\u2019ve| am| are)(?: also| now)?"
        r" (?:enclos(?:ed|ing)|attach(?:ed|ing))\b"
        r"(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:find|see|read|sign|complete|return)(?: (?:the|my|our))? (?:enclosed|attached)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|(?<=[.;?!] ))(?:enclosed|attached)(?: with this (?:letter|email|message))?,?"
        r"(?: (?:is|are|please find|you will find|herewith))+\b(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<what>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?) (?:is|are)"
        r"(?: also| now)? (?:enclosed|attached)\b"
        r"(?! to\b(?! (?:this|the|my|our) (?:letter|email|e-mail|message)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:find|see) (?P<what>(?:a|an|the|my|our|your|copies) [^.;?!,\n]{2,80}?)"
        r" (?:enclosed|attached)\b(?! to\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|(?<=[.;?!] ))(?:together with|with|accompanying|in) {_THIS},?"
        r" (?:is|are|comes?|you will (?:also )?find|please find|there is|there are)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:i|we)(?: have| am| are)?(?: also| now)? (?:includ(?:e|ed|ing)|send(?:ing)?)"
        rf" (?:you )?(?P<what>(?:a|an|the|my|our|your|"
        rf"copies)\b[^.;?!\n]{{2,160}}?) with {_THIS}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:i|we) send (?:you )?herewith|(?:^|(?<=[.;?!] ))herewith(?: is| are)?"
        r"|\bby way of service,? (?:please )?find)\b(?! (?:enclosed|attached)\b)"
        r"(?P<what>[^.;?!\n]{2,240})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bthe (?:enclosed|attached) (?P<what>(?:[a-z]+ ){{0,3}}?(?:{_PAPERS}))\b", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<what>\b(?:a|an|the|my|our) [^.;?!,\n]{{2,80}}?) accompan(?:ies|y) {_THIS}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|(?<=[.;?!] ))(?:also )?(?:(?<=also )(?:enclosed|attached)|appended) (?:is|are)\b"
        r"(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W*(?P<what>(?:(?:sealed|signed|draft) )?(?:{_PAPERS})"
        r"(?: (?:of|order|from|by)[^.;?!,\n]{0,60}?)?)"
        r" (?:encl?|(?:to be found )?enclosed|attached)\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<what>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?) (?:(?:goes|go|"
        r"comes?|travels?)"
        rf" with|(?:is|are)(?: also)? (?:at the back of|behind|inside|forwarded with|"
        rf"sent with)) {_IN_IT}\b|"
        r"(?P<also>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?)"
        r" (?:is|are)(?: also)? in (?:this|the) (?:envelope|pack)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<what>\b(?:a|an|the|my|our|your|two|three) [^.;?!,\n]{2,80}?) (?:is|"
        r"are)(?: also| now)? "
        r"(?:appended|annexed|encl|attd)\b(?! to\b(?! (?:this|the|my|our) (?:letter|email|"
        r"message)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:i|we)(?: have|['\u2019]ve| am| are)? (?:also )?(?:put|slipped|tucked|popped|"
        r"placed|return(?:ing)?)"
        rf" (?P<what>(?:a|an|the|my|our|your)\b[^.;?!\n]{{2,120}}?) (?:in with|inside|with|"
        rf"in) {_IN_IT}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:also )?in {_IN_IT}(?::|,? (?:is|are|"
        rf"you will find))(?P<what>[^.;?!\n]{{2,160}})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:pleasure in|by) enclosing (?P<what>(?:a|an|the|my|our|your|copies|"
        r"two)\b[^.;?!\n]{2,160})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:alongside|with) this letter,? you (?:should|will|ought to)(?: also)? (?:have|"
        r"find|see)\b"
        r"(?P<what>[^.;?!\n]{2,160})|\byou (?:should|will)(?: also)? (?:have|find|see)"
        rf" (?P<also>(?:a|an|the|my|our|two|three|four)\b[^.;?!\n]{{2,100}}?) (?:alongside|"
        rf"with|in) {_IN_IT}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:complete|sign|read|see|return|use|fill in) (?P<what>(?:a|the|my|"
        r"our) [^.;?!,\n]{2,60}?)"
        r" (?:attached|enclosed)\b(?! to\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:rwy['\u2019]n|rydym yn|rwyf yn|yr wyf yn) (?:amgaeu|"
        r"atodi)(?P<what>[^.;?!\n]{2,160})|"
        r"\bgweler (?:yr?|y|fy|ein) (?P<also>[^.;?!\n]{2,60}?) (?:amgaeedig|ynghlwm)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:amgaeaf|amgaewn|amgaeir|atodaf|atodwn|atodir)\b(?P<what>[^.;?!\n]{0,240})",
        re.IGNORECASE,
    ),
)
_SIGNS = (
    "encl", "attach", "attd", "append", "annex", "this", "envelope", "pack", "herewith",
    "way of service", "amga", "atod", "ynghlwm",
)  # fmt: skip
"""Without one of these nothing in `_SAID` can stand in a text."""
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
_PARTS = re.compile(r"\s*(?:;|,| and (?=\S)| & |\u2022)\s*", re.IGNORECASE)
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
        found = _LIST.match(lines[at].text) or _COUNT_FIRST.match(lines[at].text)
        given = found["count"] if found else None
        count = int(given) if given else None
        counted_at = place_in_line(document, lines[at], 0, len(lines[at].text))
        listed, after = _items(document, lines, at)
        listed = listed[:_MOST_CLAIMS]
    body = lines[: at if at is not None else len(lines)]
    return Enclosing(
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
        closed = closed or bool(CLOSING.match(line.text))
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
            if (_LIST.match(lines[at].text) or _COUNT_FIRST.match(lines[at].text))
            and len(lines[at].text) <= _LONGEST_ITEM * 2
        ),
        None,
    )


def _items(document: Document, lines: list[Line], at: int) -> tuple[tuple[Claim, ...], int]:
    """Give the items of a list, and the index of the line after it."""
    found = _LIST.match(lines[at].text)
    rest = found["rest"].strip() if found else ""
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
    if not line.text.strip() or COPY.match(line.text) or CLOSING.match(line.text):
        return False
    if line.page != first.page:
        return False
    if not rest:
        return now == at + 1 or line.block in {first.block, lines[at + 1].block}
    unfinished = len(above) >= _FULL_LINE or above.endswith((",", ";", " and"))
    return line.block == first.block and (unfinished or bool(_ITEM_MARK.match(line.text)))


def _said(document: Document, lines: list[Line]) -> Iterator[Claim]:
    """Give what the sentences of a letter say is enclosed."""
    for text, first in _paragraphs(lines):
        small = text.casefold()
        if not any(sign in small for sign in _SIGNS):
            continue
        place = place_in_line(document, first, 0, len(first.text))
        for pattern in _SAID:
            for found in pattern.finditer(text):
                told = found["what"] or found.groupdict().get("also") or ""
                what = _FOR_WHOM.sub("", told.strip())
                if _NO_THING.match(what) or _LATER.search(_sentence(text, *found.span())):
                    continue
                for words in _parted(_ENDS_ITEM.sub("", f" {what}")) or ("",):
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
        (at + _SIGNATURE for at, line in enumerate(lines) if CLOSING.match(line.text)),
        default=len(lines),
    )
    rest = [line for line in lines[last:] if line.text.strip()]
    page = lines[min(last, len(lines)) - 1].page if lines else None
    if page is not None:
        return sum(line.page is not None and line.page > page for line in rest) >= _SIGNATURE
    return len(rest) >= _MOST_LINES
