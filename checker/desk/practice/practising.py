"""The practice room: a short session of made-up letters, its result, and who is up to date."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.entry import Act, Body, Facts, read_body
from checker.audit.trail_acts import entries_of
from checker.days import day_in_england, time_in_england
from checker.desk.answers import Progress
from checker.desk.practice.practice_answers import (
    PracticeDone,
    PracticeSheet,
    PracticeStanding,
    PracticeTeam,
    PracticeTold,
    TestsImported,
)
from checker.desk.practice.practice_teams import team_of
from checker.desk.questions import policy_tests
from checker.desk.record.desk_entries import trails_here
from checker.desk.review.made_up_when import asked_at, made_up_id
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.protocol.messages import Role
from checker.reports import practice as reports
from checker.words import say

if TYPE_CHECKING:
    from checker.desk.practice.practice_session import PracticeSession
    from checker.desk.review.made_up_request import MadeUp


class Practising:
    """Practice for whoever sits here. A session that is left is gone, and records nothing."""

    def __init__(self, seat: Seat) -> None:
        """Begin with no session."""
        self._seat = seat
        self._sitting: PracticeSession | None = None
        self._begun = 0
        self._made_up: dict[str, MadeUp | None] = {}
        self._read: dict[str, tuple[int, tuple[Body, ...]]] = {}
        """By log: up to which entry it was read, and what it says of practice."""

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
        from checker.desk.practice.practice_session import begin_session  # noqa: PLC0415 - heavy: only here

        done = sum(1 for _ in self._own_bodies())
        with self._seat.lock:
            self._begun += 1
            begun = self._begun
        sitting = begin_session(
            self._seat, block=(done + begun) % 2, turn=begun, progress=progress, cancelled=cancelled
        )
        with self._seat.lock:
            self._sitting = sitting
        return sitting.sheet()

    def picture(self, page: int, width_px: int) -> bytes:
        """Draw a page of the letter that is open, as a PNG.

        Raises:
            CallError: no letter is open.
            ReadingStopped: it cannot be drawn.
        """
        return self._held().picture(page, width_px)

    def answer(self, wrong: str = "") -> PracticeTold:
        """Say "send" (""), or hold the letter that is open because of one of `wrongs`.

        What it was is told at once.

        Raises:
            CallError: no letter is open.
        """
        return self._held().answer(wrong)

    def further(self) -> PracticeSheet | PracticeDone:
        """Give the next letter; after the last one record the result, and give it.

        Raises:
            CallError: the letter that is open was not answered.
            TrailError: the result could not be written; it can be tried again.
        """
        told = self._held().further()
        if isinstance(told, PracticeDone):
            self.leave()
        return told

    def leave(self) -> None:
        """Leave the session: nothing of it is recorded."""
        with self._seat.lock:
            self._sitting = None

    def teams(self) -> tuple[PracticeTeam, ...]:
        """Say how teams stand, from the records at this desk: a lead's own, or all of them.

        Nothing where each person has a desk of their own: the others' records are not here, and
        whoever is missing would count as not up to date. There the trends of the register say it.

        Raises:
            CallError: this is not open to whoever sits here.
            TrailError: a record cannot be read.
        """
        actor = self._seat.refuse_others(Role.LEAD, Role.PROTECTION_OFFICER, Role.INVESTIGATOR)
        if self._seat.linked() is not None or len(self._seat.setting.actors) == 1:
            return ()
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
            recorder.tell(Act.PRACTICE_RESULT, facts)
        return TestsImported(recorded=len(new), known=len(read.tests) - len(new))

    def perhaps_made_up(self) -> "MadeUp | None":
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
        from checker.desk.review.made_up_request import make_up  # noqa: PLC0415 - heavy: only here

        named = made_up_id(actor.id, day_in_england(now))
        with self._seat.lock:
            if named not in self._made_up:
                self._made_up = {named: make_up(self._seat, actor.id, at)}
            return self._made_up[named]

    def answer_made_up(self, made: "MadeUp", *, released: bool, seconds: int) -> PracticeTold:
        """Record how a made-up request was answered, and say at once that it was practice.

        Raises:
            TrailError: it could not be written.
        """
        from checker.desk.review.made_up_request import answer  # noqa: PLC0415 - heavy: only here

        return answer(self._seat, made, released=released, seconds=seconds)

    def _held(self) -> "PracticeSession":
        with self._seat.lock:
            sitting = self._sitting
        if sitting is None or sitting.actor != self._seat.sits().id:
            raise CallError(say("No practice session is open. Begin one."))
        return sitting

    def _every_days(self) -> int:
        return self._seat.setting.policy.limits.practice_days

    def _own_bodies(self, since_ms: int = 0) -> Iterator[Body]:
        """Give what this person recorded of practice; what was read before is not read again."""
        trail = self._seat.recorder().trail()
        newest = trail.entries(most=1, newest_first=True)
        with self._seat.lock:
            seen, held = self._read.get(trail.signer.log, (0, ()))
            new = entries_of(trail.path, reports.ACTS, after=seen)
            held = (*held, *(read_body(entry.body) for entry in new))
            last = max((seen, *(one.seq for one in (*newest, *new))))
            self._read[trail.signer.log] = (last, held)
        return (one for one in held if one.t >= since_ms)

    def _all_bodies(self) -> Iterator[Body]:
        """Give what everybody who sits at this desk recorded of practice."""
        for trail in trails_here(self._seat):
            for entry in entries_of(trail.path, reports.ACTS):
                yield read_body(entry.body)


def _key(one: Facts | Body) -> tuple[object, ...]:
    """Give what makes two entries of a test the same."""
    event = one.event
    if event is None:
        return ()
    return (one.by, event.kind, *sorted(event.codes.items()), *sorted(event.counts.items()))


def _done(one: reports.Practised) -> PracticeDone:
    return PracticeDone(
        at=time_in_england(one.t),
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
