"""The settings of a witness, `witness.toml`: its name, its key, the registers it watches."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.notes import Verifier, read_verifier
from checker.audit.signing import KeyFolder, kept, made
from checker.errors import SettingsError
from checker.witness.cosigning import Witness
from checker.witness.memory import Memory
from checker.witness.reading import read_toml
from checker.words import say

SETTINGS: Final = "witness.toml"
_STEM, _SIGNING, _MEMORY = "witness", "cosigning", "memory.db"

Port = Annotated[int, msgspec.Meta(ge=0, le=65_535)]
Name = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9]([a-z0-9./_-]{0,98}[a-z0-9])?\Z")]


class WitnessSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of them."""

    name: Name
    """As it stands in its signatures: `witness.example/w1`."""
    registers: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    """The registers' keys, `name+id+key`."""
    host: str = "127.0.0.1"
    port: Port = 8470


def read_settings(folder: Path) -> WitnessSettings:
    """Read the settings of a witness's folder.

    Raises:
        SettingsError: They cannot be read, or something in them is not what it should be.
    """
    return read_toml(folder / SETTINGS, WitnessSettings, known, made_with="letterlock witness init")


def known(settings: WitnessSettings) -> tuple[Verifier, ...]:
    """Give the keys of the registers that are watched.

    Raises:
        NotANote: One is not written as name+id+key.
    """
    return tuple(read_verifier(line) for line in settings.registers)


def begin(
    folder: Path, name: str, registers: tuple[str, ...], draw: Callable[[int], bytes] = os.urandom
) -> Witness:
    """Make a witness in a new folder: settings, key and an empty memory.

    Raises:
        SettingsError: There is one already, or a name or key is wrong.
        KeyringError: The folder cannot be written.
    """
    if (folder / SETTINGS).exists():
        raise SettingsError(say("There is a witness in {folder} already.", folder=folder))
    lines = "".join(f"  {msgspec.json.encode(line).decode()},\n" for line in registers)
    text = f"name = {msgspec.json.encode(name).decode()}\nregisters = [\n{lines}]\n"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / SETTINGS).write_text(text, encoding="utf-8")
        settings = read_settings(folder)
    except OSError as error:
        raise SettingsError(
            say("The folder {folder} cannot be written: {why}.", folder=folder, why=error.strerror)
        ) from error
    except SettingsError:
        (folder / SETTINGS).unlink()
        raise
    made(KeyFolder(folder / _STEM), _SIGNING, draw)
    Memory(folder / _MEMORY, begin=True)
    return witness_in(folder, settings)


def witness_in(folder: Path, settings: WitnessSettings) -> Witness:
    """Give the witness of a folder.

    Raises:
        SettingsError: Its memory is not there.
        KeyringError: Its key is not there, or others may read it.
    """
    seed = kept(KeyFolder(folder / _STEM), _SIGNING)
    if seed is None:
        raise SettingsError(
            say("The folder {folder} does not hold the witness's key. Put it back.", folder=folder)
        )
    return Witness(
        name=settings.name,
        key=Ed25519PrivateKey.from_private_bytes(seed),
        registers=known(settings),
        memory=Memory(folder / _MEMORY),
    )
