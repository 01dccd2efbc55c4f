"""The service: every call of the protocol over HTTP, and the register's own description of them."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from checker import __version__
from checker.register.calls import Call
from checker.register.gate import Gate
from checker.register.office import Office
from checker.register.openapi import document
from checker.register.problems import Declined, answer
from checker.register.routes_entries import about_entries
from checker.register.routes_forgetting import about_erasure, about_requests
from checker.register.routes_joining import joining
from checker.register.routes_looking import looking
from checker.register.routes_policy import about_policy
from checker.register.routes_tree import about_the_tree
from checker.register.routes_trends import about_trends
from checker.register.routes_watching import watching

_PARTS: Final = (
    joining,
    about_entries,
    looking,
    about_trends,
    about_erasure,
    about_requests,
    about_policy,
    about_the_tree,
    watching,
)
_NOT_FOUND, _METHOD = 404, 405

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def calls_of(office: Office) -> tuple[Call, ...]:
    """Give every call of the service."""
    return tuple(call for part in _PARTS for call in part(office))


def service(office: Office, lifespan: Lifespan | None = None) -> FastAPI:
    """Give the service of an office.

    Args:
        office: What it stands on.
        lifespan: What runs beside it, from its start to its stop.
    """
    calls = calls_of(office)
    described = document(office.settings.origin, calls)
    app = FastAPI(
        title="Letterlock register",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for call in calls:
        app.add_api_route(call.path, call.handler, methods=[call.method], response_model=None)
    app.openapi = lambda: described  # type: ignore[method-assign] # as FastAPI's manual has it
    app.add_exception_handler(HTTPException, _nowhere(calls))
    app.add_middleware(
        Gate, metrics=office.metrics, most_at_once=office.settings.serve.most_at_once
    )
    return app


def _nowhere(calls: tuple[Call, ...]) -> Callable[[Request, Exception], Awaitable[Response]]:
    """Give what answers a call of something that there is not."""
    methods: dict[str, list[str]] = {"/openapi.json": ["GET"]}
    for call in calls:
        methods.setdefault(call.path, []).append(call.method)

    async def answer_it(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else _NOT_FOUND
        if status == _METHOD:
            path = getattr(request.scope.get("route"), "path", "")
            told = answer(Declined("method", "This address takes another method.").wrong)
            told.headers["Allow"] = ", ".join(sorted(methods.get(path, ())))
            return told
        kind = "not-found" if status == _NOT_FOUND else "bad-call"
        return answer(Declined(kind, "The register answers nothing under this address.").wrong)

    return answer_it
