"""What the command line does when the call, a file or a pipe is odd: a sentence, never a trace."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.practice.demo import Demo, write_demo
from tests.builders.docx_files import docx, lines

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter.\n\nYours sincerely\nPriya Nair\n"
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Linux and macOS have these files")
COMMAND = (sys.executable, "-m", "checker.cli")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up caseload on disk."""
    return write_demo(tmp_path_factory.mktemp("demo"), seed=1, now=NOW)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A right letter to Ms Pritchard."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path / "letter.txt"


def run(*words: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own; nothing may take a minute."""
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LETTERLOCK_HOME": "/nowhere", **environment},
        timeout=60,
        check=False,
    )


def words_for(demo: Demo, *files: object, to: str = "P2", cases: object = None) -> list[object]:
    """The words of a check on the demo's caseload."""
    found = ["check", *files, "--case", "KT24P00817", "--now", NOW.isoformat()]
    return [*found, "--cases", cases or demo.cases, *(["--to", to] if to else [])]


def check(
    demo: Demo, *files: object, to: str = "P2", cases: object = None, more: tuple[object, ...] = ()
) -> "subprocess.CompletedProcess[str]":
    """Check files against the demo's caseload."""
    return run(*words_for(demo, *files, to=to, cases=cases), *more)


def told(done: "subprocess.CompletedProcess[str]") -> dict[str, list[dict[str, str]]]:
    """The JSON that a check gave."""
    answer: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return answer


def is_one_sentence(done: "subprocess.CompletedProcess[str]") -> bool:
    """Say whether it was a wrong call, said in one line, with nothing on standard output."""
    lines_said = done.stderr.strip().splitlines()
    whole = done.returncode == 2 and done.stdout == "" and len(lines_said) == 1
    return whole and "Traceback" not in done.stderr


@POSIX
def test_a_file_without_an_end_is_refused_and_not_waited_for(demo: Demo, tmp_path: Path) -> None:
    """A pipe would hang, a device would eat the memory; in a folder neither is passed over."""
    os.mkfifo(tmp_path / "pipe.txt")

    for odd in ("/dev/zero", tmp_path / "pipe.txt", tmp_path):
        assert is_one_sentence(check(demo, odd)), odd


ABSURD = [
    pytest.param("x" * 5_000, id="five thousand letters"),
    pytest.param("two\nlines", id="a line break"),
    pytest.param("letter.txt/inside", id="inside a file"),
    pytest.param("\udcff", id="no text at all", marks=POSIX),
]


@pytest.mark.parametrize("name", ABSURD)
def test_an_absurd_name_of_a_file_that_is_not_there_is_one_line(
    demo: Demo, letter: Path, name: str
) -> None:
    """Whatever it is called, and for the caseload as well."""
    assert is_one_sentence(check(demo, f"{letter.parent}/{name}"))
    assert is_one_sentence(check(demo, letter, cases=f"{letter.parent}/{name}"))


@POSIX
@pytest.mark.parametrize("name", ["two\nlines.txt", "\udcff\u202e.txt", "n" * 250 + ".txt"])
def test_an_absurdly_named_letter_is_checked_as_any_other(
    demo: Demo, tmp_path: Path, name: str
) -> None:
    """A name is only a name."""
    (tmp_path / name).write_text(LETTER, encoding="utf-8")

    done = check(demo, tmp_path / name, more=("--json",))

    assert told(done)["files"][0]["read"] == "whole"
    assert done.stderr == ""


def test_in_a_folder_the_letter_is_the_first_file_with_an_address_block(
    demo: Demo, letter: Path
) -> None:
    """By name an enclosure may come first; what is in a folder inside is read too."""
    letter.rename(letter.with_name("b letter.txt"))
    (letter.parent / "a list.txt").write_text("What to bring.\n\nYour own copy.\n", "utf-8")
    (letter.parent / "c").mkdir()
    (letter.parent / "c" / "map.txt").write_text("How to find us.\n", encoding="utf-8")

    done = check(demo, letter.parent, more=("--json",))

    assert [one["name"] for one in told(done)["files"]] == [
        "b letter.txt",
        "a list.txt",
        "map.txt",
    ]
    assert done.returncode == 0, done.stdout


def test_in_a_folder_without_an_address_the_letter_is_the_first_file(
    demo: Demo, tmp_path: Path
) -> None:
    """And its missing address is said."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("Nothing to find here.\n", encoding="utf-8")

    done = check(demo, tmp_path, more=("--json",))

    assert [one["name"] for one in told(done)["files"]] == ["a.txt", "b.txt"]
    assert "address.missing" in [one["code"] for one in told(done)["findings"]]


@pytest.mark.parametrize("count", [0, 51])
def test_a_folder_with_no_file_or_too_many_is_a_wrong_call(
    demo: Demo, tmp_path: Path, count: int
) -> None:
    """One envelope holds fifty files at most."""
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text("Hello.\n", encoding="utf-8")

    assert is_one_sentence(check(demo, tmp_path))


def test_a_message_that_cannot_be_read_is_a_finding_not_a_wrong_call(
    demo: Demo, tmp_path: Path
) -> None:
    """Nobody can say with --to who a broken message goes to."""
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2_000)
    )
    mail = f"From: a@mailbox.example\nTo: d.okafor@mailbox.example\nMIME-Version: 1.0\n{deep}"
    (tmp_path / "deep.eml").write_text(mail, encoding="utf-8")

    done = check(demo, tmp_path / "deep.eml", to="", more=("--json",))

    assert done.returncode == 1
    assert [one["code"] for one in told(done)["findings"]] == ["unread.damaged"]


def test_a_message_is_not_posted(demo: Demo, tmp_path: Path) -> None:
    """Its recipients are its own, so another channel is a wrong call, not passed over."""
    mail = "From: a@mailbox.example\nTo: d.okafor@mailbox.example\nSubject: KT24P00817\n\nHello.\n"
    (tmp_path / "message.eml").write_text(mail, encoding="utf-8")

    assert is_one_sentence(check(demo, tmp_path / "message.eml", to="", more=("--via", "post")))
    assert check(demo, tmp_path / "message.eml", to="", more=("--via", "email")).returncode == 1


def test_ids_may_be_written_with_spaces_and_twice(demo: Demo, letter: Path) -> None:
    """Each counts once."""
    done = check(demo, letter, to="P2, P2 ,", more=("--json",))

    assert [one["id"] for one in told(done)["recipients"]] == ["P2"]
    assert is_one_sentence(check(demo, letter, to=" , "))


@pytest.mark.parametrize("when", ["0001-01-01", "9999-12-31T23:59:59-12:00", "tomorrow", "1e9"])
def test_a_time_that_is_none_is_a_wrong_call(demo: Demo, letter: Path, when: str) -> None:
    """Not a failure in the middle of a rule."""
    assert is_one_sentence(check(demo, letter, more=("--now", when)))


def test_a_caseload_that_cannot_be_reached_leaves_the_record_missing(
    demo: Demo, letter: Path, tmp_path: Path
) -> None:
    """It is there but is no caseload: a Stop, with the reason on standard error."""
    (tmp_path / "empty").mkdir()

    for odd in (tmp_path / "empty", letter):
        done = check(demo, letter, cases=odd, more=("--json",))
        assert done.returncode == 1
        assert [one["code"] for one in told(done)["findings"]] == ["record.missing"]
        assert len(done.stderr.splitlines()) == 1


def test_a_record_that_was_not_loaded_is_said(demo: Demo, letter: Path, tmp_path: Path) -> None:
    """The others still load; nobody is left to think that the whole caseload was compared."""
    cases = tmp_path / "cases"
    cases.mkdir()
    for file in demo.cases.iterdir():
        (cases / file.name).write_bytes(file.read_bytes())
    (cases / "bad.json").write_text('{"case": {"references": []}}', encoding="utf-8")
    (cases / "latin.json").write_bytes(b'{"case": {"id": "C-9", "team": "N\xf6rd"}}')

    done = check(demo, letter, cases=cases)

    assert done.returncode == 0
    assert "bad.json" in done.stderr
    assert "$.case.id" in done.stderr
    assert "2 case records were not loaded" in done.stderr


@POSIX
def test_a_caseload_that_never_ends_is_not_waited_for(demo: Demo, letter: Path) -> None:
    """A pipe that is called a record."""
    os.mkfifo(letter.parent / "case.json")

    assert check(demo, letter, cases=letter.parent / "case.json").returncode == 1
    assert is_one_sentence(run("cases", "check", letter.parent / "case.json"))


@POSIX
def test_a_reader_that_goes_away_and_a_full_disk_leave_no_trace(demo: Demo, letter: Path) -> None:
    """`letterlock check ... | head -1`, and an output file on a full disk."""
    call = [*COMMAND, *map(str, words_for(demo, letter))]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as piped:
        assert piped.stdout is not None
        assert piped.stderr is not None
        piped.stdout.close()
        assert piped.stderr.read() == b""
    assert piped.returncode == 1
    if Path("/dev/full").exists():
        for more in ((), ("--json",)):
            with Path("/dev/full").open("w", encoding="utf-8") as full:
                done = subprocess.run(
                    [*call, *more], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
                )
            assert done.returncode == 2
            assert len(done.stderr.splitlines()) == 1


def hear_interrupts() -> None:
    """Let a program hear Ctrl+C, even where the tests themselves were started in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for_its_reader(pid: int) -> None:
    """Wait until a command has started its reading process, thirty seconds at the longest."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    until = time.monotonic() + (30 if children.exists() else 2)
    while time.monotonic() < until and not (children.exists() and children.read_text()):
        time.sleep(0.02)


@POSIX
def test_ctrl_c_ends_with_a_sentence_and_no_trace(demo: Demo, tmp_path: Path) -> None:
    """Whatever it was doing, the letter is not sent."""
    call = [*COMMAND, *map(str, words_for(demo, tmp_path))]
    for number in range(40):
        (tmp_path / f"{number}.docx").write_bytes(docx(lines(*[f"Line {n}" for n in range(3_000)])))
    with subprocess.Popen(
        call,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - this test has one thread
    ) as working:
        wait_for_its_reader(working.pid)
        os.killpg(working.pid, signal.SIGINT)
        out, said = working.communicate(timeout=30)

    assert out == b""
    assert working.returncode in {130, -signal.SIGINT}  # to a shell both are 130
    assert said.decode().strip() == "Stopped. Nothing was sent."


def test_a_terminal_that_lacks_a_letter_still_gets_the_answer(demo: Demo, letter: Path) -> None:
    """Masking dots and Welsh letters are written as their numbers there."""
    letter.write_text(LETTER.replace("Pritchard", "Prit\u0175rd"), encoding="utf-8")

    done = run(*words_for(demo, letter, to="P1"), PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert done.stdout.startswith("Stop.")
    assert done.stderr == ""


def test_the_time_that_reading_took_is_counted(demo: Demo, letter: Path) -> None:
    """In milliseconds, and the total holds all of it."""
    took = json.loads(check(demo, letter, more=("--json",)).stdout)["milliseconds"]

    assert took["read"] > 0
    assert took["total"] >= took["read"] + took["check"]


def test_every_address_of_a_folder_is_found(letter: Path) -> None:
    """Several files are no reason to fail."""
    (letter.parent / "second.txt").write_text(LETTER.replace("6 Weir", "8 Weir"), encoding="utf-8")

    done = run("address", "find", letter.parent, "--json")

    assert len(json.loads(done.stdout)["addresses"]) == 2


@POSIX
def test_a_home_that_cannot_be_made_is_said(demo: Demo, letter: Path) -> None:
    """For the commands that need it, in one line."""
    home = str(letter / "home")

    assert is_one_sentence(run("audit", "list", LETTERLOCK_HOME=home))
    words = ["check", letter, "--case", "KT24P00817", "--cases", demo.cases, "--to", "P2"]
    assert is_one_sentence(run(*words, "--record", LETTERLOCK_HOME=home))


@pytest.mark.parametrize("kind", ["null", "fail"])
def test_a_keyring_that_protects_nothing_is_refused_with_what_to_do(
    demo: Demo, letter: Path, tmp_path: Path, kind: str
) -> None:
    """Nothing is recorded under a key that anybody could read."""
    words = ["check", letter, "--case", "KT24P00817", "--cases", demo.cases, "--to", "P2"]
    backend = f"keyring.backends.{kind}.Keyring"

    done = run(
        *words, "--record", PYTHON_KEYRING_BACKEND=backend, LETTERLOCK_HOME=str(tmp_path / "home")
    )

    assert is_one_sentence(done)
    assert "keyring" in done.stderr or "Credential Manager" in done.stderr
    assert not list((tmp_path / "home").glob("*.db"))


@pytest.mark.parametrize("chosen", [("--without-register",), ("--case", "C-1"), ("--last", "3")])
def test_a_copy_of_the_trail_is_all_of_it(tmp_path: Path, chosen: tuple[str, ...]) -> None:
    """What chooses entries or proofs is for evidence, which answers a question."""
    done = run("audit", "export", tmp_path / "pack", *chosen)

    assert is_one_sentence(done)
    assert "--question" in done.stderr
    assert not (tmp_path / "pack").exists()
