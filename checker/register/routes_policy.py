"""The call with which a desk fetches the organisation's policy."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from checker.protocol.messages import ServedPolicy
from checker.register.calls import Call, told
from checker.register.office import Office, counted_from
from checker.register.refusals import NotThere


def about_policy(office: Office) -> tuple[Call, ...]:
    """Give the call."""

    async def policy(request: Request) -> Response:
        """Give the policy to whoever has an older one, and to others its version."""
        await office.caller(request)
        if office.policies is None:
            raise NotThere
        served = await office.ask(office.policies.now)
        if served.version <= counted_from(request):
            served = msgspec.structs.replace(served, policy=None, policy_seal=None)
        return told(served)

    return (
        Call(
            method="GET",
            path="/v1/policy",
            says="The organisation's policy with its seal, for who has an older version than it",
            handler=policy,
            gives={200: ServedPolicy},
            problems=(404,),
            counted_from=True,
        ),
    )
