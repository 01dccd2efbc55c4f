"""Something of the template is still to be filled in or taken out."""

from collections.abc import Iterator
from dataclasses import replace

from checker.checks.drafts.gap_words import gap_words
from checker.checks.matter import Matter
from checker.checks.places import place_in_line, place_of_trace
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, Line, Part, Place, TraceKind
from checker.settings import Policy
from checker.words import say

SEEN = frozenset(
    {Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXTBOX, Part.CELL, Part.SUBJECT}
)
LEFT_BEHIND = {
    TraceKind.MERGE_FIELD: lambda: say("A merge field was not filled in."),
    TraceKind.HIGHLIGHT: lambda: say(
        "Something is still highlighted, so somebody meant to change it."
    ),
    TraceKind.PLACEHOLDER: lambda: say("A placeholder is still there."),
}


def template_gap(matter: Matter) -> Iterator[Finding]:
    """Say where a gap of the template is still open.

    Why: a gap shows that nobody finished the letter, and what was meant for another may be in it.
    Quiet when: square brackets hold what a lawyer puts there: [sic], [2024]; and for a form's own
    dotted lines and boxes, which its reader fills in.
    """
    for document in matter.dispatch.documents:
        found: list[Finding] = []
        for line in document.lines:
            if line.hidden is None and line.part in SEEN:
                found += _in_line(document, line, matter.policy)
        for trace in document.traces:
            place = replace(place_of_trace(document, trace), hidden=False)
            if trace.kind in LEFT_BEHIND and not any(_overlap(place, one.place) for one in found):
                found.append(_gap(place, trace.text, LEFT_BEHIND[trace.kind]()))
        yield from found


def _in_line(document: Document, line: Line, policy: Policy) -> Iterator[Finding]:
    last = 0
    for begin, end in sorted(gap_words(line.text, policy)):
        if begin >= last:
            last = end
            place = place_in_line(document, line, begin, end)
            yield _gap(place, line.text[begin:end], say("Something is still to be filled in."))


def _overlap(one: Place, other: Place) -> bool:
    if one.part is not other.part or one.span is None or other.span is None:
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _gap(place: Place, text: str, detail: str) -> Finding:
    return raised(
        "template.gap",
        say("Something is unfinished"),
        detail=detail,
        actions=(say("Finish the letter"),),
        place=place,
        evidence=Evidence(letter=text),
    )
