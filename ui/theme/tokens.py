"""The colours of the windows, by what they are for: light, dark, and the person's own."""

from dataclasses import dataclass

from PySide6.QtGui import QPalette


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One colour a purpose. `on_x` is what is written on `x`."""

    dark: bool
    ground: str
    card: str
    line: str
    edge: str
    """The border of things that can be used: buttons, fields, the drop zone."""
    text: str
    muted: str
    hint: str
    """What an empty field says: never taken for what somebody typed."""
    off: str
    """What is written on what cannot be used now."""
    link: str
    focus: str
    bar_focus: str
    chosen: str
    chosen_edge: str
    """The frame of what is chosen, where it has one: a system's high contrast tells it from the
    focus."""
    action: str
    on_action: str
    action_held: str
    bar: str
    on_bar: str
    bar_muted: str
    bar_here: str
    bar_line: str
    logo: str
    stop: str
    stop_ground: str
    on_stop: str
    check: str
    check_ground: str
    on_check: str
    note: str
    note_ground: str
    on_note: str
    good: str
    good_ground: str
    page: str
    ink: str
    page_muted: str
    page_head: str
    page_edge: str
    page_stop: str
    page_check: str
    page_note: str
    page_stop_ink: str
    page_check_ink: str
    page_note_ink: str
    envelope: str


LIGHT = Tokens(
    dark=False,
    ground="#eef1f4",
    card="#ffffff",
    line="#d3d9e0",
    edge="#7b8794",
    text="#18222c",
    muted="#4b5866",
    hint="#4b5866",
    off="#4b5866",
    link="#0b5c9e",
    focus="#0b5cd6",
    bar_focus="#ffffff",
    chosen="#e6eef7",
    chosen_edge="#0b5cd6",
    action="#0f6b5c",
    on_action="#ffffff",
    action_held="#0b5549",
    bar="#14324a",
    on_bar="#ffffff",
    bar_muted="#c9d6e2",
    bar_here="#245070",
    bar_line="#7fe0c8",
    logo="#7fe0c8",
    stop="#a81e17",
    stop_ground="#fcebe9",
    on_stop="#ffffff",
    check="#7a4d00",
    check_ground="#fff5dc",
    on_check="#ffffff",
    note="#1d5a99",
    note_ground="#e9f2fb",
    on_note="#ffffff",
    good="#17683a",
    good_ground="#e5f4ea",
    page="#ffffff",
    ink="#1b1f24",
    page_muted="#565d66",
    page_head="#14324a",
    page_edge="#c3cad2",
    page_stop="#f9c9c4",
    page_check="#ffe099",
    page_note="#cfe3f8",
    page_stop_ink="#a81e17",
    page_check_ink="#7a4d00",
    page_note_ink="#1d5a99",
    envelope="#fbf8f1",
)

DARK = Tokens(
    dark=True,
    ground="#12171c",
    card="#1b2229",
    line="#34404b",
    edge="#7f8d9b",
    text="#eaf0f5",
    muted="#b4c0cc",
    hint="#b4c0cc",
    off="#b4c0cc",
    link="#8cc6ff",
    focus="#9cc9ff",
    bar_focus="#ffffff",
    chosen="#223446",
    chosen_edge="#9cc9ff",
    action="#5cc9b3",
    on_action="#08211c",
    action_held="#8fe0cf",
    bar="#0d1b27",
    on_bar="#ffffff",
    bar_muted="#c3d0dc",
    bar_here="#1e3e57",
    bar_line="#5cc9b3",
    logo="#7fe0c8",
    stop="#ffb0a8",
    stop_ground="#3c1d1b",
    on_stop="#2b0d0b",
    check="#ffd27a",
    check_ground="#372b12",
    on_check="#2a1e02",
    note="#a6cffa",
    note_ground="#17293c",
    on_note="#0b1d30",
    good="#8dd8a7",
    good_ground="#173023",
    page="#f4f2ee",
    ink="#1b1f24",
    page_muted="#565d66",
    page_head="#14324a",
    page_edge="#c3cad2",
    page_stop="#f9c9c4",
    page_check="#ffe099",
    page_note="#cfe3f8",
    page_stop_ink="#a81e17",
    page_check_ink="#7a4d00",
    page_note_ink="#1d5a99",
    envelope="#f4f0e6",
)

TEXT_PAIRS = (
    ("text", "ground"),
    ("text", "card"),
    ("text", "chosen"),
    ("text", "stop_ground"),
    ("text", "check_ground"),
    ("text", "note_ground"),
    ("text", "good_ground"),
    ("muted", "ground"),
    ("muted", "card"),
    ("muted", "chosen"),
    ("hint", "card"),
    ("off", "card"),
    ("off", "ground"),
    ("link", "card"),
    ("link", "ground"),
    ("link", "chosen"),
    ("on_action", "action"),
    ("on_action", "action_held"),
    ("on_bar", "bar"),
    ("on_bar", "bar_here"),
    ("bar_muted", "bar"),
    ("stop", "card"),
    ("stop", "ground"),
    ("stop", "stop_ground"),
    ("on_stop", "stop"),
    ("check", "card"),
    ("check", "check_ground"),
    ("on_check", "check"),
    ("note", "card"),
    ("note", "note_ground"),
    ("on_note", "note"),
    ("good", "card"),
    ("good", "ground"),
    ("good", "good_ground"),
    ("ink", "page"),
    ("ink", "page_stop"),
    ("ink", "page_check"),
    ("ink", "page_note"),
    ("ink", "envelope"),
    ("page_muted", "page"),
    ("page_muted", "envelope"),
    ("page_head", "page"),
    ("page", "page_stop_ink"),
    ("page", "page_check_ink"),
    ("page", "page_note_ink"),
)
"""What is written on what: at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

SHAPE_PAIRS = (
    ("edge", "card"),
    ("edge", "ground"),
    ("focus", "card"),
    ("focus", "ground"),
    ("focus", "chosen"),
    ("bar_focus", "bar"),
    ("bar_focus", "bar_here"),
    ("chosen_edge", "card"),
    ("chosen_edge", "chosen"),
    ("action", "card"),
    ("action", "ground"),
    ("bar_line", "bar_here"),
    ("logo", "bar"),
    ("stop", "stop_ground"),
    ("page_stop_ink", "page"),
    ("page_check_ink", "page"),
    ("page_note_ink", "page"),
)
"""Shapes and borders that mean something: at least 3 to 1 (WCAG 2.2, 1.4.11)."""


def own_colours(palette: QPalette) -> Tokens:
    """Give the tokens of somebody whose system asks for high contrast: their own colours only.

    What has the keys is framed in the system's colour of what is chosen, which parts it from the
    frames in ink, unless that colour cannot be seen. What an empty field says is in their ink,
    fainter: as far as it can still be read.
    """
    paper = palette.color(QPalette.ColorRole.Window).name()
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    strong = palette.color(QPalette.ColorRole.Highlight).name()
    on_strong = palette.color(QPalette.ColorRole.HighlightedText).name()
    link = palette.color(QPalette.ColorRole.Link).name()
    on_paper = dict.fromkeys(
        [
            "ground",
            "card",
            "chosen",
            "bar",
            "bar_here",
            "stop_ground",
            "check_ground",
            "note_ground",
            "good_ground",
            "page",
            "page_stop",
            "page_check",
            "page_note",
            "envelope",
            "on_stop",
            "on_check",
            "on_note",
        ],
        paper,
    )
    in_ink = dict.fromkeys(
        [
            "line",
            "edge",
            "text",
            "muted",
            "chosen_edge",
            "on_bar",
            "bar_muted",
            "bar_line",
            "logo",
            "stop",
            "check",
            "note",
            "good",
            "ink",
            "page_muted",
            "page_head",
            "page_edge",
            "page_stop_ink",
            "page_check_ink",
            "page_note_ink",
        ],
        ink,
    )
    grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    ring = strong if contrast(strong, paper) >= _SEEN else ink
    return Tokens(
        dark=palette.color(QPalette.ColorRole.Window).lightnessF() < _HALF,
        focus=ring,
        bar_focus=ring,
        hint=_fainter(ink, paper),
        off=grey if contrast(grey, paper) >= _READABLE else ink,
        link=link,
        action=strong,
        on_action=on_strong,
        action_held=strong,
        **on_paper,
        **in_ink,
    )


_HALF = 0.5
_SEEN = 3.0
"""The least contrast of a shape that means something (WCAG 2.2, 1.4.11)."""
_READABLE = 4.5
"""The least contrast of words (WCAG 2.2, 1.4.3)."""
_READ_WELL = 7.0
"""The least contrast of words for whoever asks for more (WCAG 2.2, 1.4.6)."""


def _fainter(ink: str, paper: str) -> str:
    """Give the ink mixed with the paper, half of each or as much less as leaves it readable."""
    for share in (50, 60, 70, 80, 90):
        parts = (
            (int(ink[i : i + 2], 16) * share + int(paper[i : i + 2], 16) * (100 - share)) // 100
            for i in (1, 3, 5)
        )
        mixed = "#" + "".join(f"{part:02x}" for part in parts)
        if contrast(mixed, paper) >= _READ_WELL:
            return mixed
    return ink


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG reckons it, from 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lights = sorted((_luminance(one), _luminance(other)))
    return round((lights[1] + 0.05) / (lights[0] + 0.05), 2)


def _luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb`."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
