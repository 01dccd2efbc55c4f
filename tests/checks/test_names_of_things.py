"""A name in a family's place is looked at; a pet's, a part's and a lawyer's is none of a family."""

import pytest

from checker.checks.unknown_people.person_not_in_case import person_not_in_case
from checker.model import Finding, Severity
from tests.builders.families import family, told
from tests.builders.letters import document


def looked_at(text: str) -> list[Finding]:
    """Give what is more than worth knowing."""
    found = told(person_not_in_case, document(text), record=family())
    return [one for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    [
        "Ava is a bit like a girl I work with, Shanelle Birtwhistle, who hated handovers.",
        "Send the notes for Ava and for Reuben Hatherley.",
        "Speak with Davina Mossop, who is the second mother.",
        "Mother's partner D. Yarwood will bring Tom.",
        "Please pass our condolences to the Rosenthal family.",
        "The Trelawney children were seen at home.",
        "Collecting: mum / gran / Lorraine (neighbour)",
        "It was Leofric who opened the door to me.",
        "For the little Ludmila we will bring a toy.",
        "Neither Ms Hale nor Mr Aldous has any convictions.",
        "A letter was sent in error to Ms Oyelaran.",
        "Their half-brother Lorcan came in from the council offices at six.",
        "Ava's godmother, Ottoline Fairweather, wrote to us from the clinic.",
        "Ottoline Fairweather, her godmother, wrote to us from the council.",
        "I heard about Tyler Brooks at home.",
    ],
)
def test_a_name_in_a_familys_place_is_looked_at(text: str) -> None:
    """The words right beside it say that it is of a family's own."""
    assert looked_at(text)


@pytest.mark.parametrize(
    "text",
    [
        "Counsel for the applicant, Miss Harcourt-Bligh, has been informed.",
        "You have named the car Doris, and it started.",
        "Ava has a rabbit called Bramble and a cat, Tilly.",
        "Ava dressed up as Matilda for World Book Day.",
        "Tom likes Thomas the Tank Engine.",
        "I use the Sam Carter app for notes.",
        "The Gillick principle may apply to Ava.",
        "We refer to the decision in Re Barnaby.",
        "Ava is reading about Hermione.",
        "The duty solicitor on the day is Mr Ravenhill.",
        "Ava made a card for Valentine's Day.",
    ],
)
def test_what_is_nobody_of_a_familys_is_not(text: str) -> None:
    """Animals, parts in a play, things called after people, lawyers."""
    assert not looked_at(text)
