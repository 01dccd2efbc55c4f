"""Refuges: what belongs to one, and who may know of it."""

from checker.checks.addresses.destinations import held_now
from checker.checks.addresses.premises import same_home
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, of_case, stands_with, workplaces
from checker.model import Case, Confidential, Organisation, WhoId


def is_of_refuge(matter: Matter, case: Case, one: Somebody) -> bool:
    """Say whether somebody is a refuge, or works in one."""
    refuges = {body.id for body in _refuges(case)}
    return bool(refuges & {one.id, *workplaces(matter, one.id)})


def may_know_refuge(matter: Matter, case: Case, one: Somebody) -> bool:
    """Say whether the recipient is on the refuge's allow list, or lives in that refuge."""
    readers = stands_with(matter, matter.recipient.id)
    subjects = {one.id, *workplaces(matter, one.id)}
    listed = any(
        told.basis == "refuge"
        and told.subject in subjects
        and told.current_on(matter.today)
        and readers & set(told.allow)
        for told in case.restrictions
    )
    return listed or _lives_there(matter, case, subjects)


def _lives_there(matter: Matter, case: Case, subjects: set[WhoId]) -> bool:
    """Say whether the recipient's own home is one of the refuges that are spoken of."""
    homes = [
        home
        for home in held_now(matter)
        if home.kind == "refuge" or home.confidential is Confidential.REFUGE
    ]
    places = [place for body in of_case(case) if body.id in subjects for place in body.addresses]
    return any(same_home(home, place) for home in homes for place in places)


def _refuges(case: Case) -> tuple[Organisation, ...]:
    return tuple(body for body in case.organisations if body.kind == "refuge")
