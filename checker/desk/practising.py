"""The practice room: a short session of made-up letters, its result, and who is up to date."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import Act, Body, Event, Facts, read_body
from checker.audit.trail_acts import entries_of
from checker.days import ENGLAND, day_in_england
from checker.desk import policy_tests
from checker.desk.answers import Progress
from checker.desk.made_up_request import MadeUp, asked_at, facts_of, made_up_id, make_up
from checker.desk.practice_answers import (
    PracticeDone,
    PracticeSheet,
    PracticeStanding,
    PracticeTeam,
    PracticeTold,
    TestsImported,
)
from checker.desk.practice_letters import ReadLetter, read_session
from checker.desk.practice_record import record_side
from checker.desk.practice_words import team_of, told_in_queue, told_of, wrong_words
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.practice.scoring import Answered, score
from checker.practice.session import FEWEST, VERSION, Wrong, draw_session
from checker.protocol.messages import Role
from checker.reports import practice as reports
from checker.words import say

_MOST_SECONDS = 600
"""Whoever is called away from a letter is not the slower for it."""
_TRIES = 3


@dataclass(slots=True)
class _Sitting:
    """A session that goes on, of one person."""

    actor: str
    letters: tuple[ReadLetter, ...]
    answers: list[Answered] = field(default_factory=list)
    shown: int = 0
    """Which letter shows, counted from 0: the last one answered, until the next is asked for."""
    since_ms: int = 0
    """Since when it shows, in the milliseconds of this computer."""

    @property
    def open(self) -> bool:
        """Say whether the letter that shows waits for an answer."""
        return self.shown == len(self.answers)


class Practising:
    """Practice for whoever sits here. A session that is left is gone, and records nothing."""

    def __init__(self, seat: Seat) -> None:
        """Begin with no session."""
        self._seat = seat
        self._sitting: _Sitting | None = None
        self._begun = 0
        self._made_up: dict[str, MadeUp | None] = {}

    def standing(self) -> PracticeStanding:
        """Say where whoever sits here stands.

        Raises:
            TrailError: their record cannot be read.
        """
        actor = self._seat.sits().id
        mine = reports.own(self._own_bodies(), actor)
        every = self._every_days()
        until = reports.until(mine, every)
        today = day_in_england(self._seat.now())
        return PracticeStanding(
            due=every > 0 and (until is None or until < today),
            until=until,
            every_days=every,
            done=tuple(_done(one) for one in mine),
        )

    def begin(
        self,
        progress: Callable[[Progress], None] = lambda _told: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> PracticeSheet:
        """Draw a session and give its first letter. It takes about a second.

        Raises:
            CallError: no session can be made on this computer.
            ReadingCancelled: the person cancelled.
            TrailError: their record cannot be read, so the session could not be recorded.
        """
        actor = self._seat.sits().id
        done = sum(1 for _ in self._own_bodies())
        now = self._seat.now()

        def told(number: int, of: int) -> None:
            words = say("Getting letter {number} of {count} ready", number=number + 1, count=of)
            progress(Progress(words=words, done=number, of=of))

        for _ in range(_TRIES):
            with self._seat.lock:
                self._begun += 1
                begun = self._begun
            drawn = draw_session(
                seed_of(actor, f"{now.isoformat()}|{begun}"), now=now, block=(done + begun) % 2
            )
            letters = read_session(
                drawn, self._seat.readers, now=now, progress=told, cancelled=cancelled
            )
            if len(letters) >= FEWEST:
                sitting = _Sitting(actor, letters)
                with self._seat.lock:
                    self._sitting = sitting
                return self._sheet(sitting)
        raise CallError(
            say(
                "The practice letters cannot be read on this computer. Try again, and tell whoever "
                "looks after it if this comes back."
            )
        )

    def picture(self, page: int, width_px: int) -> bytes:
        """Draw a page of the letter that is open, as a PNG.

        Raises:
            CallError: no letter is open.
            ReadingStopped: it cannot be drawn.
        """
        sitting = self._held()
        letter = sitting.letters[sitting.shown].letter
        return self._seat.readers.draw(letter.name, letter.data, letter.name, page, width_px)

    def answer(self, wrong: str = "") -> PracticeTold:
        """Say "send" (""), or hold the letter that is open because of one of `wrongs`.

        What it was is told at once.

        Raises:
            CallError: no letter is open.
        """
        sitting = self._held()
        if not sitting.open:
            raise CallError(say("This letter was answered already."))
        held = Wrong(wrong) if wrong else None
        one = sitting.letters[sitting.shown]
        seconds = (self._seat.recorder().mono_ms() - sitting.since_ms) // 1000
        answered = Answered(
            planted=one.letter.planted, held=held, seconds=min(seconds, _MOST_SECONDS)
        )
        with self._seat.lock:
            sitting.answers.append(answered)
        return told_of(one, answered, last=len(sitting.answers) == len(sitting.letters))

    def further(self) -> PracticeSheet | PracticeDone:
        """Give the next letter; after the last one record the result, and give it.

        Raises:
            CallError: the letter that is open was not answered.
            TrailError: the result could not be written; it can be tried again.
        """
        sitting = self._held()
        if sitting.open:
            raise CallError(say("Say first whether you would send this letter."))
        if len(sitting.answers) < len(sitting.letters):
            return self._sheet(sitting)
        counted = score(sitting.answers)
        counts = {
            "letters": counted.letters,
            "errors": counted.errors,
            "caught": counted.caught,
            "false": counted.false,
            "seconds": counted.seconds,
            "version": VERSION,
        }
        codes = {"passed": "yes" if counted.passed else "no"}
        event = Event(kind=reports.PRACTICE, codes=codes, counts=counts)
        self._seat.recorder().tell(Act.PRACTICE_RESULT, Facts(event=event))
        with self._seat.lock:
            self._sitting = None
        return PracticeDone(
            at=self._seat.now(),
            kind=reports.PRACTICE,
            passed=counted.passed,
            letters=counted.letters,
            errors=counted.errors,
            caught=counted.caught,
            false=counted.false,
            seconds=counted.seconds,
            version=VERSION,
        )

    def leave(self) -> None:
        """Leave the session: nothing of it is recorded."""
        with self._seat.lock:
            self._sitting = None

    def teams(self) -> tuple[PracticeTeam, ...]:
        """Say how teams stand, from the records at this desk: a lead's own, or all of them.

        Raises:
            CallError: this is not open to whoever sits here.
            TrailError: a record cannot be read.
        """
        actor = self._seat.refuse_others(Role.LEAD, Role.PROTECTION_OFFICER, Role.INVESTIGATOR)
        staff = self._seat.setting.policy.own.staff
        whose = {
            one.id: one.team
            for one in staff
            if one.team and (actor.role is not Role.LEAD or one.team == actor.team)
        }
        stand = reports.by_team(
            tuple(self._all_bodies()),
            whose,
            day=day_in_england(self._seat.now()),
            every_days=self._every_days(),
        )
        return tuple(team_of(one) for one in stand)

    def import_tests(self, file: Path) -> TestsImported:
        """Record the results of tests on policies from a CSV file, all of them or none.

        A row that an earlier import recorded is left as it is: an import that broke off, as when
        the disk was full, is given again.

        Raises:
            CallError: this is not open to whoever sits here, or it is no such file.
            TrailError: the results could not be written.
        """
        actor = self._seat.refuse_others(Role.ADMINISTRATOR, Role.LEAD)
        staff = self._seat.setting.policy.own.staff
        if actor.role is Role.LEAD:
            staff = tuple(one for one in staff if one.team == actor.team)
        read = policy_tests.read_file(file, staff, day_in_england(self._seat.now()))
        if read.wrong:
            return TestsImported(wrong=read.wrong)
        recorder = self._seat.recorder()
        known = {_key(one) for one in self._own_bodies()}
        new = [facts for one in read.tests if _key(facts := one.facts()) not in known]
        for facts in new:
            recorder.tell(policy_tests.ACT, facts)
        return TestsImported(recorded=len(new), known=len(read.tests) - len(new))

    def perhaps_made_up(self) -> MadeUp | None:
        """Give the made-up request that waits in the queue of whoever sits here; mostly None.

        Only for a lead, and only where the policy asks for it (`limits.made_up_days`). It is the
        same until it is answered or the day ends. The first call of such a day takes a second.

        Raises:
            TrailError: their record cannot be read.
            ReadingStopped: its pages cannot be drawn.
        """
        actor, now = self._seat.actor(), self._seat.now()
        every = self._seat.setting.policy.limits.made_up_days
        if actor.role is not Role.LEAD:
            return None
        at = asked_at(actor.id, day_in_england(now), every)
        if at is None or now < at:
            return None
        since = int(at.timestamp() * 1000)
        if any(one.event and one.event.kind == reports.QUEUE for one in self._own_bodies(since)):
            return None
        named = made_up_id(actor.id, day_in_england(now))
        with self._seat.lock:
            if named not in self._made_up:
                self._made_up = {named: make_up(self._seat, actor.id, at)}
            return self._made_up[named]

    def answer_made_up(self, made: MadeUp, *, released: bool, seconds: int) -> PracticeTold:
        """Record how a made-up request was answered, and say at once that it was practice.

        Raises:
            TrailError: it could not be written.
        """
        answered = Answered(
            planted=made.read.letter.planted,
            held=None if released else Wrong.PROTECTED,
            seconds=min(max(seconds, 0), _MOST_SECONDS),
        )
        facts = facts_of(caught=not released, seconds=answered.seconds)
        self._seat.recorder().tell(Act.PRACTICE_RESULT, facts)
        return told_in_queue(made.read, answered)

    def _sheet(self, sitting: _Sitting) -> PracticeSheet:
        with self._seat.lock:
            sitting.shown = len(sitting.answers)
            sitting.since_ms = self._seat.recorder().mono_ms()
        one = sitting.letters[sitting.shown]
        return PracticeSheet(
            number=sitting.shown + 1,
            of=len(sitting.letters),
            document=one.document,
            to=one.letter.to.formal_name,
            record=record_side(one.letter.case, one.letter.to, one.letter.today),
            wrongs=tuple((wrong.value, *wrong_words(wrong)) for wrong in Wrong),
        )

    def _held(self) -> _Sitting:
        with self._seat.lock:
            sitting = self._sitting
        if sitting is None or sitting.actor != self._seat.sits().id:
            raise CallError(say("No practice session is open. Begin one."))
        return sitting

    def _every_days(self) -> int:
        return self._seat.setting.policy.limits.practice_days

    def _own_bodies(self, since_ms: int = 0) -> Iterator[Body]:
        for entry in entries_of(self._seat.recorder().trail().path, reports.ACTS, since_ms):
            yield read_body(entry.body)

    def _all_bodies(self) -> Iterator[Body]:
        """Give what everybody who sits at this desk recorded of practice."""
        for actor in self._seat.setting.actors:
            path = self._seat.records.of(actor).trail().path
            for entry in entries_of(path, reports.ACTS):
                yield read_body(entry.body)


def seed_of(actor: str, what: str) -> int:
    """Give the seed of what one person is shown: another for everybody and every time."""
    told = f"letterlock/practice/v1\n{actor}\n{what}".encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big")


def _key(one: Facts | Body) -> tuple[object, ...]:
    """Give what makes two entries of a test the same."""
    event = one.event
    if event is None:
        return ()
    return (one.by, event.kind, *sorted(event.codes.items()), *sorted(event.counts.items()))


def _done(one: reports.Practised) -> PracticeDone:
    return PracticeDone(
        at=datetime.fromtimestamp(one.t / 1000, UTC).astimezone(ENGLAND),
        kind=one.kind,
        passed=one.passed,
        letters=one.letters,
        errors=one.errors,
        caught=one.caught,
        false=one.false,
        seconds=one.seconds,
        policy=one.policy,
        version=one.version,
    )
