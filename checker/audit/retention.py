"""Which cases are past the policy's retention: by their entries, and when the last of them was."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from checker.audit.disclosures import case_mark
from checker.audit.entry import Act, Body, read_body
from checker.audit.trail import Trail
from checker.audit.trail_beside import STILL
from checker.audit.trail_file import connect_to_read, told
from checker.errors import SettingsError
from checker.settings import Retention
from checker.words import say

DAY_MS: Final = 86_400_000
_SETTLED: Final = frozenset(act.value for act in Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A case of this desk whose time is over."""

    mark: bytes
    case: str
    name: str
    """Of the class that held longest."""
    last_ms: int


def refuse_unknown_acts(classes: Sequence[Retention]) -> None:
    """Refuse a class that no entry can ever be in: what it should keep longer would go early.

    Raises:
        SettingsError: One names an act that does not exist.
    """
    for one in classes:
        for act in one.acts:
            if act not in _SETTLED:
                raise SettingsError(
                    say(
                        "The policy's retention class {name} names {act}, which is no act of the "
                        "record. Nothing was forgotten.",
                        name=one.name,
                        act=act,
                    )
                )


def longest(classes: Sequence[Retention], bodies: Iterable[Body]) -> Retention | None:
    """Give the class that keeps a case with these entries longest; None when it is in none."""
    said = tuple(bodies)
    held = [one for one in classes if any(_is_of(one, body) for body in said)]
    return max(held, key=lambda one: one.days, default=None)


def is_past(held: Retention, last_ms: int, now_ms: int) -> bool:
    """Say whether the time of a class is over."""
    return now_ms - last_ms > held.days * DAY_MS


def past_here(trail: Trail, classes: Sequence[Retention], now_ms: int) -> tuple[Past, ...]:
    """Give the cases of a desk's own record whose time is over, the oldest first.

    Raises:
        SettingsError: A class names an act that does not exist.
        TrailError: The trail cannot be read.
    """
    refuse_unknown_acts(classes)
    none = case_mark(trail.signer.device_key, "")
    found = []
    said = {entry.seq: read_body(entry.body) for entry in trail.entries()}
    for mark, seqs in _cases(trail).items():
        bodies = [said[seq] for seq in seqs]
        last_ms = max(body.t for body in bodies)
        held = longest(classes, bodies)
        if mark != none and held is not None and is_past(held, last_ms, now_ms):
            case = next((x.value for x in trail.disclosed(seqs[-1]) if x.name == "case"), "")
            found.append(Past(mark=mark, case=str(case), name=held.name, last_ms=last_ms))
    return tuple(sorted(found, key=lambda one: one.last_ms))


def let_go(trail: Trail, past: Iterable[Past]) -> bool:
    """Destroy the keys of cases; False when another window must be closed to clean the file too.

    Raises:
        TrailError: The trail cannot be written.
    """
    trail.sync.let_go(one.mark for one in past)
    return trail.sync.scrub()


def _cases(trail: Trail) -> dict[bytes, list[int]]:
    """Give the numbers of the entries about each case whose key is kept here."""
    with told(trail.path), closing(connect_to_read(trail.path)) as connection:
        rows = connection.execute(
            "SELECT DISTINCT d.mark, d.seq FROM disclosure d "  # noqa: S608 - a constant of ours
            "JOIN case_key k ON k.mark = d.mark AND k.holder = ? "
            f"WHERE {STILL} ORDER BY d.seq",
            (trail.signer.log,),
        ).fetchall()
    found: dict[bytes, list[int]] = {}
    for mark, seq in rows:
        found.setdefault(bytes(mark), []).append(seq)
    return found


def _is_of(one: Retention, body: Body) -> bool:
    return (not one.acts or body.act in one.acts) and (
        not one.documents or any(file.cls in one.documents for file in body.files)
    )
