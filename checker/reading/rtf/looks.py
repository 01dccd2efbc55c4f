"""How a run and a paragraph of an RTF file look: what control words set, one after another."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from checker.model import Align
from checker.reading.docx.colours import AUTOMATIC
from checker.reading.docx.styles import Face, Shape, is_far

SOLID = 10_000
_FULL_SCALE = 100
TICK, LIST = 1, 2
"""Form fields that are ticked, and those that are chosen from."""
NOT_CHOSEN = 25
_MOST_STOPS = 100
_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a run looks. Colours are numbers in the file's table of them."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    web_hidden: bool = False
    half_points: int = 24
    ink: int = 0
    ground: int = 0
    marker: int = 0
    scale: int = _FULL_SCALE
    inserted: bool = False
    inserted_by: int = 0
    deleted: bool = False
    deleted_by: int = 0
    moved_to: bool = False
    moved_from: bool = False
    moved_by: int = 0
    formatted_by: int | None = None

    def face(self, colours: tuple[str, ...]) -> Face:
        """Give the look in the words that every text format shares."""
        return Face(
            vanish=self.hidden,
            web_hidden=self.web_hidden,
            bold=self.bold,
            italic=self.italic,
            size=self.half_points / 2,
            ink=colour_at(colours, self.ink),
            fill=ground_at(colours, self.marker or self.ground) or None,
            scale=float(self.scale),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """How a paragraph looks. Lengths are in twentieths of a point."""

    align: Align = Align.LEFT
    left: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 0
    contextual: bool = False
    back: int = 0
    fore: int = 0
    shading: int = 0
    stops: tuple[float, ...] = ()
    framed: bool = False
    x: int = 0
    y: int = 0
    in_table: bool = False
    depth: int = 0

    def shape(self, colours: tuple[str, ...]) -> Shape:
        """Give the look in the words that every text format shares."""
        back = self.fore if self.shading >= SOLID else self.back
        return Shape(
            align=self.align,
            left=float(self.left),
            first=float(self.first),
            before=self.before / 20,
            after=self.after / 20,
            exact=-self.line / 20 if self.line < 0 else None,
            contextual=self.contextual,
            fill=ground_at(colours, back) or None,
            stops=self.stops,
            framed=self.framed,
            off_page=is_far(str(self.x), str(self.y), str(self.left)),
        )


PLAIN = Run()
USUAL = Block()

_RUN_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "v": "hidden",
    "webhidden": "web_hidden",
    "revised": "inserted",
    "deleted": "deleted",
    "mvf": "moved_from",
    "mvt": "moved_to",
}
_RUN_NUMBERS = {
    "fs": "half_points",
    "cf": "ink",
    "cb": "ground",
    "chcbpat": "ground",
    "highlight": "marker",
    "charscalex": "scale",
    "revauth": "inserted_by",
    "revauthdel": "deleted_by",
    "mvauth": "moved_by",
    "crauth": "formatted_by",
}
_USUAL_NUMBERS = {"fs": 24, "charscalex": _FULL_SCALE}
_BLOCK_NUMBERS = {
    "li": "left",
    "lin": "left",
    "fi": "first",
    "sb": "before",
    "sa": "after",
    "sl": "line",
    "cbpat": "back",
    "cfpat": "fore",
    "shading": "shading",
    "posx": "x",
    "posnegx": "x",
    "posy": "y",
    "posnegy": "y",
    "itap": "depth",
}
_FRAMES = ("absw", "absh", "phmrg", "phpg", "phcol", "pvmrg", "pvpg", "pvpara")
_BLOCK_WORDS: dict[str, tuple[str, object]] = {
    "ql": ("align", Align.LEFT),
    "qj": ("align", Align.LEFT),
    "qr": ("align", Align.RIGHT),
    "qc": ("align", Align.CENTRE),
    "intbl": ("in_table", True),
    "contextualspace": ("contextual", True),
    **dict.fromkeys(_FRAMES, ("framed", True)),
}


@lru_cache(maxsize=_REMEMBERED)
def run_after(run: Run, word: str, number: int | None) -> Run | None:
    """Give a run's look after a control word; None when the word says nothing of a run."""
    if word == "plain":
        return replace(
            PLAIN,
            inserted=run.inserted,
            inserted_by=run.inserted_by,
            deleted=run.deleted,
            deleted_by=run.deleted_by,
        )
    if word in _RUN_SWITCHES:
        return replace(run, **_said(_RUN_SWITCHES[word], number != 0))
    if word in _RUN_NUMBERS:
        told = _USUAL_NUMBERS.get(word, 0) if number is None else number
        return replace(run, **_said(_RUN_NUMBERS[word], told))
    return None


@lru_cache(maxsize=_REMEMBERED)
def block_after(block: Block, word: str, number: int | None) -> Block | None:
    """Give a paragraph's look after a control word; None when the word says nothing of it."""
    if word == "pard":
        return USUAL
    if word in _BLOCK_NUMBERS:
        return replace(block, **_said(_BLOCK_NUMBERS[word], number or 0))
    if word == "tx":
        stops = (*block.stops, float(number or 0))[:_MOST_STOPS]
        return replace(block, stops=stops)
    told = _BLOCK_WORDS.get(word)
    return None if told is None else replace(block, **_said(*told))


def _said(name: str, value: object) -> dict[str, Any]:
    return {name: value}


def colour_at(colours: tuple[str, ...], at: int) -> str:
    """Give a colour of the file's table; AUTOMATIC for one that is not there."""
    return colours[at] if 0 <= at < len(colours) else AUTOMATIC


def ground_at(colours: tuple[str, ...], at: int) -> str:
    """Give the colour of a background, for which 0 always means none."""
    return colour_at(colours, at) if at else AUTOMATIC


def colour_table(written: str) -> tuple[str, ...]:
    """Give the colours of a table that was gathered as "red,green,blue;" or ";" for automatic."""
    told: list[str] = []
    for entry in written.split(";")[:-1]:
        shares = [share for share in entry.split(",") if share.isdecimal()]
        told.append("".join(f"{int(share) & 0xFF:02X}" for share in shares[:3]))
    return tuple(one if len(one) == 6 else AUTOMATIC for one in told)  # noqa: PLR2004 - RRGGBB
