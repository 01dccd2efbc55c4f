"""Numbers as texts say them of years: "12", "twelve", "thirty-nine", "twelfth"."""

import re
from typing import Final

from checker.matching.either import either

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_SAID: Final = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{
        f"{ten}-{one}": 10 * tens + number
        for tens, ten in enumerate(_TENS, 2)
        for number, one in enumerate(_ONES[:9], 1)
    },
}
_PLACED: Final = {word: number for number, word in enumerate(_ORDINALS, 1)}


def _any(words: dict[str, int]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return either(ordered).replace("-", "[ -]")


NUMBER: Final = rf"(?:\d{{1,2}}|{_any(_SAID)})"
"""The pattern of a number below a hundred, without a group."""
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(_PLACED)})"
"""The pattern of a place in a row, without a group."""
NO_GAP: Final = (
    r"(?!(?: and a half)? years?(?: and \w+ months?)? "
    r"(?:older|younger|apart|between|senior|junior|ahead|behind|above|"
    r"below|(?:his|her) (?:senior|junior))\b)"
)
"""The pattern of a place before which a number is no difference between two."""
WORDS: Final = rf"{_any(dict.fromkeys((*_ONES, *_TENS), 0))}|{_any(_PLACED)}"
"""The pattern of any word of a number, without a group."""


def number_said(written: str) -> int:
    """Give a number or a place in a row as a figure.

    >>> number_said("Thirty nine"), number_said("12"), number_said("twelfth"), number_said("3rd")
    (39, 12, 12, 3)
    """
    plain = re.sub(r"\s+", "-", written.strip().lower())
    figures = re.match(r"\d+", plain)
    return int(figures[0]) if figures else _SAID.get(plain) or _PLACED[plain]
