"""An address that must be kept from this recipient appears in what is being sent."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.protected.disclosed import showings
from checker.checks.protected.secrets import secrets
from checker.checks.protected.showing import told_by
from checker.model import Finding
from checker.words import say


def protected_address(matter: Matter) -> Iterator[Finding]:
    """Say where a protected address appears, whole or in part.

    Why: one line of it, even in a header or a comment, can tell a dangerous person where a child
    lives.
    Quiet when: it is the recipient's own address or home, or that of somebody they act for.
    """
    for showing in showings(matter, secrets(matter, "protected.address")):
        yield told_by(
            showing,
            matter,
            say("A protected address is in this document"),
            say("an address, or a part of one,"),
        )
