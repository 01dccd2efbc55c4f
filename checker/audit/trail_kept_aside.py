"""What can still be relied on in a trail that was set aside: entries that vouch for themselves."""

import base64
import os
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.audit.acts import Act
from checker.audit.disclosures import Disclosure
from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import ED25519, log_id
from checker.audit.signing import Signer, is_signed
from checker.audit.trail_beside import Boxes
from checker.audit.trail_file import connect_to_read, told
from checker.audit.trail_opening import as_entry, files_set_aside
from checker.errors import TrailDamaged
from checker.log import kind_of, logger
from checker.model import Entry

if TYPE_CHECKING:
    import sqlite3

_LOG = logger("audit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry of a trail that was set aside, and what is kept beside it."""

    entry: Entry
    body: Body
    beside: tuple[Disclosure, ...]


def kept_aside(path: Path, signer: Signer, acts: Collection[Act]) -> tuple[Kept, ...]:
    """Give the entries of some acts that can be relied on in what was set aside from a place.

    The chain may be broken, so each entry is looked at by itself: it is signed with the key that
    names its log, and what stands beside it opens with this device's key and was promised by it.
    What cannot be read is not there; that the record was damaged, the person was told.

    Args:
        path: Where the trail is that goes on.
        signer: The keys of whose trail it is.
        acts: What the entries say.

    Raises:
        TrailError: a file that may be whole cannot be read now.
    """
    found: list[Kept] = []
    for file in files_set_aside(path):
        try:
            with told(file), closing(connect_to_read(file)) as connection:
                for one in _sound(connection, signer, acts):  # a page may be broken further on
                    found.append(one)  # noqa: PERF402 - what came before it is kept
        except TrailDamaged as error:
            _LOG.warning("what was set aside is not read to its end: %s", kind_of(error))
    return tuple(found)


def _sound(
    connection: "sqlite3.Connection", signer: Signer, acts: Collection[Act]
) -> Iterator[Kept]:
    boxes: Boxes | None = None
    key = b""
    for row in connection.execute("SELECT seq, hash, prev, sig, body FROM entry ORDER BY seq"):
        entry = as_entry(row)
        try:
            body = read_body(entry.body)
        except BadEntryError:
            continue
        if body.key is not None:
            key = base64.b64decode(body.key.pub)
            log = log_id(ED25519, key)
            boxes = Boxes(log=log, device_key=signer.device_key, draw=os.urandom)
        if boxes is None or body.act not in acts or body.log != boxes.log:
            continue
        if not is_signed(key, entry.body, entry.signature):
            continue
        with suppress(TrailDamaged):
            beside = boxes.opened(connection, entry.seq)
            if {one.digest for one in beside} <= set(body.sd):
                yield Kept(entry=entry, body=body, beside=beside)
