"""To serve in processes of its own, to stop without losing a call, and the demo."""

import shlex
import shutil
import signal
import socket
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path

import httpx
import pytest

from checker.audit.checkpoint import open_checkpoint
from checker.audit.notes import read_verifier
from checker.protocol.messages import Enrolled, LogState
from tests.builders.register_process import command, running, written_settings
from tests.builders.register_service import Service, said
from tests.builders.register_store import Desk, Register


@pytest.fixture
def port() -> int:
    """Give a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder whose path is long and odd, and may be passed through by anybody."""
    made = Path(tempfile.mkdtemp(prefix="letterlock-demo-"))
    made.chmod(0o755)
    yield made / "a folder's long name, with a space and \u00e9" / ("of a register " * 4).strip()
    shutil.rmtree(made, ignore_errors=True)


@contextmanager
def reached(url: str) -> Iterator[Service]:
    """Call a service that runs somewhere else."""
    with httpx.Client(base_url=url, timeout=20) as http:
        yield Service(url, http)


def until(what: str, url: str, holds: object) -> httpx.Response:
    """Ask again until an answer holds."""
    assert callable(holds)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        answer = httpx.get(f"{url}{what}", timeout=10)
        if holds(answer):
            return answer
        time.sleep(0.1)
    message = f"{what} did not come"
    raise AssertionError(message)


def test_two_workers_serve_one_sequences_and_a_stop_loses_nothing(
    register: Register, tmp_path: Path, port: int
) -> None:
    """What is pushed stands in a signed tree soon; a call under way at SIGTERM is answered."""
    desk = register.enrolled("u-a")
    desk.write_some(2)
    settings = written_settings(register, tmp_path, port, workers=2)
    url = f"http://127.0.0.1:{port}"

    with running(url, "serve", "--settings", settings) as process, reached(url) as service:
        bearer = service.sign_in(desk)
        pushed = said(service.post(f"/v1/logs/{desk.log}/entries", desk.push(), bearer), LogState)
        proof = until(f"/v1/proof/{desk.hashes[-1]}", url, lambda one: one.status_code == 200)
        counted = until("/metrics", url, lambda one: "letterlock_tree_size 5.0" in one.text)
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            body = b'{"log":"%s"}' % desk.log.encode()
            line.sendall(
                b"POST /v1/challenge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n" % len(body) + body[:10]
            )
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            line.sendall(body[10:])
            answer = HTTPResponse(line)
            answer.begin()
            status = answer.status
        ended = process.wait(30)

    assert pushed.next == 4
    assert proof.text.startswith("c2sp.org/tlog-proof@v1\n")
    assert 'letterlock_calls_total{method="POST",route="/v1/logs/{log}/entries"' in counted.text
    assert status == 200
    assert ended == 0


def test_the_demo_starts_with_one_command_and_goes_on(folder: Path, port: int) -> None:
    """A database, keys, a service and codes; the second start has what the first one got."""
    url = f"http://127.0.0.1:{port}"
    desk = Desk(71, "u-a")

    with running(url, "demo", folder, "--port", port) as process, reached(url) as service:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(10)]
        key = next(line for line in told if line.startswith("key = ")).split('"')[1]
        code = told[1].rpartition(" ")[2]
        verifier = read_verifier(key)
        answer = service.post("/v1/enrol", desk.enrolment(code, verifier.name))
        enrolled = said(answer, Enrolled)
        first = until("/checkpoint", url, lambda one: b"\n2\n" in one.content)
        beside = command("demo", folder, "--port", port)
        ready = until("/health/ready", url, lambda one: one.status_code == 200)
        more = command(*shlex.split(told[3].replace("ROLE", "clerk"))[3:])
    with running(url, "demo", folder, "--port", port), reached(url) as service:
        again = service.post("/v1/enrol", desk.enrolment(code, verifier.name))
        second = until("/checkpoint", url, lambda one: one.status_code == 200)
        logs = command("logs", "--settings", folder / "register.toml")

    assert enrolled.register_key == key
    assert (beside.returncode, "is running already" in beside.stderr) == (2, True)
    assert ready.json()["database"]
    assert more.returncode == 0
    assert tomllib.loads((folder / "desk" / "letterlock.toml").read_text())["register"] == {
        "url": url, "key": key,
    }  # fmt: skip
    assert said(again, Enrolled) == enrolled
    sizes = [open_checkpoint(one.content, verifier).checkpoint.size for one in (first, second)]
    assert sizes == [2, 2]
    assert desk.log in logs.stdout
    assert not (folder / "postgres" / "data" / "postmaster.pid").exists()


def test_a_port_that_is_taken_is_said_in_a_sentence(register: Register, tmp_path: Path) -> None:
    """And not as a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = command("serve", "--settings", written_settings(register, tmp_path, port))

    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert "Traceback" not in done.stderr
