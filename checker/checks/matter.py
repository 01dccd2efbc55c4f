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
    of_all: Hashable = field(init=False, compare=False, repr=False)
    """Tells this matter from others of the run, but for the recipient."""
    of_one: Hashable = field(init=False, compare=False, repr=False)
    """Tells it from those of other recipients too."""

    def __post_init__(self) -> None:
        """Work out once what everything that is kept is found by."""
        parts = (self.dispatch, self.mentions, self.case, self.policy)
        of_all = (*map(id, parts), self.today)
        object.__setattr__(self, "of_all", of_all)
        object.__setattr__(self, "of_one", (*of_all, id(self.recipient)))
