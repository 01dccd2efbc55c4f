"""What the recipient is: one of the family or acting for them, or a body with work of its own."""

from checker.checks.matter import Matter
from checker.checks.people.standing import (
    PROFESSIONAL_ROLES,
    addressee,
    everybody,
    is_lay,
    own_bodies,
    parties_of,
    workplaces,
)
from checker.model import Organisation


def kinds_of_reader(matter: Matter) -> frozenset[str]:
    """Give what kinds of body the recipient is or works for, and their professional roles."""
    whom, case = matter.recipient.id, matter.case
    if whom is None:
        return frozenset()
    places = {whom} | workplaces(matter, whom)
    kinds = {
        one.kind for one in everybody(matter) if isinstance(one, Organisation) and one.id in places
    }
    roles = {one.role for one in case.parties if one.who == whom} if case else set()
    return frozenset(kinds | (roles & PROFESSIONAL_ROLES))


def reads_for_a_party(matter: Matter) -> bool:
    """Say whether the recipient is one of the family, acts for one, or is known to nobody."""
    one, case = addressee(matter), matter.case
    if one is None or case is None:
        return True
    if is_lay(case, one):
        return True
    acts_for = (case.who(party) for party in parties_of(matter, one.id))
    if any(party is not None and is_lay(case, party) for party in acts_for):
        return True
    return bool(kinds_of_reader(matter) & {"law_firm", "solicitor", "barrister"})


def is_our_own(matter: Matter) -> bool:
    """Say whether the recipient belongs to the sender."""
    ours = {body.id for body in own_bodies(matter)}
    whom = matter.recipient.id
    return whom is not None and bool(ours & ({whom} | workplaces(matter, whom)))
