"""Whether a person who looks at a web page sees what stands in one of its elements, and why not."""

import re
from typing import NamedTuple

import lxml.html
from PIL import ImageColor

from checker.model import Concealment
from checker.reading.docx.colours import PAPER, UNKNOWN, contrast
from checker.reading.stylesheets import Styled

_SIZE = re.compile(r"(-?\d{0,7}\.?\d{1,7})\s*(px|pt|pc|em|rem|ex|in|cm|mm|%|vw|vh)?(?![\w.])")
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54,
    "em": 16.0, "rem": 16.0, "ex": 8.0, "%": 0.16, "vw": 10.0, "vh": 8.0,
}  # fmt: skip
_USUAL = 16.0
_NOTHING = 1.5
"""Pixels: letters of this size are not seen at all."""
_TINY = 3.0
_FAR = 500.0
_LEAST_CONTRAST = 1.2
_LEAST_OPACITY = 0.05
_LEAST_HEIGHT = 1.0
_CLIPPED = re.compile(r"rect\(\s*0|inset\(\s*(?:50|100)%|rect\(\s*1px")
_RGBA = re.compile(r"rgba\([^)]*,\s*0?\.?0*\s*\)")
_SCALED = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]")
_INK_OF = {"body": "text"}
"""Where an element says the colour of its letters, if not as "color"."""


class Sight(NamedTuple):
    """How the text at one place of a page looks."""

    why: Concealment | None = None
    """Why it is not seen, or None."""
    ink: str = "000000"
    ground: str = PAPER
    pixels: float = _USUAL
    lasting: bool = False
    """True when nothing inside can be made visible again."""


def sight_in(node: lxml.html.HtmlElement, styled: Styled, outer: Sight) -> Sight:
    """Give how text in an element looks, from what is said of it and how it looks around it."""
    plain = not styled and not node.attrib and node.tag != "dialog"
    return outer if plain else _sight(node, styled, outer)


def _sight(node: lxml.html.HtmlElement, styled: Styled, outer: Sight) -> Sight:
    ink, ground = _ink(node, styled, outer), _ground(node, styled, outer)
    pixels = _pixels(styled, outer.pixels)
    inner = Sight(outer.why, ink, ground, pixels, outer.lasting)
    if outer.lasting:
        return inner
    if _is_gone(node, styled):
        return inner._replace(why=Concealment.HIDDEN, lasting=True)
    if _is_far_off(styled):
        return inner._replace(why=Concealment.OFF_PAGE, lasting=True)
    visibility = styled.get("visibility", "")
    if visibility in ("hidden", "collapse"):
        return inner._replace(why=Concealment.HIDDEN)
    if outer.why is Concealment.HIDDEN and visibility != "visible" and pixels == outer.pixels:
        return inner
    return inner._replace(why=_lost(ink, ground, pixels))


def _lost(ink: str, ground: str, pixels: float) -> Concealment | None:
    if pixels <= _NOTHING:
        return Concealment.HIDDEN
    if pixels <= _TINY:
        return Concealment.TINY
    if not ink:
        return Concealment.INVISIBLE
    if UNKNOWN not in (ink, ground) and contrast(ink, ground) < _LEAST_CONTRAST:
        return Concealment.WHITE
    return None


def _is_gone(node: lxml.html.HtmlElement, styled: Styled) -> bool:
    """Say whether an element is not shown at all, with all that is in it."""
    if node.get("hidden") is not None or (node.tag == "dialog" and node.get("open") is None):
        return True
    if styled.get("display") == "none" or styled.get("mso-hide") == "all":
        return True
    if (opacity := _number(styled.get("opacity", ""))) is not None and opacity < _LEAST_OPACITY:
        return True
    if _CLIPPED.search(styled.get("clip-path", "")) or _CLIPPED.search(styled.get("clip", "")):
        return True
    if _SCALED.search(styled.get("transform", "")):
        return True
    cut = any(styled.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-y"))
    low = any(_is_none(styled.get(name, "")) for name in ("max-height", "height"))
    narrow = cut and any(_is_none(styled.get(name, "")) for name in ("max-width", "width"))
    return (low and (cut or _is_none(styled.get("max-height", "")))) or narrow


def _is_none(written: str) -> bool:
    size = _length(written)
    return size is not None and abs(size) <= _LEAST_HEIGHT


def _is_far_off(styled: Styled) -> bool:
    placed = styled.get("position") in ("absolute", "fixed", "relative")
    names = ("left", "top", "right", "bottom") if placed else ()
    for name in (*names, "text-indent", "margin-left", "margin-top"):
        size = _length(styled.get(name, ""))
        if size is not None and (size < -_FAR or (size > _FAR * 10 and name in names)):
            return True
    return False


def _pixels(styled: Styled, outer: float) -> float:
    """Give the size of letters: what is said of it, or the size around it."""
    written = styled.get("font-size", "")
    if not written and "font" in styled:
        found = next(
            (one for one in _SIZE.finditer(styled["font"]) if one[2] or one[1] == "0"), None
        )
        written = found[0] if found else ""
    found = _SIZE.match(written)
    if found is None:
        return outer
    size, unit = float(found[1]), found[2] or ""
    if unit in ("em", "%", "ex"):
        return outer * size * {"em": 1.0, "%": 0.01, "ex": 0.5}[unit]
    return size * _PIXELS[unit]


def _length(written: str) -> float | None:
    found = _SIZE.match(written)
    return None if found is None else float(found[1]) * _PIXELS[found[2] or ""]


def _number(written: str) -> float | None:
    found = _SIZE.match(written)
    if found is None:
        return None
    return float(found[1]) / (100 if found[2] == "%" else 1)


def _ink(node: lxml.html.HtmlElement, styled: Styled, outer: Sight) -> str:
    """Give the colour of the letters: six hex digits, empty for none, UNKNOWN for any other."""
    written = styled.get("color") or node.get(_INK_OF.get(str(node.tag), "color"), "")
    if not written or written in ("inherit", "currentcolor"):
        return outer.ink
    if written == "transparent" or _RGBA.fullmatch(written):
        return ""
    return _colour(written)


def _ground(node: lxml.html.HtmlElement, styled: Styled, outer: Sight) -> str:
    """Give what is behind the letters."""
    written = styled.get("background-color") or styled.get("background") or node.get("bgcolor", "")
    image = styled.get("background-image", "none")
    if image != "none" or node.get("background") is not None:
        return UNKNOWN
    if any(name in written for name in ("url(", "gradient")):
        return UNKNOWN
    if not written or written in ("inherit", "transparent", "none", "initial", "unset"):
        return outer.ground
    if _RGBA.fullmatch(written):
        return outer.ground
    found = _colour(written)
    if found == UNKNOWN and styled.get("background") == written:
        first = written.split(" ")[0]
        found = outer.ground if first in ("none", "transparent") else _colour(first)
    return found


def _colour(written: str) -> str:
    try:
        told = ImageColor.getrgb(written.strip().lower())
    except ValueError:
        return UNKNOWN
    return "".join(f"{max(0, min(255, part)):02X}" for part in told[:3])
