"""The register's folder of keys: files that only its owner may read, and never in the database.

signing     signs checkpoints, promises and the forget list
log         signs the entries of the register's own log
case        the organisation's key for the pseudonyms of cases
token       of whoever signs people in (the service's bearers)
latest      no key: the last checkpoint that was signed, so that a database put back is noticed
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.leaf import ED25519, log_id, signed_bytes
from checker.audit.notes import Verifier, sign_note
from checker.audit.signing import KeyFolder, kept, made
from checker.errors import KeyringError
from checker.words import say

_STEM = "register"
_SIGNING, _LOG, _CASE, _TOKEN = "signing", "log", "case", "token"
_LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What the register signs with, under its name."""

    origin: str
    """The register's name in checkpoints and promises: `register.example/north`."""
    folder: Path
    signing: Ed25519PrivateKey = field(repr=False)
    log_key: Ed25519PrivateKey = field(repr=False)
    case_key: bytes = field(repr=False)
    token_key: bytes = field(repr=False)

    @property
    def verifier(self) -> Verifier:
        """Give who signs checkpoints, promises and the forget list."""
        return Verifier(name=self.origin, key=self.signing.public_key().public_bytes_raw())

    @property
    def log_public(self) -> bytes:
        """Give the public key of the register's own log."""
        return self.log_key.public_key().public_bytes_raw()

    @property
    def log(self) -> str:
        """Give the name of the register's own log."""
        return log_id(ED25519, self.log_public)

    def sign(self, body: bytes) -> bytes:
        """Sign the body of an entry of the register's own log."""
        return self.log_key.sign(signed_bytes(body))

    def note(self, text: str) -> bytes:
        """Sign a text as a note in the register's name."""
        return sign_note(text, self.origin, self.signing)

    def latest(self) -> bytes | None:
        """Give the last checkpoint that was signed, from beside the keys."""
        try:
            return (self.folder / _LATEST).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise KeyringError(_unusable(self.folder)) from error

    def remember(self, note: bytes) -> None:
        """Keep a checkpoint beside the keys, before anybody is told of it."""
        half = self.folder / f"{_LATEST}.new"
        try:
            with half.open("wb") as file:
                file.write(note)
                file.flush()
                os.fsync(file.fileno())
            half.replace(self.folder / _LATEST)
        except OSError as error:
            raise KeyringError(_unusable(self.folder)) from error


def make_keys(folder: Path, origin: str, draw: Callable[[int], bytes] = os.urandom) -> Keys:
    """Make the keys of a new register; those that are there already stay.

    Raises:
        KeyringError: the folder cannot be used.
    """
    place = KeyFolder(folder / _STEM)
    for what in (_SIGNING, _LOG, _CASE, _TOKEN):
        if kept(place, what) is None:
            made(place, what, draw)
    return read_keys(folder, origin)


def read_keys(folder: Path, origin: str) -> Keys:
    """Read the keys of a register.

    Raises:
        KeyringError: one is missing, is no key, or others may read it.
    """
    place = KeyFolder(folder / _STEM)
    read = {what: kept(place, what) for what in (_SIGNING, _LOG, _CASE, _TOKEN)}
    if any(seed is None for seed in read.values()):
        raise KeyringError(
            say(
                "The folder {folder} does not hold the register's keys. Make a new register with "
                "`letterlock register init`, or put the folder back from where it is kept safe.",
                folder=folder,
            )
        )
    seeds = {what: seed or b"" for what, seed in read.items()}
    return Keys(
        origin=origin,
        folder=folder,
        signing=Ed25519PrivateKey.from_private_bytes(seeds[_SIGNING]),
        log_key=Ed25519PrivateKey.from_private_bytes(seeds[_LOG]),
        case_key=seeds[_CASE],
        token_key=seeds[_TOKEN],
    )


def _unusable(folder: Path) -> str:
    return say("The register's folder of keys {folder} cannot be read or written.", folder=folder)
