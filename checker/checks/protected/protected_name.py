"""A name that must be kept from this recipient, or that nobody is to use, appears."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.protected.disclosed import showings
from checker.checks.protected.secrets import secrets
from checker.checks.protected.showing import told_by
from checker.model import Finding
from checker.words import say


def protected_name(matter: Matter) -> Iterator[Finding]:
    """Say where a protected name appears.

    Why: a new surname is enough to search by, and an old one can hurt.
    Quiet when: the name is the recipient's own, or of somebody they act for.
    """
    for showing in showings(matter, secrets(matter, "protected.name")):
        yield told_by(showing, matter, say("A protected name is in this document"), say("a name"))
