"""The room in which a regulator's questions are answered: figures, their entries, imports."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Event, Facts
from checker.days import ENGLAND, day_in_england, month_words
from checker.desk.looking_up.look_answers import By, Looked, Purpose, Sought, Why
from checker.desk.looking_up.looking import MOST_FOUND, LookingUp
from checker.desk.questions.imports import ImportDone, ImportRow, imported, take_table
from checker.desk.record.desk_entries import as_told, found_far, found_here
from checker.desk.record.found import Found
from checker.desk.record.saying_why import refuse_wordless
from checker.desk.seat import Seat
from checker.desk.trends.trend_words import team_words
from checker.desk.trends.trending import MONTHS_AT_MOST, Trending
from checker.errors import CallError
from checker.model import Receipt
from checker.protocol.messages import Role
from checker.reports.answer_facts import Listed
from checker.reports.answers import Answer, Known, answers
from checker.reports.trends import Figure, Period, Sums, Tally, month_before
from checker.words import say

ANSWERERS: Final = (Role.INVESTIGATOR, Role.PROTECTION_OFFICER, Role.ADMINISTRATOR)
_SHOWERS: Final = (Role.INVESTIGATOR, Role.PROTECTION_OFFICER)
_RARE: Final = (
    Act.INCIDENT,
    Act.POLICY_READ,
    Act.PRACTICE_RESULT,
    Act.ACTION,
    Act.CONFIG,
)
_LOOK_BACK_MS: Final = 2 * 366 * 24 * 3_600_000
_FRESH_MS: Final = 600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersShown:
    """Every part of the nine questions, answered as far as it can be."""

    months: int
    about: str
    source: str
    answers: tuple[Answer, ...]
    imports: tuple[ImportRow, ...]
    may_show: bool
    """Whether whoever sits here may see the entries."""


class Answering:
    """Everything is computed anew from entries. Safe to use from several threads."""

    def __init__(self, seat: Seat, trends: Trending, look_up: LookingUp) -> None:
        """Answer nothing yet."""
        self._seat, self._trends, self._look_up = seat, trends, look_up
        self._lock = threading.Lock()
        self._purpose: dict[str, tuple[int, Receipt]] = {}

    def show(self, months: int = 12) -> AnswersShown:
        """Answer everything for the last months.

        Raises:
            CallError: this is not open to whoever sits here.
            LetterlockError: the record or the register cannot be used.
        """
        actor = self._seat.refuse_others(*ANSWERERS)
        many = max(1, min(months, MONTHS_AT_MOST))
        period = self._period(many)
        tables, rows = imported(self._seat, found_here(self._seat, (Act.CONFIG,)))
        policy = self._seat.setting.policy
        (sums, by_team, left_out), names = self._trends.counted(period), self._trends.names()
        untold = self._add_few(period, sums) if "month" in left_out else frozenset()
        known = Known(
            period=period,
            now_ms=int(self._seat.now().timestamp() * 1000),
            sums=sums,
            by_team=by_team,
            untold=untold,
            left_out=left_out,
            entries=tuple(map(as_told, self._rare())),
            staff=tuple(one.id for one in policy.own.staff),
            teams={one: team_words(one, names) for _, one, _, _ in by_team.months},
            reading=tuple(
                Listed(code=one.code, title=one.title, version=one.version, by=one.by)
                for one in policy.reading
            ),
            imported=tables,
        )
        return AnswersShown(
            months=many,
            about=say(
                "{first} to {last}",
                first=month_words(period.first),
                last=month_words(period.last),
            ),
            source=self._source(actor.role),
            answers=answers(known),
            imports=rows,
            may_show=actor.role in _SHOWERS,
        )

    def entries(self, answer: Answer, words: str) -> Looked:
        """Write down why, then give the entries that a figure is computed from.

        Raises:
            CallError: this is not open to whoever sits here, no entry answers it, or it is not
                said what for.
            LetterlockError: the record or the register cannot be used, and nothing is shown.
        """
        self._seat.refuse_others(*_SHOWERS)
        query = answer.query
        if query is None:
            raise CallError(say("No entry answers this: it has to be attached."))
        refuse_wordless(words)
        why = Why(purpose=Purpose.REGULATOR, words=words)
        recorded = self._record(why, answer.part.id)
        linked = self._seat.linked()
        if linked is None:
            found: Iterator[Found] = found_here(self._seat, query.acts)
        else:
            first = 0 if query.standing else _begins(query.first)
            now = self._seat.recorder().now_ms()
            span = (max(first, now - _LOOK_BACK_MS), now)
            found = found_far(self._seat, linked, query.acts, span, recorded)
        first_day = date.fromisoformat(f"{query.first}-01")
        sought = Sought(by=By.DATE, first=first_day, last=day_in_england(self._seat.now()))
        picked = (one for one in found if query.picks(one.body))
        kept = list(islice(picked, MOST_FOUND + 1))
        return self._look_up.gathered(sought, kept, recorded)

    def take(self, what: str, file: Path) -> ImportDone:
        """Import a table, the whole of it or nothing.

        Raises:
            CallError: this is not open to whoever sits here, or it is no such file.
            TrailError: it could not be recorded.
        """
        self._seat.refuse_others(*ANSWERERS)
        return take_table(self._seat, what, file)

    def _add_few(self, period: Period, sums: Sums) -> frozenset[str]:
        """Count the letters of months with so few that the register tells nothing: by entries.

        To whom it does not give entries, those months are not told; they are the answer.
        """
        linked = self._seat.linked()
        told = {month for month, _, _, _ in sums.months}
        few = tuple(one for one in period.months() if one not in told)
        if linked is None or self._seat.actor().role not in _SHOWERS:
            return frozenset(few)
        purpose = self._for(self._seat.recorder().now_ms())
        acts = (Act.RELEASE, Act.INCIDENT)
        for month in few:
            span = (_begins(month), _begins(month_before(month, -1)) - 1)
            found = found_far(self._seat, linked, acts, span, purpose)
            counted = Tally.of((one.hash, one.body) for one in found).sums(Period(month, month))
            for (when, _team, figure, what), n in counted.months.items():
                if figure in (Figure.RELEASED, Figure.BREACH):
                    sums.months[when, "", figure, what] += n
        return frozenset()

    def _rare(self) -> Iterator[Found]:
        """Give the entries of every act but the checking and sending of letters."""
        linked = self._seat.linked()
        if linked is None:
            yield from found_here(self._seat, _RARE)
            return
        if self._seat.actor().role not in _SHOWERS:
            yield from found_here(self._seat, _RARE)
            return
        now = self._seat.recorder().now_ms()
        seen: set[str] = set()
        for one in (
            *found_here(self._seat, _RARE),
            *found_far(self._seat, linked, _RARE, (now - _LOOK_BACK_MS, now), self._for(now)),
        ):
            if one.hash not in seen:
                seen.add(one.hash)
                yield one

    def _for(self, now: int) -> Receipt:
        """Give an entry that says what the register is asked for, written now or just before."""
        recorder = self._seat.recorder()
        log = recorder.trail().signer.log
        with self._lock:
            at, receipt = self._purpose.get(log, (0, None))
            if receipt is None or not 0 <= now - at < _FRESH_MS:
                words = say("The regulator's questions, figures only")
                receipt = self._record(Why(purpose=Purpose.REGULATOR, words=words), "all")
                self._purpose[log] = (now, receipt)
            return receipt

    def _record(self, why: Why, part: str) -> Receipt:
        return self._seat.recorder().tell(
            Act.VIEW,
            Facts(event=Event(kind=By.DATE.value, codes={"purpose": why.purpose.value})),
            disclosures=[("reason", why.words.strip()), ("text", part)],
        )

    def _period(self, months: int) -> Period:
        return Period.up_to(day_in_england(self._seat.now()), months)

    def _source(self, role: Role) -> str:
        if self._seat.linked() is not None:
            if role not in _SHOWERS:
                return say(
                    "Letters and breaches are counted by the register, from every desk. Everything "
                    "else is from the records on this computer only: ask an investigator or the "
                    "data protection officer for the answers of every desk."
                )
            return say("From the register: everything that every desk has sent to it.")
        if self._seat.setting.made_up:
            return say(
                "Demo: letters and breaches are counted with a made-up year of an office, of which "
                "there are no entries to show. Everything else is of this desk."
            )
        return say("From the records on this computer only: there is no register.")


def _begins(month: str) -> int:
    """Give the first moment of a month in England, ms UTC."""
    first = datetime.combine(date.fromisoformat(f"{month}-01"), time(), ENGLAND)
    return int(first.timestamp() * 1000)
