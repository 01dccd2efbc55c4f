"""A short session of made-up letters, some with one mistake that can be seen on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from random import Random
from typing import Final

from checker.model import Case, Person
from checker.practice import faults_of_address as address
from checker.practice import faults_of_content as content
from checker.practice.caseload import make_cases
from checker.practice.draft import Draft
from checker.practice.families import Circumstance
from checker.practice.faults_of_address import Fault
from checker.practice.letters import may_be_posted
from checker.practice.wording import Occasion, ordinary
from checker.practice.writing_pdf import pdf_bytes

VERSION: Final = 1
"""Counts the ways in which sessions were drawn and scored: results of two are not compared."""
FEWEST, MOST = 6, 10
_BLOCK = 2 * len(Circumstance)
"""Every circumstance twice: the families of one session."""


class Wrong(StrEnum):
    """What can be wrong with a letter, as a person says it: each has its place on the page."""

    ADDRESS = "address"
    NAME = "name"
    NUMBER = "number"
    FAMILY = "family"
    PROTECTED = "protected"
    GAP = "gap"
    WAY = "way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One mistake: what it is, and the code of the rule that finds it."""

    wrong: Wrong
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLetter:
    """A made-up letter as a PDF, the record it belongs to, and the mistake in it, if any."""

    data: bytes
    draft: Draft
    case: Case
    to: Person
    today: date
    planted: Planted | None = None

    @property
    def name(self) -> str:
        """Give a file name that tells nothing."""
        return "letter.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The letters of a session, in the order in which they are shown, and their caseload."""

    letters: tuple[PracticeLetter, ...]
    caseload: tuple[Case, ...]


_PLANTS: Final[tuple[tuple[Wrong, str, Fault], ...]] = (
    (Wrong.ADDRESS, "address.previous", address.previous),
    (Wrong.ADDRESS, "address.other-person", address.other_person),
    (Wrong.ADDRESS, "address.other-case", address.other_case),
    (Wrong.ADDRESS, "address.near-miss", address.near_miss),
    (Wrong.ADDRESS, "address.unknown", address.unknown),
    (Wrong.ADDRESS, "address.gone-away", address.gone_away),
    (Wrong.NAME, "salutation.mismatch", content.salutation),
    (Wrong.NUMBER, "reference.other-case", content.reference),
    (Wrong.FAMILY, "person.other-case", content.person),
    (Wrong.PROTECTED, "protected.address", content.protected_address),
    (Wrong.PROTECTED, "protected.address", content.protected_in_header),
    (Wrong.PROTECTED, "protected.contact", content.protected_contact),
    (Wrong.PROTECTED, "protected.refuge", content.protected_refuge),
    (Wrong.PROTECTED, "protected.adoption", content.protected_adoption),
    (Wrong.PROTECTED, "protected.location-clue", content.protected_clue),
    (Wrong.PROTECTED, "protected.name", content.protected_name),
    (Wrong.GAP, "template.gap", content.gap),
    (Wrong.WAY, "channel.mismatch", content.channel),
)
"""The mistakes that can be seen on the page with the record beside it. What a file hides is not
among them: no eye finds it."""

_GRAVEST: Final = (Wrong.ADDRESS, Wrong.PROTECTED)
"""In every session there is one of each."""


def draw_session(seed: int, *, now: datetime, block: int = 0) -> Session:
    """Draw a session, the same for the same seed, day and block.

    Two blocks with different numbers share no family, so that a person whose sessions come from
    one block and then another never reads a letter again. There are 6 to 10 letters, each about
    another family; between a third and a half of them have a mistake, so that nobody can count
    them off, no two alike.
    """
    random = Random(seed)
    first = 1 + block * _BLOCK
    everybody = make_cases(random.randrange(2**32), first + _BLOCK, now=now)
    families = everybody[first:]
    count = random.randint(FEWEST, MOST)
    wrong = random.randint((count + 1) // 3, count // 2)
    letters: list[PracticeLetter] = []
    for one in _plants(random, wrong):
        letter = _with_mistake(random, _left(families, letters), everybody, one, now.date())
        if letter is not None:
            letters.append(letter)
    while len(letters) < count:
        letter = _right(random, _left(families, letters), now.date())
        if letter is None:
            break
        letters.append(letter)
    random.shuffle(letters)
    return Session(letters=tuple(letters), caseload=everybody)


def draw_one(seed: int, *, now: datetime) -> Session:
    """Draw one letter with a grave mistake."""
    random = Random(seed)
    everybody = make_cases(random.randrange(2**32), 1 + _BLOCK, now=now)
    plants = [one for one in _PLANTS if one[0] in _GRAVEST]
    random.shuffle(plants)
    found = (_with_mistake(random, everybody[1:], everybody, one, now.date()) for one in plants)
    letter = next((one for one in found if one is not None), None)
    return Session(letters=() if letter is None else (letter,), caseload=everybody)


def _plants(random: Random, count: int) -> Iterator[tuple[Wrong, str, Fault]]:
    """Choose mistakes: the two gravest kinds first, then every other kind in an order of chance."""
    kinds = [one for one in Wrong if one not in _GRAVEST]
    random.shuffle(kinds)
    for kind in (*_GRAVEST, *kinds)[:count]:
        yield random.choice([one for one in _PLANTS if one[0] is kind])


def _left(families: tuple[Case, ...], letters: list[PracticeLetter]) -> tuple[Case, ...]:
    used = {one.case.id for one in letters}
    return tuple(one for one in families if one.id not in used)


def _with_mistake(
    random: Random,
    families: tuple[Case, ...],
    everybody: tuple[Case, ...],
    plant: tuple[Wrong, str, Fault],
    today: date,
) -> PracticeLetter | None:
    """Write a letter with one mistake, about the first family that gives room for it."""
    wrong, code, fault = plant
    returned = code == "address.gone-away"
    for case in random.sample(families, len(families)):
        for to in random.sample(case.people[:2], 2):
            if not returned and not may_be_posted(case, to, today):
                continue
            occasion = Occasion(random=random, case=case, to=to, today=today)
            draft = fault(occasion, everybody)
            if draft is not None:
                planted = Planted(wrong=wrong, code=code)
                return _written(occasion, draft, to, planted)
    return None


def _right(random: Random, families: tuple[Case, ...], today: date) -> PracticeLetter | None:
    for case in random.sample(families, len(families)):
        for to in random.sample(case.people[:2], 2):
            if may_be_posted(case, to, today):
                occasion = Occasion(random=random, case=case, to=to, today=today)
                return _written(occasion, ordinary(occasion), to, None)
    return None


def _written(
    occasion: Occasion, draft: Draft, to: Person, planted: Planted | None
) -> PracticeLetter:
    return PracticeLetter(
        data=pdf_bytes(draft),
        draft=draft,
        case=occasion.case,
        to=to,
        today=occasion.today,
        planted=planted,
    )
