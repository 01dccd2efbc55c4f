"""A release's manifest names its files by their bytes; the product tells when one is another."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.notes import Verifier, sign_note
from checker.audit.release import read_release, sign_release
from checker.cli import main
from checker.errors import CallError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TRUSTED = str(Verifier(name="releases.example", key=KEY.public_key().public_bytes_raw()))


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """A release of two files, with its manifest beside them."""
    files = (tmp_path / "letterlock.rpm", tmp_path / "letterlock.deb")
    for file in files:
        file.write_bytes(file.name.encode())
    made = tmp_path / "letterlock.release"
    made.write_bytes(sign_release("1.2.3", files, "releases.example", KEY))
    return made


def test_a_release_as_it_was_signed_is_in_order(
    manifest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files, their order and the signer are told."""
    assert main(["release", "verify", str(manifest), "--key", TRUSTED]) == 0

    told = capsys.readouterr().out
    assert told == "Release 1.2.3 is as releases.example signed it. 2 files are in order.\n"
    named = [one.name for one in read_release(manifest, TRUSTED).files]
    assert named == ["letterlock.deb", "letterlock.rpm"]


@pytest.mark.parametrize("change", ["other bytes", "cut short", "gone"])
def test_a_file_that_is_another_is_named(
    manifest: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file in order does not make up for another."""
    file = manifest.with_name("letterlock.deb")
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(b"letterlock.dec" if change == "other bytes" else b"letterlock")

    assert main(["release", "verify", str(manifest), "--key", TRUSTED]) == 1

    told = capsys.readouterr()
    assert not told.out
    assert "letterlock.deb" in told.err
    assert "letterlock.rpm" not in told.err


def test_another_key_or_another_text_is_refused(manifest: Path) -> None:
    """A manifest that anybody could have written says nothing."""
    other = Ed25519PrivateKey.generate()
    stranger = str(Verifier(name="releases.example", key=other.public_key().public_bytes_raw()))
    with pytest.raises(CallError, match="no key that is trusted here signed it"):
        read_release(manifest, stranger)

    manifest.write_bytes(manifest.read_bytes().replace(b"version 1.2.3", b"version 1.2.4"))
    with pytest.raises(CallError, match="is not of this text"):
        read_release(manifest, TRUSTED)


@pytest.mark.parametrize(
    "lines",
    [
        "",
        f"sha256:{'0' * 64} 1 ../letterlock.deb\n",
        f"sha256:{'0' * 64} 1 .hidden\n",
        f"sha256:{'0' * 64} 01 letterlock.deb\n",
        f"sha256:{'0' * 64} 1 a\nsha256:{'1' * 64} 1 a\n",
        f"sha256:{'0' * 64} 1 a\nmore\n",
    ],
)
def test_a_signed_text_that_is_no_manifest_is_refused(tmp_path: Path, lines: str) -> None:
    """Also of a trusted key: no names of other folders, no file twice, no line unread."""
    made = tmp_path / "letterlock.release"
    text = f"letterlock/release/1\nversion 1\n{lines}"
    made.write_bytes(sign_note(text, "releases.example", KEY))

    with pytest.raises(CallError, match="does not describe a release"):
        read_release(made, TRUSTED)
