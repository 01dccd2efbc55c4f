"""The words of a picture as the first reader (Tesseract) sees them, each with its place."""

import unicodedata
from typing import Any, NamedTuple, TypeAlias

from PIL import Image

from checker.model import Box
from checker.reading.scans.engines import page_reader

_MOST_MILLISECONDS = 11_000
"""No page that a person made takes so long."""
_MOST_WORDS = 20_000
_SURE_OF_MARKS = 60.0
"""Dots and strokes that are no letters are dust unless the reader is surer than this."""
_EM = 1.04
"""An em, as a share of the height that the reader gives a row."""


_JOINED = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
_Letter: TypeAlias = Any
"""The place in Tesseract's answer that it is asked about: tesserocr brings no types."""


class Word(NamedTuple):
    """One word: its letters, where each begins and the last ends, its box and base in pixels."""

    text: str
    edges: tuple[float, ...]
    box: Box
    base: float
    size: float
    row: int
    """Which of the reader's own rows it stands in."""
    sure: float
    """From 0 to 1."""


def words_of(picture: Image.Image, per_mm: float, *, block: bool = False) -> list[Word]:
    """Read a grey picture that lies straight; `block` says that it is a few lines and no page."""
    import tesserocr  # noqa: PLC0415 - needed for pictures alone

    reader = page_reader()
    reader.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK if block else tesserocr.PSM.AUTO)
    width, height = picture.size
    reader.SetImageBytes(picture.tobytes(), width, height, 1, width)
    reader.SetSourceResolution(round(per_mm * 25.4))
    try:
        reader.Recognize(_MOST_MILLISECONDS)
        letters = reader.GetIterator()
        found = _Gathered()
        if letters is not None:
            for letter in tesserocr.iterate_level(letters, tesserocr.RIL.SYMBOL):
                found.take(letter)
                if len(found.words) > _MOST_WORDS:
                    break
        found.close()
    finally:
        reader.Clear()
    return [word for word in found.words if _is_word(word)]


def _is_word(word: Word) -> bool:
    said = any(char.isalnum() for char in word.text)
    return said or (bool(word.text.strip()) and word.sure * 100 >= _SURE_OF_MARKS)


class _Gathered:
    """Letters as they come, put together to words."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.words: list[Word] = []
        self._letters: list[str] = []
        self._boxes: list[Box] = []
        self._sure = 0.0
        self._row = -1
        self._line = (0.0, 0.0, 0.0, 0.0)
        self._size = 1.0

    def take(self, letter: _Letter) -> None:
        """Take the next letter."""
        import tesserocr  # noqa: PLC0415 - needed for pictures alone

        level = tesserocr.RIL
        if letter.IsAtBeginningOf(level.WORD):
            self.close()
            self._sure = float(letter.Confidence(level.WORD)) / 100
        if letter.IsAtBeginningOf(level.TEXTLINE):
            self._row += 1
            self._line = _base(letter, level.TEXTLINE)
            self._size = max(1.0, float(letter.RowAttributes()["row_height"])) * _EM
        self._letters.append(_text(letter, level.SYMBOL))
        self._boxes.append(_box(letter, level.SYMBOL))

    def close(self) -> None:
        """End the word."""
        if self._letters:
            self.words.append(self._word())
        self._letters, self._boxes = [], []

    def _word(self) -> Word:
        left, right = min(b[0] for b in self._boxes), max(b[2] for b in self._boxes)
        text, edges = "", [left]
        for letters, box in zip(self._letters, self._boxes, strict=True):
            # What is read as one sign may be two letters.
            begins = max(edges[-1], box[0]) if text else left
            step = (max(box[2], begins) - begins) / max(1, len(letters))
            edges[-1] = begins
            edges += [begins + step * (at + 1) for at in range(len(letters))]
            text += letters
        edges[-1] = max(right, edges[-1])
        x1, y1, x2, y2 = self._line
        middle = (left + right) / 2
        base = y1 + (y2 - y1) * (middle - x1) / (x2 - x1) if x2 > x1 else y1
        top, bottom = min(b[1] for b in self._boxes), max(b[3] for b in self._boxes)
        lowest = max(base + 0.22 * self._size, min(bottom, base + 0.4 * self._size))
        highest = min(base - 0.7 * self._size, max(top, base - 1.2 * self._size))
        return Word(
            text=text,
            edges=tuple(edges),
            box=(left, highest, right, lowest),
            base=base,
            size=self._size,
            row=self._row,
            sure=min(max(self._sure, 0.0), 1.0),
        )


def _text(letter: _Letter, level: int) -> str:
    """Give what one sign is read as. A stroke between words is an I far oftener than a rule."""
    try:
        read = str(letter.GetUTF8Text(level))
    except RuntimeError:  # a sign that stands for nothing
        return ""
    if read == "|":
        return "I"
    return unicodedata.normalize("NFKC", read) if read in _JOINED else read


def _box(letter: _Letter, level: int) -> Box:
    found = letter.BoundingBox(level) or (0, 0, 0, 0)
    return (float(found[0]), float(found[1]), float(found[2]), float(found[3]))


def _base(letter: _Letter, level: int) -> Box:
    """Give both ends of the line that a row of letters stands on."""
    (x1, y1), (x2, y2) = letter.Baseline(level) or ((0, 0), (0, 0))
    return (float(x1), float(y1), float(x2), float(y2))
