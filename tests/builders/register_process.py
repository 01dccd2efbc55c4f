"""The register's commands as processes of their own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

from tests.builders.register_store import ORIGIN, Register

ROOT = Path(__file__).parents[2]
SECONDS = 60


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "checker.cli", "register", *(str(word) for word in words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@contextmanager
def running(url: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """Run a command that serves, until the end; it begins with its being ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "checker.cli", "register", *(str(word) for word in words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as process:
        try:
            until_ready(url, process)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def until_ready(url: str, process: subprocess.Popen[str]) -> None:
    """Wait until a service answers."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()[0]
        try:
            if httpx.get(f"{url}/health/ready", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    message = "the service does not become ready"
    raise AssertionError(message)


def written_settings(register: Register, folder: Path, port: int, **serve: object) -> Path:
    """Write the settings of a register that a test has already made."""
    urls = register.databases.urls
    lines = [
        f'origin = "{ORIGIN}"',
        f"keys = {_toml(str(register.keys.folder))}",
        "[database]",
        *(f"{part} = {_toml(getattr(urls, part))}" for part in ("app", "sequencer", "erasure")),
        f"reader = {_toml(register.login('reader'))}",
        "[serve]",
        f"port = {port}",
        *(f"{key} = {_toml(value)}" for key, value in serve.items()),
    ]
    path = folder / "register.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _toml(value: object) -> str:
    return msgspec.json.encode(value).decode()
