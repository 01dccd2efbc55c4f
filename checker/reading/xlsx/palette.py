"""The colours of a workbook: written out, by number, or from its theme with a tint."""

import colorsys
import re
from collections.abc import Sequence

from checker.reading.trees import Element, local, whole

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
INDEXED = (
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"),
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"),
    *("800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080"),
    *("9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF"),
    *("000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF"),
    *("00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99"),
    *("3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696"),
    *("003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333"),
)
_USUAL_THEME = (
    *("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"),
    *("A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
)
_ORDER = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
"""Cells count light before dark; the theme lists dark before light."""


class Palette:
    """The colours that one workbook can name."""

    def __init__(self, theme: Element | None, own: Sequence[str] = ()) -> None:
        """Take them from the workbook's theme, and from its own list by number, if any."""
        self._theme = _theme_colours(theme) or _USUAL_THEME
        self._indexed = tuple(own) or INDEXED

    def colour(self, element: Element | None) -> str:
        """Give six hex digits for an element that names a colour, or nothing for the usual one."""
        if element is None:
            return ""
        written = _HEX.fullmatch(element.get("rgb", "").strip())
        if written:
            found = written[1].upper()
        elif element.get("theme") is not None:
            found = _at(self._theme, whole(element.get("theme"), -1))
        elif element.get("indexed") is not None:
            found = _at(self._indexed, whole(element.get("indexed"), -1))
        else:
            return ""
        return _tinted(found, element.get("tint")) if _HEX.fullmatch(found) else ""


def _at(colours: Sequence[str], index: int) -> str:
    return colours[index] if 0 <= index < len(colours) else ""


def _theme_colours(theme: Element | None) -> tuple[str, ...]:
    if theme is None:
        return ()
    scheme = next((one for one in theme.iter() if local(str(one.tag)) == "clrScheme"), None)
    listed: list[str] = []
    for slot in () if scheme is None else scheme:
        written = next((one.get("lastClr") or one.get("val") or "" for one in slot), "")
        found = _HEX.fullmatch(written)
        listed.append(found[1].upper() if found else "")
    return tuple(listed[at] for at in _ORDER) if len(listed) >= len(_ORDER) else ()


def _tinted(colour: str, tint: str | None) -> str:
    """Lighten (above 0) or darken (below 0) a colour, as spreadsheets do."""
    try:
        share = max(-1.0, min(float(tint or 0), 1.0))
    except ValueError:
        share = 0.0
    if not share or share != share:  # noqa: PLR0124 - not a number
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, depth = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    made = colorsys.hls_to_rgb(hue, light, depth)
    return "".join(f"{round(part * 255):02X}" for part in made)
