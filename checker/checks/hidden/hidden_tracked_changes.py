"""Tracked changes are still in the file."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.places import place_of_trace
from checker.checks.raised import raised
from checker.model import Evidence, Finding, TraceKind
from checker.words import say, say_count

CHANGES = frozenset({TraceKind.INSERTION, TraceKind.DELETION, TraceKind.MOVE, TraceKind.FORMATTING})


def hidden_tracked_changes(matter: Matter) -> Iterator[Finding]:
    """Say once for each file that changes are still tracked, and how many.

    Why: the person who opens the file can read what was deleted, and by whom.
    Quiet when: every change was accepted or rejected.
    """
    for document in matter.dispatch.documents:
        changes = [trace for trace in document.traces if trace.kind in CHANGES]
        if changes:
            first = next((one for one in changes if one.kind is TraceKind.DELETION), changes[0])
            yield raised(
                "hidden.tracked-changes",
                say("Tracked changes are still in the file"),
                detail=say_count(
                    "There is {count} change. The person who opens the file can read it.",
                    "There are {count} changes. The person who opens the file can read them.",
                    len(changes),
                ),
                actions=(say("Accept or reject every change"),),
                place=place_of_trace(document, first),
                evidence=Evidence(letter=first.text),
            )
