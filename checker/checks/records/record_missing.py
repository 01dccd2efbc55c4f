"""There is no case record to compare with."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Finding
from checker.words import say


def record_missing(matter: Matter) -> Iterator[Finding]:
    """Say that no case record was found.

    Why: without a record nothing of the letter can be compared, so nobody knows where it leads.
    Quiet when: there is a record, however old.
    """
    if matter.case is None:
        yield raised(
            "record.missing",
            say("There is no case record to compare with"),
            detail=say("The case was not found, or the case system cannot be reached."),
            actions=(say("Choose the case again"),),
        )
