"""The case record has not been brought up to date for some time."""

from collections.abc import Iterator
from datetime import timedelta

from checker.checks.matter import Matter
from checker.checks.raised import raised
from checker.days import day_in_england, in_words
from checker.model import Evidence, Finding, Release, Severity
from checker.words import say

_SLACK = timedelta(days=1)
"""Two clocks may differ by so much, and a day without a time begins at midnight."""


def record_old(matter: Matter) -> Iterator[Finding]:
    """Say that the record is older than the policy allows.

    Why: somebody may have moved, or been given protection, since it was copied.
    Quiet when: it is younger than `old_days`.
    """
    case, limits = matter.case, matter.policy.limits
    if case is None:
        return
    if case.synced_at is None:
        yield raised(
            "record.old",
            say("Nobody knows how old this case record is"),
            detail=say("It does not say when it was copied from the case system."),
            actions=(say("Update the case record"),),
        )
        return
    age = matter.now - case.synced_at
    if age < -_SLACK:
        yield raised(
            "record.old",
            say("Nobody knows how old this case record is"),
            detail=say("It says that it was copied later than this computer's clock stands."),
            actions=(say("Set the clock"), say("Update the case record")),
        )
        return
    if age <= timedelta(days=limits.old_days):
        return
    too_old = age > timedelta(days=limits.too_old_days)
    day = in_words(day_in_england(case.synced_at), matter.today)
    yield raised(
        "record.old",
        say("This case record is from {day}", day=day),
        detail=say("Addresses and protections may have changed since then."),
        actions=(say("Update the case record"),),
        evidence=Evidence(record=day),
        severity=Severity.STOP if too_old else None,
        release=Release.SECOND_PERSON if too_old else None,
    )
