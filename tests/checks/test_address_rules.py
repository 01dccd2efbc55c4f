"""What else can be wrong with the address on a letter."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from checker.checks.addresses.address_gone_away import address_gone_away
from checker.checks.addresses.address_malformed import address_malformed
from checker.checks.addresses.address_missing import address_missing
from checker.checks.addresses.address_no_post import address_no_post
from checker.checks.addresses.address_shared_home import address_shared_home
from checker.checks.addresses.address_special import address_special
from checker.checks.addresses.address_surfaces_disagree import address_surfaces_disagree
from checker.checks.addresses.address_unconfirmed import address_unconfirmed
from checker.checks.matter import Matter
from checker.model import (
    Case,
    Channel,
    Concealment,
    Finding,
    PostalAddress,
    Read,
    Restriction,
    ReturnedPost,
)
from tests.builders.cases import (
    C8,
    COURT,
    FATHER,
    FATHERS_HOME,
    MOTHER,
    MOTHERS_HOME,
    address,
    case,
    case_with,
    father,
    mother,
    preferring,
)
from tests.builders.letters import block, codes, dispatch, document, matter, message_to

Check = Callable[[Matter], Iterator[Finding]]


def found(
    check: Check,
    written: PostalAddress | str = MOTHERS_HOME,
    *,
    record: Case | None = None,
    to: str = "P1",
    via: Channel = Channel.POST,
    addressee: tuple[str, ...] = ("Ms Erin Hale",),
) -> list[str]:
    """Give the codes that one check finds for a letter with an address on it."""
    letter = dispatch(document("Dear Ms Hale"), to=to, via=via)
    return codes(check(matter(letter, block(written, addressee=addressee), case=record or case())))


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        pytest.param(Channel.POST, ["address.missing"], id="by post"),
        pytest.param(Channel.EMAIL, [], id="by email"),
        pytest.param(Channel.HAND, [], id="by hand"),
    ],
)
def test_a_posted_letter_needs_an_address(via: Channel, expected: list[str]) -> None:
    """Only a letter that is posted needs an address on it."""
    letter = dispatch(document("Dear Ms Hale"), via=via)
    assert codes(address_missing(matter(letter, case=case()))) == expected


def test_an_address_that_nobody_sees_is_missing() -> None:
    """A deleted address is not on the page."""
    deleted = block(MOTHERS_HOME, hidden=Concealment.DELETED)
    assert codes(address_missing(matter(document("Dear Ms Hale"), deleted, case=case()))) == [
        "address.missing"
    ]


def test_quiet_when_the_address_is_there_or_nothing_could_be_read() -> None:
    """An unread letter is a Stop of its own."""
    assert found(address_missing) == []
    unreadable = dispatch(document(read=Read.NO))
    assert not list(address_missing(matter(unreadable, case=case())))
    assert not list(address_missing(matter(dispatch(), case=case())))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param(FATHERS_HOME, ["address.surfaces-disagree"], id="another house"),
        pytest.param(
            "Flat 3, 14 Orchard Close, Exampletown, XX1 4AB",
            ["address.surfaces-disagree"],
            id="another flat",
        ),
        pytest.param(MOTHERS_HOME, [], id="the same"),
        pytest.param(
            "FLAT 2, 14 ORCHARD CL, EXAMPLETOWN, XX14AB", [], id="the same, written differently"
        ),
    ],
)
def test_a_label_must_agree_with_the_letter(
    label: PostalAddress | str, expected: list[str]
) -> None:
    """The envelope goes where its label says."""
    both = dispatch(document("Dear Ms Hale"), document(name="label.pdf"))
    mentions = (block(MOTHERS_HOME), block(label, file="label.pdf"))
    assert codes(address_surfaces_disagree(matter(both, *mentions, case=case()))) == expected


def test_two_addresses_on_one_letter_must_agree() -> None:
    """A letter cannot go to two front doors."""
    asked = matter(document("Dear Ms Hale"), block(MOTHERS_HOME), block(FATHERS_HOME), case=case())
    [finding] = address_surfaces_disagree(asked)

    assert finding.detail == "The letter itself has two addresses, and they differ."
    assert not list(address_surfaces_disagree(matter(document(""), case=case())))


def test_the_address_of_an_attached_letter_is_compared() -> None:
    """An email's attachment is where its address block stands."""
    sent = dispatch(
        document("See attached.", name="m.eml", message=message_to("e.hale@example.org")),
        document("Dear Ms Hale", name="m.eml/letter.docx", parent="m.eml"),
        document(name="m.eml/label.docx", parent="m.eml"),
        via=Channel.EMAIL,
    )
    mentions = (
        block(MOTHERS_HOME, file="m.eml/letter.docx"),
        block(FATHERS_HOME, file="m.eml/label.docx"),
    )
    assert codes(address_surfaces_disagree(matter(sent, *mentions, case=case()))) == [
        "address.surfaces-disagree"
    ]


SHARED = father(addresses=(FATHERS_HOME, replace(MOTHERS_HOME, id="A10")))
LEFT = father(addresses=(FATHERS_HOME, replace(MOTHERS_HOME, id="A10", valid_to=date(2026, 1, 5))))


@pytest.mark.parametrize(
    ("other", "to", "restriction", "expected"),
    [
        pytest.param(SHARED, "P1", C8, ["address.shared-home"], id="he is still there"),
        pytest.param(LEFT, "P1", C8, ["address.shared-home"], id="he was there"),
        pytest.param(FATHER, "P1", C8, [], id="he never was"),
        pytest.param(SHARED, "P1", None, [], id="nothing stands between them"),
        pytest.param(
            SHARED,
            "P1",
            replace(C8, valid_to=date(2026, 3, 1)),
            [],
            id="the restriction has ended",
        ),
    ],
)
def test_a_home_shared_with_somebody_kept_apart(
    other: object, to: str, restriction: Restriction | None, expected: list[str]
) -> None:
    """Whoever must not read the letter may be the one who opens it."""
    record = case_with(
        other,  # type: ignore[arg-type]  # a person of the table
        restrictions=(restriction,) if restriction else (),
    )
    assert found(address_shared_home, record=record, to=to) == expected


def test_quiet_when_the_protected_one_has_left_the_home_of_the_other() -> None:
    """The father may be written to at the house that the mother fled."""
    record = case_with(
        mother(addresses=(MOTHERS_HOME, replace(FATHERS_HOME, valid_to=date(2026, 1, 5)))),
        restrictions=(C8,),
    )
    assert found(address_shared_home, FATHERS_HOME, record=record, to="P2") == []


def test_a_protected_one_who_still_lives_with_the_other_is_said() -> None:
    """Where both still live, even the letter to the other one is worth a second look."""
    record = case_with(
        mother(addresses=(MOTHERS_HOME, replace(FATHERS_HOME, id="A11"))), restrictions=(C8,)
    )
    assert found(address_shared_home, FATHERS_HOME, record=record, to="P2") == [
        "address.shared-home"
    ]


def test_nobody_is_kept_apart_from_somebody_who_is_not_on_the_record() -> None:
    """A restriction names people of the record."""
    sent = dispatch(document("Dear Sir"))
    stranger = replace(sent, recipients=(replace(sent.recipients[0], id=None),))
    asked = matter(stranger, block(MOTHERS_HOME), case=case(restrictions=(C8,)))
    assert not list(address_shared_home(asked))


def with_home(**changes: object) -> Case:
    """Make the case with something changed in the mother's home."""
    home = replace(MOTHERS_HOME, **changes)  # type: ignore[arg-type]  # any field by its name
    return case_with(mother(addresses=(home,)))


@pytest.mark.parametrize(
    ("record", "via", "expected"),
    [
        pytest.param(
            with_home(safe_to_post=False), Channel.POST, ["address.no-post"], id="not safe"
        ),
        pytest.param(
            case_with(preferring(MOTHER, no_post=True)),
            Channel.POST,
            ["address.no-post"],
            id="she wants none",
        ),
        pytest.param(
            with_home(lines=("Address not known",)),
            Channel.POST,
            ["address.no-post"],
            id="not known",
        ),
        pytest.param(
            with_home(kind="no_fixed_abode"), Channel.POST, ["address.no-post"], id="no abode"
        ),
        pytest.param(with_home(safe_to_post=False), Channel.EMAIL, [], id="by email"),
        pytest.param(with_home(safe_to_post=True), Channel.POST, [], id="safe"),
        pytest.param(with_home(), Channel.POST, [], id="nothing said"),
    ],
)
def test_nothing_is_posted_where_the_record_says_not_to(
    record: Case, via: Channel, expected: list[str]
) -> None:
    """That the address is not known beats whatever text the field still holds."""
    assert found(address_no_post, record=record, via=via) == expected


def test_no_post_is_said_without_an_address_on_the_letter() -> None:
    """The wish to have no post does not depend on what the letter says."""
    record = case_with(preferring(MOTHER, no_post=True))
    asked = matter(document("Dear Ms Hale"), case=record)

    assert codes(address_no_post(asked)) == ["address.no-post"]
    assert not list(address_no_post(matter(document(""), case=None)))


@pytest.mark.parametrize(
    ("on", "via", "expected"),
    [
        pytest.param(date(2026, 11, 1), Channel.POST, ["address.gone-away"], id="after"),
        pytest.param(date(2026, 6, 1), Channel.POST, [], id="confirmed since"),
        pytest.param(date(2026, 11, 1), Channel.EMAIL, [], id="by email"),
    ],
)
def test_post_that_came_back_is_said(on: date, via: Channel, expected: list[str]) -> None:
    """Until the address is confirmed again, nothing more goes there."""
    record = case(returned_post=(ReturnedPost(address="A1", on=on, reason="gone away"),))
    assert found(address_gone_away, record=record, via=via) == expected


@pytest.mark.parametrize("which", ["A3", "A99"])
def test_quiet_when_other_post_came_back(which: str) -> None:
    """What came back from elsewhere says nothing of this address."""
    record = case(returned_post=(ReturnedPost(address=which, on=date(2026, 11, 1)),))
    assert found(address_gone_away, record=record) == []
    assert not list(address_gone_away(matter(document(""), case=record)))


def test_the_reason_is_said_only_where_there_is_one() -> None:
    """Post without a mark tells only that it came back."""
    record = case(returned_post=(ReturnedPost(address="A1", on=date(2026, 11, 1)),))
    [finding] = address_gone_away(
        matter(document("Dear Ms Hale"), block(MOTHERS_HOME), case=record)
    )
    assert finding.title == "Post to this address came back on 1 November"
    assert finding.detail == "The person may not live there any more."


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param("14 Elm Road, Leeds", "There is no postcode.", id="no postcode"),
        pytest.param(
            "14 Elm Road, Leeds, LS6 2A", "The postcode is not a possible one.", id="cut short"
        ),
        pytest.param(
            "14 Elm Road, Leeds, LS6 OAB", "The postcode is not a possible one.", id="O for 0"
        ),
        pytest.param(
            "14 Elm Road, Leeds, M6 2AB", "The postcode is not of that town.", id="another town's"
        ),
        pytest.param(
            "14 Elm Road, (back door), Leeds, LS6 2AB",
            "A line begins with a character that no address line can begin with.",
            id="a bracket",
        ),
        pytest.param("14 Elm Road, LS6 2AB", "It has fewer than three lines.", id="two lines"),
    ],
)
def test_says_why_an_address_may_not_be_delivered(written: str, why: str) -> None:
    """One sentence says what is wrong."""
    letter = document("Dear Ms Hale")
    [finding] = address_malformed(matter(letter, block(written), case=case()))

    assert finding.code == "address.malformed"
    assert finding.detail == why


def test_a_bracket_that_only_the_page_has_is_seen() -> None:
    """The finder tidies an address; the page is what the post reads."""
    tidied = replace(
        block("49 Ropewalk, Otherton, XX3 1AB"), text="49 Ropewalk\n(Otherton)\nXX3 1AB"
    )
    [finding] = address_malformed(matter(document("Dear"), tidied, case=case()))
    assert "no address line can begin with" in finding.detail


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("14 Elm Road, Leeds, LS6 2AB", id="all there"),
        pytest.param("14 Elm Road, Exampletown, XX6 2AB", id="an invented area"),
        pytest.param("14 Elm Road London SE1 2AB", id="one line"),
        pytest.param("1 Signal Regiment, BFPO 58", id="forces"),
    ],
)
def test_quiet_when_an_address_can_be_delivered(written: str) -> None:
    """Invented areas and addresses in one line are no reason to ask."""
    assert found(address_malformed, written) == []
    assert not list(address_malformed(matter(document(""), case=case())))


@pytest.mark.parametrize(
    ("written", "addressee", "expected"),
    [
        pytest.param(
            "HMP Fernbridge, Exampletown, XX4 1AA", ("Mr A Person",), True, id="no number"
        ),
        pytest.param(
            "HMP Fernbridge, Exampletown, XX4 1AA", ("A1234BC Mr A Person",), False, id="number"
        ),
        pytest.param("Unit 5, BFPO 58, Episkopi", ("Cpl A Person",), True, id="BFPO and town"),
        pytest.param("1 Signal Regiment, BFPO 58", ("Cpl A Person",), False, id="BFPO alone"),
        pytest.param(
            "1 Signal Regiment, BFPO 58, BF1 2AU", ("Cpl A Person",), False, id="BFPO, postcode"
        ),
        pytest.param("PO Box 88, Exampletown, XX1 1AA", ("Ms Hale",), True, id="PO Box"),
        pytest.param(
            "c/o Mrs Moss, 3 Elm Road, Exampletown, XX1 1AA", ("Ms Hale",), True, id="care of"
        ),
        pytest.param("No fixed abode, Exampletown", ("Ms Hale",), True, id="no abode"),
        pytest.param(MOTHERS_HOME, ("Ms Hale",), False, id="a home"),
    ],
)
def test_special_addresses_are_looked_at(
    written: PostalAddress | str, addressee: tuple[str, ...], *, expected: bool
) -> None:
    """Some kinds of address need more than a street."""
    codes_found = found(address_special, written, addressee=addressee)
    assert codes_found == (["address.special"] if expected else [])


def test_a_prison_by_the_record_needs_a_number_too() -> None:
    """The record may know a prison that its address does not name."""
    prison = address("Fernbridge", "1 Long Lane", "Exampletown", "XX4 1AA", kind="prison")
    record = case_with(mother(addresses=(prison,)))

    assert found(address_special, prison, record=record) == ["address.special"]
    assert found(address_special, prison, record=record, addressee=("A1234BC Hale",)) == []


def test_quiet_when_an_office_has_its_own_box() -> None:
    """A court's post box is the court's."""
    box = address("PO Box 12", "Exampletown", "XX1 1AA")
    record = case(organisations=(replace(COURT, addresses=(box,)),))

    assert found(address_special, box, record=record, to="O3") == []
    assert not list(address_special(matter(document(""), case=record)))


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [
        pytest.param(date(2025, 11, 22), ["address.unconfirmed"], id="a year and a day"),
        pytest.param(date(2025, 11, 23), [], id="a year"),
        pytest.param(None, [], id="not kept"),
    ],
)
def test_an_address_confirmed_long_ago_is_worth_knowing(
    confirmed: date | None, expected: list[str]
) -> None:
    """The policy says how long is long."""
    assert found(address_unconfirmed, record=with_home(last_confirmed_on=confirmed)) == expected
