"""Enclosures and pages that belong to another case or are written to another person."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.letters.letters_within import letters_within
from checker.checks.other_cases.enclosure_other_case import enclosure_other_case
from checker.checks.other_cases.pages_foreign import pages_foreign
from checker.mentions import find
from checker.model import Document, FileKind, Line, Relationship, Release, WhoId
from checker.practice.draft import Draft
from tests.builders.cases import MOTHERS_HOME, address, case, case_with, mother, policy
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import codes, document, mailed, matter, message_to, placed
from tests.builders.sent import KINDS, as_file, sent

MINE = "Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB"
HIS = "Mr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB"
THEIRS = "Mr Brian Coldwell\n5 Tanner Row\nElsewhere\nXX9 4QQ"
COURTS = "Family Court at Exampletown\n1 Assize Square\nExampletown\nXX1 2JJ"
REPORT = "Section 7 report about Robin Hale\nCase number XX26P00001\n\nI spoke to Ms Erin Hale."
FOREIGN = "Section 7 report\nCase number XX26P00099\n\nI spoke to Ms Ottoline Quarrington."
NAMES = "Report to the Family Court\n\nJohn Carter told me that Mary Carter is well."


ROAD = "12 Marlow Road\nOtherton\nXX3 1AB"


def letter(to: str = MINE, dear: str = "Ms Hale", body: str = "I write about Robin.") -> str:
    """Write a letter."""
    return (
        f"{to}\n\nOur ref: XX26P00001\n\nDear {dear}\n\n{body}\n\nYours sincerely\n"
        "Priya Nair\nFamily Court Adviser"
    )


def paged(*pages: str, name: str = "letter.pdf") -> Document:
    """Make a PDF from the text of its pages."""
    lines = [
        Line(text=line, page=number, block=number * 100 + block)
        for number, page in enumerate(pages, 1)
        for block, part in enumerate(page.split("\n\n"))
        for line in part.split("\n")
    ]
    made = document(name=name, kind=FileKind.PDF)
    return replace(made, lines=placed((*lines, *made.lines)))


def enclosed(text: str, to: str = "P1", body: str = "I write about Robin.") -> list[str]:
    """Give the codes that an enclosure raises."""
    beside = document(text, name="enclosure.docx")
    letter_to = {"P1": (MINE, "Ms Hale"), "P2": (HIS, "Mr Davies")}.get(to, (COURTS, "Sir"))
    cover = document(letter(*letter_to, body=body))
    return codes(enclosure_other_case(sent(cover, beside, to=to, others=elsewhere())))


@pytest.mark.parametrize(
    ("text", "to", "fires"),
    [
        pytest.param(REPORT, "P1", False, id="the case's own report"),
        pytest.param(FOREIGN, "P1", True, id="another case's number"),
        pytest.param(NAMES, "P1", True, id="two people of another case"),
        pytest.param(f"{NAMES}\nRobin Hale is well too.", "P1", False, id="and one of ours"),
        pytest.param(f"{REPORT}\nSee also XX26P00099.", "P1", False, id="both numbers"),
        pytest.param("How we work with you\nWe advise.", "P1", False, id="a leaflet"),
        pytest.param(letter(HIS, "Mr Davies"), "P1", True, id="the other parent's letter"),
        pytest.param(letter(HIS, "Mr Davies"), "P2", False, id="his own"),
        pytest.param(letter(HIS, "Mr Davies"), "O2", False, id="to his firm"),
        pytest.param(letter(HIS, "Mr Davies"), "O1", True, id="to her firm"),
        pytest.param(letter(HIS, "Mr Davies"), "O3", False, id="to the court"),
        pytest.param(letter(THEIRS, "Mr Coldwell"), "P1", True, id="a stranger's letter"),
        pytest.param(letter(COURTS, "Sir or Madam"), "P1", False, id="a letter to the court"),
        pytest.param("Dear Mrs Finch\n\nThank you.\n\nYours", "P1", False, id="to a solicitor"),
        pytest.param("Dear Dr Marsh\n\nThank you.\n\nYours", "P1", False, id="to a doctor"),
        pytest.param("Dear Ms Nair\n\nThank you.\n\nYours", "P1", False, id="to our own staff"),
        pytest.param("Dear Robin\n\nYou told me a lot.\n\nYours", "P1", False, id="to her child"),
        pytest.param(letter(), "P1", False, id="to the recipient"),
        pytest.param(f"Consent\nName: Owen Davies\n{ROAD}", "O1", False, id="a form of his"),
        pytest.param(
            f"Mr Owen Davies\n{ROAD}\n\nI write to you. Call me. I wait. It is late. I go."
            "\nA\nB\nC\nD",
            "P1",
            True,
            id="a letter without a greeting",
        ),
    ],
)
def test_an_enclosure_is_of_this_case_and_for_this_person(
    text: str, to: str, *, fires: bool
) -> None:
    """Reports about others of the case are fine, letters to them are not."""
    assert enclosed(text, to) == ["enclosure.other-case"] * fires


def test_a_copy_that_the_letter_announces_is_meant() -> None:
    """What the letter says it encloses is no slip."""
    told = "I enclose a copy of my letter to Mr Davies."
    assert not enclosed(letter(HIS, "Mr Davies"), body=told)


def test_a_home_that_both_once_had_tells_nothing_of_whose_letter_it_is() -> None:
    """The name above the address counts before the address."""
    once = address(
        "12 Marlow Road",
        "Otherton",
        "XX3 1AB",
        id="A7",
        valid_to=date(2025, 1, 9),
        use="previous",
    )
    record = case_with(mother(addresses=(MOTHERS_HOME, once)))
    beside = document(letter(HIS, "Mr Davies"), name="enclosure.docx")
    assert codes(enclosure_other_case(sent(document(letter()), beside, record=record)))


def test_the_finding_names_whose_letter_it_is() -> None:
    """A second person may release it, who sees for whom the letter is."""
    beside = document(letter(HIS, "Mr Davies"), name="enclosure.docx")
    [found] = enclosure_other_case(sent(document(letter()), beside))
    assert found.release is Release.SECOND_PERSON
    assert "Mr Davies" in found.detail
    assert found.place.file == "enclosure.docx"


def test_an_attachment_of_a_message_is_an_enclosure() -> None:
    """A message brings the letter to the other parent."""
    brought = document(letter(HIS, "Mr Davies"), name="mail.eml/a.docx", parent="mail.eml")
    going = mailed("Dear Ms Hale", message_to("e.hale@example.org"), brought, record=case())
    found = find(brought, case=case(), policy=policy())
    assert codes(enclosure_other_case(matter(going, *found, case=case()))) == [
        "enclosure.other-case"
    ]


def foreign(*pages: str, to: str = "P1", name: str = "letter.pdf") -> list[str]:
    """Give the codes that the pages of a file raise."""
    return codes(pages_foreign(sent(paged(*pages, name=name), to=to, others=elsewhere())))


ENC = letter(body="I enclose my report.") + "\n\nEnc: Section 7 report"


@pytest.mark.parametrize(
    ("pages", "fires"),
    [
        pytest.param([letter()], False, id="one letter"),
        pytest.param([letter(), "and a second page of it"], False, id="two pages"),
        pytest.param([letter(), letter(HIS, "Mr Davies")], True, id="the other parent's letter"),
        pytest.param([letter(), letter(THEIRS, "Mr Coldwell")], True, id="a stranger's letter"),
        pytest.param([letter(), letter()], False, id="two letters to her"),
        pytest.param([letter(), letter(COURTS, "Sir or Madam")], False, id="a copy to the court"),
        pytest.param([letter(), FOREIGN], True, id="another case's number"),
        pytest.param([letter(), NAMES], True, id="another case's people"),
        pytest.param([ENC, REPORT], False, id="her report in the same file"),
        pytest.param([ENC, REPORT, FOREIGN], True, id="and a page of another"),
        pytest.param(
            [f"{letter()}\n\nPage 1 of 1", "Something else.\n\nPage 1 of 2"],
            True,
            id="numbers begin again",
        ),
        pytest.param(
            [f"{ENC}\n\nPage 1 of 1", f"{REPORT}\n\nPage 1 of 2"], False, id="an enclosure's own"
        ),
        pytest.param(
            [f"{ENC}\n\nPage 1 of 3", f"{REPORT}\n\nPage 1 of 2"], True, id="pages are missing"
        ),
        pytest.param(
            [f"{letter()}\n\n- 1 -", "More.\n\n- 2 -", "Else.\n\n- 1 -"], True, id="dashes"
        ),
        pytest.param(
            [f"{letter()}\n\nPage 1 of 2", "More.\n\nPage 2 of 2"], False, id="numbers go on"
        ),
    ],
)
def test_every_page_of_a_file_belongs_to_it(pages: list[str], *, fires: bool) -> None:
    """What follows the letter in its file is the recipient's, of this case, or announced."""
    assert foreign(*pages) == ["pages.foreign"] * fires


def test_a_page_of_another_family_inside_a_report_is_seen() -> None:
    """The enclosure begins as it should and goes on as another's."""
    assert foreign(REPORT, FOREIGN, name="report.pdf") == ["pages.foreign"]
    assert not foreign(REPORT, "I recommend that Robin sees both.", name="report.pdf")


def test_the_page_is_said() -> None:
    """A person finds the page without reading all of them."""
    [found] = pages_foreign(sent(paged(letter(), letter(HIS, "Mr Davies"))))
    assert found.place.page == 2
    assert "Page 2" in found.detail


def _draft(to: str, dear: str) -> Draft:
    name, *address = to.split("\n")
    return Draft(
        letterhead=("Family Advisory Service",),
        addressee=(name,),
        address=tuple(address),
        date="23 November 2026",
        salutation=f"Dear {dear}",
        paragraphs=("I write about the appointment.", "Come to our office at ten."),
        closing=("Yours sincerely", "Priya Nair", "Family Court Adviser"),
        numbered=True,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_merge_is_parted_into_its_letters(kind: str) -> None:
    """Word file and PDF of one print run have the same letters, each with its block."""
    mine, his, theirs = (
        _draft(MINE, "Ms Hale"), _draft(HIS, "Mr Davies"), _draft(THEIRS, "Mr Coldwell"),
    )  # fmt: skip
    merged = as_file(replace(mine, then=(his, theirs)), kind)
    letters = letters_within(merged, find(merged, case=case(), policy=policy()))
    assert [one.block.addressee[0] for one in letters if one.block] == [
        "Ms Erin Hale", "Mr Owen Davies", "Mr Brian Coldwell",
    ]  # fmt: skip
    assert [one.greeting.value for one in letters if one.greeting] == [
        "Ms Hale", "Mr Davies", "Mr Coldwell",
    ]  # fmt: skip
    assert [one.page for one in letters] == ([1, 2, 3] if kind == "pdf" else [None] * 3)
    assert codes(pages_foreign(sent(merged))) == ["pages.foreign"]
    alone = as_file(mine, kind)
    assert not codes(pages_foreign(sent(alone)))
    assert not codes(pages_foreign(sent(as_file(replace(mine, then=(mine,)), kind))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_last_page_of_another_report_is_seen_in_any_file(kind: str) -> None:
    """A page left behind has the other family's number and names."""
    page = Draft(
        letterhead=(),
        subject="Report about Mary Carter",
        reference="Case number XX26P00099",
        paragraphs=("John Carter told me that she is well.",),
    )
    made = as_file(replace(_draft(MINE, "Ms Hale"), then=(page,)), kind)
    assert codes(pages_foreign(sent(made, others=elsewhere()))) == ["pages.foreign"]


def test_without_a_record_nothing_is_compared() -> None:
    """Nobody knows what belongs to a case that is not there."""
    known = sent(paged(letter(), letter(HIS, "Mr Davies")))
    alone = replace(known, case=None)
    assert not list(pages_foreign(alone))
    assert not list(enclosure_other_case(alone))


def test_a_letter_in_a_quoted_message_parts_nothing() -> None:
    """What a message answers is quoted below it."""
    text = "Dear Ms Hale\n\nThank you.\n\nYours sincerely\nPriya\n\n> Dear Mr Coldwell\n> Hello"
    going = mailed(text, message_to("e.hale@example.org"), record=case())
    found = find(going.documents[0], case=case(), policy=policy())
    assert len(letters_within(going.documents[0], found)) == 1
    assert not list(pages_foreign(matter(going, *found, case=case())))


def test_a_letter_to_anothers_child_is_somebody_elses() -> None:
    """A child's letter goes through a parent, not through anybody."""
    orphan = case(
        relationships=(Relationship(source=WhoId("P2"), target=WhoId("P3"), kind="father"),)
    )
    beside = document("Dear Robin\n\nYou told me a lot.\n\nYours", name="enclosure.docx")
    assert codes(enclosure_other_case(sent(document(letter()), beside, record=orphan)))
