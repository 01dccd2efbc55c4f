"""The vectors of the protocol are what this version says; `verify.py` alone reads them alike.

They are for other implementations: when one changes, so does what others must do.
"""

import base64
import hashlib
import json
import runpy
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.boxing import box_key
from checker.audit.checkpoint import open_checkpoint
from checker.audit.disclosures import SealBrokenError, read_disclosure
from checker.audit.entry import BadEntryError, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.merkle import BadProofError, verify_consistency, verify_inclusion
from checker.audit.notes import COSIGNATURE, NotANote, open_note, read_verifier
from checker.audit.proof import open_proof, read_proof
from checker.audit.signing import is_signed
from tests.builders.protocol_vectors import FOLDER, made, written

SAID: dict[str, Any] = {
    file.name: json.loads(file.read_text(encoding="ascii")) for file in FOLDER.glob("*.json")
}
KEYS, TREE = SAID["keys.json"], SAID["tree.json"]
CHAIN = SAID["entries.json"]["chain"]
SIGNED, BESIDE = SAID["signed.json"], SAID["beside.json"]
REGISTER = read_verifier(KEYS["register"]["verifier"])
WITNESS = read_verifier(KEYS["witness"]["verifier"], kind=COSIGNATURE)
BARE: dict[str, Any] = runpy.run_path(
    str(FOLDER.parents[2] / "resources" / "verify" / "verify.py"), run_name="verify"
)
"""The verifier that an outsider has: nothing of ours, and Python's standard library."""


def raw(told: str) -> bytes:
    """Read base64."""
    return base64.b64decode(told, validate=True)


def trust() -> list[list[str]]:
    """Give the keys as `verify.py` reads them."""
    lines = (f"register={REGISTER}", f"witness={WITNESS}", "need=1")
    return [line.replace("=", "+", 1).split("+", 3) for line in lines]


def bare_root(leaf: bytes, index: int, size: int, hashes: list[bytes]) -> bytes:
    """Give where a proof leads by `verify.py`; nowhere when it is too short."""
    try:
        root: bytes = BARE["root"](leaf, index, size, hashes)
    except IndexError:
        return b""
    return root


def test_the_vectors_are_what_this_version_writes() -> None:
    """Who changes a format changes its vectors knowingly: `-m tests.builders.protocol_vectors`."""
    assert {name: written(said) for name, said in made().items()} == {
        file.name: file.read_text(encoding="ascii") for file in FOLDER.iterdir()
    }


@pytest.mark.parametrize("one", CHAIN, ids=range(1, len(CHAIN) + 1))
def test_an_entry_of_the_chain_is_signed_and_hashed_as_it_says(one: dict[str, str]) -> None:
    """By our code, by `verify.py`, and by SHA-256 alone."""
    leaf, key = raw(one["leaf"]), raw(KEYS["desk"]["public"])
    signature, body = leaf[:SIGNATURE_BYTES], leaf[SIGNATURE_BYTES:]

    assert (signature, body.decode()) == (raw(one["signature"]), one["body"])
    assert is_signed(key, body, signature)
    assert BARE["signed"](key, raw(one["signed"]), signature)
    assert BARE["sealed"](key, b"entry.v1+json", body, signature)
    assert hashlib.sha256(b"\0" + leaf).hexdigest() == one["hash"]
    assert read_body(body).log == KEYS["desk"]["log"]


def test_each_entry_follows_the_one_before() -> None:
    """The link is the hash of the leaf before, and zeros for the first."""
    bodies = [json.loads(one["body"]) for one in CHAIN]

    assert [body["seq"] for body in bodies] == list(range(1, len(CHAIN) + 1))
    assert [body["prev"] for body in bodies] == ["0" * 64, *(one["hash"] for one in CHAIN[:-1])]
    named = hashlib.sha256(b"letterlock/log/v1\n\1" + raw(KEYS["desk"]["public"])).hexdigest()
    assert named[:32] == KEYS["desk"]["log"]


@pytest.mark.parametrize("one", SAID["entries.json"]["refused"], ids=lambda one: one["why"])
def test_what_is_signed_and_no_entry_is_refused(one: dict[str, str]) -> None:
    """The signature holds, and the body is written another way or says what nobody may say."""
    leaf = raw(one["leaf"])

    assert is_signed(raw(KEYS["desk"]["public"]), leaf[SIGNATURE_BYTES:], leaf[:SIGNATURE_BYTES])
    with pytest.raises(BadEntryError):
        read_body(leaf[SIGNATURE_BYTES:])


def test_each_proof_of_inclusion_leads_to_the_root_and_a_changed_one_does_not() -> None:
    """Ours and the one of `verify.py`, which is written another way."""
    for one in TREE["inclusion"]:
        leaf, size, index = bytes.fromhex(TREE["leaves"][one["index"]]), one["size"], one["index"]
        root, hashes = raw(TREE["roots"][str(size)]), [raw(told) for told in one["hashes"]]

        verify_inclusion(leaf, index, size, hashes, root)
        assert bare_root(leaf, index, size, hashes) == root
        for wrong in (hashes[:-1], [*hashes, leaf], [bytes(32), *hashes[1:]]):
            if wrong != hashes:
                assert bare_root(leaf, index, size, wrong) != root
                with pytest.raises(BadProofError):
                    verify_inclusion(leaf, index, size, wrong, root)


def test_each_proof_of_consistency_leads_to_both_roots() -> None:
    """From each size to each later one."""
    for one in TREE["consistency"]:
        old, new = one["old"], one["new"]
        roots = raw(TREE["roots"][str(old)]), raw(TREE["roots"][str(new)])
        verify_consistency(old, roots[0], new, roots[1], [raw(told) for told in one["hashes"]])


def test_the_checkpoint_is_signed_by_the_register_and_seen_by_the_witness() -> None:
    """So does `verify.py` say; with one bit of the root changed, neither takes it."""
    note = TREE["checkpoint"].encode()
    size = len(CHAIN)
    root = raw(TREE["roots"][str(size)])

    opened = open_checkpoint(note, REGISTER, witnesses=[WITNESS], need=1).checkpoint
    assert (opened.size, opened.root) == (size, root)
    assert BARE["opened"](note, trust()) == (size, root)

    other = note.replace(TREE["roots"][str(size)].encode(), TREE["roots"]["7"].encode())
    assert other != note
    with pytest.raises(NotANote):
        open_checkpoint(other, REGISTER)
    with pytest.raises(ValueError, match="false"):
        BARE["opened"](other, trust())


def test_the_proof_shows_the_third_entry_in_that_tree_and_no_other() -> None:
    """A tlog-proof is one file: where, the hashes, and the checkpoint."""
    proof = read_proof(TREE["proof"].encode())

    open_proof(proof, raw(CHAIN[2]["leaf"]), REGISTER, witnesses=[WITNESS], need=1)
    with pytest.raises(BadProofError):
        open_proof(proof, raw(CHAIN[3]["leaf"]), REGISTER)


def test_what_is_signed_to_enrol_and_to_sign_in_is_of_the_logs_key() -> None:
    """The bytes are those that are written, and the nonce is of the enrolment's signature."""
    key, enrolment, login = raw(KEYS["desk"]["public"]), SIGNED["enrolment"], SIGNED["login"]
    proof = raw(enrolment["message"]["proof"])
    digest = hashlib.sha256(b"letterlock/sign-in/v1\n" + proof).digest()

    assert BARE["signed"](key, enrolment["signed"].encode(), proof)
    assert BARE["signed"](key, login["signed"].encode(), raw(login["signature"]))
    assert base64.urlsafe_b64encode(digest).decode()[:43] == enrolment["sign_in_nonce"]


@pytest.mark.parametrize("what", ["promise", "forget"])
def test_what_the_register_signs_opens_with_its_key_and_not_when_changed(what: str) -> None:
    """A promise for the head of the log, and the list of what is to be forgotten."""
    note = SIGNED[what]
    told = {"promise": CHAIN[-1]["hash"], "forget": BESIDE["pseudonym"]["is"]}[what]

    text, _ = open_note(note.encode(), REGISTER)
    assert told in text.split("\n")
    with pytest.raises(NotANote):
        open_note(note.replace(told, told[::-1]).encode(), REGISTER)


def test_a_sealed_key_opens_with_the_key_of_the_seed_and_no_other() -> None:
    """The desk's box key is derived from the seed of its log; the box is libsodium's."""
    key = box_key(Ed25519PrivateKey.from_private_bytes(raw(KEYS["desk"]["seed"])))
    other = box_key(Ed25519PrivateKey.from_private_bytes(raw(KEYS["witness"]["seed"])))
    sealed = BESIDE["sealed_box"]

    assert (key.secret, key.public) == (
        raw(KEYS["desk"]["box_secret"]), raw(KEYS["desk"]["box_public"]),
    )  # fmt: skip
    assert key.opened(raw(sealed["box"])) == raw(sealed["secret"])
    with pytest.raises(SealBrokenError):
        other.opened(raw(sealed["box"]))


def test_a_disclosure_is_what_its_entry_promised() -> None:
    """Its digest stands in the second entry."""
    told = BESIDE["disclosure"]
    digest = hashlib.sha256(told["written"].encode()).digest()

    assert base64.urlsafe_b64encode(digest).decode()[:43] == told["digest"]
    assert json.loads(CHAIN[1]["body"])["sd"] == [told["digest"]]
    assert read_disclosure(told["written"].encode()).digest == told["digest"]
