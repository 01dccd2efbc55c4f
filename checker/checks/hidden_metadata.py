"""What a file says of itself: who wrote it, for which company, from which template."""

from collections.abc import Iterator
from dataclasses import replace

from checker.checks.matter import Matter
from checker.checks.places import place_of_trace
from checker.checks.raised import raised
from checker.checks.standing import stands_with
from checker.matching.names import find_name
from checker.model import (
    Document,
    Evidence,
    Finding,
    Mention,
    MentionKind,
    Part,
    Person,
    Place,
    Severity,
    Trace,
    TraceKind,
)
from checker.words import say, say_count


def hidden_metadata(matter: Matter) -> Iterator[Finding]:
    """Say what the properties of a file tell, once for each file unless they name people.

    Why: a title or an author left from another letter names that other family.
    Quiet when: the file has no properties. Programs' names, the sender's own staff and the
    recipient are worth knowing and no more.
    """
    for document in matter.dispatch.documents:
        traces = [one for one in document.traces if one.kind is TraceKind.METADATA]
        plain: list[Trace] = []
        for trace in traces:
            person = _person(matter, trace.text)
            foreign = _is_of_another_case(matter, document, trace)
            if foreign or person is not None:
                yield _named(document, trace, person, foreign=foreign)
            else:
                plain.append(trace)
        if plain:
            names = ", ".join(dict.fromkeys(trace.name for trace in plain))
            yield raised(
                "hidden.metadata",
                say_count(
                    "The file has {count} property that the page does not show",
                    "The file has {count} properties that the page does not show",
                    len(plain),
                ),
                detail=say("They are: {names}.", names=names),
                place=_place(document, plain[0]),
                evidence=Evidence(letter="; ".join(dict.fromkeys(one.text for one in plain))),
            )


def _named(document: Document, trace: Trace, person: Person | None, *, foreign: bool) -> Finding:
    return raised(
        "hidden.metadata",
        say("The file's {name} is of another case", name=trace.name)
        if foreign
        else say("The file's {name} names somebody of the case", name=trace.name),
        detail=say("Whoever opens the file can read it."),
        actions=(say("Take it out of the file's properties"),),
        place=_place(document, trace),
        evidence=Evidence(
            letter=trace.text, about=(person.id,) if person and not foreign else (), masked=foreign
        ),
        severity=Severity.STOP if foreign else Severity.CHECK,
    )


def _person(matter: Matter, text: str) -> Person | None:
    """Give the person of the case, not the recipient's side or own staff, whom a property names."""
    known = stands_with(matter, matter.recipient.id)
    if any(find_name(staff.name, text) for staff in matter.policy.own.staff):
        return None
    people = matter.case.people if matter.case else ()
    return next(
        (one for one in people if one.id not in known and one.name and find_name(one.name, text)),
        None,
    )


def _is_of_another_case(matter: Matter, document: Document, trace: Trace) -> bool:
    """Say whether a name or a number in a property belongs to another case of the caseload."""
    case, others = matter.case, matter.others
    if case is None or others is None:
        return False
    inside = [one for one in _in_properties(matter, document) if one.text in trace.text]
    return any(
        (one.kind is MentionKind.REFERENCE and others.with_reference(one.value, but=case.id))
        or (one.kind is MentionKind.EMAIL and others.with_email(one.value, but=case.id))
        or (one.kind is MentionKind.NAME and others.holds_rare_name(one.value, but=case.id))
        for one in inside
    )


def _in_properties(matter: Matter, document: Document) -> Iterator[Mention]:
    for mention in matter.mentions:
        if mention.file == document.name and mention.part is Part.METADATA:
            yield mention


def _place(document: Document, trace: Trace) -> Place:
    return replace(place_of_trace(document, trace), part=Part.METADATA)
