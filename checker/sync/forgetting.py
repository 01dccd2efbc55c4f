"""Forgetting: the keys of cases that two people at the register had erased are destroyed here."""

import re
from typing import Final

from checker.audit.notes import NotANote, open_note
from checker.audit.trail_aside import forget_aside
from checker.audit.trail_sync import TrailSync
from checker.sync.session import Session
from checker.sync.watching import SMALLER as SHORTER
from checker.sync.watching import UNSIGNED, Alarm

_APPLIED: Final = "forgotten"
_UNSCRUBBED: Final = "unscrubbed"
_PSEUDONYM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MOST_LIST: Final = 16 * 1024 * 1024


def forget(session: Session, sync: TrailSync, organisation_key: bytes) -> int:
    """Apply what is new in the register's list, and give how many cases of this desk went.

    Raises:
        Alarm: The list is not signed by the register, or shorter than before.
        RegisterUnreached, RegisterRefused: It could not be fetched.
        TrailError: The trail cannot be written.
    """
    note = session.fetch("/v1/forget", most=_MOST_LIST)
    cases = _read(note, session)
    applied = _number(sync, _APPLIED)
    if len(cases) < applied:
        raise Alarm(SHORTER, note)
    gone = 0
    if new := cases[applied:]:
        sync.remember(_UNSCRUBBED, b"1")
        sync.name_cases(organisation_key)
        gone = sync.forget(new)
        sync.remember(_APPLIED, str(len(cases)).encode())
    if (
        _number(sync, _UNSCRUBBED)
        and sync.scrub()
        and _forgets_aside(sync, organisation_key, cases)
    ):
        sync.remember(_UNSCRUBBED, b"0")
    return gone


def _forgets_aside(sync: TrailSync, organisation_key: bytes, cases: list[str]) -> bool:
    """Have what was set aside forget all of them too; False when it must be tried again."""
    signer = sync.signer
    return forget_aside(sync.path, signer.device_key, organisation_key, set(cases), sync.draw)


def _read(note: bytes, session: Session) -> list[str]:
    """Give the pseudonyms in the order of erasure.

    Raises:
        Alarm: It is no list of this register.
    """
    try:
        text, _ = open_note(note, session.known.register)
    except NotANote as error:
        raise Alarm(UNSIGNED, note) from error
    lines = text.split("\n")
    head, cases = lines[:2], lines[2:-1]
    if head != [f"{session.known.origin}/forget", str(len(cases))] or not all(
        _PSEUDONYM.fullmatch(one) for one in cases
    ):
        raise Alarm(UNSIGNED, note)
    return cases


def _number(sync: TrailSync, name: str) -> int:
    return int(sync.recall(name) or b"0")
