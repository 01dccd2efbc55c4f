"""One person's desk: open a letter, check it, confirm it, and keep the record of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker import mentions
from checker.audit.entry import Act, Out
from checker.days import day_in_england
from checker.decision import Friction, Standing, answers_hold, decide, friction, still_standing
from checker.desk.answers import (
    Actor,
    Answers,
    BreakGlass,
    CaseChoice,
    CleanCopy,
    Comparison,
    Confirmed,
    Going,
    Notice,
    Opened,
    PastCheck,
    Progress,
    ReadyLetter,
    RecipientChoice,
    RegisterWords,
    Today,
)
from checker.desk.letter.checking import examine, found_outside
from checker.desk.letter.confirming import bound_now, confirmed
from checker.desk.letter.copying import Changes, clean_copy
from checker.desk.letter.going import going
from checker.desk.letter.letters import Letter
from checker.desk.letter.masking import shown
from checker.desk.letter.own_letters import compared
from checker.desk.letter.pages import drawn
from checker.desk.letter.people import choices, matter_of, named_by
from checker.desk.letter.posing import look_closer, look_for_names, question_of
from checker.desk.letter.reading import as_opened, read_letter
from checker.desk.letter.suggesting import as_choice
from checker.desk.register.linking import Linked
from checker.desk.rooms import Rooms
from checker.desk.seat import Seat
from checker.desk.setting import Setting
from checker.errors import CallError, NotReleased
from checker.heap import give_back
from checker.log import logger
from checker.model import (
    Acknowledgement,
    CaseId,
    Channel,
    Document,
    Evidence,
    Finding,
    Result,
    WhoId,
)
from checker.words import say
from checker.worker.parent import Readers, never

_LOG = logger("desk")


class Desk:
    """Everything a person can do. Safe to call from several threads."""

    def __init__(self, setting: Setting, readers: Readers) -> None:
        """Sit down. Nothing is read and no key is asked for until it is needed."""
        self._setting = setting
        self._readers = readers
        self.actor: Actor = setting.actors[0]
        seat = Seat.at(setting, readers, sits=lambda: self.actor)
        self._letters, self._lock, self._records = seat.letters, seat.lock, seat.records
        self._shelf, self._links, self.rooms = seat.shelf, seat.links, Rooms(seat)

    @property
    def linked(self) -> Linked | None:
        """Give the register's side of whoever sits here; None where there is no register."""
        return self._links.of(self.actor)

    def actors(self) -> tuple[Actor, ...]:
        """Give those who may sit here: more than one only in the demo."""
        return self._setting.actors

    def become(self, actor_id: str) -> None:
        """Let somebody else sit down.

        Raises:
            CallError: nobody of that id may sit here.
        """
        self.actor = next((one for one in self._setting.actors if one.id == actor_id), self.actor)
        if self.actor.id != actor_id:
            raise CallError(say("Nobody of that name works at this desk."))
        self._links.sat_down(self.actor)

    def notices(self) -> tuple[Notice, ...]:
        """Give what everybody here should know now."""
        with self._lock:
            of_cases = self._shelf.notices(self._setting.clock())
            broken = self._setting.guesser and self._setting.guesser.broken()
            of_names = (Notice(text=str(broken)),) if broken else ()
            of_register = self.register().notices
            shared = (*self._setting.notices, *of_register, *of_cases, *of_names)
            return (*shared, *self._records.notices())

    def register(self) -> RegisterWords:
        """Say where the record is kept, and how it stands with the register. At once."""
        return self._links.words(self.actor)

    def warm(self) -> None:
        """Start the reading processes, load the caseload, begin to keep in step with a register."""
        self._links.start(self.actor)
        self._readers.warm()
        self._shelf.cases()
        self._shelf.others()

    def rest(self) -> None:
        """Let go of what only letters need, if nobody had one read for a while."""
        if self._readers.rest() and self._setting.guesser is not None:
            self._setting.guesser.rest()
            give_back()

    def ready(self) -> tuple[ReadyLetter, ...]:
        """Give the letters that wait to be checked."""
        return self._setting.ready

    def open(
        self,
        paths: Sequence[Path],
        *,
        passwords: tuple[str, ...] = (),
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = never,
    ) -> Opened:
        """Read the files of one envelope or one email, the letter first.

        The passwords are tried on each locked file. They are kept while the letter is open, and
        written nowhere.

        Raises:
            CallError: a file is not there or cannot be opened.
            ReadingCancelled: the person cancelled.
        """
        policy = self._setting.policy
        letter, read_ms = read_letter(
            paths,
            self._readers,
            policy,
            passwords=passwords,
            progress=progress,
            cancelled=cancelled,
        )
        with self._lock:
            self._letters.keep(letter)
        self._shelf.renew()
        return as_opened(letter, self._shelf, policy, read_ms)

    def open_again(
        self,
        opened: Opened,
        password: str = "",
        *,
        instead: Mapping[Path, Path] | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = never,
    ) -> Opened:
        """Read the same files again, with the passwords that opened them and perhaps one more.

        `instead` says which file is read in the place of which: a clean copy for the file itself.

        Raises:
            CallError: a file is not there any more, or the letter was opened too long ago.
            ReadingCancelled: the person cancelled.
        """
        known = self._open_letter(opened).passwords
        paths = tuple((instead or {}).get(one.path, one.path) for one in opened.files)
        passwords = tuple(dict.fromkeys(filter(None, (*known, password))))
        return self.open(paths, passwords=passwords, progress=progress, cancelled=cancelled)

    def cases(self) -> tuple[CaseChoice, ...]:
        """Give every case of the caseload, to choose from."""
        return tuple(as_choice(case) for case in self._shelf.cases().cases)

    def recipients(self, case: CaseId, opened: Opened) -> tuple[RecipientChoice, ...]:
        """Give everybody of a case who may be written to, shuffled anew for each letter."""
        record = self._shelf.case(case)
        if record is None:
            return ()
        matter = matter_of(record, self._setting.policy, self._setting.clock())
        found = [
            mention
            for document in opened.documents[:1]
            for mention in mentions.find(document, case=record, policy=self._setting.policy)
        ]
        return choices(record, matter, likely=named_by(record, found), chance=self._setting.chance)

    def check(
        self,
        opened: Opened,
        case: CaseId | None,
        recipients: Sequence[WhoId],
        channel: Channel,
        *,
        found: Callable[[Result], None] = lambda _: None,
        progress: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = never,
    ) -> Result:
        """Check a letter. `found` hears what is known before slower looks; `progress` their pages.

        Raises:
            ReadingCancelled: the person cancelled.
        """
        letter = self._open_letter(opened)
        letter.mentions.clear()
        question = question_of(
            letter,
            self.rooms.after.known(self._shelf.case(case)),
            recipients,
            channel,
            policy=self._setting.policy,
            others=self._shelf.others(),
            now=self._setting.clock(),
        )
        letter.question = question = replace(question, sent=self._records.sent(self.actor))
        result = examine(
            letter.documents(), question, read_ms=opened.read_ms, known=letter.mentions
        )
        while not letter.settled():
            found(result)
            result = look_closer(letter, question, result, self._readers, progress, cancelled)
        if (guesser := self._setting.guesser) is not None:
            found(replace(result, settled=False))
            result = look_for_names(letter, question, result, guesser, progress, cancelled)
        codes = ",".join(one.code for one in result.findings)
        _LOG.info("check: %s, %s, %d ms", result.verdict.value, codes, result.took.total)
        self._letters.note_stop(opened, result)
        with self._lock:
            now = self._setting.clock()
            noted = self._records.note_check(self.actor, result, now, about=letter.entry)
            letter.entry = noted or letter.entry
        return result

    def draw(self, opened: Opened, document: Document, page: int, width_px: int) -> bytes:
        """Draw one page of a file as a PNG.

        Raises:
            CallError: the letter has no such file, or was opened too long ago.
            ReadingStopped: it cannot be drawn.
        """
        return drawn(self._open_letter(opened), self._readers, document, page, width_px)

    def clean(
        self,
        opened: Opened,
        name: str,
        *,
        changes: Changes = "",
        unsign: bool = False,
        cancelled: Callable[[], bool] = never,
    ) -> CleanCopy:
        """Make a clean copy of one file and write it beside the file, which stays as it is.

        Raises:
            CallError: there is no such file, or the copy cannot be written.
            ReadingStopped: no copy can be made of it; the sentence says why.
            ReadingCancelled: the person cancelled.
        """
        letter = self._open_letter(opened)
        return clean_copy(
            letter, name, self._readers, changes=changes, unsign=unsign, cancelled=cancelled
        )

    def compare(self, result: Result) -> tuple[Comparison, ...]:
        """Give, for each recipient, what the letter says beside what the record says."""
        case, policy = self._shelf.case_of(result), self._setting.policy
        matter = matter_of(case, policy, self._setting.clock())
        found = found_outside(result, case, policy)
        return tuple(told for told, _ in compared(matter, result, found))

    def going(self, result: Result) -> tuple[Going, ...]:
        """Say where it goes, from the record alone."""
        case = self._shelf.case_of(result)
        if case is None:
            return ()
        found = found_outside(result, case, self._setting.policy)
        matter = matter_of(case, self._setting.policy, self._setting.clock())
        told = zip(result.recipients, compared(matter, result, found), strict=True)
        return tuple(going(matter, to, result, own, said) for to, (said, own) in told)

    def shown(self, finding: Finding, *, reveal: bool) -> Evidence:
        """Give a finding's evidence as it may be shown."""
        return shown(finding, reveal=reveal)

    def standing(self, result: Result, kept: Sequence[Acknowledgement]) -> tuple[Standing, ...]:
        """Give what still stands against sending, gravest first."""
        mode, second = self._setting.policy.mode, self.rooms.ask.second(result)
        return still_standing(result, kept, mode=mode, second=second)

    def friction(self, result: Result, opened: Opened | None = None) -> Friction:
        """Say how carefully this letter is to be confirmed."""
        return friction(
            result,
            self._shelf.case_of(result),
            today=day_in_england(self._setting.clock()),
            stop_was_fixed=opened is not None and self._letters.was_stopped(opened),
            first_to_address=self._records.is_first_to(self.actor, result),
            mode=self._setting.policy.mode,
        )

    def not_yet(
        self, result: Result, answers: Answers, opened: Opened | None = None
    ) -> tuple[str, ...]:
        """Say what the person still has to do before it can be confirmed."""
        return answers_hold(
            self.friction(result, opened),
            chosen=answers.recipients,
            typed=answers.typed,
            held=answers.held,
            case=self._shelf.case_of(result),
            result=result,
        )

    def confirm(
        self,
        opened: Opened,
        result: Result,
        kept: Sequence[Acknowledgement],
        answers: Answers,
        glass: BreakGlass | None = None,
    ) -> Confirmed:
        """Confirm a letter: the files are read and hashed again, and the entry is on disk.

        Raises:
            NotReleased: something still stands, an answer does not match, or the register was not
                reached for too long and the glass is not broken.
            ChangedSinceCheck: a file or the record is not what was checked.
            CaseSourceError: the case cannot be looked up again, and is not kept here.
            TrailError: the entry could not be written; the letter is not confirmed.
        """
        missing = self.not_yet(result, answers, opened)
        if missing:
            raise NotReleased(" ".join(missing))
        second = self.rooms.ask.release_by(result)
        broken = None if self.linked is None else self.linked.let(result, glass, self.actor)
        record = None if result.case is None else self._shelf.look_again(result.case.id)
        with self._lock:
            letter = self._letters.of(opened)
            decision = decide(
                result,
                tuple(kept),
                bound_now=bound_now(opened, result, record),
                mode=self._setting.policy.mode,
                second=second,
            )
            recorder, now = self._records.of(self.actor), self._setting.clock()
            if broken is not None:
                recorder.break_glass(result, broken, about=letter.entry, now=now)
            receipt = recorder.release(result, decision, about=letter.entry, now=now, second=second)
            letter.passwords, letter.entry = (), ""
        _LOG.info("confirmed: entry %d", receipt.seq)
        where = None if self.linked is None else self.linked.kept(receipt)
        to = self.going(result)
        self.rooms.out.keep(opened, result, receipt, to)
        return confirmed(result, receipt, to, where)

    def give_back(self, result: Result, reason: str) -> str:
        """Give a letter back to its author, with an entry that says so.

        Raises:
            TrailError: the entry could not be written.
        """
        with self._lock:
            self._records.of(self.actor).note(
                Act.HOLD, result, out=Out.HELD, reason=reason, now=self._setting.clock()
            )
        return say("Given back to the author. The letter was not sent.")

    def today(self) -> Today:
        """Count what this person did today."""
        with self._lock:
            return self._records.of(self.actor).today(self._setting.clock())

    def my_checks(self) -> tuple[PastCheck, ...]:
        """Give this person's own checks, the newest first."""
        with self._lock:
            return self._records.of(self.actor).past()

    def close(self) -> None:
        """Leave the desk."""
        self._readers.close()
        self._links.stop()
        with self._lock:
            self._records.close()

    def _open_letter(self, opened: Opened) -> Letter:
        with self._lock:
            return self._letters.of(opened)
