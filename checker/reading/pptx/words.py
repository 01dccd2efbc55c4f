"""The words in a shape: paragraphs, their breaks and fields, and whether each piece is seen."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.model import Concealment
from checker.reading.docx.colours import AUTOMATIC, lost_in
from checker.reading.docx.names import A, M
from checker.reading.pptx.colours import Colours, is_thin
from checker.reading.pptx.names import kind_of
from checker.reading.trees import Element, whole

_HUNDREDTHS = 100
_TINY_PT = 3.0


class Words(NamedTuple):
    """A stretch of one line, and why nobody sees it, or None."""

    text: str
    hidden: Concealment | None = None


def lines_in(body: Element, ground: str, colours: Colours) -> Iterator[list[Words]]:
    """Give the lines of a text body: each paragraph, and each part of one after a break."""
    for paragraph in body.iter(A + "p"):
        line: list[Words] = []
        for piece in paragraph:
            kind = kind_of(piece)
            if kind == "br":
                yield line
                line = []
            elif kind in ("r", "fld"):
                hidden = _hidden(piece.find(A + "rPr"), ground, colours)
                text = "".join(one.text or "" for one in piece.iter(A + "t"))
                written = text.replace("\v", "\n").split("\n")
                for rest in written[:-1]:
                    yield [*line, Words(rest, hidden)]
                    line = []
                line.append(Words(written[-1], hidden))
            elif kind not in ("pPr", "endParaRPr"):
                line.extend(Words(one.text or "") for one in piece.iter(M + "t", A + "t"))
        yield line


def _hidden(look: Element | None, ground: str, colours: Colours) -> Concealment | None:
    if look is None:
        return None
    size = whole(look.get("sz"))
    if 0 < size <= _TINY_PT * _HUNDREDTHS:
        return Concealment.TINY
    if look.find(A + "noFill") is not None:
        return None if look.find(A + "ln") is not None else Concealment.INVISIBLE
    fill = look.find(A + "solidFill")
    if fill is None or is_thin(fill):
        return None
    marker = look.find(A + "highlight")
    behind = ground if marker is None else colours.of(marker)
    ink = colours.of(fill)
    return None if "?" in (ink, behind) else lost_in(ink or AUTOMATIC, behind)
