"""`letterlock cases index`: what it says, and its exit status."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.practice.demo import Demo, write_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up caseload on disk."""
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return write_demo(tmp_path_factory.mktemp("demo"), seed=1, now=now)


LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter.\n\nYours sincerely\nPriya Nair\n"
)


def run(*words: object) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "checker.cli", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_an_index_is_built_and_shown(demo: Demo, tmp_path: Path) -> None:
    """Counts only: no name of anybody is on the screen."""
    file, key = tmp_path / "caseload.index", tmp_path / "key"
    built = run("cases", "index", "build", "--cases", demo.cases, "--out", file, "--key-file", key)
    shown = run("cases", "index", "show", file, "--key-file", key)

    assert (built.returncode, shown.returncode) == (0, 0), built.stderr + shown.stderr
    assert "cases with " in built.stdout
    assert "0 records were refused." in built.stdout
    assert shown.stdout.splitlines()[-1] == "All of it is as it was made."
    assert "Pritchard" not in shown.stdout


def test_damage_and_another_key_are_told(demo: Demo, tmp_path: Path) -> None:
    """Status 1 for damage; a sentence for a key that does not fit."""
    file, key = tmp_path / "caseload.index", tmp_path / "key"
    run("cases", "index", "build", "--cases", demo.cases, "--out", file, "--key-file", key)
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    damaged = run("cases", "index", "show", file, "--key-file", key)
    foreign = run("cases", "index", "show", file, "--key-file", tmp_path / "other")

    assert damaged.returncode == 1
    assert "It is damaged." in damaged.stdout
    assert foreign.returncode != 0
    assert "made with another key" in foreign.stderr
    assert "Traceback" not in foreign.stderr


def test_a_check_with_settings_asks_the_index_that_they_name(demo: Demo, tmp_path: Path) -> None:
    """One that cannot be used holds the letter: nobody has looked at other cases."""
    letter, settings = tmp_path / "letter.txt", tmp_path / "letterlock.toml"
    letter.write_text(LETTER, encoding="utf-8")
    settings.write_text(
        f'cases = "{demo.cases}"\nindex = "{tmp_path / "none.index"}"\n', encoding="utf-8"
    )
    done = run(
        "check", letter, "--case", "KT24P00817", "--to", "P2", "--cases", settings,
        "--now", "2026-11-23T09:00:00Z", "--json",
    )  # fmt: skip

    assert done.returncode == 1, done.stderr
    found = {one["code"]: one for one in json.loads(done.stdout)["findings"]}
    assert "record.others-missing" in found
