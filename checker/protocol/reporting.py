"""Asking the register for trends: which sums, of whose letters, and what comes back."""

from typing import Annotated, Final, Literal, TypeAlias

import msgspec

from checker.audit.entry import Code, Count, Hash, Word
from checker.protocol.messages import Message

MOST_MONTHS: Final = 36
MOST_ROWS: Final = 50_000
FEWEST_LETTERS: Final = 5
"""Groups of fewer letters are not told: they would tell of a person or of one letter."""

Month: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z")]
Day: TypeAlias = Annotated[
    str, msgspec.Meta(pattern=r"\A20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")
]
By: TypeAlias = Literal["month", "team", "day", "split", "hour", "tenure", "channel"]


class AskTrends(Message, frozen=True, kw_only=True):
    """POST /v1/trends: sums of whole months, by one thing."""

    first: Month
    last: Month
    """Both included: at most 36."""
    by: By
    """`split` is before a day (`at`) and from it on; `team` each team by itself, without kinds."""
    at: Day | None = None
    """The day of `split`, and of nothing else."""
    team: Word | None = None
    """None for the whole organisation: clerks see nothing else, leads their own team besides."""
    actor: Code | None = None
    """One person's: for leads (of their own team), investigators and protection officers."""
    purpose: Hash | None = None
    """With `actor`: the leaf hash of the `view` entry of kind `person`, of the asker's own log."""


class TrendRow(Message, frozen=True, kw_only=True, omit_defaults=True):
    """One sum: how many of a figure (`checker.reports.trends.Figure`) there were in a group.

    By `month` and `team` there are two more: `people`, who checked a letter (`what` is their
    tenure band), and `trained`, those of them who passed practice in the year up to the month.
    """

    figure: Code
    n: Count
    month: Word = ""
    """By `month` and `team`."""
    team: Word = ""
    """By `team`."""
    part: Word = ""
    """The day, the hour in England, the tenure band or the channel; by `split`, the day from
    which the group's letters are: the first of the first month, or `at`."""
    what: Word | Code = ""
    """The kind or the finding's code, by `month` and `hour`."""


class Trends(Message, frozen=True, kw_only=True):
    """The sums that were asked for; a sum that is not there is 0, or of a group that is hidden."""

    rows: Annotated[tuple[TrendRow, ...], msgspec.Meta(max_length=MOST_ROWS)]
    hidden: Count
    """How many groups are not told: fewer than 5 letters were checked in them, or (by `team` and
    `tenure`) the whole less the others would tell of such a group."""
    moments: dict[Word, Word]
    """The first day of what changes figures (`checker.reports.trends.Moment`), for everybody."""
    counted: Count
    """How many entries of the tree are counted in it."""
