"""Calls about entries: to push them, and to read those that one may."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from checker.protocol.messages import MOST_BYTES, Entries, Holders, LogState, Push, Role, Taken
from checker.register.calls import Call, told
from checker.register.office import Office, counted_from, named, said
from checker.register.problems import Declined
from checker.register.store import Known

_MAY_READ: Final = frozenset({Role.INVESTIGATOR, Role.PROTECTION_OFFICER})
_MAY_SEE_HOW_IT_STANDS: Final = _MAY_READ | {Role.ADMINISTRATOR}


def about_entries(office: Office) -> tuple[Call, ...]:
    """Give the calls about entries."""

    async def push(request: Request) -> Response:
        """Take a batch; the storage itself asks whether the log may still write."""
        log = office.log_of(request)
        if named(request) != log:
            raise _not_yours()
        batch = await said(request, Push, MOST_BYTES)
        state = await office.ask(office.store.ingest, log, batch)
        office.metrics.entries.inc(len(batch.entries))
        return told(state)

    async def remains(request: Request) -> Response:
        """Take what an older log of the caller never sent."""
        known = await office.caller(request, writes=True)
        log = named(request)
        batch = await said(request, Push, MOST_BYTES)
        taken = await office.ask(office.store.take_remains, known, log, batch)
        return told(taken)

    async def state(request: Request) -> Response:
        """Say how a log stands."""
        known = await office.caller(request)
        log = _readable(request, known, _MAY_SEE_HOW_IT_STANDS)
        return told(await office.ask(office.store.state, log))

    async def entries(request: Request) -> Response:
        """Give leaves back."""
        known = await office.caller(request)
        log = named(request)
        if log != known.log:
            _readable(request, known, _MAY_READ)
            purpose = request.query_params.get("purpose", "")
            await office.ask(office.store.refuse_without, known.log, purpose, "staff")
        start = counted_from(request)
        return told(
            await office.ask(office.store.entries, log, start=max(start, 1), reader=known.log)
        )

    async def inbox(request: Request) -> Response:
        """Give what is meant for a desk."""
        known = await office.caller(request)
        log = _readable(request, known, frozenset())
        return told(await office.ask(office.store.inbox, log, after=counted_from(request)))

    async def holders(request: Request) -> Response:
        """Say to whom keys are sealed."""
        known = await office.caller(request)
        return told(await office.ask(office.store.holders, known.log))

    return (
        Call(
            method="POST",
            path="/v1/logs/{log}/entries",
            says="Push entries, in order, all or nothing; the same again gives the same answer",
            handler=push,
            takes=Push,
            most_bytes=MOST_BYTES,
            gives={200: LogState},
            problems=(403, 404, 409, 507),
        ),
        Call(
            method="POST",
            path="/v1/logs/{log}/remains",
            says="Bring what an older log of the same person wrote and never sent",
            handler=remains,
            takes=Push,
            most_bytes=MOST_BYTES,
            gives={200: Taken},
            problems=(403, 404, 409, 507),
        ),
        Call(
            method="GET",
            path="/v1/logs/{log}",
            says="How a log stands",
            handler=state,
            gives={200: LogState},
            problems=(403, 404),
        ),
        Call(
            method="GET",
            path="/v1/logs/{log}/entries",
            says="A log's leaves: one's own, and others' for investigators and "
            "protection officers who have recorded why (`purpose=`: that entry's leaf hash)",
            handler=entries,
            gives={200: Entries},
            problems=(403, 404),
            counted_from=True,
        ),
        Call(
            method="GET",
            path="/v1/inbox/{log}",
            says="What is meant for a desk, after a place in its inbox",
            handler=inbox,
            gives={200: Entries},
            problems=(403, 404),
            counted_from=True,
        ),
        Call(
            method="GET",
            path="/v1/holders",
            says="To whom the keys of cases are sealed",
            handler=holders,
            gives={200: Holders},
        ),
    )


def _readable(request: Request, known: Known, roles: frozenset[Role]) -> str:
    """Give the log that the path names, when it is the caller's or one of these roles asks."""
    log = named(request)
    if log != known.log and known.role not in roles:
        raise _not_yours()
    return log


def _not_yours() -> Declined:
    return Declined(
        "not-yours", "This is another device's log. Your role does not allow you to do this to it."
    )
