"""The children of a record as a group: how many, how many of them girls, who is the eldest."""

from dataclasses import dataclass
from datetime import date, timedelta

from checker.checks.kept import kept
from checker.checks.matter import Matter
from checker.checks.people.kin import HE, SHE, children_of, kind_of, sex_of
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import children_on, lay_people, subject_children
from checker.model import Case, Person

_SIBLINGS = frozenset(
    {
        "brother", "sister", "sibling", "half-brother", "half-sister", "half-sibling",
        "stepbrother", "stepsister", "twin",
    }
)  # fmt: skip
PAIR = 2
_TWINS_APART = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brood:
    """Some children, with how the record speaks of each: "she", "he" or unsure."""

    children: tuple[Person, ...]
    sexes: tuple[str, ...]

    def __len__(self) -> int:
        """Give how many they are."""
        return len(self.children)

    @property
    def several(self) -> bool:
        """Say whether they are two or more."""
        return len(self.children) > 1

    @property
    def has_middle(self) -> bool:
        """Say whether one may stand between two others."""
        return len(self.children) > PAIR

    def most(self, sex: str) -> int:
        """Give how many girls, or boys, they are at most."""
        return sum(one in {sex, ""} for one in self.sexes)

    def oldest(self) -> Person | None:
        """Give the eldest; None where a birthday is missing or two share it."""
        return self._at(0)

    def youngest(self) -> Person | None:
        """Give the youngest; None where a birthday is missing or two share it."""
        return self._at(-1)

    def sex(self, person: Person) -> str:
        """Give how the record speaks of one of them."""
        return self.sexes[self.children.index(person)]

    def may_be_twins(self, count: int = PAIR) -> bool:
        """Say whether so many may have been born together."""
        born = sorted(self._born())
        if len(born) < len(self.children):
            return True
        return any(
            later - first <= _TWINS_APART
            for first, later in zip(born, born[count - 1 :], strict=False)
        )

    def at_least(self, years: int, today: date) -> bool:
        """Say whether every one of them has surely turned so many years."""
        born = self._born()
        turned = today.replace(year=today.year - years, day=1)
        return bool(born) and len(born) == len(self.children) and max(born) < turned

    def _born(self) -> list[date]:
        return [one.date_of_birth for one in self.children if one.date_of_birth]

    def _at(self, place: int) -> Person | None:
        born = self._born()
        if len(born) < len(self.children) or not born or born.count(sorted(born)[place]) > 1:
            return None
        return next(one for one in self.children if one.date_of_birth == sorted(born)[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Broods:
    """The children whom a case is about, all whom its record has, and those of the reader."""

    subjects: Brood
    known: Brood
    readers: Brood


@kept
def broods(matter: Matter, case: Case) -> Broods:
    """Give the children of a record, and those whose mother or father the recipient is."""
    subjects = subject_children(case)
    ids = {one.id for one in subjects}
    kin = {
        whom
        for one in case.relationships
        if kind_of(one.kind, matter.policy) in _SIBLINGS and {one.source, one.target} & ids
        for whom in (one.source, one.target)
    }
    young = {one.id for one in children_on(case, matter.today)} | kin | ids
    parent = matter.recipient.id
    mine = (
        children_of(case, parent, MOTHER, matter.policy)
        | children_of(case, parent, FATHER, matter.policy)
        if parent
        else frozenset()
    )
    lay = lay_people(case, case.people)
    return Broods(
        subjects=_brood(matter, case, subjects),
        known=_brood(matter, case, tuple(one for one in lay if one.id in young)),
        readers=_brood(matter, case, tuple(one for one in lay if one.id in mine)),
    )


def _brood(matter: Matter, case: Case, children: tuple[Person, ...]) -> Brood:
    sexes = tuple(sex_of(case, one, matter.policy) for one in children)
    return Brood(children=children, sexes=tuple(one if one in {HE, SHE} else "" for one in sexes))
