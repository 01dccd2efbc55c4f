"""Who is named as what in the layout of a page: captions, party lists and rows of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from checker.checks.people.role_claims import ROLE, Claim, roles_in
from checker.checks.people.spoken_of import Spoken, Telling
from checker.mentions.dates_of_birth import dates_in
from checker.model import Span

_COLUMN = re.compile(r"[^\s](?:[^\S\n]{0,2}[^\s|])*")
_LABEL = re.compile(
    rf"[\W\d_]*(?:(?:role|party|capacity|status|position)\W+)?(?:the )?{ROLE}(?P<many>s)?"
    r"(?:'s name|\u2019s name| name)?[\W_]*",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"[\W\d_]*(?:the )?(?:subject )?(?:child(?:ren)?|intervenors?|guardian|children's guardian|"
    r"local authority|solicitors?|representatives?|counsel|interested party|other (?:person|party))"
    r"[\W_]*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"[\W\d_]*(?:and|between|v|vs|versus|to|name|litigant in person|in person)?[\W\d_]*",
    re.IGNORECASE,
)
_LONGEST = 90
_FURTHEST = 3
"""So few lines stand between a name and its part in one row, less one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A label or a name that stands alone on its line, in its cell or its column."""

    label: bool
    span: Span
    roles: tuple[str, ...] = ()
    many: bool = False
    spoken: Spoken | None = None


def caption_claims(telling: Telling) -> Iterator[Claim]:
    """Give the parts that stand beside, above or below names that stand alone.

    A row begins with a name or with a label, and goes on as it began: in a caption the part stands
    behind the name, in a form before it. A date alone is a column between the two.
    """
    for run in _runs(telling):
        groups = [(label, tuple(pieces)) for label, pieces in groupby(run, key=_is_label)]
        at = 0
        while at + 1 < len(groups):
            first, second = groups[at][1], groups[at + 1][1]
            labels, names = (first, second) if groups[at][0] else (second, first)
            yield from _paired(labels, names, after=not groups[at][0])
            at += 2


def _paired(
    labels: tuple[_Piece, ...], names: tuple[_Piece, ...], *, after: bool
) -> Iterator[Claim]:
    """Pair labels with names: one by one, or one label in the plural with all."""
    if len(labels) == len(names):
        pairs = list(zip(labels, names, strict=True))
    elif len(labels) == 1 and labels[0].many:
        pairs = [(labels[0], name) for name in names]
    elif len(labels) == 1:
        pairs = [(labels[0], names[-1] if after else names[0])]
    else:
        return
    for label, name in pairs:
        if label.roles and name.spoken is not None and name.spoken.person is not None:
            span = (min(label.span[0], name.span[0]), max(label.span[1], name.span[1]))
            yield Claim(spoken=name.spoken, roles=label.roles, span=span)


def _runs(telling: Telling) -> Iterator[list[_Piece]]:
    """Give labels and names that follow one another with nothing else between.

    Where a row begins with a name, the first label behind other words is that name's, and not of
    the next row.
    """
    run: list[_Piece] = []
    at, behind = 0, _FURTHEST
    for line in telling.text.split("\n"):
        start, at = at, at + len(line) + 1
        if len(line) > _LONGEST * 2 or ("   " not in line and len(line) > _LONGEST):
            pieces = None
        else:
            pieces = _pieces(telling, line, start)
        if pieces is None:
            if len(run) > 1:
                yield run
            behind = int(bool(run) and not run[0].label and not run[-1].label) or behind + 1
            run = []
        else:
            begun = not run and behind < _FURTHEST and bool(pieces) and pieces[0].label
            run += pieces[1:] if begun else pieces
            behind = _FURTHEST if pieces else behind
    if len(run) > 1:
        yield run


def _pieces(telling: Telling, line: str, start: int) -> list[_Piece] | None:
    """Give the labels and names of a line that holds nothing else, or None."""
    found: list[_Piece] = []
    for column in _COLUMN.finditer(line):
        text, first = column[0], start + column.start()
        if _NOTHING.fullmatch(text) or any(span == (0, len(text)) for span, _ in dates_in(text)):
            continue
        label = _LABEL.fullmatch(text)
        span = (first, first + len(text))
        if label is not None:
            found.append(_Piece(label=True, span=span, roles=roles_in(label["role"]),
                                many=bool(label["many"])))  # fmt: skip
        elif _OTHER_LABEL.fullmatch(text):
            found.append(_Piece(label=True, span=span))
        else:
            name = _name_alone(telling, text, first)
            if name is None:
                return None
            found.append(_Piece(label=False, span=(name.start, name.end), spoken=name))
    return found


def _name_alone(telling: Telling, text: str, first: int) -> Spoken | None:
    """Give the one name that a stretch holds, beside brackets and numbers."""
    names = telling.named(first, first + len(text))
    if len(names) != 1:
        return None
    around = text[: names[0].start - first] + text[names[0].end - first :]
    bare = re.sub(r"\([^()]*\)", "", around)
    return names[0] if _NOTHING.fullmatch(bare) else None


def _is_label(piece: _Piece) -> bool:
    return piece.label
