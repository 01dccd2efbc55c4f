"""That somebody signed in once more: the provider's word, bound to one entry and one moment."""

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from checker.protocol.messages import sign_in_nonce
from checker.protocol.seconding import AGAIN_SECONDS, SignAgain, again_bytes
from checker.register.office import Office
from checker.register.problems import Declined
from checker.register.store import Known

_MILLISECONDS: Final = 1_000
_SKEW_MS: Final = 300_000


def refuse_another(office: Office, known: Known, asked: SignAgain) -> None:
    """Refuse a sign-in that is not of this log's person, not for this entry, or not of just now.

    Raises:
        Declined: it is not (401), or it is somebody else's (403).
    """
    now_ms = office.clock.now_ms()
    text = again_bytes(office.keys.origin, known.log, asked.about, asked.t)
    age_ms = now_ms - asked.t
    if not -_SKEW_MS <= age_ms <= AGAIN_SECONDS * _MILLISECONDS + _SKEW_MS:
        raise _not_valid()
    try:
        Ed25519PublicKey.from_public_bytes(known.key).verify(asked.proof, text)
    except InvalidSignature as error:
        raise _not_valid() from error
    if office.provider is None:
        raise Declined(
            "not-valid",
            "This register takes no sign-in of an organisation. Use your own code at your desk.",
        )
    person = office.provider.person(
        asked.id_token,
        sign_in_nonce(asked.proof),
        now_ms / _MILLISECONDS,
        fresh_s=AGAIN_SECONDS,
    )
    unnamed = person.actor is None and (person.role, person.team) == (known.role, known.team)
    if person.actor != known.actor and not unnamed:
        raise Declined(
            "no-role",
            "You are signed in as somebody other than this computer's account. Sign in as "
            "yourself, and try again.",
        )


def _not_valid() -> Declined:
    return Declined(
        "not-valid",
        "This sign-in is not for this letter, or is too old. Sign in again at your organisation.",
    )
