"""What is kept beside an entry opens with its key, in its place, and nowhere else."""

import hashlib
from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit.canonical import NotCanonicalError, canonical
from checker.audit.disclosures import (
    SealBrokenError,
    case_mark,
    disclose,
    read_disclosure,
    seal,
    unseal,
)
from tests.builders.trails import drawn_from

KEY = bytes(range(32))


def test_the_digest_is_of_salt_name_and_value() -> None:
    """43 characters of base64url over the canonical three."""
    one = disclose("recipient", {"id": "P1", "name": "caf\u00e9"}, draw=drawn_from(1))

    assert one.written == canonical([one.salt, "recipient", {"id": "P1", "name": "caf\u00e9"}])
    assert urlsafe_b64decode(one.digest + "=") == hashlib.sha256(one.written).digest()
    assert len(one.digest) == 43
    assert len(urlsafe_b64decode(one.salt + "==")) == 16


def test_the_same_fact_twice_has_two_digests() -> None:
    """Nobody can guess a case number and look for its digest."""
    draw = drawn_from(1)

    assert disclose("case", "C-1", draw=draw).digest != disclose("case", "C-1", draw=draw).digest


def test_a_disclosure_is_read_back() -> None:
    """What was written can be shown to somebody who checks it."""
    one = disclose("case", None, draw=drawn_from(1))

    assert read_disclosure(one.written) == one


@pytest.mark.parametrize("untrusted", [b"{}", b'["salt","name"]', b'[1,"name","value"]', b"x"])
def test_what_is_no_disclosure_is_refused(untrusted: bytes) -> None:
    """A salt, a name and a value, in the one way to write them."""
    with pytest.raises(NotCanonicalError):
        read_disclosure(untrusted)


def test_the_box_is_xchacha20_poly1305_as_the_draft_gives_it() -> None:
    """The vector of draft-irtf-cfrg-xchacha, appendix A.3.1, with our context as its data."""
    plain = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        b"future, sunscreen would be it."
    )
    nonce = bytes.fromhex("404142434445464748494a4b4c4d4e4f5051525354555657")
    key = bytes(range(0x80, 0xA0))
    expected = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52e"
    )
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt  # noqa: PLC0415 - the library itself

    assert encrypt(plain, bytes.fromhex("50515253c0c1c2c3c4c5c6c7"), nonce, key)[:-16] == expected
    box = seal(key, plain, context="", draw=lambda _: nonce)
    assert box[:24] == nonce
    assert box[24:-16] == expected


@given(st.binary(max_size=200), st.integers(0, 240), st.integers(1, 255))
def test_a_changed_box_does_not_open(secret: bytes, at: int, flip: int) -> None:
    """One changed bit anywhere, and nothing comes out."""
    box = bytearray(seal(KEY, secret, context="place", draw=drawn_from(2)))
    assert unseal(KEY, bytes(box), context="place") == secret
    box[at % len(box)] ^= flip

    with pytest.raises(SealBrokenError):
        unseal(KEY, bytes(box), context="place")


@pytest.mark.parametrize(
    ("key", "context", "cut"),
    [
        pytest.param(bytes(32), "place", 0, id="another key"),
        pytest.param(KEY, "elsewhere", 0, id="another place"),
        pytest.param(KEY, "place", 30, id="cut off"),
        pytest.param(KEY, "place", 999, id="empty"),
    ],
)
def test_a_box_opens_with_its_key_in_its_place_only(key: bytes, context: str, cut: int) -> None:
    """A box moved to another entry does not open there."""
    box = seal(KEY, b"secret", context="place", draw=drawn_from(3))

    with pytest.raises(SealBrokenError):
        unseal(key, box[: max(0, len(box) - cut)], context=context)


def test_a_case_is_kept_under_a_mark_that_tells_nobody_which() -> None:
    """Without the device's key a mark cannot be compared with a guessed case number."""
    assert case_mark(KEY, "C-1") == case_mark(KEY, "C-1")
    assert case_mark(KEY, "C-1") != case_mark(KEY, "C-2")
    assert case_mark(KEY, "C-1") != case_mark(bytes(32), "C-1")
