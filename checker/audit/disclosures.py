"""What is kept beside an entry, can be shown by itself, and is gone when its case's key is gone."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from checker.audit.canonical import Json, NotCanonicalError, canonical, parse

Draw: TypeAlias = Callable[[int], bytes]
"""Gives so many random bytes (`os.urandom`)."""

KEY_BYTES = 32
NONCE_BYTES = 24
MOST_DISCLOSED = 1_048_576
_SALT_BYTES = 16


class SealBrokenError(ValueError):
    """A box does not open with this key, or does not hold what the entry promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One fact beside an entry. Its salt keeps its digest from being guessed."""

    salt: str
    name: str
    value: Json

    @property
    def written(self) -> bytes:
        """Give `[salt, name, value]` in the one way to write it."""
        return canonical((self.salt, self.name, self.value))

    @property
    def digest(self) -> str:
        """Give the 43 characters that stand for it in the entry."""
        return _base64url(hashlib.sha256(self.written).digest())


def disclose(name: str, value: Json, *, draw: Draw) -> Disclosure:
    """Salt a fact."""
    return Disclosure(salt=_base64url(draw(_SALT_BYTES)), name=name, value=value)


def read_disclosure(untrusted: bytes) -> Disclosure:
    """Read `[salt, name, value]`.

    Raises:
        NotCanonicalError: It is something else.
    """
    match parse(untrusted, most=MOST_DISCLOSED):
        case [str(salt), str(name), value]:
            return Disclosure(salt=salt, name=name, value=value)
        case _:
            message = "not a salt, a name and a value"
            raise NotCanonicalError(message)


def seal(key: bytes, secret: bytes, *, context: str, draw: Draw) -> bytes:
    """Lock bytes in a box (XChaCha20-Poly1305) that opens only in its own context."""
    nonce = draw(NONCE_BYTES)
    box = crypto_aead_xchacha20poly1305_ietf_encrypt(secret, context.encode(), nonce, key)
    return nonce + box


def unseal(key: bytes, box: bytes, *, context: str) -> bytes:
    """Open a box.

    Raises:
        SealBrokenError: It is not of this key and context, or was changed.
    """
    nonce, sealed = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, context.encode(), nonce, key)
    except (CryptoError, ValueError) as error:
        message = "a box does not open"
        raise SealBrokenError(message) from error


def case_mark(device_key: bytes, case: str) -> bytes:
    """Give the mark under which this device keeps a case's key: it tells nobody which case."""
    return hmac.digest(device_key, b"letterlock/case/v1\n" + case.encode(), "sha256")


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
