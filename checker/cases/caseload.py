"""What may be asked of the whole caseload: never whose something is, only in which case."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from checker.cases.loaded import reference_key
from checker.matching.addresses import premises_key
from checker.matching.emails import to_email
from checker.matching.folding import fold
from checker.matching.names import folded_name, parse_name
from checker.matching.phones import to_phone
from checker.matching.postcodes import find_postcode, to_postcode
from checker.model import Case, CaseId, Contact, Organisation, Person, PostalAddress, WhoId

PROFESSIONAL_ROLES = frozenset(
    {
        "barrister", "childrens_guardian", "court", "family_court_adviser", "gp", "interpreter",
        "iro", "local_authority", "police", "professional", "reporting_officer", "school",
        "solicitor",
    }
)  # fmt: skip
"""People who are in many cases because of their work: their names say nothing about a case."""

FEWEST_PEOPLE = 20
"""In a smaller caseload no name is rare."""
COMMON_FORENAMES = frozenset(
    {
        "adam", "andrew", "anna", "ben", "chris", "daniel", "david", "emily", "emma", "grace",
        "hannah", "jack", "james", "jessica", "john", "joshua", "laura", "lucy", "maria", "mark",
        "mary", "mohammed", "olivia", "paul", "peter", "rachel", "robert", "sarah", "sophie",
        "thomas", "william",
    }
)  # fmt: skip
COMMON_SURNAMES = frozenset(
    {
        "ahmed", "ali", "begum", "brown", "clark", "davies", "edwards", "evans", "green", "hall",
        "harris", "hughes", "hussain", "jackson", "johnson", "jones", "kaur", "khan", "lewis",
        "martin", "patel", "roberts", "robinson", "singh", "smith", "taylor", "thomas",
        "thompson", "turner", "walker", "white", "williams", "wilson", "wood", "wright",
    }
)  # fmt: skip

_Name = tuple[str, str]
_Holder = tuple[CaseId, WhoId]


class Caseload:
    """The caseload in memory, looked up by normal forms that are built once."""

    def __init__(self, cases: tuple[Case, ...]) -> None:
        """Index every case."""
        self._references: dict[str, set[CaseId]] = defaultdict(set)
        self._emails: dict[str, set[CaseId]] = defaultdict(set)
        self._phones: dict[str, set[CaseId]] = defaultdict(set)
        self._addresses: dict[str, list[tuple[CaseId, PostalAddress]]] = defaultdict(list)
        self._names: dict[_Name, set[_Holder]] = defaultdict(set)
        self._born: dict[tuple[_Name, date], set[CaseId]] = defaultdict(set)
        self._forenames: dict[str, set[_Holder]] = defaultdict(set)
        self._surnames: dict[str, set[CaseId]] = defaultdict(set)
        self._people = sum(len(case.people) for case in cases)
        for case in cases:
            self._add(case)

    @property
    def people_count(self) -> int:
        """Count the people of the caseload."""
        return self._people

    def with_reference(self, reference: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases that carry a reference, however it is spaced."""
        return _others(self._references.get(reference_key(reference), ()), but)

    def with_email(self, address: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases in which an email address is recorded."""
        return _others(self._emails.get(to_email(address), ()), but)

    def with_phone(self, phone: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases in which a phone number is recorded."""
        return _others(self._phones.get(to_phone(phone) or "", ()), but)

    def with_address(self, lines: tuple[str, ...], *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases in which the same premises are recorded.

        Only the addresses of one postcode are compared, so that nothing slow is built beforehand.
        """
        wanted, postcode = _door(lines), _postcode(lines)
        if not postcode and premises_key(lines) is None:
            return ()
        found = {
            case
            for case, address in self._addresses.get(postcode, ())
            if case != but and _door(address.written()) == wanted
        }
        return _others(found, but)

    def with_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases that hold at least two of these full names, as two people.

        A name that a father and a son share is one name, and tells of one person.
        """
        seen: dict[CaseId, set[WhoId]] = defaultdict(set)
        keys: dict[CaseId, set[_Name]] = defaultdict(set)
        for key in {key for key in map(_full_name, names) if key is not None}:
            for case, whom in self._names.get(key, ()):
                seen[case].add(whom)
                keys[case].add(key)
        found = (case for case in seen if min(len(seen[case]), len(keys[case])) > 1)
        return _others(found, but)

    def with_name_born(self, name: str, born: date, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the other cases with a person of this full name and date of birth."""
        key = _full_name(name)
        return _others(self._born.get((key, born), ()), but) if key else ()

    def holds_rare_name(self, name: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give the one other case that alone in the caseload holds this full name, if so rare.

        A name is rare when one person has it, nobody else has the forename, no other family has
        the surname, and it is not made of two common names.
        """
        key = _full_name(name)
        if key is None or self._people < FEWEST_PEOPLE:
            return ()
        forename, surname = key
        holders = self._names.get(key, set())
        common = forename in COMMON_FORENAMES and surname in COMMON_SURNAMES
        alone = len(self._forenames.get(forename, ())) == 1 == len(self._surnames.get(surname, ()))
        if common or len(holders) != 1 or not alone:
            return ()
        return _others((case for case, _ in holders), but)

    def _add(self, case: Case) -> None:
        for reference in case.references:
            self._references[reference_key(reference.value)].add(case.id)
        for one in _holders(case):
            for address in one.addresses:
                bucket = to_postcode(address.postcode) or _postcode(address.written())
                self._addresses[bucket].append((case.id, address))
            for contact in one.contacts:
                self._add_contact(case.id, contact)
        for person in case.people:
            if not _is_professional(case, person.id):
                self._add_names(case.id, person)

    def _add_contact(self, case: CaseId, contact: Contact) -> None:
        if contact.kind == "email":
            self._emails[to_email(contact.value)].add(case)
        elif contact.kind == "phone" and (phone := to_phone(contact.value)):
            self._phones[phone].add(case)

    def _add_names(self, case: CaseId, person: Person) -> None:
        for name in (person.name, *(other.name for other in person.other_names)):
            key = _full_name(name)
            if key is None:
                continue
            self._names[key].add((case, person.id))
            self._forenames[key[0]].add((case, person.id))
            self._surnames[key[1]].add(case)
            if person.date_of_birth is not None:
                self._born[key, person.date_of_birth].add(case)


def _others(found: Iterable[CaseId], but: CaseId | None) -> tuple[CaseId, ...]:
    """Give the cases but one, in order."""
    return tuple(sorted(one for one in set(found) if one != but))


def _holders(case: Case) -> Iterator[Person | Organisation]:
    """Give everybody of a case but the sender's own offices, which are in every case."""
    yield from case.people
    yield from (body for body in case.organisations if body.kind != "own")


def _is_professional(case: Case, whom: WhoId) -> bool:
    roles = {party.role for party in case.parties if party.who == whom}
    acts = any(acting.person == whom for acting in case.representation)
    return acts or bool(roles and roles <= PROFESSIONAL_ROLES)


def _full_name(name: str) -> _Name | None:
    """Give the first forename and the surname in normal form, or None when one is missing."""
    parsed = parse_name(name)
    forename = folded_name(parsed.forenames[0]) if parsed.forenames else ""
    surname = folded_name(parsed.surname)
    return (forename, surname) if len(forename) > 1 and surname else None


def _door(lines: tuple[str, ...]) -> str:
    """Give the key of one front door; where its number or name is not understood, all its words."""
    return premises_key(lines) or " ".join(fold(" ".join(lines)).replace(",", " ").split())


def _postcode(lines: tuple[str, ...]) -> str:
    """Give the postcode in the lines of an address, or an empty string."""
    found = find_postcode(", ".join(lines))
    return found[2] if found else ""
