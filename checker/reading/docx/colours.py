"""Whether a text stands out from what is behind it."""

import re

from checker.model import Concealment

AUTOMATIC = ""
"""The colour that Word chooses itself so that it can be read."""
UNKNOWN = "?"
"""A background that this program cannot work out: a gradient, a picture, a theme's fill."""
PAPER = "FFFFFF"

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "00008B",
    "darkCyan": "008B8B",
    "darkGreen": "006400",
    "darkMagenta": "800080",
    "darkRed": "8B0000",
    "darkYellow": "808000",
    "darkGray": "A9A9A9",
    "lightGray": "D3D3D3",
}
_LEAST_CONTRAST = 1.2
_DARK = 0.2
_LINEAR = 0.04045
"""Below this a share of light is counted straight (WCAG 2.2, relative luminance)."""


def colour(written: str) -> str:
    """Give six capital hex digits, or AUTOMATIC for anything else."""
    written = written.strip().lstrip("#")
    return written.upper() if _HEX.fullmatch(written) else AUTOMATIC


def highlight(name: str) -> str:
    """Give the colour of one of Word's highlighters, or AUTOMATIC for none."""
    return _HIGHLIGHTS.get(name, AUTOMATIC)


def lost_in(ink: str, ground: str, *, highlighted: bool = False) -> Concealment | None:
    """Say whether a text in this ink cannot be seen on this ground.

    Automatic ink turns white on a dark shading, but stays black under a black highlighter.
    """
    if ground == UNKNOWN or (ink == AUTOMATIC and not highlighted):
        return None
    if contrast(ink or "000000", ground or PAPER) >= _LEAST_CONTRAST:
        return None
    return Concealment.COVERED if _luminance(ground or PAPER) < _DARK else Concealment.WHITE


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours as WCAG counts it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(hexed: str) -> float:
    shares = (int(hexed[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        share / 12.92 if share <= _LINEAR else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
