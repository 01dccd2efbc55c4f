"""Calls of a desk that joins: to enrol, and to sign in."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from checker.protocol.messages import (
    AskChallenge,
    Bearer,
    Challenge,
    Enrol,
    Enrolled,
    Login,
    State,
    sign_in_nonce,
)
from checker.register.calls import Call, told
from checker.register.office import LOG_OF_CALL, Office, revoked, said, unknown
from checker.register.problems import Declined
from checker.register.refusals import UnknownLog
from checker.register.signing_in import bearer, challenge, is_answered
from checker.register.store import Grant

_MILLISECONDS = 1_000


def joining(office: Office) -> tuple[Call, ...]:
    """Give the calls with which a desk joins."""

    async def enrol(request: Request) -> Response:
        """Make a device known."""
        office.joining(request)
        asked = await said(request, Enrol)
        granted = None
        if asked.id_token is not None and asked.code is None:
            granted = await office.ask(_granted, office, asked)
        admission = await office.ask(office.store.enrol, asked, granted)
        request.scope[LOG_OF_CALL] = admission.enrolled.log
        enrolled = await office.ask(_with_policy, office, admission.enrolled)
        return told(enrolled, 201 if admission.is_new else 200)

    async def ask(request: Request) -> Response:
        """Give a nonce: to anybody, so that nobody learns which logs there are."""
        office.joining(request)
        asked = await said(request, AskChallenge)
        return told(challenge(office.keys.token_key, asked.log, office.clock.now_ms()))

    async def sign_in(request: Request) -> Response:
        """Give a bearer for the right answer."""
        office.joining(request)
        login = await said(request, Login)
        try:
            known = await office.ask(office.store.known, login.log)
        except UnknownLog as error:
            raise unknown() from error
        now = office.clock.now_ms()
        origin = office.keys.origin
        if not is_answered(office.keys.token_key, origin, known.key, login, now):
            raise Declined(
                "not-valid",
                "The signature is not of this log's key, or the challenge is older than two "
                "minutes. Ask for a new challenge.",
            )
        if known.state is State.REVOKED:
            raise revoked()
        request.scope[LOG_OF_CALL] = known.log
        return told(bearer(office.keys.token_key, known.log, now))

    return (
        Call(
            method="POST",
            path="/v1/enrol",
            says="Make a device known, by a one-time code or an ID token",
            handler=enrol,
            takes=Enrol,
            gives={201: Enrolled, 200: Enrolled},
            problems=(401, 403, 409, 507),
            signed_in=False,
        ),
        Call(
            method="POST",
            path="/v1/challenge",
            says="Ask for a nonce to sign",
            handler=ask,
            takes=AskChallenge,
            gives={200: Challenge},
            signed_in=False,
        ),
        Call(
            method="POST",
            path="/v1/token",
            says="Sign in: a bearer for an hour",
            handler=sign_in,
            takes=Login,
            gives={200: Bearer},
            problems=(401,),
            signed_in=False,
        ),
    )


def _with_policy(office: Office, enrolled: Enrolled) -> Enrolled:
    if office.policies is None:
        return enrolled
    served = office.policies.now()
    return msgspec.structs.replace(enrolled, policy=served.policy, policy_seal=served.policy_seal)


def _granted(office: Office, asked: Enrol) -> Grant:
    """Give what the identity provider's word is worth here."""
    if office.provider is None:
        raise Declined(
            "not-valid",
            "This register takes no sign-in of an organisation. Ask an administrator for a code.",
        )
    now = office.clock.now_ms() / _MILLISECONDS
    person = office.provider.person(asked.id_token or "", sign_in_nonce(asked.proof), now)
    if person.actor not in {None, asked.actor}:
        raise Declined(
            "no-role",
            "You are signed in as somebody other than this computer's account. Sign in as "
            "yourself, and try again.",
        )
    return Grant(role=person.role, team=person.team)
