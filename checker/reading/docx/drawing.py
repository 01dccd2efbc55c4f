"""Pictures and shapes: how large, what they say besides, and what lies behind their text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading.docx.colours import AUTOMATIC, PAPER, UNKNOWN, colour
from checker.reading.docx.names import A14, MC, WP, WPS, A, M, O, R, V, W
from checker.reading.trees import Element, local, whole

EMU_PER_MM = 36_000
_LARGEST = 1e9
"""Square millimetres: what is larger is no picture on a page."""
_FAR_EMU = 700 * EMU_PER_MM
_ROOM_MM = {
    **dict.fromkeys(("page", "leftMargin", "topMargin", "outsideMargin"), 0),
    **dict.fromkeys(("margin", "column", "character", "rightMargin", "insideMargin"), 300),
}
"""How far from the page's edge the place may be from which another is measured."""
_MOST_ROOM_MM = 420
"""A paragraph may stand at the foot of a large page."""
_MM = {
    "pt": 25.4 / 72,
    "in": 25.4,
    "cm": 10.0,
    "mm": 1.0,
    "px": 25.4 / 96,
    "": 25.4 / 96,
}
_SIZE = re.compile(r"^\s*(\d{1,7}(?:\.\d{1,6})?)\s*(pt|in|cm|mm|px)?\s*$")
_FRACTION = re.compile(r"^-?\d{0,3}\.?\d{1,6}$")
_FILE_NAME = re.compile(r".\.[A-Za-z]{3,4}$")
_NAMED = frozenset({"docPr", "cNvPr", "shape", "rect"})
_LIGHT = frozenset({"bg1", "lt1"})
_DARK = frozenset({"tx1", "dk1"})


class Shown(NamedTuple):
    """A picture that a drawing shows: the link to its bytes, its size, how much is cut away."""

    link: str
    """The id of the link to the picture in the file, or empty."""
    area: float | None = None
    cut: float = 0.0
    """The share of the picture that is cut off, from 0 to 1."""
    older: tuple[str, ...] = ()
    """The ids of links to the same picture as it was before it was touched up."""


def pictures(drawing: Element) -> Iterator[Shown]:
    """Give each picture that a drawing shows, not counting those in its text boxes."""
    found = list(drawing.iter(A + "blip", V + "imagedata", V + "fill"))
    many = len(found) > 1
    for picture in found:
        if not _is_own(picture, drawing):
            continue
        if picture.tag == A + "blip":
            yield _blip(picture, drawing, many=many)
        elif picture.tag == V + "imagedata" or picture.get(R + "id"):
            yield Shown(
                link=picture.get(R + "id", picture.get(O + "relid", "")),
                area=_vml_area(picture),
                cut=_vml_cut(picture),
            )


def _blip(blip: Element, drawing: Element, *, many: bool) -> Shown:
    return Shown(
        link=blip.get(R + "embed", ""),
        area=_area(blip, drawing, many=many),
        cut=_cut(blip),
        older=tuple(layer.get(R + "embed", "") for layer in blip.iter(A14 + "imgLayer")),
    )


def _area(blip: Element, drawing: Element, *, many: bool) -> float | None:
    """Give the size of a picture: its own where a drawing holds several, else the drawing's."""
    extent = next(drawing.iter(WP + "extent"), None)
    if many or extent is None:
        holder = blip.getparent()
        holder = None if holder is None else holder.getparent()
        own = None if holder is None else holder.find(f"{{*}}spPr/{A}xfrm/{A}ext")
        extent = extent if own is None else own
    if extent is None:
        return None
    across = whole(extent.get("cx")) / EMU_PER_MM
    return _believed(across * whole(extent.get("cy")) / EMU_PER_MM)


def _cut(blip: Element) -> float:
    """Give the share of a picture that its source rectangle leaves out."""
    holder = blip.getparent()
    kept = None if holder is None else holder.find(A + "srcRect")
    if kept is None:
        return 0.0
    return _share_cut([_thousandths(kept.get(side)) for side in "ltrb"])


def _share_cut(sides: list[float]) -> float:
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in sides)
    return 1.0 - max(1.0 - left - right, 0.0) * max(1.0 - top - bottom, 0.0)


def _thousandths(written: str | None) -> float:
    """Give a share that is written in thousandths of a percent, or in percent with its sign."""
    if written and written.endswith("%"):
        return whole(written[:-1].partition(".")[0]) / 100
    return whole(written) / 100_000


def _vml_cut(picture: Element) -> float:
    """Give the share of an older picture that is cut off: in 65,536ths ("f"), or as a fraction."""
    sides = []
    for side in ("cropleft", "croptop", "cropright", "cropbottom"):
        written = picture.get(side, "0")
        if written.endswith("f"):
            sides.append(whole(written[:-1]) / 65_536)
        else:
            sides.append(float(written) if _FRACTION.match(written) else 0.0)
    return _share_cut(sides)


def text_boxes(drawing: Element) -> Iterator[Element]:
    """Give the text boxes of a drawing: not those inside another, nor the old twin of one."""
    for box in drawing.iter(W + "txbxContent"):
        inside = {parent.tag for parent in _ancestors(box, drawing)}
        if not inside & {W + "txbxContent", MC + "Fallback"}:
            yield box


def own_words(drawing: Element) -> Iterator[str]:
    """Give the words that a drawing shows outside its text boxes."""
    yield from _word_art(drawing)
    yield from _loose_text(drawing)


def said_besides(drawing: Element) -> Iterator[str]:
    """Give each alternative text and title of a drawing once."""
    told: set[str] = set()
    for element in drawing.iter():
        if local(str(element.tag)) not in (
            "docPr",
            "cNvPr",
            "shape",
            "rect",
            "shapetype",
        ):
            continue
        for name in ("title", "descr", "alt"):
            text = element.get(name, "").strip()
            if text and text not in told:
                told.add(text)
                yield text


def file_names(drawing: Element) -> Iterator[str]:
    """Give each name that looks like the name of the file a picture came from, once."""
    told: set[str] = set()
    for element in drawing.iter():
        if local(str(element.tag)) in ("docPr", "cNvPr"):
            name = element.get("name", "").strip()
        elif element.tag == V + "imagedata":
            name = element.get(O + "title", "").strip()
        else:
            continue
        if _FILE_NAME.search(name) and name not in told and _is_own(element, drawing):
            told.add(name)
            yield name


def is_concealed(box: Element) -> bool:
    """Say whether the drawing that a text box stands in is switched off."""
    for parent in box.iterancestors():
        if parent.tag in (WP + "inline", WP + "anchor"):
            told = parent.find(WP + "docPr")
            return parent.get("hidden") == "1" or (told is not None and told.get("hidden") == "1")
        if parent.tag in (V + "shape", V + "rect"):
            return vml_style(parent).get("visibility") == "hidden"
    return False


def is_off_page(box: Element) -> bool:
    """Say whether the drawing that a text box stands in is placed beyond any sheet of paper."""
    for parent in box.iterancestors(WP + "anchor"):
        size = parent.find(WP + "extent")
        wide, high = (0 if size is None else whole(size.get(axis)) for axis in ("cx", "cy"))
        across, down = parent.find(WP + "positionH"), parent.find(WP + "positionV")
        return _is_beyond(across, wide) or _is_beyond(down, high)
    return False


def _is_beyond(position: Element | None, size: int) -> bool:
    """Say whether a place ends before the page's edge, or begins behind that of any sheet."""
    place = None if position is None else position.find(WP + "posOffset")
    if position is None or place is None:
        return False
    at = whole((place.text or "").strip())
    room = _ROOM_MM.get(position.get("relativeFrom", ""), _MOST_ROOM_MM) * EMU_PER_MM
    return at + size <= -room or not -_FAR_EMU < at < _FAR_EMU


def ground_of_box(box: Element) -> str:
    """Give the colour behind the text of a text box."""
    for parent in box.iterancestors():
        if parent.tag == WPS + "wsp":
            return _shape_fill(parent)
        if parent.tag in (V + "shape", V + "rect", V + "roundrect", V + "oval"):
            if parent.get("filled", "t").startswith(("f", "0")):
                return AUTOMATIC
            fill = parent.find(V + "fill")
            if fill is not None and fill.get("type", "solid") != "solid":
                return UNKNOWN
            said = parent.get("fillcolor", "")
            return colour(said.split(" ")[0]) or (UNKNOWN if said else PAPER)
    return AUTOMATIC


def _word_art(drawing: Element) -> Iterator[str]:
    """Give the words of old WordArt, such as a watermark."""
    for path in drawing.iter(V + "textpath"):
        text = path.get("string", "").strip()
        if text:
            yield text


def _loose_text(drawing: Element) -> Iterator[str]:
    """Give the paragraphs of drawn text that are no Word paragraphs, such as a locked canvas's."""
    for paragraph in drawing.iter(A + "p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(A + "t", M + "t"))
        if text.strip() and _is_own(paragraph, drawing):
            yield text


def _shape_fill(shape: Element) -> str:
    properties = shape.find(WPS + "spPr")
    if properties is not None:
        for element in properties:
            kind = local(str(element.tag))
            if kind == "noFill":
                return AUTOMATIC
            if kind == "solidFill":
                return _solid(element)
            if kind in ("gradFill", "blipFill", "pattFill", "grpFill"):
                return UNKNOWN
    style = shape.find(f"{WPS}style/{A}fillRef")
    return UNKNOWN if style is not None and style.get("idx", "0") != "0" else AUTOMATIC


def solid_fill(fill: Element) -> str:
    """Give the colour of a solid fill: six hex digits, or "colour" for another of the design."""
    exact = fill.find(A + "srgbClr")
    if exact is not None:
        return colour(exact.get("val", "")) or "colour"
    theme = fill.find(A + "schemeClr")
    if theme is None or len(theme):
        return "colour"
    name = theme.get("val", "")
    return "000000" if name in _DARK else PAPER if name in _LIGHT else "colour"


def _solid(fill: Element) -> str:
    exact = fill.find(A + "srgbClr")
    if exact is not None:
        return colour(exact.get("val", "")) or UNKNOWN
    theme = fill.find(A + "schemeClr")
    if theme is not None and theme.get("val") in _LIGHT and len(theme) == 0:
        return PAPER
    return UNKNOWN


def _vml_area(picture: Element) -> float | None:
    shape = picture.getparent()
    styled = {} if shape is None else vml_style(shape)
    width, height = vml_mm(styled.get("width", "")), vml_mm(styled.get("height", ""))
    return None if width is None or height is None else _believed(width * height)


def _believed(area: float) -> float | None:
    """Give an area that a picture can have; None for any other."""
    return area if 0 <= area <= _LARGEST else None


def vml_style(shape: Element) -> dict[str, str]:
    """Give what the style of an older drawing says, by its names."""
    said = (one.partition(":") for one in shape.get("style", "").split(";"))
    return {name.strip().lower(): there.strip().lower() for name, _, there in said}


def vml_mm(written: str) -> float | None:
    """Give a size as VML writes it, in millimetres."""
    found = _SIZE.match(written)
    return None if found is None else float(found[1]) * _MM[found[2] or ""]


def _is_own(element: Element, drawing: Element) -> bool:
    """Say whether an element is not in a text box of the drawing; those are walked apart."""
    return all(parent.tag != W + "txbxContent" for parent in _ancestors(element, drawing))


def _ancestors(element: Element, top: Element) -> Iterator[Element]:
    for parent in element.iterancestors():
        if parent is top:
            return
        yield parent
