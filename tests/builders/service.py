"""A case service of a test's own: a real HTTP server on this computer, in a thread."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from checker.cases.snapshot import Json

Answering = Callable[[BaseHTTPRequestHandler], None]


class Service:
    """What the service answers at each path, and what it was asked."""

    def __init__(self) -> None:
        """Answer nothing yet."""
        self.answers: dict[str, Answering] = {}
        self.asked: list[tuple[str, str]] = []
        self.over = Event()
        self.url = ""

    def at(self, path: str, answering: Answering) -> None:
        """Answer at a path, its query included."""
        self.answers[path] = answering

    def gives(self, path: str, value: Json, status: int = 200) -> None:
        """Answer with JSON at a path."""
        self.at(path, said(json.dumps(value).encode(), status))


def said(body: bytes, status: int = 200, **headers: str) -> Answering:
    """Give an answer of these bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        whole = {"Content-Type": "application/json", "Content-Length": str(len(body))} | named
        for key, value in whole.items():
            handler.send_header(key, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def service(certificate: Path | None = None) -> Iterator[Service]:
    """Run a service; with a certificate (and its key in the same file) over TLS."""
    running = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append((self.path, self.headers.get("Authorization", "")))
            answering = running.answers.get(self.path, said(b"{}", 404))
            with suppress(OSError):
                answering(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of a caller who hung up."""

    server = Quiet(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    running.url = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
