"""The pages that a second person sees: drawn behind the wall, and covered where they name anybody.

Before a lead has picked who should receive the letter, whoever it is addressed to is painted over:
the address, the greeting, names at its head and what the file says of itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.desk.letter.letters import Letter
from checker.desk.letter.marked import boxes_of, marked
from checker.desk.letter.pages import drawn
from checker.errors import CallError
from checker.model import (
    ARCHIVES,
    Box,
    Concealment,
    Document,
    Finding,
    Line,
    Look,
    Mention,
    MentionKind,
    Page,
    Part,
    Recipient,
    Result,
    Role,
)
from checker.protocol.seconding import MOST_SHOWN_BYTES, ShownMark, ShownPage
from checker.words import say
from checker.worker.parent import Readers
from checker.worker.wire import PaintLine, Parts

WIDTH_PX = 1_000
_ABOVE = (Part.HEADERS, Part.SUBJECT, Part.HEADER)
_BELOW = (Part.FOOTNOTE, Part.FOOTER)
_ASIDE = (*_ABOVE, Part.METADATA, Part.FILENAME)
_HEAD_LINES = 15
"""So many lines are a letter's head where it has no greeting."""
_ADDRESSEE_LINES = 4
_LEAST_WORD = 3
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "sir",
        "dame",
        "lord",
        "lady",
        "the",
        "and",
        "rev",
    ]
)
_COVER_MM = 85.0
"""A cover is at least so wide, so that nobody guesses a name by its length."""
_AROUND_MM = 1.0
_NEAR = 0.01
"""Of a page's width: the sides of covers that are so near to each other are brought to one line."""
_LEFT, _RIGHT = 0.08, 0.94
"""Of a painted page, where a covered line begins and ends."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page before it is drawn."""

    file: int
    document: Document
    page: int
    of: int
    png: bytes = field(repr=False)
    marks: tuple[ShownMark, ...]
    covers: tuple[Parts, ...]


def shown_pages(
    letter: Letter, readers: Readers, result: Result, mentions: Sequence[Mention]
) -> tuple[tuple[ShownPage, ...], int]:
    """Draw the pages of a dispatch, those with findings first where not all may go.

    Returns:
        The pages in the order of the letter, and how many are left out.

    Raises:
        CallError: not even one page is small enough.
        ReadingStopped: a page cannot be drawn.
    """
    words = _words_of(result.recipients)
    sheets: list[_Sheet] = []
    for number, document in enumerate(result.documents, start=1):
        if document.kind in ARCHIVES:
            continue
        own = [one for one in mentions if one.file == document.name]
        hidden = _named_lines(document, own, words)
        if document.pages:
            sheets += _drawn(letter, readers, number, document, result.findings, hidden)
        else:
            sheets += _painted(readers, number, document, result.findings, hidden)
    first = sorted(range(len(sheets)), key=lambda at: (not sheets[at].marks, at))
    room, kept = MOST_SHOWN_BYTES, {}
    for at in first:
        page = _as_shown(sheets[at], readers)
        size = len(page.png) + len(page.covered)
        if size <= room:
            kept[at] = page
            room -= size
    if sheets and not kept:
        raise CallError(
            say(
                "The pages of this letter are too large to be sent to a team lead. Make the "
                "pictures in it smaller, or show it to your team lead another way."
            )
        )
    return tuple(kept[at] for at in sorted(kept)), len(sheets) - len(kept)


def _as_shown(sheet: _Sheet, readers: Readers) -> ShownPage:
    return ShownPage(
        file=sheet.file,
        page=sheet.page,
        of=sheet.of,
        png=sheet.png,
        covered=readers.cover(sheet.png, sheet.covers) if sheet.covers else b"",
        marks=sheet.marks,
    )


def _drawn(
    letter: Letter,
    readers: Readers,
    number: int,
    document: Document,
    findings: Sequence[Finding],
    hidden: frozenset[int],
) -> Iterator[_Sheet]:
    """Draw a file that has pages."""
    for page in document.pages:
        covers = [
            _cover(line.box, page)
            for at, line in enumerate(document.lines)
            if at in hidden and line.page == page.number and line.box is not None
        ]
        marks = [
            ShownMark(number=place, box=_parts(box, page))
            for place, one in enumerate(findings, start=1)
            if one.place.file == document.name
            for box in _boxes(document, one, page.number)
        ]
        yield _Sheet(
            number,
            document,
            page.number,
            len(document.pages),
            drawn(letter, readers, document, page.number, WIDTH_PX),
            tuple(marks),
            in_line(covers),
        )


def _boxes(document: Document, finding: Finding, page: int) -> list[Box]:
    place = finding.place
    boxes = boxes_of((line for line in document.lines if line.page == page), place)
    if not boxes and place.page == page and place.box is not None:
        boxes = [place.box]
    return [marked(box, document.kind) for box in boxes]


def _painted(
    readers: Readers,
    number: int,
    document: Document,
    findings: Sequence[Finding],
    hidden: frozenset[int],
) -> Iterator[_Sheet]:
    """Paint a file that has no pages of its own: header first, footer last, then what it hides."""
    order = list(_in_order(document))
    painted = tuple(_as_painted(line) for _, line in order)
    pages = readers.paint(painted, WIDTH_PX) if any(one.text.strip() for one in painted) else ()
    for place, page in enumerate(pages, start=1):
        covered = {word.box[1::2] for word in page.words if order[word.line][0] in hidden}
        marks: list[ShownMark] = []
        for at, one in enumerate(findings, start=1):
            if one.place.file != document.name or one.place.span is None:
                continue
            boxes = [
                word.box
                for word in page.words
                if (line := order[word.line][1]).part is (one.place.part or Part.BODY)
                and order[word.line][0] >= 0
                and any(
                    line.start + word.first < last and first < line.start + word.last
                    for first, last in one.place.spans
                )
            ]
            marks += [ShownMark(number=at, box=box) for box in _in_rows(boxes)]
        covers = tuple((_LEFT, top, _RIGHT, bottom) for top, bottom in sorted(covered))
        yield _Sheet(number, document, place, len(pages), page.png, tuple(marks), covers)


def _in_order(document: Document) -> Iterator[tuple[int, Line]]:
    """Give the lines as they are painted, each with its place in the document (-1: none)."""
    lines = [one for one in enumerate(document.lines) if one[1].part is not Part.FILENAME]
    seen = [one for one in lines if one[1].hidden is None and one[1].part is not Part.METADATA]
    for parts in (_ABOVE, None, _BELOW):
        for at, line in seen:
            own = line.part in parts if parts else line.part not in (*_ABOVE, *_BELOW)
            if own:
                yield at, line
    rest = [one for one in lines if one not in seen]
    if rest:
        look = Look(bold=True, before_pt=26, after_pt=4)
        yield -1, Line(text=say("In the file, but not on the page"), look=look)
    yield from rest


def _as_painted(line: Line) -> PaintLine:
    look = line.look or Look(after_pt=2)
    indent = look.indent_mm + (30.0 * line.cell.column if line.cell is not None else 0.0)
    return PaintLine(
        text=line.text,
        size_pt=look.size_pt,
        bold=look.bold,
        italic=look.italic,
        align=look.align.value,
        indent_mm=min(max(indent, 0.0), 90.0),
        before_pt=min(max(look.before_pt, 0.0), 60.0),
        after_pt=min(max(look.after_pt, 0.0), 60.0),
        muted=line.part in (*_ABOVE, *_BELOW) or line.hidden is not None,
    )


def _in_rows(boxes: Iterable[Parts]) -> Iterator[Parts]:
    """Give one box for the words of a row that stand side by side."""
    rows: dict[tuple[float, float], list[Parts]] = {}
    for box in boxes:
        rows.setdefault((box[1], box[3]), []).append(box)
    for (top, bottom), row in rows.items():
        yield min(one[0] for one in row), top, max(one[2] for one in row), bottom


def _named_lines(
    document: Document, mentions: Sequence[Mention], words: frozenset[str]
) -> frozenset[int]:
    """Give which lines say to whom a file is addressed."""
    found: set[int] = set()
    body = [at for at, line in enumerate(document.lines) if line.part not in _ASIDE]
    greeting = len(body)
    for mention in mentions:
        greets = mention.kind is MentionKind.SALUTATION
        if not greets and mention.role is not Role.RECIPIENT:
            continue
        own = [at for at in range(len(document.lines)) if _stands_in(mention, document.lines[at])]
        found.update(own)
        if greets and own:
            greeting = min(greeting, body.index(own[0]) if own[0] in body else greeting)
        for at in own[:1]:
            above = range(max(0, at - _ADDRESSEE_LINES), at)
            found.update(one for one in above if document.lines[one].text in mention.addressee)
    head = set(body[: greeting if greeting < len(body) else _HEAD_LINES])
    for at, line in enumerate(document.lines):
        aside = line.part in _ASIDE or line.hidden is Concealment.METADATA
        if (at in head or aside) and _words(line.text) & words:
            found.add(at)
    return frozenset(found)


def _stands_in(mention: Mention, line: Line) -> bool:
    start, end = line.start, line.start + len(line.text)
    return line.part is mention.part and mention.span[0] < end and start < mention.span[1]


def _words_of(recipients: Sequence[Recipient]) -> frozenset[str]:
    return frozenset(word for one in recipients for word in _words(f"{one.name} {one.destination}"))


def _words(text: str) -> frozenset[str]:
    told = "".join(one if one.isalnum() else " " for one in text.casefold()).split()
    return frozenset(one for one in told if len(one) >= _LEAST_WORD and one not in _TITLES)


def _cover(box: Box, page: Page) -> Parts:
    left = box[0] - _AROUND_MM
    right = max(box[2] + _AROUND_MM, left + _COVER_MM)
    return _parts((left, box[1] - _AROUND_MM, right, box[3] + _AROUND_MM), page)


def in_line(covers: Sequence[Parts]) -> tuple[Parts, ...]:
    """Give covers whose sides make no steps: letters of several shapes begin the lines below them.

    None of them becomes narrower.

    >>> in_line([(0.1, 0.2, 0.5, 0.3), (0.102, 0.3, 0.502, 0.4), (0.2, 0.4, 0.6, 0.5)])
    ((0.1, 0.2, 0.502, 0.3), (0.1, 0.3, 0.502, 0.4), (0.2, 0.4, 0.6, 0.5))
    """
    return tuple(
        (
            min(left for left, *_rest in covers if abs(left - one[0]) < _NEAR),
            one[1],
            max(right for *_rest, right, _end in covers if abs(right - one[2]) < _NEAR),
            one[3],
        )
        for one in covers
    )


def _parts(box: Box, page: Page) -> Parts:
    sides = (page.width_mm, page.height_mm, page.width_mm, page.height_mm)
    left, top, right, bottom = (
        min(max(mm / max(side, 1.0), 0.0), 1.0) for mm, side in zip(box, sides, strict=True)
    )
    return left, top, right, bottom
