"""One check by itself, for the command line and other programs: nothing stays open after it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from checker import mentions
from checker.desk.after.blocked_here import blocked_here
from checker.desk.answers import Progress
from checker.desk.calls.ground import Ground, ground_of
from checker.desk.computer.clock import machine_clock
from checker.desk.letter.addressed import is_addressed, recipients_of
from checker.desk.letter.checking import Question, examine
from checker.desk.letter.opening import letter_first, milliseconds_since, take_in
from checker.desk.letter.people import matter_of, recipient_of
from checker.errors import CallError
from checker.guessing import Guesser
from checker.model import (
    Case,
    Channel,
    Document,
    Mention,
    Read,
    Recipient,
    Result,
    WhoId,
)
from checker.reports.blocked import with_blocked
from checker.settings import Policy
from checker.words import say
from checker.worker.parent import Readers, never


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be checked: `spec/check-result.md`. Without `cases` the desk's settings hold."""

    files: tuple[Path, ...]
    case: str
    now: datetime
    recipients: tuple[WhoId, ...] = ()
    channel: Channel | None = None
    cases: Path | None = None
    policy: Path | None = None
    passwords: tuple[str, ...] = ()
    record: bool = False


def check_once(
    request: Request,
    readers: Readers,
    *,
    progress: Callable[[Progress], None],
    tell: Callable[[str], None] = lambda _: None,
) -> Result:
    """Check one dispatch. The reading processes are closed at the end.

    `tell` is told in a sentence what is wrong with the case records; the check goes on without.

    Raises:
        CallError: a file or the caseload is not there, a recipient is not of the case, or the
            recipients named are not those of the message.
        SettingsError: the policy is wrong.
    """
    started = time.perf_counter()
    try:
        ground = ground_of(request.cases, request.policy, tell)
        blocked = blocked_here(request.policy, request.now, tell) if request.cases is None else ()
        reading = time.perf_counter()
        taken = take_in(
            request.files,
            readers,
            thorough=True,
            passwords=request.passwords,
            progress=progress,
            cancelled=never,
        )
        read_ms = milliseconds_since(reading)
    finally:
        readers.close()
    documents = tuple(
        document
        for one in letter_first(taken, request.files, ground.policy)
        for document in one.documents
    )
    guesser = Guesser()
    case = None if ground.held is None else ground.held.case(request.case)
    if case is not None:
        case = replace(case, blocks_unread=True) if blocked is None else with_blocked(case, blocked)
    result = _result(request, ground, case, documents, read_ms=read_ms, guesser=guesser)
    if guesser.broken() is not None:
        tell(str(guesser.broken()))
    result = replace(result, took=replace(result.took, total=milliseconds_since(started)))
    if request.record:
        _record(result, ground.policy, request.now)
    return result


def _result(
    request: Request,
    ground: Ground,
    case: Case | None,
    documents: tuple[Document, ...],
    *,
    read_ms: float,
    guesser: Guesser,
) -> Result:
    known: dict[str, tuple[Mention, ...]] = {}
    recipients = _recipients(request, case, ground.policy, documents)
    channel = Channel.EMAIL if is_addressed(documents) else request.channel or Channel.POST
    question = Question(
        case=case,
        recipients=recipients,
        channel=channel,
        policy=ground.policy,
        others=ground.others,
        now=request.now,
    )
    return examine(documents, question, read_ms=read_ms, known=known, guesser=guesser)


def _record(result: Result, policy: Policy, now: datetime) -> None:
    # Keys and the trail take a fifth of a second to load: only a recorded check waits for them.
    from checker.audit.entry import Act  # noqa: PLC0415
    from checker.desk.computer.places import own_folder  # noqa: PLC0415
    from checker.desk.computer.whose import keyring_recorder, signed_in  # noqa: PLC0415

    recorder = keyring_recorder(signed_in(policy, own_folder()), policy, machine_clock())
    recorder.note(Act.CHECK, result, now=now)


def _recipients(
    request: Request, case: Case | None, policy: Policy, documents: tuple[Document, ...]
) -> tuple[Recipient, ...]:
    matter = None if case is None else matter_of(case, policy, request.now)
    if is_addressed(documents):
        if request.channel not in (None, Channel.EMAIL):
            raise CallError(say("A message goes by email. Leave out --via."))
        found = recipients_of(documents, matter)
        if request.recipients and set(request.recipients) != {one.id for one in found}:
            raise CallError(
                say("A message goes to its own To, Cc and Bcc. Leave out --to, or name the same.")
            )
        return found
    if not request.recipients and documents[0].read is Read.NO:
        return ()  # perhaps a message; that it could not be read is a finding and holds it
    if not request.recipients:
        raise CallError(say("Say who is to receive it, with --to and an id of the case record."))
    channel = request.channel or Channel.POST
    if matter is None or case is None:
        return tuple(Recipient(id=one, name="", via=channel) for one in request.recipients)
    written = tuple(
        mention
        for document in documents
        for mention in mentions.find(document, case=case, policy=policy)
    )
    for one in request.recipients:
        if case.who(one) is None:
            raise CallError(say("{id} is nobody in this case record.", id=one))
    return tuple(recipient_of(matter, one, channel, written) for one in request.recipients)
