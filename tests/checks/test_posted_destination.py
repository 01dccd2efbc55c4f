"""Where the address on a letter leads: the first that holds, and nothing for the right one."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.addresses.posted_destination import posted_destination
from checker.model import (
    Case,
    Confidential,
    Organisation,
    Party,
    Person,
    PostalAddress,
    Release,
    WhoId,
    WrongDestination,
)
from tests.builders.cases import (
    C8,
    COURTS_OFFICE,
    FATHERS_HOME,
    FIRMS_OFFICE,
    MOTHER,
    MOTHERS_HOME,
    MOTHERS_OLD_HOME,
    SENDERS_OFFICE,
    address,
    case,
    case_with,
    father,
    mother,
)
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import block, codes, dispatch, document, matter


def found_for(
    written: PostalAddress | str, record: Case | None = None, *, to: str = "P1"
) -> list[str]:
    """Give the codes of what is found when a letter to somebody has an address on it."""
    asked = matter(
        dispatch(document("Dear Ms Hale"), to=to),
        block(written),
        case=record or case(),
        others=elsewhere(),
    )
    return codes(posted_destination(asked))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param(FATHERS_HOME, "address.other-person", id="the father's home"),
        pytest.param(COURTS_OFFICE, "address.other-person", id="the court"),
        pytest.param("5 Far Street, Elsewhere, XX9 9AA", "address.other-case", id="another case"),
        pytest.param(MOTHERS_OLD_HOME, "address.previous", id="her old home"),
        pytest.param(
            "Flat 2, 41 Orchard Close, Exampletown, XX1 4AB", "address.near-miss", id="41 for 14"
        ),
        pytest.param(
            "Flat 3, 14 Orchard Close, Exampletown, XX1 4AB", "address.near-miss", id="next flat"
        ),
        pytest.param(
            "Flat 2, 14 Orchard Road, Exampletown, XX1 4AB",
            "address.near-miss",
            id="Road for Close",
        ),
        pytest.param("77 Nowhere Lane, Elsewhere, XX8 8AA", "address.unknown", id="nobody's"),
        pytest.param(SENDERS_OFFICE, "address.unknown", id="the sender's own office"),
    ],
)
def test_says_where_the_address_leads(written: PostalAddress | str, code: str) -> None:
    """One finding says where the letter's address leads."""
    assert found_for(written) == [code]


@pytest.mark.parametrize(
    ("written", "to"),
    [
        pytest.param(MOTHERS_HOME, "P1", id="her home"),
        pytest.param("Flat 2, 14 ORCHARD CLOSE, EXAMPLETOWN, xx14ab", "P1", id="in capitals"),
        pytest.param("2 Orchard, Flat 2, 14 Orchard Close", "", id="not asked"),
        pytest.param(FIRMS_OFFICE, "P7", id="the solicitor's firm"),
        pytest.param(FIRMS_OFFICE, "O1", id="the firm itself"),
        pytest.param(MOTHERS_HOME, "P3", id="the child who lives there"),
    ],
)
def test_quiet_when_the_letter_goes_to_a_current_address(
    written: PostalAddress | str, to: str
) -> None:
    """A letter to the recipient's current address is right, in any usual way of writing it."""
    if to:
        assert found_for(written, to=to) == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("12 Marlow Road, Otherton", id="no postcode"),
        pytest.param("12 Marllow Road, Otherton, XX3 1AB", id="a letter doubled"),
    ],
)
def test_a_slip_in_the_right_address_is_looked_at(written: str) -> None:
    """The same front door, with a slip or a part left out, takes one look."""
    assert found_for(written, to="P2") == ["address.written-differently"]


@pytest.mark.parametrize(
    ("office", "written"),
    [
        pytest.param(
            address("Mill Bank Lane", "Wexcombe", "XX4 7ML"),
            "Oak School, Mill Bank Lane, Wexcombe, XX4 7ML",
            id="a school in its lane",
        ),
        pytest.param(
            address("Flat 12, Granary Wharf", "Quayside", "Wexcombe", "XX4 7ML"),
            "Flat 12, Granary Wharf, Quayside, Wexcombe, XX4 7ML",
            id="a flat on a wharf",
        ),
    ],
)
def test_an_address_without_a_house_number_is_right_as_it_is_on_the_case(
    office: PostalAddress, written: str
) -> None:
    """Where the case has no number either, the letter is not written differently."""
    school = Organisation(id=WhoId("O5"), name="Oak School", kind="school", addresses=(office,))
    record = case(organisations=(*case().organisations, school))
    assert found_for(written, to="O5", record=record) == []
    assert found_for(written.replace("7ML", "7MT"), to="O5", record=record) != []


def test_a_partys_letter_to_the_partys_solicitors_is_somebody_elses_address() -> None:
    """The solicitor's office is not where the party is written to."""
    assert found_for(FIRMS_OFFICE, to="P1") == ["address.other-person"]


def test_an_employees_office_is_found_by_the_domain_of_their_email() -> None:
    """A professional belongs to the organisation whose mail domain is theirs."""
    worker = Person(
        id=WhoId("P9"), first_name="Lee", last_name="Moss", contacts=MOTHER.contacts[:0]
    )
    worker = replace(worker, contacts=(replace(MOTHER.contacts[0], value="lee@courts.example"),))
    record = case_with(worker, parties=(*case().parties, Party(who=WhoId("P9"), role="court")))

    assert found_for(COURTS_OFFICE, record, to="P9") == []


def test_the_wrong_persons_address_is_never_released_across_a_restriction() -> None:
    """A letter to the father at the mother's protected address cannot be released."""
    asked = matter(
        dispatch(document("Dear Mr Davies"), to="P2"),
        block(MOTHERS_HOME),
        case=case(restrictions=(C8,)),
    )
    [finding] = posted_destination(asked)

    assert finding.code == "address.other-person"
    assert finding.release is Release.NEVER
    assert finding.evidence.masked


def test_a_confidential_address_is_never_released_without_any_restriction() -> None:
    """A C8 on the address itself stands between the two just as a restriction does."""
    home = replace(MOTHERS_HOME, confidential=Confidential.C8)
    record = case_with(mother(addresses=(home,)))
    asked = matter(dispatch(document("Dear Mr Davies"), to="P2"), block(MOTHERS_HOME), case=record)
    [finding] = posted_destination(asked)

    assert finding.release is Release.NEVER


def test_the_old_address_is_said_with_the_day_it_was_replaced() -> None:
    """The title says when, the detail whose, the record what holds now."""
    asked = matter(dispatch(document("Dear Ms Hale")), block(MOTHERS_OLD_HOME), case=case())
    [finding] = posted_destination(asked)

    assert finding.title == "This address was replaced on 10 January 2025"
    assert finding.detail == "The letter uses Ms Hale's old address."
    assert finding.evidence.record == "Flat 2, 14 Orchard Close, Exampletown, XX1 4AB"
    assert finding.actions == ("Use the address on the case",)


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [
        pytest.param(date(2026, 4, 1), ["address.known-wrong"], id="not confirmed since"),
        pytest.param(date(2026, 10, 2), [], id="confirmed since"),
    ],
)
def test_a_known_wrong_address_is_right_again_once_it_is_confirmed(
    confirmed: date, expected: list[str]
) -> None:
    """Somebody else's letter may have gone there: what the person confirmed later is theirs."""
    home = replace(MOTHERS_HOME, last_confirmed_on=confirmed)
    record = case_with(
        mother(addresses=(home,)),
        wrong_destinations=(
            WrongDestination(
                kind="address",
                value="Flat 2, 14 Orchard Close, Exampletown, XX1 4AB",
                on=date(2026, 5, 1),
            ),
        ),
    )
    assert found_for(home, record) == expected


def test_known_wrong_comes_before_everything_else() -> None:
    """Of everything that holds, that something went wrong there before is said."""
    wrong = WrongDestination(
        kind="address", value="12 Marlow Road, Otherton XX3 1AB", on=date(2026, 5, 1)
    )
    assert found_for(FATHERS_HOME, case(wrong_destinations=(wrong,))) == ["address.known-wrong"]


def test_a_wrong_email_says_nothing_of_the_post() -> None:
    """A wrong destination of another kind is not compared."""
    wrong = WrongDestination(kind="email", value="wrong@example.net", on=date(2026, 5, 1))
    assert found_for(MOTHERS_HOME, case(wrong_destinations=(wrong,))) == []


def test_a_former_shared_home_that_the_other_still_has_is_the_other_persons() -> None:
    """The mother's old home where the father lives now is his address first."""
    record = case_with(father(addresses=(replace(MOTHERS_OLD_HOME, use="home", valid_to=None),)))
    assert found_for(MOTHERS_OLD_HOME, record) == ["address.other-person"]


def test_a_former_shared_home_that_both_have_left_is_an_old_address() -> None:
    """Where neither lives any more it is simply her old address."""
    record = case_with(father(addresses=(FATHERS_HOME, MOTHERS_OLD_HOME)))
    assert found_for(MOTHERS_OLD_HOME, record) == ["address.previous"]


def test_an_address_that_begins_later_is_not_yet_theirs() -> None:
    """Before its first day an address is not held for anybody."""
    soon = address("7 New Street", "Exampletown", "XX1 8QQ", id="A7", valid_from=date(2026, 12, 3))
    record = case_with(mother(addresses=(MOTHERS_HOME, soon)))
    asked = matter(dispatch(document("Dear Ms Hale")), block(soon), case=record)
    [finding] = posted_destination(asked)

    assert finding.code == "address.unknown"
    assert finding.title == "This address holds only from 3 December"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param(date(2026, 11, 23), [], id="its last day"),
        pytest.param(date(2026, 11, 22), ["address.previous"], id="the day after"),
    ],
)
def test_both_ends_of_an_address_are_inclusive(ends: date, expected: list[str]) -> None:
    """An address still holds on its last day."""
    home = replace(MOTHERS_HOME, valid_to=ends)
    assert found_for(home, case_with(mother(addresses=(home,)))) == expected


def test_a_scottish_flat_written_another_way_is_asked_about() -> None:
    """3F2 and flat 6 may or may not be one flat."""
    home = address("3F2, 14 Larch Street", "Edinburgh", "EH6 5DT", id="A1")
    record = case_with(mother(addresses=(home,)))
    assert found_for("Flat 6, 14 Larch Street, Edinburgh, EH6 5DT", record) == ["address.flat-form"]


def test_quiet_when_the_flats_other_form_is_known() -> None:
    """A form saved as also written is the same flat."""
    home = address(
        "3F2, 14 Larch Street",
        "Edinburgh",
        "EH6 5DT",
        id="A1",
        also_written=("Flat 6, 14 Larch Street",),
    )
    record = case_with(mother(addresses=(home,)))
    assert found_for("Flat 6, 14 Larch Street, Edinburgh, EH6 5DT", record) == []


def test_quiet_without_a_record_or_an_address() -> None:
    """What is missing is said by other rules."""
    letter = dispatch(document("Dear Ms Hale"))

    assert not list(posted_destination(matter(letter, block(MOTHERS_HOME), case=None)))
    assert not list(posted_destination(matter(letter, case=case())))


def test_quiet_about_the_past_when_the_front_door_is_still_theirs() -> None:
    """An old entry of the very same premises says nothing where the current one holds."""
    old = replace(FATHERS_HOME, id="A12", use="previous", valid_to=date(2025, 1, 9))
    record = case_with(father(addresses=(FATHERS_HOME, old)))
    assert found_for("12 Marlow Road, Otherton", record, to="P2") == ["address.written-differently"]


def test_quiet_about_others_who_share_the_recipients_own_address() -> None:
    """Somebody else at the same front door makes it nobody else's address."""
    record = case_with(mother(addresses=(FATHERS_HOME,)))
    assert found_for("12 Marlow Road, Otherton", record, to="P2") == ["address.written-differently"]


def test_an_old_address_without_any_days_is_simply_old() -> None:
    """Where the record holds no days, none are said."""
    old = replace(MOTHERS_OLD_HOME, valid_from=None, valid_to=None)
    asked = matter(
        dispatch(document("Dear Ms Hale")),
        block(old),
        case=case_with(mother(addresses=(old,))),
    )
    [finding] = posted_destination(asked)
    assert finding.title == "This is an old address"


def test_an_old_address_that_nothing_replaced_is_said_with_its_last_day() -> None:
    """Without a current address there is nothing to use instead."""
    asked = matter(
        dispatch(document("Dear Ms Hale")),
        block(MOTHERS_OLD_HOME),
        case=case_with(mother(addresses=(MOTHERS_OLD_HOME,))),
    )
    [finding] = posted_destination(asked)
    assert finding.title == "This address ended on 9 January 2025"
    assert finding.actions == ()


def test_a_courts_letter_at_a_protected_address_may_be_released() -> None:
    """Nothing stands between a court and a party, so a second person may decide."""
    home = replace(MOTHERS_HOME, confidential=Confidential.C8)
    record = case_with(mother(addresses=(home,)))
    asked = matter(dispatch(document("Dear Sir"), to="O3"), block(MOTHERS_HOME), case=record)
    [finding] = posted_destination(asked)
    assert finding.release is Release.SECOND_PERSON


def test_an_address_for_somebody_who_is_not_on_the_record_is_anothers() -> None:
    """Nobody known is kept apart from nobody, so a second person may decide."""
    sent = dispatch(document("Dear Sir"))
    stranger = replace(sent, recipients=(replace(sent.recipients[0], id=None),))
    [finding] = posted_destination(matter(stranger, block(FATHERS_HOME), case=case()))

    assert finding.release is Release.SECOND_PERSON
    assert not list(posted_destination(matter(dispatch(), case=case())))
