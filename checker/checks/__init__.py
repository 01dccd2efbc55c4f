"""Dispatch and Case to Findings: one check a file, and the list of them all."""

from datetime import datetime

from checker.checks.address_gone_away import address_gone_away
from checker.checks.address_missing import address_missing
from checker.checks.address_no_post import address_no_post
from checker.checks.address_shared_home import address_shared_home
from checker.checks.address_special import address_special
from checker.checks.address_surfaces_disagree import address_surfaces_disagree
from checker.checks.address_unconfirmed import address_unconfirmed
from checker.checks.posted_destination import posted_destination
from checker.checks.record_missing import record_missing
from checker.checks.record_old import record_old
from checker.checks.rules import RULES, Rule
from checker.checks.running import Check, rules_off, run, verdict_of
from checker.checks.unread import unread
from checker.model import Case, Dispatch, Finding, Mention, OtherCases
from checker.settings import Policy

__all__ = ["CHECKS", "RULES", "Check", "Rule", "rules_off", "run_checks", "verdict_of"]

CHECKS: tuple[Check, ...] = (
    unread,
    record_missing,
    record_old,
    address_missing,
    posted_destination,
    address_surfaces_disagree,
    address_shared_home,
    address_no_post,
    address_gone_away,
    address_special,
    address_unconfirmed,
)
"""Every check, in the order in which a person would ask."""


def run_checks(  # noqa: PLR0913 - everything a check may look at, each by its name
    dispatch: Dispatch,
    *,
    mentions: tuple[Mention, ...],
    case: Case | None,
    policy: Policy,
    others: OtherCases | None,
    now: datetime,
) -> tuple[Finding, ...]:
    """Run every check for each recipient, and give what they found, gravest first."""
    return run(
        CHECKS, dispatch, mentions=mentions, case=case, policy=policy, others=others, now=now
    )
