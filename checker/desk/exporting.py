"""An evidence pack by whoever is signed in to this computer."""

from collections.abc import Sequence
from pathlib import Path

from checker.audit.pack import Evidence, Vouched
from checker.audit.signing import keyring_signer
from checker.desk.clock import machine_clock
from checker.desk.evidence import Asked, export_evidence
from checker.desk.office import open_trail, signed_in
from checker.desk.places import own_folder
from checker.desk.sourcing import read_settings, settings_file
from checker.errors import SettingsError
from checker.settings import load_policy
from checker.sync.client import Client
from checker.sync.known import known
from checker.sync.settings import RegisterSettings
from checker.sync.vouching import vouch


def export_answer(asked: Asked, folder: Path, other: Path | None) -> Evidence:
    """Write an evidence pack out of the trail of whoever is signed in, or out of another one.

    Raises:
        CallError: nothing answers, or the folder holds something.
        RegisterUnreached, RegisterRefused: there is a register, and it does not vouch for them.
        SettingsError: the settings are wrong.
        KeyringError: there is no keyring for the key that signs it.
        TrailError: a trail cannot be read or written, or is damaged.
    """
    clock, home = machine_clock(), own_folder()
    register = _register(home)
    whose = signed_in(load_policy(), home)
    own = open_trail(whose.file, keyring_signer(whose.actor.id), clock)

    def vouched(leaves: Sequence[bytes]) -> Vouched:
        told = None if register is None else known(own.sync, register)
        if register is None or told is None:
            return Vouched()
        client = Client(register.url, ca=register.ca)
        try:
            return vouch(client, told, own.sync, leaves)
        finally:
            client.close()

    return export_evidence(
        asked,
        own,
        folder,
        now=clock.now(),
        mono_ms=clock.mono_ms(),
        other=None if other is None or other.resolve() == whose.file.resolve() else other,
        vouched=vouched,
    )


def _register(home: Path) -> RegisterSettings | None:
    """Give what the settings say of the register; without settings there is none."""
    try:
        file = settings_file(home)
    except SettingsError:
        return None
    return read_settings(file).register
