"""Making logs known to the register, and revoking them."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.bindings import crypto_core_ed25519_is_valid_point

from checker.audit.entry import Act, Enrolment, Facts, Key
from checker.audit.leaf import ED25519, leaf_hash, log_id, to_base64
from checker.protocol.messages import Enrol, Enrolled, Role, enrolment_bytes
from checker.register.database import Conn, lock
from checker.register.logs import known
from checker.register.refusals import BadMessage, CodeRefused, KeyTaken, Revoked
from checker.register.register_log import ACTOR, RegisterLog
from checker.words import say

CODE_HOURS = 24
_CODE_BYTES = 15
_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What somebody was given by an identity provider that the service believes."""

    role: Role
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """The answer to an enrolment; `is_new` is 201, else 200."""

    enrolled: Enrolled
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """By whom somebody comes in, with which role."""

    role: str
    team: str
    by: tuple[str, ...] = ()
    code: bytes | None = None


def new_code(
    connection: Conn, role: Role, team: str, by: str, actor: str | None, now_ms: int
) -> str:
    """Give a one-time code; only its digest is kept."""
    code = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode().lower()
    until = now_ms + CODE_HOURS * _HOUR_MS
    connection.execute(
        "INSERT INTO code (digest, role, team, actor, by, until) VALUES (%s, %s, %s, %s, %s, %s)",
        (_digest(code), role.value, team, actor, by, until),
    )
    return "-".join(code[at : at + 6] for at in range(0, len(code), 6))


def enrol(
    connection: Conn,
    asked: Enrol,
    granted: Grant | None,
    own: RegisterLog,
    witnesses: tuple[str, ...],
) -> Admission:
    """Make a log known, within a transaction.

    Raises:
        BadMessage, CodeRefused, KeyTaken, Revoked: nothing is stored.
    """
    key, box = base64.b64decode(asked.key), base64.b64decode(asked.box)
    _refuse_unsigned(asked, key, own.keys.origin)
    both = asked.code is not None and asked.id_token is not None
    if both or (asked.code is None) == (granted is None):
        raise BadMessage(say("enrol with a code, or with a sign-in, and not with both"))
    if asked.actor == ACTOR:
        raise BadMessage(say("this pseudonym is the register's own"))
    log = log_id(ED25519, key)
    lock(connection, log)
    row = connection.execute(
        "SELECT l.actor, l.box, l.role, l.team, l.state, l.code, e.leaf"
        " FROM log l JOIN entry e ON e.hash = l.enrolled WHERE l.log = %s",
        (bytes.fromhex(log),),
    ).fetchone()
    is_new = row is None
    if row is None:
        way = _by_code(connection, asked, own) if granted is None else _by(granted)
        role, team = way.role, way.team
        leaf = _made_known(connection, asked, log, way, own)
    else:
        actor, held, role, team, state, code, leaf = row
        if (actor, held) != (asked.actor, box):
            raise KeyTaken
        if state == "revoked":
            raise Revoked
        if asked.code is not None and code != _digest(asked.code):
            raise CodeRefused
    told = Enrolled(
        log=log,
        role=Role(role),
        team=team,
        origin=own.keys.origin,
        register_key=str(own.keys.verifier),
        witnesses=witnesses,
        case_key=to_base64(own.keys.case_key),
        leaf=leaf,
    )
    return Admission(enrolled=told, is_new=is_new)


def revoke(connection: Conn, log: str, by: str, own: RegisterLog) -> None:
    """Revoke a log, within a transaction. Again is no error.

    Raises:
        UnknownLog: there is none of that name.
    """
    lock(connection, log)
    if known(connection, log).state != "revoked":
        connection.execute("UPDATE log SET state = 'revoked' WHERE log = %s", (bytes.fromhex(log),))
        own.append(connection, Act.DEVICE_REVOKE, Facts(revoked=log, by=(by,)))


def _made_known(connection: Conn, asked: Enrol, log: str, way: _Way, own: RegisterLog) -> bytes:
    told = Enrolment(
        log=log,
        key=Key(alg=ED25519, pub=asked.key),
        box=asked.box,
        actor=asked.actor,
        role=way.role,
        team=way.team,
    )
    leaf = own.append(connection, Act.DEVICE_ENROL, Facts(enrolled=told, by=way.by))
    connection.execute(
        "INSERT INTO log (log, key, box, actor, role, team, enrolled, code)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        (
            bytes.fromhex(log),
            base64.b64decode(asked.key),
            base64.b64decode(asked.box),
            asked.actor,
            way.role,
            way.team,
            leaf_hash(leaf),
            way.code,
        ),
    )
    return leaf


def _by(granted: Grant) -> _Way:
    return _Way(granted.role.value, granted.team)


def _by_code(connection: Conn, asked: Enrol, own: RegisterLog) -> _Way:
    digest = _digest(asked.code or "")
    # Two devices with one code wait for one another here, and the second one finds it used.
    lock(connection, digest.hex())
    row = connection.execute(
        "SELECT role, team, actor, by, until, EXISTS (SELECT FROM log WHERE code = digest)"
        " FROM code WHERE digest = %s",
        (digest,),
    ).fetchone()
    if row is None:
        raise CodeRefused
    role, team, actor, by, until, used = row
    if used or until < own.clock.now_ms() or actor not in {None, asked.actor}:
        raise CodeRefused
    return _Way(role, team, (by,), digest)


def _digest(code: str) -> bytes:
    letters = "".join(sign for sign in code.lower() if sign.isalnum())
    return hashlib.sha256(b"letterlock/code/v1\n" + letters.encode(errors="replace")).digest()


def _refuse_unsigned(asked: Enrol, key: bytes, origin: str) -> None:
    if not crypto_core_ed25519_is_valid_point(key):
        # A key of small order signs everything at once: whoever has it could deny their entries.
        raise BadMessage(say("this is no key"))
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(asked.proof, enrolment_bytes(origin, asked))
    except (InvalidSignature, ValueError) as error:
        raise BadMessage(say("the proof is not signed with this key")) from error
