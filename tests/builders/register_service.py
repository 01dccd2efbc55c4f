"""The register's service on a real socket, over a real database, and callers of it."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import msgspec
import uvicorn
from fastapi import FastAPI

from checker.protocol.messages import (
    AskChallenge,
    Bearer,
    Challenge,
    Login,
    Message,
    Problem,
    login_bytes,
)
from checker.register.office import Office
from checker.register.oidc import Provider
from checker.register.policies import Policies
from checker.register.service import service
from checker.register.settings import DatabaseSettings, RegisterSettings, ServeSettings
from tests.builders.register_store import ORIGIN, Desk, Register

_Told = TypeVar("_Told", bound=Message)


@dataclass
class Service:
    """A running service, and how to call it."""

    url: str
    http: httpx.Client

    def get(self, path: str, bearer: str = "") -> httpx.Response:
        """Ask."""
        return self.http.get(path, headers=_signed(bearer))

    def post(self, path: str, body: Message | bytes, bearer: str = "") -> httpx.Response:
        """Send a message, or bytes as they are."""
        content = body if isinstance(body, bytes) else msgspec.json.encode(body)
        headers = {"Content-Type": "application/json", **_signed(bearer)}
        return self.http.post(path, content=content, headers=headers)

    def sign_in(self, desk: Desk) -> str:
        """Sign a desk in, and give its bearer."""
        return said(self.post("/v1/token", self.login(desk)), Bearer).token

    def login(self, desk: Desk) -> Login:
        """Give the right answer to a challenge."""
        asked = self.post("/v1/challenge", AskChallenge(log=desk.log))
        nonce = said(asked, Challenge).nonce
        signature = desk.key.sign(login_bytes(ORIGIN, desk.log, nonce))
        return Login(log=desk.log, nonce=nonce, signature=signature)


def said(response: httpx.Response, shape: type[_Told]) -> _Told:
    """Read an answer that must be a message."""
    assert response.is_success, response.text
    assert response.headers["content-type"] == "application/json"
    return msgspec.json.decode(response.content, type=shape)


def refused(response: httpx.Response) -> tuple[int, str]:
    """Give the status and the kind of an answer that must be a problem document."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    problem = msgspec.json.decode(response.content, type=Problem)
    assert problem.status == response.status_code
    assert problem.title
    assert problem.detail
    return problem.status, problem.type.removeprefix("/problems/")


def settings_for(register: Register, serve: ServeSettings | None = None) -> RegisterSettings:
    """Give settings of a register for a test."""
    urls = register.databases.urls
    return RegisterSettings(
        origin=ORIGIN,
        database=DatabaseSettings(app=urls.app, sequencer=urls.sequencer, erasure=urls.erasure),
        serve=serve or ServeSettings(joins_a_minute=100_000, calls_a_minute=100_000),
    )


def office_of(
    register: Register,
    serve: ServeSettings | None = None,
    provider: Provider | None = None,
    policy: Path | None = None,
) -> Office:
    """Give what the service of a register stands on."""
    return Office(
        settings=settings_for(register, serve),
        keys=register.keys,
        store=register.store,
        clock=register.time.clock,
        provider=provider,
        policies=None
        if policy is None
        else Policies(
            policy,
            register.keys.verifier,
            lambda told: register.store.policy_changed(told, by="register"),
        ),
    )


@contextmanager
def service_on(
    register: Register,
    *,
    serve: ServeSettings | None = None,
    provider: Provider | None = None,
    policy: Path | None = None,
) -> Iterator[Service]:
    """Serve a register on a free port, until the end."""
    app = service(office_of(register, serve, provider, policy))
    with app_on(app) as url, httpx.Client(base_url=url, timeout=20) as http:
        yield Service(url, http)


class _Prompt(uvicorn.Server):
    """A server that ends as soon as it is told to; uvicorn's own takes a fifth of a second."""

    async def main_loop(self) -> None:
        """Look more often whether it is over."""
        while not await self.on_tick(0):  # noqa: ASYNC110 - the flag is set by another thread
            await asyncio.sleep(0.01)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what is under way, then end."""
        for one in (*self.servers, *(sockets or ())):
            one.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0.001)
        await self._wait_tasks_to_complete()
        await self.lifespan.shutdown()


@contextmanager
def app_on(app: FastAPI) -> Iterator[str]:
    """Serve any app on a free port, until the end, and give its address."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = _Prompt(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


def _signed(bearer: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {bearer}"} if bearer else {}
