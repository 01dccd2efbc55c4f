"""What came back and what went wrong before cannot be looked up."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.model import Finding
from checker.words import say


def record_blocks_missing(matter: Matter) -> Iterator[Finding]:
    """Say that nobody looked whether something went wrong on the way to this destination before.

    Why: a destination that is blocked after a mistake looks like any other where the records that
    block it cannot be read.
    Quiet when: they were read, or there is no case record at all.
    """
    if matter.case is not None and matter.case.blocks_unread:
        yield raised(
            "record.blocks-missing",
            say("What came back and what went wrong before could not be looked up"),
            detail=say(
                "A record of this desk cannot be read. It may say that nothing is to be sent to "
                "this destination any more."
            ),
            actions=(
                say("Ask your team lead whether something came back from there or went wrong"),
                say("Ask your IT team to mend the record, then check again"),
            ),
        )
