"""The colours of a slide: those of its design by name, what fills a shape, what is behind it."""

from checker.reading.docx.colours import AUTOMATIC, PAPER, UNKNOWN, colour
from checker.reading.docx.names import A
from checker.reading.pptx.names import P, kind_of
from checker.reading.trees import Element, whole

_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_USUAL = {"lt1": PAPER, "dk1": "000000"}
"""What the names stand for where the file has no design."""
_PRESET = {"white": PAPER, "black": "000000"}
_OPAQUE = 100_000
_UNSURE = ("gradFill", "blipFill", "pattFill", "grpFill")


class Colours:
    """The colours of one design, and what its names stand for on one master."""

    def __init__(self, theme: Element | None, master: Element | None) -> None:
        """Take the design and the master's list of names."""
        self._design: dict[str, str] = {}
        scheme = None if theme is None else theme.find(f".//{A}clrScheme")
        if scheme is None:
            self._design.update(_USUAL)
        for entry in () if scheme is None else scheme:
            for exact in entry:
                said = exact.get("lastClr") or exact.get("val") or ""
                self._design[kind_of(entry)] = colour(said)
        told = None if master is None else master.find(P + "clrMap")
        self._names = dict(_MAPPED)
        if told is not None:
            self._names.update({str(name): str(value) for name, value in told.attrib.items()})

    def of(self, fill: Element | None) -> str:
        """Give the colour that a fill has: six hex digits, UNKNOWN, or AUTOMATIC for none."""
        if fill is None:
            return AUTOMATIC
        named = next(iter(fill), None)
        if named is None or len(named):
            return UNKNOWN
        kind, said = kind_of(named), named.get("val", "")
        if kind == "schemeClr":
            return self._design.get(self._names.get(said, said)) or UNKNOWN
        exact = {
            "srgbClr": said,
            "sysClr": named.get("lastClr", ""),
            "prstClr": _PRESET.get(said, ""),
        }
        return colour(exact.get(kind, "")) or UNKNOWN

    def fill(self, properties: Element | None, style: Element | None = None) -> str:
        """Give what fills a shape: a colour, UNKNOWN, or AUTOMATIC when one sees through it."""
        for element in () if properties is None else properties:
            kind = kind_of(element)
            if kind == "noFill":
                return AUTOMATIC
            if kind == "solidFill":
                return UNKNOWN if is_thin(element) else self.of(element)
            if kind in _UNSURE:
                return UNKNOWN
        told = None if style is None else style.find(A + "fillRef")
        if told is None or told.get("idx", "0") == "0":
            return AUTOMATIC
        return self.of(told) if told.get("idx") == "1" else UNKNOWN

    def ground(self, *trees: Element | None) -> str:
        """Give what is behind a slide: its own background, its layout's, or its master's."""
        for tree in trees:
            told = None if tree is None else tree.find(f"{P}cSld/{P}bg")
            if told is None:
                continue
            exact = told.find(P + "bgPr")
            if exact is not None:
                return self.fill(exact) or UNKNOWN
            named = told.find(P + "bgRef")
            simple = named is not None and named.get("idx") == "1001"
            return self.of(named) if simple else UNKNOWN
        return PAPER


def is_thin(fill: Element) -> bool:
    """Say whether one sees through a fill."""
    return any(whole(one.get("val"), _OPAQUE) < _OPAQUE for one in fill.iter(A + "alpha"))
