"""Which rules people keep pressing away: shown and kept by rule and hour, and what to think of."""

from dataclasses import dataclass
from typing import Final

from checker.reports.statistics import Interval, wilson
from checker.reports.trends import Figure, Sums
from checker.words import say

MOSTLY: Final = 0.9
"""A rule that is kept this often asks for nothing: alerts that are nearly always right to press
away teach people to press all away (design/screens.md, evidence)."""
ENOUGH: Final = 20
"""So often a rule must have been shown before anything is proposed or its rate is shown."""


LASTING: Final = ("protected.", "unread.", "record.")
"""How the codes begin of rules that stay as they are, whatever a policy says (the policy's own
rule; a test compares)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleUse:
    """How a rule fared: how often it was shown, and how often it was kept with a reason.

    `kept` is at most `shown`: a finding that only a second check of the letter showed may be kept
    too. The interval is Wilson's.
    """

    code: str
    severity: str
    shown: int
    kept: int
    interval: Interval
    hours: tuple[tuple[int, int, int], ...]
    """(hour in England, shown, kept); they add up to `shown` and `kept`."""

    @property
    def rate(self) -> float | None:
        """Give the share that was kept; None where it was not shown often enough to say."""
        return self.kept / self.shown if self.shown >= ENOUGH else None

    @property
    def proposed(self) -> str:
        """Give the severity that is proposed, "" for none. Nothing is ever changed by itself.

        A Check becomes a Note when it is kept 9 of 10 times and even the lower end of its
        interval lies above 8 of 10. A Stop is never proposed to be less, nor is a rule that no
        policy may weaken.
        """
        if self.severity != "check" or self.code.startswith(LASTING):
            return ""
        sure = self.shown >= ENOUGH and self.kept >= MOSTLY * self.shown
        return "note" if sure and self.interval.low >= _SURE else ""

    @property
    def worst_hour(self) -> int | None:
        """Give the hour in which it is surely kept more often than in the others; None for none."""
        for hour, shown, kept in sorted(self.hours, key=lambda one: -one[2] / max(1, one[1])):
            others, kept_then = self.shown - shown, self.kept - kept
            if min(shown, others) < ENOUGH or kept / shown < kept_then / others + _CLEARLY:
                continue
            if wilson(kept, shown).low > wilson(kept_then, others).high:
                return hour
        return None


_SURE: Final = 0.8
_CLEARLY: Final = 0.15
"""So much more of an hour's findings must be kept: of ten hours one differs a little by chance."""
_DAY: Final = 24
_SHOWN: Final = {Figure.SHOWN_STOP: "stop", Figure.SHOWN_CHECK: "check"}
_KEPT: Final = {Figure.ALONE: "stop", Figure.KEPT_CHECK: "check"}


def rules(sums: Sums) -> tuple[RuleUse, ...]:
    """Give every rule that was shown, those with a proposal first, then the most shown."""
    shown: dict[tuple[str, str], dict[int, int]] = {}
    kept: dict[tuple[str, str], dict[int, int]] = {}
    for (hour, figure, code), n in sums.hours.items():
        for figures, into in ((_SHOWN, shown), (_KEPT, kept)):
            for one, severity in figures.items():
                if figure == one:
                    hours = into.setdefault((code, severity), {})
                    hours[hour] = hours.get(hour, 0) + n
    uses = [_use(*key, hours, kept.get(key, {})) for key, hours in shown.items()]
    return tuple(sorted(uses, key=lambda one: (not one.proposed, -one.shown, one.code)))


def proposal_words(use: RuleUse) -> str:
    """Say what to think of about a rule, "" for nothing."""
    if use.proposed:
        return say(
            "Kept {kept} of {shown} times: make it a Note, which asks for no click",
            kept=f"{use.kept:,}",
            shown=f"{use.shown:,}",
        )
    hour = use.worst_hour
    if hour is not None:
        return say(
            "Kept more often from {hour}:00 to {hour}:59: look at the work at that hour",
            hour=f"{hour:02d}",
        )
    return ""


def _use(code: str, severity: str, shown: dict[int, int], kept: dict[int, int]) -> RuleUse:
    hours = _by_hour(shown, kept)
    whole = sum(shown.values())
    all_kept = sum(n for _, _, n in hours)
    return RuleUse(
        code=code,
        severity=severity,
        shown=whole,
        kept=all_kept,
        interval=wilson(all_kept, whole),
        hours=hours,
    )


def _by_hour(shown: dict[int, int], kept: dict[int, int]) -> tuple[tuple[int, int, int], ...]:
    """Give the hours in which a rule was shown, with what was kept in each.

    A letter is checked at five to ten and confirmed at five past. What an hour kept more than it
    showed therefore belongs to the hour before that has room for it, or else to one after.
    """
    left = {hour: n - kept.get(hour, 0) for hour, n in shown.items()}
    over = {hour: n - shown.get(hour, 0) for hour, n in kept.items() if n > shown.get(hour, 0)}
    for late, n in sorted(over.items()):
        more = n
        for hour in sorted(shown, key=lambda one: (late - one) % _DAY):
            moved = max(0, min(more, left[hour]))
            left[hour] -= moved
            more -= moved
    return tuple((hour, n, n - max(0, left[hour])) for hour, n in sorted(shown.items()))
