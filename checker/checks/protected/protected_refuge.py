"""Something that would tell where a refuge is appears in what is being sent."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.protected.disclosed import showings
from checker.checks.protected.secrets import secrets
from checker.checks.protected.showing import told_by
from checker.model import Finding
from checker.words import say


def protected_refuge(matter: Matter) -> Iterator[Finding]:
    """Say where a refuge's address, phone, name or staff appear.

    Why: whoever learns one refuge's address endangers everybody who lives there.
    Quiet when: the recipient lives there or is on the refuge's allow list.
    """
    for showing in showings(matter, secrets(matter, "protected.refuge")):
        yield told_by(
            showing, matter, say("This would tell where a refuge is"), say("something of a refuge")
        )
