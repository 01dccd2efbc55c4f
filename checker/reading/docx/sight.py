"""Whether a person who looks at the page sees a text."""

from checker.model import Concealment
from checker.reading.docx.colours import AUTOMATIC, highlight, lost_in
from checker.reading.docx.fields import Fields
from checker.reading.docx.paragraph import Where
from checker.reading.docx.styles import Face, Shape

TINY_PT = 2.0
_LEAST_SCALE = 5.0


def concealment(face: Face, shape: Shape, where: Where, fields: Fields) -> Concealment | None:
    """Say why a text of this look, at this place, is not seen, or None when it is.

    Text that is hidden in the web view only is seen on paper; Word puts the page numbers of a
    table of contents so, and nobody else has a reason to.
    """
    if where.hidden is not None:
        return where.hidden
    web_only = face.web_hidden and not fields.inside
    if face.vanish or web_only or not fields.showing:
        return Concealment.HIDDEN
    if _is_tiny(face, shape):
        return Concealment.TINY
    if shape.off_page:
        return Concealment.OFF_PAGE
    marker = highlight(face.marker or "")
    ground = marker or face.fill or shape.fill or where.ground or AUTOMATIC
    return lost_in(face.ink or AUTOMATIC, ground, highlighted=bool(marker))


def _is_tiny(face: Face, shape: Shape) -> bool:
    size = TINY_PT + 1 if face.size is None else face.size
    exact = TINY_PT + 1 if shape.exact is None else shape.exact
    scale = 100.0 if face.scale is None else face.scale
    return min(size, exact) <= TINY_PT or scale <= _LEAST_SCALE
