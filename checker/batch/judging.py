"""Check one letter of a batch: read it behind the wall, find its case and reader, run every rule.

The same steps as `letterlock check`, but that nobody says which case it is for.
"""

import time
from dataclasses import replace
from pathlib import Path

from checker import RULES_VERSION, __version__
from checker.batch.addressing import case_found, recipients_named
from checker.batch.jobs import Bench, Held, Job, Outcome, Ready
from checker.desk.calls.ground import Ground, ground_of
from checker.desk.letter.addressed import is_addressed, recipients_of
from checker.desk.letter.checking import Known, Question, examine, found_in
from checker.desk.letter.opening import (
    HARDEST,
    Taken,
    addressed_first,
    as_opened,
    looked_closer,
    milliseconds_since,
    unwrapped,
)
from checker.desk.letter.people import matter_of, recipient_of
from checker.desk.letter.result_json import to_json
from checker.guessing import Guesser
from checker.log import kind_of, logger
from checker.model import Case, Channel, Document, Read, Recipient, Result
from checker.reports.blocked import with_blocked
from checker.words import say, speak
from checker.worker.parent import MOST_FILE_BYTES, Readers, digest, never, too_large

_LOG = logger("batch")


class Judge:
    """Everything that a worker keeps between letters: records, reading process, language model."""

    def __init__(self, bench: Bench) -> None:
        """Load what every letter is checked with.

        Raises:
            CallError: the case records are not there.
            SettingsError: the policy or the settings are wrong.
        """
        told: list[str] = []
        self._bench = bench
        if bench.language:
            speak(bench.language)
        self._readers = Readers(spares=0)
        self._readers.begin()
        try:
            self._ground: Ground = ground_of(bench.cases, bench.policy, told.append)
        except BaseException:
            self._readers.close()
            raise
        self._guesser = Guesser()
        broken = self._guesser.broken()
        told += [] if broken is None else [str(broken)]
        self.ready = Ready(
            policy=self._ground.policy, told=tuple(told), version=version_of(self._ground)
        )

    def judged(self, job: Job) -> Outcome:
        """Check a letter. Whatever happens, the answer says how it came out: a bug holds it."""
        try:
            return self._judged(job)
        except Exception as error:  # noqa: BLE001 - one letter must not end a thousand others
            _LOG.warning("a letter was not finished: %s", kind_of(error))
            why = say("The check of this letter broke. Check it in the desktop.")
            return self._outcome(job, None, Held.NOT_FINISHED, why)

    def close(self) -> None:
        """End the reading process."""
        self._readers.close()

    def _judged(self, job: Job) -> Outcome:
        documents, read_ms = self._read(job)
        known: Known = {}
        case, held = self._case(job, documents)
        case = None if case is None else self._with_blocked(case)
        recipients: tuple[Recipient, ...] = ()
        channel = Channel.EMAIL if is_addressed(documents) else job.via or Channel.POST
        if case is not None:
            recipients = self._recipients(job, case, documents, channel, known)
        if documents[0].read is Read.NO and not recipients:
            held = Held.UNREAD
        elif held is None and not recipients:
            return self._outcome(job, None, Held.RECIPIENT_UNSURE)
        question = Question(
            case=case,
            recipients=recipients,
            channel=channel,
            policy=self._ground.policy,
            others=self._ground.others,
            now=job.now,
        )
        result = examine(documents, question, read_ms=read_ms, known=known, guesser=self._guesser)
        return self._outcome(job, result, held)

    def _read(self, job: Job) -> tuple[tuple[Document, ...], float]:
        """Read every file as hard as it takes, the letter first; and in how many milliseconds."""
        began = time.perf_counter()
        policy = self._ground.policy
        taken = tuple(self._taken(name, data) for name, data in job.files)
        if job.is_folder:
            taken = addressed_first(taken, taken, policy)
        else:
            taken = (unwrapped(taken[0], policy), *taken[1:])
        documents = tuple(document for one in taken for document in one.documents)
        return documents, milliseconds_since(began)

    def _taken(self, name: str, data: bytes) -> Taken:
        file = as_opened(Path(name), name, data)
        if len(data) > MOST_FILE_BYTES:
            refused = too_large(name, len(data), digest(data))
            return Taken(file=file, data=b"", documents=(refused,))
        passwords = self._bench.passwords
        documents = self._readers.read(name, data, passwords=passwords)
        taken = Taken(file=file, data=data, documents=documents)
        return looked_closer(taken, self._readers, passwords=passwords, cancelled=never, to=HARDEST)

    def _case(self, job: Job, documents: tuple[Document, ...]) -> tuple[Case | None, Held | None]:
        ground = self._ground
        if ground.held is None:
            return None, Held.CASE_UNKNOWN
        if job.case:
            said = ground.held.case(job.case)
            return said, None if said is not None else Held.CASE_UNKNOWN
        told = [one for document in documents for one in found_in(document, None, ground.policy)]
        found = case_found(documents, told, ground.held, ground.others)
        return found.case, found.held

    def _with_blocked(self, case: Case) -> Case:
        blocked = self._bench.blocked
        return replace(case, blocks_unread=True) if blocked is None else with_blocked(case, blocked)

    def _recipients(
        self,
        job: Job,
        case: Case,
        documents: tuple[Document, ...],
        channel: Channel,
        known: Known,
    ) -> tuple[Recipient, ...]:
        policy = self._ground.policy
        matter = matter_of(case, policy, job.now)
        if is_addressed(documents):
            found = recipients_of(documents, matter)
            return found if not job.to or {one.id for one in found} == set(job.to) else ()
        written = [one for each in documents for one in found_in(each, case, policy, known)]
        letter = [one for one in written if one.file == documents[0].name]
        named = job.to or recipients_named(matter, case, letter)
        if any(case.who(one) is None for one in named):
            return ()
        return tuple(recipient_of(matter, one, channel, written) for one in named)

    def _outcome(
        self, job: Job, result: Result | None, held: Held | None, why: str = ""
    ) -> Outcome:
        return Outcome(
            key=job.key,
            name=job.name,
            digests=job.digests,
            now=job.now,
            held=held,
            why=why or ("" if held is None else _why(held, job)),
            found=b"" if result is None else to_json(result, reveal=False),
            by=self.ready.version,
            result=result if self._bench.keep_results else None,
        )


def version_of(ground: Ground) -> str:
    """Give the version of the product, of its rules and of the policy, in one line."""
    return f"{__version__} {RULES_VERSION} {ground.policy.digest}"


def _why(held: Held, job: Job) -> str:
    """Say why a letter waits, where it is the list that is wrong about it as well."""
    if held is Held.CASE_UNKNOWN and job.case:
        return say("No case has the reference in the list. Correct the list, or the case records.")
    if held is Held.RECIPIENT_UNSURE and job.to:
        return say(
            "The list names a recipient who is not in the case record, or whom the message does "
            "not go to. Correct the list."
        )
    return why_held(held)


def why_held(held: Held) -> str:
    """Say why a letter waits for a person, and what to do."""
    return {
        Held.UNREAD: say("The letter could not be read. Open it, and check it again."),
        Held.CASE_UNKNOWN: say(
            "No case was found for this letter. Check it in the desktop and choose the case."
        ),
        Held.CASE_UNSURE: say(
            "More than one case fits this letter. Check it in the desktop and choose the case."
        ),
        Held.RECIPIENT_UNSURE: say(
            "The letter does not say for certain who of the case it is to. Check it in the desktop "
            "and choose the recipient."
        ),
        Held.NOT_FINISHED: say(
            "The check of this letter did not come to an end. Check it in the desktop."
        ),
    }[held]
