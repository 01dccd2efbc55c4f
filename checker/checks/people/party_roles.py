"""The part that the record gives somebody, and whether another one is claimed of them wrongly."""

from dataclasses import dataclass

from checker.checks.people.kin import children_of, parents, relations_between
from checker.checks.people.spoken_of import lay_people, subject_children
from checker.model import Case, Person, WhoId
from checker.settings import Policy

APPLICANT, RESPONDENT, MOTHER, FATHER = "applicant", "respondent", "mother", "father"
_OTHER = {APPLICANT: RESPONDENT, RESPONDENT: APPLICANT, MOTHER: FATHER, FATHER: MOTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Holds what a record says of applicants, respondents, mothers and fathers."""

    case: Case
    policy: Policy

    def contradicts(self, person: Person, claimed: str, child: WhoId | None = None) -> bool:
        """Say whether the record surely gives somebody another part than the one claimed.

        `child` is whose mother or father is claimed; None for "the mother". Whoever has both parts
        in the record, or neither, may be called either.
        """
        if not lay_people(self.case, (person,)):
            return False
        if claimed in {APPLICANT, RESPONDENT}:
            return self._is_other_side(person, claimed)
        if child is not None:
            return self._is_not_parent(person, claimed, child)
        return self._is_no_parent_at_all(person, claimed)

    def contradicts_whoever(self, person: Person, claimed: str) -> bool:
        """Say whether somebody is called mother whom the record has as a father, and only so."""
        of_one = children_of(self.case, person.id, claimed, self.policy)
        of_other = children_of(self.case, person.id, _OTHER[claimed], self.policy)
        return bool(of_other) and not of_one

    def recorded(self, person: Person, claimed: str) -> str:
        """Give the part that the record has instead, or an empty string."""
        if claimed in {APPLICANT, RESPONDENT}:
            return _OTHER[claimed] if _OTHER[claimed] in self._parts(person.id) else ""
        of_other = children_of(self.case, person.id, _OTHER[claimed], self.policy)
        return _OTHER[claimed] if of_other else ""

    def holders(self, claimed: str) -> tuple[Person, ...]:
        """Give those who have a part by the record."""
        if claimed in {APPLICANT, RESPONDENT}:
            return tuple(one for one in self.case.people if claimed in self._parts(one.id))
        ids = {
            parent
            for child in subject_children(self.case)
            for parent in parents(self.case, child.id, claimed, self.policy)
        }
        return tuple(one for one in self.case.people if one.id in ids)

    def _parts(self, whom: WhoId) -> frozenset[str]:
        return frozenset(party.role for party in self.case.parties if party.who == whom)

    def _is_other_side(self, person: Person, claimed: str) -> bool:
        parts = self._parts(person.id)
        return claimed not in parts and _OTHER[claimed] in parts and bool(self.holders(claimed))

    def _is_not_parent(self, person: Person, claimed: str, child: WhoId) -> bool:
        known = parents(self.case, child, claimed, self.policy)
        if person.id in known or person.id == child:
            return False
        if person.id in parents(self.case, child, _OTHER[claimed], self.policy):
            return True
        both = bool(known) and bool(parents(self.case, child, _OTHER[claimed], self.policy))
        related = relations_between(self.case, person.id, child, self.policy)
        return bool(known) and (both or bool(related))

    def _is_no_parent_at_all(self, person: Person, claimed: str) -> bool:
        """Say whether "the mother" is surely somebody else in every way."""
        case = self.case
        if children_of(case, person.id, claimed, self.policy):
            return False
        if self.contradicts_whoever(person, claimed):
            return True
        children = subject_children(case)
        return bool(children) and all(
            person.id != child.id and self._is_not_parent(person, claimed, child.id)
            for child in children
        )
