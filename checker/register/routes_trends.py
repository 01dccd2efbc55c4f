"""The call of whoever looks at many letters: sums by month, team, day, hour, tenure or channel."""

from starlette.requests import Request
from starlette.responses import Response

from checker.protocol.reporting import AskTrends, Trends
from checker.register.calls import Call, told
from checker.register.office import LITTLE, Office, said


def about_trends(office: Office) -> tuple[Call, ...]:
    """Give the call."""

    async def trends(request: Request) -> Response:
        """Give sums."""
        known = await office.caller(request)
        asked = await said(request, AskTrends)
        return told(await office.ask(office.store.trends, known, asked))

    return (
        Call(
            method="POST",
            path="/v1/trends",
            says="Sums of what was checked, stopped, sent and reported: the organisation's for "
            "everybody, a team's and a person's for those who may see them",
            handler=trends,
            takes=AskTrends,
            most_bytes=LITTLE,
            gives={200: Trends},
            problems=(403,),
        ),
    )
