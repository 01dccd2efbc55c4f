"""Something of the template is still to be filled in or taken out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.checks.matter import Matter
from checker.checks.places import place_in_line, place_of_trace
from checker.checks.raised import raised
from checker.model import Document, Evidence, Finding, Line, Part, Place, TraceKind
from checker.words import say

SEEN = frozenset(
    {Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXTBOX, Part.CELL, Part.SUBJECT}
)
GAPS = re.compile(
    r"\[(?:insert|enter|add|delete|type|name|address|date|time|venue|title|surname|first ?name|"
    r"forename|recipient|case (?:no|number)|reference|click|tbc|todo|x{2,})\b[^\]\n]{0,60}\]"
    r"|(?-i:\[[A-Z][A-Z /'-]{3,40}\])"
    r"|\u00ab[^\u00bb\n]{1,60}\u00bb|<<[^<>\n]{1,60}>>|\{\{[^{}\n]{1,60}\}\}"
    r"|\bDD[/. -]MM[/. -]YY(?:YY)?\b|\bdd/mm/yy(?:yy)?\b"
    r"|\b(?:delete|strike out) (?:as|where|if) (?:appropriate|applicable|necessary)\b"
    r"|\*\s*delete\b|\b(?:insert|enter) (?:name|date|address|case number|text) here\b"
    r"|\bclick (?:or tap )?here to enter\b|\bXX/XX/(?:XX(?:XX)?|\d{2,4})\b"
    r"|\berror! (?:reference source|bookmark|no text)\b|\blorem ipsum\b|(?<!\S)X{4,}(?!\S)",
    re.IGNORECASE,
)
LAWFUL = re.compile(
    r"\[(?:sic|redacted|emphasis added|name redacted|address redacted|[12]\d{3})\]", re.IGNORECASE
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
    Quiet when: square brackets hold what a lawyer puts there: [sic], [2024].
    """
    for document in matter.dispatch.documents:
        found: list[Finding] = []
        for line in document.lines:
            if line.hidden is None and line.part in SEEN:
                found += _in_line(document, line)
        for trace in document.traces:
            place = replace(place_of_trace(document, trace), hidden=False)
            if trace.kind in LEFT_BEHIND and not any(_overlap(place, one.place) for one in found):
                found.append(_gap(place, trace.text, LEFT_BEHIND[trace.kind]()))
        yield from found


def _in_line(document: Document, line: Line) -> Iterator[Finding]:
    for match in GAPS.finditer(line.text):
        if not LAWFUL.fullmatch(match[0]):
            place = place_in_line(document, line, *match.span())
            yield _gap(place, match[0], say("Something is still to be filled in."))


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
