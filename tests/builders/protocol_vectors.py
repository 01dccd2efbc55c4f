"""Vectors of the protocol for whoever writes another desk, register or verifier.

    python -m tests.builders.protocol_vectors

writes `checker/protocol/vectors/` anew. Keys, times and chance are fixed, so the files are the same
in every run; that the boxes are sealed by hand here says what libsodium's sealed box is.
"""

import json
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.encoding import RawEncoder
from nacl.hash import blake2b
from nacl.public import Box, PrivateKey, PublicKey

from checker.audit.boxing import box_key
from checker.audit.checkpoint import Checkpoint, sign_checkpoint
from checker.audit.cosignature import cosign, witness_of
from checker.audit.disclosures import Disclosure
from checker.audit.entry import Act
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash, receipt_code, signed_bytes, to_base64
from checker.audit.merkle import Kept, consistency_proof, inclusion_proof, root_at
from checker.audit.notes import Note, Verifier, sign_note
from checker.audit.proof import Proof
from checker.audit.pseudonyms import case_pseudonym
from checker.protocol.messages import enrolment_bytes, login_bytes, promise_text, sign_in_nonce
from tests.builders.register_store import NOON_MS, ORIGIN, Desk

FOLDER: Final = Path(__file__).parents[2] / "checker" / "protocol" / "vectors"
SIZES: Final = (1, 2, 3, 5, 7, 8)
WITNESS: Final = "witness.example/one"
T: Final = NOON_MS // 1_000
Said: TypeAlias = dict[str, object]

_REGISTER: Final = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_WITNESS: Final = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
_DISCLOSED: Final = Disclosure(salt="A" * 22, name="case", value="KT24P00817")


def made() -> dict[str, Said]:
    """Give what each file holds, by its name."""
    desk = _desk()
    return {
        "keys.json": _keys(desk),
        "entries.json": _entries(desk),
        "tree.json": _tree(desk),
        "signed.json": _signed(desk),
        "beside.json": _beside(desk),
    }


def written(said: Said) -> str:
    """Write a file."""
    return json.dumps(said, indent=1, ensure_ascii=True) + "\n"


def _desk() -> Desk:
    desk = Desk(7_001, "u-7f31a0")
    desk.write(sd=(_DISCLOSED.digest,))
    desk.write(Act.RELEASE)
    desk.write_some(5)
    return desk


def _keys(desk: Desk) -> Said:
    """Give how a seed becomes everything that is named after it."""
    box = box_key(desk.key)
    return {
        "desk": {
            "seed": to_base64(desk.key.private_bytes_raw()),
            "public": to_base64(desk.public),
            "log": desk.log,
            "box_secret": to_base64(box.secret),
            "box_public": to_base64(box.public),
        },
        "register": {
            "origin": ORIGIN,
            "seed": to_base64(_REGISTER.private_bytes_raw()),
            "verifier": str(_verifier()),
        },
        "witness": {
            "name": WITNESS,
            "seed": to_base64(_WITNESS.private_bytes_raw()),
            "verifier": str(witness_of(WITNESS, _WITNESS)),
        },
    }


def _entries(desk: Desk) -> Said:
    """Give a chain; and bodies that are no entry's, each signed rightly."""
    first = desk.leaves[0][SIGNATURE_BYTES:].decode()
    wrong = {
        "a blank": first.replace(":", ": ", 1),
        "keys in another order": json.dumps(dict(reversed(json.loads(first).items()))),
        "a key twice": first.replace("{", '{"act":"check",', 1),
        "a float": first.replace('"seq":1', '"seq":1.0'),
        "an act that is not known": first.replace("device.enrol", "device.enrolled"),
        "a key that is not known": first[:-1] + ',"w":1}',
        "a version that is not known": first.replace('"v":1', '"v":99'),
    }
    return {
        "chain": [
            {
                "body": leaf[SIGNATURE_BYTES:].decode(),
                "signed": to_base64(signed_bytes(leaf[SIGNATURE_BYTES:])),
                "signature": to_base64(leaf[:SIGNATURE_BYTES]),
                "leaf": to_base64(leaf),
                "hash": leaf_hash(leaf).hex(),
                "receipt": receipt_code(desk.log, seq, leaf_hash(leaf)),
            }
            for seq, leaf in enumerate(desk.leaves, start=1)
        ],
        "refused": [
            {"why": why, "leaf": to_base64(desk.signed(body.encode()))}
            for why, body in wrong.items()
        ],
    }


def _tree(desk: Desk) -> Said:
    """Give the tree over the chain's entries: roots, proofs, and a signed one with a witness."""
    hashes = [leaf_hash(leaf) for leaf in desk.leaves]
    nodes = Kept.of(hashes)
    note = _checkpoint(nodes, len(hashes))
    proof = Proof(index=2, hashes=inclusion_proof(nodes, 2, len(hashes)), checkpoint=note.written)
    return {
        "leaves": [told.hex() for told in hashes],
        "roots": {str(size): to_base64(root_at(nodes, size)) for size in SIZES},
        "inclusion": [
            {"index": index, "size": size, "hashes": _all(inclusion_proof(nodes, index, size))}
            for size in SIZES
            for index in range(size)
        ],
        "consistency": [
            {"old": old, "new": new, "hashes": _all(consistency_proof(nodes, old, new))}
            for new in SIZES
            for old in SIZES
            if old <= new
        ],
        "checkpoint": note.written.decode(),
        "proof": proof.written.decode(),
    }


def _signed(desk: Desk) -> Said:
    """Give what is signed to enrol, to sign in, as a promise and as the list of what to forget."""
    asked = desk.enrolment()
    head = desk.hashes[-1]
    pseudonym = case_pseudonym(bytes(32), "KT24P00817")
    promise = promise_text(ORIGIN, desk.log, len(desk.leaves), head, NOON_MS)
    nonce = "0" * 43
    told = login_bytes(ORIGIN, desk.log, nonce)
    return {
        "enrolment": {
            "message": json.loads(msgspec.json.encode(asked)),
            "signed": enrolment_bytes(ORIGIN, asked).decode(),
            "sign_in_nonce": sign_in_nonce(asked.proof),
        },
        "login": {
            "nonce": nonce,
            "signed": told.decode(),
            "signature": to_base64(desk.key.sign(told)),
        },
        "promise": sign_note(promise, ORIGIN, _REGISTER).decode(),
        "forget": sign_note(f"{ORIGIN}/forget\n1\n{pseudonym}\n", ORIGIN, _REGISTER).decode(),
    }


def _beside(desk: Desk) -> Said:
    """Give what is kept beside entries: a disclosure, a case's pseudonym, a key that is sealed."""
    secret = bytes(range(64, 96))
    return {
        "disclosure": {"written": _DISCLOSED.written.decode(), "digest": _DISCLOSED.digest},
        "pseudonym": {
            "case_key": to_base64(bytes(32)),
            "case": "KT24P00817",
            "is": case_pseudonym(bytes(32), "KT24P00817"),
        },
        "sealed_box": {
            "to": to_base64(box_key(desk.key).public),
            "secret": to_base64(secret),
            "box": to_base64(sealed_by(bytes(range(96, 128)), box_key(desk.key).public, secret)),
        },
    }


def sealed_by(once: bytes, public: bytes, secret: bytes) -> bytes:
    """Seal as libsodium does, with a key for once that is told: else chance draws it."""
    key, holder = PrivateKey(once), PublicKey(public)
    told = bytes(key.public_key) + public
    nonce = blake2b(told, digest_size=Box.NONCE_SIZE, encoder=RawEncoder)
    return bytes(key.public_key) + Box(key, holder).encrypt(secret, nonce).ciphertext


def _checkpoint(nodes: Kept, size: int) -> Note:
    state = Checkpoint(origin=ORIGIN, size=size, root=root_at(nodes, size))
    return sign_checkpoint(state, _REGISTER).and_signed(cosign(state.text, WITNESS, _WITNESS, t=T))


def _verifier() -> Verifier:
    return Verifier(name=ORIGIN, key=_REGISTER.public_key().public_bytes_raw())


def _all(hashes: tuple[bytes, ...]) -> list[str]:
    return [to_base64(told) for told in hashes]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, said in made().items():
        (FOLDER / name).write_text(written(said), encoding="ascii")
