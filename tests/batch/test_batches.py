"""A batch as a person or a schedule runs it: real processes, killed, paused, cancelled, gone on."""

import contextlib
import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.practice.demo import Demo, write_demo
from tests.builders.batches import NOW, RIGHT, WRONG, Office, by_letter, until, workers_of
from tests.builders.hostile_files import nested_zips
from tests.builders.processes import children

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up caseload on disk."""
    return write_demo(tmp_path_factory.mktemp("demo"), seed=1, now=NOW)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    """An empty folder of letters."""
    made = Office(demo=demo, letters=tmp_path / "letters", home=tmp_path / "home")
    yield made
    made.end()


def test_every_letter_comes_out_as_it_would_alone(office: Office) -> None:
    """A right one, a wrong one, one with an enclosure, one of no case, and one that is poison."""
    office.write(1)
    office.put("wrong.txt", WRONG.format(number="").encode())
    office.put("with enclosure/a.txt", b"Visits: every second Saturday.\n")
    office.put("with enclosure/letter.txt", RIGHT.format(number="").encode())
    office.put("stranger.txt", RIGHT.replace("KT24P00817", "KT24P99999").format(number="").encode())
    office.put("poison.zip", nested_zips(6, 4, b"x" * 1000))
    office.put(".hidden.txt", b"no letter")

    status, out, err = office.run()

    assert status == 1, err
    told = by_letter(office.lines())
    assert told == {
        "letter-000.txt": "clear",
        "wrong.txt": "stop",
        "with enclosure": "clear",
        "stranger.txt": "held",
        "poison.zip": "held",
    }
    assert out.count("\n") > len(told)
    alone = subprocess.run(
        [sys.executable, "-m", "checker.cli", "check", office.letters / "wrong.txt", "--case",
         "KT24P00817", "--to", "P2", "--cases", office.demo.cases, "--policy", office.demo.policy,
         "--now", NOW.isoformat(), "--json"],
        capture_output=True, check=False,
    )  # fmt: skip
    (line,) = (one for one in office.lines() if one["letter"] == "wrong.txt")
    result = line["result"]
    assert isinstance(result, dict)
    expected = json.loads(alone.stdout)
    for untimed in (result, expected):
        del untimed["milliseconds"]
    assert result == expected
    with office.out.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as sheet:
        rows = {row["letter"]: row for row in csv.DictReader(sheet)}
    assert rows["wrong.txt"]["findings"] == "address.near-miss"
    assert (rows["wrong.txt"]["case"], rows["wrong.txt"]["recipients"]) == ("C-0817", "P2")
    assert "choose the case" in rows["stranger.txt"]["why"]
    assert office.out.stat().st_mode & 0o077 == 0


def test_nothing_is_lost_and_nothing_twice_when_it_is_killed(office: Office) -> None:
    """Killed in the middle with a line half written, it goes on where it was; its workers end."""
    office.write(9)
    first = office.begin()
    assert first.stdout is not None
    for _ in range(2):
        first.stdout.readline()
    family = children(first.pid)
    first.send_signal(signal.SIGKILL)
    first.wait()
    until(lambda: not any(Path(f"/proc/{one}/cmdline").exists() and _runs(one) for one in family))
    kept = office.lines()
    with office.out.open("ab") as torn:
        torn.write(b'{"key":"0000')

    refused, _, why = office.run()
    status, out, err = office.run("--resume")

    assert (refused, "--resume" in why) == (2, True)
    assert status == 0, out + err
    lines = office.lines()
    assert 2 <= len(kept) < 9
    assert lines[: len(kept)] == kept
    assert sorted(str(one["letter"]) for one in lines) == [f"letter-{n:03}.txt" for n in range(9)]
    assert set(by_letter(lines).values()) == {"clear"}
    assert f"{9 - len(kept)} of them now" in out


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


def test_cancelled_it_keeps_what_was_in_hand_and_goes_on_later(office: Office) -> None:
    """Ctrl+C in a terminal reaches every process; only the one that steers obeys it."""
    office.write(12)
    process = office.begin()
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)

    rest, err = process.communicate(timeout=60)

    assert process.returncode == 130, err
    assert "Go on with --resume" in err
    done = by_letter(office.lines())
    assert set(done.values()) == {"clear"}
    assert len(done) < 12
    assert f"{len(done)} letters checked" in rest
    assert office.run("--resume")[0] == 0
    assert len(office.lines()) == 12


def test_paused_it_hands_out_nothing_until_it_goes_on(office: Office) -> None:
    """With SIGUSR1 from a schedule, with Ctrl+Z in a terminal: then it stops as programs do."""
    office.write(10)
    process = office.begin_with("--workers", 1)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()

    process.send_signal(signal.SIGUSR1)
    assert process.stderr.readline().startswith("Paused.")
    held = len(office.lines())
    process.send_signal(signal.SIGUSR1)
    until(lambda: len(office.lines()) > held)
    os.killpg(process.pid, signal.SIGTSTP)
    until(lambda: " T " in Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8"))
    stopped = len(office.lines())
    process.send_signal(signal.SIGCONT)
    process.communicate(timeout=60)

    assert held < stopped < 10
    assert process.returncode == 0
    assert len(office.lines()) == 10
    assert set(by_letter(office.lines()).values()) == {"clear"}


def test_cancelled_twice_it_ends_at_once(office: Office) -> None:
    """Without waiting for what is in hand: that is done again."""
    office.write(60)
    process = office.begin_with("--workers", 1)
    assert process.stdout is not None
    process.stdout.readline()
    _stop_workers(process)  # whatever is in hand would never come
    process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.6)
    process.send_signal(signal.SIGINT)

    _, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert err == "Stopped. Nothing was sent.\n"
    assert 1 <= len(office.lines()) < 60


def test_cancelled_twice_between_two_letters_it_ends_as_well(office: Office) -> None:
    """Where it waits for a worker that has nothing in hand, and that does not end by itself."""
    office.write(60)
    process = office.begin_with("--workers", 1)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.send_signal(signal.SIGUSR1)
    assert process.stderr.readline().startswith("Paused.")
    _stop_workers(process)
    process.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(0.6)
    process.send_signal(signal.SIGINT)

    _, err = process.communicate(timeout=30)

    assert process.returncode == 130, err
    assert 1 <= len(office.lines()) < 60


def _stop_workers(process: "subprocess.Popen[str]") -> None:
    for worker in workers_of(process.pid):
        os.kill(worker, signal.SIGSTOP)


def test_what_could_not_go_on_says_how_it_goes_on(office: Office) -> None:
    """In the words of the command line; the window has its own."""
    office.write(3)
    process = subprocess.Popen(
        ["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *office.command("--workers", 1)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "LETTERLOCK_HOME": str(office.home), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    _, err = process.communicate(timeout=90)

    assert process.returncode == 2
    assert err.endswith("What stands in it is kept. Go on with --resume.\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "{letters}/results.jsonl"), "cannot be kept among the letters"),
        (("--workers", "0"), "from 1 to"),
        (("--record",), "cannot be recorded"),
        (("--cases", "/nowhere/cases"), "/nowhere/cases"),
    ],
    ids=["results among the letters", "no worker", "another time", "no cases"],
)
def test_a_wrong_call_is_said_in_one_line(
    office: Office, words: tuple[str, ...], told: str
) -> None:
    """With status 2, and no file of results."""
    office.write(1)

    status, out, err = office.run(*(word.format(letters=office.letters) for word in words))

    assert (status, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert not office.out.exists()
