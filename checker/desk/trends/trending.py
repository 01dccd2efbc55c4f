"""The trends of this desk: its own record, the demo's made-up year, or what the register counts."""

import threading
from dataclasses import dataclass, replace
from typing import Final

from checker.audit.entry import Act, Event, Facts, read_body
from checker.days import day_in_england, month_words
from checker.desk.answers import Actor
from checker.desk.looking_up.look_answers import Why
from checker.desk.record.desk_entries import trails_here
from checker.desk.record.recording import slug
from checker.desk.record.saying_why import refuse_wordless
from checker.desk.register.linking import Linked
from checker.desk.seat import Seat
from checker.desk.trends.made_up import made_up_tally
from checker.desk.trends.rule_words import rule_rows
from checker.desk.trends.trend_answers import RuleRow, TrendsAsked, TrendsShown
from checker.desk.trends.trend_words import (
    compared_with,
    marks,
    month_name,
    split_choices,
    split_of,
    team_words,
    tiles,
)
from checker.desk.trends.trending_far import counted_far
from checker.errors import CallError
from checker.model import Receipt
from checker.protocol.messages import Role
from checker.protocol.reporting import By
from checker.reports.causes import cause_words
from checker.reports.fatigue import rules
from checker.reports.statistics import FEWEST
from checker.reports.trend_views import (
    TENURES,
    before_after,
    causes,
    change_words,
    groups,
    hours,
    series,
    teams,
)
from checker.reports.trends import Period, Sums, Tally, month_before
from checker.words import say, say_count

LOOKERS: Final = (Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER)
MONTHS_AT_MOST: Final = 24


class Trending:
    """The room of whoever looks at many letters and not at one. Safe to use from several threads.

    Nobody's figures are shown but by team; one's own, and another person's for a purpose that is
    written down first.
    """

    def __init__(self, seat: Seat) -> None:
        """Count nothing yet."""
        self._seat = seat
        self._lock = threading.Lock()
        self._counted: Tally | None = None
        self._read: dict[str, int] = {}

    def show(self, asked: TrendsAsked) -> TrendsShown:
        """Give the trends by team, or those of whoever sits here.

        Raises:
            CallError: whoever sits here may see their own figures only.
            LetterlockError: the record or the register cannot be used.
        """
        if asked.mine:
            return self._shown(asked, self._seat.actor(), whose=say("Your own letters"))
        self._seat.refuse_others(*LOOKERS)
        return self._shown(asked, None)

    def of_person(self, actor: str, asked: TrendsAsked, why: Why) -> TrendsShown:
        """Give one person's trends, once it is written down why somebody looks at them.

        Raises:
            CallError: whoever sits here may not, or it is not said what for.
            LetterlockError: the record or the register cannot be used, and nothing is shown.
        """
        looker = self._seat.refuse_others(*LOOKERS)
        refuse_wordless(why.words)
        known = next((one for one in self._seat.setting.actors if one.id == actor), None)
        beside = known is not None and known.team == looker.team
        if looker.role is Role.LEAD and self._seat.linked() is None and not beside:
            raise CallError(say("You see the figures of your own team. Choose one of them."))
        recorded = self._seat.recorder().tell(
            Act.VIEW,
            Facts(event=Event(kind="person", codes={"purpose": why.purpose.value})),
            disclosures=[("reason", why.words.strip()), ("staff", actor)],
        )
        whose = known or Actor(id=actor, name=actor)
        words = say("Letters of {name}", name=whose.name)
        theirs = replace(asked, mine=False, team="")
        return self._shown(theirs, whose, whose=words, recorded=recorded)

    def counted(self, period: Period) -> tuple[Sums, Sums, frozenset[By]]:
        """Count the letters of a period: all of them, and those of each team that may be seen.

        The last says by what the register left groups of few letters out.

        Raises:
            LetterlockError: the record or the register cannot be used.
        """
        told = self._counted_of(TrendsAsked(), period, None, None)
        return told.sums, told.by_team, told.hidden

    def names(self) -> dict[str, str]:
        """Give the names of the teams, by the words that entries have for them."""
        return self._names()

    def rules(self, months: int = 12) -> tuple[RuleRow, ...]:
        """Give every rule, those that were shown first, with what to think of. Nothing is changed.

        Raises:
            CallError: whoever sits here is no administrator.
            LetterlockError: the record or the register cannot be used.
        """
        self._seat.refuse_others(Role.ADMINISTRATOR)
        period = Period.up_to(day_in_england(self._seat.now()), months)
        uses = rules(self._counted_of(TrendsAsked(), period, None, None).sums)
        return rule_rows(uses, self._seat.setting.policy)

    def _shown(
        self,
        asked: TrendsAsked,
        actor: Actor | None,
        whose: str = "",
        recorded: Receipt | None = None,
    ) -> TrendsShown:
        months = max(1, min(asked.months, MONTHS_AT_MOST))
        period = Period.up_to(day_in_england(self._seat.now()), months)
        longer = Period(month_before(period.first, 1), period.last)
        counted = self._counted_of(asked, longer, actor, recorded)
        sums, within = counted.sums, self._counted_of(asked, period, actor, recorded).sums
        known = series(sums, longer)
        shown = known[1:]
        here = next((one.month for one in reversed(shown) if one.checked), period.last)
        names = self._names()
        splits = split_choices(sums, longer)
        split = split_of(asked.split, sums.moments, longer)
        whole = sum(one.checked for one in shown)
        return TrendsShown(
            asked=asked,
            about=say_count(
                "{whose}, {first} to {last}. {n} letter or email.",
                "{whose}, {first} to {last}. {n} letters and emails.",
                whole,
                whose=whose or (team_words(asked.team, names) if asked.team else say("All teams")),
                first=month_words(period.first),
                last=month_words(period.last),
                n=f"{whole:,}",
            ),
            source=self._source(mine=asked.mine, hidden=bool(counted.hidden)),
            teams=_named(counted.teams, names),
            month=month_name(here),
            months=shown,
            marks=marks(sums, period) if actor is None else (),
            tiles=tiles(sums, shown, here, compared_with(known, here)),
            causes=tuple((cause_words(one), n) for one, n in causes(sums, (here,))),
            rows=() if actor else teams(counted.by_team, here, counted.among),
            hours=hours(within),
            tenures=groups(within.tenures, TENURES),
            channels=groups(within.channels),
            changes=tuple(
                change_words(what, told, split)
                for what, told in zip(
                    (say("Stopped before sending"), say("Breaches reported after sending")),
                    before_after(sums, split),
                    strict=True,
                )
            )
            if longer.first < split[:7] <= longer.last and actor is None
            else (),
            split=split,
            splits=splits,
        )

    def _names(self) -> dict[str, str]:
        """Give the names of the teams of the policy's staff, by their pseudonyms."""
        teams_of = {one.team for one in self._seat.setting.policy.own.staff if one.team}
        return {slug(one): one for one in teams_of}

    def _source(self, *, mine: bool, hidden: bool) -> str:
        if self._seat.linked() is not None:
            if mine:
                return say("From your own record on this computer.")
            told = say("From the register: everything that every desk has sent to it.")
            if hidden:
                few = say(
                    "What has fewer than {few} letters is left out, and what would give it away.",
                    few=FEWEST,
                )
                told = f"{told} {few}"
            return told
        if self._seat.setting.made_up:
            return say(
                "Demo: a made-up year of an office, and what was recorded at this desk. Nobody "
                "wrote these letters."
            )
        return say("From the record on this computer only: there is no register.")

    def _counted_of(
        self, asked: TrendsAsked, period: Period, actor: Actor | None, recorded: Receipt | None
    ) -> "_Counted":
        """Count here, or let the register count."""
        linked = None if asked.mine else self._seat.linked()
        team = asked.team if asked.team and actor is None else None
        if linked is not None:
            return self._far(linked, team, period, actor, recorded, asked.split)
        with self._lock:
            tally = self._tally()
            everyone = tally.sums(period)
            only = None if team is None else frozenset({team})
            narrow = only is not None or actor is not None
            sums = tally.sums(period, only, actor.id if actor else None) if narrow else everyone
        listed = frozenset(one for _, one, _, _ in everyone.months)
        return _Counted(sums=sums, by_team=sums, among=everyone, teams=listed)

    def _far(
        self,
        linked: Linked,
        team: str | None,
        period: Period,
        actor: Actor | None,
        recorded: Receipt | None,
        split: str,
    ) -> "_Counted":
        """Let the register count; a lead is told of their own team by itself, and of no other."""
        own = self._seat.actor().role is Role.LEAD
        mine = linked.team() if own else None
        told = counted_far(
            linked,
            period,
            team=mine if own and actor is not None else team,
            teams=mine,
            actor=actor.id if actor else None,
            recorded=recorded,
            split=split,
        )
        listed = {one for _, one, _, _ in told.by_team.months}
        listed |= {one for one in (mine, team) if one}
        return _Counted(
            sums=told.sums,
            by_team=told.by_team,
            among=told.sums,
            teams=frozenset(listed),
            hidden=told.hidden,
        )

    def _tally(self) -> Tally:
        """Count what was not counted yet."""
        setting = self._seat.setting
        if self._counted is None:
            staff = tuple(one.id for one in setting.actors[:4])
            alone = setting.made_up and setting.register is None
            self._counted = (
                made_up_tally(self._seat.now(), staff, letters=setting.made_up)
                if alone
                else Tally()
            )
        for trail in trails_here(self._seat):
            log = trail.signer.log  # of a person whose record was begun anew it is another
            for entry in trail.entries(after=self._read.get(log, 0)):
                self._counted.add(entry.hash.hex(), read_body(entry.body))
                self._read[log] = entry.seq
        return self._counted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """Sums of what was asked for, of each team that may be seen, and the teams to choose from."""

    sums: Sums
    by_team: Sums
    among: Sums
    """What a team is compared with."""
    teams: frozenset[str]
    hidden: frozenset[By] = frozenset()
    """By what groups of few letters are left out of the sums."""


def _named(teams_: frozenset[str], names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Give teams with their names, from A to Z."""
    return tuple(sorted(((one, team_words(one, names)) for one in teams_), key=lambda one: one[1]))
