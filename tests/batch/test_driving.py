"""A batch that a window steers: real processes, paused, cancelled, killed, and gone on with."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.batch.driving import (
    Begun,
    Came,
    Drive,
    Ended,
    Failed,
    News,
    Order,
    Steer,
)
from checker.batch.jobs import Bench
from checker.batch.results import lines_in
from checker.batch.rows import Row, rows_in
from checker.practice.demo import Demo, write_demo
from tests.builders.batches import NOW, RIGHT, WRONG, Office, until
from tests.builders.processes import children

_PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up caseload on disk."""
    return write_demo(tmp_path_factory.mktemp("demo"), seed=1, now=NOW)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Office:
    """An empty folder of letters."""
    return Office(demo=demo, letters=tmp_path / "letters", home=tmp_path / "home")


@pytest.fixture
def drive() -> Iterator[Callable[[Order], Drive]]:
    """Begin batches, and let go of them at the end."""
    begun: list[Drive] = []

    def begin(order: Order) -> Drive:
        begun.append(Drive(order))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def order(office: Office, *, go_on: bool = False, workers: int = 1, language: str = "en") -> Order:
    """What is to be checked."""
    return Order(
        source=office.letters,
        out=office.out,
        go_on=go_on,
        via=None,
        bench=Bench(run="a", cases=office.demo.cases, policy=office.demo.policy, language=language),
        workers=workers,
    )


def heard(drive: Drive, until: Callable[[News], bool]) -> list[News]:
    """Everything that is told up to something."""
    told: list[News] = []
    end = time.monotonic() + _PATIENCE_S
    while not (told and until(told[-1])):
        assert time.monotonic() < end, told
        news = drive.news(0.5)
        if news is not None:
            told.append(news)
    return told


def is_last(news: News) -> bool:
    """Say whether nothing comes after it."""
    return isinstance(news, Ended | Failed)


def rows(told: list[News]) -> list[Row]:
    """The rows that came."""
    return [row for news in told if isinstance(news, Came) for row in news.rows]


def alive(process: int) -> bool:
    """Say whether a process runs."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


def test_the_window_hears_of_every_letter_when_it_is_on_disk(
    office: Office, drive: Callable[[Order], Drive]
) -> None:
    """In rows that say whom each is to and what was found; the file shows the same, sorted."""
    office.write(2)
    office.put("wrong.txt", WRONG.format(number="").encode())
    office.put("stranger.txt", RIGHT.replace("KT24P00817", "KT24P99999").format(number="").encode())

    told = heard(drive(order(office)), is_last)

    assert isinstance(told[0], Begun)
    assert told[-1] == Ended(whole=True)
    came = [news for news in told if isinstance(news, Came)]
    assert (came[-1].standing.done, came[-1].standing.of) == (4, 4)
    kept = rows_in(office.out)
    assert sorted(rows(told), key=lambda row: row.order) == kept
    assert [(row.letter, row.verdict) for row in kept] == [
        ("wrong.txt", "stop"),
        ("stranger.txt", "held"),
        ("letter-000.txt", "clear"),
        ("letter-001.txt", "clear"),
    ]
    assert (kept[0].case, kept[0].to) == ("C-0817", "Ms Sian Pritchard")
    assert "choose the case" in kept[1].found
    assert kept[2].found == ""


def test_it_speaks_the_language_of_the_window(
    office: Office, drive: Callable[[Order], Drive]
) -> None:
    """Also in its workers, and in what they read."""
    office.put("wrong.txt", WRONG.format(number="").encode())

    (row,) = rows(heard(drive(order(office, language="cy")), is_last))

    assert row.verdict == "stop"
    assert "address" not in row.found


def test_paused_cancelled_and_gone_on_with_nothing_is_lost_or_twice(
    office: Office, drive: Callable[[Order], Drive]
) -> None:
    """Paused it hands out nothing; cancelled it keeps what was in hand."""
    office.write(60)
    first = drive(order(office))
    heard(first, lambda news: isinstance(news, Came) and bool(news.rows))
    first.steer(Steer.PAUSE)
    heard(first, lambda news: isinstance(news, Came) and news.standing.paused)
    held = len(list(lines_in(office.out)))
    assert first.news(0.6) is None
    first.steer(Steer.GO_ON)
    heard(first, lambda news: isinstance(news, Came) and bool(news.rows))
    first.steer(Steer.CANCEL)

    assert heard(first, is_last)[-1] == Ended(whole=False)
    kept = [line.letter for line in lines_in(office.out)]
    assert held < len(kept) < 60
    told = heard(drive(order(office, go_on=True, workers=2)), is_last)

    assert told[-1] == Ended(whole=True)
    assert sorted([*kept, *(row.letter for row in rows(told))]) == sorted(
        f"letter-{number:03}.txt" for number in range(60)
    )
    assert len(list(lines_in(office.out))) == 60


def test_results_of_another_policy_are_said_to_be_so(
    office: Office, drive: Callable[[Order], Drive]
) -> None:
    """The window can then offer to begin anew; the results stay as they were."""
    office.write(1)
    head = b'{"schema":"letterlock/batch-result/1","began":"2026-11-23T09:00:00Z","by":"0.1 x y"}\n'
    office.out.write_bytes(head)

    (*_, last) = heard(drive(order(office, go_on=True)), is_last)

    assert isinstance(last, Failed)
    assert last.other_rules
    assert office.out.read_bytes() == head


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_is_killed_is_said_to_be_gone(
    office: Office, drive: Callable[[Order], Drive]
) -> None:
    """With what to do about it; its workers end, and what it found is kept."""
    office.write(6)
    first = drive(order(office))
    heard(first, lambda news: isinstance(news, Came) and bool(news.rows))
    family = children(first.process)
    os.kill(first.process, signal.SIGKILL)

    last = heard(first, is_last)[-1]

    assert isinstance(last, Failed)
    assert "go on" in last.sentence
    until(lambda: not any(alive(one) for one in family))
    assert list(lines_in(office.out))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", ["killed", "ended"])
def test_nothing_runs_on_when_the_window_is_gone(office: Office, how: str) -> None:
    """Killed, or at its own end, which does not wait: the batch ends, its results are kept."""
    office.write(6)
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(office.letters), str(office.out),
         str(office.demo.cases), str(office.demo.policy), how],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert window.stdout is not None
    assert window.stdout.readline() == "one\n"
    if how == "killed":
        family = children(window.pid)
        window.kill()
    else:
        family = [int(one) for one in window.stdout.readline().split()]
    window.wait(_PATIENCE_S)
    window.stdout.close()

    until(lambda: not any(alive(one) for one in family))
    assert len(family) >= 2
    assert list(lines_in(office.out))


_WINDOW = textwrap.dedent("""
    import sys
    from pathlib import Path
    from checker.batch.driving import Came, Drive, Order
    from checker.batch.jobs import Bench

    def main():
        from tests.builders.processes import children
        import os
        source, out, cases, policy, how = sys.argv[1:]
        bench = Bench(run="a", cases=Path(cases), policy=Path(policy), language="en")
        drive = Drive(Order(source=Path(source), out=Path(out), go_on=False, via=None, bench=bench,
                            workers=1))
        told = False
        while True:
            news = drive.news(1)
            if isinstance(news, Came) and news.rows and not told:
                told = True
                print("one", flush=True)
                if how == "ended":
                    print(*children(os.getpid()), flush=True)
                    return

    main()
""")


def test_rows_are_read_while_another_writes_them(office: Office) -> None:
    """A line that is not written to its end is no row yet, and is left as it is."""
    office.write(1)
    assert office.run()[0] == 0
    whole = office.out.read_bytes()
    office.out.write_bytes(whole + b'{"key":"00')

    (row,) = rows_in(office.out)

    assert row.letter == "letter-000.txt"
    assert office.out.read_bytes().endswith(b'"00')
