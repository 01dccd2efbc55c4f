"""Which kind of document is for whom: kinds told by titles, and the table of entitlement."""

from dataclasses import replace

import pytest

from checker.checks.letters.document_kinds import is_letter, kind_named, kind_of
from checker.checks.material.recipient_not_entitled import recipient_not_entitled
from checker.model import FileKind, Organisation, Party, Release, Severity, WhoId
from checker.practice.draft import Draft
from checker.settings import Entitlement, Policy, load_policy
from tests.builders.cases import COURT, FIRM, MOTHER, OTHER_FIRM, SENDER, case
from tests.builders.cases import policy as usual_policy
from tests.builders.letters import document, message_to
from tests.builders.sent import KINDS, as_file, sent

BUILT_IN = load_policy()
SCHOOL = Organisation(id=WhoId("O5"), name="Larkhill Primary School", kind="school")
POLICE = Organisation(id=WhoId("O6"), name="Exampletown Police", kind="police")
RECORD = case(organisations=(FIRM, OTHER_FIRM, COURT, SENDER, SCHOOL, POLICE))
RULES = replace(BUILT_IN, own=usual_policy().own)


def test_a_policy_ships_with_a_table_that_names_owner_basis_and_day() -> None:
    """Whoever doubts a row can see whose it is, on what it rests, and how old it is."""
    assert BUILT_IN.entitlement
    assert all(row.owner and row.basis and row.on for row in BUILT_IN.entitlement)
    documents = {row.document for row in BUILT_IN.entitlement}
    assert {row.document for row in BUILT_IN.entitlement if row.role == "anyone"} == documents


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param(
            "Section 7 report about Robin Hale\nXX26P00001",
            "a.docx",
            "section_7_report",
            id="a title",
        ),
        pytest.param(
            "Family Advisory Service\n3 May 2026\nSECTION 7 REPORT",
            "a.docx",
            "section_7_report",
            id="below a letterhead",
        ),
        pytest.param("Form C8\nConfidential contact details", "scan.pdf", "c8_form", id="a form"),
        pytest.param("", "C8 Hale.pdf", "c8_form", id="a file's name alone"),
        pytest.param("", "s7-report_final.pdf", "section_7_report", id="a name with dashes"),
        pytest.param("In the Family Court\nORDER", "a.docx", "court_order", id="an order"),
        pytest.param(
            "Minutes of the MARAC held on 3 May 2026", "a.docx", "marac_minutes", id="minutes"
        ),
        pytest.param(
            "The children\u2019s guardian\u2019s notes",
            "a.docx",
            "guardians_notes",
            id="curly marks",
        ),
        pytest.param(
            "Dear Sir\nXX26P00001: safeguarding letter\nThis letter tells the court.",
            "a.docx",
            "safeguarding_letter",
            id="a letter of a kind",
        ),
        pytest.param(
            "Dear Sir\nSafeguarding letter: XX26P00001\nThe police checks are attached.",
            "a.docx",
            "safeguarding_letter",
            id="a letter of a kind that encloses something else",
        ),
        pytest.param(
            "Dear Ms Hale\nSafeguarding letter\nI enclose a copy of it.",
            "a.docx",
            "cover_letter",
            id="a letter that covers one",
        ),
        pytest.param(
            "Dear Ms Hale\nSection 7 report: Robin\nI enclose the report.",
            "a.docx",
            "cover_letter",
            id="a letter that encloses a report",
        ),
        pytest.param(
            "Dear Ms Hale\nYour section 7 report\nI read it with care.",
            "a.docx",
            "letter",
            id="a letter that speaks of one",
        ),
        pytest.param(
            "Robin told me that the C8 was filed and that the section 7 report was late.",
            "a.docx",
            "",
            id="a sentence",
        ),
        pytest.param(
            "In what order to do things when you come to see us on the day",
            "a.docx",
            "",
            id="another order",
        ),
        pytest.param("Robin's timetable\nMonday", "Timetable.docx", "", id="unknown stays unknown"),
    ],
)
def test_the_kind_of_a_document_is_told_by_its_title_or_its_name(
    text: str, name: str, kind: str
) -> None:
    """A title tells it; what a sentence or a letter only speaks of does not."""
    assert kind_of(document(text, name=name)) == kind


def test_a_message_has_no_title() -> None:
    """The subject of a message speaks of a document and is none."""
    mail = document("Form C8", name="m.eml", kind=FileKind.EML, message=message_to("a@b.example"))
    assert kind_of(mail) == ""
    assert not is_letter(mail)


def test_an_organisation_adds_its_own_kinds() -> None:
    """The list is data: the policy adds to it."""
    rules = replace(RULES, lists={"document_kinds": ("life_story: life story book",)})
    assert kind_named("a copy of the Life Story Book", rules) == "life_story"


@pytest.mark.parametrize(
    ("title", "to", "severity"),
    [
        pytest.param("Form C8", "P2", Severity.STOP, id="C8 to the other party"),
        pytest.param("Form C8", "O2", Severity.STOP, id="C8 to the other party's firm"),
        pytest.param("Form C8", "O5", Severity.STOP, id="C8 to a school"),
        pytest.param("Form C8", "O3", None, id="C8 to the court"),
        pytest.param("Section 7 report", "O5", Severity.CHECK, id="report to a school"),
        pytest.param("Section 7 report", "O6", Severity.CHECK, id="report to the police"),
        pytest.param("Section 7 report", "P3", Severity.CHECK, id="report to the child"),
        pytest.param("Section 7 report", "P1", None, id="report to a party"),
        pytest.param("Section 7 report", "P7", None, id="report to her solicitor"),
        pytest.param("Section 7 report", "O2", None, id="report to his firm"),
        pytest.param("Section 7 report", "O3", None, id="report to the court"),
        pytest.param("Section 7 report", "O9", None, id="report to our own office"),
        pytest.param("Police disclosure", "P2", Severity.STOP, id="police disclosure to a party"),
        pytest.param("Police disclosure", "O6", None, id="police disclosure to the police"),
        pytest.param("MARAC minutes", "O1", Severity.STOP, id="MARAC to a firm"),
        pytest.param("MARAC minutes", "O3", Severity.CHECK, id="MARAC to the court"),
        pytest.param(
            "Child protection conference", "P1", Severity.CHECK, id="conference to a party"
        ),
        pytest.param("Guardian's notes", "P1", Severity.CHECK, id="the guardian's notes"),
        pytest.param("Court order", "O5", None, id="an order to a school"),
        pytest.param("Robin's timetable", "O5", None, id="unknown kind"),
    ],
)
def test_a_document_goes_to_those_who_may_have_it(
    title: str, to: str, severity: Severity | None
) -> None:
    """By the built-in table: the court's C8, the parties' report, the police's disclosure."""
    letter = document("Dear Sir or Madam\n\nI write about this case.")
    enclosed = document(f"{title}\nXX26P00001\nRobin Hale", name="enclosure.docx")
    found = list(recipient_not_entitled(sent(letter, enclosed, to=to, record=RECORD, rules=RULES)))
    assert [one.severity for one in found] == ([severity] if severity else [])
    assert {one.place.file for one in found} <= {"enclosure.docx"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_real_file_is_known_by_its_title(kind: str) -> None:
    """Word file and PDF of one form are both seen, and both let through to the court."""
    form = Draft(letterhead=("Family Court",), subject="Form C8", paragraphs=("Erin Hale",))
    enclosed = as_file(form, kind, "form")
    letter = document("Dear Sir or Madam")
    [found] = recipient_not_entitled(sent(letter, enclosed, to="P2", record=RECORD, rules=RULES))
    assert found.release is Release.SECOND_PERSON
    assert not list(
        recipient_not_entitled(sent(letter, enclosed, to="O3", record=RECORD, rules=RULES))
    )


def _table(*rows: Entitlement) -> Policy:
    return replace(usual_policy(), entitlement=rows)


def test_the_organisations_table_decides() -> None:
    """What says "check" asks, "yes" is quiet, and no row says nothing."""
    letter = document("Dear Sir\n\nSafeguarding letter\n\nThis letter tells the court.")
    asked = Entitlement(document="safeguarding_letter", role="respondent", allowed="check")
    given = replace(asked, allowed="yes")
    [found] = recipient_not_entitled(sent(letter, to="P2", rules=_table(asked)))
    assert found.severity is Severity.CHECK
    assert not list(recipient_not_entitled(sent(letter, to="P1", rules=_table(asked))))
    assert not list(recipient_not_entitled(sent(letter, to="P2", rules=_table(given))))


def test_a_persons_own_role_goes_before_whom_they_act_for() -> None:
    """A row for solicitors decides for a solicitor, whatever the client may have."""
    rules = _table(
        Entitlement(document="position_statement", role="solicitor", allowed="yes"),
        Entitlement(document="position_statement", role="applicant", allowed="no"),
    )
    letter = document("Position statement", name="a.docx")
    assert not list(recipient_not_entitled(sent(letter, to="P7", rules=rules)))
    assert list(recipient_not_entitled(sent(letter, to="P1", rules=rules)))


def test_without_a_record_nothing_is_said() -> None:
    """Nobody knows the role of a recipient of no case: that is another finding."""
    known = sent(document("Form C8"), rules=RULES)
    assert not list(recipient_not_entitled(replace(known, case=None)))
    nobody = case(parties=(Party(who=WhoId("P2"), role="respondent"),), people=(MOTHER,))
    assert list(recipient_not_entitled(sent(document("Form C8"), record=nobody, rules=RULES)))
