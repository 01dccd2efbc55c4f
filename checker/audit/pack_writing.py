"""Entries as an evidence pack: numbered files, the answers, and a signed page that names them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import msgspec

from checker.audit.leaf import leaf_hash
from checker.audit.pack import (
    ANSWERS,
    EVIDENCE_SCHEMA,
    LEAF_ENDING,
    PACK,
    PAGE,
    PRINT,
    README,
    SEAL,
    SHOWN_ENDING,
    VERIFIER,
    Asked,
    Counts,
    Evidence,
    Exported,
    Piece,
    Range,
    Withheld,
    seal_pack,
)
from checker.audit.pack_answers import body_of, page, readme, rows_of, table
from checker.audit.proof import PROOF_ENDING
from checker.audit.signing import Signer
from checker.audit.trail_file import told
from checker.errors import CallError
from checker.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes into a pack.

    `enrolments` say whose keys these are: of the register's log the first entry, those that enrol
    and those that close, and the first entry of every log, also of whoever exports. `export` is the
    entry that says so.
    """

    question: str
    enrolments: Sequence[Piece]
    entries: Sequence[Piece]
    export: Piece
    withheld: Sequence[Withheld] = ()
    sealed: str = ""
    """Why some facts beside the entries are not shown."""
    register: Asked = "none"


def write_pack(answer: Answer, folder: Path, signer: Signer, *, t_ms: int) -> Evidence:
    """Write a pack to a new folder, signed by whoever exports it.

    Args:
        answer: What goes into it.
        folder: A folder that does not exist yet, or is empty.
        signer: The keys of whoever exports it.
        t_ms: When, in milliseconds UTC.

    Raises:
        CallError: The folder holds something, or there is nothing to write.
        TrailError: The folder cannot be written.
    """
    if not answer.entries and not answer.withheld:
        raise CallError(say("There is nothing to export: no entry answers the question."))
    refuse_full(folder)
    files, pack = _pack(answer, signer.log, t_ms)
    written = msgspec.json.format(msgspec.json.encode(pack)) + b"\n"
    with told(folder / PACK):
        folder.mkdir(parents=True, exist_ok=True)
        for name, held in files.items():
            (folder / name).write_bytes(held)
        (folder / PACK).write_bytes(written)
        (folder / SEAL).write_bytes(seal_pack(written, signer))
    return pack


def refuse_full(folder: Path) -> None:
    """Refuse a folder that holds something, or is none.

    Raises:
        CallError: It is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CallError(
            say("{folder} is not empty. Choose a new folder for the export.", folder=folder)
        )


def _pack(answer: Answer, log: str, t_ms: int) -> tuple[dict[str, bytes], Evidence]:
    from checker.audit.pack_pdf import printed  # noqa: PLC0415 - its library loads slowly

    pieces = _in_order(answer)
    ranges = _ranges(answer)
    files = {
        name: held
        for number, piece in enumerate(pieces, start=1)
        for name, held in _files(f"{number:05}", piece)
    }
    numbers = {leaf_hash(piece.leaf): f"{number:05}" for number, piece in enumerate(pieces, 1)}
    export = body_of(answer.export)
    promised = sum(len(body_of(piece).sd) for piece in pieces)
    shown = sum(len(piece.shown) for piece in pieces)
    pack = Evidence(
        schema=EVIDENCE_SCHEMA,
        question=answer.question,
        t=t_ms,
        log=log,
        ranges=ranges,
        withheld=tuple(answer.withheld),
        sealed=answer.sealed,
        register=answer.register,
        counts=Counts(
            entries=len(answer.entries),
            withheld=len(answer.withheld),
            enrolments=len(set(map(_mark, answer.enrolments)) - set(map(_mark, answer.entries))),
            proofs=sum(piece.proof is not None for piece in pieces),
            disclosed=shown,
            sealed=promised - shown,
        ),
        exported=Exported(seq=export.seq, hash=leaf_hash(answer.export.leaf).hex()),
        files={},
    )
    rows = rows_of(
        pack,
        {_mark(one): (numbers[leaf_hash(one.leaf)], one) for one in pieces},
    )
    verifier = (resources.files("resources") / "verify" / VERIFIER).read_bytes()
    files[ANSWERS] = table(rows)
    files[PAGE] = page(pack, rows)
    files[PRINT] = printed(pack, rows)
    files[VERIFIER] = verifier
    files[README] = readme(pack, hashlib.sha256(verifier).hexdigest())
    fingerprints = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    return files, msgspec.structs.replace(pack, files=fingerprints)


def _in_order(answer: Answer) -> tuple[Piece, ...]:
    """Put enrolments first and the export last, each entry once: as it was first given."""
    enrolments = {leaf_hash(piece.leaf): piece for piece in answer.enrolments}
    entries = {leaf_hash(piece.leaf): piece for piece in answer.entries}
    export = {leaf_hash(answer.export.leaf): answer.export}
    firsts = {told: entries.get(told, piece) for told, piece in enrolments.items()}
    return tuple({**firsts, **entries, **export}.values())


def _ranges(answer: Answer) -> tuple[Range, ...]:
    """Give what the entries and those withheld cover of each log, from the first to the last."""
    there = {
        **{_mark(one): leaf_hash(one.leaf).hex() for one in answer.entries},
        **{(one.log, one.seq): one.hash for one in answer.withheld},
    }
    ranges = []
    for log in dict.fromkeys(log for log, _ in there):
        numbers = [seq for its, seq in there if its == log]
        first, last = min(numbers), max(numbers)
        ranges.append(Range(log=log, first=first, last=last, head=there[log, last]))
    return tuple(ranges)


def _files(number: str, piece: Piece) -> Iterable[tuple[str, bytes]]:
    yield f"{number}{LEAF_ENDING}", piece.leaf
    if piece.shown:
        yield f"{number}{SHOWN_ENDING}", b"".join(one.written + b"\n" for one in piece.shown)
    if piece.proof is not None:
        yield f"{number}{PROOF_ENDING}", piece.proof.written


def _mark(piece: Piece) -> tuple[str, int]:
    body = body_of(piece)
    return body.log, body.seq
