"""Results of tests on policies come in whole or not at all, with a sentence for each wrong row."""

from datetime import date
from pathlib import Path

import pytest

from checker.audit.acts import Act
from checker.audit.event import odd_in_event
from checker.desk.computer.csv_files import MOST_BYTES
from checker.desk.questions.policy_tests import Read, read_file, read_rows
from checker.errors import CallError
from checker.settings import Staff

TODAY = date(2026, 11, 27)
STAFF = (
    Staff(id="u-1", name="Priya Nair", team="North 2"),
    Staff(id="u-2", name="Sam Reed", team="North 2"),
    Staff(id="u-3", name="Sam Reed", team="South"),
)
HEADS = ["person", "taken", "policy", "version", "passed"]
GOOD = ["u-1", "2026-11-01", "post-and-email", "3", "yes"]


def read(*rows: list[str]) -> Read:
    """Read rows below the usual names of the columns."""
    return read_rows([HEADS, *rows], STAFF, TODAY)


def test_a_good_row_is_an_entry_of_the_person() -> None:
    """With the policy, its version, the day and the person's team; never a name."""
    (test,) = read(GOOD).tests
    facts = test.facts()

    assert (facts.by, facts.team) == (("u-1",), "north-2")
    assert facts.event is not None
    assert facts.event.codes == {"passed": "yes", "policy": "post-and-email"}
    assert facts.event.counts == {"version": 3, "at": 1793534400000}
    assert list(odd_in_event(Act.PRACTICE_RESULT, facts.event)) == []


def test_a_person_may_be_named_and_columns_may_stand_in_any_order() -> None:
    """As a spreadsheet has them; an empty row is no row."""
    heads = ["Passed", "version", "policy", "Taken", "person"]
    rows = [heads, ["No", "1", "post", "2026-11-01", " priya  nair "], ["", "", "", "", ""]]

    (test,) = read_rows(rows, STAFF, TODAY).tests

    assert (test.person.id, test.passed) == ("u-1", False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({0: "Nobody"}, "Row 3: nobody in the policy has the name"),
        ({0: ""}, "Row 3: nobody in the policy"),
        ({0: "Sam Reed"}, "Row 3: several people have the name"),
        ({1: "1/11/2026"}, "Row 3: taken must be a day such as 2026-11-27."),
        ({1: "2026-02-30"}, "Row 3: taken must be a day"),
        ({1: "2026-11-28"}, "Row 3: taken lies in the future."),
        ({1: "1026-11-01"}, "Row 3: taken must be a day after 1999."),
        ({2: "Post and email"}, "Row 3: policy must be a code"),
        ({3: "3.1"}, "Row 3: version must be a whole number from 1."),
        ({3: "0"}, "Row 3: version must be"),
        ({4: "y"}, "Row 3: passed must be yes or no."),
    ],
)
def test_a_wrong_row_is_said_and_nothing_is_taken(change: dict[int, str], said: str) -> None:
    """Also the good rows beside it are left."""
    wrong = [change.get(place, cell) for place, cell in enumerate(["u-2", *GOOD[1:]])]

    told = read(GOOD, wrong)

    assert told.tests == ()
    assert len(told.wrong) == 1
    assert told.wrong[0].startswith(said)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """So that a file is mended once."""
    told = read(["Nobody", "soon", "post", "1", "perhaps"], GOOD[:3], GOOD, GOOD)

    assert told.tests == ()
    assert told.wrong == (
        "Row 2: nobody in the policy has the name or number in the column person.",
        "Row 2: taken must be a day such as 2026-11-27.",
        "Row 2: passed must be yes or no.",
        "Row 3 has 3 cells; it must have 5.",
        "Row 5: this test is already in row 4.",
    )


def test_a_file_wrong_from_end_to_end_is_told_in_fifty_sentences() -> None:
    """And how many more there are."""
    told = read(*[["Nobody", *GOOD[1:]] for _ in range(80)])

    assert len(told.wrong) == 51
    assert told.wrong[-1] == "And 30 more rows are not as they should be."


@pytest.mark.parametrize(
    "rows", [[], [HEADS[:4]], [[*HEADS, "score"]], [["person", *HEADS[:4]]], [HEADS]]
)
def test_other_columns_or_no_rows_are_no_results(rows: list[list[str]]) -> None:
    """A column too many may say what nobody reads."""
    told = read_rows(rows, STAFF, TODAY)

    assert (told.tests, len(told.wrong)) == ((), 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"person,taken\n\x00\x81", "not a CSV file"),
        (b'person,"taken\n', "not a CSV file"),
        (b"x" * (MOST_BYTES + 1), "too large"),
        (None, "cannot be opened"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, data: bytes | None, said: str) -> None:
    """With a sentence, before anything of it is believed."""
    file = tmp_path / "tests.csv"
    if data is not None:
        file.write_bytes(data)

    with pytest.raises(CallError, match=said):
        read_file(file, STAFF, TODAY)


def test_a_file_as_excel_saves_it_is_read(tmp_path: Path) -> None:
    """With a byte order mark and Windows line ends."""
    file = tmp_path / "tests.csv"
    file.write_bytes(
        "\ufeff".encode() + ",".join(HEADS).encode() + b"\r\n" + ",".join(GOOD).encode() + b"\r\n"
    )

    assert len(read_file(file, STAFF, TODAY).tests) == 1
