"""What is somebody else's to tell sounds as it did in letters that told it."""

import pytest

from checker.checks.material.restricted_material import restricted_material
from checker.model import Severity
from tests.builders.letters import dispatch, document, matter
from tests.builders.protected_cases import found
from tests.checks.test_restricted_telling import CASE


def told(text: str, to: str = "P2") -> list[Severity]:
    """Give how gravely the rule takes a sentence of a letter, to the father unless said."""
    findings = found(restricted_material, f"Good morning\n\n{text}\n", CASE, to=to)
    return [one.severity for one in findings]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param("Mr Davies was declared bankrupt in the spring.", "P1", id="money"),
        pytest.param("Her leave to remain has run out.", "P2", id="leave to stay"),
        pytest.param("The jobcentre has stopped her benefit for fraud.", "P2", id="benefits"),
        pytest.param("Her benefit award is in the pack, p 20.", "P2", id="a paper and where"),
        pytest.param("The bank's letters show that he owes thousands.", "P1", id="a bank"),
        pytest.param("In the other proceedings his nephew was adopted.", "P1", id="another family"),
        pytest.param(
            "I typed out the tape of the talk with the officers.", "P2", id="an interview"
        ),
        pytest.param("Your daughter has been diagnosed with epilepsy.", "P30", id="to an aunt"),
    ],
)
def test_what_is_anothers_to_tell_is_held(text: str, to: str) -> None:
    """No list holds these words together: they were learned."""
    assert told(text, to) in ([Severity.CHECK], [Severity.STOP])


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param("You told me that you were arrested in 2019.", "P2", id="the reader told it"),
        pytest.param("Mr Davies was arrested for theft in 2019.", "P2", id="of the reader"),
        pytest.param("Ms Hale says that she was arrested.", "P2", id="as a side says it"),
        pytest.param("Her benefit award is not needed.", "P2", id="nothing is there"),
        pytest.param("If she has debts the court will ask.", "P2", id="what may be"),
        pytest.param("Robin's asthma plan is enclosed.", "P2", id="their child"),
        pytest.param("The psychologist thinks that Ms Hale copes.", "P2", id="told to a party"),
        pytest.param("Ms Hale was arrested for theft in 2019.", "O3", id="to the court"),
    ],
)
def test_what_is_the_readers_or_a_childs_own_is_quiet(text: str, to: str) -> None:
    """Nothing of somebody else's is told, or whoever reads it is to know it."""
    assert told(text, to) == []


def test_an_enclosed_report_is_not_weighed_by_its_facts() -> None:
    """A report that the court ordered tells both sides such things, and is enclosed."""
    letter = document("Good morning\n\nThe report is enclosed.\n", name="letter.docx")
    report = document("Ms Hale was arrested for theft in 2019.\n", name="report.docx")
    sent = matter(dispatch(letter, report, to="P2"), case=CASE)
    assert list(restricted_material(sent)) == []
