"""What an entry may say: version 1, to the letter, and nothing of a person."""

import base64
import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.canonical import Json, canonical
from checker.audit.entry import REGISTER_ACTS, Act, BadEntryError, pseudonym, read_body, write_body
from checker.audit.leaf import (
    ED25519,
    leaf_hash,
    log_id,
    read_code,
    receipt_code,
    signed_bytes,
)

BODY: dict[str, Json] = {
    "act": "release",
    "actor": "u-7f31a0",
    "app": "1.0.0",
    "boot": "0123456789abcdef",
    "cp": {"n": 20852163, "r": base64.b64encode(bytes(32)).decode()},
    "findings": [{"ack": "court-order-allows-it", "code": "address.previous", "sev": "stop"}],
    "log": "a" * 32,
    "mono": 4879154,
    "out": "released",
    "prev": "b" * 64,
    "rules": "2026.1",
    "sd": ["c" * 43, "d" * 43],
    "seq": 17,
    "t": 1795336122312,
    "team": "t-04",
    "tenure": "3-12m",
    "v": 1,
}
FIRST: dict[str, Json] = {
    **BODY,
    "act": "device.enrol",
    "key": {"alg": 1, "pub": base64.b64encode(bytes(32)).decode()},
    "prev": "0" * 64,
    "seq": 1,
}


def test_the_example_of_the_specification_is_an_entry() -> None:
    """The format is the published one: its example reads, and is written back byte for byte."""
    body = read_body(canonical(BODY))

    assert (body.act, body.seq, body.findings[0].ack) == (
        Act.RELEASE,
        17,
        "court-order-allows-it",
    )
    assert write_body(body) == canonical(BODY)


def test_everything_an_entry_must_hold_has_its_key() -> None:
    """Files, recipients' roles, record, policy, places, seconds and what was not checked."""
    whole: dict[str, Json] = {
        **BODY,
        "about": "e" * 64,
        "files": [{"bytes": 18211, "kind": "docx", "pages": 2}],
        "findings": [
            {
                "at": {"file": 0, "hidden": True, "page": 1, "part": "body"},
                "code": "hidden.text",
                "secs": 4,
                "sev": "check",
            }
        ],
        "mode": "monitor",
        "off": ["window.shows-more"],
        "policy": "sha256:" + "f" * 64,
        "record": {"age": 172800, "snap": "sha256:" + "0" * 64},
        "to": ["applicant"],
        "via": "post",
    }

    assert write_body(read_body(canonical(whole))) == canonical(whole)


@pytest.mark.parametrize(
    "said",
    [
        {"act": "break-glass", "by": ["u-1", "u-2"]},
        {"act": "device.revoke", "revoked": "a" * 32},
        {"act": "erasure.done", "by": ["u-1", "u-2"], "erased": ["c" * 64]},
        {
            "act": "log.fork",
            "forked": {"came": "a" * 64, "held": "b" * 64, "log": "c" * 32, "seq": 7},
        },
        {
            "act": "device.enrol",
            "enrolled": {
                "actor": "u-1",
                "box": "A" * 43 + "=",
                "key": {"alg": 1, "pub": "A" * 43 + "="},
                "log": "a" * 32,
                "role": "clerk",
                "team": "north-2",
            },
        },
    ],
)
def test_version_2_says_what_the_register_did_and_who_decided(said: dict[str, Json]) -> None:
    """Its keys are known, and a body without them stays version 1, bit for bit."""
    written = canonical({**BODY, **said, "v": 2})

    assert write_body(read_body(written)) == written


@pytest.mark.parametrize("act", sorted(REGISTER_ACTS - {Act.LOG_EPOCH}))
def test_what_only_the_register_may_say_the_register_says(act: Act) -> None:
    """Only the one that is reserved does nobody write."""
    sources = (Path(__file__).parents[2] / "checker" / "register").glob("*.py")

    assert any(f"Act.{act.name}," in file.read_text(encoding="utf-8") for file in sources)


@pytest.mark.parametrize("act", [act for act in Act if act not in REGISTER_ACTS])
def test_every_act_of_a_device_may_follow_its_enrolment(act: Act) -> None:
    """All acts of the specification are known."""
    assert read_body(canonical({**BODY, "act": act.value})).act is act


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param({"act": "approve"}, "Invalid enum", id="an unknown act"),
        pytest.param({"note": "x"}, "unknown field", id="an unknown key"),
        pytest.param(
            {"findings": [{"code": "a", "sev": "stop", "text": "x"}]},
            "unknown field",
            id="an unknown key of a finding",
        ),
        pytest.param({"v": 4}, "Invalid enum value 4", id="another version"),
        pytest.param({"v": 2}, "the first that can", id="version 2 that says nothing of it"),
        pytest.param({"v": 3}, "the first that can", id="version 3 that says nothing of it"),
        pytest.param({"by": ["u-1"]}, "the first that can", id="version 1 that says more"),
        pytest.param({"seq": "17"}, "Expected `int`", id="a number in quotes"),
        pytest.param({"t": True}, "Expected `int`", id="yes for a number"),
        pytest.param({"actor": "Priya Nair"}, "regex", id="a name for a pseudonym"),
        pytest.param({"team": "12 High Street"}, "regex", id="an address for a team"),
        pytest.param({"via": "a@b.example"}, "regex", id="an email address for a channel"),
        pytest.param({"to": ["applicant\n"]}, "regex", id="a line's end"),
        pytest.param({"sd": ["d" * 43, "c" * 43]}, "in order", id="digests out of order"),
        pytest.param({"sd": ["d" * 43, "d" * 43]}, "in order", id="a digest twice"),
        pytest.param({"files": []}, "says nothing", id="an empty list that need not be there"),
        pytest.param({"seq": 1}, "announces", id="a first entry that enrols nobody"),
        pytest.param({"prev": "0" * 64}, "nothing before it", id="a later entry after nothing"),
        pytest.param({"act": "erasure.done"}, "says of what", id="an erasure of nothing"),
        pytest.param({"act": "device.revoke"}, "says whose", id="a revocation of nobody"),
        pytest.param({"act": "log.fork"}, "says which", id="a fork of nothing"),
        pytest.param({"act": "device.enrol"}, "says who", id="an enrolment of nobody"),
        pytest.param({"key": FIRST["key"]}, "announces", id="a second key"),
        pytest.param(
            {"resumes": {"hash": "0" * 64, "log": "0" * 32, "seq": 0, "why": "damaged"}},
            "goes on from",
            id="a later entry that goes on from another log",
        ),
    ],
)
def test_what_version_1_does_not_know_is_refused(change: dict[str, Json], why: str) -> None:
    """An addition raises the version; nothing unknown is passed over."""
    with pytest.raises(BadEntryError, match=why):
        read_body(canonical({**BODY, **change}))


@pytest.mark.parametrize("key", sorted(BODY))
def test_a_key_that_every_entry_has_cannot_be_left_out(key: str) -> None:
    """What is absent is not a default."""
    with pytest.raises(BadEntryError, match="missing required field"):
        read_body(canonical({name: value for name, value in BODY.items() if name != key}))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"key": {"alg": 2, "pub": "A" * 43 + "="}}, id="an algorithm of later"),
        pytest.param({"seq": 2}, id="a second enrolment"),
        pytest.param({"prev": "b" * 64}, id="an enrolment after something"),
        pytest.param({"key": {"alg": 1, "pub": "short"}}, id="half a key"),
    ],
)
def test_an_enrolment_is_first_and_announces_a_key_we_know(change: dict[str, Json]) -> None:
    """The algorithm is fixed there, and read nowhere else."""
    assert read_body(canonical(FIRST)).key is not None
    with pytest.raises(BadEntryError):
        read_body(canonical({**FIRST, **change}))


def test_an_entry_that_breaks_a_rule_is_not_written_either() -> None:
    """The writer refuses what the reader would."""
    body = msgspec.structs.replace(read_body(canonical(BODY)), sd=("d" * 43, "c" * 43))

    with pytest.raises(BadEntryError):
        write_body(body)


@given(st.text(min_size=1))
def test_no_free_text_fits_in_an_entry(text: str) -> None:
    """Whatever string stands for a code, it is one word of a code's letters, or is refused."""
    try:
        body = read_body(canonical({**BODY, "team": text, "via": text, "to": [text]}))
    except (BadEntryError, ValueError):
        return
    assert set(body.team) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    assert len(body.team) <= 40


def test_the_signature_covers_type_and_length() -> None:
    """What is signed is DSSE's encoding, as its specification writes it."""
    assert signed_bytes(b"{}") == b"DSSEv1 40 application/vnd.letterlock.entry.v1+json 2 {}"


def test_a_leaf_is_hashed_as_rfc_6962_says() -> None:
    """The hash of the empty leaf is the one that the standard's own vectors give."""
    assert leaf_hash(b"").hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )


def test_a_log_is_named_for_its_algorithm_and_key() -> None:
    """The first 32 hex digits of SHA-256 over prefix, algorithm and key."""
    told = b"letterlock/log/v1\n\x01" + bytes(32)

    assert log_id(ED25519, bytes(32)) == hashlib.sha256(told).hexdigest()[:32]


def test_a_receipt_is_twelve_characters_that_nobody_misreads() -> None:
    """No I, L, O or U; a change of log, number or hash gives another one."""
    code = receipt_code("a" * 32, 17, bytes(32))

    assert len(code.replace("-", "")) == 12
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert not set(code) & set("ILOU")
    others = {
        receipt_code("b" * 32, 17, bytes(32)),
        receipt_code("a" * 32, 18, bytes(32)),
        receipt_code("a" * 32, 17, bytes(31) + b"\x01"),
    }
    assert len(others | {code}) == 4


@given(st.integers(1, 10**6), st.binary(min_size=32, max_size=32))
def test_a_receipt_is_read_however_it_is_typed(seq: int, entry_hash: bytes) -> None:
    """Small letters, no hyphens, O for 0 and l for 1 are all the same code."""
    code = receipt_code("a" * 32, seq, entry_hash)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "7QX2-0F9K", "7QX2-0F9K-M3TU", "7QX2-0F9K-M3TB-1"])
def test_what_is_no_receipt_is_not_read_as_one(typed: str) -> None:
    """Too short, too long, or with a letter that no code has."""
    assert read_code(typed) is None


def test_an_account_has_one_pseudonym_that_an_entry_can_hold() -> None:
    """Two accounts have two; a team's is not a person's."""
    assert pseudonym("u", "DESK4\\pnair") == pseudonym("u", "DESK4\\pnair")
    assert len({pseudonym(kind, who) for kind in "ut" for who in ("a", "b")}) == 4
    actor = pseudonym("u", "DESK4\\pnair")
    assert read_body(canonical({**BODY, "actor": actor})).actor == actor
