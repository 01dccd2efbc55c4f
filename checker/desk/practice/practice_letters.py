"""Made-up letters read and checked as real ones are, so that each is what it says it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from checker.cases.caseload import Caseload
from checker.desk.letter.checking import Question, examine
from checker.desk.letter.people import matter_of, recipient_of
from checker.model import Channel, Document, Result, Severity
from checker.practice.bodies import OWN, STAFF
from checker.practice.session import PracticeLetter, Session
from checker.settings import Own, Policy, Staff, load_policy
from checker.worker.parent import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLetter:
    """A made-up letter that was read, and what Letterlock says of it."""

    letter: PracticeLetter
    document: Document
    result: Result


@cache
def practice_policy() -> Policy:
    """Give the policy of the made-up sender: the same for everybody, so that results compare."""
    staff = tuple(Staff(id=one, name=name, team=team) for one, name, team in STAFF)
    own = Own(organisations=(OWN,), domains=OWN.email_domains, staff=staff)
    return replace(load_policy(), own=own)


def read_session(
    session: Session,
    readers: Readers,
    *,
    now: datetime,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ReadLetter, ...]:
    """Read and check the letters of a session; one that is not what it says it is is left out.

    A right letter must raise nothing to check or to stop, a wrong one the finding of its mistake.

    Raises:
        ReadingCancelled: the person cancelled.
    """
    others = Caseload(session.caseload)
    kept: list[ReadLetter] = []
    for number, letter in enumerate(session.letters):
        progress(number, len(session.letters))
        documents = readers.read(letter.name, letter.data, cancelled=cancelled)
        matter = matter_of(letter.case, practice_policy(), now)
        question = Question(
            case=letter.case,
            recipients=(recipient_of(matter, letter.to.id, Channel.POST, ()),),
            channel=Channel.POST,
            policy=practice_policy(),
            others=others,
            now=now,
        )
        result = examine(documents, question)
        if holds(letter, result):
            kept.append(ReadLetter(letter=letter, document=documents[0], result=result))
    return tuple(kept)


def holds(letter: PracticeLetter, result: Result) -> bool:
    """Say whether Letterlock sees in a letter what was put into it, and nothing else in it."""
    grave = {one.code for one in result.findings if one.severity is not Severity.NOTE}
    return not grave if letter.planted is None else letter.planted.code in grave
