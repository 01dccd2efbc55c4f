"""Imported tables come in whole or not at all, with a sentence for each wrong line."""

from datetime import date
from pathlib import Path

import pytest

from checker.desk.questions.import_files import Read, kept, read_bytes, read_table
from checker.errors import CallError
from checker.reports.imported import Caseload, Employed, Trained

TODAY = date(2026, 11, 27)
TRAINING = "person,course,completed,passed"
HR = "person,team,started,fte"
CASES = "month,team,allocated,closed,letters"


def read(what: str, *lines: str, encoding: str = "utf-8") -> Read:
    """Read lines."""
    return read_bytes(what, "\n".join(lines).encode(encoding), "table.csv", TODAY)


def test_a_good_table_is_read_whatever_the_order_of_its_columns() -> None:
    """Empty lines count for nothing; an empty test means that none was taken."""
    told = read(
        "training",
        "Passed,course,Completed,person",
        "YES,Post,2026-10-01,u-7f31a0",
        ",,,",
        ",Post,,u-2c94be",
    )

    assert told.wrong == ()
    assert told.rows == (
        Trained("u-7f31a0", "Post", date(2026, 10, 1), passed=True),
        Trained("u-2c94be", "Post", None, passed=None),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_usual_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    """As Excel saves them in Britain."""
    told = read("hr", HR, "u-7f31a0,Lln Ceredigi\xf4n,2020-01-01,0.6", encoding=encoding)

    assert told.rows == (Employed("u-7f31a0", "Lln Ceredigi\xf4n", date(2020, 1, 1), 0.6),)


def test_of_an_email_address_only_a_hash_is_kept() -> None:
    """The same for the same person, however it is written."""
    told = read("hr", HR, "Sam@Northern.example,North,2020-01-01,1")
    again = read("training", TRAINING, "sam@northern.example,Post,2026-10-01,yes")

    assert [one[0] for one in told.rows] == [one[0] for one in again.rows]
    assert b"sam" not in kept("hr", told.rows).lower()
    assert read_bytes("hr", kept("hr", told.rows), "kept", TODAY) == told


@pytest.mark.parametrize(
    ("what", "line", "said"),
    [
        ("training", ",Post,2026-10-01,yes", "Line 3: person must have between 1 and 100"),
        ("training", "u-1abc,,2026-10-01,yes", "Line 3: course must have between"),
        ("training", "u-1abc,Post,01/10/2026,yes", "Line 3: completed must be a day such as"),
        ("training", "u-1abc,Post,2026-11-28,yes", "Line 3: completed lies in the future."),
        ("training", "u-1abc,Post,1026-11-28,yes", "Line 3: completed must be a day after 1949."),
        ("training", "u-1abc,Post,2026-10-01,maybe", "Line 3: passed must be yes, no, or empty"),
        ("training", "u-1abc,Post,2026-10-01", "Line 3: there are 3 cells and not 4."),
        ("training", "u-7f31a0,post,2026-10-01,no", "Line 3: the same is already in line 2."),
        ("hr", "u-1abc,North,,1", "Line 3: started must be a day such as"),
        ("hr", "u-1abc,North,2020-02-30,1", "Line 3: started must be a day such as"),
        ("hr", "u-1abc,North,2020-01-01,37.5", "Line 3: fte must be a part of a full post"),
        ("hr", "u-1abc,North,2020-01-01,1.5", "Line 3: fte must be a part of a full post"),
        ("hr", "u-7f31a0,South,2020-01-01,1", "Line 3: the same is already in line 2."),
        ("caseload", "2026-13,North,1,1,1", "Line 3: month must be a month such as 2026-11."),
        ("caseload", "2026-12,North,1,1,1", "Line 3: month lies in the future."),
        ("caseload", "2026-11,North,-1,1,1", "Line 3: allocated must be a whole number."),
        ("caseload", "2026-11,North,1,1,1.5", "Line 3: letters must be a whole number."),
        ("caseload", "2026-10,north,1,1,1", "Line 3: the same is already in line 2."),
    ],
)
def test_a_wrong_line_is_said_and_nothing_is_taken(what: str, line: str, said: str) -> None:
    """Also the good line above it is left."""
    heads, good = {
        "training": (TRAINING, "u-7f31a0,Post,2026-10-01,yes"),
        "hr": (HR, "u-7f31a0,North,2020-01-01,1"),
        "caseload": (CASES, "2026-10,North,30,20,90"),
    }[what]

    told = read(what, heads, good, line)

    assert told.rows == ()
    assert len(told.wrong) == 1
    assert told.wrong[0].startswith(said)


def test_lines_are_those_of_the_file_also_after_a_cell_of_several() -> None:
    """A cell in quotes may hold a line break: the line said is where the row ends."""
    told = read("caseload", CASES, '2026-10,"North\nand West",1,1,1', "2026-10,South,x,1,1")

    assert told.wrong == ("Line 4: allocated must be a whole number.",)
    assert read("caseload", CASES, "2026-10,South,1,2,3").rows == (
        Caseload("2026-10", "South", 1, 2, 3),
    )


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """Bytes that are no text, other columns, no rows, no file."""
    with pytest.raises(CallError, match="not a CSV file"):
        read_bytes("hr", b"PK\x03\x04\0\0", "book.xlsx", TODAY)
    with pytest.raises(CallError, match="cannot be opened"):
        read_table("hr", tmp_path / "none.csv", TODAY)
    assert "must name these columns" in read("hr", TRAINING).wrong[0]
    assert "no row" in read("hr", HR).wrong[0]
    assert read("hr").wrong


def test_many_wrong_lines_are_counted() -> None:
    """The first fifty are said, then how many more."""
    told = read("caseload", CASES, *(f"2026-10,T{n},x,1,1" for n in range(70)))

    assert len(told.wrong) == 51
    assert told.wrong[-1] == "And 20 more rows are not as they should be."
