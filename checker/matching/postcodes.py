"""British postcodes by their shape: found in a text, and brought to one form."""

import re

_AREAS = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT
DY E EC EH EN EX FK FY G GIR GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD
LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL
SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
_SCOTTISH = "AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE"

AREAS = frozenset(_AREAS.split())
"""The postcode areas in use. An invented area (XX1 1AA) is a postcode by its shape all the same."""

SCOTTISH_AREAS = frozenset(_SCOTTISH.split())

POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])"
    r"(?P<outward>[A-Za-z]{1,2}[0-9]{1,2}|[A-Za-z]{1,2}[0-9][A-Za-z]|[Gg][Ii][Rr])"
    r"[^\S\r\n]{0,3}"
    r"(?P<inward>[0-9][^\S\r\n]?[A-Za-z]{2})"
    r"(?![A-Za-z0-9])",
)
"""The shape of a postcode, in any case and with no, one or odd spaces."""

MISREAD = re.compile(
    r"(?<![A-Za-z0-9])"
    r"(?P<outward>[A-Za-z01]{1,2}[0-9OoIl][0-9A-Za-z]?)"
    r"[^\S\r\n]{0,3}"
    r"(?P<inward>[0-9OoIl][A-Za-z01]{2})"
    r"(?![A-Za-z0-9])",
)
"""A postcode in which O and 0 or I and 1 may have been taken for one another."""

_TO_DIGIT = str.maketrans("OIl", "011")
_TO_LETTER = str.maketrans("01", "OI")
_MEASURES = frozenset({"CM", "MM", "KM", "KV", "MV"})
"""No postcode ends so, and "A4 2cm" is a measure."""


def find_postcode(text: str) -> tuple[int, int, str] | None:
    """Find the last postcode in a text: where it starts and ends, and its normal form.

    >>> find_postcode("14 Elm Road, Leeds ls62ab")
    (19, 25, 'LS6 2AB')
    """
    found = None
    for match in POSTCODE.finditer(text):
        postcode = _normal(match)
        if postcode:
            found = (match.start(), match.end(), postcode)
    return found


def to_postcode(text: str) -> str | None:
    """Give the normal form of a text that is a postcode and nothing else, or None.

    >>> to_postcode(" wc1b3hf ")
    'WC1B 3HF'
    >>> to_postcode("WC1B 3HF London") is None
    True
    """
    match = POSTCODE.fullmatch(" ".join(text.split()))
    return _normal(match) if match else None


def find_misread_postcode(text: str) -> tuple[int, int, str] | None:
    """Find the last postcode that only makes sense with O for 0 or I for 1, put right.

    >>> find_misread_postcode("14 Elm Road, Leeds LS6 2A8") is None
    True
    >>> find_misread_postcode("7 Bird Lane, Ormley LS6 OAB")
    (20, 27, 'LS6 0AB')
    >>> find_misread_postcode("14 Orchard Close, Leeds") is None
    True
    """
    found = None
    for match in MISREAD.finditer(text):
        outward, inward = match["outward"], match["inward"]
        if not _may_be_misread(match[0]):
            continue
        letters = 2 if outward[1].upper().isalpha() and len(outward) > 2 else 1  # noqa: PLR2004 - a postcode's shape
        area = outward[:letters].upper().translate(_TO_LETTER)
        district = outward[letters].translate(_TO_DIGIT).replace("o", "0") + outward[letters + 1 :]
        sector = inward[0].translate(_TO_DIGIT).replace("o", "0")
        right = to_postcode(
            area + district + " " + sector + inward[1:].upper().translate(_TO_LETTER),
        )
        if right and to_postcode(match[0]) is None:
            found = (match.start(), match.end(), right)
    return found


def _may_be_misread(written: str) -> bool:
    """Say whether letters can be a postcode at all: with a digit, and not a word in small letters.

    "Close" is C1 0SE by its shape, and never a postcode.
    """
    capitals = not any(letter.islower() and letter not in "ol" for letter in written)
    return any(letter.isdigit() for letter in written) and (capitals or " " in written.strip())


def _normal(match: re.Match[str]) -> str | None:
    inward = "".join(match["inward"].split()).upper()
    if inward[1:] in _MEASURES:
        return None
    return f"{match['outward'].upper()} {inward}"
