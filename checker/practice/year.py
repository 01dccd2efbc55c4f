"""A made-up year of an office: what was checked, stopped, sent and reported, letter by letter.

Nobody did any of it. The demo counts it so that there is something to look at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from checker.days import ENGLAND

_STARTS: Final = 3
"""In this month of the year (from 0) letters begin to be stopped and autocomplete is off."""
_STARTERS: Final = 9
"""In this month of the year new people come."""
_STOPPED: Final = (8.2, 9.1, 9.8, 15.4, 18.9, 20.2, 19.1, 17.6, 16.9, 19.8, 16.0, 14.5)
_BREACHES: Final = (7.1, 6.6, 6.9, 4.1, 2.8, 2.2, 1.9, 1.5, 1.4, 2.1, 1.0, 0.5)
_BEFORE: Final = 7.0
_SECONDS: Final = (71, 70, 72, 71, 66, 62, 59, 56, 54, 55, 51, 48)
_CAUSES: Final = (
    ("address.previous", 23),
    ("email.lookalike", 14),
    ("protected.address", 9),
    ("reference.other-case", 8),
    ("hidden.tracked-changes", 5),
    ("enclosure.other-case", 2),
)
_WRONG: Final = (
    ("wrong-address", 9, "address-old"),
    ("wrong-email", 5, "autocomplete"),
    ("wrong-person", 4, "recipient-picked"),
    ("wrong-enclosure", 2, "enclosure-mixed"),
)
_RETURNED: Final = ("gone-away", "gone-away", "not-known", "no-such-address", "refused")
_CHECKS: Final = (
    ("salutation.mismatch", 0.030, 0.55),
    ("channel.mismatch", 0.022, 0.40),
    ("email.shared-mailbox", 0.028, 0.96),
    ("enclosure.mismatch", 0.016, 0.25),
)
"""Code, how often it is shown, how often it is kept."""
_HOURS: Final = (8, 9, 9, 10, 10, 10, 11, 11, 12, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17)
_TIRED: Final = 16


@dataclass(frozen=True, slots=True)
class _Team:
    name: str
    share: float
    people: int
    new: int
    trained: float
    riskier: float = 1.0


_TEAMS: Final = (
    _Team("northern", 1204, 14, 2, 0.96),
    _Team("harrowfield", 1118, 13, 5, 0.88, 1.7),
    _Team("kettlebridge", 1022, 11, 0, 1.0, 0.9),
    _Team("duty-and-urgent", 874, 9, 0, 0.92),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFinding:
    """A made-up finding, and whether it was kept with a reason."""

    code: str
    severity: str
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeEntry:
    """One made-up entry. `number` names it, `about` the one that it is about (0: none)."""

    number: int
    act: str
    t_ms: int
    actor: str
    team: str = ""
    tenure: str = ""
    mode: str = ""
    via: str = ""
    out: str | None = None
    findings: tuple[MadeFinding, ...] = ()
    about: int = 0
    kind: str = ""
    codes: tuple[tuple[str, str], ...] = ()


def made_up_year(
    now: datetime, *, letters: int = 50_000, seed: int = 7, staff: tuple[str, ...] = ()
) -> Iterator[MadeEntry]:
    """Give what an office did in the twelve months up to the day before now, and one before.

    Args:
        now: The time of now.
        letters: About how many letters in a year.
        seed: The same seed makes the same year.
        staff: Pseudonyms of people of the demo, who work in the first team, theirs.
    """
    return _Year(now, letters, Random(seed), staff).entries()


class _Year:
    """The office, and the number of the last entry."""

    def __init__(self, now: datetime, letters: int, random: Random, staff: tuple[str, ...]) -> None:
        self._random, self._letters, self._last = random, letters, 0
        self._owed: dict[str, float] = {}
        self._today = now.astimezone(ENGLAND).replace(hour=0, minute=0, second=0, microsecond=0)
        self._people = {
            team.name: [f"u-{random.getrandbits(24):06x}" for _ in range(team.people)]
            for team in _TEAMS
        }
        first = self._people[_TEAMS[0].name]
        first[-len(staff) - 2 : -2] = staff

    def entries(self) -> Iterator[MadeEntry]:
        """Give every entry, month by month."""
        for month in range(-1, 12):
            days = self._working_days(month)
            if not days:
                continue
            if month == _STARTS:
                yield self._config(days[0])
            for team in _TEAMS:
                yield from self._practised(team, month, days)
                yield from self._month(team, month, days)

    def _working_days(self, month: int) -> list[datetime]:
        """Give the days of the month that is so many after the first, up to yesterday."""
        back = 11 - month
        number = self._today.year * 12 + self._today.month - 1 - back
        day = self._today.replace(year=number // 12, month=number % 12 + 1, day=1)
        found = []
        while day.month == number % 12 + 1 and day < self._today:
            if day.weekday() < 5:  # noqa: PLR2004 - Monday to Friday
                found.append(day)
            day += timedelta(days=1)
        return found

    def _month(self, team: _Team, month: int, days: list[datetime]) -> Iterator[MadeEntry]:
        share = team.share / sum(one.share for one in _TEAMS)
        whole = round(self._letters / 12 * share * min(1.0, len(days) / 20))
        stop = _STOPPED[max(0, month)] / 1000 * self._risk(team, month)
        breach = (_BEFORE if month < 0 else _BREACHES[month]) / 1000
        people = self._people[team.name]
        if month < _STARTERS and team.new:
            people = people[: -team.new]
        for _ in range(whole):
            actor = self._random.choice(people)
            tenure = self._tenure(team, actor)
            at = self._moment(self._random.choice(days))
            yield from self._letter(team, month, actor, tenure, at, stop, breach)

    def _letter(  # noqa: PLR0917 - each is one thing that a letter is made of
        self,
        team: _Team,
        month: int,
        actor: str,
        tenure: str,
        at: datetime,
        stop: float,
        breach: float,
    ) -> Iterator[MadeEntry]:
        random, enforced = self._random, month >= _STARTS
        findings = tuple(self._checks(at.hour))
        stopped = self._due("stop", stop)
        if stopped:
            code = random.choices([one for one, _ in _CAUSES], [n for _, n in _CAUSES])[0]
            findings = (MadeFinding(code=code, severity="stop"), *findings)
        whose = {
            "actor": actor,
            "team": team.name,
            "tenure": tenure,
            "mode": "enforce" if enforced else "monitor",
            "via": "post" if random.random() < 0.6 else "email",  # noqa: PLR2004 - three of five
        }
        out = "stop" if stopped else "check" if findings else "clear"
        first = self._entry("check", at, out=out, findings=findings, **whose)
        yield first
        if stopped and enforced and random.random() < 0.3:  # noqa: PLR2004 - never sent
            return
        last = first
        if stopped and enforced:
            findings = findings[1:]
            at += timedelta(minutes=random.randint(4, 40))
            last = self._entry(
                "check",
                at,
                out="check" if findings else "clear",
                findings=findings,
                about=first.number,
                **whose,
            )
            yield last
        kept = tuple(one for one in findings if one.severity == "check" and one.kept)
        at += timedelta(seconds=random.lognormvariate(0, 0.5) * _SECONDS[max(0, month)])
        sent = self._entry("release", at, out="released", findings=kept, about=last.number, **whose)
        yield sent
        if self._due("returned", 0.004):
            yield self._after(sent, at, "return", self._random.choice(_RETURNED))
        if self._due("near-miss", 0.001):
            yield self._after(sent, at, "near-miss", self._random.choice(_WRONG)[0])
        if self._due("breach", breach):
            yield self._breach(sent, at)

    def _breach(self, sent: MadeEntry, at: datetime) -> MadeEntry:
        """Report that a letter went wrong, a few hours or days after it went."""
        kind, _, cause = self._random.choices(_WRONG, [n for _, n, _ in _WRONG])[0]
        latest = self._today - timedelta(minutes=1)
        when = min(latest, at + timedelta(hours=self._random.uniform(3, 60)))
        return self._entry(
            "incident",
            when if when.month == at.month else at + timedelta(minutes=30),
            actor=sent.actor,
            team=sent.team,
            tenure=sent.tenure,
            about=sent.number,
            kind=kind,
            codes=(("step", "reported"), ("cause", cause)),
        )

    def _after(self, sent: MadeEntry, at: datetime, act: str, kind: str) -> MadeEntry:
        """Tell of what came back, or was caught just in time."""
        when = at + timedelta(minutes=20)
        told = {"actor": sent.actor, "team": sent.team, "tenure": sent.tenure, "via": sent.via}
        about = sent.number if act == "return" else 0
        return self._entry(act, when, kind=kind, about=about, **told)

    def _checks(self, hour: int) -> Iterator[MadeFinding]:
        for code, often, kept in _CHECKS:
            if self._random.random() < often:
                tired = 0.35 if hour >= _TIRED and code == "channel.mismatch" else 0.0
                yield MadeFinding(
                    code=code, severity="check", kept=self._random.random() < kept + tired
                )

    def _practised(self, team: _Team, month: int, days: list[datetime]) -> Iterator[MadeEntry]:
        """Let those who are trained pass practice, in one month of the first eight or the tenth."""
        people = self._people[team.name]
        for number, actor in enumerate(people[: round(team.trained * len(people))]):
            if month == (_STARTERS if number >= len(people) - team.new else number % 8):
                yield self._entry(
                    "practice-result",
                    self._moment(days[-1]),
                    actor=actor,
                    team=team.name,
                    kind="practice",
                    codes=(("passed", "yes"),),
                )

    def _config(self, day: datetime) -> MadeEntry:
        codes = (("state", "off"), ("how", "read"))
        return self._entry(
            "config", self._moment(day), actor="u-c6f048", kind="autocomplete", codes=codes
        )

    def _tenure(self, team: _Team, actor: str) -> str:
        place = self._people[team.name].index(actor)
        if place >= team.people - team.new:
            return "0-3m"
        return ("3y-plus", "1-3y", "3y-plus", "1-3y", "3-12m")[place % 5]

    def _risk(self, team: _Team, month: int) -> float:
        return team.riskier if month >= _STARTERS else 1.0

    def _moment(self, day: datetime) -> datetime:
        hour = self._random.choice(_HOURS)
        return day.replace(hour=hour, minute=self._random.randrange(60))

    def _due(self, what: str, chance: float) -> bool:
        """Say whether it is time for one more: so many in 1,000 are exactly so many."""
        self._owed[what] = self._owed.get(what, 0.5) + chance
        if self._owed[what] < 1:
            return False
        self._owed[what] -= 1
        return True

    def _entry(self, act: str, at: datetime, **told: object) -> MadeEntry:
        self._last += 1
        return MadeEntry(number=self._last, act=act, t_ms=int(at.timestamp() * 1000), **told)  # type: ignore[arg-type]
