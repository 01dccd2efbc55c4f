"""Calls about what is taken away again: erasures of cases, and requests for a second person."""

import re
from typing import Final

from starlette.requests import Request as Asking
from starlette.responses import Response

from checker.protocol.messages import (
    MOST_HAVE,
    MOST_REQUEST_BYTES,
    Erase,
    Erasure,
    Request,
    RequestMade,
    Requests,
    Role,
)
from checker.protocol.seconding import SignAgain, SignedAgain
from checker.register.calls import TEXT, Call, told
from checker.register.erasing import MAY_ERASE
from checker.register.office import Office, said
from checker.register.refusals import NotThere
from checker.register.signing_again import refuse_another

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def about_erasure(office: Office) -> tuple[Call, ...]:
    """Give the calls with which two people have a case forgotten."""

    async def erase(request: Asking) -> Response:
        """Take one person's word; with the second one's it is done."""
        known = await office.caller(request, *MAY_ERASE, writes=True)
        asked = await said(request, Erase)
        return told(await office.ask(office.store.erase, known, asked))

    async def forget(request: Asking) -> Response:
        """Give the list of forgotten cases, for every desk."""
        await office.caller(request)
        note = await office.ask(office.store.forget)
        return Response(note, headers={"Cache-Control": "no-store"}, media_type=TEXT)

    return (
        Call(
            method="POST",
            path="/v1/erasures",
            says="Ask for a case to be forgotten, or agree as the second person",
            handler=erase,
            takes=Erase,
            gives={200: Erasure},
            problems=(403, 409, 507),
        ),
        Call(
            method="GET",
            path="/v1/forget",
            says="The signed list of forgotten cases",
            handler=forget,
            gives={200: TEXT},
        ),
    )


def about_requests(office: Office) -> tuple[Call, ...]:
    """Give the calls with which somebody asks a lead to look at a letter."""

    async def ask(request: Asking) -> Response:
        """Keep what is sealed to the leads."""
        known = await office.caller(request, writes=True)
        asked = await said(request, Request, MOST_REQUEST_BYTES)
        return told(RequestMade(id=await office.ask(office.store.ask, known.log, asked)), 201)

    async def waiting(request: Asking) -> Response:
        """Give a lead what waits for them; of what their desk has, only that it waits."""
        known = await office.caller(request, Role.LEAD)
        have = [
            one for one in request.query_params.get("have", "").split(",") if _ID.fullmatch(one)
        ]
        after = request.query_params.get("after")
        return told(await office.ask(office.store.waiting, known.log, have[:MOST_HAVE], after))

    async def withdraw(request: Asking) -> Response:
        """Remove one that was answered, or is not needed any more."""
        known = await office.caller(request, writes=True)
        which: str = request.path_params["id"]
        if not _ID.fullmatch(which):
            raise NotThere
        await office.ask(office.store.withdraw, which, known.log)
        return Response(status_code=204)

    async def again(request: Asking) -> Response:
        """See that a lead signed in just now, for the one entry that they are about to answer."""
        known = await office.caller(request, Role.LEAD)
        asked = await said(request, SignAgain)
        await office.ask(refuse_another, office, known, asked)
        return told(SignedAgain(about=asked.about))

    return (
        Call(
            method="POST",
            path="/v1/again",
            says="See that a lead signed in once more, before they release a letter",
            handler=again,
            takes=SignAgain,
            gives={200: SignedAgain},
            problems=(401, 403),
        ),
        Call(
            method="POST",
            path="/v1/requests",
            says="Ask the leads to look at a letter: page images and findings, sealed to each",
            handler=ask,
            takes=Request,
            most_bytes=MOST_REQUEST_BYTES,
            gives={201: RequestMade},
            problems=(404, 409, 410, 507),
        ),
        Call(
            method="GET",
            path="/v1/requests",
            says="What waits for this lead's answer: of what their desk has (`have=`: ids, with "
            "commas) only that it waits",
            handler=waiting,
            gives={200: Requests},
            problems=(403, 404),
        ),
        Call(
            method="DELETE",
            path="/v1/requests/{id}",
            says="Remove a request: who asked, or a lead who answered",
            handler=withdraw,
            gives={204: None},
            problems=(403, 404, 409, 410),
        ),
    )
