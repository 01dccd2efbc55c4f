"""Says whose each address is: the recipient's, the sender's, a copy's, or only mentioned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.matching.addresses import parse
from checker.matching.folding import fold
from checker.matching.postcodes import find_postcode, to_postcode
from checker.matching.vocabulary import HONOURS
from checker.mentions.address_lines import Standing
from checker.mentions.address_words import is_title
from checker.mentions.letter_lines import COPY, GREETING_LINE, is_closing
from checker.mentions.name_words import NOT_NAMES
from checker.mentions.passage import SEEN, Passage
from checker.model import Align, Case, Document, Line, Part, Role
from checker.settings import Policy

_CONTACT = re.compile(r"\b(?:tel|telephone|phone|fax|www|e-?mail)\b|@|\bDX\b", re.IGNORECASE)
_SENT_BY = re.compile(r"\W*(?:and |sent |also )?by ", re.IGNORECASE)
"""How a letter goes, below the reader's address: "By email: ..." is no letterhead."""
_REPLY = re.compile(r"\b(?:reply to|return address|if undelivered|from)\b[ :]*", re.IGNORECASE)
_BODY_WORDS = (NOT_NAMES | {"advice", "advisory", "law", "bureau", "company", "plc"}) - {"and"}
_PERSON_FIRST = frozenset({"c/o", "prisoner", "the", "fao"})
_NAME_LENGTHS = range(2, 6)
_FAR_RIGHT = 30
_PAGE_MIDDLE_MM = 100.0
_FEW_LINES = 14
_GREETS = 16
"""An address so near above a greeting, on a page of its own, begins another letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where in a document, counted in lines, its greeting and its closing stand."""

    greeting: int | None
    closing: int | None
    lines: int


def layout(document: Document) -> Layout:
    """Find the greeting and the last closing among the lines that a reader sees."""
    greeting: int | None = None
    closing: int | None = None
    count = 0
    for order, line in enumerate(document.lines):
        if line.part not in SEEN or line.hidden is not None or not line.text.strip():
            continue
        count += 1
        if greeting is None and GREETING_LINE.match(line.text):
            greeting = order
        elif greeting is not None and is_closing(line.text):
            closing = order
    return Layout(greeting=greeting, closing=closing, lines=count)


def roles(
    standings: Sequence[Standing], document: Document, case: Case | None, policy: Policy
) -> tuple[Role, ...]:
    """Give each address's role, in the order of the addresses."""
    plan = layout(document)
    own = _own_doors(case, policy, {_postcode(one.lines) for one in standings})
    given = [_first_role(one, document, plan, own) for one in standings]
    waiting = [at for at, role in enumerate(given) if role is None]
    chosen = _recipients([standings[at] for at in waiting], plan)
    for at in waiting:
        given[at] = chosen[id(standings[at])]
    if Role.RECIPIENT not in given and document.message is None:
        last = _foot_or_header(standings, given, plan)
        if last is not None:
            given[last] = Role.RECIPIENT
    return tuple(role or Role.MENTION for role in given)


def _own_doors(case: Case | None, policy: Policy, postcodes: set[str | None]) -> frozenset[str]:
    """Give the keys of the sender's own addresses, the policy's and the record's, of postcodes."""
    bodies = (
        *policy.own.organisations,
        *(body for body in (case.organisations if case else ()) if body.kind == "own"),
    )
    return frozenset(
        _door(address.written())
        for body in bodies
        for address in body.addresses
        if to_postcode(address.postcode) in postcodes
    ) - {""}


def _postcode(lines: Sequence[str]) -> str | None:
    found = find_postcode(", ".join(lines))
    return found[2] if found else None


def _door(lines: Sequence[str]) -> str:
    """Give a key by which two spellings of the sender's own address are the same."""
    parsed = parse(tuple(lines))
    which = parsed.number or parsed.building or parsed.special_of("po-box")
    return f"{parsed.postcode} {parsed.unit} {which}" if parsed.postcode and which else ""


def _first_role(  # noqa: PLR0911 - one line a place on the page
    one: Standing, document: Document, plan: Layout, own: frozenset[str]
) -> Role | None:
    """Give the role that an address has by itself, or None where it may be the recipient's."""
    passage = one.spot.column.passage
    line = _line_index(one)
    if own and _door(one.lines) in own:
        return Role.SENDER
    if passage.part in {Part.HEADER, Part.FOOTER}:
        return Role.SENDER
    if passage.part not in SEEN or passage.lines[line].hidden is not None:
        return Role.MENTION
    if _is_copy(passage, line, block=one.block):
        return Role.COPY
    order = passage.order[line]
    if plan.closing is not None and order > plan.closing:
        return Role.SENDER if _is_near(order, plan.closing) else Role.MENTION
    if not one.block or document.message is not None:
        return Role.MENTION
    if one.labelled and plan.greeting is not None:
        return Role.MENTION
    if plan.greeting is not None and order > plan.greeting:
        return Role.MENTION
    return None


def _recipients(waiting: list[Standing], plan: Layout) -> dict[int, Role]:
    """Tell the recipient's address from the letterhead among the blocks above a greeting."""
    if plan.greeting is None and plan.lines > _FEW_LINES:
        waiting_people = [
            one for one in waiting if _is_person(one) and _line_index(one) < _FEW_LINES * 2
        ]
        return {
            id(one): Role.RECIPIENT if one in waiting_people else Role.MENTION for one in waiting
        }
    letterheads = [one for one in waiting if _is_letterhead(one)]
    rest = [one for one in waiting if one not in letterheads]
    people = [one for one in rest if _is_titled(one)] or [one for one in rest if _is_person(one)]
    if not rest and len(letterheads) == 1 and not _has_contact(letterheads[0]):
        rest, letterheads = letterheads, []
    chosen = people or _nearest(rest, plan)
    chosen = [one for one in waiting if one in chosen or any(_beside(one, two) for two in chosen)]
    return {id(one): Role.RECIPIENT if one in chosen else Role.SENDER for one in waiting}


def _nearest(rest: list[Standing], plan: Layout) -> list[Standing]:
    """Give the block on the left that stands nearest above the greeting; on labels, every block."""
    left = [one for one in rest if not _is_right(one)] or rest
    return left if plan.greeting is None else left[-1:]


def _beside(one: Standing, other: Standing) -> bool:
    """Say whether two addresses without any name of their own begin on one line."""
    same_line = _line_index(one) == _line_index(other)
    return same_line and one is not other and not one.addressee


def _is_letterhead(one: Standing) -> bool:
    """Say whether a block is the sender's: with a phone or web address, or on the right alone."""
    return not one.labelled and not _is_person(one) and (_has_contact(one) or _is_right(one))


def _has_contact(one: Standing) -> bool:
    column = one.spot.column
    row = column.row(one.spot.end)
    below = [piece.text for piece in column.pieces[row + 1 : row + 4]]
    piece = column.pieces[row]
    after = column.text[one.spot.end : piece.at + len(piece.text)]
    return any(
        _CONTACT.search(text) and "DX" not in text and not _SENT_BY.match(text)
        for text in (after, *below)
    )


def _is_titled(one: Standing) -> bool:
    """Say whether a name line above an address is somebody's by its first or last word."""
    for name in one.addressee:
        words = [fold(word).strip(".,()") for word in name.split()]
        if is_title(words[0]) or words[0] in _PERSON_FIRST or words[-1] in HONOURS:
            return True
    return False


def _is_person(one: Standing) -> bool:
    """Say whether the line above an address is somebody's name, and no body's."""
    if _is_titled(one):
        return True
    if len(one.addressee) != 1 or _has_contact(one):
        return False
    words = [fold(word).strip(".,()") for word in one.addressee[0].split()]
    return len(words) in _NAME_LENGTHS and not _BODY_WORDS.intersection(words)


def _is_right(one: Standing) -> bool:
    """Say whether a block stands on the right half of its page."""
    column = one.spot.column
    piece = column.pieces[column.row(one.spot.start)]
    line: Line = column.passage.lines[piece.line]
    if line.box is not None:
        return line.box[0] > _PAGE_MIDDLE_MM
    if line.look is not None:
        return line.look.align is Align.RIGHT or line.look.indent_mm > _PAGE_MIDDLE_MM - _FAR_RIGHT
    return piece.indent >= _FAR_RIGHT


def _is_copy(passage: Passage, line: int, *, block: bool) -> bool:
    """Say whether "cc" or "Copy to" stands above an address, in its block or just before it."""
    if not block:
        return bool(COPY.match(passage.lines[line].text))
    page, empty = passage.lines[line].page, 0
    greets = any(GREETING_LINE.match(below.text) for below in passage.lines[line : line + _GREETS])
    for index in range(line, max(-1, line - 12), -1):
        text = passage.lines[index].text
        if greets and passage.lines[index].page != page:
            return False
        if COPY.match(text):
            return True
        if GREETING_LINE.match(text) or is_closing(text):
            return False
        empty = empty + 1 if not text.strip() else empty
        if empty > 1:
            return False
    return False


def _foot_or_header(
    standings: Sequence[Standing], given: list[Role | None], plan: Layout
) -> int | None:
    """Give the address of a person at the foot or in the header, where none stands on top."""
    for at, one in enumerate(standings):
        part = one.spot.column.passage.part
        below = plan.closing is not None and given[at] in {Role.SENDER, Role.MENTION}
        titled = bool(one.addressee) and is_title(one.addressee[0].split()[0])
        if one.block and titled and (part is Part.HEADER or (below and part in SEEN)):
            return at
    return None


def _line_index(one: Standing) -> int:
    column = one.spot.column
    return column.pieces[column.row(one.spot.start)].line


def _is_near(order: int, closing: int) -> bool:
    return order - closing <= _FEW_LINES
