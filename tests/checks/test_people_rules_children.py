"""The data of a child are that child's, and the name is nobody's else."""

from dataclasses import replace

import pytest

from checker.checks.families.child_wrong import child_wrong
from checker.model import Party, Person, Relationship, Release, Severity, WhoId
from tests.builders.families import AVA, BROTHER_ID, TOM, family, only_ava, told
from tests.builders.letters import codes

WRONG = [
    "Eva is well.",
    "Iva's wishes are clear.",
    "Tam told me that he likes cars.",
    "Avah is well.",
    "Re: Ava Hall",
    "I met Ava Hall at school.",
    "AVA HALL",
    "Tom Hales came.",
    "Eva enjoys chess.",
    "Tim lives with you.",
    "Ava Hake will be seen on Monday.",
    "Eva would like to come.",
    "Ava (born 14 May 2019) is well.",
    "Ava Hale, DOB: 14/05/2019",
    "Tom Hale (DOB 3.3.16)",
    "Child: Tom Hale\nDate of birth: 3 March 2016",
    "Ava (born 14 May 2019) and Tom (born 3 March 2016)",
    "Name\nDate of birth\nAva Hale\n14/05/2019",
    "Ava Hale, NHS number 999 000 0026",
    "Tom's NHS number is 9990000018.",
    "Child: Ava Hale\nNHS: 999 000 0026",
    "Ava Hale (NHS 999-000-0026)",
    "Ava attends Larkhill Nursery.",
    "Ava is settled at Larkhill Nursery.",
    "Tom goes to Beechwood Primary School.",
    "Tom is a pupil at Beechwood Primary School.",
    "Ava's school is Larkhill Nursery.",
    "Dear Ms Hale\n\nEva Hale\n\nI write about the hearing.",
    "Dear Ms Hale\n\nRe: Eva Hale\n\nI write about the hearing.",
    "Re: Eva Hale",
    "Child: Eva Hale",
    "Children: Eva and Tom",
    "Dear Ms Hale\n\nSection 7 report: Eva and Tom\n\nI write about it.",
    "Your daughter Eva told me that she is well.",
    "Your daughter, Eva, told me that she is well.",
    "I have met Eva Hale at school.",
    "I have met EVA HALE at school.",
    "I am the family court adviser for Eva and Tom.",
    "Last week I met with Eva at our office.",
    "I saw Tim Hale at school.",
    "The hearing about Avah Hale is on Monday.",
    "I spoke to Toma Hale.",
    "Your son Tim is well.",
    "I will see Ave on Monday.",
    "I met Avarie Hale on Monday.",
    "Avie Hale would like to come.",
    "Dear Ms Hale\n\nAva Hale\n\nTom is settled and likes reading.",
    "Dear Ms Hale\n\nAbout Ava Hale (born 3 March 2016)\n\nI met Tom last week.",
    "Re: Tom Hale\n\nI have met Ava twice. Ava likes chess.",
    "23 November 2026\n\nAva Hale\n\nDear Ms Hale\n\nI met Tom twice. Tom likes chess.",
]
RIGHT = [
    "Ava's friend Eva came.",
    "Eva Smith, teacher, came.",
    "Ava Hale is well, and Ava Hale's school agrees.",
    "Ava collects Tom from Larkhill Nursery.",
    "I went to Larkhill Nursery and then saw Ava.",
    "Nurse Eva told us so. Ava is well.",
    "Tommy is well.",
    "Ava and her aunt Eva came.",
    "Ava is well. Eva is her friend.",
    "Tom Hall Road",
    "Ava Cole",
    "Even so, Ava is well.",
    "Ava (born 3 March 2016) and Tom (born 14 May 2019) are well.",
    "Ava and Tom, born 3 March 2016 and 14 May 2019, are well.",
    "Ava Hale, NHS number 999 000 0018",
    "Tom's NHS number is 9990000026.",
    "Ava and Tom (NHS 9990000018 and 9990000026)",
    "Ava attends Beechwood Primary School.",
    "Tom is settled at Larkhill Nursery.",
    "Ava used to go to the nursery of Tom, Larkhill Nursery.",
    "Ava left Larkhill Nursery in 2020.",
    "Ava and Tom visited Larkhill Nursery.",
    "Ava collects Tom at Larkhill Nursery.",
    "Re: Ava Hale",
    "Re: Ava and Tom",
    "Dear Ms Hale\n\nYour appointment\n\nAva is well.",
    "I met Ava. Her friend Eva was there.",
    "Ava plays with Eva.",
    "Ava and her friend Eva Brown came.",
    "Mrs Eva Brown teaches Ava.",
    "Ms Ada Stone is the teacher.",
    "The Ada Lovelace School is closed.",
    "I will write again by Tuesday.",
    "Ms Hale said that Tim Brown came.",
    "Ever yours",
    "Even so, I will come.",
    "Too many people came.",
    "Ask Tom for it.",
    "Ave Maria was sung.",
    "Mr Tim Brown came.",
    "Tommy Hale is well.",
    "I spoke to Thomas Hale about it.",
    "The Toy Museum is open.",
    "I asked Aga Hale-Brown.",
    "Dear Ms Hale\n\nRe: Ms Erin Hale\n\nI write about it.",
    "Re: Hale and Davies",
    "Child arrangements: Ava Hale",
    "Ava Hale, born 3 March 2016",
    "Ava (aged 10) and Tom (aged 7)",
    "See form Ex1 and Tom.",
    "Telephone 9990 000 026.",
    "Mr Avon Hale came.",
    "Ms Hale's sister Eva is a nurse.",
    "I asked a friend called Eva.",
    "Alan Hale came.",
    "Thomasina Brown came.",
    "Dear Ms Hale\n\nAva Hale\n\nAva and Tom like reading.",
    "Dear Ms Hale\n\nAva Hale\n\nHer brother Tom was there.",
    "Dear Ms Hale\n\nAva and Tom Hale\n\nTom likes reading.",
    "Dear Ms Hale\n\nAva Hale\n\nI enclose the report.",
    "Dear Ms Hale\n\nYour appointment\n\nTom likes reading.",
    "Dear Ms Hale\n\nName\nDate of birth\nAva Hale\n3 March 2016\nTom Hale\n14 May 2019",
    "23 November 2026\n\nTom Hale\n\nDear Ms Hale\n\nI met Tom twice. Tom likes chess.",
    "Ms Erin Hale\n\nDear Ms Hale\n\nI met Tom twice.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_childs_data_and_name_are_its_own(text: str) -> None:
    """A sibling's birth date, number or school, or a name one letter off, is a Check."""
    got = told(child_wrong, text)
    assert got, text
    assert {(one.code, one.severity, one.release) for one in got} == {
        ("child.wrong", Severity.CHECK, Release.ACKNOWLEDGE)
    }


@pytest.mark.parametrize("text", RIGHT)
def test_quiet_when_the_data_are_the_childs_or_another_is_only_named(text: str) -> None:
    """Friends, teachers, nicknames and words of like letters are nobody's mistake."""
    assert not told(child_wrong, text), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Re: Tom Hale", True, id="a brother whom the case is not about"),
        pytest.param("Re: Ava and Tom Hale", False, id="both"),
        pytest.param("Re: Ms Erin Hale", False, id="her mother"),
        pytest.param("I met Tom Hale.", False, id="in a sentence"),
    ],
)
def test_the_subject_is_a_child_of_the_case(text: str, *, expected: bool) -> None:
    """A brother's name in the subject of a letter about his sister is asked about."""
    both = family()
    parties = tuple(one for one in both.parties if one.who != BROTHER_ID)
    record = replace(both, parties=(*parties, Party(who=BROTHER_ID, role="other_person")))
    assert codes(told(child_wrong, text, record=record)) == (["child.wrong"] if expected else [])


def test_a_father_who_has_no_part_in_the_case_is_written_to_about_his_own_child() -> None:
    """His son lives with the children whom the case is about, and is no subject of it."""
    both = family(Person(id=WhoId("P8"), title="Mr", first_name="Karl", last_name="Brandt"))
    parties = tuple(one for one in both.parties if one.who != BROTHER_ID)
    kin = tuple(one for one in both.relationships if one.target != BROTHER_ID)
    his = Relationship(source=WhoId("P8"), target=BROTHER_ID, kind="father")
    record = replace(both, parties=parties, relationships=(*kin, his))
    assert not told(child_wrong, "Re: Tom Hale", record=record, to="P8")
    assert told(child_wrong, "Re: Tom Hale", record=record, to="P2")


def test_quiet_when_the_other_child_is_really_so_called() -> None:
    """Twins called Ava and Eva are two people of one record."""
    twin = replace(TOM, first_name="Eva", pronouns="she/her")
    assert not told(child_wrong, "Re: Eva Hale and Ava Hale", record=family(twin))


def test_a_school_that_the_record_gives_to_both_or_to_one_alone_is_quiet() -> None:
    """Unless the record has another school for the child, it may be theirs."""
    record = only_ava()
    assert not told(child_wrong, "Ava attends Larkhill Nursery.", record=record)
    shared = family(location_clues=(*family().location_clues, replace(
        family().location_clues[1], whom=AVA.id)))  # fmt: skip
    assert not told(child_wrong, "Ava attends Larkhill Nursery.", record=shared)


def test_the_finding_names_both_children() -> None:
    """It says whose the data are and with whom they stand."""
    [finding] = told(child_wrong, "Ava (born 14 May 2019) is well. Ava (born 14 May 2019).")
    assert finding.title == "The date of birth is Tom Hale's"
    assert finding.detail.startswith("It stands with Ava Hale.")
    [finding] = told(child_wrong, "Your daughter Eva is well.")
    assert finding.title == "The letter names Eva"
