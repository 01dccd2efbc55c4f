"""What an older log of this desk never sent: read from the files that were set aside, and offered.

The key of such a log is gone, so its entries vouch for themselves; the new log only brings them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Final

from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import leaf_hash
from checker.audit.trail import Trail
from checker.audit.trail_opening import files_set_aside
from checker.audit.trail_reading import salvaged
from checker.errors import RegisterRefused
from checker.protocol.messages import MOST_ENTRIES, Push, Sent, Taken
from checker.sync.session import Session

_MOST_BYTES: Final = 600_000
"""Of the leaves in one body, which are a third larger there."""
_DONE: Final = b"done"


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An entry of an older log, as its own bytes say."""

    body: Body
    leaf: bytes


@dataclass
class Remains:
    """What the older logs of one desk left behind."""

    trail: Trail
    _tried: set[str] = field(default_factory=set)

    def offer(self, session: Session) -> None:
        """Bring what the register lacks of every log that was set aside, each file once.

        What the register will not take now is offered again at the next start.

        Raises:
            RegisterUnreached, RegisterRefused: There is no answer, or not now.
            TrailError: The trail cannot be read or written.
        """
        for file in files_set_aside(self.trail.path):
            name = f"remains:{file.name}"
            if file.name in self._tried or self.trail.sync.recall(name) is not None:
                continue
            if all(_brought(session, run) for run in _runs(_read(file))):
                self.trail.sync.remember(name, _DONE)
            self._tried.add(file.name)


def _brought(session: Session, run: list[_Leaf]) -> bool:
    """Bring entries that follow one another; False when the register does not know their log."""
    for part in _parts(run):
        path = f"/v1/logs/{part[0].body.log}/remains"
        push = Push(entries=tuple(Sent(leaf=one.leaf) for one in part))
        try:
            session.call("POST", path, Taken, body=push)
        except RegisterRefused as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return False
            if refused.kind in {"revoked", "not-allowed"}:
                return True  # nothing is taken in that log's name any more
            if refused.status != HTTPStatus.UNPROCESSABLE_ENTITY:
                raise
            # One of them is damaged: the others are brought without it.
            if len(part) > 1 and not all(_brought(session, [one]) for one in part):
                return False
    return True


def _parts(run: list[_Leaf]) -> Iterator[list[_Leaf]]:
    """Give as many at a time as fit into one body."""
    part: list[_Leaf] = []
    size = 0
    for one in run:
        if part and (len(part) == MOST_ENTRIES or size + len(one.leaf) > _MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(one)
        size += len(one.leaf)
    if part:
        yield part


def _runs(leaves: Iterable[_Leaf]) -> Iterator[list[_Leaf]]:
    """Part entries where one does not follow the one before it."""
    run: list[_Leaf] = []
    for one in leaves:
        last = run[-1] if run else None
        if last is not None and (
            (one.body.log, one.body.seq) != (last.body.log, last.body.seq + 1)
            or one.body.prev != leaf_hash(last.leaf).hex()
        ):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _read(file: Path) -> Iterator[_Leaf]:
    """Give every entry of a file that can still be read as one."""
    for entry in salvaged(file):
        try:
            body = read_body(entry.body)
        except BadEntryError:
            continue
        yield _Leaf(body, entry.signature + entry.body)
