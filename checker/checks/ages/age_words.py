"""How texts say how old somebody is: "aged 7", "is a seven-year-old", "turned 9 last month"."""

import re

from checker.matching.needing import needing

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_NOT_YEARS = r"(?!\d|[ -]?(?:months?|weeks?|days?|hours?|minutes?|%|to \d|-\d|/|\.\d|:|am\b|pm\b))"
_AGED = re.compile(
    r"(?:['\u2019]s)?[ ,(\[\u2013-]*(?:who )?(?:is |are )?(?:(?:now|currently|only|still) )*"
    rf"(?:both )?(?:an? (?:[a-z]+,? ){{0,2}}?(?:girl|boy|child|pupil|son|daughter|baby|young "
    rf"person) )?(?:aged?|age is|age of)\b[ :]*(?:just |only )?{NUMBER}{_NOT_YEARS}(?![\w.]\w)",
    re.IGNORECASE,
)
_OLD = re.compile(
    rf"[ ,(\[]*(?:- )?(?:who )?(?:is )?(?:(?:now|only|just|currently|still) )*"
    rf"(?:(?:an?|our|my|the|your) (?:[a-z]+,? ){{0,3}}?|yn )?{NUMBER}"
    r"(?:[ -]years?[ -](?:old|of age)\b|(?: m?blwydd| mlwydd)? oed\b|"
    r"[ -]?yrs?\b(?: old)?|[ -]?y/?o\b| years?(?=[)\]]|\n|$))",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?: |, (?=who |now |currently ))(?:who )?(?:(?:is|are) )?"
    rf"(?:(?:now|only|just|currently|still) )*{NUMBER}"
    r"(?=[,.;)](?!\d)|$|\n| and (?!a |an |half)[a-z\d])",
    re.IGNORECASE,
)
_IS_SURE = re.compile(r"\b(?:is|are|now|currently)\b", re.IGNORECASE)
_OF_YEARS = re.compile(
    rf"(?: is|, who is|,) (?:now |only |just )?an? (?:[a-z]+,? ){{0,3}}"
    rf"(?:boy|girl|child|person|baby) of {NUMBER}"
    r"(?=[,.;)]|$|\n| and\b)",
    re.IGNORECASE,
)
_WHEN = (
    r"(?: (?:today|yesterday|tomorrow|recently|last week|last month|this week|this month|next week"
    r"|next month|in (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)"
    r"|on (?:the )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9})\b(?! (?:19|20)\d\d))"
)
_TURNED = re.compile(
    rf"(?P<sure> has(?: just| recently| now)?| just| recently| now)? turned {NUMBER}"
    rf"(?P<when>{_WHEN})?(?=[\s,.;)]|$)",
    re.IGNORECASE,
)
_TURNS = re.compile(
    rf"(?: turns {NUMBER}{_WHEN}| will (?:be|turn) (?P<m>\d{{1,2}}){_WHEN}"
    rf"|,?(?: who)?(?: is)?(?: will soon be| nearly| almost| approaching| coming up to)"
    rf" (?P<k>\d{{1,2}}|{'|'.join(_NUMBERS)})(?=[,.;)]|$|\n))",
    re.IGNORECASE,
)
_AT = re.compile(rf"\bat (?:the age of )?{NUMBER}(?: years old| years of age)?, $", re.IGNORECASE)
_PRESENT = re.compile(
    r" (?:is|has|lives|attends|loves|needs|wants|enjoys|does|can|remains|cannot)\b"
)
BARE = re.compile(r"(?:,? ?[(\[](?P<n>\d{1,2})[)\]]|, (?P<m>\d{1,2}),)")
_BEFORE = needing(
    "old|y/o |yo |yr",
    rf"\b{NUMBER}(?:[ -]years?[ -]old|[ -]?y/?o|[ -]?yrs?(?: old)?) "
    r"(?:(?:son|daughter|child|boy|girl|twin|brother|sister),? )?$",
)
AGE_LINE = re.compile(rf"^[\W_]*age[ :]+{NUMBER}(?: years)?[\W_]*$", re.IGNORECASE)
SECOND = re.compile(rf" (?:and|&) {NUMBER}(?!\d| (?:months?|weeks?|a half)\b)", re.IGNORECASE)


def behind(text: str, at: int) -> re.Match[str] | None:
    """Give the age that follows a name, with its number as `n`."""
    found = next(filter(None, (form.match(text, at) for form in (_AGED, _OLD, _OF_YEARS))), None)
    said = _IS.match(text, at) if found is None else None
    return said if said is not None and _IS_SURE.search(said[0]) else found


def ahead(before: str, after: str) -> re.Match[str] | None:
    """Give the age that leads to a name: "seven-year-old", "at the age of 7, Ava is"."""
    found = _AT.search(before)
    if found is not None and _PRESENT.match(after):
        return found
    return _BEFORE.search(before)


def birthday(text: str, at: int) -> tuple[int, int] | None:
    """Give the age that a birthday of these weeks makes, and where it ends: "is nearly 9"."""
    turned = _TURNED.match(text, at)
    if turned is not None and (turned["sure"] or turned["when"]):
        return number_of(turned["n"]), turned.end()
    turns = _TURNS.match(text, at)
    if turns is None:
        return None
    return number_of(turns["n"] or turns["m"] or turns["k"]) - 1, turns.end()


def number_of(written: str) -> int:
    """Give a number that is written in figures or in a word."""
    return int(written) if written.isdigit() else _NUMBERS.index(written.lower()) + 1
