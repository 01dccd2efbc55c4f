"""How OpenDocument folds white space: a run of it is one space, none at a paragraph's start."""

import re

from checker.reading.docx.sheet import Piece, with_text

_WHITE = re.compile(r"[ \t\r\n]+")


class Spaces:
    """What stands before the next text of a paragraph, as far as spaces go."""

    def __init__(self) -> None:
        """Begin at the start of a paragraph, where spaces are dropped."""
        self._after_space = True

    def folded(self, text: str, _pieces: list[Piece]) -> str:
        """Give a text with its white space folded."""
        if not text:
            return ""
        told = _WHITE.sub(" ", text)
        if self._after_space and told.startswith(" "):
            told = told[1:]
        if told:
            self._after_space = told.endswith(" ")
        return told

    def written(self, text: str) -> None:
        """Take note of a space, a tab or a break that was written as an element."""
        self._after_space = text.endswith("\n")

    def finish(self, pieces: list[Piece]) -> None:
        """Take the last folded space away; nothing follows it."""
        if self._after_space and pieces and pieces[-1].text.endswith(" "):
            pieces[-1] = with_text(pieces[-1], pieces[-1].text[:-1])
