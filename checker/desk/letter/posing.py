"""What is asked of a check: who it goes to by the record, and the slower looks that follow."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from checker.desk.answers import Progress
from checker.desk.letter.addressed import is_addressed, recipients_of
from checker.desk.letter.checking import Question, examine, found_in
from checker.desk.letter.letters import Letter
from checker.desk.letter.opening import looked_closer, milliseconds_since, page_progress, unwrapped
from checker.desk.letter.people import matter_of, recipient_of
from checker.errors import ReadingCancelled
from checker.guessing import Guesser
from checker.model import Case, Channel, OtherCases, Recipient, Result, WhoId
from checker.settings import Policy
from checker.words import say
from checker.worker.parent import Readers


def question_of(
    letter: Letter,
    case: Case | None,
    recipients: Sequence[WhoId],
    channel: Channel,
    *,
    policy: Policy,
    others: OtherCases,
    now: datetime,
) -> Question:
    """Say what is asked: an email goes to its own To, Cc and Bcc, anything else to those chosen."""
    documents = letter.documents()
    matter = None if case is None else matter_of(case, policy, now)
    named: tuple[Recipient, ...] = ()
    if is_addressed(documents):
        named, channel = recipients_of(documents, matter), Channel.EMAIL
    elif matter is not None:
        found = found_in(documents[0], case, policy, letter.mentions)
        named = tuple(recipient_of(matter, one, channel, found) for one in recipients)
    return Question(
        case=case, recipients=named, channel=channel, policy=policy, others=others, now=now
    )


def look_closer(
    letter: Letter,
    question: Question,
    first: Result,
    readers: Readers,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Result:
    """Add the next slower look: read again, harder, what has not settled.

    Raises:
        ReadingCancelled: the person cancelled.
    """
    started = time.perf_counter()
    first_file, *others = (
        looked_closer(
            one,
            readers,
            passwords=letter.passwords,
            cancelled=cancelled,
            told=lambda step: progress(page_progress(step)),
        )
        for one in letter.taken
    )
    letter.taken = (unwrapped(first_file, question.policy), *others)
    read_ms = first.took.read + milliseconds_since(started)
    return examine(letter.documents(), question, read_ms=read_ms, known=letter.mentions)


def look_for_names(
    letter: Letter,
    question: Question,
    first: Result,
    guesser: Guesser,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Result:
    """Add the last look: for the names that no rule sees, by the language model.

    Raises:
        ReadingCancelled: the person cancelled.
    """
    progress(Progress(words=say("Looking for names"), done=0, of=1))
    result = examine(
        letter.documents(),
        question,
        read_ms=first.took.read,
        known=letter.mentions,
        guesser=guesser,
        cancelled=cancelled,
    )
    if cancelled():
        raise ReadingCancelled(say("The check was stopped. Nothing was sent."))
    return result
