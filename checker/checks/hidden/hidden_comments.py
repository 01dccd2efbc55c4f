"""Comments are still in the file."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.places import place_of_trace
from checker.checks.raised import raised
from checker.model import Evidence, Finding, TraceKind
from checker.words import say, say_count


def hidden_comments(matter: Matter) -> Iterator[Finding]:
    """Say once for each file that comments are still in it, and how many.

    Why: comments are written for colleagues, and name people and worries.
    Quiet when: there are none.
    """
    for document in matter.dispatch.documents:
        comments = [trace for trace in document.traces if trace.kind is TraceKind.COMMENT]
        if comments:
            yield raised(
                "hidden.comments",
                say("Comments are still in the file"),
                detail=say_count(
                    "There is {count} comment. The person who opens the file can read it.",
                    "There are {count} comments. The person who opens the file can read them.",
                    len(comments),
                ),
                actions=(say("Delete every comment"),),
                place=place_of_trace(document, comments[0]),
                evidence=Evidence(letter=comments[0].text),
            )
