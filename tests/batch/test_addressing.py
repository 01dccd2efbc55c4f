"""For which case and for whom a letter is: only what it says for certain, else it is held."""

from dataclasses import replace

import pytest

from checker import mentions
from checker.batch.addressing import case_found, recipients_named
from checker.batch.jobs import Held
from checker.cases.caseload import Caseload
from checker.cases.loaded import Loaded, LoadedCases, together
from checker.desk.letter.people import matter_of
from checker.model import Case, CaseId, Document, MentionKind, Reference
from tests.builders.cases import CHILD, FATHER, MOTHER, NOW, case, case_with, policy
from tests.builders.letters import block, document, mention

CASE = case()
OTHER = case(
    id=CaseId("C-0002"),
    references=(Reference(kind="familyman", value="XX26P00002"),),
    people=(replace(FATHER, first_name="Rhys", last_name="Pugh", addresses=()),),
)
HERS = "Flat 2, 14 Orchard Close, Exampletown, XX1 4AB"
ADDRESS = HERS.replace(", ", "\n")


def loaded(*cases: Case) -> LoadedCases:
    """The cases as a source gives them."""
    return together(Loaded(file=f"{one.id}.json", case=one) for one in cases)


def letter(text: str) -> Document:
    """A letter of these lines."""
    return document(text)


@pytest.mark.parametrize(
    ("text", "found", "held"),
    [
        pytest.param("Our reference: XX26P00001", "C-0001", None, id="its reference"),
        pytest.param("Our ref: xx26p00001, yours: AB/12", "C-0001", None, id="beside theirs"),
        pytest.param("Ref: XX26P00001\nRef: XX26P00002", None, Held.CASE_UNSURE, id="two cases"),
        pytest.param("Our reference: XX26P99999", None, Held.CASE_UNKNOWN, id="nobody's"),
        pytest.param(
            f"Ms Erin Hale\n{ADDRESS}\n\nOur reference: XX26P99999\n\nDear Ms Hale",
            None, Held.CASE_UNKNOWN, id="nobody's, whatever the address says",
        ),
        pytest.param(
            f"Ms Erin Hale\n{ADDRESS}\n\nDear Ms Hale", "C-0001", None, id="only the address"
        ),
        pytest.param("Dear Ms Hale\n\nThank you.", None, Held.CASE_UNKNOWN, id="only a name"),
    ],
)  # fmt: skip
def test_the_case_is_the_one_that_the_letter_names(
    text: str, found: str | None, held: Held | None
) -> None:
    """Its reference counts, then the address it goes to; a doubt is no guess."""
    papers = (letter(text),)
    told = mentions.find(papers[0], case=None, policy=policy())

    answer = case_found(papers, told, loaded(CASE, OTHER), Caseload((CASE, OTHER)))

    assert (None if answer.case is None else answer.case.id, answer.held) == (found, held)


def test_a_reference_that_two_cases_share_is_no_certainty() -> None:
    """Linked proceedings, where it is the first reference of neither."""
    shared = Reference(kind="familyman", value="XX26P00077")
    linked = [replace(one, references=(*one.references, shared)) for one in (CASE, OTHER)]
    papers = (letter("Our reference: XX26P00077"),)
    told = mentions.find(papers[0], case=None, policy=policy())

    assert case_found(papers, told, loaded(*linked), None).held is Held.CASE_UNSURE


def test_what_is_enclosed_does_not_outvote_the_letter() -> None:
    """A paper of another family in the envelope must be found, not followed."""
    papers = (letter("Our reference: XX26P00001"), document("Ref: XX26P00002", name="report.pdf"))
    told = [one for each in papers for one in mentions.find(each, case=None, policy=policy())]

    answer = case_found(papers, told, loaded(CASE, OTHER), None)

    assert answer.case == CASE


def test_an_address_of_two_families_is_no_certainty() -> None:
    """Somebody who moved into the house of somebody else."""
    neighbour = replace(OTHER, people=(replace(OTHER.people[0], addresses=MOTHER.addresses),))
    papers = (letter(f"Occupier\n{ADDRESS}\n\nDear Ms Hale"),)
    told = mentions.find(papers[0], case=None, policy=policy())

    answer = case_found(papers, told, loaded(CASE, neighbour), Caseload((CASE, neighbour)))

    assert answer.held is Held.CASE_UNSURE


@pytest.mark.parametrize(
    ("above", "where", "greeting", "to"),
    [
        pytest.param(("Ms Erin Hale",), HERS, "Ms Hale", ("P1",), id="the name above it"),
        pytest.param((), HERS, "Ms Hale", ("P1",), id="the greeting alone"),
        pytest.param(("Ms E Hale", "Mr O Davies"), HERS, "", ("P1", "P2"), id="both of them"),
        pytest.param(("Mr Owen Davies",), HERS, "Ms Hale", ("P2",), id="whom the window shows"),
        pytest.param(
            ("Mrs N Finch", "Marlow & Finch Solicitors"), "1 Nowhere, XX9 9ZZ", "Mrs Finch",
            ("P7",), id="a person at a firm",
        ),
        pytest.param(
            ("Family Court at Exampletown",), "1 Nowhere, XX9 9ZZ", "Sir or Madam", ("O3",),
            id="a body",
        ),
        pytest.param(("Ms R Hale",), "9 Elsewhere Road, XX9 9ZZ", "", ("P3",), id="newly titled"),
        pytest.param(("Ms Hale",), "9 Elsewhere Road, XX9 9ZZ", "", ("P1",), id="wherever it goes"),
        pytest.param(("Hale",), "9 Elsewhere Road, XX9 9ZZ", "", (), id="mother or child"),
        pytest.param(("Family Advisory Service",), "1 Nowhere, XX9 9ZZ", "", (), id="the sender"),
        pytest.param(("Mr Rhys Pugh",), "9 Elsewhere Road, XX9 9ZZ", "", (), id="a stranger"),
        pytest.param((), "9 Elsewhere Road, XX9 9ZZ", "Sir or Madam", (), id="nobody"),
    ],
)  # fmt: skip
def test_the_reader_is_whoever_the_letter_is_written_to(
    above: tuple[str, ...], where: str, greeting: str, to: tuple[str, ...]
) -> None:
    """By name, not by the address: a wrong address must be found, not followed."""
    found = [block(where, addressee=above), mention(MentionKind.SALUTATION, greeting)]

    assert recipients_named(matter_of(CASE, policy(), NOW), CASE, found) == to


def test_a_title_tells_a_mother_from_a_child_of_her_initial() -> None:
    """Both live there, and only one of them is "Ms" in the record."""
    record = case_with(replace(CHILD, first_name="Evan"))
    found = [block(HERS, addressee=("Ms E Hale",))]

    assert recipients_named(matter_of(record, policy(), NOW), record, found) == ("P1",)
