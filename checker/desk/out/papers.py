"""The papers that go with a dispatch: what stands on them and where, in millimetres.

Nothing on them was typed by anybody: names and addresses are those of the case record.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from checker.days import time_in_england, whole_day_words
from checker.desk.answers import Going
from checker.settings import Policy
from checker.words import later, say, say_count

_Box: TypeAlias = tuple[float, float, float, float]


class PaperKind(StrEnum):
    """What is printed."""

    WINDOW = "window"
    DL = "dl"
    C5 = "c5"
    LABEL = "label"
    SLIP = "slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that stand below one another, from the top left of a box in millimetres.

    They are made smaller until they fit the box, down to `least` points.
    """

    box_mm: _Box
    lines: tuple[str, ...]
    points: float
    least: float = 8.0
    bold: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One sheet, envelope or label of a printer."""

    kind: PaperKind
    title: str
    wide_mm: float
    high_mm: float
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Give everything that stands on it, a line each."""
        return tuple(line for block in self.blocks for line in block.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a dispatch holds: its documents with their pages, None where nobody can count them."""

    documents: tuple[tuple[str, int | None], ...]

    @property
    def pages(self) -> int | None:
        """Give how many pages there are in all; None when one document's are not known."""
        counted = [count for _, count in self.documents if count is not None]
        return sum(counted) if len(counted) == len(self.documents) else None


_A4: Final = (210.0, 297.0)
_SIZES: Final = {
    PaperKind.WINDOW: _A4,
    PaperKind.DL: (220.0, 110.0),
    PaperKind.C5: (229.0, 162.0),
    PaperKind.LABEL: (100.0, 62.0),
    PaperKind.SLIP: _A4,
}
_TITLES: Final = {
    PaperKind.WINDOW: later("Address sheet for a window envelope (A4)"),
    PaperKind.DL: later("Envelope DL (220 x 110 mm)"),
    PaperKind.C5: later("Envelope C5 (229 x 162 mm)"),
    PaperKind.LABEL: later("Label (100 x 62 mm)"),
    PaperKind.SLIP: later("Dispatch slip (A4)"),
}
_WHERE: Final[dict[PaperKind, _Box]] = {
    PaperKind.DL: (95.0, 45.0, 210.0, 98.0),
    PaperKind.C5: (100.0, 70.0, 219.0, 148.0),
    PaperKind.LABEL: (6.0, 16.0, 94.0, 58.0),
}
_MARKS: Final[dict[PaperKind, _Box]] = {
    PaperKind.DL: (12.0, 10.0, 150.0, 18.0),
    PaperKind.C5: (12.0, 12.0, 150.0, 20.0),
    PaperKind.LABEL: (6.0, 5.0, 94.0, 12.0),
}
_DL_WINDOW: Final[_Box] = (24.6, 39.5, 120.0, 66.3)
"""Where a DL window shows the page, as GOV.UK Notify prints letters."""
_WINDOW_INSET_MM: Final = 1.0


def paper_title(kind: PaperKind) -> str:
    """Say what is printed: "Envelope DL (220 x 110 mm)"."""
    return say(_TITLES[kind])


def address_paper(kind: PaperKind, going: Going, policy: Policy) -> Paper:
    """Lay out who it goes to: on a sheet behind a window, an envelope or a label."""
    address = Block(box_mm=_address_box(kind, policy), lines=going.lines, points=12.0)
    marked: tuple[Block, ...] = ()
    if kind in _MARKS:
        words = (say("PRIVATE AND CONFIDENTIAL"),)
        marked = (Block(box_mm=_MARKS[kind], lines=words, points=9.0, bold=True),)
    return _paper(kind, (*marked, address))


def slip(going: Going, receipt: str, contents: Contents, at_ms: int) -> Paper:
    """Lay out what lies in the envelope with the letter: its receipt, and what there should be.

    It names nobody's address and no case: what is on it may be read by whoever opens the letter.
    """
    left, right, at = 25.0, 190.0, time_in_england(at_ms)
    head = Block(
        box_mm=(left, 20.0, right, 32.0), lines=(say("Dispatch slip"),), points=20.0, bold=True
    )
    rows = [
        say("For {name}", name=going.name),
        say(
            "Checked and confirmed {day} at {time}",
            day=whole_day_words(at.date()),
            time=f"{at:%H:%M}",
        ),
        say("Pack reference {code}", code=receipt),
        _count(contents),
    ]
    told = Block(box_mm=(left, 36.0, right, 66.0), lines=tuple(rows), points=12.0)
    lines = tuple(_documents(contents))
    list_ = Block(box_mm=(left, 74.0, right, 236.0), lines=lines, points=11.0, least=6.0)
    ask = (
        say("Is a page missing, or is something here that is not for you?"),
        say("Do not read it. Tell whoever sent it, and name the pack reference."),
    )
    wrong = Block(box_mm=(left, 246.0, right, 262.0), lines=ask, points=11.0)
    foot = (say("Page 1 of 1. Pack reference {code}", code=receipt),)
    end = Block(box_mm=(left, 275.0, right, 283.0), lines=foot, points=9.0)
    return _paper(PaperKind.SLIP, (head, told, list_, wrong, end))


def reads_the_same(paper: Paper, printed: Iterable[str]) -> bool:
    """Say whether what was read back from a print is what stands on a paper, to the letter.

    How far apart words and lines stand is a matter of print: white space counts as none.
    """
    return _bare(paper.lines) == _bare(printed)


def _paper(kind: PaperKind, blocks: tuple[Block, ...]) -> Paper:
    wide, high = _SIZES[kind]
    return Paper(kind=kind, title=paper_title(kind), wide_mm=wide, high_mm=high, blocks=blocks)


def _address_box(kind: PaperKind, policy: Policy) -> _Box:
    """Give where the address stands; behind the organisation's own window, where it has one."""
    if kind is not PaperKind.WINDOW:
        return _WHERE[kind]
    left, top, right, bottom = policy.windows[0].address_mm if policy.windows else _DL_WINDOW
    inset = _WINDOW_INSET_MM
    return left + inset, top + inset, right - inset, bottom - inset


def _count(contents: Contents) -> str:
    count = len(contents.documents)
    documents = say_count("{count} document", "{count} documents", count)
    if contents.pages is None:
        return say("{documents}; count the pages by hand", documents=documents)
    pages = say_count("{count} page", "{count} pages", contents.pages)
    return say("{documents}, {pages}", documents=documents, pages=pages)


def _documents(contents: Contents) -> Iterable[str]:
    """Say for each document which pages of the pack are its own."""
    first, of = 1, contents.pages
    for number, (name, count) in enumerate(contents.documents, 1):
        if count is None or of is None:
            yield say("{number}. {name}", number=number, name=name)
        elif count == 1:
            yield say("{number}. {name}: page {page} of {of}", **_n(number, name, first, of))
        else:
            last = first + count - 1
            yield say(
                "{number}. {name}: pages {page} to {last} of {of}",
                last=last,
                **_n(number, name, first, of),
            )
        first += count or 0


def _n(number: int, name: str, page: int, of: int) -> dict[str, object]:
    return {"number": number, "name": name, "page": page, "of": of}


def _bare(lines: Iterable[str] | Sequence[str]) -> str:
    return re.sub(r"\s+", "", "".join(lines))
