"""A finding's mark on the page: its number, how grave it is and where it stands."""

from dataclasses import dataclass

from checker.model import Finding, Place, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is drawn on the page for one finding."""

    number: int
    severity: Severity
    place: Place


def marks(findings: tuple[Finding, ...]) -> tuple[Mark, ...]:
    """Give the marks for findings in the order of the list, for those that stand in a file."""
    return tuple(
        Mark(number=number, severity=finding.severity, place=finding.place)
        for number, finding in enumerate(findings, 1)
        if finding.place.file is not None
    )
