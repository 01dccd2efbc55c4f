"""The witness as a service: one call to sign, one to see that it lives."""

import socket
import time
from collections.abc import Callable
from typing import Final

import uvicorn
from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from checker.log import logger
from checker.witness.cosigning import MOST_BYTES, Answer, Witness

_LOG = logger("witness")
_TOO_LARGE: Final = Answer(status=413, body="It is too large.\n")


def service(witness: Witness, now_s: Callable[[], float] = time.time) -> FastAPI:
    """Give the service of a witness."""
    app = FastAPI(title="Letterlock witness", docs_url=None, redoc_url=None, openapi_url=None)

    @app.post("/add-checkpoint")
    async def add_checkpoint(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                return _told(_TOO_LARGE)
        return _told(await run_in_threadpool(witness.add_checkpoint, body, now_s=int(now_s())))

    @app.get("/health")
    def health() -> PlainTextResponse:
        return PlainTextResponse("ok\n")

    return app


def serve(witness: Witness, host: str, port: int, *, told: Callable[[int], None]) -> None:
    """Serve until told to stop; calls under way are answered first.

    `told` hears on which port, once calls are taken.

    Raises:
        OSError: The port is taken.
    """
    with socket.create_server((host, port)) as listening:
        told(listening.getsockname()[1])
        asked = uvicorn.Config(service(witness), log_level="warning", access_log=False)
        uvicorn.Server(asked).run(sockets=[listening])


def _told(answer: Answer) -> Response:
    _LOG.info("add-checkpoint: %d", answer.status)
    return Response(answer.body, answer.status, {"Content-Type": answer.media_type})
