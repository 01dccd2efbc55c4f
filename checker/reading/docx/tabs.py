"""Tabs as spaces, so that what stands below something on the page does so in the text."""

from collections.abc import Iterator

from checker.reading.docx.characters import COLUMNS_APART
from checker.reading.docx.sheet import Piece, with_text

_EVERY = 720.0
"""Word's own tab stops, in twentieths of a point: half an inch apart."""
_PER_COLUMN = 90.0
"""What one space of the text stands for: a narrow letter, so that long lines do not overrun."""
_MOST_COLUMNS = 200
_TWIPS_PER_POINT = 20.0
_WIDTHS = {
    **dict.fromkeys("iljtfrI.,;:'!|()/ ", 0.3),
    **dict.fromkeys("mwMW@%", 0.85),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.68),
}
_USUAL_WIDTH = 0.53


def laid_out(row: list[Piece], left: float, stops: tuple[float, ...]) -> Iterator[Piece]:
    """Give the pieces of one line with spaces for tabs, as many as reach the next tab stop."""
    if not any("\t" in piece.text for piece in row):
        yield from row
        return
    place, length = left, 0
    for piece in row:
        if piece.hidden is not None:
            yield with_text(piece, piece.text.replace("\t", COLUMNS_APART))
            continue
        told = ""
        for number, text in enumerate(piece.text.split("\t")):
            if number:
                place = _next_stop(place, stops)
                wanted = min(round((place - left) / _PER_COLUMN), _MOST_COLUMNS)
                told += " " * max(len(COLUMNS_APART), wanted - length - len(told))
            told += text
            place += sum(_WIDTHS.get(letter, _USUAL_WIDTH) for letter in text) * (
                piece.size * _TWIPS_PER_POINT
            )
        length += len(told)
        yield with_text(piece, told)


def _next_stop(place: float, stops: tuple[float, ...]) -> float:
    own = next((stop for stop in sorted(stops) if stop > place), None)
    return (place // _EVERY + 1) * _EVERY if own is None else own
