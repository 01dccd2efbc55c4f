"""What one finding keeps covered, no other finding shows."""

import pytest

from checker.desk.letter.protecting import covered
from checker.model import Evidence, Finding, Part, Place, Release, Severity

HOME = "6 Weir Cottages, Bramwick, HX98 3LD"


def finding(
    letter: str, record: str = "", *, span: tuple[int, int] | None = None, masked: bool = False
) -> Finding:
    """A finding about words of a letter."""
    return Finding(
        code="protected.address" if masked else "address.unknown",
        severity=Severity.STOP,
        release=Release.SECOND_PERSON,
        title="An address",
        place=Place(file="letter.txt", part=Part.BODY, span=span),
        evidence=Evidence(letter=letter, record=record, masked=masked),
    )


COVERED = [
    pytest.param(finding("6 Weir Cotages, HX98 3LD", span=(10, 40)), id="the same place"),
    pytest.param(finding("Note: 6 WEIR COTTAGES BRAMWICK HX983LD, new"), id="written otherwise"),
    pytest.param(finding("another", record=HOME), id="what the record says"),
]
SHOWN = [
    pytest.param(finding("41 Larkspur Close, HX97 8QT", span=(50, 60)), id="another place"),
    pytest.param(finding("", span=None), id="nothing"),
]


@pytest.mark.parametrize("other", COVERED)
def test_a_protected_value_is_covered_in_every_finding(other: Finding) -> None:
    """Whatever else is wrong with it."""
    protected = finding(HOME, span=(12, 20), masked=True)

    for found in ((protected, other), (other, protected)):
        assert all(one.evidence.masked for one in covered(found))


@pytest.mark.parametrize("other", SHOWN)
def test_what_nobody_protects_is_shown(other: Finding) -> None:
    """A person has to see what is wrong in order to mend it."""
    protected = finding(HOME, span=(12, 20), masked=True)

    assert covered((protected, other)) == (protected, other)
    assert covered((other,)) == (other,)


def test_a_short_value_covers_nothing_else() -> None:
    """A house number stands in too many texts."""
    short = finding("6", span=(0, 1), masked=True)

    assert not covered((short, finding("16 Elm Road", span=(30, 40))))[1].evidence.masked
