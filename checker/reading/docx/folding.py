"""Headings that are folded up: what stands below one is not seen until somebody opens it."""

from dataclasses import replace

from checker.model import Concealment, Part
from checker.reading.docx.names import W15, W
from checker.reading.docx.paragraph import Where
from checker.reading.docx.styles import Shape
from checker.reading.trees import Element


class Folding:
    """Whether the walk through one story stands below a heading that is folded up."""

    def __init__(self) -> None:
        """Start below no heading."""
        self._level: int | None = None

    def paragraph(self, shape: Shape, properties: Element | None, where: Where) -> Where:
        """Say where a paragraph stands; the next heading of the same level ends what is folded."""
        if where.cell is not None or where.part is not Part.BODY:
            return where
        level = shape.outline
        if level is not None and self._level is not None and level <= self._level:
            self._level = None
        inside = self.inside(where)
        fold = None if properties is None else properties.find(W15 + "collapsed")
        if fold is not None and level is not None and self._level is None and _is_set(fold):
            self._level = level
        return inside

    def inside(self, where: Where) -> Where:
        """Say where something stands that is no heading, such as a table."""
        if self._level is None or where.hidden is not None:
            return where
        return replace(where, hidden=Concealment.HIDDEN)


def _is_set(switch: Element) -> bool:
    """Say whether a switch of a later version of Word is on."""
    return (switch.get(W15 + "val") or switch.get(W + "val") or "1") not in ("0", "false", "off")
