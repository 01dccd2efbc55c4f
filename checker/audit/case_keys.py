"""What the keyring keeps for case records: the key of those kept here, and a system's password."""

import os

from checker.audit.disclosures import Draw
from checker.audit.index_key import keyring_place
from checker.audit.signing import KeyPlace, kept, made
from checker.errors import CallError, KeyringError
from checker.words import say

KEPT_CASES = "cases"
_SYSTEMS = "case-systems"
_LONGEST = 1_000
"""Windows keeps at most 1,280 characters."""


def case_key(place: KeyPlace, draw: Draw = os.urandom) -> bytes:
    """Give the key of the case records kept on this computer; the first time it is made.

    Raises:
        KeyringError: What the place keeps is no key, or it keeps nothing.
    """
    return kept(place, KEPT_CASES) or made(place, KEPT_CASES, draw)


def keyring_case_key(actor: str) -> bytes:
    """Give that key from this machine's keyring.

    Raises:
        KeyringError: There is no keyring that may hold it, it is locked, or holds no key.
    """
    return case_key(keyring_place(actor))


def system_secret(name: str, place: KeyPlace | None = None) -> str:
    """Give the password or token that is kept under a name.

    Raises:
        KeyringError: There is no keyring that may hold it, it is locked, or holds nothing of that
            name.
    """
    secret = (place or keyring_place(_SYSTEMS)).read(name)
    if not secret:
        raise KeyringError(
            say(
                "The keyring holds no password or token called {name} for the case system. Keep "
                "it with: letterlock cases secret {name}.",
                name=name,
            )
        )
    return secret


def keep_system_secret(name: str, secret: str, place: KeyPlace | None = None) -> None:
    """Keep a password or token under a name.

    Raises:
        CallError: It is blank or too long.
        KeyringError: There is no keyring that may hold it, or it is locked.
    """
    if not secret or len(secret) > _LONGEST:
        raise CallError(
            say(
                "A password or token has between 1 and {most} characters. Nothing was kept.",
                most=_LONGEST,
            )
        )
    (place or keyring_place(_SYSTEMS)).write(name, secret)
