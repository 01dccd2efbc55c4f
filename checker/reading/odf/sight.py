"""Whether a person who looks at an OpenDocument page sees a text."""

from checker.model import Concealment
from checker.reading.docx.colours import AUTOMATIC, lost_in
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sight import TINY_PT
from checker.reading.docx.styles import Face, Shape
from checker.reading.odf.styles import CLEAR

_LEAST_SCALE = 5.0


def concealment(face: Face, shape: Shape, where: Where) -> Concealment | None:
    """Say why a text of this look, at this place, is not seen, or None when it is."""
    if where.hidden is not None:
        return where.hidden
    if face.vanish:
        return Concealment.HIDDEN
    if face.marker == CLEAR:
        return Concealment.INVISIBLE
    size = TINY_PT + 1 if face.size is None else face.size
    exact = TINY_PT + 1 if shape.exact is None else shape.exact
    scale = 100.0 if face.scale is None else face.scale
    if min(size, exact) <= TINY_PT or scale <= _LEAST_SCALE:
        return Concealment.TINY
    ground = face.fill or shape.fill or where.ground or AUTOMATIC
    return lost_in(face.ink or AUTOMATIC, ground)
