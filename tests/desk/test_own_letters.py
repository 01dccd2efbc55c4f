"""A print run at the desk: each recipient beside their own letter of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.desk.answers import Comparison, Outcome
from checker.desk.desk import Desk
from checker.model import Channel, Result, WhoId
from checker.practice.draft import Draft
from checker.practice.writing_docx import docx_bytes
from checker.practice.writing_pdf import pdf_bytes
from tests.builders.print_runs import FATHERS, MOTHERS, SOLICITORS, run_of
from tests.builders.readers import demo_desk

FATHER, MOTHER, SOLICITOR = WhoId("P1"), WhoId("P2"), WhoId("P7")
EVERYBODY = (FATHER, MOTHER, SOLICITOR)
WRITERS: tuple[tuple[str, Callable[[Draft], bytes]], ...] = (
    ("run.pdf", pdf_bytes),
    ("run.docx", docx_bytes),
)
each_kind = pytest.mark.parametrize(("name", "write"), WRITERS, ids=["pdf", "docx"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo's desk, with its key in a file."""
    desk = demo_desk(tmp_path_factory.mktemp("demo"))
    yield desk
    desk.close()


def check(desk: Desk, file: Path, *to: WhoId) -> Result:
    """Check a file as post to some people of the demo's case."""
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    return desk.check(desk.open([file]), case, to, Channel.POST)


def said(told: Comparison) -> str:
    """Give what the letter says, without the rows that are not compared."""
    rows = (one for one in told.rows if one.outcome is not Outcome.NOT_COMPARED)
    return ", ".join(words for one in rows for words, _ in one.letter)


@each_kind
@pytest.mark.parametrize("to", [EVERYBODY, EVERYBODY[::-1]], ids=["in order", "the other way"])
def test_each_recipient_stands_beside_their_own_letter(
    desk: Desk, tmp_path: Path, name: str, write: Callable[[Draft], bytes], to: tuple[WhoId, ...]
) -> None:
    """In whatever order they are named, each has the block of the letter that is theirs."""
    file = tmp_path / name
    file.write_bytes(write(run_of(FATHERS, MOTHERS, SOLICITORS)))
    result = check(desk, file, *to)
    told = {one.recipient: one for one in desk.compare(result)}

    assert said(told[FATHER]).startswith("Mr Daniel Okafor, 41 Larkspur Close, Harrowfield")
    assert said(told[MOTHER]).startswith("Ms Sian Pritchard, 6 Weir Cottages, Bramwick")
    assert "9 Saddler Street" in said(told[SOLICITOR])
    assert [(told[one].letter, told[one].letters) for one in EVERYBODY] == [(1, 3), (2, 3), (3, 3)]
    assert all(one.agrees for one in told.values())
    assert told[SOLICITOR].page == (3 if name.endswith("pdf") else None)


@each_kind
def test_the_confirm_screen_says_whose_letter_matches(
    desk: Desk, tmp_path: Path, name: str, write: Callable[[Draft], bytes]
) -> None:
    """A right letter and a wrong one of a run each say so of their own recipient."""
    wrong = replace(MOTHERS, address=FATHERS.address)
    file = tmp_path / name
    file.write_bytes(write(run_of(FATHERS, wrong)))
    result = check(desk, file, FATHER, MOTHER)
    his, hers = desk.compare(result)
    points = [(one.points[0].text, one.points[0].good) for one in desk.going(result)]

    assert (his.agrees, hers.agrees) == (True, False)
    assert points == [
        ("Letter 1 of 2 in this file is theirs: name and address match", True),
        ("Letter 2 of 2 in this file is theirs: not everything matches", False),
    ]


@each_kind
def test_one_letter_is_one_letter(
    desk: Desk, tmp_path: Path, name: str, write: Callable[[Draft], bytes]
) -> None:
    """Nothing speaks of letters where a file holds one, to one person or to two."""
    file = tmp_path / name
    file.write_bytes(write(FATHERS))
    for to in ((FATHER,), (FATHER, MOTHER)):
        result = check(desk, file, *to)
        assert [one.letters for one in desk.compare(result)] == [0] * len(to)
        assert not any("Letter" in one.text for told in desk.going(result) for one in told.points)
