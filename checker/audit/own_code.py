"""A code that somebody chose for themselves: of it only a slow digest is kept (Argon2id)."""

from typing import Final

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

_COST: Final = (argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_INTERACTIVE)
"""Three rounds over 64 MiB: about a tenth of a second."""


def digest_of(code: str) -> bytes:
    """Give what is kept of a code, salted."""
    operations, memory = _COST
    return argon2id.str(code.encode(), opslimit=operations, memlimit=memory)


def is_code(digest: bytes, code: str) -> bool:
    """Say whether that is the code; False too where what is kept is no digest."""
    try:
        return argon2id.verify(digest, code.encode())
    except (CryptoError, ValueError):
        return False
