"""What a letter calls its reader, and whom it has as theirs, is what the record has them as."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.pronouns.pronoun_mismatch import pronoun_mismatch
from checker.model import Case, Party, Person, Relationship, Severity, WhoId
from tests.builders.cases import CHILD_ID, COURT_ID, FATHER_ID, MOTHER_ID
from tests.builders.families import BROTHER_ID, GRAN_ID, family, told
from tests.builders.letters import document

OTHER_GRAN = Person(
    id=WhoId("P22"), title="Mrs", first_name="Sal", last_name="Pryce", pronouns="she/her"
)


def with_gran_as(kind: str, *more: Relationship) -> Case:
    """Make the family with the grandmother's relation said in another way, and more kin."""
    usual = family()
    return replace(
        usual,
        relationships=(
            *(one for one in usual.relationships if one.source != GRAN_ID),
            Relationship(source=GRAN_ID, target=CHILD_ID, kind=kind),
            *more,
        ),
    )


MATERNAL = with_gran_as(
    "maternal_grandmother", Relationship(source=GRAN_ID, target=MOTHER_ID, kind="mother")
)


def two_mothers() -> Case:
    """Make the family with a woman in the father's place."""
    usual = family()
    people = tuple(
        replace(one, title="Ms", pronouns="she/her") if one.id == FATHER_ID else one
        for one in usual.people
    )
    return replace(
        usual,
        people=people,
        relationships=tuple(
            replace(one, kind="mother") if one.source == FATHER_ID else one
            for one in usual.relationships
        ),
    )


# Ava is a girl, Tom a boy; Ms Hale is their mother, Mrs Cole her mother, Mr Davies their father.
WRONG = [
    ("Thank you for calling about your niece Ava.", GRAN_ID),
    ("Thank you for calling about your daughter Ava.", GRAN_ID),
    ("Your sister Ava drew you a cat.", MOTHER_ID),
    ("Your granddaughter Ava asked for you.", MOTHER_ID),
    ("Ava, your niece, asked for you.", FATHER_ID),
    ("Your daughter-in-law, Ms Hale, has told us.", GRAN_ID),
    ("Your brother Mr Davies has agreed.", GRAN_ID),
    ("I spoke to your grandson only.", FATHER_ID),
    ("You told me that your son finds it hard.", GRAN_ID),
    ("You have only the one grandchild.", GRAN_ID),
    ("Thank you for writing about your great-grandchildren.", GRAN_ID),
    ("The father of your children has had the same letter.", GRAN_ID),
    ("You and your wife both want what is best.", FATHER_ID),
    ("You and your husband have to sign.", MOTHER_ID),
    ("Your ex-wife has told us.", MOTHER_ID),
    ("I will meet your stepson first.", FATHER_ID),
    ("As a grandparent, you would need permission.", FATHER_ID),
    ("A form for you to sign as the foster carer.", GRAN_ID),
    ("As the paternal grandmother, your view was noted.", GRAN_ID),
    ("They expect you, as prospective adopters, to have read it.", MOTHER_ID),
    ("It is for the uncle of the children, so for you, to come.", FATHER_ID),
]
RIGHT = [
    ("Thank you for calling about your granddaughter Ava.", GRAN_ID),
    ("Your daughter, Ava and Tom were here.", GRAN_ID),
    ("Your daughter, Ms Hale, was here.", GRAN_ID),
    ("Your son-in-law Mr Davies was here.", GRAN_ID),
    ("Your niece was kind to Ava.", GRAN_ID),
    ("Your daughter Ava asked for you.", MOTHER_ID),
    ("Your ex-husband has told us.", MOTHER_ID),
    ("Your ex-wife has told us.", FATHER_ID),
    ("You told me that your daughter finds it hard.", GRAN_ID),
    ("The father of your grandchildren has had the same letter.", GRAN_ID),
    ("As a grandparent, you would need permission.", GRAN_ID),
    ("As the maternal grandmother, your view was noted.", GRAN_ID),
    ("You would not be assessed as a foster carer.", GRAN_ID),
    ("As the foster carer said, the bag is packed.", GRAN_ID),
    ("Your mother can mind them while you are here.", MOTHER_ID),
    ("Your new partner may come.", FATHER_ID),
    ("The grandmother of your children rang.", FATHER_ID),
]


@pytest.mark.parametrize(("text", "reader"), WRONG)
def test_what_the_reader_is_called_is_what_they_are(text: str, reader: str) -> None:
    """A letter to a grandmother has no niece of hers in the case."""
    found = told(pronoun_mismatch, document(text), record=MATERNAL, to=reader)

    assert {one.severity for one in found} == {Severity.CHECK}


@pytest.mark.parametrize(("text", "reader"), RIGHT)
def test_what_they_are_or_may_be_is_quiet(text: str, reader: str) -> None:
    """Kin whom a record need not have, and what it has."""
    assert told(pronoun_mismatch, document(text), record=MATERNAL, to=reader) == []


def test_where_the_record_does_not_say_whose_mother_she_is_it_is_quiet() -> None:
    """A grandmother's daughter or son may be either parent."""
    for text in ("Your son is here.", "Your daughter is here.", "As the paternal grandmother, you"):
        assert not told(pronoun_mismatch, document(text), to=GRAN_ID)


def test_a_side_is_enough_to_know_whose_mother_she_is() -> None:
    """The paternal grandmother's son is the father, also where she is a party."""
    record = with_gran_as("paternal_grandmother")
    record = replace(record, parties=(*record.parties, Party(who=GRAN_ID, role="applicant")))

    assert not told(pronoun_mismatch, document("Your son is here."), record=record, to=GRAN_ID)
    assert told(pronoun_mismatch, document("Your daughter is here."), record=record, to=GRAN_ID)


def test_two_mothers_may_be_wives_but_live_apart() -> None:
    """An ex-wife may have an ex-wife; neither has a husband."""
    record = two_mothers()
    for reader in (MOTHER_ID, FATHER_ID):
        assert not told(pronoun_mismatch, document("Your ex-wife rang."), record=record, to=reader)
        assert told(pronoun_mismatch, document("Your husband rang."), record=record, to=reader)


def test_whoever_is_married_by_the_record_has_a_wife() -> None:
    """A record that says who is married is believed, and so is one that has them at one home."""
    married = family()
    kin = (*married.relationships, Relationship(source=FATHER_ID, target=MOTHER_ID, kind="husband"))
    record = replace(married, relationships=kin)
    together = replace(
        married,
        relationships=tuple(
            replace(one, lives_with=True) if one.lives_with is False else one
            for one in married.relationships
        ),
    )
    for one in (record, together):
        assert not told(pronoun_mismatch, document("Your wife rang."), record=one, to=FATHER_ID)


def test_a_stepchild_and_a_grown_up_child_are_of_the_record() -> None:
    """Whoever has a stepson may be told of him, and grown-up children may have children."""
    usual = family()
    step = tuple(
        replace(one, kind="step-parent")
        if (one.source, one.target) == (FATHER_ID, BROTHER_ID)
        else one
        for one in usual.relationships
    )
    record = replace(usual, relationships=step)
    assert not told(pronoun_mismatch, document("Your stepson Tom."), record=record, to=FATHER_ID)
    adult = replace(
        usual,
        people=tuple(
            replace(one, date_of_birth=date(1999, 1, 1)) if one.id == BROTHER_ID else one
            for one in usual.people
        ),
    )
    assert not told(pronoun_mismatch, document("Your grandson rang."), record=adult, to=FATHER_ID)


def test_nothing_is_said_to_a_court_about_its_kin() -> None:
    """A body has no niece."""
    for text in ("Your niece Ava.", "Your wife rang.", "As the foster carer, you may reply."):
        assert not told(pronoun_mismatch, document(text), record=MATERNAL, to=COURT_ID)


def test_a_clients_kin_is_the_records() -> None:
    """A man's solicitor has no client with a husband, where the children have a mother."""
    (found,) = told(
        pronoun_mismatch,
        document("Your client's husband wrote to us."),
        record=MATERNAL,
        to=_solicitor_of(FATHER_ID),
    )

    assert found.evidence.letter == "Your client's husband"


def _solicitor_of(whom: str) -> str:
    return next(
        str(one.person or one.organisation) for one in MATERNAL.representation if one.party == whom
    )
