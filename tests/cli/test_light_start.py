"""A command loads what it needs: whoever asks how it stands does not wait for every check."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("loads", "spares"),
    [
        ("checker.cli", ("checker.desk", "checker.audit", "httpx", "cryptography")),
        (
            "checker.desk.calls.auditing",
            ("checker.checks", "checker.mentions", "checker.worker", "httpx"),
        ),
        ("checker.desk.calls.retaining", ("checker.checks", "checker.mentions", "checker.worker")),
        ("checker.desk.calls.exporting", ("checker.checks", "checker.mentions", "checker.worker")),
        ("checker.desk.calls.syncing", ("checker.checks", "checker.mentions", "checker.worker")),
        ("checker.sync.loop", ("checker.checks", "checker.mentions", "checker.desk")),
    ],
)
def test_a_command_does_not_load_what_it_does_not_need(loads: str, spares: tuple[str, ...]) -> None:
    """Half a second of every call, where it did."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nimport {loads}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = done.stdout.split()
    assert [one for one in spares if one in loaded] == []
