"""Signed notes: what one key signs, only that key opens, and no changed byte of it holds."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.notes import NotANote, Verifier, open_note, read_verifier, sign_note

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
TEXT = "letterlock/policy-seal/1\nversion 7\n"


def verifier(name: str = "register.northern.example", key: Ed25519PrivateKey = KEY) -> Verifier:
    """Whoever may sign."""
    return Verifier(name=name, key=key.public_key().public_bytes_raw())


def test_the_published_example_of_the_format_opens() -> None:
    """The key and the note stand in the documentation of Go's note package, which began it."""
    line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgK"
        "vqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )

    text, signed = open_note(note.encode(), read_verifier(line))

    assert text.startswith("If you think")
    assert str(signed[0]) == line


def test_what_one_signs_opens_with_their_key_alone() -> None:
    """Another key under the same name opens nothing."""
    note = sign_note(TEXT, "register.northern.example", KEY)

    assert open_note(note, verifier())[0] == TEXT
    with pytest.raises(NotANote, match="no key"):
        open_note(note, verifier(key=OTHER))


def test_no_changed_byte_holds() -> None:
    """Each byte of a note is flipped once."""
    note = sign_note(TEXT, "register.northern.example", KEY)

    for place in range(len(note)):
        changed = bytearray(note)
        changed[place] ^= 1
        with pytest.raises(NotANote):
            open_note(bytes(changed), verifier())


def test_an_unknown_signature_beside_a_good_one_is_passed_over() -> None:
    """Several may sign one text."""
    one = sign_note(TEXT, "register.northern.example", KEY).decode()
    both = one + sign_note(TEXT, "witness.example", OTHER).decode().rpartition("\n\n")[2]

    text, signed = open_note(both.encode(), verifier())

    assert (text, [each.name for each in signed]) == (TEXT, ["register.northern.example"])


@pytest.mark.parametrize(
    "line",
    [
        "",
        "register",
        "register+00000000+AQ==",
        "a name+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Other+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpA2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+???",
    ],
)
def test_a_key_that_is_not_one_is_refused(line: str) -> None:
    """Nothing is guessed from half a key."""
    with pytest.raises(NotANote):
        read_verifier(line)


@pytest.mark.parametrize("text", ["", "no end", "a\tb\n", "a\x00\n"])
def test_a_text_that_no_note_may_hold_is_not_signed(text: str) -> None:
    """A reader would refuse it."""
    with pytest.raises(NotANote):
        sign_note(text, "register", KEY)
