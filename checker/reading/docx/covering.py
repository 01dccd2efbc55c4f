"""Shapes that stand in front of the text: a black box over a name takes nothing away."""

from checker.reading.docx.colours import colour, contrast
from checker.reading.docx.drawing import EMU_PER_MM, own_words, solid_fill, vml_mm, vml_style
from checker.reading.docx.names import WP, WPS, A, V, W
from checker.reading.trees import Element, local, whole

_LEAST_HIGH, _LEAST_WIDE = 2.5, 5.0
"""Millimetres: what is lower is a line, what is narrower hides no word."""
_LINE_HIGH, _WORD_WIDE = 15.0, 10.0
"""Millimetres: a coloured shape of this size is no banner."""
_EDGE = 20.0
"""Millimetres from a page's edge that letters leave free of text."""
_PAGE = (210.0, 297.0)
_BLACK = 7.0
"""The contrast with the paper from which a shape is dark; black has 21."""
_OPAQUE = 90_000
_WITH_TEXT = frozenset({"column", "character", "margin", "paragraph", "line"})


def covers(drawing: Element) -> bool:
    """Say whether a drawing is an opaque shape without words, in front of the column of text.

    Pictures are not counted: nobody can tell a logo from a cover without looking at the page.
    Nor are light shapes, and large ones in a colour of the design: those are boxes and banners.
    """
    if any(True for _ in own_words(drawing)) or next(drawing.iter(W + "t"), None) is not None:
        return False
    anchor = drawing.find(WP + "anchor")
    if anchor is not None:
        return _anchored(anchor)
    return any(_vml(shape) for shape in drawing if local(str(shape.tag)) in _VML_SHAPES)


_VML_SHAPES = frozenset({"rect", "roundrect", "oval", "shape"})


def _anchored(anchor: Element) -> bool:
    shape = anchor.find(f"{A}graphic/{A}graphicData/{WPS}wsp")
    in_front = anchor.get("behindDoc", "0") in ("0", "false")
    if shape is None or not in_front or anchor.find(WP + "wrapNone") is None:
        return False
    told = anchor.find(WP + "docPr")
    if told is not None and told.get("hidden") in ("1", "true"):
        return False
    extent = anchor.find(WP + "extent")
    if extent is None:
        return False
    wide, high = (whole(extent.get(way)) / EMU_PER_MM for way in ("cx", "cy"))
    placed = all(
        _is_over_text(anchor.find(WP + way), size, page)
        for way, size, page in zip(("positionH", "positionV"), (wide, high), _PAGE, strict=True)
    )
    return placed and _hides(_fill(shape), wide, high)


def _is_over_text(position: Element | None, size: float, page: float) -> bool:
    """Say whether a shape stands, one way of the page, where text is."""
    if position is None:
        return False
    told = position.find(WP + "posOffset")
    relative = position.get("relativeFrom", "")
    if told is None:
        return relative in _WITH_TEXT
    at = whole((told.text or "").strip()) / EMU_PER_MM
    if relative == "page":
        return at + size > _EDGE and at < page - _EDGE
    return relative in _WITH_TEXT and -size < at < page


def _fill(shape: Element) -> str:
    """Give what a shape is filled with: six hex digits, "colour" for one of the design, or none."""
    properties = shape.find(WPS + "spPr")
    for element in () if properties is None else properties:
        kind = local(str(element.tag))
        if kind == "noFill":
            return ""
        if kind == "solidFill":
            alpha = next(element.iter(A + "alpha"), None)
            clear = alpha is not None and whole(alpha.get("val")) < _OPAQUE
            return "" if clear else solid_fill(element)
        if kind.endswith("Fill"):
            return ""
    style = shape.find(f"{WPS}style/{A}fillRef")
    return "colour" if style is not None and style.get("idx", "0") != "0" else ""


def _hides(fill: str, wide: float, high: float) -> bool:
    if wide < _LEAST_WIDE or high < _LEAST_HIGH:
        return False
    if fill == "colour":
        return wide >= _WORD_WIDE and high <= _LINE_HIGH
    return bool(fill) and contrast(fill, "FFFFFF") >= _BLACK


def _vml(shape: Element) -> bool:
    style = vml_style(shape)
    if style.get("position") != "absolute" or style.get("z-index", "").startswith("-"):
        return False
    if style.get("visibility") == "hidden" or shape.get("filled", "t").startswith(("f", "0")):
        return False
    if any(local(str(child.tag)) in ("wrap", "imagedata", "textpath") for child in shape):
        return False
    fill = shape.find(V + "fill")
    if fill is not None and (fill.get("type", "solid") != "solid" or fill.get("opacity")):
        return False
    if style.get("mso-position-vertical-relative", "text") not in ("text", "line", "margin"):
        return False
    wide, high = vml_mm(style.get("width", "")), vml_mm(style.get("height", ""))
    named = shape.get("fillcolor", "").split(" ")[0].lstrip("#").lower()
    hexed = "000000" if named in ("black", "000") else colour(named)
    return _hides(hexed, wide or 0.0, high or 0.0)
