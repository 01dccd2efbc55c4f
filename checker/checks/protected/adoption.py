"""Adoption: who adopts or cares for a child, and who is of the family of birth."""

from checker.checks.kept import kept
from checker.checks.matter import Matter
from checker.checks.people.standing import parties_of
from checker.model import Case, WhoId

CARERS = frozenset({"prospective_adopter", "foster_carer"})
FAMILY_ROLES = frozenset({"respondent", "other_person", "intervenor"})
BIRTH_TIES = frozenset(
    {
        "mother",
        "father",
        "parent",
        "birth_mother",
        "birth_father",
        "birth_parent",
        "sibling",
        "brother",
        "sister",
        "grandparent",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
    }
)


def adopts(case: Case, whom: WhoId) -> bool:
    """Say whether somebody is an adopter or carer in an adoption case."""
    return case.jurisdiction == "adoption" and bool(CARERS & _roles(case, whom))


@kept
def reader_is_birth_family(matter: Matter, case: Case) -> bool:
    """Say whether the recipient is of the family of birth, or acts for somebody who is."""
    reader = matter.recipient.id
    sides = ({reader} if reader else set()) | parties_of(matter, reader)
    return any(_is_birth_family(case, one) for one in sides)


def _is_birth_family(case: Case, whom: WhoId) -> bool:
    roles = _roles(case, whom)
    if roles & (CARERS | {"applicant"} if case.jurisdiction == "adoption" else CARERS):
        return False
    tied = any(tie.source == whom and tie.kind in BIRTH_TIES for tie in case.relationships)
    return tied or (case.jurisdiction == "adoption" and bool(roles & FAMILY_ROLES))


def _roles(case: Case, whom: WhoId) -> frozenset[str]:
    return frozenset(party.role for party in case.parties if party.who == whom)
