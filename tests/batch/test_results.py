"""The file of results: whole lines, each letter once, through a torn end and a second writer."""

import resource
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.batch.jobs import Held, Outcome
from checker.batch.results import Line, Results, latest, line_of
from checker.batch.summing import one_line, write_csv
from checker.errors import BatchError, CallError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BY = "0.5.0 2026.3 sha256:1"


def line(key: str, letter: str = "letter.txt") -> Line:
    """A letter that waits for a person."""
    held = Held.CASE_UNKNOWN
    return line_of(Outcome(key=key, name=letter, digests=(), now=NOW, held=held, why="No case."))


def begun(path: Path, *keys: str) -> Path:
    """A file with these letters."""
    with Results.begin(path, by=BY, now=NOW) as results:
        for key in keys:
            results.add(line(key))
    return path


def go_on(path: Path, by: str = BY) -> Results:
    """Go on with a file."""
    return Results.go_on(path, by=by, now=NOW)


@pytest.mark.parametrize("lost", range(1, 60, 7))
def test_a_line_that_was_not_written_to_its_end_is_done_again(tmp_path: Path, lost: int) -> None:
    """Wherever the power went; every line before it stays."""
    path = begun(tmp_path / "out.jsonl", "a", "b", "c")
    path.write_bytes(path.read_bytes()[:-lost])

    with go_on(path) as results:
        assert results.keys == {"a", "b"}
        assert results.add(line("c"))
        assert not results.add(line("b"))
        kept = [one.key for one in results.lines()]

    assert kept == ["a", "b", "c"]
    assert path.read_bytes().endswith(b"\n")


def test_a_file_that_lost_even_its_first_line_is_begun_anew(tmp_path: Path) -> None:
    """Nothing of it was a result."""
    path = begun(tmp_path / "out.jsonl")
    path.write_bytes(path.read_bytes()[:20])

    with go_on(path) as results:
        assert results.keys == set()
        assert results.began == NOW


@pytest.mark.parametrize(
    "held", [b"My list of addresses", b'{"schema":"another/1"}\n', b"{}\n{}\n"], ids=str
)
def test_a_file_of_somebody_elses_is_left_as_it_is(tmp_path: Path, held: bytes) -> None:
    """A slip after --out must not cost anybody their work."""
    path = tmp_path / "out.jsonl"
    path.write_bytes(held)

    with pytest.raises(CallError, match="no file of results"):
        go_on(path)
    with pytest.raises(CallError, match="--resume"):
        Results.begin(path, by=BY, now=NOW)

    assert path.read_bytes() == held


def test_a_damaged_line_in_the_middle_is_said_and_not_passed_over(tmp_path: Path) -> None:
    """A letter whose result is gone must not count as done, nor the rest be cut off."""
    path = begun(tmp_path / "out.jsonl", "a", "b", "c")
    lines = path.read_bytes().split(b"\n")
    lines[2] = lines[2][:-9]
    path.write_bytes(b"\n".join(lines))

    with pytest.raises(CallError, match="damaged"):
        go_on(path)

    assert path.read_bytes() == b"\n".join(lines)


def test_results_by_other_rules_are_not_mixed(tmp_path: Path) -> None:
    """A policy that changed on the way judges another batch."""
    path = begun(tmp_path / "out.jsonl", "a")

    with pytest.raises(CallError, match="another version or policy"):
        go_on(path, by="0.5.0 2026.3 sha256:2")


def test_where_there_is_no_room_the_file_stays_as_it_was(tmp_path: Path) -> None:
    """Half a line is taken back, and the batch can go on when there is room again."""
    path = begun(tmp_path / "out.jsonl", "a")
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with go_on(path) as results:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 9, limits[1]))
        try:
            with pytest.raises(BatchError, match="is kept"):
                results.add(line("b"))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert path.read_bytes() == before
        assert results.add(line("b"))


def test_two_batches_do_not_write_to_one_file(tmp_path: Path) -> None:
    """The second is told so, and nothing is written twice."""
    path = begun(tmp_path / "out.jsonl", "a")

    with go_on(path), pytest.raises(BatchError, match="Another batch"):
        go_on(path)


def test_the_last_word_on_a_letter_is_in_the_table(tmp_path: Path) -> None:
    """A letter that was mended and checked again stands there once, and no cell is a formula."""
    lines = [line("a"), line("b", "=cmd.txt"), line("c")]

    write_csv(tmp_path / "out.csv", latest(lines))

    rows = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["letter", "letter.txt", "'=cmd.txt"]
    assert latest(lines)[0].key == "c"
    assert one_line(lines[0]) == "Held   letter.txt  No case."
