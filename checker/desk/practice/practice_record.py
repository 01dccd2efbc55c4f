"""The record's side of a made-up letter: what a person has to compare the page with."""

from collections.abc import Iterator
from datetime import date

from checker.days import in_words
from checker.desk.letter.people import role_words
from checker.desk.practice.practice_answers import RecordPart, RecordRow
from checker.model import Case, Organisation, Person, PostalAddress, Restriction, WhoId
from checker.practice.wording import children
from checker.words import later, say

_OWN = frozenset({"own", "court"})
_CONTACTS = {
    "phone": later("Telephone"),
    "email": later("Email"),
    "dx": later("DX"),
    "fax": later("Fax"),
}


def record_side(case: Case, to: Person, today: date) -> tuple[RecordPart, ...]:
    """Give what the record says: the recipient first, then the case, then everybody else in it."""
    kept = tuple(
        one for one in case.restrictions if to.id in one.hidden_from and one.current_on(today)
    )
    others = (
        part
        for person in case.people
        if person.id != to.id and person not in children(case)
        for part in _other(case, person, _of(kept, person.id), to, today)
    )
    return (
        RecordPart(heading=say("The letter is for"), rows=tuple(_recipient(case, to, today))),
        RecordPart(heading=say("The case"), rows=tuple(_case(case, kept, to))),
        *others,
    )


def _recipient(case: Case, to: Person, today: date) -> Iterator[RecordRow]:
    yield RecordRow(label=say("Name"), value=to.formal_name)
    yield RecordRow(label=say("Role"), value=role_words(case, to.id))
    back = {one.address: one for one in case.returned_post}
    for one in to.addresses:
        if one.current_on(today):
            yield RecordRow(label=say("Address"), value=_written(one))
            if one.last_confirmed_on is not None:
                day = in_words(one.last_confirmed_on, today)
                yield RecordRow(label=say("Confirmed"), value=day)
        else:
            yield RecordRow(label=say("Has left"), value=_written(one))
        if one.id in back:
            yield RecordRow(label=say("Post came back"), value=in_words(back[one.id].on, today))
    yield RecordRow(label=say("Sent by"), value=say("Post"))


def _case(case: Case, kept: tuple[Restriction, ...], to: Person) -> Iterator[RecordRow]:
    yield RecordRow(label=say("Number"), value=case.references[0].value)
    for child in children(case):
        yield RecordRow(label=say("Child"), value=child.name)
    clues = {one.organisation for one in case.location_clues if _of(kept, one.whom)}
    for body in case.organisations:
        if body.kind not in _OWN:
            keep = _keep(to) if body.id in clues else ""
            yield RecordRow(label=_body_label(case, body), value=body.name, keep=keep)


def _other(
    case: Case, person: Person, kept: tuple[Restriction, ...], to: Person, today: date
) -> Iterator[RecordPart]:
    what = frozenset(word for one in kept for word in one.what)
    everything = "everything" in what

    def keep(*words: str) -> str:
        return _keep(to) if everything or what & frozenset(words) else ""

    rows = [RecordRow(label=say("Role"), value=role_words(case, person.id))]
    if everything:
        rows.append(RecordRow(label=say("Name"), value=person.formal_name, keep=_keep(to)))
    for name in person.other_names:
        secret = keep("new_name") if name.kind == "new" else ""
        rows.append(RecordRow(label=say("Also called"), value=name.name, keep=secret))
    rows.extend(
        RecordRow(label=say("Address"), value=_written(one), keep=keep("address"))
        for one in person.addresses
        if one.current_on(today)
    )
    for contact in person.contacts:
        label = say(_CONTACTS.get(contact.kind, contact.kind))
        rows.append(RecordRow(label=label, value=contact.value, keep=keep(contact.kind)))
    yield RecordPart(heading=person.formal_name, rows=tuple(rows))


def _of(kept: tuple[Restriction, ...], whom: WhoId) -> tuple[Restriction, ...]:
    return tuple(one for one in kept if one.subject == whom)


def _keep(to: Person) -> str:
    return say("Keep from {name}", name=to.called)


def _body_label(case: Case, body: Organisation) -> str:
    return role_words(case, body.id) or say("Organisation")


def _written(address: PostalAddress) -> str:
    return ", ".join(address.written())
