"""A recorded batch with the real Secret Service, killed on the way: each check in the trail once.

`python -m pytest -m campaign tests/batch/test_recorded_batches.py`, 10 s.
"""

import json
import os
import shutil
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.practice.demo import write_demo
from tests.builders.batches import RIGHT, Office, by_letter, until
from tests.builders.processes import children

NEEDED = ("gnome-keyring-daemon", "dbus-run-session")
UNLOCKED = (
    "printf 'ci-password\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
    'exec "$@"'
)

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason="gnome-keyring is not installed here"
    ),
]


def begin(office: Office, *command: str) -> "subprocess.Popen[str]":
    """Begin a command in a session of its own, with its keyring unlocked."""
    for name in ("home", "run"):
        (office.home / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    process = subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", UNLOCKED, "sh", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={
            **{key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ},
            "HOME": str(office.home / "home"),
            "XDG_RUNTIME_DIR": str(office.home / "run"),
            "LETTERLOCK_HOME": str(office.home / "letterlock"),
        },
    )
    office.begun.append(process)
    return process


def test_every_check_is_recorded_once(tmp_path: Path) -> None:
    """Killed in the middle and gone on with, the trail verifies and has one check a letter."""
    demo = write_demo(tmp_path / "demo", seed=1, now=datetime.now(UTC))
    office = Office(demo=demo, letters=tmp_path / "letters", home=tmp_path / "account")
    office.write(12)
    office.put("stranger.txt", RIGHT.replace("KT24P00817", "KT24P99999").format(number="").encode())
    office.put("nobody.txt", b"Our reference: KT24P00817\n\nThank you.\n")
    command = office.command("--workers", 2, "--record", now=None)
    try:
        first = begin(office, *command)
        assert first.stdout is not None
        for _ in range(3):
            first.stdout.readline()
        (batch,) = (one for one in children(first.pid) if _is_batch(one))
        os.kill(batch, signal.SIGKILL)
        first.communicate(timeout=60)
        kept = len(office.lines())
        until(lambda: not Path(f"/proc/{batch}").exists())
        _, err = begin(office, *command, "--resume").communicate(timeout=90)
        told = [
            json.loads(begin(office, *command[:3], "audit", what, "--json").communicate()[0])
            for what in ("list", "verify")
        ]
    finally:
        office.end()

    assert 3 <= kept < 14, err
    assert len(by_letter(office.lines())) == len(office.lines()) == 14
    unchecked = {one["letter"] for one in office.lines() if one.get("receipt") is None}
    assert unchecked == {"nobody.txt"}  # nobody can say who it is to
    assert [one["act"] for one in told[0]].count("check") == 13
    assert told[1]["problems"] == []


def _is_batch(process: int) -> bool:
    words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    return b"batch" in words and b"sh" not in words
