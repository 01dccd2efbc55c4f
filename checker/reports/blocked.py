"""Where nothing is to be sent any more, out of the entries that say so; never typed, never kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from checker.audit.acts import Act
from checker.audit.canonical import Json
from checker.days import time_in_england
from checker.model import Case, ReturnedPost, WrongDestination
from checker.reports.incidents import Said

KIND: Final = "destination"
"""The kind of a `config` entry that says so."""
BESIDE: Final = "destination"
"""The name of what stands beside it, under the key of its case."""
RETURNED, ADDRESS, EMAIL = "returned", "address", "email"
_DAY_MS: Final = 24 * 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """One destination of one case.

    `value` is what the checks compare: the id of the record's address where post came back, the
    address or email address itself where something went by mistake.
    """

    case: str
    kind: str
    value: str
    on: date
    reason: str = ""
    about: str | None = field(default=None, compare=False)
    """The entry that it came of; with `team`, it says at which desks it holds."""
    team: str = field(default="", compare=False)

    def told(self) -> dict[str, Json]:
        """Give it as it stands beside its entry; the case stands there by itself."""
        day = self.on.isoformat()
        return {"kind": self.kind, "on": day, "reason": self.reason, "value": self.value}


def blocked(entries: Iterable[Said], now_ms: int, days: int) -> tuple[Blocked, ...]:
    """Give what holds now: said in the last days, and not taken back since."""
    found: dict[tuple[str, str, str], Blocked] = {}
    for one in sorted(entries, key=lambda said: (said.body.t, said.hash)):
        event = one.body.event
        if one.body.act is not Act.CONFIG or event is None or event.kind != KIND:
            continue
        told = _told(one.told, one.body.t)
        if told is None or now_ms - one.body.t > days * _DAY_MS:
            continue
        key = (told.case, told.kind, told.value.casefold())
        found.pop(key, None)
        if event.codes.get("state") == "on":
            found[key] = replace(told, about=one.body.about, team=one.body.team)
    return tuple(found.values())


def with_blocked(case: Case, found: Iterable[Blocked]) -> Case:
    """Give a case record that knows what came back and what went wrong since it was written."""
    own = [one for one in found if one.case == case.id]
    if not own:
        return case
    back = tuple(
        ReturnedPost(address=one.value, on=one.on, reason=one.reason)
        for one in own
        if one.kind == RETURNED
    )
    wrong = tuple(
        WrongDestination(kind=one.kind, value=one.value, on=one.on)
        for one in own
        if one.kind in (ADDRESS, EMAIL)
    )
    return replace(
        case,
        returned_post=(*case.returned_post, *back),
        wrong_destinations=(*case.wrong_destinations, *wrong),
    )


def _told(beside: Mapping[str, Json], at_ms: int) -> Blocked | None:
    """Read what stands beside; None where it cannot be opened here, or says nothing."""
    case, told = beside.get("case"), beside.get(BESIDE)
    if not isinstance(case, str) or not case or not isinstance(told, Mapping):
        return None
    kind, value, reason = (told.get(name) for name in ("kind", "value", "reason"))
    if kind not in (RETURNED, ADDRESS, EMAIL) or not isinstance(value, str) or not value:
        return None
    return Blocked(
        case=case,
        kind=str(kind),
        value=value,
        on=_day(told.get("on"), at_ms),
        reason=reason if isinstance(reason, str) else "",
    )


def _day(told: Json, at_ms: int) -> date:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return time_in_england(at_ms).date()
