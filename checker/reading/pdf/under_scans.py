"""The invisible words that a scanner lays under a scan, held against what the scan shows."""

import difflib
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Concealment, Line, Trace, TraceKind

_ALIKE = 0.7
"""Words that share so much are the same word, read once better and once worse."""
_AGREES = 0.75
"""So many of a line's words must be on the page for the line to be what the page shows."""
_NEAR_MM = 6.0
_CONFUSED = str.maketrans("oilszbgq|", "011528991")


def without_agreeing_layers(
    lines: Sequence[Line], traces: Sequence[Trace], read: Sequence[Line], pages: set[int]
) -> tuple[list[Line], list[Trace]]:
    """Leave out the invisible lines that say what their page shows.

    Where only some words of one differ, its trace quotes those.
    """
    kept: list[Line] = []
    told = list(traces)
    for line in lines:
        if line.hidden is not Concealment.INVISIBLE or line.page not in pages:
            kept.append(line)
            continue
        differing = _differing(line, read)
        words = line.text.split()
        if not differing:
            told = [trace for trace in told if not _is_of(trace, line)]
            continue
        kept.append(line)
        if len(differing) <= (1 - _AGREES) * len(words):
            text = " ".join(differing)
            told = [replace(one, text=text) if _is_of(one, line) else one for one in told]
    return kept, told


def _differing(line: Line, read: Sequence[Line]) -> list[str]:
    """Give the words of an invisible line that its page does not show near it."""
    shown = [
        word
        for other in read
        if other.page == line.page and _is_near(line, other)
        for word in other.text.split()
    ]
    plain = {_plain(word) for word in shown}
    joined = "".join(_plain(word) for word in shown)
    return [
        word
        for word in line.text.split()
        if _plain(word) and not _is_shown(_plain(word), plain, joined)
    ]


def _is_near(line: Line, other: Line) -> bool:
    if line.box is None or other.box is None:
        return True
    return other.box[1] - _NEAR_MM <= line.box[3] and line.box[1] <= other.box[3] + _NEAR_MM


def _is_shown(word: str, shown: set[str], joined: str) -> bool:
    if word in shown or (len(word) > 2 and word in joined):  # noqa: PLR2004 - letters of any word
        return True
    if any(char.isdigit() for char in word):
        return False
    return bool(difflib.get_close_matches(word, shown, n=1, cutoff=_ALIKE))


def _plain(word: str) -> str:
    """Give a word without its marks; where it has digits, what is taken for a digit is one."""
    bare = "".join(char for char in word.casefold() if char.isalnum())
    return bare.translate(_CONFUSED) if any(char.isdigit() for char in bare) else bare


def _is_of(trace: Trace, line: Line) -> bool:
    """Say whether a trace tells of a line."""
    return (
        trace.kind is TraceKind.HIDDEN_TEXT
        and trace.page == line.page
        and trace.part == line.part
        and trace.span == (line.start, line.start + len(line.text))
    )
