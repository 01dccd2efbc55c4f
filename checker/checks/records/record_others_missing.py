"""Other cases cannot be looked up."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Finding
from checker.words import say


def record_others_missing(matter: Matter) -> Iterator[Finding]:
    """Say that nobody looked whether something of another case is in the letter.

    Why: an index of other cases that cannot be opened finds nothing, which looks as if there were
    nothing to find.
    Quiet when: other cases can be looked up.
    """
    if matter.others is not None and matter.others.trouble:
        yield raised(
            "record.others-missing",
            say("Other cases could not be looked up"),
            detail=matter.others.trouble,
            actions=(
                say("Look on each page for what belongs to another family"),
                say("Check again when the index of other cases can be used"),
            ),
        )
