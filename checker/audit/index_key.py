"""The key of the caseload's index: kept where the signing keys are, made at its first use."""

import os

from checker.audit.disclosures import Draw
from checker.audit.signing import KeyPlace, KeyringPlace, accepted, kept, made
from checker.errors import CallError
from checker.words import say

INDEX = "caseload-index"
INDEX_KEY_BYTES = 32


def keyring_index_key(actor: str, draw: Draw = os.urandom) -> bytes:
    """Give the index's key from this machine's keyring; the first time it is made.

    Raises:
        KeyringError: There is no keyring that may hold it, it is locked, or holds no key.
    """
    return index_key(keyring_place(actor), draw)


def keyring_place(actor: str) -> KeyPlace:
    """Give the place of a person's keys in this machine's keyring.

    Raises:
        KeyringError: There is no keyring that may hold a key.
    """
    import keyring  # noqa: PLC0415 - 129 ms that nobody should wait for at the start

    return KeyringPlace(accepted(keyring.get_keyring()), actor)


def index_key(place: KeyPlace, draw: Draw = os.urandom) -> bytes:
    """Give the index's key from a place; the first time it is made there.

    Raises:
        KeyringError: What the place keeps is no key, or it keeps nothing.
    """
    return kept(place, INDEX) or made(place, INDEX, draw)


def keep_index_key(place: KeyPlace, key: bytes) -> None:
    """Keep the key of an index that was built elsewhere.

    Raises:
        CallError: It is no key.
        KeyringError: The place does not keep it.
    """
    if len(key) != INDEX_KEY_BYTES:
        raise CallError(say("The key of the index of other cases is not 32 bytes long."))
    made(place, INDEX, lambda _: key)
