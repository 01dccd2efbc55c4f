"""Whose keys a folder's trail is written with: a folder of its own has keys of its own.

The keyring is the account's. Were its key shared by two folders, each would take the other's trail
for a stranger's, set it aside and put a new key in the place of the only one that writes it.
"""

import os
from contextlib import closing
from pathlib import Path

from checker.audit.disclosures import Draw
from checker.audit.entry import BadEntryError, read_body
from checker.audit.pseudonyms import ORGANISATION
from checker.audit.signing import (
    DEVICE,
    SIGNING,
    KeyPlace,
    KeyringPlace,
    Signer,
    accepted,
    kept,
    signer_from,
)
from checker.audit.trail_file import connect_to_read, told
from checker.errors import KeyringError, TrailError


def keyring_signer(actor: str, file: Path, home: str, draw: Draw = os.urandom) -> Signer:
    """Give the keys of a person's trail from this machine's keyring; the first time they are made.

    Args:
        actor: The person's pseudonym.
        file: The trail.
        home: What marks its folder; blank for the one where this system keeps a person's things.
        draw: Where random bytes come from.

    Raises:
        KeyringError: There is no keyring that may hold them, or it is locked.
    """
    import keyring  # noqa: PLC0415 - 129 ms that nobody should wait for at the start

    backend = accepted(keyring.get_keyring())
    place = KeyringPlace(backend, actor, home)
    if home:
        take_along(KeyringPlace(backend, actor), place, file)
    return signer_from(place, actor, draw)


def keyring_answers() -> bool:
    """Say whether this machine's keyring answers; it is asked for what is not there.

    Raises:
        KeyringError: There is no keyring that may hold a key.
    """
    import keyring  # noqa: PLC0415 - as above

    place = KeyringPlace(accepted(keyring.get_keyring()), "nobody")
    try:
        place.read("self-check")
    except KeyringError:
        return False
    return True


def take_along(usual: KeyPlace, own: KeyPlace, file: Path) -> None:
    """Give a folder that has no keys the usual ones, where they wrote the trail that lies in it.

    So a folder that was moved away from the usual one goes on with the same log.

    Raises:
        KeyringError: A place does not give or keep a key.
    """
    if kept(own, SIGNING) is not None or not file.exists():
        return
    if kept(usual, SIGNING) is None or signer_from(usual, "").log != _log_of(file):
        return
    for what in (DEVICE, ORGANISATION, SIGNING):  # the last says that all are there
        seed = usual.read(what)
        if seed is not None:
            own.write(what, seed)


def _log_of(file: Path) -> str:
    """Give the log that a trail says it is; blank where it cannot be read."""
    try:
        with told(file), closing(connect_to_read(file)) as connection:
            row = connection.execute("SELECT body FROM entry ORDER BY seq LIMIT 1").fetchone()
        return "" if row is None else read_body(row[0]).log
    except (TrailError, BadEntryError):
        return ""
