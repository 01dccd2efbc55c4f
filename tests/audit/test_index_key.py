"""The key of the index of other cases lies where the signing keys lie."""

from pathlib import Path

import keyring
import pytest
from keyring.backends import null

from checker.audit.index_key import index_key, keep_index_key, keyring_index_key
from checker.audit.signing import KeyFolder, key_file_signer
from checker.errors import CallError, KeyringError


def test_it_is_made_once_and_kept(tmp_path: Path) -> None:
    """The same key every time, and none of the signing keys."""
    place = KeyFolder(tmp_path / "key")
    made = index_key(place)

    assert index_key(place) == made
    assert len(made) == 32
    assert made != key_file_signer(tmp_path / "key").device_key


def test_the_key_of_an_index_from_elsewhere_takes_its_place(tmp_path: Path) -> None:
    """Whoever built the index hands its key over."""
    place = KeyFolder(tmp_path / "key")
    index_key(place)
    keep_index_key(place, bytes(range(32)))

    assert index_key(place) == bytes(range(32))
    with pytest.raises(CallError, match="32 bytes"):
        keep_index_key(place, b"short")


def test_what_is_no_key_is_told(tmp_path: Path) -> None:
    """It is never taken for one, and never overwritten in silence."""
    file = tmp_path / "key.caseload-index"
    file.write_text("nonsense", encoding="ascii")
    file.chmod(0o600)

    with pytest.raises(KeyringError, match="not a key any more"):
        index_key(KeyFolder(tmp_path / "key"))


def test_a_keyring_that_keeps_nothing_is_not_used() -> None:
    """Only the keyrings that may hold a signing key may hold this one."""
    before = keyring.get_keyring()
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call] # keyring has no types here
    try:
        with pytest.raises(KeyringError):
            keyring_index_key("u-1")
    finally:
        keyring.set_keyring(before)
