"""What people of a record are to one another, also where it follows from what it says of others."""

from checker.checks.matter import Matter
from checker.checks.people.kin import children_of, go_together, kind_of, relations_between, sex_of
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import subject_children
from checker.model import Case, Person, WhoId
from checker.settings import Policy

GRAND = frozenset({"grandmother", "grandfather", "grandparent"})
_PARTNERS = frozenset({"wife", "husband", "girlfriend", "boyfriend", "partner"})
_BACK = {
    "mother": {"son", "daughter"}, "father": {"son", "daughter"},
    "grandmother": {"grandson", "granddaughter"}, "grandfather": {"grandson", "granddaughter"},
    "grandparent": {"grandson", "granddaughter"},
    "great-grandmother": {"great-grandson", "great-granddaughter", "grandson", "granddaughter"},
    "great-grandfather": {"great-grandson", "great-granddaughter", "grandson", "granddaughter"},
    "aunt": {"niece", "nephew"}, "uncle": {"niece", "nephew"},
    "brother": {"brother", "sister"}, "sister": {"brother", "sister"},
    "wife": _PARTNERS, "husband": _PARTNERS, "partner": _PARTNERS,
    "son": {"mother", "father"}, "daughter": {"mother", "father"},
}  # fmt: skip
"""What somebody's other end is: whose aunt I am is my niece or my nephew."""


def own_children(case: Case, whom: WhoId | None, policy: Policy) -> frozenset[WhoId]:
    """Give of whom the record has somebody as mother or father."""
    if whom is None:
        return frozenset()
    return children_of(case, whom, MOTHER, policy) | children_of(case, whom, FATHER, policy)


def other_parents(case: Case, whom: WhoId, policy: Policy) -> tuple[Person, ...]:
    """Give those with whom somebody has a child by the record."""
    mine = own_children(case, whom, policy)
    return tuple(
        one for one in case.people if one.id != whom and own_children(case, one.id, policy) & mine
    )


def is_grandparent(case: Case, whom: WhoId, policy: Policy) -> bool:
    """Say whether somebody is a grandparent of a child of the case."""
    children = {one.id for one in subject_children(case)}
    if any(own_children(case, one, policy) & children for one in own_children(case, whom, policy)):
        return True
    return any(
        kind_of(one.kind, policy) in GRAND or "grand" in one.kind.lower()
        for one in case.relationships
        if one.source == whom and one.target in children
    )


def is_to(matter: Matter, case: Case, person: Person, other: Person) -> frozenset[str]:
    """Give what a person may be to another by the record; nothing where it does not tell.

    Example:
        The mother of a father's child is his wife, his former wife or his girlfriend.
    """
    policy = matter.policy
    mine = own_children(case, other.id, policy)
    theirs = own_children(case, person.id, policy)
    told = set[str]()
    for kind in relations_between(case, person.id, other.id, policy):
        told.add(kind)
    for kind in relations_between(case, other.id, person.id, policy):
        if kind not in _BACK:
            return frozenset()
        told |= _BACK[kind]
    if mine & theirs:
        told |= _PARTNERS
    for one in other_parents(case, person.id, policy):
        if one.id in mine:
            told |= {"son-in-law", "daughter-in-law"}
    for one in other_parents(case, other.id, policy):
        if one.id in theirs:
            told |= {"mother-in-law", "father-in-law"}
    if any(own_children(case, child, policy) & {person.id} for child in mine):
        told |= {"grandson", "granddaughter"}
    return frozenset(told)


def may_be(kind: str, known: str) -> bool:
    """Say whether a word may be meant for what the record says, whatever the sex."""
    other = {"son": "daughter", "brother": "sister", "mother": "father", "niece": "nephew",
             "wife": "husband"}  # fmt: skip
    turned = kind
    for one, two in other.items():
        if kind.startswith("grand") or "-in-law" in kind or kind in {one, two}:
            turned = kind.replace(one, two) if one in kind else kind.replace(two, one)
            if turned != kind:
                break
    return any(go_together(one, known) for one in {kind, turned}) or (
        kind == "grandchild" and known in {"grandson", "granddaughter"}
    )


def sex_in(matter: Matter, case: Case, people: tuple[Person, ...]) -> str:
    """Give how the record speaks of some people where it speaks of all in one way."""
    said = {sex_of(case, one, matter.policy) for one in people}
    return said.pop() if len(said) == 1 else ""
