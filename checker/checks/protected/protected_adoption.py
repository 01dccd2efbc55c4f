"""Something that would tell who adopts or cares for a child appears in what is being sent."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.protected.adoption_parts import parts_shown
from checker.checks.protected.disclosed import showings
from checker.checks.protected.secrets import secrets
from checker.checks.protected.showing import told_by
from checker.model import Finding
from checker.words import say


def protected_adoption(matter: Matter) -> Iterator[Finding]:
    """Say where an adopter, a carer or a placement appears.

    Why: the family of birth must not learn who has the child and where.
    Quiet when: the recipient is the adopter or the carer, or acts for them.
    """
    kept = secrets(matter, "protected.adoption")
    whole = tuple(showings(matter, kept))
    for showing in (*whole, *parts_shown(matter, kept, whole)):
        yield told_by(
            showing,
            matter,
            say("This would tell who cares for the child"),
            say("something of an adopter, a carer or a placement"),
        )
