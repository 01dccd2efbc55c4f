"""What happened, in codes and counts, and which of them each act may say. Never in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import msgspec

from checker.audit.acts import Act
from checker.audit.entry_types import Code, Count, Part, Word


class Event(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What happened. A time is a count of milliseconds UTC."""

    kind: Code
    codes: dict[Word, Word] = msgspec.field(default_factory=dict)
    counts: dict[Word, Count] = msgspec.field(default_factory=dict)


Values: TypeAlias = frozenset[str]
ANY: Final[Values] = frozenset()
"""Any code of its own, such as the code of a finding or a pseudonym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an act may say of what happened: its kinds, its codes and their values, its counts."""

    kinds: Values = ANY
    codes: Mapping[str, Values] = field(default_factory=dict)
    counts: Values = ANY


def _of(told: str) -> Values:
    return frozenset(told.split())


_YES_NO = _of("yes no")
_WRONG = _of(
    "wrong-address wrong-person wrong-email wrong-enclosure other-persons-data hidden-data lost "
    "other"
)
_CAUSES = _of(
    "address-old address-copied autocomplete recipient-picked enclosure-mixed record-wrong "
    "redaction other"
)
PURPOSES: Final = _of("incident complaint subject-access regulator audit court team practice")
"""Why somebody looks something up."""

EVENTS: Final[Mapping[Act, Rule]] = {
    Act.ASK_SECOND: Rule(kinds=_of("release"), codes={"why": ANY}, counts=_of("findings")),
    Act.ANSWER_SECOND: Rule(
        kinds=_of("released returned passed-on looked-over"),
        codes={"agrees": _YES_NO},
        counts=_of("seconds"),
    ),
    Act.CANCEL: Rule(kinds=_of("withdrawn expired")),
    Act.RETURN: Rule(
        kinds=_of("gone-away not-known no-such-address refused insufficient opened other"),
        codes={"opened": _of("yes no unknown"), "next": _of("record-asked blocked none")},
        counts=_of("sent back"),
    ),
    Act.INCIDENT: Rule(
        kinds=_WRONG,
        codes={
            "step": _of(
                "reported assessed told-person told-regulator recovered decided complaint closed"
            ),
            "cause": _CAUSES,
            "consequence": _of("none-known distress address-known moved safety court money other"),
            "recovered": _of("yes partly no unknown"),
            "decision": _of("report not-report"),
            "complaint": _of("received acknowledged answered"),
            "formal": _YES_NO,
            "damage": _of("none distress material"),
        },
        counts=_of("people at aware told recovered decided received answered"),
    ),
    Act.NEAR_MISS: Rule(
        kinds=_WRONG,
        codes={"cause": _CAUSES, "found": _of("checker author lead other")},
        counts=_of("at"),
    ),
    Act.POLICY_READ: Rule(counts=_of("version")),
    Act.PRACTICE_RESULT: Rule(
        kinds=_of("practice queue policy-test"),
        codes={"passed": _YES_NO, "policy": ANY},
        counts=_of("letters errors caught false seconds version at"),
    ),
    Act.ACTION: Rule(
        codes={"state": _of("open started done late dropped"), "owner": ANY},
        counts=_of("due step"),
    ),
    Act.VIEW: Rule(
        kinds=_of("case recipient staff team date code file receipt trends person queue entry"),
        codes={"purpose": PURPOSES},
        counts=_of("found"),
    ),
    Act.CONFIG: Rule(
        kinds=_of("autocomplete destination import"),
        codes={
            "state": _of("off on unknown"),
            "how": _of("read attested"),
            "what": _of("training hr caseload"),
        },
        counts=_of("rows"),
    ),
}
"""Acts that are not here say no event."""


def odd_in_event(act: Act, event: Event | None) -> Iterator[str]:
    """Say what of an event an act may not say; an act may say none, as before version 3."""
    if event is None:
        return
    rule = EVENTS.get(act)
    if rule is None:
        yield f"{act} says nothing of what happened"
        return
    if rule.kinds and event.kind not in rule.kinds:
        yield f"{act} has no such kind"
    for name, value in event.codes.items():
        allowed = rule.codes.get(name)
        if allowed is None or not value or (allowed and value not in allowed):
            yield f"{act} does not say such a code"
    for name in event.counts:
        if name not in rule.counts:
            yield f"{act} does not count such a thing"


def merged(events: Iterator[Event]) -> Event | None:
    """Give what several events about one thing say together, the last word of each; or None."""
    kept: Event | None = None
    for one in events:
        before = kept or one
        kept = msgspec.structs.replace(
            one, codes={**before.codes, **one.codes}, counts={**before.counts, **one.counts}
        )
    return kept
