"""Two readings of one line made one: where they agree it is sure, where they differ it is said."""

import difflib
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Box, Doubt
from checker.reading.scans.composing import Row
from checker.reading.scans.postcode_slots import Code, codes_in
from checker.reading.scans.second import Opinion
from checker.reading.scans.words import Word

_SURE = 0.6
"""A word of which the one reader is less sure is in doubt until another reads the same."""
_BELIEVED = 0.45
"""The second reader's word holds unless it is less sure of one of its letters."""
_ALIKE = 0.5
"""Two readings of a line that share less than this are not compared word by word."""
_MARKS = ".,;:!?'\"()[]-\u2013\u2014\u2018\u2019\u201c\u201d|_~*\u2022\u00b7"
_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-",
     "\u2014": "-", "\uff0c": ",", "\uff1a": ":"}
)  # fmt: skip


class Said(NamedTuple):
    """One word as it is given, and what else it may be."""

    text: str
    edges: tuple[float, ...]
    box: Box
    sure: float
    other: str | None = None
    """How the other reader read it, empty if it read nothing; None where nothing is in doubt."""


def said_once(row: Row) -> list[Said]:
    """Give a line that one reader read."""
    return _checked([_alone(word) for word in row.words])


def said_twice(row: Row, opinion: Opinion) -> list[Said]:
    """Give a line that two readers read."""
    first = "".join(word.text for word in row.words)
    second = "".join(opinion.text.split())
    if not second:
        return _checked([_alone(word) for word in row.words])
    if _shared(first, second) < _ALIKE:
        return _checked(_instead(row, opinion))
    slices = _slices(row.words, opinion)
    return _checked(
        [
            _one_of(word, opinion, start, end)
            for word, (start, end) in zip(row.words, slices, strict=True)
        ]
    )


def doubts_of(words: Sequence[Said]) -> tuple[Doubt, ...]:
    """Give what is in doubt of a line: which of its characters, and what else they may be."""
    doubts: list[Doubt] = []
    at = 0
    for word in words:
        if word.other is not None:
            end = at + len(word.text)
            doubts.append(
                Doubt(first=at, last=end, other=word.other, confidence=round(word.sure, 3))
            )
        at += len(word.text) + 1
    return tuple(doubts)


def _alone(word: Word) -> Said:
    unsure = word.sure < _SURE and any(char.isalnum() for char in word.text)
    return Said(word.text, word.edges, word.box, word.sure, "" if unsure else None)


def _one_of(word: Word, opinion: Opinion, start: int, end: int) -> Said:
    """Choose between two readings of a word."""
    other = opinion.text[start:end].strip()
    sures = [
        sure
        for char, sure in zip(opinion.text[start:end], opinion.sure[start:end], strict=True)
        if not char.isspace()
    ]
    if not other:
        unsure = word.sure < _SURE and any(char.isalnum() for char in word.text)
        return Said(word.text, word.edges, word.box, word.sure, "" if unsure else None)
    agreed = _plain(other) == _plain(word.text)
    text = other if _is_better(word, other, min(sures)) else word.text
    if agreed:
        text = _with_marks_of(word.text, text)
        return Said(text, _spread(word, text), word.box, max(word.sure, min(sures)))
    lost = word.text if text == other else other
    sure = min(sures) if text == other else word.sure
    return Said(text, _spread(word, text), word.box, sure, lost)


def _is_better(word: Word, other: str, sure: float) -> bool:
    """Say whether the second reading of a word holds. It may be two words if the first is none."""
    if sure < _BELIEVED:
        return False
    return " " not in other or word.sure < _SURE or _is_code(other)


def _with_marks_of(word: str, text: str) -> str:
    """Keep the marks around a word as the reader of the whole page saw them."""
    bare, inner = word.strip(_MARKS), text.strip(_MARKS)
    return word.replace(bare, inner, 1) if bare and inner else word


def _plain(text: str) -> str:
    """Give a word without what two readers may see differently though it says the same."""
    folded = unicodedata.normalize("NFKC", text).translate(_PLAIN).strip(_MARKS)
    return "".join(folded.split()).casefold()


def _shared(one: str, two: str) -> float:
    return difflib.SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio()


def _slices(words: Sequence[Word], opinion: Opinion) -> list[tuple[int, int]]:
    """Say which characters of the second reading stand where each word of the first does."""
    first = " ".join(word.text for word in words)
    ends = _ends(first, opinion.text)
    slices: list[tuple[int, int]] = []
    at = 0
    for word in words:
        slices.append((ends[at], ends[at + len(word.text)]))
        at += len(word.text) + 1
    if slices:
        slices[0] = (0, slices[0][1])
        slices[-1] = (slices[-1][0], len(opinion.text))
    return slices


def _ends(one: str, two: str) -> list[int]:
    """Say for each place between two characters of a text which place of the other it is."""
    places = [0] * (len(one) + 1)
    steps = difflib.SequenceMatcher(
        None, one.translate(_PLAIN).casefold(), two.translate(_PLAIN).casefold(), autojunk=False
    ).get_opcodes()
    for kind, start, end, from_, to in steps:
        for at in range(start, end):
            share = (at - start) / (end - start)
            places[at] = from_ + (at - start if kind == "equal" else round(share * (to - from_)))
    places[len(one)] = len(two)
    # What only the second reader saw belongs to the word that it touches.
    for kind, start, _, from_, to in steps:
        if kind == "insert" and 0 < start < len(one):
            places[start] = to if one[start - 1] != " " and one[start] == " " else from_
    return places


def _instead(row: Row, opinion: Opinion) -> list[Said]:
    """Give a line as the surer of two readers read it, all of it in doubt."""
    mine = sum(word.sure for word in row.words) / len(row.words)
    theirs = sum(opinion.sure) / max(1, len(opinion.sure))
    lost, text = row.text, " ".join(opinion.text.split())
    if mine > theirs:
        lost, text = text, lost
    left, right = row.words[0].box[0], row.words[-1].box[2]
    step = (right - left) / max(1, len(text))
    edges = tuple(left + step * at for at in range(len(text) + 1))
    top = min(word.box[1] for word in row.words)
    bottom = max(word.box[3] for word in row.words)
    return [Said(text, edges, (left, top, right, bottom), max(mine, theirs), lost)]


def _spread(word: Word, text: str) -> tuple[float, ...]:
    """Give where the characters stand when a word is read with more or fewer of them."""
    if len(text) == len(word.text):
        return word.edges
    left, right = word.edges[0], word.edges[-1]
    step = (right - left) / max(1, len(text))
    return tuple(left + step * at for at in range(len(text) + 1))


def _checked(words: list[Said]) -> list[Said]:
    """Hold what is meant as a postcode against the shape of postcodes; a repair is in doubt."""
    words = _by_shape(words)
    text = " ".join(word.text for word in words)
    for code in sorted(codes_in(text), key=lambda code: code.first, reverse=True):
        if code.changed:
            words = _repaired(words, code)
    return words


def _by_shape(words: list[Said]) -> list[Said]:
    """Take the other reading of a postcode where it alone has the shape of one."""
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            group = words[at : at + size]
            if all(word.other is None for word in group):
                continue
            mine = " ".join(word.text for word in group)
            other = " ".join(word.other or word.text for word in group)
            if not _is_code(mine) and _is_code(other):
                words[at : at + size] = [_swapped(word) for word in group]
    return words


def _is_code(text: str) -> bool:
    text = text.strip(_MARKS)
    return any(
        not code.changed and code.first == 0 and code.last == len(text) for code in codes_in(text)
    )


def _swapped(word: Said) -> Said:
    if not word.other:
        return word
    edges = _spread(Word(word.text, word.edges, word.box, 0, 0, 0, 0), word.other)
    return word._replace(text=word.other, other=word.text, edges=edges)


def _repaired(words: list[Said], code: Code) -> list[Said]:
    """Write a postcode as it has to be; where that cannot be said, doubt it."""
    given: list[Said] = []
    at = 0
    rest = code.right.replace(" ", "")
    for word in words:
        start, end = at, at + len(word.text)
        at = end + 1
        first, last = max(start, code.first), min(end, code.last)
        if first >= last:
            given.append(word)
            continue
        text = word.text
        if rest:
            count = sum(char != " " for char in word.text[first - start : last - start])
            text = word.text[: first - start] + rest[:count] + word.text[last - start :]
            rest = rest[count:]
        other = word.other if text == word.text else word.text
        if other is None and not code.right:
            other = ""
        given.append(word._replace(text=text, other=other))
    return given
