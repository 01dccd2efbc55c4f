"""Made-up families in their millions: names as unevenly spread as real ones, in communities.

Every name is a made-up word. How often it is given follows a Zipf-Mandelbrot law for each
community, with the shares of the most frequent ones set to what is usual in England: one in a
hundred has the first surname of the largest community, one in ten that of the next. Homes are
drawn from 28 million doors, telephone numbers lie behind a country code that nobody has.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from checker.model import (
    Case,
    CaseId,
    Contact,
    Identifier,
    Party,
    Person,
    PostalAddress,
    Reference,
    WhoId,
)

DOORS = 28_000_000
TODAY = date(2026, 11, 23)
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_DOORS_A_POSTCODE, _POSTCODES_A_STREET = 16, 2
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """How many names there are, and how fast they get rarer: one's share is (rank + late)**-s."""

    names: int
    s: float
    late: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """People who give the same names: their share of all, and the law of each kind of name."""

    sign: str
    share: float
    surnames: Law
    forenames: Law


COMMUNITIES = (
    Community(
        sign="w", share=0.80,
        surnames=Law(names=80_000, s=1.05, late=12), forenames=Law(names=4_000, s=1.15, late=8),
    ),
    Community(
        sign="y", share=0.08,
        surnames=Law(names=3_000, s=1.3, late=2), forenames=Law(names=1_500, s=1.1, late=3),
    ),
    Community(
        sign="j", share=0.04,
        surnames=Law(names=2_000, s=1.4, late=1), forenames=Law(names=1_500, s=1.1, late=4),
    ),
    Community(
        sign="c", share=0.04,
        surnames=Law(names=30_000, s=0.95, late=10), forenames=Law(names=500, s=1.1, late=5),
    ),
    Community(
        sign="h", share=0.04,
        surnames=Law(names=20_000, s=1.0, late=8), forenames=Law(names=3_000, s=1.0, late=10),
    ),
)  # fmt: skip


def word(number: int, sign: str) -> str:
    """Give a made-up word for a number: Wabade, Wabadi; each number another one."""
    made = sign
    syllables = len(_CONSONANTS) * len(_VOWELS)
    for _ in range(3):
        number, syllable = divmod(number, syllables)
        made += _VOWELS[syllable % 5] + _CONSONANTS[syllable // 5]
    return f"{made}{'aeiou'[number % 5]}".capitalize()


class Population:
    """Deals families, and strangers who may be in any letter; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Begin with nobody."""
        self.random = random.Random(seed)

    def community(self) -> Community:
        """Choose where a family is from."""
        return self.random.choices(COMMUNITIES, [one.share for one in COMMUNITIES])[0]

    def surname(self, of: Community) -> str:
        """Draw a surname: its word ends in n."""
        return word(self._rank(of.surnames), of.sign) + "n"

    def forename(self, of: Community, *, woman: bool, child: bool) -> str:
        """Draw a forename: women's and men's differ, and so do those of two generations, half."""
        rank = self._rank(of.forenames)
        if child and rank % 2:
            rank += 20_000
        return word(rank + (40_000 if woman else 0), of.sign)

    def home(self) -> tuple[str, ...]:
        """Draw a door of the country, as its lines: street, town, postcode."""
        door = self.random.randrange(DOORS)
        unit, number = divmod(door, _DOORS_A_POSTCODE)
        street = unit // _POSTCODES_A_STREET
        letters = _LETTERS[unit % 20] + _LETTERS[unit // 20 % 20]
        rest = unit // 400
        area = f"{'XQZ'[rest % 3]}{'XZQ'[rest // 3 % 3]}{rest // 90 % 99 + 1}"
        where = f"{word(street % 30_000, 'b')} {('Road', 'Street', 'Close', 'Lane')[street % 4]}"
        doors = number + 1 + _DOORS_A_POSTCODE * (unit % _POSTCODES_A_STREET)
        town = word(rest // 9000 + 7, "t")
        return f"{doors} {where}", town, f"{area} {rest // 9 % 10}{letters}"

    def born(self, youngest: int, oldest: int) -> date:
        """Draw a date of birth between two ages in years."""
        return TODAY - timedelta(days=self.random.randint(youngest * 365, oldest * 365))

    def families(self, people: int) -> Iterator[Case]:
        """Deal families of three to six until there are so many people."""
        dealt = number = 0
        while dealt < people:
            number += 1
            case = self.family(number)
            dealt += len(case.people)
            yield case

    def family(self, number: int) -> Case:
        """Deal one family: a mother, a father, one to three children, and perhaps another."""
        chance = self.random.random
        of = self.community()
        other = of if chance() < 0.85 else self.community()
        hers, his = self.surname(of), self.surname(other)
        shared = his if chance() < 0.65 else hers
        if chance() < 0.4:
            hers = his
        mother = self._adult(1, of, hers, woman=True)
        father = self._adult(2, other, his, woman=False)
        home = mother.addresses if chance() < 0.75 else father.addresses
        children = [
            Person(
                id=WhoId(f"P{3 + index}"),
                first_name=self.forename(of, woman=chance() < 0.5, child=True),
                last_name=shared,
                date_of_birth=self.born(0, 17),
                addresses=home[:1],
                identifiers=(self._nhs(),),
            )
            for index in range(1 + (chance() < 0.6) + (chance() < 0.3))
        ]
        more = (
            [self._adult(7, of, hers if chance() < 0.6 else self.surname(of), woman=chance() < 0.5)]
            if chance() < 0.45
            else []
        )
        parties = (
            Party(who=mother.id, role="applicant"),
            Party(who=father.id, role="respondent"),
            *(Party(who=child.id, role="subject_child") for child in children),
        )
        return Case(
            id=CaseId(f"C-{number:07d}"),
            snapshot="",
            status="open",
            references=(
                Reference(
                    kind="familyman",
                    value=f"{_LETTERS[number % 20]}{_LETTERS[number // 20 % 20]}26P{number:07d}",
                ),
                Reference(kind="ccd", value=str(1_600_000_000_000_000 + number * 7_919)),
            ),
            people=(mother, father, *children, *more),
            parties=parties,
        )

    def stranger(self, of: Community, surname: str = "", *, child: bool = False) -> str:
        """Draw somebody who is in no case: a teacher, a judge, a grandmother."""
        woman = self.random.random() < 0.5
        return f"{self.forename(of, woman=woman, child=child)} {surname or self.surname(of)}"

    def _adult(self, number: int, of: Community, surname: str, *, woman: bool) -> Person:
        chance = self.random.random
        first = self.forename(of, woman=woman, child=False)
        contacts = [
            Contact(kind="phone", value=f"+999{self.random.randrange(10**9):09d}"),
        ]
        if chance() < 0.85:
            mailbox = f"{first}.{surname}{self.random.randrange(100_000)}@mailbox.example".lower()
            contacts.append(Contact(kind="email", value=mailbox))
        homes = [_address("A1", self.home(), "home")]
        if chance() < 0.25:
            homes.append(_address("A2", self.home(), "previous"))
        return Person(
            id=WhoId(f"P{number}"),
            first_name=first,
            last_name=surname,
            date_of_birth=self.born(19, 55),
            addresses=tuple(homes),
            contacts=tuple(contacts),
            identifiers=(self._nhs(),) if chance() < 0.5 else (),
        )

    def _nhs(self) -> Identifier:
        """Draw an NHS number with its check digit, from those that begin with 9 and nobody has."""
        while True:
            digits = f"9{self.random.randrange(10**8):08d}"
            check = -sum(int(one) * (10 - at) for at, one in enumerate(digits)) % 11
            if check < 10:
                return Identifier(kind="nhs", value=f"{digits}{check}")

    def _rank(self, law: Law) -> int:
        steps = _steps(law)
        return bisect(steps, self.random.random() * steps[-1])


@cache
def _steps(law: Law) -> list[float]:
    """Give the sums of the shares of the names, up to each."""
    return list(accumulate((rank + 1 + law.late) ** -law.s for rank in range(law.names)))


def _address(which: str, lines: tuple[str, ...], use: str) -> PostalAddress:
    street, town, postcode = lines
    return PostalAddress(id=which, lines=(street,), town=town, postcode=postcode, use=use)
