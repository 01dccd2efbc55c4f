"""The number or bullet that stands before an item of an OpenDocument list."""

from checker.reading.docx.numbering import BULLET, counted
from checker.reading.odf.names import LOEXT, STYLE, TEXT, XML
from checker.reading.odf.styles import Styles
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


class Lists:
    """The lists of one file, and the numbers of its headings."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles that say how lists count."""
        self._styles = styles
        self._begun: dict[str, Counting] = {}
        self._headings = None if styles.outline is None else Counting(styles.outline)

    def begin(self, element: Element, name: str) -> Counting:
        """Begin to count a list, or go on from the one that it continues."""
        name = name or self._style_of_items(element)
        goes_on = element.get(TEXT + "continue-list", "")
        if not goes_on and element.get(TEXT + "continue-numbering") == "true":
            goes_on = "style " + name
        counting = self._begun.get(goes_on) or Counting(self._styles.lists.get(name))
        if called := element.get(XML + "id", ""):
            self._begun[called] = counting
        self._begun["style " + name] = counting
        return counting

    def heading(self, element: Element) -> str:
        """Count one more heading, and give what stands before it."""
        if self._headings is None or element.get(TEXT + "is-list-header") == "true":
            return ""
        return self._headings.next(whole(element.get(TEXT + "outline-level"), 1))

    def _style_of_items(self, element: Element) -> str:
        """Give the list style that the paragraphs of a list bring with their own style."""
        first = next(element.iter(TEXT + "p", TEXT + "h"), None)
        return "" if first is None else self._styles.list_of(first.get(TEXT + "style-name", ""))


def _start(said: Element | None) -> int:
    return 1 if said is None else whole(said.get(TEXT + "start-value"), 1)


def _levels(style: Element) -> dict[int, Element]:
    return {whole(level.get(TEXT + "level"), 1): level for level in style}
