"""The number or bullet that stands before a list item."""

import re
from dataclasses import dataclass

from checker.reading.docx.names import W, value
from checker.reading.trees import Element, whole

BULLET = "\u2022"
_WORD = re.compile(r"[^\W\d_]{3}")
_COUNTED = re.compile(r"^\W*(?:[ivxlcdm]+|([a-z])\1*)\W*$", re.IGNORECASE)
_LEVELS = 9
_LONGEST = 40
_ROMANS_END = 4000
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list counts, and what it writes ("%1.%2")."""

    counts: str = "decimal"
    writes: str = ""
    start: int = 1
    style: str = ""
    left: float | None = None


class Numbering:
    """The lists of one file, counting as the paragraphs come."""

    def __init__(self, root: Element | None) -> None:
        """Take the tree of the numbering part, or None where a file has none."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._take(root)

    def level_of_style(self, list_id: str, style: str) -> int:
        """Give the level that a list keeps for a paragraph style, or 0."""
        levels = self._levels.get(list_id, {})
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def next(self, list_id: str, at: int) -> str:
        """Count one more item, and give what stands before it."""
        levels = self._levels.get(list_id)
        if levels is None or at not in levels:
            return ""
        counts = self._counts.setdefault(self._abstract[list_id], [None] * _LEVELS)
        held = counts[at]
        counts[at] = levels[at].start if held is None else held + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        if levels[at].counts == "bullet":
            return BULLET
        written = levels[at].writes[:_LONGEST]
        for place in range(at + 1):
            level = levels.get(place, Level())
            count = counts[place]
            written = written.replace(
                f"%{place + 1}",
                counted(level.start if count is None else count, level.counts),
            )
        return written

    def left(self, list_id: str, at: int) -> float | None:
        """Give how far a list indents its items, in twips."""
        level = self._levels.get(list_id, {}).get(at)
        return None if level is None else level.left

    def _take(self, root: Element) -> None:
        kinds = {
            value(element, "abstractNumId"): _levels(element)
            for element in root.iterfind(W + "abstractNum")
        }
        for element in root.iterfind(W + "num"):
            list_id = value(element, "numId")
            kind = value(element.find(W + "abstractNumId"))
            levels = dict(kinds.get(kind, {}))
            overridden = False
            for change in element.iterfind(W + "lvlOverride"):
                overridden = True
                at = max(0, min(whole(value(change, "ilvl")), _LEVELS - 1))
                levels.update(_levels(change))
                start = change.find(W + "startOverride")
                if start is not None:
                    level = levels.get(at, Level())
                    levels[at] = Level(
                        counts=level.counts,
                        writes=level.writes,
                        start=whole(value(start), 1),
                        style=level.style,
                        left=level.left,
                    )
            self._levels[list_id] = levels
            self._abstract[list_id] = list_id if overridden else "kind " + kind


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for level in element.iterfind(W + "lvl"):
        at = whole(value(level, "ilvl"))
        if not 0 <= at < _LEVELS:
            continue
        indent = level.find(f"{W}pPr/{W}ind")
        left = whole(value(indent, "left") or value(indent, "start"), -1)
        levels[at] = Level(
            counts=value(level.find(W + "numFmt")) or "decimal",
            writes=value(level.find(W + "lvlText")),
            start=whole(value(level.find(W + "start")), 1),
            style=value(level.find(W + "pStyle")),
            left=None if left < 0 else float(left),
        )
    return levels


def counted(number: int, counts: str) -> str:
    """Write a number as a list counts it."""
    if counts == "none":
        return ""
    if counts in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 5)
        return letter if counts == "lowerLetter" else letter.upper()
    if counts in ("lowerRoman", "upperRoman") and 0 < number < _ROMANS_END:
        roman = _roman(number)
        return roman if counts == "lowerRoman" else roman.upper()
    if counts == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def is_worded(number: str) -> bool:
    """Say whether what stands before a list item is words, as in "Appendix A" or "Re: Hale".

    Words are part of the text; a number, a letter or a Roman number is only how a list counts.
    """
    return bool(_WORD.search(number)) and not _COUNTED.match(number)
