"""A desk becomes known to the register: by a one-time code, or by a sign-in at the organisation."""

import base64
from typing import Final

import msgspec

from checker.audit.boxing import box_key
from checker.audit.checkpoint import NotACheckpoint, read_text
from checker.audit.entry import BadEntryError
from checker.audit.leaf import ED25519, to_base64
from checker.audit.notes import NotANote, read_note, read_verifier
from checker.audit.pseudonyms import keep_organisation_key
from checker.audit.trail_sync import TrailSync
from checker.errors import CallError, RegisterUnreached, SettingsError
from checker.protocol.messages import Enrol, Enrolled, enrolment_bytes
from checker.sync.client import Client
from checker.sync.known import enrolment_of, register_of, remember
from checker.sync.settings import RegisterSettings
from checker.words import say

_CHECKPOINT: Final = "/checkpoint"
_NO_PROOF: Final = bytes(64)
_LONGEST_CODE: Final = 64


def enrol(
    client: Client,
    sync: TrailSync,
    settings: RegisterSettings,
    *,
    now_ms: int,
    code: str,
) -> Enrolled:
    """Enrol this log by a code. The same again gives the same answer.

    When this returns, the organisation's key is in the keyring and the rest is remembered.

    Raises:
        CallError: The code is no code.
        RegisterUnreached: The register cannot be reached, or what it answers is not about us.
        RegisterRefused: It does not take the code.
        SettingsError: It is not the register that the settings name.
        KeyringError: The keyring does not keep the organisation's key.
        TrailError: The enrolment cannot be remembered.
    """
    asked = prepared(client, sync, settings, now_ms=now_ms, code=_tidy(code))
    return enrol_as(client, sync, settings, asked)


def enrol_as(client: Client, sync: TrailSync, settings: RegisterSettings, asked: Enrol) -> Enrolled:
    """Enrol this log by what was prepared, with a code or an ID token in it.

    Raises:
        LetterlockError: As `enrol`.
    """
    told = client.call("POST", "/v1/enrol", Enrolled, body=asked)
    _refuse_another(told, asked, sync)
    register_of(settings, told.register_key)
    keep_organisation_key(sync.signer.place, base64.b64decode(told.case_key))
    remember(sync, told)
    return told


def prepared(
    client: Client,
    sync: TrailSync,
    settings: RegisterSettings,
    *,
    now_ms: int,
    code: str | None = None,
) -> Enrol:
    """Give what enrols this log, signed; without a code an ID token of a sign-in must be put in.

    Raises:
        RegisterUnreached, RegisterRefused: The register does not say who it is.
        SettingsError: The settings name a key that is none.
    """
    signer, origin = sync.signer, _origin(client, settings)
    asked = Enrol(
        alg=ED25519,
        key=to_base64(signer.public_key),
        box=to_base64(box_key(signer.key).public),
        actor=signer.actor,
        t=now_ms,
        proof=_NO_PROOF,
        code=code,
    )
    proof = signer.key.sign(enrolment_bytes(origin, asked))
    return msgspec.structs.replace(asked, proof=proof)


def _origin(client: Client, settings: RegisterSettings) -> str:
    """Give the register's name: as the settings have it, else as it calls itself."""
    if settings.key is not None:
        try:
            return read_verifier(settings.key).name
        except NotANote as why:
            raise SettingsError(
                say("The key of the register in letterlock.toml cannot be used: {why}.", why=why)
            ) from why
    try:
        return read_text(read_note(client.fetch("GET", _CHECKPOINT)).text).origin
    except (NotANote, NotACheckpoint) as error:
        raise RegisterUnreached(
            say("What answers there is no register: it has no checkpoint. Nothing was sent.")
        ) from error


def _tidy(code: str) -> str:
    letters = "".join(code.split())
    if not letters or len(letters) > _LONGEST_CODE or not letters.isascii():
        raise CallError(say("Type the code as your administrator gave it to you."))
    return letters


def _refuse_another(told: Enrolled, asked: Enrol, sync: TrailSync) -> None:
    """Refuse an answer that enrols somebody else, or says another thing than its own entry."""
    try:
        said = enrolment_of(told.leaf).enrolled
    except BadEntryError as error:
        raise RegisterUnreached(_not_ours()) from error
    if (
        said is None
        or told.log != sync.signer.log
        or (said.log, said.key.pub, said.box, said.actor)
        != (sync.signer.log, asked.key, asked.box, asked.actor)
        or (said.role, said.team) != (told.role.value, told.team)
    ):
        raise RegisterUnreached(_not_ours())


def _not_ours() -> str:
    return say(
        "The register's answer is not about this desk, so it was not believed. Try again; if it "
        "happens again, tell your IT support."
    )
