"""Something was meant to be blacked out, cut off or replaced, and is still in the file."""

from collections.abc import Iterator

from checker.checks.hidden.hiding import by_kind
from checker.checks.matter import Matter
from checker.model import Finding, TraceKind
from checker.words import say, say_count


def hidden_redaction(matter: Matter) -> Iterator[Finding]:
    """Say, once for each file and way of covering, that what was covered can still be read.

    Why: a black box is a picture over the words. Select, copy and paste brings them out again.
    Quiet when: what was to go was removed and not covered.
    """
    return by_kind(
        matter,
        "hidden.redaction",
        TraceKind.REDACTION,
        title=lambda what: say(
            "Something is covered or cut off, but still in the file: {what}", what=what
        ),
        detail=lambda count: say_count(
            "It is in {count} place. Whoever opens the file can bring it out.",
            "It is in {count} places. Whoever opens the file can bring them out.",
            count,
        ),
        action=say("Remove it for good, and make the file again"),
    )
