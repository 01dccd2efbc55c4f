"""How a desk signs in: it signs a nonce with its log's key and gets a bearer for an hour.

Both are sealed with the register's own key and kept nowhere, so that any worker can judge them.
A nonce is no secret and may be answered again within its two minutes: whoever sees the answer
has seen the bearer too. Whether the log is revoked is asked of the database at every call.
"""

import base64
import hmac
import re
import secrets
from binascii import Error as NotBase64Error
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from checker.protocol.messages import (
    BEARER_SECONDS,
    Bearer,
    Challenge,
    Login,
    login_bytes,
)

NONCE_SECONDS: Final = 120
_MAC_BYTES: Final = 32
_NONCE: Final = b"letterlock/nonce/v1\n"
_BEARER: Final = b"letterlock/bearer/v1\n"
_LONGEST: Final = 256
_TOLD = re.compile(r"(?P<log>[0-9a-f]{32})\.(?P<until>\d{1,16})\.(?P<salt>[A-Za-z0-9_-]{22})")


def challenge(key: bytes, log: str, now_ms: int) -> Challenge:
    """Give a nonce for a log, good for two minutes."""
    nonce = _sealed(key, _NONCE, log, now_ms + NONCE_SECONDS * 1_000)
    return Challenge(nonce=nonce, t=now_ms)


def is_answered(key: bytes, origin: str, public_key: bytes, login: Login, now_ms: int) -> bool:
    """Say whether a log's key signed a nonce that this register gave to it not long ago."""
    return opened(key, _NONCE, login.nonce, now_ms) == login.log and _is_signed(
        public_key, login.signature, login_bytes(origin, login.log, login.nonce)
    )


def bearer(key: bytes, log: str, now_ms: int) -> Bearer:
    """Give a bearer for a log, good for an hour."""
    until = now_ms + BEARER_SECONDS * 1_000
    return Bearer(token=_sealed(key, _BEARER, log, until), until=until)


def bearer_of(key: bytes, token: str, now_ms: int) -> str | None:
    """Give the log that a bearer was given to, or None when it is not ours or too old."""
    return opened(key, _BEARER, token, now_ms)


def opened(key: bytes, purpose: bytes, untrusted: str, now_ms: int) -> str | None:
    """Give the log that a sealed line names, or None when it is not ours or too old."""
    if len(untrusted) > _LONGEST or not untrusted.isascii():
        return None
    told, _, written = untrusted.rpartition(".")
    try:
        mac = base64.b64decode(written + "=", altchars=b"-_", validate=True)
    except (NotBase64Error, ValueError):
        return None
    found = _TOLD.fullmatch(told)
    if found is None or not hmac.compare_digest(mac, _mac(key, purpose, told)):
        return None
    return found["log"] if now_ms <= int(found["until"]) else None


def _sealed(key: bytes, purpose: bytes, log: str, until_ms: int) -> str:
    told = f"{log}.{until_ms}.{secrets.token_urlsafe(16)}"
    mac = base64.urlsafe_b64encode(_mac(key, purpose, told)).rstrip(b"=").decode()
    return f"{told}.{mac}"


def _mac(key: bytes, purpose: bytes, told: str) -> bytes:
    return hmac.digest(key, purpose + told.encode(), "sha256")[:_MAC_BYTES]


def _is_signed(public_key: bytes, signature: bytes, told: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, told)
    except (InvalidSignature, ValueError):
        return False
    return True
