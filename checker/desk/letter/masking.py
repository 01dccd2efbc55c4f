"""Protected values as they may be shown: every letter and digit a dot."""

from dataclasses import replace

from checker.model import Evidence, Finding

DOT = "\u2022"


def masked(text: str) -> str:
    """Hide a text and keep its shape.

    >>> masked("6 Weir") == DOT + " " + DOT * 4
    True
    """
    return "".join(DOT if character.isalnum() else character for character in text)


def shown(finding: Finding, *, reveal: bool) -> Evidence:
    """Give a finding's evidence as it may be shown."""
    evidence = finding.evidence
    if reveal or not evidence.masked:
        return evidence
    return replace(evidence, letter=masked(evidence.letter), record=masked(evidence.record))
