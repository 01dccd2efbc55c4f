"""The names of OpenDocument's elements, and how it writes lengths."""

import re
import urllib.parse
from collections.abc import Iterator

from checker.reading.trees import Element

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = _ODF + "office:1.0}"
TEXT = _ODF + "text:1.0}"
TABLE = _ODF + "table:1.0}"
DRAW = _ODF + "drawing:1.0}"
STYLE = _ODF + "style:1.0}"
FO = _ODF + "xsl-fo-compatible:1.0}"
SVG = _ODF + "svg-compatible:1.0}"
META = _ODF + "meta:1.0}"
NUMBER = _ODF + "datastyle:1.0}"
PRESENTATION = _ODF + "presentation:1.0}"
CHART = _ODF + "chart:1.0}"
FORM = _ODF + "form:1.0}"
CONFIG = _ODF + "config:1.0}"
SCRIPT = _ODF + "script:1.0}"
MANIFEST = _ODF + "manifest:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
OOO = "{http://openoffice.org/2009/office}"
ANNOTATIONS = (OFFICE + "annotation", OOO + "annotation", LOEXT + "annotation")
"""Comments: those of slides are written with names that the standard does not have."""
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
XLINK_HREF = XLINK + "href"

_LENGTH = re.compile(r"^\s*(-?\d{0,7}(?:\.\d{1,8})?)\s*(pt|in|inch|cm|mm|px|pc)\s*$")
_PER_CENT = re.compile(r"^\s*(\d{1,4}(?:\.\d{1,4})?)\s*%\s*$")
_POINTS = {
    "pt": 1.0,
    "in": 72.0,
    "inch": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "px": 0.75,
    "pc": 12.0,
}
MM_PER_POINT = 25.4 / 72
TWIPS_PER_POINT = 20.0


def points(written: str | None) -> float | None:
    """Give a length in points; None for what is none."""
    found = _LENGTH.match(written or "")
    if found is None or found[1] in ("", "-", ".", "-."):
        return None
    return float(found[1]) * _POINTS[found[2]]


def millimetres(written: str | None) -> float | None:
    """Give a length in millimetres; None for what is none."""
    found = points(written)
    return None if found is None else found * MM_PER_POINT


def per_cent(written: str | None) -> float | None:
    """Give a share of a hundred; None for what is none."""
    found = _PER_CENT.match(written or "")
    return None if found is None else float(found[1])


_WHITE = frozenset(TEXT + name for name in ("s", "tab", "line-break"))
_APART = frozenset((*ANNOTATIONS, TEXT + "note"))
"""What stands in a paragraph and is no word of it."""


def target_of(element: Element) -> str:
    """Give where an element leads, as a person writes it: with its spaces and its letters."""
    return urllib.parse.unquote(element.get(XLINK_HREF, "")).strip()


def plain_text(element: Element) -> str:
    """Give all the text in an element, a paragraph a line, with no eye to what is seen."""
    paragraphs = list(element.iter(TEXT + "p", TEXT + "h")) or [element]
    told = (_joined(one) for one in paragraphs)
    return "\n".join(line for line in told if line)


def _joined(element: Element) -> str:
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    """Give the text of an element, with a space for each that is written as an element."""
    yield element.text or ""
    for child in element:
        if child.tag in _WHITE:
            yield " "
        elif child.tag not in _APART:
            yield from _pieces(child)
        yield child.tail or ""
