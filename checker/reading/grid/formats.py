"""Numbers, dates and words as a sheet shows them under a number format."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from checker.reading.grid.format_codes import Mark, Section, sections

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a date in a sheet has no zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
_LAST_DAY = 2_958_466
_LEAP_DAY = 60
"""The 29 February 1900 that spreadsheets count and that never was."""
_MOST_DIGITS = 30
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Formats:
    """The formats of one workbook, each taken apart once."""

    def __init__(self, *, since_1904: bool = False) -> None:
        """Say from which day dates are counted."""
        self._epoch = _EPOCH_1904 if since_1904 else _EPOCH
        self._known: dict[str, tuple[Section, ...]] = {}

    def number(self, value: float, code: str) -> str:
        """Give a number as it is shown; nothing where the format shows nothing.

        >>> Formats().number(1234.5, '"GBP "#,##0.00')
        'GBP 1,234.50'
        >>> Formats().number(45000, "d mmmm yyyy")
        '15 March 2023'
        """
        if not code or code.lower() == "general" or not math.isfinite(value):
            return general(value)
        section, value = _chosen(self._sections(code), value)
        if section is None:
            return general(value)
        if section.has("date") or section.has("elapsed") or section.has("half"):
            return self._date(section, value)
        return _number(section, value)

    def words(self, text: str, code: str) -> str:
        """Give a text as it is shown: a format's fourth form, or one with `@`, is for texts."""
        if "@" not in code and ";" not in code:
            return text
        parts = self._sections(code)
        section = parts[3] if len(parts) > 3 else parts[-1]  # noqa: PLR2004 - the form for texts
        if len(parts) <= 3 and not section.has("text"):  # noqa: PLR2004 - the same
            return text
        return "".join(text if mark.kind == "text" else mark.text for mark in section.marks)

    def is_date(self, code: str) -> bool:
        """Say whether a format shows dates or times."""
        return any(part.has("date") or part.has("elapsed") for part in self._sections(code))

    def _sections(self, code: str) -> tuple[Section, ...]:
        if code not in self._known:
            self._known[code] = sections(code)
        return self._known[code]

    def _date(self, section: Section, value: float) -> str:
        if not 0 <= value < _LAST_DAY:
            return "#####"
        day = value + 1 if self._epoch is _EPOCH and value < _LEAP_DAY else value
        fine = any(mark.kind == "date" and "." in mark.text for mark in section.marks)
        seconds = round(day * 86_400, 3) if fine else round(day * 86_400)
        moment = self._epoch + timedelta(seconds=seconds)
        return "".join(_date_words(section, moment, value))


def general(value: float) -> str:
    """Give a number without a format; whole ones with all their digits."""
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004 - what a sheet keeps exactly
        return str(int(value))
    return f"{value:.11G}".replace("E+0", "E+")


def _chosen(parts: Sequence[Section], value: float) -> tuple[Section | None, float]:
    """Give the form that a number takes, and the number as that form shows it."""
    if any(part.condition for part in parts):
        for part in parts[:3]:
            if part.condition is None or _holds(part.condition, value):
                return part, value
        return None, value
    if len(parts) == 1:
        return parts[0], value
    if value < 0:
        return parts[1], -value
    if value == 0 and len(parts) > 2:  # noqa: PLR2004 - the third form is for nought
        return parts[2], value
    return parts[0], value


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, other = condition
    return {
        "<": value < other,
        ">": value > other,
        "<=": value <= other,
        ">=": value >= other,
        "=": value == other,
        "<>": value != other,
    }[sign]


def _date_words(section: Section, moment: datetime, value: float) -> list[str]:
    marks = section.marks
    half = section.has("half")
    words: list[str] = []
    for at, mark in enumerate(marks):
        text = mark.text.lower()
        if mark.kind == "elapsed":
            words.append(_elapsed(text, value))
        elif mark.kind == "half":
            words.append("AM" if moment.hour < 12 else "PM")  # noqa: PLR2004 - noon
        elif mark.kind != "date":
            words.append(mark.text)
        elif text[0] == "m" and _is_minutes(marks, at):
            words.append(f"{moment.minute:0{min(len(text), 2)}d}")
        else:
            words.append(_date_word(text, moment, half=half))
    return words


def _date_word(text: str, moment: datetime, *, half: bool) -> str:
    """Give one piece of a date; a table of what each letter means at each length."""
    hour = (moment.hour % 12 or 12) if half else moment.hour
    second = moment.second + moment.microsecond / 1e6
    places = len(text.partition(".")[2])
    width = 2 + (places + 1 if places else 0)
    month, day = _MONTHS[moment.month - 1], _DAYS[moment.weekday()]
    forms = {
        "y": (f"{moment.year % 100:02d}", f"{moment.year % 100:02d}", f"{moment.year:04d}"),
        "e": (f"{moment.year:04d}",),
        "b": (f"{moment.year + 543:04d}",),
        "m": (str(moment.month), f"{moment.month:02d}", month[:3], month, month[0]),
        "d": (str(moment.day), f"{moment.day:02d}", day[:3], day),
        "h": (str(hour), f"{hour:02d}"),
        "s": (f"{second:.{places}f}", f"{second:0{width}.{places}f}"),
    }.get(text[0], ("",))
    return forms[min(len(text.partition(".")[0]), len(forms)) - 1]


def _is_minutes(marks: Sequence[Mark], at: int) -> bool:
    """Say whether an `m` stands for minutes: after hours, or before seconds."""
    timely = ("date", "elapsed")
    before = next((one for one in reversed(marks[:at]) if one.kind in timely), None)
    after = next((one for one in marks[at + 1 :] if one.kind in timely), None)
    return (before is not None and before.text[0] in "hH") or (
        after is not None and after.text[0] in "sS"
    )


def _elapsed(text: str, value: float) -> str:
    per_day = {"h": 24, "m": 1440, "s": 86_400}[text[0]]
    return f"{math.floor(round(value * 86_400) / 86_400 * per_day + 1e-6):0{len(text)}d}"


def _number(section: Section, value: float) -> str:
    marks = section.marks
    if section.has("general"):
        shown = general(value)
        return "".join(shown if mark.kind == "general" else mark.text for mark in marks)
    if section.has("text"):
        return "".join(general(value) if mark.kind == "text" else mark.text for mark in marks)
    if not section.has("digit"):
        sign = "-" if value < 0 and marks else ""
        return sign + "".join(mark.text for mark in marks)
    if section.has("power"):
        return _scientific(marks, value)
    if section.has("slash"):
        return _fraction(marks, value)
    return _plain(marks, value)


def _plain(marks: Sequence[Mark], value: float) -> str:
    point = next((at for at, mark in enumerate(marks) if mark.kind == "point"), len(marks))
    digits = [at for at, mark in enumerate(marks) if mark.kind == "digit"]
    whole = [at for at in digits if at < point]
    places = [at for at in digits if at > point]
    last = max(whole, default=-1)
    commas = [at for at, mark in enumerate(marks) if mark.kind == "comma" and at < point]
    grouped = any(whole and whole[0] < at < last for at in commas)
    scale = sum(mark.kind == "comma" for mark in marks[digits[-1] :])
    percents = sum(mark.kind == "percent" for mark in marks)
    number = _rounded(value, len(places), 2 * percents - 3 * scale)
    sign, number = ("-" if number < 0 else ""), abs(number)
    before, _, after = f"{number:f}".partition(".")
    parts = _spread(marks, whole, before.lstrip("0"), grouped=grouped)
    parts.update(_decimals(marks, places, after))
    if not any(parts.get(at) for at in places):
        kept = any(marks[at].text == "0" for at in places)
        parts[point] = "." if kept or not places else ""
    words = (
        parts.get(at, "" if mark.kind in ("digit", "comma") else mark.text)
        for at, mark in enumerate(marks)
    )
    return sign + "".join(words)


def _rounded(value: float, places: int, power: int) -> Decimal:
    """Give a number times a power of ten, rounded as a sheet rounds it."""
    number = Decimal(repr(value)).scaleb(power)
    try:
        return number.quantize(Decimal(1).scaleb(-min(places, _MOST_DIGITS)), ROUND_HALF_UP)
    except InvalidOperation:
        return number


def _spread(
    marks: Sequence[Mark], whole: list[int], digits: str, *, grouped: bool
) -> dict[int, str]:
    """Put the digits before the point in their places; the first place takes all that is left."""
    parts: dict[int, str] = {}
    placed = 0
    for number, at in enumerate(reversed(whole)):
        first = number == len(whole) - 1
        taken = digits if first else digits[-1:]
        digits = "" if first else digits[:-1]
        if not taken:
            taken = {"0": "0", "?": " "}.get(marks[at].text, "")
        said = ""
        for digit in reversed(taken):
            if grouped and placed and placed % 3 == 0 and digit != " ":
                said = "," + said
            said = digit + said
            placed += 1
        parts[at] = said
    return parts


def _decimals(marks: Sequence[Mark], places: list[int], digits: str) -> dict[int, str]:
    """Put the digits after the point in their places; a `#` drops noughts at the end."""
    needed = len(digits.rstrip("0"))
    parts: dict[int, str] = {}
    for number, at in enumerate(places):
        digit = digits[number : number + 1] or "0"
        zeros = any(marks[later].text == "0" for later in places[number:])
        shown = number < needed or zeros
        parts[at] = digit if shown else ("" if marks[at].text == "#" else " ")
    return parts


def _scientific(marks: Sequence[Mark], value: float) -> str:
    power = next(at for at, mark in enumerate(marks) if mark.kind == "power")
    point = next((at for at, mark in enumerate(marks) if mark.kind == "point"), power)
    places = sum(mark.kind == "digit" for mark in marks[point:power])
    width = sum(mark.kind == "digit" for mark in marks[power:])
    mantissa, _, exponent = f"{value:.{min(places, 15)}E}".partition("E")
    number = int(exponent)
    sign = "-" if number < 0 else ("+" if marks[power].text.endswith("+") else "")
    return f"{mantissa}E{sign}{abs(number):0{max(width, 1)}d}"


def _fraction(marks: Sequence[Mark], value: float) -> str:
    slash = next(at for at, mark in enumerate(marks) if mark.kind == "slash")
    below = marks[slash + 1 :]
    fixed = "".join(one.text for one in below if one.kind == "literal" and one.text.isdigit())
    width = sum(mark.kind == "digit" for mark in below)
    exact = Fraction(Decimal(repr(abs(value))))
    if fixed and int(fixed):
        part = Fraction(round(exact * int(fixed)), int(fixed))
    else:
        part = exact.limit_denominator(10 ** min(max(width, 1), 4) - 1)
    sign = "-" if value < 0 else ""
    before, rest = divmod(part, 1)
    if not rest:
        return f"{sign}{before}"
    lone = sum(mark.kind == "digit" for mark in marks[:slash]) > 1 and before
    return f"{sign}{before} {rest}" if lone else f"{sign}{part}"
