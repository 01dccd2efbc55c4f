"""A finding as its rule raises it: severity and release from the rules, words from the check."""

from checker.checks.rules import BY_CODE
from checker.model import Evidence, Finding, Place, Release, Severity

NOWHERE = Place()
NOTHING = Evidence()


def raised(  # noqa: PLR0913 - one keyword for each thing that a finding may say
    code: str,
    title: str,
    *,
    detail: str = "",
    actions: tuple[str, ...] = (),
    place: Place = NOWHERE,
    evidence: Evidence = NOTHING,
    severity: Severity | None = None,
    release: Release | None = None,
) -> Finding:
    """Raise a finding. A severity or a release is given only where it is not the rule's own."""
    rule = BY_CODE[code]
    severity = severity or rule.severity
    return Finding(
        code=code,
        severity=severity,
        release=release or release_for(severity, rule.release),
        title=title,
        detail=detail,
        actions=actions,
        place=place,
        evidence=evidence,
    )


def release_for(severity: Severity, usual: Release) -> Release:
    """Say what may release a finding of a severity, given what its rule usually asks."""
    if severity is Severity.NOTE:
        return Release.NONE
    if severity is Severity.CHECK:
        return Release.ACKNOWLEDGE
    graver_than_a_click = usual not in {Release.NONE, Release.ACKNOWLEDGE}
    return usual if graver_than_a_click else Release.SECOND_PERSON
