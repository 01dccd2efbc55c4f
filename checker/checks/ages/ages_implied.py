"""Ages that a text gives by what goes with them: a school year, a decade, a time of life."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from checker.checks.ages.numbers_said import NO_GAP, NUMBER, ORDINAL, number_said
from checker.days import MONTHS
from checker.matching.caseless import caseless
from checker.matching.needing import holds, needing

Fits = Callable[[date], bool]
"""Whether somebody who was born on a day may be spoken of so."""
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
WHEN_BORN: Final = (
    f"spring|summer|autumn|winter|christmas|easter|lockdown|{'|'.join(MONTHS)}|[a-z]+[- ]year"
)
"""The pattern of what is said of a baby of that time, and is no age: "a lockdown baby"."""
_SCHOOL: Final = re.compile(
    r"\b(?:in|into|starting|started|joined|of|is|now|a|,|\() ?"
    r"(?:(?P<year>year|yr|y) ?(?P<n>1[0-3]|[1-9])(?!\d|[ -]years?\b)|(?P<reception>reception)"
    r"(?= class| year|[,.;)]| at| and|$)|(?P<sixth>(?:the )?sixth form))(?! plan| pupil| group)",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(
    r"\bin (?:his|her|their) (?:early |mid[- ]?|late )?"
    r"(?P<decade>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)\b",
    re.IGNORECASE,
)
_DECADES = (
    "teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
)  # fmt: skip
_NOT = r"(?:is not|isn['\u2019]t|does not|doesn['\u2019]t)"
_LIFE: Final = re.compile(
    r"\b(?P<adult>is (?:now |already )?(?:an adult|of (?:full )?age|grown[- ]up|over eighteen))\b"
    r"|\b(?P<baby>(?:in|out of|still wears) nappies|is teething|(?:is|being) (?:breast|bottle)-?fed"
    r"|being weaned|learning to (?:walk|crawl)|taking (?:his|her) first steps|"
    r"(?:has not|hasn['\u2019]t|not) (?:yet )?(?:learn\w* to|started to) (?:walk|talk)|"
    r"under (?:the )?(?:health visitor)|potty training|(?:a )?babe in arms|in (?:his|her) cot)\b"
    r"|\b(?P<young>(?:hasn['\u2019]t|has not|is not yet|isn['\u2019]t|too young to) "
    r"(?:yet )?(?:started?|starts|at|begun|of) (?:primary )?school(?: age)?|pre-?school age|"
    r"(?:starts|will start|due to start|starting) (?:primary )?school (?:next|in)|"
    rf"{_NOT} yet (?:at|in|go to|attend) (?:primary )?school|"
    rf"{_NOT} (?:at|in|go to|attend) (?:primary )?school (?:yet|"
    r"(?:un)?till? (?:next (?:year|september|autumn)|(?:he|she) (?:is|turns))))\b"
    r"|\b(?P<senior>(?:is|starting|started|attends|goes to|at|now at) (?:a |the |her |his )?"
    r"(?:local )?(?:secondary|high|senior|comprehensive|grammar) school|"
    r"(?:sitting|taking|revising for|studying for|doing) "
    r"(?:(?:his|her|their) )?(?:mock )?gcses?|options for gcse)\b"
    r"|\b(?P<starts>(?:starts|will start|due to start|is to start|will go to|moves? (?:up )?to) "
    r"(?:a |the |her |his )?(?:local )?(?:secondary|high|senior|comprehensive|grammar) school)\b"
    r"|\b(?P<grown>(?:doing|sitting|taking|studying for) (?:(?:his|her) )?a[- ]levels?|"
    r"(?:is|now|studying) at (?:university|uni|sixth form)|driving (?:lessons|test)|"
    r"learning to drive|old enough to (?:vote|drive|marry|leave school)|"
    r"has left (?:school|home for university))\b"
    r"|\b(?P<teen>teenage|adolescent) (?=son\b|daughter\b|boy\b|girl\b|child\b)"
    r"|\b(?P<infant>infant|newborn|toddler|baby) "
    r"(?=son\b|daughter\b|boy\b|girl\b)"
    r"|\b(?P<tween>pre-?teen|tween)\b",
    re.IGNORECASE,
)
_OF_THE_AGE: Final = caseless(
    rf"\b(?:child|boy|girl|minor|son|daughter|man|woman|lady|pupil|person|adult|being) of "
    rf"(?:the age of )?(?P<of>{NUMBER}) years?\b(?!['\u2019])"
    rf"|\b(?:with (?:his|her)|counts|counting) (?P<with>{NUMBER}) years\b"
    rf"|\b(?P<has>{NUMBER}) years (?:has|have|of (?:age|life))\b"
    rf"|(?<!reads )(?<!writes )(?<!talks )(?<!speaks )(?<!acts )(?<!behaves )"
    rf"\b(?:like|for|as) (?:an?|any|most|many|other|every) (?P<like>{NUMBER})[- ]?(?:years?|yr)"
    r"[- ]?olds?\b"
    r"|\b(?:tall|small|big|mature|young|old|bright|articulate|wise|grown[- ]up|clever|sensible|"
    rf"advanced|eloquent|confident|bad|much) for (?:an? |someone of |only )?(?P<for>{NUMBER})"
    r"(?=[,.;)!]|$| (?:and|but|year|she|he|so)\b)"
    rf"|\b(?P<candles>{NUMBER}) candles\b|\b(?P<going>{NUMBER})[- ]going[- ]on\b"
    rf"|\b(?:is|['\u2019]s|are|aged|age|was|turned) (?P<now>{NUMBER}) (?:now|already|today|"
    r"(?:last|this) (?:week|month|birthday|year|autumn|summer|spring|winter)|yesterday|"
    rf"in (?:{_MONTH})\b(?! \d)|since (?:{_MONTH})\b(?! \d))"
    rf"|\b(?:ripe|grand|tender|great|young|present|current|mature) (?:old )?age of "
    rf"(?P<age>{NUMBER})\b"
    rf"|\bage ?[:=-] ?(?P<label>{NUMBER})(?![\w/.-]\d)"
    rf"|(?<=[a-z]) (?:[-\u2013] )?\(?(?:[mf],? ?|boy,? |girl,? )?(?P<short>{NUMBER}) ?"
    r"(?:yrs?|y\.?/?o\.?|y)(?![a-z])"
)
_IN_YEAR: Final = needing(
    "20",
    rf"\b(?:was|were|being|aged?|at|only|just|then|turned|of) (?:the age of |only |just |about )?"
    rf"(?P<n>{NUMBER})(?: years? old)?(?= |,)(?! (?:of|children|sessions|visits|months|weeks|days|"
    rf"hours|times|o['\u2019]clock|(?:{_MONTH})))[^.;\n]{{0,60}}?\b(?:in|since|by|until|of|during) "
    rf"(?:[a-z]+ )?(?:[a-z]+ )?(?P<year>20\d\d)\b"
    rf"|\b(?:in|by|during) (?:[a-z]+ )?(?:of )?(?P<year2>20\d\d)\b[^.;\n]{{0,60}}?"
    rf"\b(?:was|were|being|aged) (?:only |just |about )?(?P<n2>{NUMBER})"
    r"(?=[,.;)]|$| (?:and|years?)\b)",
)
_BORN_YEAR: Final = needing(
    "19|20",
    r"\bbirth(?:day (?:is|was|falls))?\b[^.;\n]{0,30}?"
    rf"\b(?:in|of) (?:(?:{_MONTH}) )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:b\.?|born:?) ?(?P<year2>(?:19|20)\d\d)\b|\ba (?P<year3>(?:19|20)\d\d) baby\b"
    r"|\bin (?P<year4>(?:19|20)\d\d)\b[^.;\n]{0,40}?\b(?:(?:was|were) born|gave birth)\b",
)
_BORN_MONTH: Final = needing(
    "born|baby|birthday|child",
    rf"\bborn (?:(?:in|one|on an?|at the end of|early in|late in|mid-?) ?)+(?:[a-z]+ )?(?:in )?"
    rf"(?P<month>{_MONTH})\b(?! \d|\d)|\ban? (?P<month2>{_MONTH}) (?:baby|birthday|child)\b",
)
_SCHOOLS = ("year", "yr", "reception", "sixth form", *(f"y{year}" for year in range(1, 10)))
_LIVING = (
    "adult", "age", "grown", "over eighteen", "nappies", "teething", "fed", "weaned", "to walk",
    "to crawl", "to talk", "first steps", "health visitor", "potty", "in arms", "in his cot",
    "in her cot", "school", "gcse", "level", "universit", "at uni", "driv", "to vote", "to marry",
    "teen", "infant", "newborn", "toddler", "baby",
)  # fmt: skip
_REACHING = (
    "reached", "attained", "turned", "become", "became", "passed", "completed", "made",
    "fulfilled", "was ",
)  # fmt: skip
_SOONER = (
    "nearly", "almost", "rising", "approaching", "coming up", "going on", "pushing", "not ",
    "about to", "soon",
)  # fmt: skip
_BEYOND = ("over ", "above ", "past ")
_LIVES = {
    "adult": (18, 120), "baby": (0, 3), "young": (0, 4), "senior": (10, 18), "starts": (8, 18),
    "grown": (15, 120),
    "teen": (12, 19), "infant": (0, 4), "tween": (8, 13),
}  # fmt: skip
_REACHED: Final = re.compile(
    rf"\b(?:has|have|having|had|just|recently|already)? ?(?:now |just |already |recently )?"
    r"(?:reached|attained|turned|become|became|passed|completed|made|fulfilled)"
    rf" (?:(?:the )?age of |(?:his|her|the) (?:age of )?)?(?P<n>{NUMBER}|{ORDINAL})"
    r"(?: years?(?: of age| old)?| birthday)?(?=[,.;)]|$| (?:in|on|last|this|and|so|he|she|year))"
    rf"|\bwas (?P<was>{NUMBER}) (?:on (?:the )?\d|in (?:{_MONTH})\b|last (?:week|month|birthday)|"
    r"yesterday|this (?:month|week|year|autumn|summer|spring|winter))",
    re.IGNORECASE,
)
_SOON: Final = re.compile(
    rf"\b(?:nearly|almost|rising|approaching|coming up(?: to)?|going on(?: for)?|pushing|"
    rf"not (?:yet|quite)|about to (?:turn|be)|will soon be|soon to be) (?P<n>{NUMBER})"
    rf"(?! (?:months|weeks|days|hours|minutes|times|miles|people|children)){NO_GAP}"
    r"(?=[,.;)!]|$| (?:and|so|now|years|but)\b)"
    rf"|\bnot yet (?:even )?(?P<m>{NUMBER})\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    rf"\b(?:is|are|being) (?:now |already |well )?(?:over|above|past) (?:the age of )?"
    rf"(?P<n>{NUMBER})(?=[,.;)]|$| and\b)",
    re.IGNORECASE,
)
_SLACK: Final = timedelta(days=31)
_SCHOOL_FROM, _NEW_YEAR = 4, 9


def implied(
    text: str, first: int, last: int, today: date
) -> Iterator[tuple[re.Match[str], Fits, bool]]:
    """Give the words that imply an age or tell a birth, whom they fit, and whether it is an age."""
    sentence = (first, last, text[first:last].lower())
    for found in _found(_SCHOOL, _SCHOOLS, text, sentence):
        year = int(found["n"]) if found["n"] else 0 if found["reception"] else 12
        yield found, _of_school_year(year, today), True
    for found in _found(_DECADE, _DECADES, text, sentence):
        least = 10 * (_DECADES.index(found["decade"].lower()) + 1)
        yield found, _between(least + (3 if least == 10 else 0), least + 9, today), True  # noqa: PLR2004 - the teens begin at 13
    for found in _found(_LIFE, _LIVING, text, sentence):
        least, most = _LIVES[found.lastgroup or "adult"]
        yield found, _between(least, most, today), True
    for found in _found(_REACHED, _REACHING, text, sentence):
        yield found, _between(number_said(found["n"] or found["was"]), 200, today), True
    for found in _found(_SOON, _SOONER, text, sentence):
        age = number_said(found["n"] or found["m"])
        yield found, _between(age - 2, age, today), True
    for found in _found(_OVER, _BEYOND, text, sentence):
        yield found, _between(number_said(found["n"]), 200, today), True
    for found in _OF_THE_AGE.finditer(text, first, last):
        age = number_said(found[found.lastgroup or 0])
        yield found, _between(age, age + 1, today), True
    yield from _on_the_calendar(text, first, last)


def _found(
    pattern: re.Pattern[str], needs: tuple[str, ...], text: str, sentence: tuple[int, int, str]
) -> Iterator[re.Match[str]]:
    """Give what a pattern finds in a sentence that holds one of the words which it needs."""
    first, last, small = sentence
    return pattern.finditer(text, first, last) if holds(small, needs) else iter(())


def _on_the_calendar(
    text: str, first: int, last: int
) -> Iterator[tuple[re.Match[str], Fits, bool]]:
    """Give what ties a birth to a year or a month: "was four in 2019", "a June baby"."""
    for found in _IN_YEAR.finditer(text, first, last):
        year = int(found["year"] or found["year2"]) - number_said(found["n"] or found["n2"])
        yield found, _in_years(year - 1, year), False
    for found in _BORN_YEAR.finditer(text, first, last):
        year = int(next(filter(None, found.groups())))
        yield found, _in_years(year, year), False
    for found in _BORN_MONTH.finditer(text, first, last):
        yield found, _in_month(found["month"] or found["month2"]), False


def _in_years(first: int, last: int) -> Fits:
    return lambda born: first <= born.year <= last


def _in_month(written: str) -> Fits:
    said = written[:3].lower()
    return lambda born: MONTHS[born.month - 1][:3].lower() == said


def _between(least: int, most: int, today: date) -> Fits:
    return lambda born: _age(born, today + _SLACK) >= least and _age(born, today - _SLACK) <= most


def _of_school_year(year: int, today: date) -> Fits:
    """Say who may be in a school year of England: a year up or down is not wrong."""
    started = today.year if today.month >= _NEW_YEAR else today.year - 1
    last = date(started, 8, 31)
    return lambda born: abs(_age(born, last) - _SCHOOL_FROM - year) <= 1


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
