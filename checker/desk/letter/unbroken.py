"""What stays on one line wherever it is drawn: a postcode."""

from checker.matching.postcodes import POSTCODE

_TOGETHER = "\u00a0"
_SPACES = str.maketrans(dict.fromkeys(" \t", _TOGETHER))


def unbroken(words: str) -> str:
    r"""Give words as they are drawn, with as many characters: no line ends inside a postcode.

    >>> unbroken("6 Weir Cottages, Bramwick, HX98 3LD")
    '6 Weir Cottages, Bramwick, HX98\xa03LD'
    >>> unbroken("Section 7 report")
    'Section 7 report'
    """
    return POSTCODE.sub(lambda found: found.group().translate(_SPACES), words)
