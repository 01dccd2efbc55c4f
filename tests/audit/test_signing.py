"""Which keyring may hold a key, and what the person is told when none may."""

import stat
import sys
from pathlib import Path

import keyring.errors
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, Windows, chainer, fail, kwallet, macOS, null

from checker.audit.home_keys import keyring_signer
from checker.audit.leaf import to_base64
from checker.audit.signing import (
    KeyringPlace,
    accepted,
    is_signed,
    key_file_signer,
    signer_from,
)
from checker.errors import KeyringError
from tests.builders.trails import drawn_from


def real(kind: type[KeyringBackend]) -> KeyringBackend:
    """Make a real keyring of a class."""
    made: KeyringBackend = kind()
    return made


class PlainText(KeyringBackend):
    """What somebody's plug-in might be: it works, with a high priority, and hides nothing."""

    priority = 9

    def __init__(self) -> None:
        """Keep everything in a dictionary."""
        super().__init__()  # type: ignore[no-untyped-call] # keyring has no types here
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password


class Forgetful(PlainText):
    """A keyring that takes a secret and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""


class Locked(PlainText):
    """A keyring whose question was closed."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002 - its shape
        """Refuse."""
        raise keyring.errors.KeyringLocked("Failed to unlock the collection!")


class LockedForWriting(PlainText):
    """A keyring that may be read and not written."""

    def set_password(self, service: str, username: str, password: str) -> None:  # noqa: ARG002 - its shape
        """Refuse."""
        raise keyring.errors.PasswordSetError("no")


class Disguised(SecretService.Keyring):
    """A class made from an accepted one may do anything with the key."""


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> type[chainer.ChainerBackend]:
    """Give the real chain class with keyrings of our choosing."""
    monkeypatch.setattr(chainer.ChainerBackend, "backends", (), raising=True)
    return chainer.ChainerBackend


@pytest.mark.parametrize(
    "backend",
    [
        pytest.param(real(SecretService.Keyring), id="Secret Service"),
        pytest.param(real(kwallet.DBusKeyring), id="KWallet"),
        pytest.param(real(kwallet.DBusKeyringKWallet4), id="KWallet 4"),
        pytest.param(real(macOS.Keyring), id="macOS Keychain"),
    ],
)
def test_the_systems_own_keyrings_are_accepted(backend: KeyringBackend) -> None:
    """These guard a key with the account's own password."""
    assert accepted(backend) is backend


def test_windows_keeps_the_key_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that roamed with the profile would let two machines write one log."""

    class Constants:
        CRED_PERSIST_LOCAL_MACHINE = 2
        CRED_PERSIST_ENTERPRISE = 3

    if sys.platform != "win32":
        monkeypatch.setattr(Windows, "win32cred", Constants, raising=False)
    backend = Windows.WinVaultKeyring()  # type: ignore[no-untyped-call] # keyring has no types here

    assert accepted(backend) is backend
    assert backend.persist == 2


@pytest.mark.parametrize(
    "backend",
    [
        pytest.param(real(null.Keyring), id="null: keeps nothing"),
        pytest.param(real(fail.Keyring), id="fail: there is none"),
        pytest.param(PlainText(), id="plain text"),
        pytest.param(real(Disguised), id="made from an accepted one"),
    ],
)
def test_any_other_keyring_is_refused_with_what_to_do(backend: KeyringBackend) -> None:
    """Where the key would be in plain text or nowhere, nothing is confirmed."""
    with pytest.raises(KeyringError, match="Nothing can be confirmed") as told:
        accepted(backend)

    assert "then start Letterlock" in str(told.value)


@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("linux", "Install and unlock a keyring such as GNOME Keyring"),
        ("win32", "Credential Manager"),
        ("darwin", "Unlock your login keychain"),
    ],
)
def test_what_to_do_is_said_for_this_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, words: str
) -> None:
    """Advice for another system helps nobody."""
    monkeypatch.setattr(sys, "platform", platform)

    with pytest.raises(KeyringError, match=words):
        accepted(real(fail.Keyring))


def test_of_a_chain_the_first_is_used_itself(
    chain: type[chainer.ChainerBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chain could fall back on a later keyring; its first one cannot."""
    first = real(SecretService.Keyring)
    monkeypatch.setattr(chain, "backends", (first, PlainText()))

    assert accepted(chain()) is first


def test_a_chain_that_begins_with_another_keyring_is_refused(
    chain: type[chainer.ChainerBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system prefers is a plain-text keyring: somebody must put that right."""
    monkeypatch.setattr(chain, "backends", (PlainText(), real(SecretService.Keyring)))

    with pytest.raises(KeyringError):
        accepted(chain())


def test_a_chain_of_nothing_is_refused(chain: type[chainer.ChainerBackend]) -> None:
    """No keyring at all is said in plain words."""
    with pytest.raises(KeyringError):
        accepted(chain())


def test_a_machine_without_a_keyring_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real choice of keyring, on a machine where it is made to be none."""
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)

    with pytest.raises(KeyringError, match=r"keyring|keychain|Credential Manager"):
        keyring_signer("u-7f31a0", Path("trail.db"), "")


def test_a_keyring_that_cannot_be_reached_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The Secret Service is chosen, and there is nobody on its line."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    monkeypatch.setattr(keyring, "get_keyring", SecretService.Keyring)

    with pytest.raises(KeyringError, match="Unlock the keyring"):
        keyring_signer("u-7f31a0", Path("trail.db"), "")


def test_keys_are_made_once_and_found_again() -> None:
    """44 characters each, under a name of this person's own."""
    backend = PlainText()

    made = signer_from(KeyringPlace(backend, "u-1"), "u-1", drawn_from(1))
    found = signer_from(KeyringPlace(backend, "u-1"), "u-1", drawn_from(2))
    other = signer_from(KeyringPlace(backend, "u-2"), "u-2", drawn_from(3))

    assert made.is_new
    assert not found.is_new
    assert (made.log, made.device_key) == (found.log, found.device_key)
    assert other.log != made.log
    assert {len(seed) for seed in backend.kept.values()} == {44}
    assert sorted(backend.kept) == [
        ("Letterlock/u-1/device", "u-1"),
        ("Letterlock/u-1/signing", "u-1"),
        ("Letterlock/u-2/device", "u-2"),
        ("Letterlock/u-2/signing", "u-2"),
    ]
    assert made.protected


def test_a_renewed_signer_writes_another_log_and_still_opens_what_was_kept() -> None:
    """A new log needs a new key; what lies beside older entries stays readable."""
    backend = PlainText()
    old = signer_from(KeyringPlace(backend, "u-1"), "u-1", drawn_from(1))

    new = old.renewed(drawn_from(2))

    assert new.is_new
    assert new.log != old.log
    assert new.device_key == old.device_key
    assert signer_from(KeyringPlace(backend, "u-1"), "u-1").log == new.log


@pytest.mark.parametrize("backend", [Forgetful(), Locked(), LockedForWriting()])
def test_a_keyring_that_does_not_keep_or_give_a_key_is_said_to_be_locked(
    backend: KeyringBackend,
) -> None:
    """Nothing is signed with a key that will not be there tomorrow."""
    with pytest.raises(KeyringError, match=r"Nothing was sent or lost\. Unlock the keyring"):
        signer_from(KeyringPlace(backend, "u-1"), "u-1")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("x" * 44, id="no base64 of 32 bytes"),
        pytest.param("!" * 44, id="no base64"),
        pytest.param("A" * 44, id="33 bytes"),
        pytest.param(to_base64(bytes(16)), id="16 bytes"),
        pytest.param("\u00e9" * 44, id="no ASCII"),
    ],
)
def test_what_is_no_key_any_more_is_not_silently_replaced(text: str) -> None:
    """A key that was tampered with is told, not passed over."""
    backend = PlainText()
    backend.set_password("Letterlock/u-1/signing", "u-1", text)
    backend.set_password("Letterlock/u-1/device", "u-1", to_base64(bytes(32)))

    with pytest.raises(KeyringError, match="not a key any more"):
        signer_from(KeyringPlace(backend, "u-1"), "u-1")


def test_a_signature_is_of_its_key_and_its_body() -> None:
    """One other byte in the body, or another key, and it is no signature."""
    signer = signer_from(KeyringPlace(PlainText(), "u-1"), "u-1", drawn_from(1))
    signature = signer.sign(b"{}")

    assert is_signed(signer.public_key, b"{}", signature)
    assert not is_signed(signer.public_key, b"{ }", signature)
    assert not is_signed(signer.renewed().public_key, b"{}", signature)
    assert not is_signed(b"short", b"{}", signature)


def test_no_key_shows_when_a_signer_is_printed() -> None:
    """A signer in a log line or a crash report gives nothing away."""
    backend = PlainText()
    signer = signer_from(KeyringPlace(backend, "u-1"), "u-1", lambda count: b"K" * count)

    assert "device_key" not in repr(signer)
    assert "KKKK" not in repr(signer)
    assert not [seed for seed in backend.kept.values() if seed in repr(signer)]


def test_the_demo_has_keys_in_files_and_says_that_nothing_protects_them(tmp_path: Path) -> None:
    """For the demo only; the desk shows `protected` on every screen."""
    made = key_file_signer(tmp_path / "demo" / "key")
    found = key_file_signer(tmp_path / "demo" / "key")

    assert not made.protected
    assert (made.is_new, found.is_new) == (True, False)
    assert made.log == found.log
    assert not list((tmp_path / "demo").glob("*.new"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    """It is made so, and refused when it is not so any more."""
    key_file_signer(tmp_path / "key")
    path = tmp_path / "key.signing"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)

    with pytest.raises(KeyringError, match="Other people of this computer may read"):
        key_file_signer(tmp_path / "key")


def test_a_key_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    """A folder where the file should be, and a file where the folder should be."""
    (tmp_path / "key.device").mkdir(mode=0o700)
    with pytest.raises(KeyringError, match="cannot be read or written"):
        key_file_signer(tmp_path / "key")

    (tmp_path / "file").write_text("x")
    with pytest.raises(KeyringError, match="cannot be read or written"):
        key_file_signer(tmp_path / "file" / "key")


def test_a_key_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A half-written key left by a crash is replaced; a folder in its place is not."""
    (tmp_path / "key.device.new").write_text("half")
    assert key_file_signer(tmp_path / "key").is_new

    (tmp_path / "other.device.new").mkdir()
    with pytest.raises(KeyringError, match="cannot be read or written"):
        key_file_signer(tmp_path / "other")
