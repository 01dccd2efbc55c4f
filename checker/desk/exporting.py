"""An evidence pack by whoever is signed in to this computer."""

from pathlib import Path

from checker.audit.pack import Evidence
from checker.audit.signing import keyring_signer
from checker.desk.clock import machine_clock
from checker.desk.evidence import Asked, export_evidence
from checker.desk.office import open_trail, signed_in
from checker.desk.places import own_folder
from checker.settings import load_policy


def export_answer(asked: Asked, folder: Path, other: Path | None) -> Evidence:
    """Write an evidence pack out of the trail of whoever is signed in, or out of another one.

    Raises:
        CallError: nothing answers, or the folder holds something.
        KeyringError: there is no keyring for the key that signs it.
        TrailError: a trail cannot be read or written, or is damaged.
    """
    clock = machine_clock()
    whose = signed_in(load_policy(), own_folder())
    own = open_trail(whose.file, keyring_signer(whose.actor.id), clock)
    return export_evidence(
        asked,
        own,
        folder,
        now=clock.now(),
        mono_ms=clock.mono_ms(),
        other=None if other is None or other.resolve() == whose.file.resolve() else other,
    )
