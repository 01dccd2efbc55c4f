"""A made-up letter in a lead's queue, rarely, where the policy asks for it: the same as a real one.

Everybody is told beforehand that there may be some (the manual says so), and the lead at once when
they have answered one. It is only ever a letter that must not go: real ones are the others.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from checker.audit.entry import Act, Event, Facts
from checker.cases.caseload import Caseload
from checker.cases.loaded import Loaded, LoadedCases, together
from checker.days import ENGLAND, day_in_england
from checker.decision import needs_second
from checker.desk.answers import OpenedFile
from checker.desk.letter.checking import Question, examine
from checker.desk.letter.letters import Letter
from checker.desk.letter.opening import Taken
from checker.desk.letter.people import matter_of, recipient_of
from checker.desk.letter.shelf import Shelf
from checker.desk.practice.practice_answers import PracticeTold
from checker.desk.practice.practice_letters import ReadLetter, holds, practice_policy
from checker.desk.practice.practice_session import MOST_SECONDS
from checker.desk.practice.practice_words import told_in_queue
from checker.desk.review.made_up_when import made_up_id
from checker.desk.review.showing import shown_to_leads
from checker.desk.seat import Seat
from checker.model import Case, Channel, Finding, Severity, Sha256
from checker.practice.scoring import Answered
from checker.practice.session import VERSION, PracticeLetter, Wrong, draw_one
from checker.protocol.seconding import Shown
from checker.reports.practice import QUEUE
from checker.settings import Staff
from checker.words import later, say

_TRIES = 8
_REASONS = (
    later("I have checked this with the author and it is meant to go like this."),
    later("It was agreed on the telephone this morning. The record has not caught up."),
    later("The hearing is this week, so it has to go out today."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A made-up request in the shape of a real one.

    `shown` is what a lead is shown of a real one once it is opened; `leaf` and `told` in it are
    empty, as there is no entry that asks. `id` looks like the hash of one.
    """

    id: str
    shown: Shown
    why: str
    """The code of the gravest finding that a second person is asked about."""
    severity: Severity
    reason: str
    asked_by: Staff
    asked_at: datetime
    until: datetime
    read: ReadLetter


def make_up(seat: Seat, lead: str, at: datetime) -> MadeUp | None:
    """Make the request of a lead and a moment; None where nobody could have asked.

    Raises:
        ReadingStopped: its pages cannot be drawn.
    """
    day = day_in_england(at)
    named = made_up_id(lead, day)
    chance = Random(f"{named}/who")  # noqa: S311 - the same
    staff = seat.setting.policy.own.staff
    team = next((one.team for one in staff if one.id == lead), "")
    askers = [one for one in staff if one.id != lead and one.team == team and one.role == "clerk"]
    if not askers or not team:
        return None
    for turn in range(_TRIES):
        seed = int.from_bytes(hashlib.sha256(f"{named}/{turn}".encode()).digest()[:8], "big")
        drawn = draw_one(seed, now=at)
        for letter in drawn.letters:
            made = _shown(seat, letter, drawn.caseload, at)
            if made is not None:
                read, shown, gravest = made
                return MadeUp(
                    id=named,
                    shown=shown,
                    why=gravest.code,
                    severity=gravest.severity,
                    reason=say(chance.choice(_REASONS)),
                    asked_by=chance.choice(askers),
                    asked_at=at,
                    until=datetime.combine(day + timedelta(days=1), time(), ENGLAND),
                    read=read,
                )
    return None


def answer(seat: Seat, made: MadeUp, *, released: bool, seconds: int) -> PracticeTold:
    """Record how a made-up request was answered, and say at once that it was practice.

    Raises:
        TrailError: it could not be written.
    """
    answered = Answered(
        planted=made.read.letter.planted,
        held=None if released else Wrong.PROTECTED,
        seconds=min(max(seconds, 0), MOST_SECONDS),
    )
    event = Event(
        kind=QUEUE,
        codes={"passed": "no" if released else "yes"},
        counts={
            "letters": 1,
            "errors": 1,
            "caught": int(not released),
            "false": 0,
            "seconds": answered.seconds,
            "version": VERSION,
        },
    )
    seat.recorder().tell(Act.PRACTICE_RESULT, Facts(event=event))
    return told_in_queue(made.read, answered)


@dataclass(frozen=True, slots=True)
class _OneCase:
    """A source of one made-up case."""

    held: Case

    def load(self) -> LoadedCases:
        """Give it."""
        return together((Loaded(file="", case=self.held),))

    def case(self, case: str) -> Case | None:
        """Give it by its id."""
        return self.held if case == self.held.id else None


def _shown(
    seat: Seat, letter: PracticeLetter, caseload: tuple[Case, ...], at: datetime
) -> tuple[ReadLetter, Shown, Finding] | None:
    """Read, check and draw a letter; None where it is none that a second person is asked about."""
    name = say("Letter {reference}.pdf", reference=letter.case.references[0].value)
    documents = seat.readers.read(name, letter.data)
    matter = matter_of(letter.case, practice_policy(), at)
    question = Question(
        case=letter.case,
        recipients=(recipient_of(matter, letter.to.id, Channel.POST, ()),),
        channel=Channel.POST,
        policy=practice_policy(),
        others=Caseload(caseload),
        now=at,
    )
    file = OpenedFile(
        path=Path(name),
        name=name,
        sha256=Sha256(documents[0].sha256),
        size=len(letter.data),
    )
    opened = Letter((Taken(file=file, data=letter.data, documents=documents),))
    result = examine(documents, question, known=opened.mentions)
    asked = needs_second(result)
    if not asked or not holds(letter, result):
        return None
    beside = replace(seat, shelf=Shelf(_OneCase(letter.case)))
    read = ReadLetter(letter=letter, document=documents[0], result=result)
    return read, shown_to_leads(beside, opened, result), asked[0]
