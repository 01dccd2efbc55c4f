"""What a letter says of the children together is held against all whom the record has."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Case, Party, Person, Relationship, Severity, WhoId
from tests.builders.cases import CHILD_ID, COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import AVA, AVAS_SCHOOL, GRAN_ID, TOM, family, only_ava, told
from tests.builders.letters import document

SCHOOL_ID = AVAS_SCHOOL.id
BEN = Person(
    id=WhoId("P21"),
    first_name="Ben",
    last_name="Hale",
    pronouns="he/him",
    date_of_birth=date(2013, 1, 9),
)


def swapped() -> Case:
    """Make the family in which the elder is a boy and the younger a girl."""
    return family(replace(AVA, pronouns="he/him"), replace(TOM, pronouns="she/her"))


def three(*, born: date = BEN.date_of_birth or date.min) -> Case:
    """Make the family with an elder brother more: two boys and a girl between them."""
    two = family()
    return replace(
        two,
        people=(*two.people, replace(BEN, date_of_birth=born)),
        parties=(*two.parties, Party(who=BEN.id, role="subject_child")),
        relationships=(
            *two.relationships,
            Relationship(source=MOTHER_ID, target=BEN.id, kind="mother", lives_with=True),
            Relationship(source=FATHER_ID, target=BEN.id, kind="father", lives_with=False),
        ),
    )


# Ava is a girl of ten, Tom a boy of seven; their parents have no other child.
WRONG = [
    ("Please explain it to the girls in your own words.", FATHER_ID),
    ("I know that you miss the boys.", FATHER_ID),
    ("Neither boy should be taken out of a lesson.", SCHOOL_ID),
    ("Neither of the sisters has been weighed.", COURT_ID),
    ("We need a small room for the brothers, please.", SCHOOL_ID),
    ("Your three children spend the weekend with you.", FATHER_ID),
    ("All four children were seen alone.", COURT_ID),
    ("Which of your five is in Year 2?", MOTHER_ID),
    ("Three small faces looked up.", FATHER_ID),
    ("It concerns a sibling group of four.", COURT_ID),
    ("Of the three, it is the middle child who worries me.", COURT_ID),
    ("About the third child we have no document.", FATHER_ID),
    ("The applicant seeks contact with the twins.", COURT_ID),
    ("How are the triplets settling?", SCHOOL_ID),
    ("Has her twin had the same letter?", MOTHER_ID),
    ("The elder boy has told me of his views.", FATHER_ID),
    ("Your youngest daughter drew a house.", MOTHER_ID),
    ("The older of the two, a thoughtful boy, asked about the judge.", COURT_ID),
    ("The eldest, he has his own phone.", COURT_ID),
    ("Being an only child, he may feel alone.", SCHOOL_ID),
    ("With no sibling to lean on, Ava has had to manage.", COURT_ID),
    ("It is all right that the baby naps while we talk.", MOTHER_ID),
    ("You must be worn out with a newborn and two at school.", MOTHER_ID),
    ("I saw the children at home; their brother was out.", COURT_ID),
    ("You have two brothers on roll.", SCHOOL_ID),
]
RIGHT = [
    ("Please explain it to the children in your own words.", FATHER_ID),
    ("The boys in her class tease Ava.", FATHER_ID),
    ("Two girls came by. Ava played with the girls until five.", FATHER_ID),
    ("The girls' changing room was closed.", FATHER_ID),
    ("Your two children spend the weekend with you.", FATHER_ID),
    ("Both children were seen alone.", COURT_ID),
    ("Which of your two is in Year 2?", MOTHER_ID),
    ("The three children at the next table stared.", COURT_ID),
    ("The elder child has told me of her views.", FATHER_ID),
    ("The elder girl drew a house, the younger boy a car.", FATHER_ID),
    ("The older of the two, a thoughtful girl, asked about the judge.", COURT_ID),
    ("Twins in his class have one birthday.", MOTHER_ID),
    ("You told me that your twin lives abroad.", MOTHER_ID),
    ("You were an only child, you said.", MOTHER_ID),
    ("As a baby she slept badly.", MOTHER_ID),
    ("Your sister's boys and both brothers of the mother came.", FATHER_ID),
    ("The mother says that the brothers came with her.", COURT_ID),
    ("Ava is his only sister.", MOTHER_ID),
    ("Families with three children may ask for a larger room.", MOTHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_is_said_of_all_of_them_fits_the_record(text: str, reader: str) -> None:
    """Their number, whether they are girls or boys, who is the elder, and who is born with whom."""
    found = told(pronoun_mismatch, document(text), to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_fits_them_or_others_is_quiet(text: str, reader: str) -> None:
    """Children of others, those of whom a text told before, and what fits."""
    assert told(pronoun_mismatch, document(text), to=reader) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The elder boy is well.", False),
        ("The elder girl is well.", True),
        ("Your youngest daughter is well.", False),
        ("The older of the two, a shy girl, spoke.", True),
    ],
)
def test_a_boy_and_a_girl_swapped_turn_what_is_right(text: str, *, wrong: bool) -> None:
    """It is the record that says who is the elder."""
    assert bool(told(pronoun_mismatch, document(text), record=swapped())) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The boys are well.", False),
        ("The sisters are well.", True),
        ("Your three children are well.", False),
        ("Your two children are well.", True),
        ("The two children are well.", False),
        ("Both children are well.", False),
        ("All four children are well.", True),
        ("The middle child is well.", False),
        ("The eldest boy is well.", False),
        ("The twins are well.", True),
        ("Neither boy came.", False),
    ],
)
def test_three_children_are_two_brothers_and_a_sister(text: str, *, wrong: bool) -> None:
    """Two of three may be spoken of alone, but they are not all."""
    assert bool(told(pronoun_mismatch, document(text), record=three())) is wrong


def test_those_who_were_born_on_one_day_are_twins() -> None:
    """A day more or less is the record's, or midnight's."""
    record = three(born=date(2019, 5, 15))

    assert not told(pronoun_mismatch, document("The twins are well."), record=record)
    assert told(pronoun_mismatch, document("The triplets are well."), record=record)


def test_a_child_whose_sex_the_record_does_not_have_may_be_either() -> None:
    """Nothing is said where it is not known."""
    record = family(replace(AVA, pronouns=""))

    assert not told(pronoun_mismatch, document("The boys are well."), record=record)


def test_one_child_is_not_both() -> None:
    """An only child is one, and the baby may be where no birthday is recorded."""
    alone = only_ava()

    assert told(pronoun_mismatch, document("Both children are well."), record=alone)
    assert not told(pronoun_mismatch, document("Ava is an only child."), record=alone)
    unborn = family(replace(AVA, date_of_birth=None))
    assert not told(pronoun_mismatch, document("The baby is well."), record=unborn)


def test_it_is_said_once_and_names_the_children() -> None:
    """However often a letter says it."""
    (found,) = told(pronoun_mismatch, document("The boys are well. I saw the boys on Monday."))

    assert found.title == '"The boys" does not fit the children of the case'
    assert "Ava Hale, Tom Hale" in found.detail
    assert found.evidence.about == (CHILD_ID, TOM.id)


def test_a_grandmothers_grandsons_are_those_of_the_record() -> None:
    """She has a granddaughter and a grandson."""
    assert told(pronoun_mismatch, document("You miss your grandsons."), to=GRAN_ID)
    assert not told(pronoun_mismatch, document("You miss your grandson."), to=GRAN_ID)
