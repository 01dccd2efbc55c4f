"""Text that the page does not show: hidden, white, tiny, off the page or covered."""

import re
from collections.abc import Iterator
from itertools import groupby

from checker.checks.hidden.hiding import SHORT, tells
from checker.checks.matter import Matter
from checker.checks.places import place_in_line, place_of_trace
from checker.checks.raised import raised
from checker.model import (
    Concealment,
    Document,
    Evidence,
    Finding,
    Part,
    Severity,
    Trace,
    TraceKind,
)
from checker.words import say

TURNING = re.compile("[\u202d\u202e]")
"""Marks after which a page shows letters and digits in another order than the file holds them."""


def hidden_text(matter: Matter) -> Iterator[Finding]:
    """Say where text is hidden, once for each page and way of hiding.

    Why: it can be selected, searched and copied, whatever the page shows.
    Quiet when: it is the short description of a picture and points at nobody.
    """
    for document in matter.dispatch.documents:
        hidden = sorted(
            (
                one
                for one in document.traces
                if one.kind is TraceKind.HIDDEN_TEXT and one.text.strip()
            ),
            key=_where,
        )
        for _, group in groupby(hidden, key=_where):
            yield from _finding(matter, document, tuple(group))
        yield from _turned(document)


def _finding(matter: Matter, document: Document, traces: tuple[Trace, ...]) -> Iterator[Finding]:
    telling = [trace for trace in traces if tells(matter, document, trace)]
    described = traces[0].name == Concealment.ALTERNATIVE.value
    long = [trace for trace in traces if not described or len(trace.text) > SHORT]
    if not telling and not long:
        return
    first = (telling or long)[0]
    yield raised(
        "hidden.text",
        say("There is text in the file that the page does not show"),
        detail=say("It names a person, a place or a number. Whoever opens the file can read it.")
        if telling
        else say("Whoever opens the file can read it."),
        actions=(say("Take the hidden text out"),),
        place=place_of_trace(document, first),
        evidence=Evidence(letter=first.text),
        severity=Severity.STOP if telling else None,
    )


def _turned(document: Document) -> Iterator[Finding]:
    """Say where a page shows 41 and the file holds 14: no rule could be trusted with that line."""
    for line in document.lines:
        found = TURNING.search(line.text)
        if found is not None and line.hidden is None and line.part is not Part.FILENAME:
            yield raised(
                "hidden.text",
                say("A line shows its letters in another order than the file holds them"),
                detail=say("Nobody can say which of the two was meant. Type the line anew."),
                actions=(say("Type the line anew"),),
                place=place_in_line(document, line, found.start(), len(line.text)),
                evidence=Evidence(letter=TURNING.sub("", line.text)),
                severity=Severity.STOP,
            )
            return


def _where(trace: Trace) -> tuple[int, str, str]:
    return trace.page or 0, trace.part.value, trace.name
