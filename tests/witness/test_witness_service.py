"""The witness as people run it: two commands, and a real socket."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from checker.audit.checkpoint import open_checkpoint
from checker.audit.notes import COSIGNATURE, read_note, read_signatures, read_verifier
from checker.cli import main
from tests.builders.registers import ORIGIN, SmallRegister

ROOT = Path(__file__).parents[2]


def test_a_witness_is_made_served_and_stopped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`init` says its key; `serve` signs over HTTP; `seen` says what it saw."""
    register, folder = SmallRegister(), tmp_path / "w"
    made = main(
        ["witness", "init", str(folder), "--name", "w.example", "--register",
         str(register.verifier)]
    )  # fmt: skip
    key = read_verifier(capsys.readouterr().out.splitlines()[-1], kind=COSIGNATURE)
    text = (folder / "witness.toml").read_text(encoding="utf-8")
    (folder / "witness.toml").write_text(f"{text}port = 0\n", encoding="utf-8")
    assert made == 0
    running = subprocess.Popen(
        [sys.executable, "-m", "checker.cli", "witness", "serve", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert running.stdout is not None
    try:
        port = running.stdout.readline().split("port ")[1].split(".")[0]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            answer = client.post("/add-checkpoint", content=register.submission(0, 12))
            again = client.post("/add-checkpoint", content=register.submission(0, 12))
            too_large = client.post("/add-checkpoint", content=b"x" * 100_000)
    finally:
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=20)

    note = read_note(register.checkpoint(12)).and_signed(*read_signatures(answer.text))
    opened = open_checkpoint(note.written, register.verifier, witnesses=[key], need=1)
    assert opened.checkpoint.size == 12
    assert (again.status_code, again.headers["content-type"]) == (409, "text/x.tlog.size")
    assert too_large.status_code == 413
    assert main(["witness", "seen", str(folder)]) == 0
    assert f"{ORIGIN}: 12 entries" in capsys.readouterr().out
