"""Parts a long text into stretches that the model can look at, each with whole sentences."""

from collections.abc import Iterator

from checker.model import Span

LONGEST = 480
"""Characters: the context in which the model was measured to be at its best."""


def windows(text: str) -> Iterator[Span]:
    """Give stretches of at most `LONGEST` characters that together hold the whole text.

    A stretch ends at an empty line where one is in its second half, else at a line's end, a
    sentence's end or a space.
    """
    start = 0
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            end = _break(text, start, end)
        if text[start:end].strip():
            yield start, end
        start = end


def _break(text: str, start: int, end: int) -> int:
    half = start + LONGEST // 2
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, half, end)
        if at >= 0:
            return at + len(mark)
    return end
