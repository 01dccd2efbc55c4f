"""All that one check may look at: the dispatch, one recipient, the case, the policy, the day."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date, datetime

from checker.model import Case, Dispatch, Mention, OtherCases, Recipient, Sent
from checker.settings import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One dispatch as it concerns one recipient. `case` is None when no record was found.

    `now` is in UTC; `today` is the day in Europe/London, by which every date is judged. `sent` is
    None where nobody knows what went out before. `kept` holds what was worked out for one check and
    serves the next (`checker.checks.kept`); the matters of one run share it.
    """

    dispatch: Dispatch
    recipient: Recipient
    mentions: tuple[Mention, ...]
    case: Case | None
    policy: Policy
    others: OtherCases | None
    now: datetime
    today: date
    sent: Sent | None = None
    kept: dict[Hashable, tuple[object, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
