"""Whether a trail, or a pack made from one, is whole: everything wrong with it, entry by entry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from checker.audit.entry import REGISTER_ACTS, BadEntryError, Body, read_body
from checker.audit.leaf import (
    ED25519,
    HASH_BYTES,
    NO_HASH,
    SIGNATURE_BYTES,
    leaf_hash,
    log_id,
    read_code,
    receipt_code,
    to_base64,
)
from checker.audit.signing import is_signed
from checker.audit.trail_reading import Remains, read_remains
from checker.errors import TrailError
from checker.model import Entry
from checker.shapes import decode
from checker.words import say

PACK = "pack.json"
PACK_SCHEMA = "letterlock/pack/1"
LEAF_ENDING = ".leaf"


class Pack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a pack says of itself: which entries should be there."""

    schema: str
    log: str
    first: int
    last: int
    head: str
    """The leaf hash of the last entry."""
    t: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it was written. `seq` is None for what concerns the whole."""

    seq: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What an auditor learns. It holds when there is no problem."""

    log: str
    entries: int
    head: str
    first_ms: int | None
    last_ms: int | None
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()
    """What is right and should be known all the same."""

    @property
    def holds(self) -> bool:
        """Say whether everything is as it was written."""
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """One leaf, its name among its own, and what of it could be read."""

    seq: int
    leaf: bytes
    body: Body | None
    why: str = ""

    @property
    def hash(self) -> bytes:
        return leaf_hash(self.leaf)


def verify(
    source: Path,
    *,
    public_key: bytes | None = None,
    receipts: Iterable[str] = (),
    registers: bool = False,
) -> Verification:
    """Verify a trail's file or a pack's folder, with no key but the one its first entry announces.

    Args:
        source: The trail's file, or the folder of a pack.
        public_key: The key that the log should be of, when it is known from elsewhere.
        receipts: Codes from letters; each must name an entry that is there.
        registers: Whether it is the register's own log, which may enrol and revoke devices.

    Raises:
        TrailError: There is nothing that can be read.
    """
    # (1) Read every leaf as it stands.
    problems: list[Problem] = []
    remains = _remains(source, problems)
    links = tuple(_link(entry) for entry in remains.entries)

    # (2) The first entry fixes key, algorithm and log; nothing later can change them.
    key, log = _enrolled(links, public_key, problems)

    # (3) Each leaf is well formed, says what version 1 may say, and is signed by that key.
    for link in links:
        problems.extend(_wrong_with(link, key, log, registers=registers))

    # (4) Each entry follows the one before: no number is missing, every link is its hash.
    problems.extend(_gaps(links))

    # (5) What is stored beside the leaves agrees with them.
    problems.extend(_stored_otherwise(remains, links))

    # (6) Every receipt on a letter names an entry that is here.
    problems.extend(_orphans(links, log, receipts))

    times = [link.body.t for link in links if link.body]
    return Verification(
        log=log,
        entries=len(links),
        head=(links[-1].hash if links else NO_HASH).hex(),
        first_ms=times[0] if times else None,
        last_ms=times[-1] if times else None,
        problems=tuple(problems),
    )


def _remains(source: Path, problems: list[Problem]) -> Remains:
    if not source.exists():
        raise TrailError(
            say("There is no record at {source}. Check the path, then try again.", source=source)
        )
    if source.is_dir():
        return _pack_remains(source, problems)
    remains = read_remains(source)
    if not remains.sound:
        problems.append(Problem(seq=None, words=say("The database file itself is damaged.")))
    return remains


def _pack_remains(folder: Path, problems: list[Problem]) -> Remains:
    """Read a pack, and compare it with what it says of itself."""
    entries = []
    for path in sorted(folder.glob(f"*{LEAF_ENDING}"), key=lambda one: (len(one.name), one.name)):
        if not path.stem.isdecimal():
            problems.append(
                Problem(seq=None, words=say("{name} is no entry's name.", name=path.name))
            )
            continue
        leaf = path.read_bytes()
        entries.append(
            Entry(
                seq=int(path.stem),
                hash=leaf_hash(leaf),
                prev=b"",
                signature=leaf[:SIGNATURE_BYTES],
                body=leaf[SIGNATURE_BYTES:],
            )
        )
    problems.extend(_not_as_announced(folder, entries))
    return Remains(entries=tuple(entries), beside=(), sound=True)


def _not_as_announced(folder: Path, entries: list[Entry]) -> Iterator[Problem]:
    try:
        pack = decode((folder / PACK).read_bytes(), Pack)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        yield Problem(seq=None, words=say("{name} is missing or cannot be read.", name=PACK))
        return
    there = [entry.seq for entry in entries]
    wanted = range(pack.first, pack.last + 1)
    if pack.schema != PACK_SCHEMA or pack.first != 1:
        yield Problem(seq=None, words=say("{name} is of another kind.", name=PACK))
    if there != list(wanted):
        yield Problem(
            seq=None,
            words=say(
                "{name} says entries {first} to {last}; {count} are here.",
                name=PACK,
                first=pack.first,
                last=pack.last,
                count=len(there),
            ),
        )
    if not entries or entries[-1].hash.hex() != pack.head:
        yield Problem(seq=None, words=say("The last entry is not the one {name} names.", name=PACK))


def _link(entry: Entry) -> _Link:
    leaf = entry.signature + entry.body
    try:
        return _Link(seq=entry.seq, leaf=leaf, body=read_body(entry.body))
    except BadEntryError as error:
        return _Link(seq=entry.seq, leaf=leaf, body=None, why=str(error))


def _enrolled(
    links: tuple[_Link, ...], expected: bytes | None, problems: list[Problem]
) -> tuple[str, str]:
    """Give the announced key (base64) and the log's name; both empty when there is none."""
    first = links[0] if links else None
    if first is None or first.seq != 1 or first.body is None or first.body.key is None:
        problems.append(
            Problem(
                seq=1,
                words=say("The first entry, which announces the key, is missing or changed."),
            )
        )
        return "", ""
    key = first.body.key.pub
    if expected is not None and key != to_base64(expected):
        problems.append(Problem(seq=1, words=say("The record is of another key than expected.")))
    return key, log_id(ED25519, decode(f'"{key}"', bytes))


def _wrong_with(link: _Link, key: str, log: str, *, registers: bool) -> Iterator[Problem]:
    if link.body is None:
        yield Problem(
            seq=link.seq, words=say("It is not an entry that can be read: {why}.", why=link.why)
        )
    elif key and link.body.log != log:
        yield Problem(seq=link.seq, words=say("It belongs to another log."))
    elif link.body.seq != link.seq:
        yield Problem(seq=link.seq, words=say("Its own number is {seq}.", seq=link.body.seq))
    elif link.body.act in REGISTER_ACTS and link.seq > 1 and not registers:
        yield Problem(seq=link.seq, words=say("Only the register may do what it says."))
    signature, body = link.leaf[:SIGNATURE_BYTES], link.leaf[SIGNATURE_BYTES:]
    if key and not is_signed(decode(f'"{key}"', bytes), body, signature):
        yield Problem(seq=link.seq, words=say("Its signature is not of this log's key."))


def _gaps(links: tuple[_Link, ...]) -> Iterator[Problem]:
    seq, before = 0, NO_HASH
    for link in links:
        if link.seq != seq + 1:
            yield Problem(
                seq=link.seq,
                words=say(
                    "Entries {first} to {last} are missing.", first=seq + 1, last=link.seq - 1
                ),
            )
        elif link.body is not None and link.body.prev != before.hex():
            yield Problem(
                seq=link.seq, words=say("It does not follow the entry that stands before it.")
            )
        seq, before = link.seq, link.hash


def _stored_otherwise(remains: Remains, links: tuple[_Link, ...]) -> Iterator[Problem]:
    """Compare a trail's columns, and the number of its disclosures, with the leaves."""
    before = NO_HASH
    for entry, link in zip(remains.entries, links, strict=True):
        linked = not entry.prev or entry.prev == before
        if entry.hash != link.hash or len(entry.hash) != HASH_BYTES or not linked:
            yield Problem(
                seq=entry.seq, words=say("What is stored of its hash is not what its bytes give.")
            )
        before = entry.hash
    if any(entry.prev for entry in remains.entries):
        beside = dict(remains.beside)
        for link in links:
            promised = len(link.body.sd) if link.body else 0
            if link.body and beside.pop(link.seq, 0) != promised:
                yield Problem(
                    seq=link.seq,
                    words=say(
                        "It promises {count} disclosures; they are not all here.", count=promised
                    ),
                )
        for seq in beside:
            yield Problem(seq=seq, words=say("Disclosures are here of an entry that is not."))


def _orphans(links: tuple[_Link, ...], log: str, receipts: Iterable[str]) -> Iterator[Problem]:
    known = {receipt_code(log, link.seq, link.hash) for link in links}
    for typed in receipts:
        code = read_code(typed)
        if code is None:
            yield Problem(seq=None, words=say("{typed} is no receipt's code.", typed=typed))
        elif code not in known:
            yield Problem(
                seq=None,
                words=say(
                    "A letter carries the receipt {code}, and no entry here has it: an entry was "
                    "removed or changed, or the letter was recorded elsewhere.",
                    code=code,
                ),
            )
