"""Official numbers in letters to readers who do not need them."""

from dataclasses import replace

import pytest

from checker.checks.material.identifier_unneeded import identifier_unneeded
from checker.mentions import find
from checker.model import Identifier, Organisation, Release, Severity, WhoId
from tests.builders.cases import (
    CHILD,
    COURT,
    FIRM,
    OTHER_FIRM,
    SENDER,
    address,
    case,
    case_with,
    father,
    mother,
    policy,
)
from tests.builders.letters import codes, dispatch, document, matter
from tests.builders.protected_cases import found

SURGERY = Organisation(id=WhoId("O6"), name="Weir Surgery", kind="gp")
HOSPITAL = Organisation(id=WhoId("O7"), name="Weir Hospital", kind="hospital")
POLICE = Organisation(id=WhoId("O8"), name="Exampleshire Police", kind="police")
SCHOOL = Organisation(id=WhoId("O10"), name="Larkfield School", kind="school")
PRISON = Organisation(id=WhoId("O11"), name="HMP Weir", kind="prison")
COUNCIL = Organisation(id=WhoId("O12"), name="Weir Council", kind="local_authority")
BODIES = (FIRM, OTHER_FIRM, COURT, SENDER, SURGERY, HOSPITAL, POLICE, SCHOOL, PRISON, COUNCIL)
RECORD = case_with(
    mother(identifiers=(Identifier(kind="nhs", value="999 000 0018"),)),
    father(identifiers=(Identifier(kind="nino", value="AB123456C"),)),
    replace(CHILD, identifiers=(Identifier(kind="upn", value="B801200005001"),)),
    organisations=BODIES,
)
NHS = "NHS number 999 000 0018"
NINO = "National Insurance number AB 12 34 56 C"
UPN = "UPN B801200005001"
PNC = "PNC 2003/0011985X"
CRO = "CRO 85227/65L"
PRISONER = "prison number A1234BC"
PASSPORT = "passport number 925076473"
BANK = "Sort code 12-34-56, account number 12345678"
IBAN = "IBAN GB82 WEST 1234 5698 7654 32"
CARD = "debit card 4111 1111 1111 1111"
LICENCE = "driving licence MORGA 657054 SM9IJ"
PLATE = "registration AB12 CDE"


@pytest.mark.parametrize(
    ("text", "to", "many"),
    [
        (NHS, "P1", 0), (NHS, "P2", 1), (NHS, "P7", 0), (NHS, "O1", 0), (NHS, "O2", 1),
        (NHS, "O3", 0), (NHS, "O6", 0), (NHS, "O7", 0), (NHS, "O8", 1), (NHS, "O10", 1),
        (NHS, "O11", 1), (NHS, "O12", 1), (NHS, "O9", 0),
        (NINO, "P1", 1), (NINO, "P2", 0), (NINO, "O2", 0), (NINO, "O3", 0), (NINO, "O6", 1),
        (NINO, "O8", 1), (NINO, "O12", 1),
        (UPN, "P1", 1), (UPN, "P2", 1), (UPN, "P3", 0), (UPN, "O10", 0), (UPN, "O12", 0),
        (UPN, "O3", 0), (UPN, "O6", 1),
        (PNC, "P1", 1), (PNC, "P2", 1), (PNC, "O8", 0), (PNC, "O11", 0), (PNC, "O3", 0),
        (PNC, "O10", 1), (PNC, "O12", 1),
        (CRO, "P1", 1), (CRO, "O8", 0), (CRO, "O6", 1),
        (PRISONER, "P1", 1), (PRISONER, "O11", 0), (PRISONER, "O8", 0), (PRISONER, "O3", 0),
        (PASSPORT, "P1", 1), (PASSPORT, "O3", 0), (PASSPORT, "O8", 0), (PASSPORT, "O6", 1),
        (BANK, "P1", 1), (BANK, "O3", 1), (BANK, "O6", 1), (BANK, "O9", 0),
        (IBAN, "P1", 1), (IBAN, "O3", 1), (CARD, "P1", 1), (CARD, "O3", 1),
        (LICENCE, "P1", 1), (LICENCE, "O8", 0), (PLATE, "P1", 1), (PLATE, "O8", 0),
    ],
)  # fmt: skip
def test_who_needs_which_number(text: str, to: str, many: int) -> None:
    """A number is right for its holder, those who act for them, and those who work with it."""
    assert len(found(identifier_unneeded, f"The {text} was given.", RECORD, to=to)) == many


@pytest.mark.parametrize(
    "text",
    [
        "Payment to our account: sort code 12-34-56, account number 12345678.",
        "Cheques are payable to the Family Advisory Service, account number 12345678.",
        "To pay by bank transfer use sort code 12-34-56 and account number 12345678.",
        "Our client account is IBAN GB82 WEST 1234 5698 7654 32.",
        "Our ref: XX26P00001",
        "Case number: 1000 0000 0000 0008",
        "The case 1000-0000-0000-0008 will be heard on 12 March 2027 at 10am.",
        "Telephone 01632 960145. We are open from 9 to 5.",
        "Ms Hale was born on 4 March 1990. Her GP is Dr Osei.",
        "The police have told us that Mr Davies has no convictions.",
        "Bring a document with your photograph on it, such as a passport or driving licence.",
        "We have asked the police and the council what they know.",
    ],
)
def test_quiet_for_the_readers_own_and_for_ordinary_letters(text: str) -> None:
    """Where to pay, and what is no number of a person."""
    assert not found(identifier_unneeded, text, case(), to="P1")


@pytest.mark.parametrize(
    "text",
    [
        "Your National Insurance number is AB 12 34 56 D.",
        "You showed us passport number 925076473.",
        "We will pay your fares to sort code 12-34-56, account number 12345678.",
    ],
)
def test_what_the_record_does_not_have_as_theirs_is_asked_about(text: str) -> None:
    """Post is opened by others: a number that is theirs by the letter's word alone is a Check."""
    assert codes(found(identifier_unneeded, text, case(), to="P1")) == ["identifier.unneeded"]


def test_a_prisoners_number_is_part_of_the_address() -> None:
    """A letter to a prison needs the number; the same number about somebody else does not."""
    prison = address("HMP Weir", "Exampletown", "XX1 4AB", id="A3", kind="prison")
    inside = case_with(father(addresses=(replace(prison, lines=("A1234BC", "HMP Weir")),)))
    text = "Mr Owen Davies A1234BC\nHMP Weir\nExampletown\nXX1 4AB\n\nDear Mr Davies"

    assert not found(identifier_unneeded, text, inside, to="P2")
    assert not found(identifier_unneeded, text, case_with(father(addresses=(prison,))), to="P2")
    assert not found(identifier_unneeded, "Prisoner A1234BC: your visit", inside, to="P2")
    assert found(identifier_unneeded, "Mr Davies, prisoner A1234BC, wrote.", inside, to="P1")


def test_one_finding_a_file_and_kind_and_the_number_is_masked() -> None:
    """Ten NHS numbers are one thing to look at; a child's number is never shown in full."""
    text = "\n".join(["NHS number 999 000 0018"] * 3 + [UPN] * 2)
    got = found(identifier_unneeded, text, RECORD, to="P2")

    assert codes(got) == ["identifier.unneeded"] * 2
    assert {(one.severity, one.release) for one in got} == {(Severity.CHECK, Release.ACKNOWLEDGE)}
    assert all(one.evidence.masked for one in got)
    assert [one.evidence.about for one in got] == [("P1",), ("P3",)]
    assert got[0].title == "Mr Davies may not need an NHS number"


def test_each_file_of_a_dispatch_is_looked_at() -> None:
    """An enclosure is read by the same reader."""
    letter, report = document("Dear Mr Davies"), document(NHS, name="report.pdf")
    mentions = [
        one for file in (letter, report) for one in find(file, case=RECORD, policy=policy())
    ]
    sent = dispatch(letter, report, to="P2")

    [finding] = identifier_unneeded(matter(sent, *mentions, case=RECORD))

    assert finding.place.file == "report.pdf"
