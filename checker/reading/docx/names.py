"""The names that WordprocessingML uses, and how its values are written."""

import re

from checker.reading.trees import Element

_OFFICE = "{http://schemas.openxmlformats.org/"
W = _OFFICE + "wordprocessingml/2006/main}"
R = _OFFICE + "officeDocument/2006/relationships}"
A = _OFFICE + "drawingml/2006/main}"
WP = _OFFICE + "drawingml/2006/wordprocessingDrawing}"
PIC = _OFFICE + "drawingml/2006/picture}"
CHART = _OFFICE + "drawingml/2006/chart}"
MC = _OFFICE + "markup-compatibility/2006}"
M = _OFFICE + "officeDocument/2006/math}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix Word itself writes
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_OF_WORD = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
)
_MEASURE = re.compile(r"^\s*([+-]?\d{1,9}(?:\.\d{1,6})?)\s*(pt|pc|pi|in|cm|mm|%)?\s*$")
_TWIPS = {
    "": 1.0,
    "pt": 20.0,
    "pc": 240.0,
    "pi": 240.0,
    "in": 1440.0,
    "cm": 566.929,
    "mm": 56.6929,
}
_OFF = frozenset({"0", "false", "off", "none"})


def value(element: Element | None, name: str = "val") -> str:
    """Give one of an element's `w:` attributes, or an empty string."""
    return "" if element is None else element.get(W + name) or ""


def is_on(element: Element | None) -> bool | None:
    """Say whether a switch such as `w:b` is on; None when it is not there."""
    if element is None:
        return None
    return (element.get(W + "val") or "1").lower() not in _OFF


def is_understood(version: Element) -> bool:
    """Say whether Word would take this version of something: it knows its own extensions."""
    needed = (version.get("Requires") or "").split()
    return all((version.nsmap.get(prefix) or "").startswith(_OF_WORD) for prefix in needed)


def twips(written: str) -> float | None:
    """Give a measure in twentieths of a point: a bare number, or one with its unit.

    >>> twips("240"), twips("12pt"), twips("wide")
    (240.0, 240.0, None)
    """
    found = _MEASURE.match(written)
    if found is None or found[2] == "%":
        return None
    return float(found[1]) * _TWIPS[found[2] or ""]


def points(written: str) -> float | None:
    """Give a font size, written in half points or with its unit, in points."""
    found = twips(written)
    if found is None:
        return None
    return found / 2 if written.strip().lstrip("+-").replace(".", "").isdigit() else found / 20
