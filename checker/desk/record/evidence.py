"""Evidence packs at the desk: who asks, which entries answer, and that it was done is recorded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checker.audit.disclosures import Disclosure
from checker.audit.entry import Act, BadEntryError, Body, Facts, Out, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash, read_code, receipt_code
from checker.audit.pack import (
    EVIDENCE_SCHEMA,
    MOST_QUESTION,
    PACK,
    Evidence,
    Piece,
    Trust,
    Vouched,
    Withheld,
    read_trust,
)
from checker.audit.pack_checking import PackChecked, check_pack
from checker.audit.pack_writing import Answer, refuse_full, write_pack
from checker.audit.trail import Trail
from checker.audit.trail_reading import read_remains
from checker.audit.verify import Problem, Verification
from checker.errors import CallError, SettingsError, TrailDamaged
from checker.model import Entry
from checker.shapes import decode
from checker.words import say

if TYPE_CHECKING:
    from checker.audit.canonical import Json

OTHER_CASE = "other-case"
_FIRST = 1
SEALED = "They were not asked for."
"""In the language of the pack itself, which whoever gets it can check anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to know of a trail, and what of it may be shown."""

    question: str
    """In words."""
    first: int = 1
    last: int | None = None
    """The newest entry when it is None."""
    case: str | None = None
    """Only entries of this case; the others are named as withheld."""
    show: tuple[str, ...] = ()
    """The names of the facts beside the entries that are shown: "case", "files", "reasons" ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What goes into a pack: entries that answer, of any logs, each with what can be shown of it.

    `firsts` are the entries that began those logs; `withheld` every entry between the first and
    the last of a log that does not answer.
    """

    question: str
    found: tuple[tuple[bytes, tuple[Disclosure, ...]], ...]
    firsts: tuple[bytes, ...]
    withheld: tuple[Withheld, ...] = ()
    show: tuple[str, ...] = ()
    case: str | None = None


def export_evidence(
    asked: Asked,
    own: Trail,
    folder: Path,
    *,
    now: datetime,
    mono_ms: int,
    other: Path | None = None,
    vouched: Callable[[Sequence[bytes]], Vouched] | None = None,
) -> Evidence:
    """Write an evidence pack, having recorded in one's own trail that it is made.

    Args:
        asked: The question.
        own: The trail of whoever exports.
        folder: A folder that does not exist yet, or is empty.
        now: When.
        mono_ms: Milliseconds since the machine started.
        other: Another trail's file, when it is not one's own that answers. Of it nothing beside the
            entries can be shown.
        vouched: Asks the register about these entries, when there is one.

    Raises:
        CallError: nothing answers, or the folder holds something.
        TrailError: a trail cannot be read or written, or is damaged.
    """
    entries = own.entries() if other is None else read_remains(other).entries
    told = dict(zip(entries, own.disclosed_by_each(entries), strict=True)) if other is None else {}
    inside = [one for one in entries if asked.first <= one.seq <= (asked.last or entries[-1].seq)]
    if not inside or inside[-1].seq < (asked.last or 0):
        raise CallError(say("There are no such entries in this trail."))
    log = _body(inside[0]).log
    shown, withheld = _chosen(asked, inside, told, log)
    gathered = Gathered(
        question=asked.question,
        found=tuple((_leaf(one), told.get(one, ())) for one in shown),
        firsts=(_leaf(entries[0]),),
        withheld=tuple(withheld),
        show=asked.show,
        case=asked.case,
    )
    return write_evidence(gathered, own, folder, now=now, mono_ms=mono_ms, vouched=vouched)


def write_evidence(
    gathered: Gathered,
    own: Trail,
    folder: Path,
    *,
    now: datetime,
    mono_ms: int,
    vouched: Callable[[Sequence[bytes]], Vouched] | None = None,
) -> Evidence:
    """Write what was gathered as a pack, having recorded in one's own trail that it is made.

    Raises:
        CallError: nothing answers, or the folder holds something.
        TrailError: the trail cannot be written, or what was gathered does not hold together.
    """
    if not 0 < len(gathered.question) <= MOST_QUESTION:
        raise CallError(say("A question has between 1 and {most} characters.", most=MOST_QUESTION))
    refuse_full(folder)
    t_ms = int(now.timestamp() * 1000)
    firsts = tuple(dict.fromkeys((*map(_leaf, own.entries(most=1)), *gathered.firsts)))
    leaves = [*firsts, *(leaf for leaf, _ in gathered.found)]
    register = Vouched() if vouched is None else vouched(leaves)
    export = _recorded(gathered, own, t_ms, mono_ms)
    answer = Answer(
        question=gathered.question,
        enrolments=[
            Piece(leaf=leaf, proof=register.prove(leaf))
            for leaf in (*register.enrolments, *register.closed, *firsts)
        ],
        entries=[
            Piece(
                leaf=leaf,
                shown=tuple(fact for fact in told if fact.name in gathered.show),
                proof=register.prove(leaf),
            )
            for leaf, told in gathered.found
        ],
        export=Piece(
            leaf=_leaf(export),
            shown=own.disclosed(export.seq),
        ),
        withheld=gathered.withheld,
        sealed=SEALED,
        register=register.register,
    )
    pack = write_pack(answer, folder, own.signer, t_ms=t_ms)
    known = Trust(logs=frozenset(read_body(leaf[SIGNATURE_BYTES:]).log for leaf in firsts))
    if not check_pack(folder, known).holds:
        for one in folder.iterdir():
            one.unlink()
        raise _damaged()
    return pack


def is_evidence(folder: Path) -> bool:
    """Say whether a folder is an evidence pack, and no plain copy of a trail."""
    try:
        pack = decode((folder / PACK).read_bytes(), object)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(pack, dict) and pack.get("schema") == EVIDENCE_SCHEMA


def verify_evidence(
    folder: Path, receipts: Iterable[str] = (), trust: Iterable[str] = ()
) -> Verification:
    """Say whether an evidence pack holds for somebody who trusts these keys.

    Args:
        folder: The pack.
        receipts: Codes from letters; each must name an entry that is there.
        trust: Files that name whose keys are trusted, or such lines.

    Raises:
        SettingsError: what is trusted is not written right, or comes out of the pack itself.
        TrailError: the folder cannot be read.
    """
    checked = check_pack(folder, read_trust(_lines(folder, trust)))
    there = [leaf.body for leaf in checked.leaves.values()]
    problems = [Problem(seq=None, words=words) for words in checked.problems]
    problems.extend(_orphans(checked, receipts))
    ranges = () if checked.pack is None else checked.pack.ranges
    times = sorted(body.t for body in there)
    return Verification(
        log=", ".join(one.log for one in ranges),
        entries=len(there),
        head=ranges[-1].head if ranges else "",
        first_ms=times[0] if times else None,
        last_ms=times[-1] if times else None,
        problems=tuple(problems),
        remarks=tuple(checked.closed),
    )


def _chosen(
    asked: Asked, inside: list[Entry], told: dict[Entry, tuple[Disclosure, ...]], log: str
) -> tuple[list[Entry], list[Withheld]]:
    """Give the entries that answer, and those of the range that do not: of another case.

    The log's first entry is of no case: it says whose key this is, and is in every pack.
    """
    if asked.case is None:
        return inside, []
    kept = {
        one.seq
        for one in inside
        if any(fact.name == "case" and fact.value == asked.case for fact in told.get(one, ()))
    }
    if not kept:
        raise CallError(
            say(
                "No entry of this trail is known to be of that case. Where the case records do "
                "not know its reference any more, give its id in them."
            )
        )
    kept.add(_FIRST)
    return [one for one in inside if one.seq in kept], [
        Withheld(log=log, seq=one.seq, hash=one.hash.hex(), why=OTHER_CASE)
        for one in inside
        if one.seq not in kept
    ]


def _recorded(gathered: Gathered, own: Trail, t_ms: int, mono_ms: int) -> Entry:
    """Put into one's own trail that evidence is made, and give that entry."""
    covers: list[Json] = [
        {"first": min(its), "last": max(its), "log": log} for log, its in _numbers(gathered).items()
    ]
    receipt = own.append(
        Act.EXPORT,
        Facts(out=Out.DONE),
        disclosures=[
            ("question", gathered.question),
            *((("range", covers[0]),) if len(covers) == 1 else (("ranges", covers),)),
        ],
        case=gathered.case,
        t_ms=t_ms,
        mono_ms=mono_ms,
    )
    export = own.entry(receipt.seq)
    if export is None:
        raise _damaged()
    return export


def _numbers(gathered: Gathered) -> dict[str, list[int]]:
    """Give the numbers of the entries that are found or withheld, by log."""
    numbers: dict[str, list[int]] = {}
    for leaf, _ in gathered.found:
        body = read_body(leaf[SIGNATURE_BYTES:])
        numbers.setdefault(body.log, []).append(body.seq)
    for one in gathered.withheld:
        numbers.setdefault(one.log, []).append(one.seq)
    return numbers


def _lines(folder: Path, trust: Iterable[str]) -> list[str]:
    """Give the lines of trust, whether they are in a file or were typed."""
    lines: list[str] = []
    for one in trust:
        path = Path(one)
        if "=" in one and not path.is_file():
            lines.append(one)
            continue
        if path.resolve().is_relative_to(folder.resolve()):
            raise SettingsError(
                say("Whom to trust must not come out of the pack itself: {path}.", path=path)
            )
        try:
            lines.extend(path.read_text(encoding="utf-8-sig").splitlines())
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                say("{path}, which says whom to trust, cannot be read.", path=path)
            ) from error
    return lines


def _orphans(checked: PackChecked, receipts: Iterable[str]) -> Iterable[Problem]:
    there = {
        receipt_code(leaf.body.log, leaf.body.seq, leaf_hash(leaf.piece.leaf))
        for leaf in checked.leaves.values()
    }
    for typed in receipts:
        if read_code(typed) not in there:
            yield Problem(
                seq=None,
                words=say("No entry of this pack has the receipt {typed}.", typed=typed),
            )


def _leaf(entry: Entry) -> bytes:
    return entry.signature + entry.body


def _body(entry: Entry) -> Body:
    try:
        return read_body(entry.body)
    except BadEntryError as error:
        raise _damaged() from error


def _damaged() -> TrailDamaged:
    return TrailDamaged(
        say(
            "The entries do not hold together, so that no evidence can be made of them. See what "
            "is wrong with: letterlock audit verify."
        )
    )
