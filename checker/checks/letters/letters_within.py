"""The letters in one file: a mail merge is many, one after another, each with its own greeting."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.mentions.letter_lines import is_closing
from checker.model import Document, Line, Mention, MentionKind, Part, Role

SEEN = frozenset({Part.BODY, Part.TEXTBOX, Part.CELL})
_GREETS = 16
"""An address block is of the letter whose greeting stands no more lines below it than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWithin:
    """One letter of a file: its own lines, where it begins, to whom it is written.

    `document` is the file cut down to this letter; its lines stand where they stood. `page` is
    None where the file has no pages.
    """

    document: Document
    page: int | None
    first: int
    last: int
    block: Mention | None
    greeting: Mention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A mention and the index of the line that it begins on."""

    mention: Mention
    line: int


def letters_within(document: Document, mentions: Sequence[Mention]) -> tuple[LetterWithin, ...]:
    """Give the letters of one file in order; a file with one greeting or none is one.

    A letter begins with a greeting that stands below the closing of the letter before it, or close
    below an address block of its own. Its page begins with it, or its address block where the file
    has no pages. What stands inside a message is quoted, and parts nothing.
    """
    if document.message is not None:
        return (_whole(document, mentions),)
    placed = _placed(document, mentions)
    greetings = [one for one in placed if one.mention.kind is MentionKind.SALUTATION]
    starts = [0]
    before: _Placed | None = None
    for one in greetings:
        if before is not None and not _parts(document.lines, before, one, placed):
            continue
        if before is not None:
            starts.append(_start(document.lines, before, one, placed))
        before = one
    if len(starts) == 1:
        return (_whole(document, mentions),)
    ends = [*starts[1:], len(document.lines)]
    return tuple(
        _letter(document, placed, first, last) for first, last in zip(starts, ends, strict=True)
    )


def _whole(document: Document, mentions: Sequence[Mention]) -> LetterWithin:
    return _letter(document, _placed(document, mentions), 0, len(document.lines))


def _letter(document: Document, placed: Sequence[_Placed], first: int, last: int) -> LetterWithin:
    inside = placed[
        bisect_left(placed, first, key=_line_of) : bisect_left(placed, last, key=_line_of)
    ]
    greeting = next((one for one in inside if one.mention.kind is MentionKind.SALUTATION), None)
    blocks = [
        one
        for one in inside
        if one.mention.kind is MentionKind.ADDRESS
        and (greeting is None or one.line < greeting.line or one.mention.role is Role.RECIPIENT)
    ]
    block = next((one for one in blocks if one.mention.role is Role.RECIPIENT), None)
    if block is None and first:
        named = [one for one in blocks if one.mention.addressee]
        block = named[-1] if named else None
    lines = document.lines[first:last]
    page = next((line.page for line in lines if line.page is not None), None)
    return LetterWithin(
        document=replace(document, lines=lines)
        if first or last < len(document.lines)
        else document,
        page=page,
        first=first,
        last=last,
        block=block.mention if block else None,
        greeting=greeting.mention if greeting else None,
    )


def _placed(document: Document, mentions: Sequence[Mention]) -> list[_Placed]:
    """Give the visible greetings and address blocks of a file in order of their lines."""
    wanted = {MentionKind.SALUTATION, MentionKind.ADDRESS}
    found = [
        one
        for one in mentions
        if one.file == document.name
        and one.kind in wanted
        and one.part in SEEN
        and one.hidden is None
        and one.role is not Role.COPY
        and (one.kind is MentionKind.SALUTATION or one.addressee or one.role is Role.RECIPIENT)
    ]
    at = {
        (line.part, line.start): index
        for index, line in enumerate(document.lines)
        if line.part in SEEN
    }
    starts = {part: sorted(start for one, start in at if one is part) for part in SEEN}
    placed = [
        _Placed(mention=one, line=at[one.part, _line_start(starts[one.part], one.span[0])])
        for one in found
        if starts[one.part]
    ]
    return sorted(placed, key=_line_of)


def _line_of(one: _Placed) -> int:
    return one.line


def _line_start(starts: list[int], offset: int) -> int:
    return starts[max(bisect_right(starts, offset) - 1, 0)]


def _parts(lines: Sequence[Line], before: _Placed, one: _Placed, placed: Sequence[_Placed]) -> bool:
    """Say whether a greeting begins another letter than the greeting before it."""
    between = lines[before.line + 1 : one.line]
    closed = any(is_closing(line.text) for line in between if line.part in SEEN)
    above = placed[
        bisect_right(placed, max(before.line, one.line - _GREETS), key=_line_of) : bisect_left(
            placed, one.line, key=_line_of
        )
    ]
    return closed or any(each.mention.kind is MentionKind.ADDRESS for each in above)


def _start(lines: Sequence[Line], before: _Placed, one: _Placed, placed: Sequence[_Placed]) -> int:
    """Give the line with which a letter begins: of its page, of its address block, or its own."""
    page = lines[one.line].page
    if page is not None and lines[before.line].page != page:
        start = one.line
        while start > 0 and lines[start - 1].page == page:
            start -= 1
        return start
    closing = max(
        (
            at
            for at in range(before.line + 1, one.line)
            if lines[at].part in SEEN and is_closing(lines[at].text)
        ),
        default=max(before.line, one.line - _GREETS),
    )
    blocks = [
        each.line - len(each.mention.addressee)
        for each in placed[bisect_right(placed, closing, key=_line_of) :]
        if each.line < one.line and each.mention.kind is MentionKind.ADDRESS
    ]
    return max(closing + 1, min(blocks, default=one.line))
