"""What official numbers look like, which sums they pass, and by which words a letter names them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.matching.check_digits import (
    is_bank_number,
    is_health_number,
    is_police_number,
    is_pupil_number,
    passes_luhn,
)

_CARD_DIGITS = frozenset({15, 16})
_ACCOUNT_LETTERS = 4
_SHORTEST_SERIAL, _SERIAL, _CRO_SERIAL = 5, 7, 6
_IBAN_LENGTHS = range(15, 35)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One kind of official number.

    `reads` gives the normal form of what was written, or None where it is no such number; its
    second argument says whether one of the kind's own words stands before it. `label` is what
    may stand before, `around` what may stand near: without either, a number counts only if
    `alone` matches it. `digits` finds in every such number digits that few texts hold: it begins
    with a digit, for which Python looks far faster than for a pattern that may begin with much.
    """

    kind: str
    pattern: re.Pattern[str]
    digits: re.Pattern[str]
    label: re.Pattern[str]
    reads: Callable[[str, bool], str | None]
    around: re.Pattern[str] | None = None
    alone: re.Pattern[str] | None = None


def compact(written: str) -> str:
    """Give a number without spaces, dashes and slashes, in capitals."""
    return "".join(sign for sign in written.upper() if sign.isalnum())


def _pattern(shape: str) -> re.Pattern[str]:
    """Compile a shape that stands by itself, in capitals or not."""
    return re.compile(rf"(?<![^\W_])(?<!\d[/.-])(?:{shape})(?![^\W_]|[/-]\d|\.\d)", re.IGNORECASE)


def _label(words: str) -> re.Pattern[str]:
    """Compile the words that stand before a number, with no other number between."""
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])[^\d]{{0,30}}$", re.IGNORECASE)


def _health(written: str, _: bool) -> str | None:  # noqa: FBT001 - every reader takes the same two
    digits = compact(written)
    return digits if is_health_number(digits) else None


def _insurance(written: str, labelled: bool) -> str | None:  # noqa: FBT001 - as above
    """Read a National Insurance number: HMRC's prefixes (NIM39110), and A to D at the end."""
    number = compact(written)
    first, second, both = number[0], number[1], number[:2]
    wrong = first in "DFIQUV" or second in "DFIOQUV"
    wrong = wrong or both in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}
    return number if labelled or (number[-1].isalpha() and not wrong) else None


def _pupil(written: str, labelled: bool) -> str | None:  # noqa: FBT001 - as above
    number = compact(written)
    return number if labelled or is_pupil_number(number) else None


def _pnc(written: str, labelled: bool) -> str | None:  # noqa: FBT001 - as above
    """Read a PNC number, with the serial number filled up to seven digits: 2003/0011985X."""
    number = written.upper()
    year, _, serial = number[:-1].partition("/")
    full = serial.zfill(_SERIAL)
    sure = len(serial) >= _SHORTEST_SERIAL and is_police_number(year, full, number[-1])
    return f"{year}/{full}{number[-1]}" if labelled or sure else None


def _cro(written: str, labelled: bool) -> str | None:  # noqa: FBT001 - as above
    """Read a criminal record number: 085227/65L, or SF83/50058Z for a file without prints."""
    number = _without_spaces(written)
    front, back = number[:-1].split("/")
    if front.startswith("SF"):
        return number if labelled or is_police_number(front, back, number[-1]) else None
    serial = front.zfill(_CRO_SERIAL)
    sure = len(front) >= _SHORTEST_SERIAL and is_police_number(back, serial, number[-1])
    return f"{serial}/{back}{number[-1]}" if labelled or sure else None


def _without_spaces(written: str) -> str:
    """Give a number without spaces, in capitals."""
    return "".join(written.upper().split())


def _as_written(written: str, _: bool) -> str | None:  # noqa: FBT001 - as above
    return compact(written)


def _capitals(written: str, _: bool) -> str | None:  # noqa: FBT001 - as above
    """Read a number whose letters are always capitals: words in front of a date are none."""
    return compact(written) if written == written.upper() else None


def _iban(written: str, _: bool) -> str | None:  # noqa: FBT001 - as above
    """Read an international account number; words behind it are left off until its sum is right."""
    groups = written.upper().replace("-", " ").split()
    while groups:
        number = "".join(groups)
        if len(number) in _IBAN_LENGTHS and number.isascii() and is_bank_number(number):
            return number
        groups.pop()
    return None


def _card(written: str, _: bool) -> str | None:  # noqa: FBT001 - as above
    digits = compact(written)
    return digits if len(digits) in _CARD_DIGITS and passes_luhn(digits) else None


_GAP = "[ -]?"
_PLATE = r"[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]"

SHAPES = (
    Shape(
        kind="nhs",
        digits=re.compile(r"\d\d\d[ -]?\d\d\d"),
        pattern=_pattern(r"\d{3}([ -])\d{3}\1\d{4}|\d{10}|\d{6} \d{4}"),
        label=_label(
            r"NHS|CHI|H ?& ?C|HSC|health (?:and care|service)|patient(?:'s)?|"
            r"NHS (?:no|number)|rhif GIG"
        ),
        reads=_health,
        alone=re.compile(r"[1-9]\d\d([ -])\d{3}\1\d{4}"),
    ),
    Shape(
        kind="nino",
        digits=re.compile(r"\d\d[ -]?\d\d[ -]?\d\d"),
        pattern=_pattern(rf"[A-Z]{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}(?:{_GAP}[A-D])?"),
        label=_label(r"NI|NINO|N\.I\.|national insurance|nat\.? ins\.?|yswiriant gwladol"),
        reads=_insurance,
        alone=re.compile(r"[A-Z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]"),
    ),
    Shape(
        kind="upn",
        digits=re.compile(r"\d\d{10}"),
        pattern=_pattern(r"[A-HJ-NP-RT-Z]\d{11}[\dA-Z]"),
        label=_label(r"UPN|unique pupil|pupil (?:no|number)"),
        reads=_pupil,
        alone=re.compile(r"[A-Z]\d{11}[\dA-Z]"),
    ),
    Shape(
        kind="pnc",
        digits=re.compile(r"\d/\d{1,7}[^\W\d_]"),
        pattern=_pattern(r"(?:(?:19|20)\d{2}|\d{2})/\d{1,7}[A-HJ-NP-RT-Z]"),
        label=_label(r"PNC(?:ID)?|police national computer"),
        reads=_pnc,
        alone=re.compile(r"\d+/\d+[A-Z]"),
    ),
    Shape(
        kind="cro",
        digits=re.compile(r"\d/\d{1,6}[^\W\d_]"),
        pattern=_pattern(r"SF ?\d{2}/\d{1,6}[A-HJ-NP-RT-Z]|\d{1,6}/\d{2}[A-HJ-NP-RT-Z]"),
        label=_label(r"CRO|criminal records? office|criminal record (?:no|number)"),
        reads=_cro,
        alone=re.compile(r"(?:SF ?\d\d/\d+|\d{5,6}/\d\d)[A-Z]"),
    ),
    Shape(
        kind="prison",
        digits=re.compile(r"\d(?<=[^\W\d_]\d)\d{3} ?[^\W\d_]"),
        pattern=_pattern(r"[A-Z]\d{4} ?[A-Z]{2}"),
        label=_label(
            r"prison(?:er)?(?:'s)?(?: (?:no|number))?|NOMS?|NOMIS|offender (?:no|number)|HMP"
        ),
        around=re.compile(
            r"\b(?:HMP|HMYOI|YOI|prison|prisoner|in custody|on remand)\b", re.IGNORECASE
        ),
        reads=_as_written,
    ),
    Shape(
        kind="iban",
        digits=re.compile(r"\d(?<=[^\W\d_]\d)\d ?[^\W_]{4}"),
        pattern=_pattern(
            r"GB\d\d ?[A-Z]{4}(?: ?\d{4}){3} ?\d\d|"
            r"(?!GB)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?"
        ),
        label=_label(r"IBAN"),
        reads=_iban,
        alone=re.compile(r"[A-Z]{2}\d\d[A-Z0-9 ]+"),
    ),
    Shape(
        kind="card",
        digits=re.compile(r"\d\d\d\d[ -]?\d{4}"),
        pattern=_pattern(r"[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}|3[47]\d\d[ -]?\d{6}[ -]?\d{5}"),
        label=_label(r"(?:credit|debit|bank|payment)? ?cards?|visa|master ?card|amex|maestro"),
        around=re.compile(
            r"\b(?:(?:credit|debit|payment) card|card number|visa|mastercard|amex|expiry|CVV)\b",
            re.IGNORECASE,
        ),
        reads=_card,
    ),
    Shape(
        kind="passport",
        digits=re.compile(r"\d\d{5}"),
        pattern=_pattern(r"\d{9}|[A-Z]{1,2} ?\d{6,8}"),
        label=_label(r"passports?"),
        reads=_capitals,
    ),
    Shape(
        kind="driving-licence",
        digits=re.compile(r"\d\d{4}"),
        pattern=_pattern(
            r"[A-Z](?:[A-Z]{4}|[A-Z]{3}9|[A-Z]{2}99|[A-Z]999|9999) ?"
            r"\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d ?"
            r"[A-Z][A-Z9] ?[\dA-Z] ?[A-Z]{2}"
        ),
        label=_label(r"driv(?:ing|er'?s?) (?:licence|license|number)(?: (?:no|number))?|DVLA"),
        reads=_as_written,
        alone=re.compile(r"[A-Z9 ]+\d{6}[A-Z9 ]+[\dA-Z ]+"),
    ),
    Shape(
        kind="vehicle",
        digits=re.compile(r"\d(?<=[^\W\d_]\d)\d{0,2} ?[^\W\d_]{3}|\d[^\W\d_](?![^\W_])"),
        pattern=_pattern(_PLATE),
        label=_label(
            r"(?:vehicle |car )?reg(?:istration|istered)?(?: (?:no|number|plate|mark))?|"
            r"number plate|VRM|index(?: number)?|licence plate"
        ),
        reads=_capitals,
    ),
)
"""Every kind but bank accounts, which are two numbers."""

SORT_CODE = re.compile(r"(\d(?<![\d/.-]\d)\d)([ -]?)(\d{2})\2(\d{2})(?![\d/]|[.-]\d| ?\d{2}\b)")
ACCOUNT = re.compile(r"\d(?<![\d/.-]\d)(?:\d{7}|\d{3} \d{4})(?![\d/]|[.-]\d| \d)")
SORT_LABEL = re.compile(
    r"\b(?:sort ?-?code|s/c|bank(?: code| details| account)?)\b[^\d]{0,20}$", re.IGNORECASE
)
ACCOUNT_LABEL = re.compile(
    r"(?:\b(?:bank |current |savings )?(?:account|acct)(?: (?:no|number|num))?\b|\ba/c\b|"
    r"\bbuilding society\b)[^\d]{0,20}$",
    re.IGNORECASE,
)
REFERENCE_LABEL = re.compile(
    r"(?:\bref(?:erence|s)?\b|\b(?:case|claim|order|invoice|file|serial|policy) (?:no|number)\b)"
    r"[^\d]{0,20}$",
    re.IGNORECASE,
)
"""Words after which a number is a reference, unless it is called by its own kind."""
