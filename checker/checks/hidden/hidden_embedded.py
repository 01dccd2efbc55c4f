"""Other files are built into the file."""

from collections.abc import Iterator

from checker.checks.hidden.hiding import by_kind
from checker.checks.matter import Matter
from checker.model import Finding, TraceKind
from checker.words import say, say_count


def hidden_embedded(matter: Matter) -> Iterator[Finding]:
    """Say, once for each file and kind, that other files are built into it, and which.

    Why: a chart carries the whole table that it was made from, an attached file its own letter.
    Quiet when: nothing is built in. The attachments of a message are no secret: they are what is
    sent. What is built in is read as well, and every rule looks at it.
    """
    return by_kind(
        matter,
        "hidden.embedded",
        TraceKind.EMBEDDED,
        title=lambda what: say("Another file is built into this one: {what}", what=what),
        detail=lambda count: say_count(
            "There is {count}. Whoever opens the file can open it too.",
            "There are {count}. Whoever opens the file can open them too.",
            count,
        ),
        action=say("Take it out, unless it is meant to be sent"),
    )
