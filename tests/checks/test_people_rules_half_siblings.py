"""A parent gets only what is about their own child."""

from dataclasses import replace

import pytest

from checker.checks.families.child_not_entitled import child_not_entitled
from checker.model import Case, Party, Person, Relationship, Release, Severity, WhoId
from tests.builders.cases import CHILD_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import BROTHER_ID, GRAN_ID, family, told
from tests.builders.letters import document

OTHER_FATHER = Person(
    id=WhoId("P8"), title="Mr", first_name="Karl", last_name="Brandt", pronouns="he/him"
)
KIN = (
    Relationship(source=MOTHER_ID, target=CHILD_ID, kind="mother", lives_with=True),
    Relationship(source=MOTHER_ID, target=BROTHER_ID, kind="mother", lives_with=True),
    Relationship(source=FATHER_ID, target=CHILD_ID, kind="father"),
    Relationship(source=OTHER_FATHER.id, target=BROTHER_ID, kind="father"),
    Relationship(source=GRAN_ID, target=CHILD_ID, kind="grandmother"),
)
BOTH = "Re: Ava and Tom Hale\n\nAva is well. Tom is well."


def half(*kin: Relationship, **changes: object) -> Case:
    """Make the case of a half-sister and a half-brother with two fathers."""
    made = family(OTHER_FATHER)
    parties = (*made.parties, Party(who=OTHER_FATHER.id, role="respondent"))
    made = replace(made, parties=parties, relationships=kin or KIN)
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        "Re: Tom Hale",
        "Dear Mr Davies\n\nSection 7 report: Ava and Tom Hale\n\nI enclose it.",
        "Dear Mr Davies\n\nReport\n\nAva and Tom came. Tom told me that he likes school.",
        "Child: Tom Hale",
        "Tom is settled at nursery. I asked Tom about his father.",
        "Tom told me that he likes nursery.",
        "I have met Ava Hale and Tom Hale at their home.",
        "Tom's nursery is pleased.",
        "I saw Tom at nursery on Monday.",
        "I am worried about Tom.",
        "A referral for Tom was made to the clinic.",
        "Tom (7) was upset.",
        "Tom started counselling last month.",
        "Tom did not want to go.",
        "The nursery said Tom was late.",
        "The council will assess Tom.",
        "An assessment of Tom was completed.",
        "In relation to Tom, the plan is adoption.",
        "TOM HALE was seen alone.",
        "When I visited, Tom was asleep upstairs.",
        "Mum says Tom won't eat.",
        "I asked what Tom thinks.",
        "Interim care order: Tom Hale",
        "Tom: asthma, inhaler in school bag",
        "Medical: Tom - allergic to nuts",
        "Ava\n- well\n\nTom\n- bedwetting",
        "I have written about Tom separately, but in short he is fine.",
        "The health visitor has been seeing Tom.",
        "Little Tom cried.",
        "Tom Hale (DOB 14/05/2019)",
        "Tom never sleeps.",
    ],
)
def test_a_father_is_not_told_about_the_other_fathers_child(text: str) -> None:
    """Named in the subject or more than once, the child is one the letter is about."""
    [finding] = told(child_not_entitled, text, record=half(), to="P2")
    assert (finding.code, finding.severity, finding.release) == (
        "child.not-entitled", Severity.STOP, Release.SECOND_PERSON,
    )  # fmt: skip
    assert finding.evidence.about == (BROTHER_ID,)
    assert finding.title == "This tells Mr Davies about Tom Hale"


def test_a_child_of_another_father_need_be_no_subject_of_the_case() -> None:
    """It is enough that the record holds the child and names a parent."""
    record = half()
    parties = tuple(one for one in record.parties if one.who != BROTHER_ID)
    got = told(
        child_not_entitled, "Tom has asthma.", record=replace(record, parties=parties), to="P2"
    )
    assert [one.evidence.about for one in got] == [(BROTHER_ID,)]


@pytest.mark.parametrize(
    "text",
    [
        "Re: Ava Hale\n\nAva is well.",
        "Ava and her half-brother Tom are well.",
        "Ava plays with her brother Tom. She likes her half-brother, Tom.",
        "Tom was there as well.",
        "Tom was also in the house.",
        "Ava told me about Tom.",
        "Ava and Tom's mother came.",
        "I saw Ava with Tom.",
        "Ava was upset because Tom took the toy.",
        "Ava has contact with Tom.",
        "Ava has a brother, Tom.",
        "Ava sat next to Tom.",
        "Ava shares a room with Tom.",
        "Ava gave Tom a hug.",
        "Ava talks a lot about her brother Tom.",
        "I saw Ava at home. Tom was out.",
        "Tom Vickers, teacher, is leaving.",
        "Dear Mr Davies\n\nYour appointment\n\nI will see you on Monday.",
    ],
)
def test_quiet_when_the_other_child_is_only_mentioned(text: str) -> None:
    """A brother may be named as a brother."""
    assert not told(child_not_entitled, text, record=half(), to="P2")


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param("P1", [], id="the mother of both"),
        pytest.param("P2", [BROTHER_ID], id="the father of the girl"),
        pytest.param("P8", [CHILD_ID], id="the father of the boy"),
        pytest.param("P5", [], id="a grandmother: the record may not say all"),
        pytest.param("P3", [], id="the girl herself"),
        pytest.param("P7", [], id="a solicitor"),
        pytest.param("O2", [], id="a firm"),
        pytest.param("O3", [], id="the court"),
        pytest.param("P6", [], id="nobody's relation"),
    ],
)
def test_it_depends_on_whose_parent_the_reader_is(to: str, expected: list[str]) -> None:
    """Only a parent of some and not of others is asked about."""
    got = told(child_not_entitled, BOTH, record=half(), to=to)
    assert [one.evidence.about[0] for one in got] == expected


@pytest.mark.parametrize(
    ("kin", "expected"),
    [
        pytest.param(KIN[:2], False, id="no fathers are recorded"),
        pytest.param(KIN[:3], True, id="the boy's father is not recorded, his mother is"),
        pytest.param((KIN[0], KIN[2]), False, id="nobody of the boy's is recorded"),
        pytest.param(
            (*KIN, Relationship(source=FATHER_ID, target=BROTHER_ID, kind="stepfather")),
            False,
            id="a stepfather",
        ),
        pytest.param(
            (*KIN, Relationship(source=BROTHER_ID, target=FATHER_ID, kind="", lives_with=True)),
            False,
            id="they live together",
        ),
        pytest.param(KIN, True, id="another father is recorded"),
        pytest.param((KIN[0], KIN[2], KIN[3]), True, id="only the other father is recorded"),
    ],
)
def test_the_record_must_name_the_childs_own_parents(
    kin: tuple[Relationship, ...], *, expected: bool
) -> None:
    """Unknown is not "no": only other parents in the record exclude somebody."""
    assert bool(told(child_not_entitled, BOTH, record=half(*kin), to="P2")) is expected


def test_the_father_of_a_child_who_is_no_subject_is_told_nothing_of_those_who_are() -> None:
    """He is written to because his son lives there; the case is about others."""
    both = half()
    parties = tuple(one for one in both.parties if one.who != BROTHER_ID)
    record = replace(both, parties=(*parties, Party(who=BROTHER_ID, role="other_person")))
    [finding] = told(child_not_entitled, "Ava told me that she is sad.", record=record, to="P8")
    assert finding.evidence.about == (CHILD_ID,)
    assert not told(child_not_entitled, "I met Tom. Tom is well.", record=record, to="P8")


def test_an_enclosure_about_the_other_child_counts() -> None:
    """The report goes with the letter."""
    report = document("Section 7 report\n\nTom is well. Tom likes reading.", name="report.docx")
    [finding] = told(child_not_entitled, "Re: Ava", report, record=half(), to="P2")
    assert finding.place.file == "report.docx"


def test_full_siblings_are_quiet() -> None:
    """The usual case."""
    assert not told(child_not_entitled, BOTH, to="P2")
