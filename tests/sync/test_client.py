"""One question to whatever answers at the register's address: bounded, and believed in nothing."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from checker.errors import RegisterRefused, RegisterUnreached, SettingsError
from checker.protocol.messages import LogState
from checker.sync.client import Client


@contextmanager
def answering(*parts: bytes, pause: float = 0.0) -> Iterator[str]:
    """Answer one call with bytes, with a pause between them."""
    over = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        listening.settimeout(10)

        def serve() -> None:
            try:
                connection, _ = listening.accept()
            except TimeoutError:  # nobody asked: the test says so
                return
            with closing(connection):
                connection.recv(65_536)
                for part in parts:
                    try:
                        connection.sendall(part)
                    except OSError:
                        return
                    over.wait(pause)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        over.set()
        thread.join(5)


def http(status: str, body: bytes, kind: str = "application/json", more: str = "") -> bytes:
    """Write an answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(http("200 OK", b"<html>Sign in to the wifi"), "does not speak", id="a portal"),
        pytest.param(http("200 OK", b'{"log":"x"}'), "does not speak", id="half of a message"),
        pytest.param(http("302 Found", b"", more="Location: /x\r\n"), "something else", id="moved"),
        pytest.param(http("502 Bad Gateway", b"oh"), "something else", id="a proxy's trouble"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", "cut off", id="cut off"),
        pytest.param(b"nonsense\r\n\r\n", "cut off", id="no http"),
        pytest.param(http("200 OK", b" " * 9_000), "too long", id="too long"),
    ],
)
def test_what_is_no_register_is_unreached_and_nothing_is_believed(answer: bytes, why: str) -> None:
    """The sentence says why, and that nothing is lost."""
    with answering(answer) as url, closing(Client(url)) as client:
        with pytest.raises(RegisterUnreached, match=why) as told:
            client.call("GET", "/v1/logs/x", LogState, most=8_000)
        assert "Nothing is lost" in str(told.value)


def test_a_refusal_is_the_registers_own_sentence_and_says_how_long_to_wait() -> None:
    """A problem document: its status, kind and detail."""
    body = b'{"type":"/problems/busy","title":"Busy","status":503,"detail":"Try again."}'
    answer = http("503 Service Unavailable", body, more="Retry-After: 7\r\n")
    with answering(answer) as url, closing(Client(url)) as client:
        with pytest.raises(RegisterRefused, match="Try again") as told:
            client.fetch("GET", "/checkpoint")
        assert (told.value.status, told.value.kind, told.value.again_s) == (503, "busy", 7.0)


def test_the_register_is_asked_itself_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A proxy that somebody's environment names is not told who asks, nor with which bearer."""
    with closing(socket.create_server(("127.0.0.1", 0))) as proxy:
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        with answering(http("200 OK", b"{}")) as url, closing(Client(url, seconds=5)) as client:
            assert client.fetch("GET", "/checkpoint") == b"{}"


def test_an_answer_that_drips_ends_in_time() -> None:
    """The wait is bounded in all, not for each byte."""
    drips = (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", *[b"x"] * 400)
    with answering(*drips, pause=0.05) as url, closing(Client(url, seconds=0.4)) as client:
        began = time.monotonic()
        with pytest.raises(RegisterUnreached, match="too long"):
            client.fetch("GET", "/checkpoint")
        assert time.monotonic() - began < 15  # twenty seconds of drips were not waited for


def test_nobody_there_is_said_at_once() -> None:
    """A port that nobody listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with (
        closing(Client(f"http://127.0.0.1:{port}")) as client,
        pytest.raises(RegisterUnreached, match="nothing answers there"),
    ):
        client.fetch("GET", "/checkpoint")


def test_a_client_that_was_closed_reaches_nobody() -> None:
    """The desk was left while something still wanted to ask: no fault, nothing was sent."""
    client = Client("http://127.0.0.1:9")
    client.close()

    with pytest.raises(RegisterUnreached, match="is closing"):
        client.fetch("GET", "/checkpoint")


def test_a_client_that_is_closed_while_it_waits_for_an_answer_ends_at_once() -> None:
    """The answer never comes; whoever asked hears that nobody was reached."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
    with answering(head, *[b"x"] * 400, pause=0.05) as url, closing(Client(url)) as client:
        threading.Timer(0.2, client.close).start()
        began = time.monotonic()
        with pytest.raises(RegisterUnreached):
            client.fetch("GET", "/checkpoint")
        assert time.monotonic() - began < 15  # twenty seconds of drips were not waited for


@pytest.mark.parametrize(
    "url",
    [
        "http://register.example",
        "ftp://register.example",
        "https://",
        "https://u:p@register.example",
        "https://register.example/?x",
        "register.example",
        "http://[",
    ],
)
def test_an_address_without_tls_or_with_a_password_is_refused(url: str) -> None:
    """A key or a pseudonym never travels in the clear."""
    with pytest.raises(SettingsError, match="https://"):
        Client(url)


def test_a_file_of_certificates_that_is_none_is_told() -> None:
    """The setting `ca` names a file that is not there."""
    with pytest.raises(SettingsError, match="certificates"):
        Client("https://register.example", ca="no-such-file.pem")
