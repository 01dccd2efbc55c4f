"""A phone number or email that must be kept from this recipient appears in what is being sent."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.protected.disclosed import showings
from checker.checks.protected.secrets import secrets
from checker.checks.protected.showing import told_by
from checker.model import Finding
from checker.words import say


def protected_contact(matter: Matter) -> Iterator[Finding]:
    """Say where a protected phone number or email appears, whole or in part.

    Why: with a number somebody can be called, followed or found.
    Quiet when: the recipient has the same number or mailbox, or acts for the person.
    """
    for showing in showings(matter, secrets(matter, "protected.contact")):
        yield told_by(
            showing,
            matter,
            say("A phone number or email that is protected is in this document"),
            say("a phone number or an email"),
        )
