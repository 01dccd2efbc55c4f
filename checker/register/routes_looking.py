"""The call of whoever investigates: entries by what they are about, once it is said why."""

from starlette.requests import Request
from starlette.responses import Response

from checker.protocol.looking import LookedUp, LookUp
from checker.register.calls import Call, told
from checker.register.office import LITTLE, Office, said


def looking(office: Office) -> tuple[Call, ...]:
    """Give the call."""

    async def look_up(request: Request) -> Response:
        """Find entries."""
        known = await office.caller(request)
        sought = await said(request, LookUp)
        return told(await office.ask(office.store.look_up, known, sought))

    return (
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
