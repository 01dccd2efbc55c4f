"""A case note tells of an address that the record itself does not have yet."""

from collections.abc import Iterator
from datetime import date

from checker.checks.addresses.destinations import held, held_now
from checker.checks.matter import Matter
from checker.checks.people.standing import addressee
from checker.checks.raised import raised
from checker.checks.wording import reader, written
from checker.days import in_words
from checker.matching.names import find_name
from checker.matching.postcodes import POSTCODE, to_postcode
from checker.model import CaseNote, Evidence, Finding, Person
from checker.words import say


def record_note_newer(matter: Matter) -> Iterator[Finding]:
    """Say that a note newer than the recipient's address holds another one.

    Why: somebody was told of a move and wrote it down, and the address field still has the old one.
    Quiet when: the note is older than the address or names only other people, or the address in it
    is one that the record has.
    """
    known, case = addressee(matter), matter.case
    if case is None or not isinstance(known, Person):
        return
    current = held_now(matter)
    dated = [day for one in current for day in (one.valid_from, one.last_confirmed_on) if day]
    for note in sorted(case.notes, key=_day, reverse=True):
        if dated and note.on <= max(dated):
            continue
        if _tells_of_move(matter, known, note):
            yield raised(
                "record.note-newer",
                say("A note of {day} holds a newer address", day=in_words(note.on, matter.today)),
                detail=say("It is not yet the address of {name} on the case.", name=reader(matter)),
                actions=(say("Have the case record corrected"),),
                evidence=Evidence(
                    letter=note.text,
                    record=written(current[0]) if current else "",
                    about=(known.id,),
                ),
            )
            return


def _tells_of_move(matter: Matter, known: Person, note: CaseNote) -> bool:
    """Say whether a note holds a postcode that is new, and may be about this person."""
    on_record = {to_postcode(address.postcode) for address in held(matter)}
    codes = {to_postcode(match[0]) for match in POSTCODE.finditer(note.text)} - {None}
    if not codes - on_record:
        return False
    people = matter.case.people if matter.case else ()
    named = [one.id for one in people if one.name and find_name(one.formal_name, note.text)]
    return not named or known.id in named


def _day(note: CaseNote) -> date:
    return note.on
