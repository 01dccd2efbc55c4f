"""A register, a witness, a device and an exporter in memory, and evidence packs made of them."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.checkpoint import Checkpoint, sign_checkpoint
from checker.audit.cosignature import cosign, witness_of
from checker.audit.disclosures import Disclosure, disclose
from checker.audit.entry import (
    Act,
    Body,
    Enrolment,
    Facts,
    Fork,
    Found,
    Key,
    Out,
    format_of,
    write_body,
)
from checker.audit.leaf import leaf_hash, to_base64
from checker.audit.merkle import Kept, inclusion_proof, root_at
from checker.audit.notes import Verifier
from checker.audit.pack import Piece, Trust, Withheld, seal_pack
from checker.audit.pack_writing import Answer, write_pack
from checker.audit.proof import Proof
from checker.audit.signing import KeyFolder, Signer
from tests.builders.trails import BOOT, NOON_MS, drawn_from

ORIGIN = "register.example/north"
WITNESS = "witness.example/w1"
QUESTION = "What was checked on 26 November 2026?"
FOUND = Found(code="address.previous", sev="stop")


def key_of(number: int) -> Ed25519PrivateKey:
    """Give the same key for the same number."""
    return Ed25519PrivateKey.from_private_bytes(bytes((number,)) * 32)


@dataclass
class Writer:
    """Writes a log's leaves without a file."""

    actor: str
    signer: Signer
    leaves: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, actor: str, number: int) -> "Writer":
        """Begin a log with its first entry."""
        signer = Signer(
            actor=actor,
            place=KeyFolder(Path("nowhere")),
            is_new=True,
            device_key=bytes(32),
            key=key_of(number),
        )
        writer = cls(actor, signer)
        writer.add(
            Act.DEVICE_ENROL, Facts(out=Out.DONE, key=Key(alg=1, pub=to_base64(signer.public_key)))
        )
        return writer

    def add(self, act: Act, facts: Facts, beside: tuple[Disclosure, ...] = ()) -> bytes:
        """Write the next entry."""
        body = write_body(
            Body(
                act=act,
                actor=self.actor,
                app="1.0.0",
                boot=BOOT,
                cp=None,
                log=self.signer.log,
                mono=len(self.leaves),
                prev=(leaf_hash(self.leaves[-1]) if self.leaves else bytes(32)).hex(),
                rules="2026.1",
                sd=tuple(sorted(one.digest for one in beside)),
                seq=len(self.leaves) + 1,
                t=NOON_MS + len(self.leaves),
                v=format_of(facts),
                **{name: getattr(facts, name) for name in facts.__struct_fields__},
            )
        )
        self.leaves.append(self.signer.sign(body) + body)
        return self.leaves[-1]

    def enrols(self, other: "Writer", role: str) -> bytes:
        """Say, as the register, whose log the other is."""
        return self.add(
            Act.DEVICE_ENROL,
            Facts(
                out=Out.DONE,
                enrolled=Enrolment(
                    log=other.signer.log,
                    key=Key(alg=1, pub=to_base64(other.signer.public_key)),
                    box=to_base64(bytes(32)),
                    actor=other.actor,
                    role=role,
                    team="t-04",
                ),
            ),
        )


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything that is known of the logs, and whom an outsider trusts."""

    register: Writer
    device: Writer
    exporter: Writer
    enrolments: tuple[bytes, ...]
    beside: Mapping[bytes, tuple[Disclosure, ...]]
    prove: Callable[[bytes], Proof]
    trust_lines: tuple[str, ...]
    trust: Trust

    def piece(self, leaf: bytes, shown: tuple[str, ...] = (), *, proven: bool = True) -> Piece:
        """Give a leaf as it goes into a pack."""
        told = tuple(one for one in self.beside.get(leaf, ()) if one.name in shown)
        return Piece(leaf=leaf, shown=told, proof=self.prove(leaf) if proven else None)

    def answer(self, first: int = 3, last: int = 8, hidden: tuple[int, ...] = (5,)) -> Answer:
        """Give entries of the device as the answer to the question."""
        chosen = list(enumerate(self.device.leaves, start=1))[first - 1 : last]
        return Answer(
            question=QUESTION,
            enrolments=[self.piece(leaf) for leaf in self.enrolments],
            entries=[self.piece(leaf, ("case",)) for seq, leaf in chosen if seq not in hidden],
            export=self.piece(self.exporter.leaves[-1], proven=False),
            withheld=[
                Withheld(
                    log=self.device.signer.log,
                    seq=seq,
                    hash=leaf_hash(leaf).hex(),
                    why="other-case",
                )
                for seq, leaf in chosen
                if seq in hidden
            ],
            sealed="They concern other people.",
        )


def world(entries: int = 10, *, forked: bool = False) -> World:
    """Build a register with two logs, one of them with so many checks; if asked, it forked then."""
    register, device, exporter = (
        Writer.of(actor, number)
        for actor, number in (("register", 1), ("u-7f31a0", 2), ("u-dpo", 3))
    )
    enrolments = (
        register.leaves[0],
        register.enrols(device, "clerk"),
        register.enrols(exporter, "dpo"),
    )
    draw, beside = drawn_from(5), {}
    for number in range(entries):
        told = (
            disclose("case", f"C-{number}", draw=draw),
            disclose("recipients", [{"id": f"P{number}"}], draw=draw),
        )
        leaf = device.add(Act.CHECK, Facts(out=Out.STOP, findings=(FOUND,), via="post"), told)
        beside[leaf] = told
    log, held = device.signer.log, leaf_hash(device.leaves[-1]).hex()
    fork = Fork(log=log, seq=len(device.leaves), held=held, came="ab" * 32)
    closed = [register.add(Act.LOG_FORK, Facts(out=Out.DONE, forked=fork))] if forked else []
    in_tree = [*enrolments, *device.leaves, exporter.leaves[0], *closed]
    exporter.add(Act.EXPORT, Facts(out=Out.DONE))
    nodes = Kept.of([leaf_hash(leaf) for leaf in in_tree])
    size = len(in_tree)
    note = sign_checkpoint(
        Checkpoint(origin=ORIGIN, size=size, root=root_at(nodes, size)), key_of(7)
    )
    checkpoint = note.and_signed(cosign(note.text, WITNESS, key_of(8), t=1_795_435_300)).written

    def prove(leaf: bytes) -> Proof:
        index = in_tree.index(leaf)
        return Proof(index=index, hashes=inclusion_proof(nodes, index, size), checkpoint=checkpoint)

    signs = Verifier(name=ORIGIN, key=key_of(7).public_key().public_bytes_raw())
    sees = witness_of(WITNESS, key_of(8))
    return World(
        register=register,
        device=device,
        exporter=exporter,
        enrolments=(*enrolments, *closed, device.leaves[0], exporter.leaves[0]),
        beside=beside,
        prove=prove,
        trust_lines=(f"register={signs}", f"witness={sees}", "need=1"),
        trust=Trust(registers=(signs,), witnesses=(sees,), need=1),
    )


def pack_files(answer: Answer, signer: Signer, folder: Path) -> dict[str, bytes]:
    """Write a pack, and give its files."""
    write_pack(answer, folder, signer, t_ms=NOON_MS)
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def resealed(files: dict[str, bytes], signer: Signer, **said: object) -> dict[str, bytes]:
    """Make a pack's page agree with its files again, and sign it: as whoever has the key can."""
    pack = {**json.loads(files["pack.json"]), **said}
    pack["files"] = {
        name: hashlib.sha256(held).hexdigest()
        for name, held in sorted(files.items())
        if name not in {"pack.json", "pack.sig"}
    }
    written = msgspec.json.format(msgspec.json.encode(pack)) + b"\n"
    return {**files, "pack.json": written, "pack.sig": seal_pack(written, signer)}
