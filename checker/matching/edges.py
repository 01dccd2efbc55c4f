"""Patterns that begin at the edge of a word alone: nowhere else need they be tried.

Python tries a pattern at every letter of a text. Where the sign before a word is looked for
together with the word, all letters within words are left at once.
"""

import re
from collections.abc import Iterable
from typing import Final

from checker.matching.arranged import end_of, signs_of, ways_of

START: Final = "\x1f"
"""Put before a text, so that its first word has a sign before it as all others have."""
_SIGN: Final = "[^a-z0-9_]"
_BEHIND_A_SIGN: Final = re.compile(
    r"\(\?<!(?:\\w|\[\\w(?:[^\]\\]|\\.)*\])\)|\(\?<=(?:[^()\[\]\\|]|\[[^\]\\]*\])* \)", re.DOTALL
)
"""Says that no letter stands before, or that a blank does."""
_ATOM: Final = re.compile(
    r"(?P<edge>\\b)|(?P<look>\(\?<?[=!])|(?P<group>\((?:\?:|\?P<\w+>))"
    r"|\[(?P<set>(?:\\[dw]|[^\W_]-[^\W_]|[^\W_])+)\]|(?P<letter>[^\W_]|\\[dw])"
)
"""What a word's pattern may begin with; whatever else does is taken for no word's."""
_EDGE: Final = re.compile(r"^\\b|^\(\?<!\\w\)")
_BEGINS: Final = re.compile(r"(?P<edge>(?:\\b|\(\?<!\\w\))?)(?P<opens>\((?:\?:|\?P<\w+>))")
_NAMED: Final = re.compile(r"\(\?P<\w+>")
_SAME: Final = re.compile(r"\(\?P=")
_OPTIONAL: Final = re.compile(r"(?:[?*]|\{0?(?:,\d*)?\})[?+]?")
_SET: Final = re.compile(r"\[[^^](?:[^\]\\]|\\[^WDs])*\]", re.DOTALL)
_REPEATED: Final = ("?", "*", "+", "{")
_STARTS: Final = frozenset({r"\A", r"\B"})
_DENIED: Final = re.compile(r"\(\?<?!")
_ANY_BUT: Final = ("[^", "\\W", "\\D", "\\s", ".")


def tells_the_start(pattern: str) -> bool:
    r"""Say whether a pattern may find less in a text where `START` stands before it.

    >>> tells_the_start(r"(?<!\W)cat"), tells_the_start("^cat")
    (True, False)
    """
    if any(one in pattern for one in _STARTS) and any(
        sign in _STARTS for _, sign, _ in signs_of(pattern)
    ):
        return True
    denied = (
        pattern[at.start() : at.start() + end_of(pattern[at.start() :])]
        for at in _DENIED.finditer(pattern)
    )
    return any(sign in _SET.sub("", one) for one in denied if "(?<" in one for sign in _ANY_BUT)


def behind_start(pattern: str) -> str:
    """Give a pattern for texts with `START` before them: they begin behind it."""
    cuts = [at for at, sign, _ in signs_of(pattern) if sign == "^"] if "^" in pattern else ()
    ends = zip((0, *(at + 1 for at in cuts)), (*cuts, len(pattern)), strict=True)
    return f"(?<={START})".join(pattern[first:last] for first, last in ends)


def is_edged(way: str) -> bool:
    r"""Say whether whatever a pattern finds has a sign before it, or stands first in its text.

    >>> is_edged(r"\b(?:cat|(?:the )?dog)"), is_edged(r"\b(?:cat|'s dog)")
    (True, False)
    """
    if _BEHIND_A_SIGN.match(way) or (way.startswith(r"\b") and _is_of_a_word(way)):
        return True
    atom = _ATOM.match(way)
    if atom is None or atom.lastgroup not in {"group", "look"}:
        return way[:1] == "^"
    inner, rest = way[atom.end() : end_of(way)], way[end_of(way) + 1 :]
    if atom.lastgroup == "look":
        return is_edged(rest)
    return _OPTIONAL.match(rest) is None and all(map(is_edged, ways_of(inner)))


def parted(way: str) -> tuple[str, str]:
    r"""Give the part of a way that is edged, and the part that is not; either may be missing.

    A way that begins with a bracket has both where some of what is in it stands at an edge. The
    parts find something wherever the way does, and perhaps elsewhere.

    >>> parted(r"\b(?:is|'s) (?P<age>\d+)")
    ('\\b(?:is) (?:\\d+)', "(?:'s) (?:\\d+)")
    """
    if is_edged(way):
        return way, ""
    begun = _BEGINS.match(way)
    if begun is None or _SAME.search(way) or tells_the_start(way):
        return "", way
    edge, bracket = begun["edge"], way[len(begun["edge"]) :]
    inner, rest = bracket[len(begun["opens"]) : end_of(bracket)], bracket[end_of(bracket) + 1 :]
    if rest.startswith(_REPEATED):
        return "", way  # what is repeated may go on with another of its ways
    ways = [_NAMED.sub("(?:", one) for one in ways_of(inner)]
    rest = _NAMED.sub("(?:", rest)
    at_edge = [one for one in ways if is_edged(edge + one)]
    others = [one for one in ways if one not in at_edge]
    return (
        f"{edge}(?:{'|'.join(at_edge)}){rest}" if at_edge else "",
        f"(?:{'|'.join(others)}){rest}" if others else "",
    )


def behind_a_sign(ways: Iterable[str]) -> str:
    r"""Give a pattern that begins a sign before whichever of some ways is found.

    It is for small letters with `START` before them. It may be found where none of the ways is,
    but wherever one is.

    >>> behind_a_sign([r"\bcat", r"^dog"])
    '[^a-z0-9_](?:cat|(?<=\x1f)dog)'
    """
    return f"{_SIGN}(?:{'|'.join(behind_start(_EDGE.sub('', way, count=1)) for way in ways)})"


def _begins_a_word(pattern: str) -> bool:
    """Say whether whatever a pattern finds begins with a letter or a number."""
    return all(map(_is_of_a_word, ways_of(pattern)))


def _is_of_a_word(way: str) -> bool:
    atom = _ATOM.match(way)
    if atom is None:
        return False
    kind, end = atom.lastgroup, atom.end()
    bracket = kind in {"look", "group"}
    rest = way[end_of(way) + 1 :] if bracket else way[end:]
    if kind in {"edge", "look"}:
        return _is_of_a_word(rest)
    optional = _OPTIONAL.match(rest)
    if optional is not None and not _is_of_a_word(rest[optional.end() :]):
        return False
    return kind != "group" or _begins_a_word(way[end : end_of(way)])
