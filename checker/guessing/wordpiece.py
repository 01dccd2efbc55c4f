"""Parts a text into the pieces of words that the model knows, each with its place in the text.

The same pieces as the `tokenizers` library makes with the model's own settings (BERT, lower case,
no accents); written here because that library brings a dozen others that fetch things from the
network, and no part of this product may.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN = "[UNK]"
_LONGEST_WORD = 100
_PLAIN = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~]")
_STRETCH = re.compile(r"[^\t\n\r ]+")
_LEFT_OUT = frozenset({"Cc", "Cf", "Co", "Cs"})
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word: its number in the vocabulary, and where its word stands in the text.

    `word` counts the words: pieces of one word have the same.
    """

    id: int
    start: int
    end: int
    word: int


class WordPieces:
    """A vocabulary, and how words are parted by it."""

    def __init__(self, vocabulary: str) -> None:
        """Take the vocabulary as its file holds it: a piece a line, numbered from nought."""
        self._ids = {piece: at for at, piece in enumerate(vocabulary.split("\n")) if piece}
        self.first, self.last = self._ids["[CLS]"], self._ids["[SEP]"]
        self._parted = lru_cache(maxsize=8_192)(self._part)

    def pieces(self, text: str) -> list[Piece]:
        """Give the pieces of a text in their order."""
        found: list[Piece] = []
        for count, (word, start, end) in enumerate(_words(text)):
            found += (Piece(one, start, end, count) for one in self._parted(word))
        return found

    def _part(self, word: str) -> tuple[int, ...]:
        """Part a word into the longest pieces that the vocabulary has, from the left."""
        unknown = (self._ids[UNKNOWN],)
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[int] = []
        at = 0
        while at < len(word):
            mark = "##" if at else ""
            end = len(word)
            while end > at and mark + word[at:end] not in self._ids:
                end -= 1
            if end == at:
                return unknown
            found.append(self._ids[mark + word[at:end]])
            at = end
        return tuple(found)


def _words(text: str) -> list[tuple[str, int, int]]:
    """Give the words and marks of a text, in lower case and without accents, with their places."""
    found: list[tuple[str, int, int]] = []
    for stretch in _STRETCH.finditer(text):
        if stretch[0].isascii() and stretch[0].isprintable():
            found += (
                (one[0].lower(), stretch.start() + one.start(), stretch.start() + one.end())
                for one in _PLAIN.finditer(stretch[0])
            )
        else:
            found += _words_letter_by_letter(stretch[0], stretch.start())
    return found


def _words_letter_by_letter(text: str, at: int) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    word, begun, ended = "", 0, 0
    for place, letter in enumerate(text, start=at):
        if letter == "\ufffd" or unicodedata.category(letter) in _LEFT_OUT:
            continue
        if letter.isspace() or _stands_alone(letter):
            if word:
                found.append((word, begun, ended))
            word = ""
            if not letter.isspace():
                found += ((one, place, place + 1) for one in _plain(letter))
            continue
        plain = _plain(letter)
        if not plain:
            continue
        begun = begun if word else place
        ended = place + 1
        word += plain
    if word:
        found.append((word, begun, ended))
    return found


def _plain(letter: str) -> str:
    """Give a letter in lower case without its accents: nothing for an accent by itself."""
    apart = unicodedata.normalize("NFD", letter)
    return "".join(one for one in apart if unicodedata.category(one) != "Mn").lower()


def _stands_alone(letter: str) -> bool:
    if letter.isascii():
        return not letter.isalnum()
    if unicodedata.category(letter)[0] == "P":
        return True
    number = ord(letter)
    return any(first <= number <= last for first, last in _CHINESE)
