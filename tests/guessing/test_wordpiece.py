"""Words are parted exactly as the model's own library parts them."""

from importlib import resources
from pathlib import Path

import msgspec
import pytest

from checker.guessing.wordpiece import WordPieces


class Parted(msgspec.Struct):
    """A text, and the pieces that the `tokenizers` library (0.23.3) makes of it."""

    text: str
    ids: list[int]
    places: list[tuple[int, int]]


_FILE = Path(__file__).parents[1] / "data" / "people" / "wordpiece.json"
ROWS = msgspec.json.decode(_FILE.read_bytes(), type=list[Parted])
_VOCABULARY = resources.files("resources") / "names" / "rampart_vocab.txt"
PIECES = WordPieces(_VOCABULARY.read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ascii(row.text[:20]))
def test_a_text_is_parted_as_the_library_does(row: Parted) -> None:
    """Accents, scripts, marks, invisible letters: the same numbers in the same order."""
    assert [piece.id for piece in PIECES.pieces(row.text)] == row.ids


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ascii(row.text[:20]))
def test_each_piece_knows_the_place_of_its_word(row: Parted) -> None:
    """What the library gives as a piece's place lies inside the place of its word."""
    pieces = PIECES.pieces(row.text)

    assert all(
        piece.start <= start and end <= piece.end
        for piece, (start, end) in zip(pieces, row.places, strict=True)
    )
