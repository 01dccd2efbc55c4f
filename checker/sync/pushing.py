"""Pushing: every entry that the register lacks, in order, until it has promised them all."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from checker.audit.boxing import sealed_to
from checker.audit.entry import BadEntryError, read_body
from checker.audit.marks import MARKED, marks_of
from checker.audit.notes import NotANote, open_note
from checker.audit.trail import Trail
from checker.audit.trail_beside import Wanted
from checker.audit.trail_sync import Promise, Unsent
from checker.errors import RegisterRefused, RegisterUnreached
from checker.model import Entry
from checker.protocol.messages import (
    MOST_ENTRIES,
    Entries,
    Holder,
    LogState,
    Mark,
    Push,
    Sent,
    State,
    Wrap,
    promise_text,
)
from checker.shapes import decode
from checker.sync.session import Session
from checker.sync.watching import LOST, Alarm
from checker.words import say

_MOST_BYTES: Final = 900_000
"""Of one body: the register takes 1,048,576."""
_AROUND_ENTRY: Final = 400
_AROUND_WRAP: Final = 420
_AROUND_MARK: Final = 70
_MOST_WRAPS: Final = 1_000
_OWN: Final = "self"
"""Under this name a trail remembers that this desk's own wrap was sent: it can come back to it."""


class Forked(Exception):
    """The register knows another entry by a number of this log: a copy of this desk was in use."""


class Revoked(Exception):
    """The register takes nothing from this log any more."""


class Pusher:
    """Sends one log's entries to the register that knows it."""

    def __init__(self, session: Session, trail: Trail, organisation_key: bytes) -> None:
        """Be ready; the register is asked at the first push how far it is."""
        self._session, self._trail = session, trail
        self._organisation_key = organisation_key
        self._next: int | None = None
        self.holders: tuple[Holder, ...] = ()
        """Those to whom keys of cases are sealed, verified."""
        self.register_ms: int | None = None
        """What time it was at the register, by its last promise."""

    @property
    def is_fresh(self) -> bool:
        """Say whether the register is still to be asked how far it is."""
        return self._next is None

    def look(self) -> LogState:
        """Ask how far the register is.

        Raises:
            Forked, Revoked: It takes nothing more of this log.
            RegisterUnreached, RegisterRefused: There is no answer, or not now.
        """
        told = self._session.call("GET", self._session.path, LogState)
        if told.state is State.FROZEN:
            raise Forked
        if told.state is State.REVOKED:
            raise Revoked
        return told

    def push(self, now_ms: int) -> int:
        """Send everything that the register lacks; give how many entries went.

        Raises:
            Alarm: The register has lost what it had promised. It is sent again all the same.
            Forked, Revoked: It takes nothing more of this log.
            RegisterUnreached, RegisterRefused: There is no answer, or not now.
            TrailError: The trail cannot be read or written.
        """
        sync, sent, lost = self._trail.sync, 0, None
        if self._next is None:
            told = self.look()
            self._refuse_another_past(told)
            last = sync.last_promise()
            if last is not None and told.next <= last.seq:
                lost = last
            elif told.next - 1 > sync.accepted() and self._trail.entry(told.next - 1):
                self._keep(told, told.next - 1, (), now_ms)  # its answer was lost on the way
            self._next = told.next
        next_one, self._next = self._next, None
        while batch := sync.unsent(next_one - 1, MOST_ENTRIES):
            answer = self._sent(batch, now_ms)
            sent += answer.next - next_one
            next_one = answer.next
        self._send_missing_keys(next_one, now_ms)
        self._next = next_one
        if lost is not None:
            raise Alarm(LOST, lost.note)
        return sent

    def missing_here(self) -> Iterator[Entries]:
        """Give what the register has of this log and this device has not: it was restored.

        Raises:
            Forked: The register's entries do not follow the ones here.
        """
        told = self.look()
        while (head := _head(self._trail)).seq < told.next - 1:
            path = f"{self._session.path}/entries?from={head.seq + 1}"
            found = self._session.call("GET", path, Entries)
            if not found.entries:
                return
            first = found.entries[0]
            if first.seq != head.seq + 1 or _prev(first.leaf) != head.hash.hex():
                self._show_fork(head)
            yield found

    def _refuse_another_past(self, told: LogState) -> None:
        """See that the register's last entry is one that is here.

        Raises:
            Forked: It is another one; the register has been shown both.
        """
        if told.next == 1:
            return
        ours = self._trail.entry(told.next - 1)
        if ours is None:
            head = _head(self._trail)
            if head.seq < told.next - 1:
                return  # restored: what is missing here is fetched
            raise Forked
        if ours.hash.hex() != told.head:
            self._show_fork(ours)

    def _show_fork(self, ours: Entry) -> None:
        """Send an entry whose number the register knows otherwise: it keeps both, and says so."""
        unsent = self._trail.sync.unsent(ours.seq - 1, 1)
        self._push(Push(entries=tuple(self._as_sent(one, {}) for one in unsent)))
        raise Forked

    def _sent(self, batch: tuple[Unsent, ...], now_ms: int) -> LogState:
        """Send as many as fit into one body, and keep the promise."""
        sync = self._trail.sync
        sync.name_cases(self._organisation_key)
        names = sync.names()
        size = 0
        entries: list[Sent] = []
        for one in batch:
            sent = self._as_sent(one, names)
            grown = _size(sent)
            if entries and size + grown > _MOST_BYTES:
                break
            size += grown
            entries.append(sent)
        last = batch[len(entries) - 1].entry.seq
        wanted = self._wanted((_MOST_BYTES - size) // _AROUND_WRAP)
        answer = self._push(Push(entries=tuple(entries), wraps=self._wraps(wanted)))
        self._keep(answer, last, wanted, now_ms)
        return answer

    def _send_missing_keys(self, next_one: int, now_ms: int) -> None:
        """Send keys that did not fit, or that a later holder lacks, beside the last entry."""
        while next_one > 1 and (wanted := self._wanted(_MOST_WRAPS)):
            (last,) = self._trail.sync.unsent(next_one - 2, 1)
            names = self._trail.sync.names()
            push = Push(entries=(self._as_sent(last, names),), wraps=self._wraps(wanted))
            self._keep(self._push(push), last.entry.seq, wanted, now_ms)

    def _push(self, push: Push) -> LogState:
        try:
            told = self._session.call("POST", f"{self._session.path}/entries", LogState, body=push)
        except RegisterRefused as refused:
            if refused.kind in {"fork", "frozen"}:
                raise Forked from refused
            if refused.status == HTTPStatus.CONFLICT and refused.kind == "revoked":
                raise Revoked from refused
            raise
        if told.state is not State.OPEN:
            raise Forked if told.state is State.FROZEN else Revoked
        return told

    def _keep(self, answer: LogState, last: int, wanted: tuple[Wanted, ...], now_ms: int) -> None:
        """Keep the register's promise, once it is seen to be of what was sent, or of more."""
        head = self._trail.entry(answer.next - 1) if answer.next > last else None
        self.register_ms = self._promised(answer, head)
        self._trail.sync.keep_promise(
            Promise(seq=answer.next - 1, at_ms=now_ms, note=(answer.promise or "").encode()),
            [(one.mark, one.holder, b"") for one in wanted],
        )

    def _promised(self, answer: LogState, head: Entry | None) -> int:
        """Give when the register says that it promised.

        Raises:
            RegisterUnreached: It promised nothing, or something else.
        """
        known = self._session.known
        try:
            text, _ = open_note((answer.promise or "").encode(), known.register)
        except NotANote:
            text = ""
        told = text.rstrip("\n").rpartition("\n")[2]
        at_ms = int(told) if told.isascii() and told.isdecimal() else -1
        ours = "" if head is None else head.hash.hex()
        if (
            head is None
            or answer.head != ours
            or text != promise_text(known.origin, known.log, head.seq, ours, at_ms)
        ):
            raise RegisterUnreached(
                say(
                    "The register did not promise what it was sent. Nothing is lost: it is sent "
                    "again."
                )
            )
        return at_ms

    def _as_sent(self, one: Unsent, names: dict[bytes, str]) -> Sent:
        """Give an entry with its boxes; boxes that are too many for one body stay here."""
        leaf = one.entry.signature + one.entry.body
        case = None if one.mark is None else names.get(one.mark)
        if case is None:
            return Sent(leaf=leaf)
        marks = self._marks(one.entry)
        whole = Sent(leaf=leaf, case=case, boxes=one.boxes, marks=marks)
        return whole if _size(whole) <= _MOST_BYTES else Sent(leaf=leaf, case=case, marks=marks)

    def _marks(self, entry: Entry) -> tuple[Mark, ...]:
        """Give by what an entry is found again at the register."""
        trail = self._trail
        act = read_body(entry.body).act
        if act not in MARKED:
            return ()
        receipt = trail.receipt(entry).code
        told = marks_of(self._organisation_key, act, trail.disclosed(entry.seq), receipt)
        return tuple(Mark(by=one.by, digest=one.digest) for one in told)

    def _wanted(self, most: int) -> tuple[Wanted, ...]:
        own = self._session.known.log
        names = [_OWN if one.log == own else one.log for one in self.holders]
        return self._trail.sync.keys_wanted(names, max(0, min(most, _MOST_WRAPS)))

    def _wraps(self, wanted: tuple[Wanted, ...]) -> tuple[Wrap, ...]:
        own = self._session.known.log
        keys = {one.log: _raw(one.box) for one in self.holders}
        return tuple(
            Wrap(
                case=one.pseudonym,
                log=own,
                holder=holder,
                box=sealed_to(keys[holder], one.key),
            )
            for one in wanted
            if (holder := own if one.holder == _OWN else one.holder) in keys
        )


def _head(trail: Trail) -> Entry:
    return trail.entries(most=1, newest_first=True)[0]


def _prev(leaf: bytes) -> str:
    try:
        return read_body(leaf[64:]).prev
    except BadEntryError:
        return ""


def _raw(key: str) -> bytes:
    return decode(json.dumps(key), bytes)


def _size(sent: Sent) -> int:
    around = _AROUND_ENTRY + _AROUND_MARK * len(sent.marks)
    return around + (len(sent.leaf) + sum(len(box) + 4 for box in sent.boxes)) * 4 // 3
