"""Ask the whole caseload through its index: never whose something is, only in which case."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from checker.cases.index.chance import (
    MOST_HOLDERS,
    UNLIKELY,
    Held,
    Size,
    chance_beside,
    chance_together,
    is_rare,
    is_telling,
)
from checker.cases.index.forms import (
    Digests,
    FullName,
    Kind,
    email_form,
    identifier_form,
    name_form,
    phone_form,
    premises_form,
)
from checker.cases.index.layout import Layer
from checker.cases.index.rows import BODY, COUNTED
from checker.cases.loaded import reference_key
from checker.matching.names import folded_name
from checker.model import CaseId

MOST_FAMILIES = 4
"""What more cases share (a prison, a hostel, a switchboard) is no family's own."""

Values = list[int]
"""Numbers of cases, each with a slot in its last byte."""


class Index:
    """The caseload of one or two layers: what was built, and what changed since.

    A case is named by its id where the desk has its record (`known`), else by a number.
    """

    trouble = ""

    def __init__(
        self, layers: Sequence[Layer], key: bytes, known: Callable[[], Iterable[CaseId]] = tuple
    ) -> None:
        """Take layers, the base first."""
        self._layers = tuple(layers)
        self._digests = Digests(key)
        self._known = known
        self._at_hand: tuple[tuple[CaseId, ...], dict[int, CaseId]] | None = None
        changes = self._layers[1:]
        self._gone = changes[0].gone() if changes else frozenset[int]()
        headers = [layer.header for layer in self._layers]
        people = sum(one.people - one.gone_people for one in headers)
        self._size = Size(people=people, cases=max(1, sum(one.cases - one.gone for one in headers)))

    @property
    def people_count(self) -> int:
        """Count the people of the caseload."""
        return self._size.people

    @property
    def case_count(self) -> int:
        """Count the cases."""
        return self._size.cases

    @property
    def made_at(self) -> str:
        """Give when it was last built or changed."""
        return self._layers[-1].header.made_at

    def with_reference(self, reference: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases that carry a reference, however it is spaced.

        One so short that it might be anybody's among so many is in none.
        """
        form = reference_key(reference)
        rows = sum(layer.count(Kind.REFERENCE) for layer in self._layers)
        return self._holding(Kind.REFERENCE, form if is_telling(form, rows) else "", but)

    def with_email(
        self, address: str, *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give the other cases in which an email address is recorded."""
        return self._holding(Kind.EMAIL, email_form(address), but, own=own)

    def with_phone(
        self, phone: str, *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give the other cases in which a phone number is recorded."""
        return self._holding(Kind.PHONE, phone_form(phone), but, own=own)

    def with_identifier(self, value: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases with a person of this official number."""
        return self._holding(Kind.IDENTIFIER, identifier_form(value), but, own=True)

    def with_address(
        self, lines: tuple[str, ...], *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give the other cases in which the same premises are recorded."""
        return self._others(self._premises(lines), but, own=own)

    def with_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases that hold at least two of these full names, as two people.

        A name that a father and a son share is one name, and tells of one person. Names so common
        that they meet in some case anyhow tell nothing.
        """
        forms = {form for form in map(name_form, names) if form is not None}
        return self._named(self._together(forms, but))

    def met_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[str, ...]:
        """Give those of the names that stand together in other cases, as they were given."""
        forms = {written: form for written in names if (form := name_form(written)) is not None}
        together = self._together(frozenset(forms.values()), but)
        met = {form for found in together.values() for form in found}
        return tuple(written for written, form in forms.items() if form in met)

    def met_forenames(
        self, names: Iterable[str], forenames: Iterable[str], *, but: CaseId | None
    ) -> tuple[str, ...]:
        """Give those of the forenames whose bearers stand in other cases with one of the names.

        A forename that many bear tells nothing, nor does what may well meet by chance.
        """
        forms = {form for form in map(name_form, names) if form is not None}
        asked = {written: folded_name(written) for written in forenames}
        here, met = self._numbers(but), dict[str, None]()
        for form in forms:
            rows = self._rows(Kind.NAME, "\0".join(form), most=MOST_HOLDERS)
            people = len({day or (value,) for value, day in rows})
            named = Held(name=form, people=people, forename=0)
            slots = {value for value, _ in rows if value >> 8 not in here}
            for written, forename in asked.items() if slots else ():
                bearers = [value for value, _ in self._rows(Kind.FORENAME, forename)]
                beside = {one >> 8 for one in slots} & {
                    one >> 8 for one in bearers if one not in slots and one & BODY != COUNTED
                }
                chance = chance_beside(named, forename, len(bearers), self._size)
                if beside and chance * len(forms) * len(asked) <= UNLIKELY:
                    met[written] = None
        return tuple(met)

    def with_name_born(self, name: str, born: date, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases with a person of this full name and date of birth."""
        form = name_form(name)
        if form is None:
            return ()
        wanted = self._digests.born(form, born)
        rows = self._rows(Kind.NAME, "\0".join(form))
        return self._others([value for value, day in rows if day == wanted], but, own=True)

    def holds_rare_name(self, name: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the one other case that alone in the caseload holds this full name, if so rare.

        A name is rare when one person has it, (nearly) nobody else has the forename, (nearly) no
        other family has the surname, and it is not made of two common names.
        """
        form = name_form(name)
        rows = [] if form is None else self._rows(Kind.NAME, "\0".join(form))
        holders = {value for value, _ in rows}
        if form is None or len(holders) != 1:
            return ()
        forename, surname = self._count(Kind.FORENAME, form[0]), self._count(Kind.SURNAME, form[1])
        if not is_rare(form, forename=forename, surname=surname, size=self._size):
            return ()
        return self._others(list(holders), but, own=True)

    def close(self) -> None:
        """Let go of the files."""
        for layer in self._layers:
            layer.close()

    def _premises(self, lines: tuple[str, ...]) -> Values:
        form = premises_form(lines)
        return [value for value, _ in self._rows(Kind.PREMISES, form)] if form else []

    def _holding(
        self, kind: Kind, form: str, but: CaseId | None, *, own: bool = False
    ) -> tuple[CaseId, ...]:
        values = [value for value, _ in self._rows(kind, form)] if form else []
        return self._others(values, but, own=own)

    def _others(self, values: Values, but: CaseId | None, *, own: bool) -> tuple[CaseId, ...]:
        """Give the other cases; with `own` only where it is of few families and of nobody here."""
        if not values:
            return ()
        found, here = {value >> 8 for value in values}, self._numbers(but)
        if own and (found & here or len(found) > MOST_FAMILIES):
            return ()
        if own:
            found = {value >> 8 for value in values if value & BODY != BODY}
        return self._named(found - here)

    def _together(
        self, forms: Iterable[FullName], but: CaseId | None
    ) -> dict[int, tuple[FullName, ...]]:
        """Give the other cases that hold two of the names or more, unless that is mere chance."""
        here, held = self._numbers(but), dict[FullName, Held]()
        slots: dict[int, dict[FullName, set[int]]] = defaultdict(dict)
        for form in forms:
            rows = self._rows(Kind.NAME, "\0".join(form), most=MOST_HOLDERS)
            if not rows:
                continue
            people = len({day or (value,) for value, day in rows})
            forename = self._count(Kind.FORENAME, form[0])
            held[form] = Held(name=form, people=people, forename=forename)
            for value, _ in rows:
                if value >> 8 not in here:
                    slots[value >> 8].setdefault(form, set()).add(value & BODY)
        found = {}
        for case, of_case in slots.items():
            met = _apart(of_case, held) if len(of_case) > 1 else ()
            if len(met) > 1 and chance_together(met, self._size, len(held)) <= UNLIKELY:
                found[case] = tuple(one.name for one in met)
        return found

    def _count(self, kind: Kind, form: str) -> int:
        """Count the people of a forename, or the cases of a surname."""
        rows = self._rows(kind, form)
        listed = {value for value, _ in rows if value & BODY != COUNTED}
        return len(listed) + sum(value >> 8 for value, _ in rows if value & BODY == COUNTED)

    def _rows(self, kind: Kind, form: str, *, most: int | None = None) -> list[tuple[int, int]]:
        """Give the rows of a form that still count; none where there are more than `most`."""
        digest = self._digests.of(kind, form)
        base, *changes = (layer.rows(kind, digest) for layer in self._layers)
        if most is not None and len(base) > most:
            return []
        gone = self._gone
        if gone:
            base = [row for row in base if row[0] & BODY == COUNTED or row[0] >> 8 not in gone]
        return [*base, *(row for rows in changes for row in rows)]

    def _numbers(self, case: CaseId | None) -> frozenset[int]:
        if case is None:
            return frozenset()
        return frozenset(value >> 8 for value, _ in self._rows(Kind.CASE, str(case)))

    def _named(self, numbers: Iterable[int]) -> tuple[CaseId, ...]:
        found = tuple(numbers)
        ids = self._ids() if found else {}
        return tuple(sorted(ids.get(one, CaseId(f"#{one}")) for one in found))

    def _ids(self) -> dict[int, CaseId]:
        """Give the ids of the cases whose records are at hand, by their numbers."""
        known = tuple(self._known())
        if self._at_hand is None or self._at_hand[0] != known:
            numbered = {number: case for case in known for number in self._numbers(case)}
            self._at_hand = (known, numbered)
        return self._at_hand[1]


def _apart(of_case: dict[FullName, set[int]], held: dict[FullName, Held]) -> tuple[Held, ...]:
    """Give names of as many different people, the rarest first."""
    taken: set[int] = set()
    met = []
    for form in sorted(of_case, key=lambda one: held[one].people):
        free = of_case[form] - taken
        if free:
            taken.add(min(free))
            met.append(held[form])
    return tuple(met)
