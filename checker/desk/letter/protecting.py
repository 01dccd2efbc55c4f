"""What one finding keeps covered, no other finding shows."""

import re
from dataclasses import replace

from checker.model import Finding

_FEWEST = 4
"""Shorter values (a house number) stand in too many texts to say anything."""


def covered(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Mask the evidence of every finding that would show what another one masks.

    An address that must not be seen by somebody is often wrong in more than one way: the finding
    about its spelling, its place on the envelope or the comment it stands in must not show what
    the finding about its protection covers.
    """
    secret = [one for one in findings if one.evidence.masked]
    values = [value for one in secret for value in _values(one) if len(value) >= _FEWEST]

    def judged(finding: Finding) -> Finding:
        shows = any(_overlap(finding, one) for one in secret) or any(
            value in text for text in _values(finding) for value in values
        )
        shows = shows or any(word in value for word in _doubted(finding) for value in values)
        if finding.evidence.masked or not shows:
            return finding
        return replace(finding, evidence=replace(finding.evidence, masked=True))

    return tuple(judged(finding) for finding in findings)


def _overlap(one: Finding, other: Finding) -> bool:
    """Say whether two findings stand on the same words."""
    here, there = one.place, other.place
    if here.span is None or there.span is None:
        return False
    same = (here.file, here.part) == (there.file, there.part)
    return same and here.span[0] < there.span[1] and there.span[0] < here.span[1]


def _doubted(finding: Finding) -> tuple[str, ...]:
    """Give the words of a scan that are in doubt: they are quoted one by one, torn from the rest.

    A postcode alone would not be found to hold the whole address that must be kept back.
    """
    if finding.code != "unread.scan":
        return ()
    words = re.split(r"[,;()]", finding.evidence.letter)
    folded = ("".join(one for one in word if one.isalnum()).casefold() for word in words)
    return tuple(word for word in folded if len(word) >= _FEWEST)


def _values(finding: Finding) -> tuple[str, ...]:
    """Give what the evidence says, without spaces, signs and capitals."""
    said = (finding.evidence.letter, finding.evidence.record)
    folded = ("".join(one for one in text if one.isalnum()).casefold() for text in said)
    return tuple(text for text in folded if text)
