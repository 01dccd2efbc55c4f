"""Checkpoints, cosignatures and proofs are C2SP's, and hold for nobody but who is trusted."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.checkpoint import (
    Checkpoint,
    NotACheckpoint,
    open_checkpoint,
    read_text,
    sign_checkpoint,
)
from checker.audit.cosignature import Cosigned, cosign, cosigned, witness_of
from checker.audit.leaf import leaf_hash
from checker.audit.merkle import BadProofError, Kept, inclusion_proof, root_at
from checker.audit.notes import (
    COSIGNATURE,
    NotANote,
    Verifier,
    read_note,
    read_signatures,
    read_verifier,
    sign_note,
)
from checker.audit.proof import Proof, open_proof, read_proof

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SEER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
THIRD = Ed25519PrivateKey.from_private_bytes(bytes(range(2, 34)))
ORIGIN = "register.example/north"
REGISTER = Verifier(name=ORIGIN, key=KEY.public_key().public_bytes_raw())
WITNESS = witness_of("witness.example/w1", SEER)
ANOTHER = witness_of("witness.example/w2", THIRD)
LEAVES = [f"leaf {number}".encode() for number in range(11)]
NODES = Kept.of([leaf_hash(leaf) for leaf in LEAVES])
CHECKPOINT = Checkpoint(origin=ORIGIN, size=11, root=root_at(NODES, 11))

PUBLISHED = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
    "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJs"
    "X3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def signed(*witnesses: tuple[str, Ed25519PrivateKey, int]) -> bytes:
    """Give the checkpoint, signed by the register and by witnesses."""
    note = sign_checkpoint(CHECKPOINT, KEY)
    lines = (cosign(note.text, name, key, t=t) for name, key, t in witnesses)
    return note.and_signed(*lines).written


def test_the_published_example_is_read_and_written_letter_for_letter() -> None:
    """The checkpoint with its cosignature stands in C2SP tlog-cosignature."""
    note = read_note(PUBLISHED.encode())
    checkpoint = read_text(note.text)

    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20_852_163)
    assert checkpoint.text == note.text
    assert note.written == PUBLISHED.encode()
    assert int.from_bytes(note.signatures[1].raw[:8]) == 1_679_315_147


@pytest.mark.parametrize(
    ("size", "root", "signature"),
    [
        (
            20_852_163,
            "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
            (
                "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOA"
                "YQ8="
            ),
        ),
        (
            6_476_701,
            "mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=",
            (
                "Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwO"
                "oAw="
            ),
        ),
        (
            19_777_102,
            "+g50vJoV4VVGa6aiQF3LYGUZHEP4pvGkW38vlR7WKtU=",
            (
                "Az3griMTLHyRzj7jMuyEt85a2JnegVME6Lx3xLEBdzTd3FMDiD5y3bHV24rcl0yijOtWxV0zyygwTdo/rnaennuo"
                "qgU="
            ),
        ),
    ],
)
def test_checkpoints_of_a_public_log_open_with_its_public_key(
    size: int, root: str, signature: str
) -> None:
    """What sum.golang.org signed at three times; with one leaf more it holds no longer."""
    key = read_verifier("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")
    origin = "go.sum database tree"
    note = f"{origin}\n{size}\n{root}\n\n\u2014 sum.golang.org {signature}\n"

    assert open_checkpoint(note.encode(), key, origin=origin).checkpoint.size == size
    changed = note.replace(str(size), str(size + 1)).encode()
    with pytest.raises(NotANote):
        open_checkpoint(changed, key, origin=origin)
    with pytest.raises(NotACheckpoint):
        open_checkpoint(note.encode(), key)


def test_a_witness_signs_two_lines_and_the_text() -> None:
    """The message is spelled out in C2SP tlog-cosignature; here it is checked by hand."""
    line = cosign(CHECKPOINT.text, WITNESS.name, SEER, t=1_679_315_147)
    told = f"cosignature/v1\ntime 1679315147\n{CHECKPOINT.text}".encode()

    SEER.public_key().verify(line.raw[8:], told)
    assert line.raw[:8] == bytes.fromhex("00000000641850cb")
    assert line.id == WITNESS.id
    assert str(WITNESS).startswith(f"witness.example/w1+{line.id.hex()}+BH")
    assert read_verifier(str(WITNESS), kind=COSIGNATURE) == WITNESS


def test_a_key_of_one_type_signs_nothing_of_the_other() -> None:
    """A witness never opens a note, and a register never counts as a witness."""
    with pytest.raises(NotANote):
        read_verifier(str(WITNESS))
    with pytest.raises(NotANote):
        read_verifier(str(REGISTER), kind=COSIGNATURE)
    note = signed((WITNESS.name, SEER, 5))
    with pytest.raises(NotANote):
        open_checkpoint(note, WITNESS, origin=ORIGIN)
    with pytest.raises(NotANote):
        open_checkpoint(note, REGISTER, witnesses=[REGISTER], need=1)


def test_a_checkpoint_opens_with_as_many_witnesses_as_are_wanted() -> None:
    """Unknown signatures are kept and passed over."""
    note = signed((WITNESS.name, SEER, 5), ("stranger.example", THIRD, 6))

    opened = open_checkpoint(note, REGISTER, witnesses=[WITNESS, ANOTHER], need=1)
    assert opened.checkpoint == CHECKPOINT
    assert opened.seen_by == (Cosigned(witness=WITNESS, t=5),)
    assert opened.note.written == note
    with pytest.raises(NotANote, match="1 of the witnesses"):
        open_checkpoint(note, REGISTER, witnesses=[WITNESS, ANOTHER], need=2)


def test_one_key_under_two_names_is_one_witness() -> None:
    """Else a single witness would be a quorum."""
    note = signed(("a.example", SEER, 5), ("b.example", SEER, 5))
    twice = [witness_of("a.example", SEER), witness_of("b.example", SEER)]
    with pytest.raises(NotANote):
        open_checkpoint(note, REGISTER, witnesses=twice, need=2)


def test_a_false_signature_of_a_known_witness_is_refused() -> None:
    """Also where nobody asks for witnesses, as long as it is known."""
    other = Checkpoint(origin=ORIGIN, size=12, root=CHECKPOINT.root)
    note = sign_checkpoint(CHECKPOINT, KEY)
    false = cosign(other.text, WITNESS.name, SEER, t=5)
    with pytest.raises(NotANote):
        cosigned(note.and_signed(false), [WITNESS])
    with pytest.raises(NotANote):
        open_checkpoint(note.and_signed(false).written, REGISTER, witnesses=[WITNESS])


def test_a_signature_is_not_added_twice() -> None:
    """A witness that is asked again answers again."""
    line = cosign(CHECKPOINT.text, WITNESS.name, SEER, t=5)
    note = sign_checkpoint(CHECKPOINT, KEY).and_signed(line, line)
    assert note.and_signed(line) == note
    assert len(note.signatures) == 2
    assert read_signatures(line.line) == (line,)


@pytest.mark.parametrize("t", [-1, 2**63])
def test_a_time_that_cannot_be_written_is_not_signed(t: int) -> None:
    """It has 63 bits."""
    with pytest.raises(NotANote):
        cosign(CHECKPOINT.text, WITNESS.name, SEER, t=t)


ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        f"a\n1\n{ROOT}",
        f"\n1\n{ROOT}\n",
        f"a\n01\n{ROOT}\n",
        f"a\n+1\n{ROOT}\n",
        f"a\n1 \n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n9223372036854775808\n{ROOT}\n",
        f"a\n\N{ARABIC-INDIC DIGIT ONE}\n{ROOT}\n",
        f"a\n0\n{ROOT}\n",
        f"a\n1\n{ROOT[:-1]}\n",
        f"a\n1\n{ROOT[:-2]}J=\n",
        "a\n1\nAAAA\n",
        f"a\n1\n{ROOT}\n\n",
        f"a\n1\n{ROOT}\n\nx\n",
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    """A checkpoint is written in one way only."""
    with pytest.raises(NotACheckpoint):
        read_text(text)


def test_extension_lines_are_kept() -> None:
    """They are signed with the rest; one that would be read otherwise is not signed."""
    told = Checkpoint(origin=ORIGIN, size=11, root=CHECKPOINT.root, extensions=("one", "two"))
    assert read_text(told.text) == told
    for extension in ("", "a\nb", "a\n"):
        with pytest.raises(NotANote):
            sign_checkpoint(
                Checkpoint(origin=ORIGIN, size=1, root=bytes(32), extensions=(extension,)), KEY
            )


def test_another_registers_checkpoint_is_refused() -> None:
    """Its key may sign many texts; only one name is the register's."""
    other = Checkpoint(origin="register.example/south", size=11, root=CHECKPOINT.root)
    with pytest.raises(NotACheckpoint):
        open_checkpoint(sign_note(other.text, ORIGIN, KEY), REGISTER)
    with pytest.raises(NotANote):
        open_checkpoint(sign_note(CHECKPOINT.text, ORIGIN, SEER), REGISTER)


def proof(index: int) -> Proof:
    """Give a leaf's proof."""
    return Proof(
        index=index,
        hashes=inclusion_proof(NODES, index, 11),
        checkpoint=signed((WITNESS.name, SEER, 5)),
    )


@pytest.mark.parametrize("index", range(11))
def test_a_proof_is_read_as_it_was_written_and_holds(index: int) -> None:
    """For its own leaf, and for no other."""
    read = read_proof(proof(index).written)
    assert read == proof(index)
    assert (
        open_proof(read, LEAVES[index], REGISTER, witnesses=[WITNESS], need=1).checkpoint.size == 11
    )
    with pytest.raises(BadProofError):
        open_proof(read, LEAVES[index - 1], REGISTER)
    with pytest.raises(BadProofError):
        open_proof(read, LEAVES[index], REGISTER, witnesses=[ANOTHER], need=1)


def test_the_words_of_the_format_are_those_of_the_specification() -> None:
    """Head, extra, index, hashes, an empty line, the checkpoint verbatim."""
    one = Proof(index=10, hashes=(bytes(32),), checkpoint=b"a checkpoint\n", extra=b"extra data")
    assert one.written == (
        b"c2sp.org/tlog-proof@v1\nextra ZXh0cmEgZGF0YQ==\nindex 10\n"
        b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\na checkpoint\n"
    )
    none = Proof(index=0, hashes=(), checkpoint=b"a checkpoint\n")
    assert none.written == b"c2sp.org/tlog-proof@v1\nindex 0\n\na checkpoint\n"
    assert [read_proof(each.written) for each in (one, none)] == [one, none]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"c2sp.org/tlog-proof@v2\nindex 0\n\nx\n",
        b"c2sp.org/tlog-proof@v1\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nindex 00\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nindex -1\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nextra AA\nindex 0\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nextra AB==\nindex 0\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\n",
        b"c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nx\r\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\n" + b"A" * 43 + b"=\n" * 64 + b"\nx\n",
        b"x" * 1_000_001,
    ],
)
def test_what_is_no_proof_is_refused(raw: bytes) -> None:
    """It is written in one way only."""
    with pytest.raises(BadProofError):
        read_proof(raw)


def test_no_changed_byte_of_a_proof_holds() -> None:
    """Each byte is flipped once, in each of two ways."""
    good = proof(6).written
    for place in range(len(good)):
        for bit in (1, 32):
            changed = bytearray(good)
            changed[place] ^= bit
            with pytest.raises(BadProofError):
                open_proof(
                    read_proof(bytes(changed)), LEAVES[6], REGISTER, witnesses=[WITNESS], need=1
                )
