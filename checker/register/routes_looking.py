"""The call of whoever investigates: entries by what they are about, once it is said why."""

from starlette.requests import Request
from starlette.responses import Response

from checker.protocol.looking import Hashes, LookedUp, LookUp
from checker.register.calls import Call, told
from checker.register.office import LITTLE, Office, counted_from, named, said


def looking(office: Office) -> tuple[Call, ...]:
    """Give the call."""

    async def look_up(request: Request) -> Response:
        """Find entries."""
        known = await office.caller(request)
        sought = await said(request, LookUp)
        return told(await office.ask(office.store.look_up, known, sought))

    async def hashes(request: Request) -> Response:
        """Give hashes of entries."""
        await office.caller(request)
        log = named(request)
        start = max(counted_from(request), 1)
        return told(await office.ask(office.store.hashes, log, start=start))

    return (
        Call(
            method="GET",
            path="/v1/logs/{log}/hashes",
            says="Leaf hashes of a log in order, for what a pack withholds",
            handler=hashes,
            gives={200: Hashes},
            problems=(404,),
            counted_from=True,
        ),
        Call(
            method="POST",
            path="/v1/look-up",
            says="Entries by case, recipient, file, receipt, person, team, day or code: for leads, "
            "investigators and protection officers who have recorded why",
            handler=look_up,
            takes=LookUp,
            most_bytes=LITTLE,
            gives={200: LookedUp},
            problems=(403,),
        ),
    )
