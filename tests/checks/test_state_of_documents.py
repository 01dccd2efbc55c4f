"""Drafts, unsigned and superseded documents; protective markings; the reader's language."""

from dataclasses import replace

import pytest

from checker.checks.drafts.document_draft import document_draft
from checker.checks.letters.language_preference import language_preference
from checker.checks.material.marking_missing import marking_missing
from checker.model import Document, Finding, Line, Part, Severity
from checker.practice.draft import Draft
from checker.settings import Markings, load_policy
from tests.builders.cases import MOTHER, case_with, policy, preferring
from tests.builders.letters import codes, document
from tests.builders.sent import KINDS, as_file, sent

BODY = "Dear Ms Hale\n\nI write about Robin.\n\nYours sincerely\n{}\nFamily Court Adviser"


def drafted(text: str, name: str = "letter.docx", *also: Line) -> list[Finding]:
    """Give what the rule says of one document."""
    return list(document_draft(sent(document(text, name=name, also=also))))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("DRAFT", id="a watermark"),
        pytest.param("Draft Section 7 report", id="a title"),
        pytest.param("DRAFT LETTER: Your appointment", id="a subject"),
        pytest.param("Section 7 report - draft", id="after a dash"),
        pytest.param("Section 7 report (DRAFT v2)", id="in brackets"),
        pytest.param("Second draft", id="a second draft"),
        pytest.param("Report, version 0.3", id="a version below one"),
        pytest.param("Draft - not yet approved", id="not yet approved"),
        pytest.param("NOT YET APPROVED", id="not approved"),
        pytest.param("Awaiting sign-off", id="sign-off"),
        pytest.param("Awaiting sign-off from the team manager.", id="a sentence of sign-off"),
        pytest.param("Please do not treat this as the final version.", id="not final"),
        pytest.param("This letter has yet to be approved.", id="yet to be approved"),
        pytest.param("First attempt at the report, for Sarah to look over.", id="an attempt"),
        pytest.param("Rough notes for the letter, to be tidied up.", id="rough notes"),
        pytest.param("DRAFT - for discussion, not to be sent.", id="a sentence in capitals"),
        pytest.param("This is a draft for your manager's comments.", id="about itself"),
        pytest.param("This letter has not yet been approved by anybody.", id="not approved yet"),
        pytest.param("SUPERSEDED", id="superseded"),
        pytest.param("PLEASE CHECK DATE BEFORE SENDING", id="check before sending"),
        pytest.param("first draft for Priya to look at", id="for a colleague"),
        pytest.param("Priya - can you check this before I send it?", id="asks a colleague"),
        pytest.param("Priya to add paragraph about school", id="a colleague is to add"),
        pytest.param("confirm hearing date w/ court before sending", id="confirm before"),
        pytest.param("Manager to review before it goes out", id="a manager"),
        pytest.param("HOLD - do not post", id="hold"),
        pytest.param("*** draft ***", id="stars"),
        pytest.param("D R A F T", id="spaced out"),
        pytest.param("ON HOLD", id="a stamp"),
        pytest.param("To be typed", id="to be typed"),
        pytest.param("This draft is for your manager only", id="this draft"),
        pytest.param("Working copy", id="a working copy"),
    ],
)
def test_a_draft_says_so(text: str) -> None:
    """A heading, a watermark or a sentence about the document itself."""
    assert codes(drafted(f"{text}\n\n{BODY.format('Priya Nair')}")) == ["document.draft"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Draft order", id="a draft order"),
        pytest.param("IN THE FAMILY COURT - DRAFT ORDER", id="in capitals"),
        pytest.param("Draft directions for 3 May", id="directions"),
        pytest.param("Draft letter of instruction to the expert", id="instructions"),
        pytest.param("I read your draft statement with care.", id="somebody's draft"),
        pytest.param("Thank you for the draft.", id="the draft"),
        pytest.param("Draft your answers before you come.", id="a request"),
        pytest.param("This is a draft order for the judge.", id="itself an order"),
        pytest.param("The plan has not been approved by the court yet.", id="a plan"),
        pytest.param("There was a draught in the room.", id="a draught"),
        pytest.param("Version 1.0 of the form", id="a version above"),
        pytest.param("The order of May was superseded by that of June.", id="prose"),
        pytest.param("Please check your answers before you post the form.", id="to the reader"),
        pytest.param("Please do not send original documents", id="no originals"),
        pytest.param("Please do not post comments about the case online.", id="not online"),
        pytest.param("You need to confirm the date before you go.", id="before you go"),
        pytest.param("Please check the date of the hearing before you travel.", id="travel"),
        pytest.param("Please sign the consent form before your appointment.", id="sign"),
        pytest.param("Hearing on hold", id="a hearing"),
        pytest.param("Sample", id="a word of a form"),
        pytest.param("Your appointment has been cancelled.", id="cancelled"),
        pytest.param("We will check it before we post the papers to the court.", id="we will"),
        pytest.param("Draft parenting plan", id="a plan"),
        pytest.param("Please read this letter before the hearing.", id="read before"),
    ],
)
def test_the_word_draft_alone_is_none(text: str) -> None:
    """What is sent as a draft on purpose, and what only speaks of one."""
    assert not drafted(f"{text}\n\n{BODY.format('Priya Nair')}")


@pytest.mark.parametrize(
    ("name", "fires"),
    [
        pytest.param("Letter DRAFT v2.docx", True, id="draft"),
        pytest.param("report_v0.3.docx", True, id="version"),
        pytest.param("draft-letter.docx", True, id="first"),
        pytest.param("Letter - superseded.docx", True, id="superseded"),
        pytest.param("Draft order.docx", False, id="an order"),
        pytest.param("Hearing letter v3.docx", False, id="version 3"),
        pytest.param("Letter.docx", False, id="plain"),
    ],
)
def test_the_files_name_counts(name: str, *, fires: bool) -> None:
    """A person sees the name before the letter."""
    assert codes(drafted(BODY.format("Priya Nair"), name)) == ["document.draft"] * fires


@pytest.mark.parametrize(
    ("signed", "fires"),
    [
        pytest.param("[signature]", True, id="a gap"),
        pytest.param("[unsigned]", True, id="unsigned"),
        pytest.param("Signed: ______ (to be signed)", True, id="an empty line"),
        pytest.param("Priya Nair", False, id="a name"),
        pytest.param("Priya Nair\nSigned on behalf of the team", False, id="on behalf"),
    ],
)
def test_a_letter_is_signed(signed: str, *, fires: bool) -> None:
    """Below the closing stands a name, not the place for one."""
    assert codes(drafted(BODY.format(signed))) == ["document.draft"] * fires


def test_a_form_waits_for_its_readers_signature() -> None:
    """An empty line on what is enclosed is there to be signed."""
    form = document("Consent to enquiries\nSigned ............ Date ........", name="form.docx")
    assert not list(document_draft(sent(document(BODY.format("Priya")), form)))


def test_a_draft_that_the_letter_announces_is_meant() -> None:
    """A draft report goes out for comments when the letter says so."""
    report = document("DRAFT Section 7 report", name="report.docx")
    plain = document(BODY.format("Priya Nair"))
    told = document(BODY.format("Priya").replace("I write", "I enclose my draft report. I write"))
    assert list(document_draft(sent(plain, report)))
    assert not list(document_draft(sent(told, report)))


def test_the_header_and_the_properties_count() -> None:
    """What stands on every page, and what the file says of itself."""
    header = Line(text="Draft - not yet approved", part=Part.HEADER)
    title = Line(text="Superseded letter", part=Part.METADATA)
    assert drafted("Dear Ms Hale", "letter.docx", header)
    assert drafted("Dear Ms Hale", "letter.docx", title)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_seen_in_real_files(kind: str) -> None:
    """Word file and PDF of one letter, with the word and without."""
    right = Draft(
        letterhead=("Family Advisory Service",),
        marking="Private and confidential",
        salutation="Dear Ms Hale",
        paragraphs=("I write about Robin.",),
        closing=("Yours sincerely", "Priya Nair"),
    )
    assert not list(document_draft(sent(as_file(right, kind))))
    for wrong in (replace(right, marking="DRAFT"), replace(right, header="SUPERSEDED")):
        assert list(document_draft(sent(as_file(wrong, kind))))


WELSH = (
    "Annwyl Ms Hale\n\nGofynnodd y llys i mi edrych ar y trefniadau gorau ar gyfer Robin. Hoffwn"
    " gwrdd \u00e2 chi yn ein swyddfa.\nBydd y cyfarfod yn para tua awr. Cewch ddod \u00e2 ffrind,"
    " ond byddaf yn gofyn am gael siarad \u00e2 chi ar eich pen eich hun.\nOs nad yw'r dyddiad yn"
    " gyfleus, ffoniwch fi. Diolch am siarad \u00e2 mi, a bydd y gwrandawiad yn y llys."
)
ENGLISH = (
    "Dear Ms Hale\n\nThe court has asked me to look into what would be best for Robin. I would like"
    " to meet you at our office.\nThe meeting takes about an hour. You may bring a friend, but I"
    " will ask to talk to you alone.\nIf the day does not suit you, telephone me. Thank you for"
    " speaking to me; the hearing will be at the court."
)


@pytest.mark.parametrize(
    ("text", "chose", "fires"),
    [
        pytest.param(ENGLISH, "cy", True, id="English for Welsh"),
        pytest.param(WELSH, "cy", False, id="Welsh for Welsh"),
        pytest.param(f"{WELSH}\n\n{ENGLISH}", "cy", False, id="both for Welsh"),
        pytest.param(f"{WELSH}\n\n{ENGLISH}", "en", False, id="both for English"),
        pytest.param(WELSH, "en", True, id="Welsh for English"),
        pytest.param(ENGLISH, "en", False, id="English for English"),
        pytest.param(ENGLISH, "", False, id="no choice"),
        pytest.param(ENGLISH, "pl", False, id="a language that is spoken"),
        pytest.param(ENGLISH, "Cymraeg", True, id="the choice in words"),
        pytest.param(ENGLISH, "cy-GB", True, id="the choice with a country"),
        pytest.param("Dear Ms Hale\n\nThank you for the form.", "cy", True, id="short"),
        pytest.param("Dear Ms Hale\n\nForm received.", "cy", False, id="too short"),
        pytest.param("Annwyl Ms Hale\n\nDiolch am y ffurflen.", "cy", False, id="short Welsh"),
        pytest.param(
            "14 Heol y Felin\n\nDear Ms Hale\n\nI would like to see you at our office on Monday."
            " It will be about an hour.",
            "cy",
            True,
            id="two sentences, and a Welsh address",
        ),
        pytest.param(
            "Annwyl Ms Hale\n\nHoffwn gwrdd â chi yn ein swyddfa ddydd Llun am ddau o'r gloch."
            " Mae'r cyfarfod yn fyr.",
            "en",
            True,
            id="two sentences of Welsh",
        ),
    ],
)
def test_a_letter_is_in_the_language_that_was_chosen(text: str, chose: str, *, fires: bool) -> None:
    """Welsh or English, or both."""
    record = case_with(preferring(MOTHER, language=chose))
    found = list(language_preference(sent(document(text), record=record)))
    assert codes(found) == ["language.preference"] * fires


def test_a_version_in_the_other_language_beside_it_is_enough() -> None:
    """Two files, one in each language."""
    record = case_with(preferring(MOTHER, language="cy"))
    welsh = document(WELSH, name="llythyr.docx")
    assert not list(language_preference(sent(document(ENGLISH), welsh, record=record)))


def test_a_body_chooses_no_language() -> None:
    """A firm has no preference of its own."""
    assert not list(language_preference(sent(document(WELSH), to="O1")))


MARKED = Markings(wanted=("OFFICIAL", "OFFICIAL-SENSITIVE"), on=("page",))


def _marked(text: str, markings: Markings, name: str = "letter.docx", *also: Line) -> list[Finding]:
    rules = policy(markings=markings)
    return list(marking_missing(sent(document(text, name=name, also=also), rules=rules)))


@pytest.mark.parametrize(
    ("text", "name", "markings", "fires"),
    [
        pytest.param("Dear Ms Hale", "a.docx", MARKED, True, id="none"),
        pytest.param("OFFICIAL-SENSITIVE\nDear", "a.docx", MARKED, False, id="there"),
        pytest.param("Official \u2013 Sensitive\nDear", "a.docx", MARKED, False, id="another dash"),
        pytest.param("OFFICIAL-SENSITIVE PERSONAL", "a.docx", MARKED, False, id="a descriptor"),
        pytest.param("Official visit to the school", "a.docx", MARKED, True, id="a sentence"),
        pytest.param("Dear Ms Hale", "a.docx", Markings(), False, id="the policy wants none"),
        pytest.param("Dear", "OFFICIAL a.docx", replace(MARKED, on=("file",)), False, id="name"),
        pytest.param("OFFICIAL", "a.docx", replace(MARKED, on=("file",)), True, id="no name"),
        pytest.param("OFFICIAL", "OFFICIAL-SENSITIVE a.docx", MARKED, True, id="name disagrees"),
        pytest.param("OFFICIAL\nDear\nOFFICIAL-SENSITIVE", "a.docx", MARKED, True, id="disagree"),
        pytest.param("Dear", "a.docx", replace(MARKED, on=()), False, id="nowhere wanted"),
    ],
)
def test_a_marking_stands_where_the_policy_wants_it(
    text: str, name: str, markings: Markings, *, fires: bool
) -> None:
    """A note where it is missing or where two disagree."""
    found = _marked(text, markings, name)
    assert codes(found) == ["marking.missing"] * fires
    assert {one.severity for one in found} <= {Severity.NOTE}


@pytest.mark.parametrize("kind", KINDS)
def test_two_markings_in_one_file_disagree(kind: str) -> None:
    """The header says one thing, the letter another; the built-in policy tells it."""
    made = Draft(letterhead=("Service",), header="OFFICIAL", marking="OFFICIAL-SENSITIVE")
    files: tuple[Document, ...] = (as_file(made, kind), as_file(replace(made, header=""), kind))
    disagree, agree = (list(marking_missing(sent(one, rules=load_policy()))) for one in files)
    assert codes(disagree) == ["marking.missing"]
    assert not agree
