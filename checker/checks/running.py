"""Run every check for every recipient, and make one ordered list of what they found."""

import logging
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from checker.checks.matter import Matter
from checker.checks.raised import raised, release_for
from checker.checks.rules import BY_CODE, RULES
from checker.checks.shares import Share, shares
from checker.days import day_in_england
from checker.matching.once import forget_texts
from checker.model import (
    Case,
    Dispatch,
    Finding,
    Mention,
    OtherCases,
    Place,
    Recipient,
    Release,
    Sent,
    Severity,
    Verdict,
)
from checker.settings import Policy
from checker.words import say

Check: TypeAlias = Callable[[Matter], Iterator[Finding]]

GRAVITY = (Severity.NOTE, Severity.CHECK, Severity.STOP)
RELEASES = (
    Release.NONE,
    Release.ACKNOWLEDGE,
    Release.FIX,
    Release.SECOND_PERSON,
    Release.NEVER,
)
VERDICTS = {
    Severity.NOTE: Verdict.CLEAR,
    Severity.CHECK: Verdict.CHECK,
    Severity.STOP: Verdict.STOP,
}
NOBODY = Recipient(id=None, name="")

_log = logging.getLogger(__name__)


def run(  # noqa: PLR0913 - one keyword for each thing that a check may look at
    checks: tuple[Check, ...],
    dispatch: Dispatch,
    *,
    mentions: tuple[Mention, ...],
    case: Case | None,
    policy: Policy,
    others: OtherCases | None,
    now: datetime,
    sent: Sent | None = None,
) -> tuple[Finding, ...]:
    """Run checks for each recipient of a dispatch: what they found, gravest first.

    Where one file holds a letter for each, everybody is checked on their own. Equal findings of
    several recipients become one. An error inside a check becomes a Stop.
    """
    found: dict[Finding, tuple[str, ...]] = {}
    kept: dict[Hashable, tuple[object, ...]] = {}
    matters = [
        Matter(
            dispatch=dispatch,
            recipient=recipient,
            mentions=mentions,
            case=case,
            policy=policy,
            others=others,
            now=now,
            today=day_in_england(now),
            sent=sent,
            kept=kept,
        )
        for recipient in dispatch.recipients or (NOBODY,)
    ]
    each, trouble = parted(matters)
    try:
        for share in each:
            for finding in (*trouble, *_all_of(checks, share.matter)):
                judged = under_policy(_with_hiding_said(share.put_back(finding)), policy)
                if judged is not None:
                    whom = judged.whom or _named(share.matter.recipient)
                    alike = replace(judged, whom=())
                    found[alike] = tuple(dict.fromkeys((*found.get(alike, ()), *whom)))
    finally:
        forget_texts()
    return _in_order(dispatch, (replace(one, whom=whom) for one, whom in found.items()))


def under_policy(finding: Finding, policy: Policy) -> Finding | None:
    """Give a finding as the policy has it, or None where the policy switched its rule off.

    A rule of `protected`, `unread` or `record` is never switched off and never weakened. What a
    check found to be graver than its rule usually is stays so grave.
    """
    rule, setting = BY_CODE[finding.code], policy.rules.get(finding.code)
    if setting is None:
        return finding
    if setting.on is False and not rule.lasting:
        return None
    wanted = setting.severity
    if wanted is None or wanted is rule.severity:
        return finding
    weaker = GRAVITY.index(wanted) < GRAVITY.index(rule.severity)
    if weaker and (rule.lasting or _graver(finding.severity, rule.severity)):
        return finding
    if not weaker and not _graver(wanted, finding.severity):
        return finding
    return replace(finding, severity=wanted, release=release_for(wanted, finding.release))


def rules_off(policy: Policy) -> tuple[str, ...]:
    """Give the codes that no check of this version or of this policy looks for."""
    return tuple(
        rule.code
        for rule in RULES
        if not rule.event and (not rule.live or (_switched_off(rule.code, policy)))
    )


def verdict_of(findings: tuple[Finding, ...]) -> tuple[Verdict, Release]:
    """Give the gravest severity, as a verdict, and the gravest release that findings ask for."""
    severity = max((one.severity for one in findings), key=GRAVITY.index, default=Severity.NOTE)
    release = max((one.release for one in findings), key=RELEASES.index, default=Release.NONE)
    return VERDICTS[severity], release


def parted(matters: Sequence[Matter]) -> tuple[tuple[Share, ...], tuple[Finding, ...]]:
    """Part a print run into what each recipient of a dispatch is checked on.

    Where that fails everybody is checked on the whole file, and it is held by the finding.
    """
    try:
        return shares(matters), ()
    except Exception as error:  # noqa: BLE001 - unknown is held: any error becomes a Stop
        _log.error("check shares failed: %s", type(error).__name__)
        return tuple(Share(matter=one) for one in matters), (_failed("letters in one file"),)


def _all_of(checks: tuple[Check, ...], matter: Matter) -> Iterator[Finding]:
    for check in checks:
        try:
            yield from check(matter)
        except Exception as error:  # noqa: BLE001 - unknown is held: any error becomes a Stop
            _log.error("check %s failed: %s", check.__name__, type(error).__name__)
            yield _failed(check.__name__)


def _failed(name: str) -> Finding:
    return raised(
        "unread.rule-failed",
        say("One part of the check could not finish"),
        detail=say(
            "The part called {name} stopped before its end, so nobody knows what it would have "
            "found. A second person must read the letter for it.",
            name=name.replace("_", " "),
        ),
        actions=(say("Check again"),),
    )


def _with_hiding_said(finding: Finding) -> Finding:
    """Say of a finding in a hidden place that it was hidden; the rules of hiding say so anyway."""
    if not finding.place.hidden or finding.code.startswith("hidden."):
        return finding
    said = say("It is hidden on the page, but whoever opens the file can find it.")
    return replace(finding, detail=f"{finding.detail} {said}".strip())


def _graver(one: Severity, other: Severity) -> bool:
    return GRAVITY.index(one) > GRAVITY.index(other)


def _switched_off(code: str, policy: Policy) -> bool:
    setting = policy.rules.get(code)
    return setting is not None and setting.on is False and not BY_CODE[code].lasting


def _named(recipient: Recipient) -> tuple[str, ...]:
    named = recipient.id or recipient.destination
    return (named,) if named else ()


def _in_order(dispatch: Dispatch, findings: Iterator[Finding]) -> tuple[Finding, ...]:
    files = [document.name for document in dispatch.documents]

    def rank(finding: Finding) -> tuple[int, int, int, int, int, str]:
        place: Place = finding.place
        return (
            -GRAVITY.index(finding.severity),
            -RELEASES.index(finding.release),
            files.index(place.file) if place.file in files else -1,
            place.page or 0,
            place.span[0] if place.span else -1,
            finding.code,
        )

    return tuple(sorted(findings, key=rank))
