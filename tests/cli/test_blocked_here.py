"""A check from the command line holds what this account's desk would hold."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.desk.computer.whose import signed_in
from checker.practice.demo import write_demo
from checker.settings import load_policy

LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter.\n\nYours sincerely\nPriya Nair\n"
)


class Account:
    """An account with a desk of its own, on a computer that has no keyring."""

    def __init__(self, folder: Path) -> None:
        """Set up the desk, and a letter that is right."""
        self.home = folder / "letterlock"
        self.home.mkdir()
        demo = write_demo(folder / "demo", seed=1, now=datetime.now(UTC))
        settings = f"cases = '{demo.cases}'\npolicy = '{demo.policy}'\n"
        (self.home / "letterlock.toml").write_text(settings, encoding="utf-8")
        self.trail = signed_in(load_policy(demo.policy), self.home).file
        self.letters = folder / "letters"
        self.letters.mkdir()
        self.letter = self.letters / "letter.txt"
        self.letter.write_text(LETTER, encoding="utf-8")

    def codes(self, *words: object) -> list[str]:
        """Run a command, and give the codes of what it found in the letter."""
        done = subprocess.run(
            [sys.executable, "-m", "checker.cli", *map(str, words), "--json"],
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "LETTERLOCK_HOME": str(self.home),
                "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            },
            timeout=120,
            check=False,
        )
        assert done.stdout, done.stderr
        told = json.loads(done.stdout)
        return [one["code"] for one in told.get("result", told)["findings"]]


@pytest.fixture
def account(tmp_path: Path) -> Account:
    """Somebody whose desk was set up."""
    return Account(tmp_path)


@pytest.mark.parametrize("begun", [False, True], ids=["no record yet", "a record that is locked"])
def test_a_letter_is_held_while_it_is_not_known_what_is_blocked(
    account: Account, *, begun: bool
) -> None:
    """One letter and a batch alike; where no record was begun, nothing can be blocked."""
    if begun:
        account.trail.touch()

    one = account.codes("check", account.letter, "--case", "KT24P00817", "--to", "P2")
    many = account.codes("batch", account.letters, "--workers", 1)

    assert ("record.blocks-missing" in one) is begun
    assert ("record.blocks-missing" in many) is begun
