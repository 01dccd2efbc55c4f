"""What a letter says is enclosed, against what goes with it."""

from dataclasses import replace

import pytest

from checker.checks.enclosed.enclosing import enclosing
from checker.checks.enclosed.enclosure_mismatch import enclosure_mismatch
from checker.model import Cell, Channel, Document, FileKind, Line, Part, Release, Severity
from checker.practice.draft import Draft
from tests.builders.cases import case, policy
from tests.builders.letters import codes, document, mailed, matter, message_to, placed
from tests.builders.sent import KINDS, as_file, sent

REPORT = document("Section 7 report about Robin Hale\nXX26P00001\nI met Robin.", name="Report.pdf")
FORM = document("Consent to enquiries\nI agree that the doctor is asked.", name="Consent form.docx")
ORDER = document("In the Family Court\nORDER\nIt is ordered", name="Order.pdf")
LEAFLET = document("How we work with your family\nWe advise.", name="How we work.pdf")
VISITS = document("Monday\nTuesday", name="Visits.xlsx", kind=FileKind.XLSX)
LABEL = document("Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB", name="label.docx")
SCAN = document("", name="scan0001.pdf", kind=FileKind.PDF)
PETS = document("Feeding the rabbits\nTwice a day.", name="Rabbits.docx")


def letter(body: str = "I write about Robin.", end: str = "") -> Document:
    """Make a letter to the mother with a body, and what stands below the signature."""
    closing = "Yours sincerely\nPriya Nair\nFamily Court Adviser"
    return document(f"Ms Erin Hale\n\nDear Ms Hale\n\n{body}\n\n{closing}\n\n{end}")


def said(text: str) -> list[str]:
    """Give what a letter of a body says is enclosed."""
    return [claim.words for claim in enclosing(letter(text)).said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I enclose a copy of the report and the form.",
            ["a copy of the report", "the form"],
            id="two things",
        ),
        pytest.param("We enclose the report that the court ordered.", ["the report"], id="that"),
        pytest.param(
            "I have attached my report, the order and our leaflet.",
            ["my report", "the order", "our leaflet"],
            id="a list",
        ),
        pytest.param("Please find enclosed a form of consent.", ["a form of consent"], id="find"),
        pytest.param("Enclosed is the court's order.", ["the court's order"], id="enclosed is"),
        pytest.param("A copy of the order is attached.", ["A copy of the order"], id="passive"),
        pytest.param(
            "A copy of the order is attached to this letter.",
            ["A copy of the order"],
            id="attached to the letter",
        ),
        pytest.param(
            "I enclose for your information a leaflet about us.", ["a leaflet"], id="for whom"
        ),
        pytest.param("Please see attached.", [""], id="bare"),
        pytest.param("The order goes with this letter.", ["The order"], id="goes with"),
        pytest.param("The order is behind this letter.", ["The order"], id="behind"),
        pytest.param("A copy of the C100 is in this envelope.", ["A copy of the C100"], id="in it"),
        pytest.param("My report of 3 May is appended.", ["My report of 3 May"], id="appended"),
        pytest.param("The schedule is annexed.", ["The schedule"], id="annexed"),
        pytest.param("I have pleasure in enclosing the report.", ["the report"], id="pleasure"),
        pytest.param("I return your passport with this letter.", ["your passport"], id="returned"),
        pytest.param("Complete the form attached.", ["the form"], id="the form attached"),
        pytest.param("You should find a map with this letter.", ["a map"], id="should find"),
        pytest.param("Gweler yr adroddiad amgaeedig.", ["adroddiad"], id="see, in Welsh"),
        pytest.param("The answer is in this letter itself.", [], id="a thing told"),
        pytest.param("Robin is in the team photograph.", [], id="in a photograph"),
        pytest.param("He put the cup in the sink.", [], id="put elsewhere"),
        pytest.param("You will find a form enclosed.", ["a form"], id="found enclosed"),
        pytest.param("With this letter is the order.", ["the order"], id="with"),
        pytest.param("I have included my report with this letter.", ["my report"], id="included"),
        pytest.param("Herewith the form of consent.", ["the form of consent"], id="herewith"),
        pytest.param("The enclosed report sets out my views.", ["report"], id="the enclosed"),
        pytest.param("A report accompanies this letter.", ["A report"], id="accompanies"),
        pytest.param("Also enclosed is the leaflet.", ["the leaflet"], id="also"),
        pytest.param("Copy of order attached.", ["Copy of order"], id="short"),
        pytest.param("Amgaeir copi o'r gorchymyn.", ["copi o'r gorchymyn"], id="Welsh passive"),
        pytest.param("The report attached to his application says so.", [], id="to another paper"),
        pytest.param("The enclosed space made him anxious.", [], id="a closed space"),
        pytest.param("Please include the report with your reply.", [], id="with yours"),
        pytest.param("Robin is very attached to both of his parents.", [], id="attached to"),
        pytest.param("We attach great importance to the report.", [], id="importance"),
        pytest.param("I will enclose the report with my next letter.", [], id="later"),
        pytest.param("I enclose nothing with this; the report is to follow.", [], id="to follow"),
        pytest.param("I enclosed my report last week.", [], id="earlier"),
    ],
)
def test_sentences_tell_what_is_enclosed(text: str, expected: list[str]) -> None:
    """A sentence of the letter names what goes with it, and not what went or will go."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("end", "names", "count"),
    [
        pytest.param("Enc: Section 7 report", ["Section 7 report"], None, id="one line"),
        pytest.param("Encs. Report; form", ["Report", "form"], None, id="two on a line"),
        pytest.param(
            "Enc.\nSection 7 report\nConsent form",
            ["Section 7 report", "Consent form"],
            None,
            id="below",
        ),
        pytest.param(
            "Enclosures:\n1. Report\n2. Form\n\ncc Firm", ["Report", "Form"], None, id="numbered"
        ),
        pytest.param(
            "Enclosures:\n1. Report\nYours sincerely\nPriya Nair",
            ["Report"],
            None,
            id="then closed",
        ),
        pytest.param("Enc (2)", [], 2, id="a number"),
        pytest.param("Enc. 2", [], 2, id="a number without brackets"),
        pytest.param("Enc: 3", [], 3, id="a number after a colon"),
        pytest.param("Encs 3", [], 3, id="a number alone"),
        pytest.param("Enclosures (3)", [], 3, id="the whole word"),
        pytest.param("2 enclosures", [], 2, id="the number first"),
        pytest.param("Enclosed: report and form", ["report", "form"], None, id="and"),
        pytest.param("Enc: report\ncc Marlow & Finch Solicitors", ["report"], None, id="copies"),
        pytest.param("Amgaeedig: adroddiad", ["adroddiad"], None, id="Welsh"),
        pytest.param("Encourage Robin to come.", [], None, id="another word"),
    ],
)
def test_the_list_below_the_signature_is_read(
    end: str, names: list[str], count: int | None
) -> None:
    """The list is read in its usual forms, on one line or with an item a line."""
    told = enclosing(letter(end=end))
    assert ([claim.words for claim in told.listed], told.count) == (names, count)


@pytest.mark.parametrize(
    ("body", "end", "files", "fires"),
    [
        pytest.param("", "Enc: Section 7 report", [], 1, id="the report is missing"),
        pytest.param("", "Enc: Section 7 report", [REPORT], 0, id="the report is there"),
        pytest.param("", "Enc: Section 7 report", [ORDER], 2, id="another document"),
        pytest.param("", "Enc: report, consent form", [REPORT, FORM], 0, id="two, both there"),
        pytest.param("", "Enc: report, consent form", [REPORT], 1, id="two, one there"),
        pytest.param("", "Enc: report", [REPORT, PETS], 1, id="one too many"),
        pytest.param("", "Enc: report dated 3 May 2026", [SCAN], 0, id="a scan nobody can name"),
        pytest.param("", "Enc (2)", [REPORT], 1, id="one of two"),
        pytest.param("", "Enc (2)", [REPORT, FORM], 0, id="two of two"),
        pytest.param("I enclose my report.", "", [], 1, id="said and missing"),
        pytest.param("I enclose my report.", "", [REPORT], 0, id="said and there"),
        pytest.param("I enclose my report.", "Enc: Section 7 report", [REPORT], 0, id="both"),
        pytest.param("I enclose my report.", "Enc: Section 7 report", [], 1, id="both and missing"),
        pytest.param("I enclose the report and a form.", "", [REPORT], 1, id="said two"),
        pytest.param("I enclose the papers.", "", [REPORT, ORDER, FORM], 0, id="papers"),
        pytest.param("I enclose an envelope.", "", [], 0, id="an envelope"),
        pytest.param("I enclose a copy for you.", "", [], 0, id="a copy of nobody knows what"),
        pytest.param("Our leaflet explains it.", "", [LEAFLET], 0, id="spoken of"),
        pytest.param("We talked.", "", [LABEL], 0, id="a label"),
        pytest.param("We talked.", "", [], 0, id="nothing said, nothing there"),
        pytest.param("", "Enc: our leaflet 'How we work'", [LEAFLET], 0, id="a leaflet"),
        pytest.param("", "Enc: order of 3 May 2026", [ORDER], 0, id="an order"),
        pytest.param("The visits are in the list.", "Enc: list of visits", [VISITS], 0, id="list"),
    ],
)
def test_what_is_named_goes_with_the_letter(
    body: str, end: str, files: list[Document], fires: int
) -> None:
    """One finding for each thing that is missing, and for each that nobody named."""
    found = list(enclosure_mismatch(sent(letter(body or "I write.", end), *files)))
    assert codes(found) == ["enclosure.mismatch"] * fires
    assert {one.severity for one in found} <= {Severity.CHECK}


def test_what_goes_with_a_letter_that_names_nothing_is_a_note() -> None:
    """Many letters name no enclosure: there is nothing to compare with."""
    [found] = enclosure_mismatch(sent(letter(), PETS))
    assert (found.severity, found.release) == (Severity.NOTE, Release.NONE)


@pytest.mark.parametrize("kind", KINDS)
def test_real_files_are_matched(kind: str) -> None:
    """Word file and PDF of one letter say the same of its enclosures."""
    made = Draft(
        letterhead=("Family Advisory Service",),
        addressee=("Ms Erin Hale",),
        address=("Flat 2", "14 Orchard Close", "Exampletown", "XX1 4AB"),
        salutation="Dear Ms Hale",
        paragraphs=("I enclose my report, which I sent to the court.",),
        closing=("Yours sincerely", "Priya Nair"),
        enclosed=("Enc.", "Section 7 report", "form of consent"),
        copies=("cc Marlow & Finch Solicitors",),
        footer="Telephone 020 7946 0100",
        numbered=True,
    )
    written = as_file(made, kind)
    assert not list(enclosure_mismatch(sent(written, REPORT, FORM)))
    [missing] = enclosure_mismatch(sent(written, REPORT))
    assert missing.evidence.letter == "form of consent"
    assert missing.place.file == written.name


def test_a_photo_is_a_photograph() -> None:
    """A file's name is often the short form of what the letter says."""
    photo = document("", name="Photo.jpg", kind=FileKind.JPEG)
    assert not list(enclosure_mismatch(sent(letter(end="Enc: photograph"), photo)))


@pytest.mark.parametrize(
    "text",
    [
        "Weir Surgery\n22 Weir Lane\nBramwick\nXX4 7WL\n\nThis patient has been well since March.",
        "Aldermoor Law Courts\nCastle Parade\nAldermoor\nXX1 2CP\n\nThe hearing is on 7 December.",
    ],
)
def test_a_short_paper_with_an_address_is_no_label(text: str) -> None:
    """A doctor's note or a court's notice tells something in a sentence."""
    note = document(text, name="Note.pdf")
    assert not list(enclosure_mismatch(sent(letter(end="Enc: note"), note)))


def test_an_order_for_a_report_is_the_order() -> None:
    """What a numbered paragraph asks for is not what the paper is."""
    order = document("Order\n\n1. There be a report under section 7.", name="Order of 9 May.pdf")
    assert not list(enclosure_mismatch(sent(letter(end="Enc: Order of 9 May"), order)))


def test_a_table_with_an_address_is_no_label() -> None:
    """A list of visits may name a place and is still what the letter encloses."""
    cells = [
        Line(text=text, part=Part.CELL, cell=Cell(table=0, row=row, column=0, columns=1))
        for row, text in enumerate(("Visits", "6 Weir Cottages", "Bramwick", "XX1 4AB"))
    ]
    visits = document("", name="Visits.xlsx", kind=FileKind.XLSX, also=cells)
    assert not list(enclosure_mismatch(sent(letter(end="Enc: list of visits"), visits)))


def test_the_list_of_the_next_letter_of_a_run_is_not_this_ones() -> None:
    """Each letter of a print run has its own enclosures."""
    told = enclosing(document(f"{letter().text()}\n\n{letter(end='Enc: report').text()}"))
    assert not told.has_list


@pytest.mark.parametrize("kind", KINDS)
def test_enclosures_in_the_letters_own_file_are_there(kind: str) -> None:
    """A letter and its report saved as one file are complete."""
    report = Draft(
        letterhead=("Family Advisory Service",),
        subject="Section 7 report about Robin Hale",
        paragraphs=tuple(f"I met Robin for the {n}th time and we talked." for n in range(4, 20)),
    )
    made = Draft(
        letterhead=("Family Advisory Service",),
        salutation="Dear Ms Hale",
        paragraphs=("I enclose my report.",),
        closing=("Yours sincerely", "Priya Nair"),
        enclosed=("Enc: Section 7 report",),
    )
    assert list(enclosure_mismatch(sent(as_file(made, kind))))
    assert not list(enclosure_mismatch(sent(as_file(replace(made, then=(report,)), kind))))


def _mail(text: str, *brought: Document) -> list[str]:
    inside = (replace(one, name=f"mail.eml/{one.name}", parent="mail.eml") for one in brought)
    going = mailed(text, message_to("e.hale@example.org"), *inside, record=case())
    return codes(enclosure_mismatch(matter(going, case=case(), policy=policy())))


@pytest.mark.parametrize(
    ("text", "files", "fires"),
    [
        pytest.param("Dear Erin\n\nPlease see attached.", [], 1, id="forgotten"),
        pytest.param("Dear Erin\n\nPlease see attached.", [REPORT], 0, id="attached"),
        pytest.param("Dear Erin\n\nI attach my report.", [PETS], 2, id="the wrong file"),
        pytest.param("Dear Erin\n\nThank you.\n\n> I attach a form.", [], 0, id="quoted"),
        pytest.param("Dear Erin\n\nI attach a letter.", [letter("x")], 0, id="a letter"),
        pytest.param("Dear Erin\n\nSee attached.", [letter("x", "Enc: report")], 1, id="its own"),
    ],
)
def test_a_message_brings_what_it_says(text: str, files: list[Document], fires: int) -> None:
    """The attachments of a message are its enclosures; what it answers says nothing of today."""
    assert _mail(text, *files) == ["enclosure.mismatch"] * fires


def test_a_logo_is_no_enclosure() -> None:
    """A picture that a mail program adds to every message surprises nobody."""
    logo = document("", name="image001.png", kind=FileKind.PNG)
    assert not _mail("Dear Erin\n\nThank you for your call.", logo)
    assert _mail("Dear Erin\n\nPlease see attached.", logo)


def test_a_file_without_words_is_not_called_extra_when_something_is_missing() -> None:
    """A scan that has no words yet may be what the letter names."""
    empty = replace(SCAN, lines=placed([Line(text="")]))
    assert not list(enclosure_mismatch(sent(letter(end="Enc: court order"), empty)))


def test_a_report_that_goes_alone_is_no_letter() -> None:
    """Two files without a letter say nothing of each other."""
    assert not list(enclosure_mismatch(sent(REPORT, ORDER, via=Channel.HAND)))


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("I enclose a map.", "How to find us", "find us.pdf"),
        ("I enclose directions to our office.", "Where we are", "where.pdf"),
        ("I enclose a timetable.", "Dates for the next six months", "dates.pdf"),
        ("I enclose the dates of the visits.", "Contact schedule", "schedule.pdf"),
        ("I enclose a form for you to sign.", "Agreement to share information", "agree.docx"),
        ("I enclose our consent form.", "Permission to contact the school", "permission.pdf"),
        ("I enclose a leaflet.", "What happens when we meet your child", "meeting.pdf"),
        ("I enclose a factsheet.", "Moving to another court", "moving.pdf"),
        ("I enclose the minutes.", "Notes of the meeting of 3 May", "notes.docx"),
        ("I enclose an invoice.", "Bill for services", "bill.pdf"),
    ],
)
def test_another_word_for_the_same_thing_names_it(text: str, title: str, name: str) -> None:
    """A map is called "How to find us", a form by its title, and a leaflet by what it tells."""
    enclosed = document(f"{title}\n\nSome words about it for you to read.", name=name)
    assert not list(enclosure_mismatch(sent(letter(text), enclosed)))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I enclose a map.", "Psychological assessment of Owen Davies"),
        ("I enclose our leaflet.", "About Owen Davies"),
        ("I enclose a form for you to sign.", "Minutes of MARAC"),
        ("I enclose a timetable.", "How to find us"),
    ],
)
def test_another_thing_is_not_called_by_a_synonym(text: str, title: str) -> None:
    """What names somebody is no leaflet and no empty form."""
    enclosed = document(f"{title}\n\nSome words about it for you to read.", name="a1b.pdf")
    assert list(enclosure_mismatch(sent(letter(text), enclosed)))
