"""Signing in again, for one entry: the provider's word is bound to it; the register verifies."""

from collections.abc import Callable

import msgspec

from checker.errors import RegisterUnreached
from checker.protocol.messages import sign_in_nonce
from checker.protocol.seconding import SignAgain, SignedAgain, again_bytes
from checker.sync.session import Session
from checker.sync.settings import RegisterSettings
from checker.sync.signing_in import sign_in
from checker.words import say


def prove(
    session: Session,
    settings: RegisterSettings,
    about: str,
    now_ms: int,
    open_browser: Callable[[str], object],
    cancelled: Callable[[], bool],
) -> None:
    """Have the person sign in anew, and the register see that it is them.

    Args:
        session: Whose log it is.
        settings: Where the identity provider is.
        about: The hash of the entry that they are about to answer.
        now_ms: The time.
        open_browser: Opens an address in the person's browser.
        cancelled: Says whether they gave up.

    Raises:
        CallError: They gave up, took too long, or the provider refused them.
        RegisterUnreached, RegisterRefused: It is not verified.
    """
    known = session.known
    proof = session.signer.key.sign(again_bytes(known.origin, known.log, about, now_ms))
    token = sign_in(
        settings.issuer or "",
        settings.client_id or "",
        open_browser,
        nonce=sign_in_nonce(proof),
        client_secret=settings.client_secret,
        anew=True,
        cancelled=cancelled,
    )
    asked = SignAgain(about=about, t=now_ms, proof=proof, id_token=token)
    told = session.call("POST", "/v1/again", SignedAgain, body=asked)
    if told != msgspec.structs.replace(told, about=about):
        raise RegisterUnreached(say("The answer of the sign-in is not about this letter."))
