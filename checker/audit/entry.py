"""What an entry says: who did what, when, with which findings; never a text, a name or an address.

The types are the fence: every string of an entry is a code, a pseudonym, a number or a digest.
"""

import hashlib
from typing import Annotated, Final, Literal

import msgspec

from checker.audit.acts import REGISTER_ACTS, Act, Began, Out
from checker.audit.canonical import (
    LARGEST_INTEGER,
    MOST_BYTES,
    NotCanonicalError,
    canonical,
    parse_object,
)
from checker.audit.entry_types import (
    Base64Key,
    Boot,
    Code,
    Count,
    Digest,
    Hash,
    Labelled,
    Log,
    Part,
    Version,
    Word,
)
from checker.audit.event import Event, odd_in_event
from checker.shapes import convert, decoder

__all__ = [
    "REGISTER_ACTS",
    "Act",
    "At",
    "BadEntryError",
    "Base64Key",
    "Began",
    "Body",
    "Boot",
    "Checkpoint",
    "Code",
    "Count",
    "Digest",
    "Enrolment",
    "Event",
    "Facts",
    "FileFacts",
    "Fork",
    "Found",
    "Hash",
    "Key",
    "Labelled",
    "Log",
    "Out",
    "Part",
    "RecordFacts",
    "Resumed",
    "Version",
    "Word",
    "fit",
    "format_of",
    "pseudonym",
    "read_body",
    "write_body",
]

FORMAT: Final = 1
_LATER: Final = 2
_LATER_KEYS: Final = ("by", "enrolled", "erased", "forked", "revoked")
_EVENT: Final = 3
"""The version of a body that says an event; of one that says a later key, 2; of others, 1."""


class Checkpoint(Part, frozen=True, kw_only=True):
    """The last state of the register that this device verified."""

    n: Count
    r: Base64Key


class At(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Where a finding stands: which of the entry's files, which page, which part of it."""

    file: Count | None = None
    page: Count | None = None
    part: Word = ""
    hidden: bool = False


class Found(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A finding, and the reason with which it was kept. `n` alike are told once when many."""

    code: Code
    sev: Literal["note", "check", "stop"]
    ack: Code | None = None
    at: At | None = None
    n: Count = 1
    secs: Count | None = None


class FileFacts(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A file: what it is, how large, how many pages, how much of it was read. Never its name."""

    kind: Code
    bytes: Count
    pages: Count | None = None
    read: Literal["whole", "partly", "no"] = "whole"
    cls: Word = ""
    n: Count = 1


class RecordFacts(Part, frozen=True, kw_only=True):
    """Which state of the case record it was compared with, and its age in seconds."""

    snap: Labelled
    age: Count | None


class Key(Part, frozen=True, kw_only=True):
    """The key that an enrolment announces."""

    alg: Literal[1]
    pub: Base64Key


class Resumed(Part, frozen=True, kw_only=True):
    """The log that this one goes on from, and the last entry of it that could be relied on."""

    log: Log
    seq: Count
    hash: Hash
    why: Began


class Enrolment(Part, frozen=True, kw_only=True):
    """Said by the register: whose log is known from now on, with which keys and which role."""

    log: Log
    key: Key
    box: Base64Key
    """The public key for what is sealed to this desk, X25519."""
    actor: Code
    role: Code
    team: Word


class Fork(Part, frozen=True, kw_only=True):
    """Said by the register: two entries with one number came from one log, which is frozen."""

    log: Log
    seq: Count
    held: Hash
    came: Hash


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of an entry. The trail adds who, where, when and after what."""

    out: Out | None = None
    team: Word = ""
    tenure: Word = ""
    findings: tuple[Found, ...] = ()
    about: Hash | None = None
    """The leaf hash of the entry that this one answers, confirms or withdraws."""
    files: tuple[FileFacts, ...] = ()
    mode: Word = ""
    off: tuple[Code, ...] = ()
    """The rules that did not run."""
    policy: Labelled = ""
    record: RecordFacts | None = None
    to: tuple[Word, ...] = ()
    """The roles of the recipients."""
    via: Word = ""
    key: Key | None = None
    resumes: Resumed | None = None
    by: tuple[Code, ...] = ()
    """The people who decided it together, by their pseudonyms."""
    enrolled: Enrolment | None = None
    erased: tuple[Hash, ...] = ()
    """The pseudonyms of the cases that were forgotten."""
    forked: Fork | None = None
    revoked: Log | None = None
    event: Event | None = None


class Body(Part, frozen=True, kw_only=True, omit_defaults=True):
    """The body of an entry, version 1, 2 or 3. Keys without a default are always written."""

    act: Act
    actor: Code
    app: Version
    boot: Boot
    cp: Checkpoint | None
    findings: tuple[Found, ...]
    log: Log
    mono: Count
    out: Out | None
    prev: Hash
    rules: Version
    sd: tuple[Digest, ...]
    seq: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_INTEGER)]
    t: Count
    team: Word
    tenure: Word
    v: Literal[1, 2, 3]
    about: Hash | None = None
    files: tuple[FileFacts, ...] = ()
    key: Key | None = None
    mode: Word = ""
    off: tuple[Code, ...] = ()
    policy: Labelled = ""
    record: RecordFacts | None = None
    resumes: Resumed | None = None
    to: tuple[Word, ...] = ()
    via: Word = ""
    by: tuple[Code, ...] = ()
    enrolled: Enrolment | None = None
    erased: tuple[Hash, ...] = ()
    forked: Fork | None = None
    revoked: Log | None = None
    event: Event | None = None


class BadEntryError(ValueError):
    """A body that is no entry of any version. It says why, for whoever audits."""


def format_of(told: Facts | Body) -> Literal[1, 2, 3]:
    """Give the version of the body that says these facts: the first one that could."""
    if told.event is not None:
        return _EVENT
    later = told.resumes is not None and told.resumes.why in {Began.FORKED, Began.REVOKED}
    return _LATER if later or any(getattr(told, key) for key in _LATER_KEYS) else FORMAT


def write_body(body: Body) -> bytes:
    """Write a body in the one way.

    Raises:
        BadEntryError: It breaks a rule of the format.
    """
    written = canonical(msgspec.to_builtins(body))
    read_body(written)
    return written


def read_body(untrusted: bytes) -> Body:
    """Read a body strictly: canonical bytes, known act, known keys, the rules between keys.

    Raises:
        BadEntryError: It is no entry of version 1, 2 or 3.
    """
    body = _read_at_once(untrusted) or _read_step_by_step(untrusted)
    _refuse_contradictions(body)
    return body


def fit(body: Body) -> Body:
    """Give a body that fits in an entry: many findings and files alike are counted, not listed."""
    if len(canonical(msgspec.to_builtins(body))) <= MOST_BYTES:
        return body
    findings: dict[Found, int] = {}
    for found in body.findings:
        alike = msgspec.structs.replace(found, at=None, secs=None, n=1)
        findings[alike] = findings.get(alike, 0) + found.n
    files: dict[FileFacts, int] = {}
    for file in body.files:
        same = FileFacts(kind=file.kind, bytes=0, read=file.read, cls=file.cls)
        files[same] = files.get(same, 0) + file.n
    return msgspec.structs.replace(
        body,
        findings=tuple(msgspec.structs.replace(one, n=n) for one, n in findings.items()),
        files=tuple(
            msgspec.structs.replace(
                one,
                n=n,
                bytes=sum(f.bytes for f in body.files if _alike(f, one)),
                pages=sum(f.pages or 0 for f in body.files if _alike(f, one)),
            )
            for one, n in files.items()
        ),
        to=tuple(sorted(set(body.to))),
    )


def pseudonym(prefix: str, account: str) -> str:
    """Give the name under which the trail knows an account or a team: "u-7f31a05be2c4".

    >>> pseudonym("t", "North 2")
    't-5ef3fa4d0a2e'
    """
    told = f"letterlock/pseudonym/v1\n{prefix}\n{account}".encode()
    return f"{prefix}-{hashlib.sha256(told).hexdigest()[:12]}"


_DECODER: Final = decoder(Body)
_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def _read_at_once(untrusted: bytes) -> Body | None:
    """Give what is surely a body in the one way to write it; None when that is not sure.

    Every string of a body is plain ASCII without quotes, by its type, and no number has a
    fraction: what sorted JSON gives back to the byte is canonical. It takes a fifth of the time.
    """
    if len(untrusted) > MOST_BYTES:
        return None
    try:
        body = _DECODER.decode(untrusted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return body if _ENCODER.encode(body) == untrusted else None


def _read_step_by_step(untrusted: bytes) -> Body:
    """Read a body, and say what is wrong with it."""
    try:
        body = convert(parse_object(untrusted), Body)
    except (NotCanonicalError, msgspec.ValidationError) as error:
        raise BadEntryError(str(error)) from error
    if canonical(msgspec.to_builtins(body)) != untrusted:
        message = "a key is written that says nothing"
        raise BadEntryError(message)
    return body


def _alike(one: FileFacts, other: FileFacts) -> bool:
    return (one.kind, one.read, one.cls) == (other.kind, other.read, other.cls)


def _refuse_contradictions(body: Body) -> None:
    first = body.seq == 1
    said = {
        "the first entry, and no other, announces its log's key": first == (body.key is not None),
        "the first entry enrols": not first or body.act is Act.DEVICE_ENROL,
        "the version is the first that can say all of it": body.v == format_of(body),
        "an enrolment, and nothing else, says who": (body.enrolled is not None)
        == (body.act is Act.DEVICE_ENROL and not first),
        "a fork, and nothing else, says which": (body.forked is not None)
        == (body.act is Act.LOG_FORK),
        "a revocation, and nothing else, says whose": (body.revoked is not None)
        == (body.act is Act.DEVICE_REVOKE),
        "an erasure, and nothing else, says of what": bool(body.erased)
        == (body.act is Act.ERASURE_DONE),
        "the first entry, and no other, has nothing before it": first == (body.prev == "0" * 64),
        "only the first entry goes on from another log": first or body.resumes is None,
        "the disclosures are in order and differ": list(body.sd) == sorted(set(body.sd)),
    }
    broken = [rule for rule, holds in said.items() if not holds]
    broken.extend(odd_in_event(body.act, body.event))
    if broken:
        raise BadEntryError("; ".join(broken))
