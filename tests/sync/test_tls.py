"""Over TLS the register is who somebody vouches that it is, or nothing is asked of it."""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from checker.errors import RegisterUnreached
from checker.sync.client import Client

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """Make a certificate that vouches for itself, and its key."""
    key, now = generate_private_key(SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A register for a test")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    paths = folder / f"{host}.pem", folder / f"{host}.key"
    paths[0].write_bytes(made.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


@pytest.fixture(params=["127.0.0.1", "127.0.0.9"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Path, bool]]:
    """Answer over TLS at 127.0.0.1, with a certificate of its own or of another host."""
    pem, key = certificate(tmp_path, request.param)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def serve() -> None:
            with (
                suppress(OSError),
                closing(listening.accept()[0]) as plain,
                context.wrap_socket(plain, server_side=True) as connection,
            ):
                connection.recv(65_536)
                connection.sendall(ANSWER)

        thread = threading.Thread(target=serve)
        thread.start()
        port = listening.getsockname()[1]
        yield f"https://127.0.0.1:{port}", pem, request.param == "127.0.0.1"
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        thread.join(5)


def test_a_certificate_that_nobody_vouches_for_is_refused(
    served: tuple[str, Path, bool],
) -> None:
    """The sentence says so, and nothing was sent."""
    url, _, _ = served
    with (
        closing(Client(url)) as client,
        pytest.raises(RegisterUnreached, match="certificate is not vouched for"),
    ):
        client.fetch("GET", "/checkpoint")


def test_the_file_of_the_settings_vouches_for_its_own_host_and_no_other(
    served: tuple[str, Path, bool],
) -> None:
    """`ca` names who may vouch; the name must fit all the same."""
    url, pem, fits = served
    with closing(Client(url, ca=str(pem))) as client:
        if fits:
            assert client.fetch("GET", "/checkpoint") == b"ok"
        else:
            with pytest.raises(RegisterUnreached, match="certificate is not vouched for"):
                client.fetch("GET", "/checkpoint")


def test_a_client_that_is_closed_while_it_connects_leaves_no_socket_open(tmp_path: Path) -> None:
    """A desk that closes in the middle of a call: what was still being opened is let go of too."""
    pem, key = certificate(tmp_path, "127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    came, closed, left = threading.Event(), threading.Event(), []

    def serve(listening: socket.socket) -> None:
        with closing(listening.accept()[0]) as plain:
            came.set()
            closed.wait(20)
            with context.wrap_socket(plain, server_side=True) as connection:
                connection.settimeout(5)
                connection.recv(65_536)
                connection.sendall(ANSWER)
                with suppress(OSError):
                    left.append(connection.recv(1))

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]
        client = Client(f"https://127.0.0.1:{port}", ca=str(pem))

        def ask() -> None:
            with suppress(RegisterUnreached):
                client.fetch("GET", "/checkpoint")

        threads = [
            threading.Thread(target=serve, args=(listening,)),
            threading.Thread(target=ask),
        ]
        for one in threads:
            one.start()
        assert came.wait(20)
        client.close()
        closed.set()
        for one in reversed(threads):
            one.join(20)

    assert left == [b""], "the other end was told that the connection is over"
