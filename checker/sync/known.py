"""What this desk knows of the register that enrolled it: its name, its key, its witnesses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.notes import COSIGNATURE, NotANote, Verifier, read_verifier
from checker.audit.trail_sync import TrailSync
from checker.errors import SettingsError, TrailDamaged
from checker.protocol.messages import Enrolled, Role
from checker.shapes import decode
from checker.sync.settings import RegisterSettings
from checker.words import say

_ENROLMENT: Final = "enrolment"


class _Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The enrolment as it is remembered beside the entries: without the organisation's key."""

    log: str
    role: Role
    team: str
    origin: str
    register_key: str
    witnesses: tuple[str, ...]
    leaf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The register that knows this log, and what this log may do there."""

    log: str
    role: Role
    team: str
    origin: str
    register: Verifier
    witnesses: tuple[Verifier, ...]
    need: int
    """How many witnesses must have seen a checkpoint."""
    own_log: str
    """The name of the register's own log, of which the enrolment is an entry."""


def known(sync: TrailSync, settings: RegisterSettings) -> Known | None:
    """Give the register that enrolled this log; None when none did.

    Raises:
        SettingsError: The settings name another register, or a key that is none.
        TrailDamaged: What was remembered of it is not what was written.
    """
    raw = sync.recall(_ENROLMENT)
    if raw is None:
        return None
    try:
        kept = decode(raw, _Kept)
        body = enrolment_of(kept.leaf)
    except (msgspec.MsgspecError, BadEntryError) as error:
        raise TrailDamaged(
            say("What this desk remembers of its register is damaged. Enrol this desk again.")
        ) from error
    if kept.log != sync.signer.log:
        return None
    witnesses = settings.witnesses or kept.witnesses
    needed = settings.witnesses_needed
    return Known(
        log=kept.log,
        role=kept.role,
        team=kept.team,
        origin=kept.origin,
        register=register_of(settings, kept.register_key),
        witnesses=_witnesses(witnesses),
        need=(len(witnesses) // 2 + 1 if witnesses else 0) if needed is None else needed,
        own_log=body.log,
    )


def remember(sync: TrailSync, told: Enrolled) -> None:
    """Remember who enrolled this log; the organisation's key belongs into the keyring."""
    kept = _Kept(
        log=told.log,
        role=told.role,
        team=told.team,
        origin=told.origin,
        register_key=told.register_key,
        witnesses=told.witnesses,
        leaf=told.leaf,
    )
    sync.remember(_ENROLMENT, msgspec.json.encode(kept))


def enrolment_of(leaf: bytes) -> Body:
    """Read an entry of the register's own log that enrols somebody.

    Raises:
        BadEntryError: It is none.
    """
    body = read_body(leaf[SIGNATURE_BYTES:])
    if body.enrolled is None:
        raise BadEntryError("it enrols nobody")
    return body


def register_of(settings: RegisterSettings, told: str) -> Verifier:
    """Give who signs for the register: the one in the settings, which nobody may contradict.

    Raises:
        SettingsError: A key is none, or the register shows another one than the settings name.
    """
    try:
        register = read_verifier(told)
        wanted = register if settings.key is None else read_verifier(settings.key)
    except NotANote as why:
        raise SettingsError(
            say("The key of the register in letterlock.toml cannot be used: {why}.", why=why)
        ) from why
    if register != wanted:
        raise SettingsError(
            say(
                "What answers is not the register that the settings name ({name}): its key is "
                "another one. Nothing was sent. Tell your IT support before you go on.",
                name=wanted.name,
            )
        )
    return wanted


def _witnesses(lines: Iterable[str]) -> tuple[Verifier, ...]:
    try:
        return tuple(read_verifier(line, kind=COSIGNATURE) for line in lines)
    except NotANote as why:
        raise SettingsError(
            say("The key of a witness in letterlock.toml cannot be used: {why}.", why=why)
        ) from why
