"""An evidence pack by whoever is signed in to this computer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from checker.audit.pack import Evidence, Vouched
from checker.audit.trail_sync import TrailSync
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.places import own_folder
from checker.desk.computer.sourcing import read_settings, settings_file, settings_here, source_of
from checker.desk.computer.whose import open_trail, signed_in, signer_of
from checker.desk.record.evidence import Asked, export_evidence
from checker.desk.register.linking import Linked
from checker.errors import CaseSourceError, RegisterUnreached, SettingsError
from checker.settings import load_policy
from checker.sync.client import Client
from checker.sync.known import known
from checker.sync.settings import RegisterSettings
from checker.sync.vouching import vouch
from checker.words import say


def export_answer(
    asked: Asked, folder: Path, other: Path | None, *, without_register: bool = False
) -> Evidence:
    """Write an evidence pack out of the trail of whoever is signed in, or out of another one.

    Args:
        asked: The question.
        folder: A folder that does not exist yet, or is empty.
        other: Another trail's file, when it is not one's own that answers.
        without_register: Leave the register out, as when it cannot be reached. The pack says so.

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
    own = open_trail(whose.file, signer_of(whose), clock)

    return export_evidence(
        by_id(asked, home, clock.now),
        own,
        folder,
        now=clock.now(),
        mono_ms=clock.mono_ms(),
        other=None if other is None or other.resolve() == whose.file.resolve() else other,
        vouched=voucher(register, own.sync, without_register=without_register),
    )


def voucher(
    register: RegisterSettings | None, sync: TrailSync, *, without_register: bool = False
) -> Callable[[Sequence[bytes]], Vouched]:
    """Give what asks the register for a pack, or says why it is not asked.

    It raises RegisterUnreached or RegisterRefused where there is a register that does not answer.
    """

    def vouched(leaves: Sequence[bytes]) -> Vouched:
        if register is None:
            return Vouched()
        if without_register:
            return Vouched(register="left-out")
        told = known(sync, register)
        if told is None:
            return Vouched(register="unknown")
        client = Client(register.url, ca=register.ca)
        try:
            return vouch(client, told, sync, leaves)
        except RegisterUnreached as why:
            raise RegisterUnreached(
                say(
                    "Nothing was exported. {why} Try again later, or export with "
                    "--without-register: the pack then says that the register was left out.",
                    why=why,
                )
            ) from why
        finally:
            client.close()

    return vouched


def vouched_by(linked: Linked, sync: TrailSync, leaves: Sequence[bytes]) -> Vouched:
    """Ask the register of a desk for a pack.

    Raises:
        RegisterUnreached, RegisterRefused: it does not vouch for these entries.
    """
    return linked.ask(lambda session: vouch(session.client, session.known, sync, leaves))


def by_id(asked: Asked, home: Path, now: Callable[[], datetime]) -> Asked:
    """Give the question with the case by its id, where the desk's records know its reference.

    People know a case by the reference on its letters; an entry knows it by its id.
    """
    if asked.case is None:
        return asked
    try:
        case = source_of(read_settings(settings_file(home)).cases, now=now).case(asked.case)
    except (SettingsError, CaseSourceError):
        return asked
    return asked if case is None else replace(asked, case=str(case.id))


def _register(home: Path) -> RegisterSettings | None:
    """Give what the settings say of the register; without settings there is none."""
    settings = settings_here(home)
    return None if settings is None else settings.register
