"""A recorded check with the real Secret Service, and what is asked of the trail afterwards."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.practice.demo import write_demo

NEEDED = ("gnome-keyring-daemon", "dbus-run-session")
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nOur reference: KT24P00817\n\n"
    "Dear Ms Pritchard\n\nThank you for your letter.\n\nYours sincerely\nPriya Nair\n"
)
UNLOCKED = (
    "printf 'ci-password\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
)

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="gnome-keyring is not installed here"
)


class Account:
    """One account of a computer: its own home, keyring, caseload and letter."""

    def __init__(self, folder: Path) -> None:
        """Make everything in a folder."""
        self.folder = folder
        self.home = folder / "letterlock"
        self.letter = folder / "letter.txt"
        self.letter.write_text(LETTER, encoding="utf-8")
        self.cases = write_demo(folder / "demo", seed=1, now=datetime.now(UTC)).cases
        for name in ("home", "run"):
            (folder / name).mkdir(mode=0o700)

    def run(
        self,
        *words: object,
        unlocked: bool = True,
        home: Path | None = None,
        typed: str | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """Run one command in a session of its own, with its keyring unlocked or not."""
        prelude = UNLOCKED if unlocked else ""
        return subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", prelude + 'exec "$@"', "sh",
             sys.executable, "-m", "checker.cli", *map(str, words)],
            capture_output=True,
            input=typed,
            text=True,
            timeout=120,
            check=False,
            env={
                **{key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ},
                "HOME": str(self.folder / "home"),
                "XDG_RUNTIME_DIR": str(self.folder / "run"),
                "LETTERLOCK_HOME": str(home or self.home),
            },
        )  # fmt: skip

    def check(
        self, *more: object, unlocked: bool = True, home: Path | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Check the letter and record it."""
        words = ("check", self.letter, "--case", "KT24P00817", "--cases", self.cases, "--to", "P2")
        return self.run(*words, "--record", *more, unlocked=unlocked, home=home)


@pytest.fixture
def account(tmp_path: Path) -> Account:
    """Somebody who never used Letterlock before."""
    return Account(tmp_path)


def test_a_recorded_check_can_be_listed_shown_verified_and_exported(account: Account) -> None:
    """Across sessions: the key comes back out of the keyring and goes on with the same log."""
    first, second = account.check(), account.check("--json")
    listed = account.run("audit", "list", "--json", unlocked=False)
    shown = account.run("audit", "show", "3", unlocked=False)
    verified = account.run("audit", "verify", "--json", unlocked=False)
    exported = account.run("audit", "export", account.folder / "pack", unlocked=False)
    pack = account.run("audit", "verify", account.folder / "pack", unlocked=False)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert json.loads(second.stdout)["verdict"] == "clear"
    acts = [one["act"] for one in json.loads(listed.stdout)]
    assert acts == ["device.enrol", "check", "check"]
    assert json.loads(shown.stdout)["body"]["out"] == "clear"
    assert json.loads(verified.stdout)["problems"] == []
    assert exported.stdout == "3 entries were written.\n"
    assert pack.returncode == 0
    for private in ("Pritchard", "Weir", "HX98", "KT24P00817", "letter.txt"):
        assert private not in listed.stdout + shown.stdout
        for leaf in (account.folder / "pack").iterdir():
            assert private.encode() not in leaf.read_bytes(), leaf.name


def test_a_changed_trail_does_not_verify(account: Account) -> None:
    """One byte in the middle of an exported entry is enough."""
    account.check()
    account.run("audit", "export", account.folder / "pack", unlocked=False)
    leaf = sorted((account.folder / "pack").glob("*.leaf"))[1]
    leaf.write_bytes(leaf.read_bytes().replace(b'"out":"clear"', b'"out":"check"'))

    told = account.run("audit", "verify", account.folder / "pack", unlocked=False)

    assert told.returncode == 1
    assert "2" in told.stdout


def test_without_an_unlocked_keyring_it_says_how_to_mend_that(account: Account) -> None:
    """Nothing is recorded, nothing is written, and the check is not taken for a recorded one."""
    refused = account.check(unlocked=False)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Unlock the keyring, then start Letterlock again." in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr
    assert not list(account.home.glob("*.db"))


def test_two_homes_of_one_account_do_not_set_each_others_trail_aside(account: Account) -> None:
    """Each writes with keys of its own, and goes on with its own log when it is opened again."""
    other = account.folder / "other"
    told = [account.check(home=home) for home in (None, other, None, other)]
    listed = [
        account.run("audit", "list", "--json", home=home, unlocked=False)
        for home in (account.home, other)
    ]

    assert [one.returncode for one in told] == [0] * 4, [one.stderr for one in told]
    for one in listed:
        assert [entry["act"] for entry in json.loads(one.stdout)] == [
            "device.enrol", "check", "check",
        ]  # fmt: skip
    assert not list(account.folder.glob("*/*set-aside*"))
    assert not any("record" in one.stderr for one in told)


def test_a_home_that_was_moved_from_the_usual_place_goes_on_with_its_log(account: Account) -> None:
    """The keys that wrote the trail in it go with it."""
    usual = account.folder / "home" / ".local" / "share" / "letterlock"
    account.check(home=usual)
    moved = usual.rename(account.folder / "moved")

    told = account.check(home=moved)
    listed = account.run("audit", "list", "--json", home=moved, unlocked=False)

    assert told.returncode == 0, told.stderr
    assert [one["act"] for one in json.loads(listed.stdout)] == ["device.enrol", "check", "check"]
    assert not list(moved.glob("*set-aside*"))


def test_a_home_that_cannot_be_made_is_said_in_one_line(account: Account) -> None:
    """The keyring is there, but there is no room for the trail."""
    refused = account.check(home=account.letter / "home")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert "cannot be made" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_trail_that_nobody_may_write_is_said_in_one_line(account: Account) -> None:
    """A folder in the place of the trail is as unwritable for an administrator as for anybody."""
    account.check()
    (trail,) = account.home.glob("trail-*.db")
    for file in account.home.iterdir():
        file.unlink()
    trail.mkdir()

    refused = account.check()

    assert refused.returncode == 2
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr


def test_the_index_of_other_cases_is_opened_with_the_key_of_the_keyring(account: Account) -> None:
    """Across sessions; without the key nobody looks at other cases, and the letter is held."""
    index, settings = account.folder / "index", account.folder / "letterlock.toml"
    index.mkdir()
    settings.write_text(f'cases = "{account.cases}"\nindex = "{index}"\n', encoding="utf-8")
    words = ("check", account.letter, "--case", "KT24P00817", "--to", "P2", "--cases", settings)

    built = account.run("cases", "index", "build", "--cases", settings, "--out", index)
    asked = account.run(*words, "--json")
    locked = account.run(*words, "--json", unlocked=False)

    assert built.returncode == 0, built.stderr
    assert json.loads(asked.stdout)["checked"]["people_in_index"] > 0
    assert "record.others-missing" not in asked.stdout
    assert json.loads(locked.stdout)["checked"]["people_in_index"] == 0
    assert "record.others-missing" in locked.stdout
    assert json.loads(locked.stdout)["verdict"] == "stop"


def test_evidence_from_the_command_line_holds_on_a_bare_python(account: Account) -> None:
    """It is signed with the key in the keyring, recorded, and checked without our software."""
    account.check()
    made = account.run(
        "audit",
        "export",
        account.folder / "pack",
        "--question",
        "What was checked?",
        "--show",
        "files",
    )
    trust = made.stdout.splitlines()[-1].rsplit(" ", 1)[1]
    bare = subprocess.run(
        [sys.executable, "-I", "-S", account.folder / "pack" / "verify.py", account.folder / "pack",
         trust.rstrip(".")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    verified = account.run("audit", "verify", account.folder / "pack", "--trust", trust.rstrip("."))
    listed = account.run("audit", "list", "--json", unlocked=False)

    assert made.stdout.startswith("2 entries were written as evidence.\n"), made.stderr
    assert (bare.returncode, bare.stderr) == (0, "")
    assert verified.returncode == 0, verified.stdout
    assert [one["act"] for one in json.loads(listed.stdout)] == ["device.enrol", "check", "export"]
    assert "Pritchard" not in "".join(
        one.read_text(encoding="utf-8", errors="replace")
        for one in (account.folder / "pack").iterdir()
    )
