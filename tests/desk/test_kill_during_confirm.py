"""Killed without warning in the middle of confirming: nothing that was acknowledged is lost."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.desk.calls.auditing import list_trail, verify_trail

PROGRAM = Path(__file__).with_name("confirming_for_ever.py")
LONGEST_S = 1.0


@pytest.mark.parametrize(
    "kills", [pytest.param(3, id="a few"), pytest.param(200, id="200", marks=pytest.mark.campaign)]
)
def test_no_acknowledged_entry_is_lost_by_kill_9(tmp_path: Path, kills: int) -> None:
    """Every receipt that was printed is in the trail, and the chain verifies, each time."""
    chance = random.Random(20261123)
    acknowledged: list[str] = []
    for _ in range(kills):
        acknowledged += confirm_until_killed(tmp_path, chance.uniform(0.0, LONGEST_S))
        trail = next((tmp_path / "trail").glob("*.db"))

        verification = verify_trail(trail, tuple(acknowledged))

        assert verification.problems == ()
        held = {one.receipt for one in list_trail(trail)}
        assert set(acknowledged) <= held
    assert len(acknowledged) > kills
    sys.stdout.write(f"{kills} kills, {len(acknowledged)} acknowledged, 0 lost\n")


def confirm_until_killed(folder: Path, seconds: float) -> list[str]:
    """Run the desk, kill it some time after it is ready, and give the receipts it acknowledged."""
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        told = process.stdout.read()
    # The last line may have been cut by the kill: half a receipt was acknowledged to nobody.
    return [line.strip() for line in told.splitlines(keepends=True) if line.endswith("\n")]
