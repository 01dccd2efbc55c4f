"""A list of letters: what it says of each counts, what it leaves blank is found in the letter."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.batch.jobs import Bench, Held, Job
from checker.batch.judging import Judge
from checker.batch.letters import taken_in
from checker.batch.listing import listed_in
from checker.batch.results import line_of, told_in
from checker.errors import CallError
from checker.model import Channel
from checker.practice.demo import write_demo
from tests.builders.batches import RIGHT

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEADS = "letter,case,to,via\n"


def written(folder: Path, rows: str, heads: str = HEADS) -> Path:
    """A list beside its letters."""
    (folder / "list.csv").write_text(heads + rows, encoding="utf-8")
    return folder / "list.csv"


def test_each_row_is_a_letter_with_what_is_said_of_it(tmp_path: Path) -> None:
    """The same file for two people is two letters."""
    told = listed_in(written(tmp_path, 'a.txt,C-1,"P1, P2",Hand\n\na.txt,C-1,P3,\nsub/b.txt,,,\n'))

    assert [(one.name, one.path, one.case, one.to, one.via) for one in told] == [
        ("a.txt", tmp_path / "a.txt", "C-1", ("P1", "P2"), Channel.HAND),
        ("a.txt (2)", tmp_path / "a.txt", "C-1", ("P3",), None),
        ("sub/b.txt", tmp_path / "sub/b.txt", "", (), None),
    ]


@pytest.mark.parametrize(
    ("heads", "rows", "why"),
    [
        ("letter,case\n", "a.txt,C-1\n", "columns"),
        (HEADS, "a.txt,C-1,P1,pigeon\n", "Row 2: pigeon"),
        (HEADS, ",C-1,P1,post\n", "Row 2: name the letter"),
        (HEADS, "a.txt,C-1,P1,post,more\n", "Row 2"),
        (HEADS, "", "no letter"),
    ],
)
def test_a_list_that_is_wrong_is_a_wrong_call(
    tmp_path: Path, heads: str, rows: str, why: str
) -> None:
    """No row is passed over."""
    with pytest.raises(CallError, match=why):
        listed_in(written(tmp_path, rows, heads))


def test_what_the_list_says_counts_and_is_never_bent(tmp_path: Path) -> None:
    """A letter for another than its list says is stopped; one whose row nobody fits is held."""
    demo = write_demo(tmp_path / "demo", seed=1, now=NOW)
    (tmp_path / "a.txt").write_text(RIGHT.format(number=""), encoding="utf-8")
    (tmp_path / "bare.txt").write_text("Thank you for your call.\n", encoding="utf-8")
    rows = (
        "a.txt,KT24P00817,P2,\na.txt,KT24P00817,P1,post\na.txt,KT24P00817,P99,\n"
        "a.txt,KT24P99999,P2,\na.txt,,,\nbare.txt,C-0817,P2,hand\nbare.txt,C-0817,,\n"
    )
    jobs = [taken_in(one, via=None, now=NOW) for one in listed_in(written(tmp_path, rows))]
    with contextlib.closing(Judge(Bench(run="a", cases=demo.cases, policy=demo.policy))) as judge:
        came = [judge.judged(job) for job in jobs if isinstance(job, Job)]

    assert len({job.key for job in jobs}) == 7
    assert [(line_of(one).verdict, one.held) for one in came] == [
        ("clear", None),
        ("stop", None),
        ("held", Held.RECIPIENT_UNSURE),
        ("held", Held.CASE_UNKNOWN),
        ("clear", None),
        ("check", None),
        ("held", Held.RECIPIENT_UNSURE),
    ]
    assert ["list" in one.why for one in came] == [False, False, True, True, False, False, False]
    by_hand = told_in(line_of(came[5]))
    assert by_hand is not None
    assert [(one.id, one.via) for one in by_hand.recipients] == [("P2", "hand")]
