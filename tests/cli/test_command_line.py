"""The command line as other programs call it: its words, its exit status, its JSON."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.desk.calls.auditing import trail_file
from checker.errors import CallError
from checker.practice.demo import Demo, write_demo
from tests.builders.xlsx_files import cell, column, row, xlsx

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter.\n\nYours sincerely\nPriya Nair\n"
)
RESULT_KEYS = {
    "schema", "verdict", "release", "case", "recipients", "files", "findings", "checked",
    "version", "milliseconds",
}  # fmt: skip
FILE_KEYS = {
    "name", "kind", "bytes", "sha256", "content_hash", "pages", "read", "parts", "parent",
}  # fmt: skip
FINDING_KEYS = {
    "code", "severity", "release", "title", "detail", "actions", "file", "part", "page", "box_mm",
    "text_span", "hidden", "evidence", "for",
}  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up caseload on disk."""
    return write_demo(tmp_path_factory.mktemp("demo"), seed=1, now=NOW)


def run(*words: object, home: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    environment = {**os.environ, "LETTERLOCK_HOME": str(home or "/nowhere")}
    return subprocess.run(
        [sys.executable, "-m", "checker.cli", *map(str, words)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )


def check(
    demo: Demo, file: Path, *more: object, to: str = "P2"
) -> "subprocess.CompletedProcess[str]":
    """Check a letter to Ms Pritchard on the demo's caseload."""
    words = ["check", file, "--case", "KT24P00817", "--cases", demo.cases, "--now", NOW.isoformat()]
    return run(*words, *(["--to", to] if to else []), *more)


def written(folder: Path, text: str = LETTER, name: str = "letter.txt") -> Path:
    """A letter in a file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_right_letter_is_clear_and_exits_0(demo: Demo, tmp_path: Path) -> None:
    """The verdict comes first."""
    done = check(demo, written(tmp_path))

    assert done.stdout.startswith("Clear."), done.stdout + done.stderr
    assert done.returncode == 0


def test_a_wrong_letter_is_a_stop_and_exits_1(demo: Demo, tmp_path: Path) -> None:
    """With what the letter says and what the record says."""
    done = check(demo, written(tmp_path, LETTER.replace("6 Weir", "8 Weir")))

    assert done.stdout.startswith("Stop.")
    assert "address.near-miss" in done.stdout
    assert "  The letter says: 8 Weir Cottages, Bramwick, HX98 3LD\n" in done.stdout
    assert "not looked for" not in done.stdout
    assert done.returncode == 1


def test_a_finding_in_a_spreadsheet_stands_on_a_sheet_and_not_a_page(
    demo: Demo, tmp_path: Path
) -> None:
    """It is called as its tab is, and as the window calls it."""
    sheet = tmp_path / "Visits.xlsx"
    rows = row(1, cell("A1", "Day"), cell("B1", "Ella"))
    sheet.write_bytes(xlsx(rows, before=column(2, "hidden='1'")))
    case = ("--case", "KT24P00817", "--cases", demo.cases, "--to", "P2")

    done = run("check", written(tmp_path), sheet, *case, "--now", NOW.isoformat())

    assert "  Visits.xlsx, sheet Front, cell\n" in done.stdout, done.stdout + done.stderr
    assert ", page " not in done.stdout


def test_the_json_is_the_contract(demo: Demo, tmp_path: Path) -> None:
    """One object on standard output, nothing else, with every key."""
    done = check(demo, written(tmp_path, LETTER.replace("6 Weir", "8 Weir")), "--json")

    told = json.loads(done.stdout)
    assert set(told) == RESULT_KEYS
    assert told["schema"] == "letterlock/check-result/1"
    assert told["verdict"] == "stop"
    assert told["release"] == "second-person"
    assert set(told["files"][0]) == FILE_KEYS
    assert told["files"][0]["pages"] is None
    assert set(told["findings"][0]) >= FINDING_KEYS
    assert told["recipients"][0]["id"] == "P2"
    assert told["recipients"][0]["via"] == "post"
    assert done.stderr == ""


def test_a_span_says_where_in_the_part_it_stands(demo: Demo, tmp_path: Path) -> None:
    """Counted in code points of the part's own text."""
    text = LETTER.replace("6 Weir", "8 Weir")
    told = json.loads(check(demo, written(tmp_path, text), "--json").stdout)

    finding = next(one for one in told["findings"] if one["code"] == "address.near-miss")
    start, end = finding["text_span"]
    assert text[start:end] == "8 Weir Cottages\nBramwick\nHX98 3LD"


def test_protected_values_are_masked_unless_revealed(demo: Demo, tmp_path: Path) -> None:
    """Each letter and digit a dot."""
    text = LETTER.replace("Sian Pritchard", "Daniel Okafor").replace("Ms P", "Mr O")
    text = text.replace(
        "6 Weir Cottages\nBramwick\nHX98 3LD", "41 Larkspur Close\nHarrowfield\nHX97 8QT"
    )
    text = text.replace("Thank you", "She lives at 6 Weir Cottages, Bramwick. Thank you")
    file = written(
        tmp_path, text.replace("Mr Okafor\n", "Mr Okafor\n").replace("Ms Daniel", "Mr Daniel")
    )

    told = [
        json.loads(check(demo, file, "--json", *more, to="P1").stdout)
        for more in ((), ("--reveal",))
    ]

    masked, shown = (
        next(one for one in each["findings"] if one["code"] == "protected.address") for each in told
    )
    assert "Weir" not in json.dumps(masked)
    assert "\u2022" in masked["evidence"]["letter"]
    assert "Weir" in shown["evidence"]["letter"]


def test_a_protected_address_on_the_envelope_is_masked_in_every_finding(
    demo: Demo, tmp_path: Path
) -> None:
    """Whichever rule speaks of it: where it leads, how it is written, whom it tells."""
    text = LETTER.replace("Ms Sian Pritchard", "Mr Daniel Okafor").replace("Ms P", "Mr O")
    for slip in (
        "6 Weir Cottages\nBramwick",
        "8 Weir Cottages\nBramwick",
        "6 Weir Cotages\nBramwic",
    ):
        file = written(tmp_path, text.replace("6 Weir Cottages\nBramwick", slip))
        for to in ("P1", "P1,P2"):
            for more in ((), ("--json",)):
                done = check(demo, file, *more, to=to)

                assert "protected.address" in done.stdout
                for value in ("Weir", "HX98", "Bramwic"):
                    assert value not in done.stdout + done.stderr, (slip, to, more)


WRONG = [
    pytest.param(["check", "absent.txt", "--case", "X", "--to", "P1"], id="no such file"),
    pytest.param(["check"], id="nothing"),
    pytest.param(["chek"], id="no such command"),
    pytest.param(["address", "compare", "one"], id="one address"),
    pytest.param(["cases", "check", "absent"], id="no such caseload"),
    pytest.param(["audit", "list"], id="no trail"),
    pytest.param(["audit", "verify", "absent.db"], id="no such trail"),
]


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_call_exits_2_and_says_so_in_one_line(words: list[str], tmp_path: Path) -> None:
    """On standard error, without a trace."""
    done = run(*words, home=tmp_path)

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_an_unknown_recipient_is_a_wrong_call(demo: Demo, tmp_path: Path) -> None:
    """Nobody of that id is in the record."""
    done = check(demo, written(tmp_path), to="P99")

    assert (done.returncode, done.stdout) == (2, "")
    assert "P99" in done.stderr


def test_an_unknown_case_is_a_finding_not_a_wrong_call(demo: Demo, tmp_path: Path) -> None:
    """Unknown is held."""
    words = [
        "check",
        written(tmp_path),
        "--case",
        "ZZ99P99999",
        "--cases",
        demo.cases,
        "--to",
        "P1",
    ]
    done = run(*words, "--json")

    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert "record.missing" in [one["code"] for one in told["findings"]]
    assert told["case"] is None


def test_without_a_caseload_the_record_is_missing(tmp_path: Path) -> None:
    """The same finding, whatever the reason."""
    done = run("check", written(tmp_path), "--case", "KT24P00817", "--to", "P1", "--json")

    assert "record.missing" in [one["code"] for one in json.loads(done.stdout)["findings"]]
    assert done.returncode == 1


def test_a_check_in_another_time_cannot_be_recorded(demo: Demo, tmp_path: Path) -> None:
    """The trail holds what was, not what would have been."""
    assert check(demo, written(tmp_path), "--record").returncode == 2


def test_a_message_takes_its_recipients_from_itself(demo: Demo, tmp_path: Path) -> None:
    """And --to beside it is refused unless it names the same."""
    mail = (
        "From: Priya Nair <priya.nair@northern.example>\nTo: d.okafor@mailbox.example\n"
        "Subject: KT24P00817\nMIME-Version: 1.0\n\nDear Mr Okafor\n\nThank you.\n"
    )
    file = written(tmp_path, mail, "message.eml")

    told = json.loads(check(demo, file, "--json", to="").stdout)

    assert told["recipients"][0]["id"] == "P1"
    assert told["recipients"][0]["destination"] == "d.okafor@mailbox.example"
    assert check(demo, file, to="P2").returncode == 2
    assert check(demo, file, to="P1").returncode in {0, 1}


def test_several_recipients_are_one_dispatch(demo: Demo, tmp_path: Path) -> None:
    """Every rule runs for each, and a finding says for whom."""
    told = json.loads(check(demo, written(tmp_path), "--json", to="P1,P2").stdout)

    assert [one["id"] for one in told["recipients"]] == ["P1", "P2"]
    assert any(one["for"] == ["P1"] for one in told["findings"])


def test_two_addresses_are_compared() -> None:
    """With what they differ in."""
    done = run(
        "address", "compare", "14 Elm Road, Leeds LS6 2AB", "16 Elm Road, Leeds LS6 2AB", "--json"
    )

    told = json.loads(done.stdout)
    assert told["verdict"] in {"near-miss", "different"}
    assert "number" in told["differs_in"]
    assert {"a", "b"} <= set(told)


def test_addresses_are_found_in_a_file(tmp_path: Path) -> None:
    """With their part in the letter."""
    told = json.loads(run("address", "find", written(tmp_path), "--json").stdout)

    (found,) = told["addresses"]
    assert found["postcode"] == "HX98 3LD"
    assert found["role"] == "recipient"
    assert set(found) == {"lines", "postcode", "page", "box_mm", "in_window", "role"}


def test_a_caseload_says_what_is_wrong_with_it(demo: Demo, tmp_path: Path) -> None:
    """The file, the place and what was expected."""
    (tmp_path / "bad.json").write_text('{"schema": "letterlock/case-record/1", "case": {}}')

    good, bad = run("cases", "check", demo.cases), run("cases", "check", tmp_path)

    assert good.returncode == 0
    assert bad.returncode == 1
    assert "bad.json" in bad.stdout


def test_the_policy_says_which_layer_decided() -> None:
    """In one sentence."""
    done = run("policy", "explain", "protected.address")

    assert done.returncode == 0
    assert "protected.address" in done.stdout


def test_checking_writes_nothing(demo: Demo, tmp_path: Path) -> None:
    """And needs no keyring: no folder of ours appears."""
    home = tmp_path / "home"
    run(
        "check", written(tmp_path), "--case", "KT24P00817", "--to", "P2", "--cases", demo.cases,
        home=home,
    )  # fmt: skip

    assert not home.exists()


def test_what_was_set_aside_is_not_taken_for_the_trail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a log was begun anew, `audit verify` still looks at the one that is written."""
    monkeypatch.setenv("LETTERLOCK_HOME", str(tmp_path))
    for name in ("trail-u-1.db", "trail-u-1-set-aside-20261126-224615.db"):
        (tmp_path / name).touch()

    assert trail_file(None) == tmp_path / "trail-u-1.db"
    (tmp_path / "trail-u-2.db").touch()
    with pytest.raises(CallError, match="several trails"):
        trail_file(None)
