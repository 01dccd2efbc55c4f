"""The number or bullet that stands before an item of an OpenDocument list."""

from checker.reading.docx.numbering import BULLET, counted
from checker.reading.odf.names import LOEXT, STYLE, TEXT
from checker.reading.rtf.codes import plain_signs
from checker.reading.trees import Element, whole

_LEVELS = 10
_COUNTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter"}
_COUNTS |= {"i": "lowerRoman", "I": "upperRoman", "": "none"}


class Counting:
    """One list as its items come: how far each level has counted."""

    def __init__(self, style: Element | None) -> None:
        """Begin before the first item."""
        self._levels = {} if style is None else _levels(style)
        self._counts: list[int | None] = [None] * (_LEVELS + 1)

    def next(self, level: int, start: str | None = None) -> str:
        """Count one more item of a level, from 1, and give what stands before it."""
        level = max(1, min(level, _LEVELS))
        said = self._levels.get(level)
        held = self._counts[level]
        first = _start(said)
        self._counts[level] = first if held is None else held + 1
        if start is not None:
            self._counts[level] = whole(start, first)
        self._counts[level + 1 :] = [None] * (_LEVELS - level)
        if said is None:
            return ""
        if said.tag == TEXT + "list-level-style-bullet":
            return BULLET
        if said.tag == TEXT + "list-level-style-image":
            return BULLET
        return self._written(said, level)

    def _written(self, said: Element, level: int) -> str:
        shown = max(1, min(whole(said.get(TEXT + "display-levels"), 1), level))
        numbers = [self._number(at) for at in range(level - shown + 1, level + 1)]
        number = ".".join(one for one in numbers if one)
        if not number and not said.get(LOEXT + "num-list-format"):
            return ""
        before, after = (said.get(STYLE + f"num-{side}", "") for side in ("prefix", "suffix"))
        return plain_signs(before + number + after)

    def _number(self, level: int) -> str:
        said = self._levels.get(level)
        if said is None:
            return ""
        counts = _COUNTS.get(said.get(STYLE + "num-format", ""), "decimal")
        held = self._counts[level]
        return counted(_start(said) if held is None else held, counts)


def _start(said: Element | None) -> int:
    return 1 if said is None else whole(said.get(TEXT + "start-value"), 1)


def _levels(style: Element) -> dict[int, Element]:
    return {whole(level.get(TEXT + "level"), 1): level for level in style}
