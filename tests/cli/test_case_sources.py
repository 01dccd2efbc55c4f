"""`letterlock cases check` and the other commands, with each source that settings may name."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import main
from tests.builders.feed import answer, feed_case
from tests.builders.service import said, service
from tests.cli.test_real_keyring import NEEDED, Account

LETTER = "Ms Erin Hale\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale\n\nThank you.\n"
SQL = """
[cases]
kind = "sql"
url = "sqlite:///FILE"

[cases.tables]
cases = "SELECT id, status FROM matter"
people = 'SELECT matter AS "case", id, last AS last_name FROM person'
parties = 'SELECT matter AS "case", id AS who, role FROM person'
addresses = 'SELECT matter AS "case", person, id, lines, postcode FROM place'
"""


def run(*words: object, home: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run one command."""
    return subprocess.run(
        [sys.executable, "-m", "checker.cli", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "LETTERLOCK_HOME": str(home or "/nowhere")},
    )


def settings(folder: Path, text: str) -> Path:
    """Write a `letterlock.toml`."""
    file = folder / "letterlock.toml"
    file.write_text(text, encoding="utf-8")
    return file


def database(folder: Path) -> str:
    """Make a SQLite database with one case, and give the settings for it."""
    file = folder / "cases.db"
    connection = sqlite3.connect(file)
    connection.executescript(
        """
        CREATE TABLE matter (id TEXT, status TEXT);
        CREATE TABLE person (matter TEXT, id TEXT, last TEXT, role TEXT);
        CREATE TABLE place (matter TEXT, person TEXT, id TEXT, lines TEXT, postcode TEXT);
        INSERT INTO matter VALUES ('C-1', 'open');
        INSERT INTO person VALUES ('C-1', 'P1', 'Hale', 'applicant');
        INSERT INTO place VALUES ('C-1', 'P1', 'A1', '14 Orchard Close', 'XX1 4AB');
        """
    )
    connection.close()
    return SQL.replace("FILE", str(file))


def test_a_database_is_counted(tmp_path: Path) -> None:
    """With what is in it, and what it does not say."""
    done = run("cases", "check", settings(tmp_path, database(tmp_path)))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "1 case record is in order, 0 were refused.",
        "In them: 1 person, 1 address, 0 restrictions.",
        "1 address or contact does not say whether it is confidential: it is protected.",
    ]


def test_without_a_path_the_own_settings_are_meant(tmp_path: Path) -> None:
    """As the desktop reads them."""
    settings(tmp_path, database(tmp_path))

    assert run("cases", "check", home=tmp_path).stdout.startswith("1 case record is in order")
    without = run("cases", "check", home=tmp_path / "other")
    assert without.returncode == 2
    assert "does not know where the case records are" in without.stderr


def test_a_letter_can_be_checked_against_a_database(tmp_path: Path) -> None:
    """`--cases` takes the settings too."""
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    cases = settings(tmp_path, database(tmp_path))

    done = run("check", letter, "--case", "C-1", "--to", "P1", "--cases", cases, "--json")

    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)["case"]["id"] == "C-1"


def test_an_export_of_the_case_search_is_counted(tmp_path: Path) -> None:
    """What is refused is named by its file and its place, and it does not say how old it is."""
    odd = feed_case(case__id=2, familymanCaseNumber="X", applicants__0__isAddressConfidential="?")
    (tmp_path / "export.json").write_text(json.dumps(answer(feed_case(), odd)), encoding="utf-8")
    file = settings(
        tmp_path, f'[cases]\nkind = "hmcts"\npath = "{tmp_path / "export.json"}"\nteam = "North"\n'
    )

    done = run("cases", "check", file)

    first, counted, *_, undated = done.stdout.splitlines()
    assert done.returncode == 1
    assert first == (
        "export.json was not loaded: at "
        "$.cases[1].case_data.applicants[0].value.isAddressConfidential, expected Yes or No."
    )
    assert counted == "1 case record is in order, 1 was refused."
    assert undated.startswith("1 record does not say how old it is")


def test_a_service_is_counted_and_one_that_is_away_is_a_sentence(tmp_path: Path) -> None:
    """It exits with 1, as what cannot be reached is no wrong call."""
    with service() as running:
        running.gives("/cases?since=1970-01-01T00%3A00%3A00Z", [{"case": {"id": "C-1"}}])
        text = f"""
[cases]
kind = "http"
case = "{running.url}/cases/{{case}}"
changes = "{running.url}/cases?since={{since}}"
timeout_seconds = 5
"""
        there = run("cases", "check", settings(tmp_path, text))
        running.at("/cases?since=1970-01-01T00%3A00%3A00Z", said(b"", 401))
        refused = run("cases", "check", settings(tmp_path, text))
    away = run("cases", "check", settings(tmp_path, text))

    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout.startswith("1 case record is in order")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "refused the token (401)" in refused.stderr
    assert (away.returncode, away.stdout) == (1, "")
    assert away.stderr.startswith("The case service 127.0.0.1 did not give the case records")


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        ("cases = 3", "at $.cases, expected text"),
        ('[cases]\nkind = "sqk"', "at $.cases.kind, expected one of files, hmcts, sql, http"),
        ('[cases]\npath = "x"', "at $.cases.kind, expected one of files"),
        ('[cases]\nkind = "files"\npaths = "x"', "$.cases.paths, expected only the keys path"),
        ('[cases]\nkind = "hmcts"\npath = "x"\ndated = "yes"', "$.cases.dated, expected one of"),
        ('[cases]\nkind = "sql"\nurl = "x"', "$.cases.tables, expected"),
        (
            '[cases]\nkind = "sql"\nurl = "sqlite://"\npassword = "x"\n[cases.tables]\n',
            "$.cases.password, expected only the keys url",
        ),
        ('[cases]\nkind = "sql"\nurl = "sqlite://"\n[cases.tables]\n', "no query for the table"),
        (
            '[cases]\nkind = "http"\ncase = "x"\nchanges = "x"\ntimeout_seconds = 0',
            "$.cases.timeout_seconds",
        ),
        ('[cases]\nkind = "http"\ncase = "x"\nchanges = "x"', "begins with https://"),
        ('cases = "x"\nsomething = 1', "$.something, expected only the keys cases"),
        ("cases = ", "cannot be used"),
    ],
)  # fmt: skip
def test_settings_that_are_wrong_are_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said_of_it: str
) -> None:
    """Strictly: a key that is not known may be one that is misspelt."""
    status = main(["cases", "check", str(settings(tmp_path, text))])

    out, told = capsys.readouterr()
    assert (status, out) == (2, "")
    assert said_of_it in told
    assert len(told.splitlines()) == 1


@pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="gnome-keyring is not installed here"
)
def test_a_token_comes_from_the_keyring(tmp_path: Path) -> None:
    """Kept from the standard input, used for the service, and shown nowhere."""
    account = Account(tmp_path)
    with service() as running:
        path = "/cases?since=1970-01-01T00%3A00%3A00Z"
        running.gives(path, [{"case": {"id": "C-1"}}])
        file = settings(
            tmp_path,
            f"""
[cases]
kind = "http"
case = "{running.url}/cases/{{case}}"
changes = "{running.url}/cases?since={{since}}"
secret = "case-service"
""",
        )

        before = account.run("cases", "check", file)
        kept = account.run("cases", "secret", "case-service", typed="t0ken\n")
        done = account.run("cases", "check", file)
        blank = account.run("cases", "secret", "case-service", typed="\n")

    assert (before.returncode, before.stdout) == (1, "")
    assert "letterlock cases secret case-service" in before.stderr
    assert (kept.returncode, kept.stdout) == (0, "It is kept in the keyring as case-service.\n")
    assert done.returncode == 0, done.stderr
    assert running.asked == [(path, "Bearer t0ken")]
    assert (blank.returncode, blank.stdout) == (2, "")


def test_without_cases_a_check_uses_what_the_desks_settings_say(tmp_path: Path) -> None:
    """Its records, its index and its policies, as at the desktop; what the call names goes first.

    A check that passed here and was stopped at the desk, or the other way round, teaches nobody.
    """
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    watching, named = tmp_path / "watching.toml", tmp_path / "named.toml"
    watching.write_text('schema = "letterlock/policy/1"\nmode = "monitor"\n', encoding="utf-8")
    named.write_text('schema = "letterlock/policy/1"\n', encoding="utf-8")
    of_desk = f'policy = "{watching}"\nindex = "{tmp_path / "none.index"}"\n'
    home = settings(tmp_path, of_desk + database(tmp_path)).parent
    words = ("check", letter, "--case", "C-1", "--to", "P1", "--json")

    done, other = run(*words, home=home), run(*words, "--policy", named, home=home)
    without = run(*words, home=tmp_path / "nobody")

    told = json.loads(done.stdout)
    assert told["case"]["id"] == "C-1"
    assert told["checked"]["mode"] == "monitor"
    assert "record.others-missing" in {one["code"] for one in told["findings"]}
    assert json.loads(other.stdout)["checked"]["mode"] == "enforce"
    assert json.loads(other.stdout)["case"]["id"] == "C-1"
    assert [one["code"] for one in json.loads(without.stdout)["findings"]] == ["record.missing"]


def test_records_of_the_desk_that_are_not_there_hold_the_letter(tmp_path: Path) -> None:
    """With a sentence; the letter is stopped and not passed by a record that nobody read."""
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    home = settings(tmp_path, f'cases = "{tmp_path / "gone"}"\n').parent

    done = run("check", letter, "--case", "C-1", "--to", "P1", "--json", home=home)

    assert (done.returncode, json.loads(done.stdout)["verdict"]) == (1, "stop")
    assert "gone" in done.stderr
