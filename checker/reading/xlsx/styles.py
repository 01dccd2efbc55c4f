"""How the cells of a workbook look, by the number of their style, and whether that hides them."""

from dataclasses import dataclass

from checker.model import Concealment
from checker.reading.docx.colours import UNKNOWN, lost_in
from checker.reading.grid.format_codes import USUAL_CODES
from checker.reading.grid.sheets import CellLook
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.names import child, is_on, number
from checker.reading.xlsx.palette import Palette

TINY_PT = 3.0
MOST_STYLES = 66_000
_INK = "000000"
"""What a spreadsheet writes, and fills a solid cell with, where no colour is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style: its look, its number format, and what it hides words with, if it does."""

    look: CellLook = CellLook()  # noqa: RUF009 - it cannot change
    code: str = ""
    ground: str = ""
    """The colour behind the words; UNKNOWN where it cannot be told."""
    conceals: Concealment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a conditional format changes: ink and fill, or nothing, and the number format."""

    ink: str = ""
    fill: str = ""
    code: str = ""


USUAL = Style()


class Styles:
    """The styles of one workbook."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        """Take them from the workbook's own part; without it every cell looks as usual."""
        self.palette = Palette(theme, _own_colours(root))
        self._codes: dict[int, str] = dict(USUAL_CODES)
        self._fonts: list[Element] = _list(root, "fonts")
        self._fills: list[Element] = _list(root, "fills")
        for format_ in _list(root, "numFmts"):
            self._codes[whole(format_.get("numFmtId"), -1)] = format_.get("formatCode", "")
        self._known: dict[str | None, Style] = {}
        self._styles = [self._style(xf) for xf in _list(root, "cellXfs")[:MOST_STYLES]]
        self._changes = [self.change(one) for one in _list(root, "dxfs")[:MOST_STYLES]]

    def style(self, written: str | None) -> Style:
        """Give the style of a number as a cell names it."""
        if written not in self._known:
            at = 0 if written is None else whole(written, -1)
            self._known[written] = self._styles[at] if 0 <= at < len(self._styles) else USUAL
        return self._known[written]

    def change_at(self, written: str | None) -> Change | None:
        """Give what the conditional format of a number changes."""
        at = whole(written, -1)
        return self._changes[at] if 0 <= at < len(self._changes) else None

    def change(self, element: Element) -> Change:
        """Give what a conditional format changes, from its own description."""
        font, fill = child(element, "font"), child(element, "fill")
        pattern = child(fill, "patternFill")
        ground = self.palette.colour(child(pattern, "bgColor"))
        code = child(element, "numFmt")
        return Change(
            ink=self.palette.colour(child(font, "color")),
            fill=ground or self.palette.colour(child(pattern, "fgColor")),
            code="" if code is None else code.get("formatCode", ""),
        )

    def run(self, face: Element | None, style: Style) -> Concealment | None:
        """Say how a run that has a face of its own is hidden in a cell, or None when it is not."""
        if face is None:
            return style.conceals
        sized = child(face, "sz")
        size = None if sized is None else number(sized.get("val"))
        if size is not None and size <= TINY_PT:
            return Concealment.TINY
        return lost_in(self.palette.colour(child(face, "color")) or _INK, style.ground)

    def _style(self, xf: Element) -> Style:
        font = _at(self._fonts, whole(xf.get("fontId"), -1))
        ground = self._ground(_at(self._fills, whole(xf.get("fillId"), -1)))
        ink = self.palette.colour(child(font, "color"))
        aligned = child(xf, "alignment")
        sized = child(font, "sz")
        size = None if sized is None else number(sized.get("val"))
        size = 11.0 if size is None else size
        align = "" if aligned is None else aligned.get("horizontal", "")
        return Style(
            look=CellLook(
                size_pt=size,
                bold=_is_set(font, "b"),
                italic=_is_set(font, "i"),
                ink=ink,
                fill="" if ground == UNKNOWN else ground,
                align=align if align in ("left", "right", "center") else "",
                wrap=is_on(aligned, "wrapText"),
            ),
            code=self._codes.get(whole(xf.get("numFmtId"), 0), ""),
            ground=ground,
            conceals=Concealment.TINY if size <= TINY_PT else lost_in(ink or _INK, ground),
        )

    def _ground(self, fill: Element | None) -> str:
        pattern = child(fill, "patternFill")
        if fill is None:
            return ""
        if pattern is None:
            return UNKNOWN
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return ""
        if kind != "solid":
            return UNKNOWN
        front = child(pattern, "fgColor")
        named = front is not None and (front.get("rgb") or front.get("theme"))
        return self.palette.colour(front) or ("" if named else _INK)


def _is_set(font: Element | None, name: str) -> bool:
    mark = child(font, name)
    return mark is not None and is_on(mark, "val", usual=True)


def _list(root: Element | None, name: str) -> list[Element]:
    found = child(root, name)
    return [] if found is None else list(found)


def _at(elements: list[Element], index: int) -> Element | None:
    return elements[index] if 0 <= index < len(elements) else None


def _own_colours(root: Element | None) -> tuple[str, ...]:
    listed = child(child(root, "colors"), "indexedColors")
    return tuple(
        one.get("rgb", "")[-6:].upper()
        for one in (() if listed is None else listed)
        if local(str(one.tag)) == "rgbColor"
    )
