"""What a second person released: exactly that letter, and only what a second person may release."""

from dataclasses import replace

import pytest

from checker.decision import SecondPerson, bound, decide, needs_second, still_standing
from checker.errors import NotReleased
from checker.model import Channel, Finding, Result, Sha256, WhoId
from tests.builders.results import CHECK, GAP, LETTER, NOTE, REFUGE, STOP, result

LEAD = "u-lead"


def released(told: Result, *findings: Finding) -> SecondPerson:
    """Give a lead's word about a result."""
    return SecondPerson(bound=bound(told), findings=frozenset(one.key for one in findings), by=LEAD)


def test_what_a_lead_released_does_not_stand() -> None:
    """Exactly the finding that was asked about; a Check beside it is still to be decided."""
    told = result(STOP, CHECK, NOTE)

    standing = still_standing(told, (), second=released(told, STOP))

    assert [one.finding for one in standing] == [CHECK]
    assert decide(
        result(STOP), (), bound_now=bound(told), second=released(told, STOP)
    ).bound == bound(told)


@pytest.mark.parametrize("finding", [GAP, REFUGE])
def test_nobody_releases_what_must_be_fixed_or_never_goes(finding: Finding) -> None:
    """Whatever a lead said of it, and it is not even asked about."""
    told = result(finding, STOP)
    second = released(told, finding, STOP)

    assert [one.finding for one in still_standing(told, (), second=second)] == [finding]
    with pytest.raises(NotReleased):
        decide(told, (), bound_now=bound(told), second=second)
    assert needs_second(told) == ()
    assert needs_second(result(STOP, CHECK)) == (STOP,)


@pytest.mark.parametrize(
    "change",
    [
        {"files": (Sha256("c" * 64),)},
        {"recipients": (WhoId("P9"),)},
        {"channel": Channel.EMAIL},
        {"snapshot": "another"},
    ],
)
def test_any_change_voids_it(change: dict[str, object]) -> None:
    """Another byte, recipient, way or record: it is another letter."""
    told = result(STOP)
    second = replace(released(told, STOP), bound=replace(bound(told), **change))  # type: ignore[arg-type] # one field each

    assert [one.finding for one in still_standing(told, (), second=second)] == [STOP]


def test_a_finding_that_nobody_asked_about_stands() -> None:
    """One that a later check found is new to the lead."""
    told = result(STOP, replace(STOP, code="address.no-post"))

    assert len(still_standing(told, (), second=released(told, STOP))) == 1
    assert LETTER.sha256 in bound(told).files
