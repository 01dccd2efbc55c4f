"""The lock of an OpenDocument file: what the manifest says of it, and how a password opens it."""

import base64
import binascii
import hashlib
import hmac
import zlib
from dataclasses import dataclass

from checker.reading.odf.names import LOEXT, MANIFEST
from checker.reading.package import MAX_XML
from checker.reading.refusal import Unreadable, damaged, locked, too_large
from checker.reading.trees import Element, whole
from checker.words import say

_CBC = ("aes256-cbc", "aes128-cbc", "aes192-cbc")
_GCM = ("aes256-gcm", "aes128-gcm", "aes192-gcm")
_MOST_ROUNDS = 1_000_000
_MOST_PASSES = 64
_MOST_MEMORY_KB = 256 * 1024
_MOST_LANES = 16
_LEAST_MEMORY_KB = 8
_CHECKED = 1024
_NONCE, _TAG = 12, 16
_BLOCK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """How one part is locked."""

    cipher: str
    start: bytes
    """The initialisation vector."""
    derived: str
    """How the key is made from the password."""
    salt: bytes
    rounds: int
    memory: int
    lanes: int
    key_size: int
    digest: str
    """The digest by which the password becomes the start of the key."""
    checksum: bytes
    checked_by: str


def lock_of(entry: Element) -> Lock | None:
    """Give the lock that the manifest tells of; None for an open part."""
    told = entry.find(MANIFEST + "encryption-data")
    if told is None:
        return None
    empty = told.makeelement("none", None)
    cipher = told.find(MANIFEST + "algorithm")
    derived = told.find(MANIFEST + "key-derivation")
    start = told.find(MANIFEST + "start-key-generation")
    cipher, derived = empty if cipher is None else cipher, empty if derived is None else derived
    start = empty if start is None else start
    return Lock(
        cipher=_last(cipher.get(MANIFEST + "algorithm-name", "")),
        start=_bytes(cipher.get(MANIFEST + "initialisation-vector", "")),
        derived=_last(derived.get(MANIFEST + "key-derivation-name", "")),
        salt=_bytes(derived.get(MANIFEST + "salt", "")),
        rounds=whole(
            derived.get(MANIFEST + "iteration-count") or derived.get(LOEXT + "argon2-iterations")
        ),
        memory=whole(derived.get(LOEXT + "argon2-memory")),
        lanes=whole(derived.get(LOEXT + "argon2-lanes")),
        key_size=whole(derived.get(MANIFEST + "key-size"), 16),
        digest=_last(start.get(MANIFEST + "start-key-generation-name", "SHA1")),
        checksum=_bytes(told.get(MANIFEST + "checksum", "")),
        checked_by=_last(told.get(MANIFEST + "checksum-type", "")),
    )


def opened(data: bytes, lock: Lock, passwords: tuple[str, ...]) -> tuple[bytes, str]:
    """Give the bytes of a part, and the first password that opens it.

    Raises:
        Unreadable: none does, or the lock is of a kind that this program cannot open.
    """
    if lock.cipher not in (*_CBC, *_GCM) or lock.derived not in ("pbkdf2", "argon2id"):
        why = say("The file is locked in an old way. Open it, and save a copy without a password.")
        raise Unreadable("unread.encrypted", why)
    for password in passwords:
        plain = _tried(data, lock, _key(password, lock))
        if plain is not None:
            return plain, password
    raise locked(passwords)


def _key(password: str, lock: Lock) -> bytes:
    if not 0 < lock.rounds <= _MOST_ROUNDS or lock.key_size not in (16, 24, 32):
        raise damaged()
    digest = hashlib.sha256 if lock.digest.endswith("256") else hashlib.sha1
    start = digest(password.encode(), usedforsecurity=True).digest()
    if lock.derived == "pbkdf2":
        return hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.rounds, lock.key_size)
    return _argon2(start, lock)


def _argon2(start: bytes, lock: Lock) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - few are locked
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - the same

    cheap = lock.rounds <= _MOST_PASSES and 0 < lock.lanes <= _MOST_LANES
    if not cheap or not _LEAST_MEMORY_KB <= lock.memory <= _MOST_MEMORY_KB:
        raise damaged()
    try:
        kdf = Argon2id(
            salt=lock.salt,
            length=lock.key_size,
            iterations=lock.rounds,
            lanes=lock.lanes,
            memory_cost=lock.memory,
        )
        return kdf.derive(start)
    except (UnsupportedAlgorithm, ValueError, MemoryError) as fault:
        why = say("The file is locked in a way that cannot be opened here. Give an unlocked copy.")
        raise Unreadable("unread.encrypted", why) from fault


def _tried(data: bytes, lock: Lock, key: bytes) -> bytes | None:
    """Give what a key makes of a part; None when it is the wrong one."""
    packed = _by_gcm(data, lock, key) if lock.cipher in _GCM else _by_cbc(data, lock, key)
    if packed is None or not _matches(packed, lock):
        return None
    return _inflated(packed)


def _by_cbc(data: bytes, lock: Lock, key: bytes) -> bytes | None:
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - few files are locked
        Cipher,
        algorithms,
        modes,
    )

    if len(lock.start) != _BLOCK or len(data) % _BLOCK or not data:
        raise damaged()
    turned = Cipher(algorithms.AES(key), modes.CBC(lock.start)).decryptor()
    plain = turned.update(data) + turned.finalize()
    padding = plain[-1]
    return plain[:-padding] if 0 < padding <= _BLOCK else None


def _by_gcm(data: bytes, lock: Lock, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - few files are locked
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - the same

    if len(data) < _NONCE + _TAG:
        raise damaged()
    nonce, sealed = data[:_NONCE], data[_NONCE:]
    if lock.start and lock.start != nonce:
        nonce, sealed = lock.start, data
    try:
        return AESGCM(key).decrypt(nonce, sealed, None)
    except (InvalidTag, ValueError):
        return None


def _matches(packed: bytes, lock: Lock) -> bool:
    """Say whether the checksum agrees; a sealed part (GCM) needs none."""
    if not lock.checksum:
        return lock.cipher in _GCM or _inflates(packed)
    start = packed[:_CHECKED] if lock.checked_by.endswith("1k") else packed
    digest = hashlib.sha256 if "sha256" in lock.checked_by else hashlib.sha1
    return hmac.compare_digest(digest(start, usedforsecurity=False).digest(), lock.checksum)


def _inflates(packed: bytes) -> bool:
    try:
        zlib.decompressobj(-15).decompress(packed, 1)
    except zlib.error:
        return False
    return True


def _inflated(packed: bytes) -> bytes:
    turned = zlib.decompressobj(-15)
    try:
        plain = turned.decompress(packed, MAX_XML)
    except zlib.error as fault:
        if packed.startswith(b"PK"):
            return packed
        raise damaged() from fault
    if turned.unconsumed_tail:
        raise too_large()
    return plain


def _last(name: str) -> str:
    """Give the last word of a name that is written as an address."""
    return name.replace("/", "#").replace(":", "#").rpartition("#")[2].lower()


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(written)
    except (binascii.Error, ValueError) as fault:
        raise damaged() from fault
