"""The forms in which a message says the same: what is shown, and what another form says apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from checker.model import Concealment, Line, Part
from checker.reading.mail.gathered import Gathered, squeezed
from checker.reading.markup import read_markup
from checker.reading.refusal import Unreadable
from checker.reading.text import MOST_LINES, lines_of

_LINKS = re.compile(
    r"<(?:(?:https?|mailto|tel|ftp|file|cid):|[^<>\s@]{1,64}@)[^<>\s]{1,2000}>"
    r"|\[(?:image|cid|https?):[^\[\]]{0,2000}\]|\(?\bhttps?://\S{1,2000}|\bmailto:",
    re.IGNORECASE,
)
"""What a program writes into the plain form where the other one has a link or a picture."""
_MARKS = re.compile(
    r"^[\s>|]*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[-*+o\u2022\u00b7]\s+)?", re.IGNORECASE
)
_LINK = "link"
_MOST_COMPARED = 400_000_000
"""Letters looked through to find lines again: beyond them, a line that is not found stands out."""
_RULES = re.compile(r"_{2,}|(?<!\w)_|_(?!\w)")


class As(StrEnum):
    """How a form of a message is written."""

    MARKUP = "markup"
    RICH = "rich"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a message's words. Of those in one group a mail program shows the richest."""

    kind: As
    text: str
    group: int = 0
    rare: bool = False
    """True for a form that only a watch or one company's pages show."""
    lines: tuple[Line, ...] = ()
    """The lines of a form that was read already."""


def read_forms(forms: Iterable[Form], gathered: Gathered) -> None:
    """Take what each group of forms shows, then what its other forms say that is not shown."""
    groups: dict[int, list[Form]] = {}
    for form in forms:
        groups.setdefault(form.group, []).append(form)
    others: list[Line] = []
    for group in groups.values():
        shown, other = _parted(group)
        lines = [line for form in shown for line in _lines(form, gathered)]
        if not any(line.text for line in lines if line.hidden is None):
            shown, other = other, shown
            lines = [*lines, *(line for form in shown for line in _lines(form, gathered))]
            other = []
        gathered.add(_moved(lines, gathered))
        others.extend(line for form in other for line in _lines(form, gathered))
    for line in others:
        for link in _LINKS.findall(line.text):
            gathered.beside(link.strip("<>[]("))
    gathered.add(_moved(list(_unseen(others, gathered.lines)), gathered))


def _parted(group: list[Form]) -> tuple[list[Form], list[Form]]:
    """Part the forms of a group into those that are shown and the others."""
    kinds = {form.kind for form in group if not form.rare}
    kind = next((kind for kind in As if kind in kinds), As.PLAIN)
    shown = [form for form in group if form.kind is kind and not form.rare]
    return shown, [form for form in group if form not in shown]


def _lines(form: Form, gathered: Gathered) -> tuple[Line, ...]:
    if form.kind is As.RICH:
        return form.lines
    if form.kind is As.PLAIN:
        return tuple(islice(lines_of(form.text), MOST_LINES + 1))
    try:
        markup = read_markup(form.text)
    except Unreadable as fault:
        gathered.gap(fault.code, str(fault))
        return ()
    gathered.traces.update(dict.fromkeys(markup.traces))
    gathered.gaps.update(dict.fromkeys(markup.gaps))
    gathered.pictures.extend(one for one in markup.pictures if one not in gathered.pictures)
    for name, text in markup.properties:
        if name == _LINK:
            gathered.beside(text)
        else:
            gathered.tell(name, text)
    return markup.lines


def _moved(lines: list[Line], gathered: Gathered) -> Iterator[Line]:
    """Give lines with blocks of their own, behind those that were taken before."""
    after = max((line.block for line in gathered.lines), default=-1) + 1
    for line in lines:
        yield replace(line, block=line.block + max(after, 0))


def _unseen(lines: list[Line], shown: list[Line]) -> Iterator[Line]:
    """Give the lines whose words are not among those that are shown, or told as hidden, already."""
    folded = [squeezed([line.text]) for line in shown]
    alike, seen = set(folded), "".join(folded)
    left = _MOST_COMPARED
    for line in lines:
        said = squeezed([_MARKS.sub("", _RULES.sub("", _LINKS.sub(" ", line.text)))])
        if not said or said in alike or squeezed([line.text]) in alike:
            continue
        left -= len(seen)
        if left < 0 or not (said in seen or squeezed([line.text]) in seen):
            yield replace(line, part=Part.OTHER, hidden=line.hidden or Concealment.UNUSED)
