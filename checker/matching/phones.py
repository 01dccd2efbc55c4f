"""British telephone numbers, brought to one form."""

import re

_SHAPE = re.compile(r"\+?[\d\s().\-\u2010-\u2015/]+(?:\s*(?:ext|x)\.?\s*\d{1,5})?", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(?:ext|x)\.?\s*\d{1,5}$", re.IGNORECASE)
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_BRITISH = re.compile(r"44(?:1\d{8,9}|2\d{9}|3\d{9}|5\d{9}|7\d{9}|8\d{6,9}|9\d{9})")
_SHORTEST_FOREIGN, _LONGEST = 8, 15


def to_phone(text: str) -> str | None:
    """Give a phone number as digits with the country's code, or None when it is none.

    Ofcom's numbers for drama are numbers like all others.

    >>> to_phone("07700 900123"), to_phone("+44 (0)7700 900 123"), to_phone("(020) 7946 0018")
    ('447700900123', '447700900123', '442079460018')
    >>> to_phone("12 March") is None
    True
    """
    written = text.strip()
    if not _SHAPE.fullmatch(written):
        return None
    written = _TRUNK_ZERO.sub("", _EXTENSION.sub("", written))
    digits = re.sub(r"\D", "", written)
    abroad = written.lstrip("( ").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00")
    if abroad and not digits.startswith("44"):
        return digits if _SHORTEST_FOREIGN <= len(digits) <= _LONGEST else None
    if abroad:
        digits = "44" + digits[2:].removeprefix("0")
    elif digits.startswith("0"):
        digits = "44" + digits[1:]
    return digits if _BRITISH.fullmatch(digits) else None
