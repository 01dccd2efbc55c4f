"""Ages and birthdays that are surely of the one who is named right beside them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from checker.checks.ages.ages_implied import WHEN_BORN
from checker.checks.ages.births import age_on, may_be_aged
from checker.checks.ages.numbers_said import NUMBER, ORDINAL, number_said
from checker.checks.people.spoken_of import Spoken, Telling
from checker.days import MONTHS
from checker.model import Person, Span

_pattern = partial(re.compile, flags=re.IGNORECASE)
Said = tuple[Person, Span, bool]
"""Of whom, where, and whether it is an age."""
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_STAGES = {
    "toddler": (0, 4), "newborn": (0, 1), "baby": (0, 2), "pre-schooler": (0, 5),
    "preschooler": (0, 5), "teenager": (12, 19), "teen": (12, 19), "adolescent": (11, 19),
    "young adult": (16, 30), "pensioner": (60, 120),
}  # fmt: skip
_NO_STAGE = r"(?! (?:group|class|clinic|brother|sister|son|daughter|years|clothes|of|with)\b)"
_WHO = r"(?:,? who)?(?: is| was| has been|['\u2019]s)?(?: (?:now|just|also|still|already|only))*"
_BIRTHDAY: Final = _pattern(
    rf"['\u2019]s? birthday,?(?: (?:is|falls|was|comes))?(?: always)?,?(?: on)? (?:the )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH}) (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?![\w])"
)
_STAGE: Final = _pattern(
    rf"(?:,? who is|,? is| remains|['\u2019]s|,)(?: (?:now|still|already|only))* an? "
    rf"(?:(?!former|young|(?:{WHEN_BORN}) )[a-z]+ )?(?P<stage>{'|'.join(_STAGES)})\b{_NO_STAGE}"
)
_COMING: Final = _pattern(
    rf"{_WHO} (?:coming up (?:to|for)|approaching|looking forward to|getting ready for|close to|"
    rf"nearing|planning|waiting for|excited about) (?:his|her|their) (?P<n>{ORDINAL}) birthday\b"
    rf"|['\u2019]s? (?P<m>{ORDINAL}) birthday(?:,| is| will be| falls| comes)*(?: coming up)? "
    rf"(?:tomorrow|next (?:week|month|year)|this coming|soon|"
    rf"in (?:a few |two |three )?(?:days|weeks)|later this (?:week|month|year))\b"
    rf"|{_WHO} (?:will be|will turn|turns|going to be|to be|to turn|be|is) (?P<k>{NUMBER})"
    rf"(?: years old)? (?:(?:on|at) (?:his|her|their) )?next (?:birthday|week|month)\b"
)
_REACHED: Final = _pattern(
    rf"{_WHO}(?: has)?(?: just| recently| now)? (?:reached|attained)(?: the age of)? "
    rf"(?P<n>{NUMBER})(?= (?:not long ago|recently|a (?:few |couple of )?(?:days?|weeks?|months?)"
    r" ago|last|this|yesterday)\b)"
    rf"|,? (?:was|became|turned) (?P<m>{NUMBER}) (?:on|at) (?:his|her|their) last birthday\b"
)
_OF: Final = _pattern(rf"['\u2019]s? age(?: is|:| -)? (?:now )?(?P<n>{NUMBER})(?![\w/.:-]?\w)")
_AGE_OF: Final = re.compile(r"\bage(?:d)? (?:of|for) (?:the child,? )?$", re.IGNORECASE)
_IS: Final = _pattern(rf"(?: is| ?[:=]| -) ?(?:now )?(?P<n>{NUMBER})(?![\w/.:-]?\w)")
_LAST: Final = re.compile(
    r"\b(?:on|at) (?:his|her|their) (?:last|latest|most recent) birthday,? $", re.IGNORECASE
)
_BECAME: Final = _pattern(rf" (?:was|became|turned|reached) (?P<n>{NUMBER})(?![\w-]| o['\u2019])")
_AS: Final = _pattern(
    rf"\b(?:as|being|for) an? (?:[a-z]+ )?(?:child|girl|boy|pupil|young person) of (?:only |just )?"
    rf"(?P<n>{NUMBER})(?: years)?,? $"
    rf"|\b(?:as|being) an? (?:[a-z]+ )?(?P<k>{NUMBER})[ -]years?[ -]old(?: boy| girl| child)?,? $"
    rf"|\b(?:aged?|being|at) (?:now |only |just |still |barely )?(?P<m>{NUMBER})(?: years old)?, $"
)
_KNOWS: Final = re.compile(
    r" (?:now |still |already |clearly )?(?:is|has|can(?:not)?|knows|understands|says|feels|thinks|"
    r"wants|prefers|lives|loves|needs|likes|seems|appears|remembers|worries|could not say|enjoys)\b"
)
_OTHER_TIME: Final = re.compile(
    r"\b(?:if|when|once|until|before|after|would|since|were|had been|used to|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AROUND: Final = timedelta(31)
_FAR: Final = 60


def births_named(telling: Telling, days: tuple[date, ...], today: date) -> Iterator[Said]:
    """Give what is said of one who is named right beside it and is not so by the record.

    Quiet where the sentence tells of another time, and in a document of no day.
    """
    for one in telling.spoken:
        person = one.person
        born = person.date_of_birth if person is not None else None
        if person is None or born is None or not days:
            continue
        for span, fits, is_age in _said(telling, one, born, days, today):
            if not fits and not _is_of_another_time(telling, span):
                yield person, span, is_age


def _said(
    telling: Telling, one: Spoken, born: date, days: tuple[date, ...], today: date
) -> Iterator[tuple[Span, bool, bool]]:
    """Give each thing that is said, and whether it is so."""
    text, end = telling.text, one.end
    if found := _BIRTHDAY.match(text, end):
        day = int(found["day"] or found["day2"])
        month = (found["month"] or found["month2"])[:3].lower()
        same = (born.day, MONTHS[born.month - 1][:3].lower()) == (day, month)
        yield (one.start, found.end()), same, False
    if found := _STAGE.match(text, end):
        least, most = _STAGES[found["stage"].lower()]
        fits = age_on(born, today + _AROUND) >= least and age_on(born, today - _AROUND) <= most
        yield (one.start, found.end()), fits, True
    if found := _COMING.match(text, end):
        reached = number_said(found[found.lastgroup or 0])
        yield (one.start, found.end()), _is_reached_soon(born, reached, today), True
    for pattern in (_REACHED, _OF):
        if found := pattern.match(text, end):
            age = number_said(found[found.lastgroup or 0])
            yield (one.start, found.end()), may_be_aged(born, age, days, today=today), True
    yield from _behind_a_lead(telling, one, born, days, today)


def _behind_a_lead(
    telling: Telling, one: Spoken, born: date, days: tuple[date, ...], today: date
) -> Iterator[tuple[Span, bool, bool]]:
    """Give an age of a name to which words lead: "age of Ava: 7", "as a child of 7, Ava"."""
    first = max(telling.sentence(one.start)[0], one.start - _FAR)
    before = telling.text[first : one.start]
    for lead, said in ((_AGE_OF, _IS), (_LAST, _BECAME)):
        if (begins := lead.search(before)) and (found := said.match(telling.text, one.end)):
            span = (first + begins.start(), found.end())
            fits = may_be_aged(born, number_said(found["n"]), days, today=today)
            yield span, fits, True
    led = _AS.search(before)
    if led is not None and _KNOWS.match(telling.text, one.end):
        age = number_said(led[led.lastgroup or 0])
        yield (first + led.start(), one.end), may_be_aged(born, age, days, today=today), True


def _is_reached_soon(born: date, age: int, today: date) -> bool:
    """Say whether somebody is next so old, or was within the month."""
    return age in {age_on(born, today) + 1, age_on(born, today - _AROUND) + 1}


def _is_of_another_time(telling: Telling, span: Span) -> bool:
    first, last = telling.sentence(span[0])
    before = telling.text[max(first, span[0] - _FAR) : span[0]]
    after = telling.text[span[1] : min(last, span[1] + _FAR)]
    return bool(_OTHER_TIME.search(before) or _OTHER_TIME.match(after.strip()))
