"""What is sealed to one desk: its X25519 key, derived from the seed of its log.

Only whoever holds the seed can open a box; whoever seals one cannot open it again.
"""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from checker.audit.disclosures import KEY_BYTES, SealBrokenError

INFO = b"letterlock/box/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxKey:
    """The key with which one desk opens what was sealed to it."""

    secret: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """Give the 32 bytes to which anybody can seal."""
        return bytes(PrivateKey(self.secret).public_key)

    def opened(self, box: bytes) -> bytes:
        """Open a box.

        Raises:
            SealBrokenError: It was sealed to another key, or was changed.
        """
        try:
            return SealedBox(PrivateKey(self.secret)).decrypt(box)
        except (CryptoError, ValueError, TypeError) as error:
            message = "a box is not sealed to this key"
            raise SealBrokenError(message) from error


def box_key(key: Ed25519PrivateKey) -> BoxKey:
    """Give the box key that belongs to a log's signing key (HKDF-SHA256 of its seed)."""
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=INFO)
    return BoxKey(secret=derived.derive(key.private_bytes_raw()))


def sealed_to(public: bytes, secret: bytes) -> bytes:
    """Seal bytes to the public key of one desk (libsodium's sealed box).

    Raises:
        SealBrokenError: That is no public key.
    """
    try:
        return SealedBox(PublicKey(public)).encrypt(secret)
    except (CryptoError, ValueError, TypeError) as error:
        message = "this is no key to seal to"
        raise SealBrokenError(message) from error
