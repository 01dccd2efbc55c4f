"""Something in the file runs, or fetches something, when the file is opened."""

from collections.abc import Iterator

from checker.checks.hidden.hiding import by_kind
from checker.checks.matter import Matter
from checker.model import Finding, TraceKind
from checker.words import say


def hidden_active(matter: Matter) -> Iterator[Finding]:
    """Say, once for each file and kind, what would run or be fetched.

    Why: a picture from the internet tells its owner when and where the letter was opened, and a
    macro can change what the recipient sees.
    Quiet when: the file only shows what is in it.
    """
    return by_kind(
        matter,
        "hidden.active",
        TraceKind.ACTIVE,
        title=lambda what: say(
            "Something runs or is fetched when the file is opened: {what}", what=what
        ),
        detail=lambda _: say("What is checked here may not be what the recipient sees."),
        action=say("Save the file without it, for instance as a PDF"),
    )
