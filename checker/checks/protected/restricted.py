"""Who is protected from whom: the restrictions in force, and whom they reach."""

from checker.checks.matter import Matter
from checker.checks.people.standing import is_lay, stands_with
from checker.model import EVERYONE, Case, Confidential, Restriction, WhoId

ADDRESS = frozenset({"address", "placement", "identity", "everything"})
PHONE = frozenset({"phone", "identity", "everything"})
EMAIL = frozenset({"email", "identity", "everything"})
NAME = frozenset({"name", "identity", "everything"})
NEW_NAME = frozenset({"new_name"})
WHEREABOUTS = ADDRESS | {"school", "gp"}

SAID = frozenset(
    {Confidential.C8, Confidential.COURT_ORDER, Confidential.REFUGE, Confidential.ADOPTION}
)
"""The flags by which a record says that something is confidential, as against not saying."""


def restriction_on(matter: Matter, subject: WhoId, what: frozenset[str]) -> Restriction | None:
    """Give the restriction that keeps some of `what` of a subject from the recipient today.

    It reaches whoever acts for those it names, and nobody whom it allows.
    """
    readers = stands_with(matter, matter.recipient.id)
    return next(
        (
            restriction
            for restriction in (matter.case.restrictions if matter.case else ())
            if what & set(restriction.what)
            and _separates(matter, restriction, frozenset({subject}), readers)
        ),
        None,
    )


def are_kept_apart(matter: Matter, other: WhoId) -> bool:
    """Say whether a restriction, or a confidential address, stands between recipient and other."""
    case, reader = matter.case, matter.recipient.id
    if case is None or reader is None:
        return False
    here, there = stands_with(matter, reader), stands_with(matter, other)
    return any(
        _separates(matter, one, here, there) or _separates(matter, one, there, here)
        for one in case.restrictions
    ) or (
        _is_lay(case, reader)
        and _is_lay(case, other)
        and (_is_hidden(matter, case, reader) or _is_hidden(matter, case, other))
    )


def separated_from(matter: Matter) -> frozenset[WhoId]:
    """Give the people of the case whom a restriction that names one side keeps from the other."""
    case, reader = matter.case, matter.recipient.id
    if case is None or reader is None:
        return frozenset()
    return frozenset(
        person.id
        for person in case.people
        if person.id != reader
        and any(
            _between(matter, one, reader, person.id) or _between(matter, one, person.id, reader)
            for one in case.restrictions
            if EVERYONE not in one.hidden_from
        )
    )


def is_kept_from_reader(matter: Matter, subject: WhoId) -> bool:
    """Say whether a restriction in force keeps anything of a person from the recipient."""
    readers = stands_with(matter, matter.recipient.id)
    return any(
        _separates(matter, one, frozenset({subject}), readers)
        for one in (matter.case.restrictions if matter.case else ())
    )


def _between(matter: Matter, restriction: Restriction, subject: WhoId, reader: WhoId) -> bool:
    return _separates(matter, restriction, frozenset({subject}), frozenset({reader}))


def _separates(
    matter: Matter,
    restriction: Restriction,
    subjects: frozenset[WhoId],
    readers: frozenset[WhoId],
) -> bool:
    """Say whether a restriction in force keeps something of the subjects from the readers."""
    hidden = set(restriction.hidden_from)
    return (
        restriction.current_on(matter.today)
        and restriction.subject in subjects
        and restriction.subject not in readers
        and (EVERYONE in hidden or bool(readers & hidden))
        and not readers & set(restriction.allow)
    )


def _is_lay(case: Case, whom: WhoId) -> bool:
    one = case.who(whom)
    return one is not None and is_lay(case, one)


def _is_hidden(matter: Matter, case: Case, whom: WhoId) -> bool:
    """Say whether the record says that somebody's own current address is confidential."""
    one = case.who(whom)
    return any(
        address.confidential in SAID and address.current_on(matter.today)
        for address in (one.addresses if one else ())
    )
