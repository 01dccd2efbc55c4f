"""Shapes and pictures of an RTF file: their words, their fill, what they say besides."""

import re

from checker.model import Concealment, Gap, Part
from checker.reading.docx.colours import PAPER, UNKNOWN
from checker.reading.docx.outside import is_remote, name_of
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Piece
from checker.reading.docx.styles import is_far
from checker.reading.rtf.state import Drawn, Gathered, State
from checker.reading.rtf.told import Closing, from_hex, plain
from checker.reading.rtf.walk import Walk
from checker.reading.trees import whole
from checker.words import say

_MM_PER_TWIP = 25.4 / 1440
_FULL_SCALE = 100
_SAID_BESIDES = ("wzDescription", "wzTooltip", "pictureDescription")
_FILE_NAME = re.compile(r".\.[A-Za-z]{3,4}$")
_PLACES = ("shpleft", "shptop", "shpright", "shpbottom")


def fill_of(drawn: Drawn) -> str:
    """Give the colour with which a shape is filled, white where it does not say."""
    values = drawn.values
    if values.get("fFilled", "1") == "0":
        return ""
    if values.get("fillType", "0") != "0":
        return UNKNOWN
    return _colour(values["fillColor"]) if "fillColor" in values else PAPER


def shape_told(walk: Walk, state: State, drawn: Drawn) -> None:
    """Leave a shape: now all is known that it says of itself."""
    if drawn.name == "background":
        return
    values = drawn.values
    if state.named == "background" or _is_background(walk):
        if "fillColor" in values:
            _fill_the_page(walk, _colour(values["fillColor"]))
        return
    why = _hidden(drawn)
    if why is not None:
        for box in drawn.boxes:
            box.conceal(why)
    for name in _SAID_BESIDES:
        if text := values.get(name, "").strip():
            walk.sheet.write_hidden(text, Part.OTHER, Concealment.ALTERNATIVE)
    if text := values.get("gtextUNICODE", "").strip():
        _word_art(walk, state, text, why)
    _source(walk, values.get("pibName", "").strip())
    name = values.get("wzName", "").strip()
    if _FILE_NAME.search(name):
        walk.sheet.property("picture file name", name)


def _is_background(walk: Walk) -> bool:
    return walk.state.drawn is not None and walk.state.drawn.name == "background"


def _fill_the_page(walk: Walk, colour: str) -> None:
    where = walk.body.where
    walk.page_colour = colour
    walk.body.where = Where(part=where.part, ground=colour)
    walk.body.paragraph.where = walk.body.where


def _hidden(drawn: Drawn) -> Concealment | None:
    if drawn.values.get("fHidden", "0") != "0":
        return Concealment.HIDDEN
    places = [str(drawn.numbers[name]) for name in _PLACES if name in drawn.numbers]
    return Concealment.OFF_PAGE if places and is_far(*places) else None


def _word_art(walk: Walk, state: State, text: str, why: Concealment | None) -> None:
    """Write drawn words, such as a watermark, in a box of their own."""
    hidden = why or state.story.where.hidden
    story = walk.new_story(Where(part=Part.TEXTBOX, hidden=hidden))
    story.paragraph.pieces.append(Piece(text=text, hidden=hidden, part=Part.TEXTBOX))
    story.end(story.paragraph.shape, 0)
    state.story.paragraph.boxes.append(story)


def _source(walk: Walk, address: str) -> None:
    """Take note of where a picture comes from."""
    if is_remote(address):
        web = "picture from the internet"
        walk.sheet.active(name_of(address, web=web, otherwise="linked file"), address)
    elif address:
        walk.sheet.property("picture file name", address)


def _property_named(_walk: Walk, state: State, gathered: Gathered) -> None:
    if state.drawn is not None:
        state.drawn.name = plain(gathered)


def _property_valued(_walk: Walk, state: State, gathered: Gathered) -> None:
    if state.drawn is not None and state.drawn.name:
        state.drawn.values[state.drawn.name] = plain(gathered)


def _picture(walk: Walk, state: State, gathered: Gathered) -> None:
    """Leave a picture: its words are recognised later, or it stays a gap."""
    data = bytes(gathered.raw) or from_hex(gathered.text())
    if not data:
        return
    numbers = state.drawn.numbers if state.drawn else {}
    why = say("The words in a picture, if it holds any, were not read.")
    gap = Gap(code="unread.scan", why=why, part=Part.IMAGE, area_mm2=_area(numbers))
    walk.show(data, gap)


def _area(numbers: dict[str, int]) -> float | None:
    """Give the size of a picture on the page in square millimetres, where it says."""
    sides = []
    for goal, scale in (("picwgoal", "picscalex"), ("pichgoal", "picscaley")):
        if not numbers.get(goal):
            return None
        share = numbers.get(scale, _FULL_SCALE) / _FULL_SCALE
        sides.append(abs(numbers[goal] * share * _MM_PER_TWIP))
    return round(sides[0] * sides[1], 2)


def _colour(number: str) -> str:
    """Give a colour of a shape, which is written as one number: blue, green, red."""
    told = whole(number) & 0xFFFFFF
    return f"{told & 0xFF:02X}{told >> 8 & 0xFF:02X}{told >> 16:02X}"


CLOSINGS: dict[str, Closing] = {
    "sn": _property_named,
    "sv": _property_valued,
    "pict": _picture,
}
