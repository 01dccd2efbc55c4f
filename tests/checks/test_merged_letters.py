"""A print run in one file: each letter is held against the recipient whose turn it is."""

from dataclasses import replace

import pytest

from checker.checks import run_checks
from checker.mentions import find
from checker.model import Document, Finding, Severity
from checker.practice.draft import Draft
from tests.builders.cases import NOW, case, policy
from tests.builders.letters import dispatch
from tests.builders.sent import KINDS, as_file

MINE = ("Ms Erin Hale", "Flat 2", "14 Orchard Close", "Exampletown", "XX1 4AB")
HIS = ("Mr Owen Davies", "12 Marlow Road", "Otherton", "XX3 1AB")
THEIRS = ("Mr Brian Coldwell", "5 Tanner Row", "Elsewhere", "XX9 4QQ")


def draft(to: tuple[str, ...], dear: str, *said: str) -> Draft:
    """Write one letter of the run."""
    return Draft(
        letterhead=("Family Advisory Service",),
        addressee=to[:1],
        address=to[1:],
        date="23 November 2026",
        reference="Our ref: XX26P00001",
        salutation=f"Dear {dear}",
        paragraphs=("I write about the appointment.", *said, "Come to our office at ten."),
        closing=("Yours sincerely", "Priya Nair", "Family Court Adviser"),
    )


HERS, FATHERS = draft(MINE, "Ms Hale"), draft(HIS, "Mr Davies")


def stops(document: Document, to: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the Stops of a file, each with whom it concerns."""
    return [(one.code, one.whom) for one in found(document, to) if one.severity is Severity.STOP]


def found(document: Document, to: str) -> tuple[Finding, ...]:
    """Check one file for some recipients, by every rule."""
    return run_checks(
        dispatch(document, to=to),
        mentions=find(document, case=case(), policy=policy()),
        case=case(),
        policy=policy(),
        others=None,
        now=NOW,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("to", ["P1,P2", "P2,P1"])
def test_a_right_run_is_right_for_everybody_in_it(kind: str, to: str) -> None:
    """In whatever order the recipients are named, each has their own letter."""
    assert not stops(as_file(replace(HERS, then=(FATHERS,)), kind), to)


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_letter_of_a_run_is_its_recipients(kind: str) -> None:
    """The second letter goes to the first one's address: the finding is the father's."""
    run = as_file(replace(HERS, then=(draft((HIS[0], *MINE[1:]), "Mr Davies"),)), kind)
    assert ("address.other-person", ("P2",)) in stops(run, "P1,P2")
    assert not [whom for _, whom in stops(run, "P1,P2") if "P1" in whom]


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_too_many_is_foreign(kind: str) -> None:
    """The run has a third letter, for a stranger."""
    run = as_file(replace(HERS, then=(FATHERS, draft(THEIRS, "Mr Coldwell"))), kind)
    assert stops(run, "P1,P2") == [("pages.foreign", ("P2",))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_run_to_one_person_is_foreign_from_the_second_letter_on(kind: str) -> None:
    """Somebody took the run for one letter."""
    run = as_file(replace(HERS, then=(FATHERS,)), kind)
    assert ("pages.foreign", ("P1",)) in stops(run, "P1")


def test_a_place_in_the_second_letter_is_its_place_in_the_file() -> None:
    """What is shown as evidence is where the file has it."""
    run = as_file(
        replace(HERS, then=(draft(HIS, "Mr Davies", "See [INSERT NAME] there."),)), "docx"
    )
    [gap] = [one for one in found(run, "P1,P2") if one.code == "template.gap"]
    assert gap.whom == ("P2",)
    assert gap.place.span is not None
    assert gap.place.part is not None
    first, last = gap.place.span
    assert run.text(gap.place.part)[first:last] == "[INSERT NAME]"


def test_one_letter_to_two_people_stays_whole() -> None:
    """A joint letter is one letter, and is checked for each."""
    joint = as_file(draft(MINE, "Ms Hale and Mr Davies"), "docx")
    assert {whom for _, whom in stops(joint, "P1,P2")} <= {("P2",)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "closing",
    [
        pytest.param(
            ("For and on behalf of the Family Advisory Service", "Priya Nair"), id="for an office"
        ),
        pytest.param(("Priya Nair", "Family Court Adviser"), id="a name alone"),
        pytest.param(
            ("Sent by Priya Nair", "Family Advisory Service"), id="the office below a name"
        ),
        pytest.param(("Yours in friendship", "Priya Nair"), id="in other words"),
        pytest.param(("Until then,", "Priya Nair"), id="till they meet"),
    ],
)
def test_a_letter_to_a_stranger_is_foreign_however_the_one_before_it_closes(
    kind: str, closing: tuple[str, ...]
) -> None:
    """What begins a letter is its own address and greeting."""
    run = as_file(replace(HERS, closing=closing, then=(draft(THEIRS, "Mr Coldwell"),)), kind)
    assert ("pages.foreign", ("P1",)) in stops(run, "P1")


@pytest.mark.parametrize("kind", KINDS)
def test_a_greeting_that_is_quoted_begins_no_letter(kind: str) -> None:
    """A line of somebody else's letter stands inside this one, without an address."""
    said = ("The note on the door began so:", "Dear Mr Coldwell", "Please do not knock.")
    assert not stops(as_file(draft(MINE, "Ms Hale", *said), kind), "P1")
