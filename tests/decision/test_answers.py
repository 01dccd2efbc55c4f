"""Whether the answers hold: who was chosen, what was typed, and whether the button was held."""

from dataclasses import replace

import pytest

from checker.decision import Answer, Friction, answers_hold, friction
from checker.model import Organisation, Person, WhoId
from tests.builders.results import (
    BY_EMAIL,
    BY_POST,
    CHECK,
    ERIN,
    GRAVE,
    HOME,
    TODAY,
    record,
    result,
)


def test_answers_that_match_hold_whatever_the_spaces_and_capitals() -> None:
    """A postcode is the same with and without its space."""
    missing = answers_hold(
        GRAVE, chosen=(ERIN,), typed=" xx14ab", held=True, case=record(), result=result()
    )

    assert missing == ()


def test_everything_that_does_not_match_is_said_at_once() -> None:
    """Nobody is sent round three times for three things."""
    missing = answers_hold(
        GRAVE, chosen=("P2",), typed="XX1 4AC", held=False, case=record(), result=result()
    )

    assert len(missing) == 3
    assert all(sentence.endswith(".") for sentence in missing)
    assert "XX1" not in " ".join(missing)


def test_what_was_not_answered_is_asked_and_not_told_to_be_wrong() -> None:
    """Nothing was chosen and nothing typed: so nothing is said not to match."""
    missing = answers_hold(GRAVE, chosen=(), typed=" ", held=True, case=record(), result=result())

    assert missing == (
        "Choose who should receive this.",
        "Type the postcode of the address it goes to.",
    )


def test_all_recipients_are_chosen_and_no_others() -> None:
    """Choosing one of two, or one too many, does not hold."""
    both = result(to=(BY_POST, replace(BY_POST, id=WhoId("P2"))))

    def missing(*chosen: str) -> tuple[str, ...]:
        return answers_hold(
            GRAVE, chosen=chosen, typed="XX1 4AB", held=True, case=record(), result=both
        )

    assert missing("P2", "P1") == ()
    assert "all 2" in missing("P1")[0]
    assert missing("P1", "P2", "P3")


@pytest.mark.parametrize(("typed", "holds"), [("mple", True), ("MPLE", True), ("", False)])
def test_an_email_is_confirmed_with_the_end_of_its_address(typed: str, *, holds: bool) -> None:
    """The last four characters of the address are typed."""
    by_email = result(CHECK, to=(BY_EMAIL,))
    asked = friction(by_email, record(), today=TODAY)

    missing = answers_hold(
        asked, chosen=(), typed=typed, held=False, case=record(), result=by_email
    )

    assert asked == Friction(level=2, answer=Answer.EMAIL_END)
    assert (missing == ()) is holds


def test_nothing_typed_never_matches_an_address_that_is_gone() -> None:
    """When the record is not there, an empty answer is no answer."""
    missing = answers_hold(GRAVE, chosen=(ERIN,), typed="", held=True, case=None, result=result())

    assert len(missing) == 1


def test_the_postcode_is_of_the_recipients_own_address() -> None:
    """Two people may each have an address called A1; an organisation's address is found too."""
    theirs = replace(HOME, postcode="XX9 9ZZ")
    other = Person(id=WhoId("P0"), addresses=(theirs,))
    case = replace(record(), people=(other, *record().people))
    firm = Organisation(id=WhoId("O1"), name="A firm", addresses=(replace(theirs, id="A5"),))

    assert not answers_hold(
        GRAVE, chosen=(ERIN,), typed="XX14AB", held=True, case=case, result=result()
    )
    at_firm = result(to=(replace(BY_POST, id=WhoId("P7"), destination="A5"),))
    assert not answers_hold(
        GRAVE,
        chosen=(WhoId("P7"),),
        typed="XX99ZZ",
        held=True,
        case=replace(case, organisations=(firm,)),
        result=at_firm,
    )


def test_nobody_to_send_to_has_nothing_to_type() -> None:
    """Without a recipient there is no postcode and no email address."""
    missing = answers_hold(
        GRAVE, chosen=(), typed="", held=True, case=record(), result=result(to=())
    )

    assert len(missing) == 1
