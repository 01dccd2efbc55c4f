"""How carefully a letter is confirmed: one press, a postcode, or everything."""

from dataclasses import replace
from datetime import date

import pytest

from checker.decision import Answer, Friction, friction, still_standing
from checker.model import Case, Confidential, Organisation, Restriction, WhoId
from tests.builders.results import (
    BY_EMAIL,
    BY_POST,
    CHECK,
    ERIN,
    GRAVE,
    HOME,
    NOTE,
    STOP,
    TODAY,
    record,
    result,
)


def test_monitoring_asks_for_nothing() -> None:
    """In monitor mode findings are recorded and nothing is asked."""
    assert still_standing(result(STOP, CHECK), (), mode="monitor") == ()
    assert friction(result(STOP), None, today=TODAY, mode="monitor") == Friction(level=1)


def test_a_clear_letter_to_a_fresh_address_is_one_press() -> None:
    """Most letters are right, and most letters ask for nothing."""
    assert friction(result(NOTE), record(), today=TODAY) == Friction(level=1)


def test_a_check_kept_asks_for_the_postcode() -> None:
    """A letter with a reason attached is confirmed with its postcode."""
    asked = friction(result(CHECK), record(), today=TODAY)

    assert asked == Friction(level=2, answer=Answer.POSTCODE)


@pytest.mark.parametrize(
    "confirmed",
    [
        pytest.param(None, id="never confirmed"),
        pytest.param(date(2026, 8, 25), id="90 days ago"),
        pytest.param(date(2026, 11, 24), id="said to be tomorrow"),
    ],
)
def test_an_address_not_confirmed_lately_asks_for_the_postcode(confirmed: date | None) -> None:
    """An old address is looked at once more."""
    case = record(replace(HOME, last_confirmed_on=confirmed))

    assert friction(result(), case, today=TODAY).level == 2


def test_an_address_confirmed_89_days_ago_is_fresh() -> None:
    """The limit is the day it says."""
    case = record(replace(HOME, last_confirmed_on=date(2026, 8, 26)))

    assert friction(result(), case, today=TODAY).level == 1


def test_a_destination_that_the_record_does_not_hold_asks_for_more() -> None:
    """Without an address in the record there is no postcode to type: the recipient is chosen."""
    lost = replace(BY_POST, destination="A9")

    asked = friction(result(to=(lost,)), record(), today=TODAY)

    assert asked == Friction(level=2, choose_recipient=True)


def test_a_letter_to_nobody_is_not_one_press() -> None:
    """Nothing goes without a recipient, so nothing is easy about it."""
    assert friction(result(to=()), record(), today=TODAY).level == 2


def test_a_clear_email_is_one_press() -> None:
    """An email has no address to grow old."""
    assert friction(result(to=(BY_EMAIL,)), record(), today=TODAY).level == 1


REFUGE_HOUSE = Organisation(id=WhoId("O1"), name="A house", kind="refuge")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(record(HOME, replace(HOME, id="A2", confidential=Confidential.C8)), id="C8"),
        pytest.param(
            record(HOME, replace(HOME, id="A2", confidential=Confidential.UNKNOWN)),
            id="nobody said whether it is confidential",
        ),
        pytest.param(record(HOME, body=REFUGE_HOUSE), id="a refuge"),
        pytest.param(
            record(HOME, body=replace(REFUGE_HOUSE, kind="school", location_revealing=True)),
            id="a school that tells where a child is",
        ),
        pytest.param(
            record(
                HOME,
                body=replace(
                    REFUGE_HOUSE,
                    kind="other",
                    addresses=(replace(HOME, confidential=Confidential.COURT_ORDER),),
                ),
            ),
            id="an organisation at a protected address",
        ),
        pytest.param(
            replace(
                record(),
                restrictions=(
                    Restriction(
                        id="R1", subject=ERIN, what=("address",), hidden_from=(WhoId("P2"),)
                    ),
                ),
            ),
            id="a restriction on an address",
        ),
    ],
)
def test_a_confidential_address_in_the_case_asks_for_everything(case: Case) -> None:
    """Where a slip can endanger somebody, the person chooses, types and holds."""
    assert friction(result(), case, today=TODAY) == GRAVE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(replace(REFUGE_HOUSE, kind="court", addresses=()), id="a court"),
        pytest.param(
            replace(
                REFUGE_HOUSE,
                kind="court",
                addresses=(replace(HOME, confidential=Confidential.UNKNOWN),),
            ),
            id="a court whose record says nothing of confidentiality",
        ),
    ],
)
def test_an_ordinary_organisation_makes_no_letter_grave(body: Organisation) -> None:
    """A court's address is public: it must not make every letter the hardest kind."""
    assert friction(result(), record(HOME, body=body), today=TODAY).level == 1


@pytest.mark.parametrize(
    "restriction",
    [
        pytest.param(
            Restriction(
                id="R1",
                subject=ERIN,
                what=("address",),
                hidden_from=(),
                valid_to=date(2026, 1, 1),
            ),
            id="ended",
        ),
        pytest.param(
            Restriction(id="R1", subject=ERIN, what=("phone",), hidden_from=()), id="of a phone"
        ),
    ],
)
def test_a_restriction_on_no_address_of_today_adds_nothing(restriction: Restriction) -> None:
    """Only what is in force and is about a place counts."""
    case = replace(record(), restrictions=(restriction,))

    assert friction(result(), case, today=TODAY).level == 1


def test_a_fixed_stop_a_new_address_a_standing_stop_or_no_record_ask_for_everything() -> None:
    """The history of a letter counts, not only how it looks now."""
    assert friction(result(), record(), today=TODAY, stop_was_fixed=True) == GRAVE
    assert friction(result(), record(), today=TODAY, first_to_address=True) == GRAVE
    assert friction(result(STOP), record(), today=TODAY) == GRAVE
    assert friction(result(), None, today=TODAY) == replace(GRAVE, answer=Answer.NONE)
