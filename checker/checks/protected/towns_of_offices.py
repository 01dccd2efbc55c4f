"""Where a word that begins a school's name is its town's: said of a court, an office, a course."""

import re
from functools import lru_cache

from checker.checks.matter import Matter
from checker.checks.people.spoken_of import spelt
from checker.checks.people.standing import everybody
from checker.model import Organisation, Span
from checker.settings import word_list

LISTED = "offices_of_towns"
_AROUND = 70
_IN = re.compile(
    r"\b(?:in|near|around|outside|into|towards|across|from|via|of|town of|liv\w+ (?:in|at)|"
    r"filed (?:at|in)|issued (?:at|in|by)|listed (?:at|in)|heard (?:at|in)|sitting (?:at|in)|"
    r"sat (?:at|in)|served (?:at|from)|made (?:at|in)|based (?:at|in)|moved to|travel to) $",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:school|pupil|class|teacher|attend\w*|goes to|head ?teacher|nursery|year \d|"
    r"reception|enrol\w*|learn\w*|collect\w*|"
    r"pick\w*|drop\w*|taken|takes)\b",
    re.IGNORECASE,
)


def is_a_town(matter: Matter, word: str) -> bool:
    """Say whether a word names another body of the record or the sender's: a court, an office."""
    alone = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return any(
        isinstance(one, Organisation)
        and one.kind not in {"school", "nursery", "gp"}
        and alone.search(one.name)
        for one in everybody(matter)
    )


def is_said_of_an_office(matter: Matter, text: str, span: Span) -> bool:
    """Say whether a town's name at a span is said of a court, an office, a course or an agency."""
    before, behind = _patterns(word_list(LISTED, matter.policy))
    lead = text[max(0, span[0] - _AROUND) : span[0]].rpartition("\n")[2]
    sentence = re.split(r"[.;!?] ", lead)[-1]
    if behind.match(text, span[1]) or before.search(sentence):
        return True
    rest = re.split(r"[.;!?\n]", text[span[1] : span[1] + _AROUND])[0]
    return _IN.search(sentence) is not None and not _SCHOOL.search(sentence + rest)


@lru_cache(maxsize=8)
def _patterns(entries: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    office = spelt(entries)
    return (
        re.compile(
            rf"{office}[\w ,'\u2019]{{0,25}} (?:at|in|of|for|near|from|to|serving) (?:the )?$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"['\u2019]?s?,? (?:[a-z]+ )?{office}|(?: (?:and|or) (?-i:[A-Z])[a-z]+)+ {office}",
            re.IGNORECASE,
        ),
    )
