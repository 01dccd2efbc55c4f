"""All keys: which keyring may hold them, how they are made, and what they sign."""

import base64
import os
import pkgutil
import stat
import sys
from binascii import Error as NotBase64Error
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from checker.audit.disclosures import KEY_BYTES, Draw
from checker.audit.leaf import ED25519, log_id, signed_bytes, to_base64
from checker.audit.private_file import write_private
from checker.errors import KeyringError
from checker.words import say

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SIGNING = "signing"
DEVICE = "device"

ACCEPTED = {
    "keyring.backends.SecretService:Keyring": (
        "secretstorage.exceptions:SecretStorageException",
        "jeepney.wrappers:DBusErrorResponse",
    ),
    "keyring.backends.kwallet:DBusKeyring": ("dbus:DBusException",),
    "keyring.backends.kwallet:DBusKeyringKWallet4": ("dbus:DBusException",),
    "keyring.backends.Windows:WinVaultKeyring": (
        "win32ctypes.pywin32.pywintypes:error",
        "pywintypes:error",
    ),
    "keyring.backends.macOS:Keyring": (),
}
"""The keyrings that may hold a key, by class, each with what else it raises when it fails."""

_CHAIN = "keyring.backends.chainer:ChainerBackend"
_WINDOWS = "keyring.backends.Windows:WinVaultKeyring"
_SEED_TEXT = 44


class KeyPlace(Protocol):
    """Somewhere that keeps 32-byte seeds."""

    @property
    def protected(self) -> bool:
        """Say whether the operating system guards what is kept."""

    def read(self, what: str) -> str | None:
        """Give what was kept under a name, or None."""

    def write(self, what: str, seed: str) -> None:
        """Keep a seed under a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """The keys of one person on one device. `is_new` says that nothing was ever signed with it."""

    actor: str
    place: KeyPlace
    is_new: bool
    device_key: bytes = field(repr=False)
    key: Ed25519PrivateKey = field(repr=False)

    @property
    def protected(self) -> bool:
        """Say whether the operating system guards the keys; a demo's key file does not."""
        return self.place.protected

    @property
    def public_key(self) -> bytes:
        """Give the 32 bytes with which anybody can check a signature."""
        return self.key.public_key().public_bytes_raw()

    @property
    def log(self) -> str:
        """Give the name of the log that this key writes."""
        return log_id(ED25519, self.public_key)

    def sign(self, body: bytes) -> bytes:
        """Sign the body of an entry."""
        return self.key.sign(signed_bytes(body))

    def renewed(self, draw: Draw = os.urandom) -> "Signer":
        """Put a new signing key in place of this one: a new log is never begun under an old key.

        The device's other key stays, so that what was kept beside older entries can be read.
        """
        return Signer(
            actor=self.actor,
            place=self.place,
            is_new=True,
            device_key=self.device_key,
            key=Ed25519PrivateKey.from_private_bytes(made(self.place, SIGNING, draw)),
        )


def key_file_signer(path: Path, actor: str = "u-demo", draw: Draw = os.urandom) -> Signer:
    """Give keys from a file that nothing protects: for the demo only.

    Raises:
        KeyringError: The file cannot be read or written, or others may read it.
    """
    return signer_from(KeyFolder(path), actor, draw)


def signer_from(place: KeyPlace, actor: str, draw: Draw = os.urandom) -> Signer:
    """Give the keys that a place keeps; the first time they are made there.

    Raises:
        KeyringError: What the place keeps is no key, or it keeps nothing.
    """
    device = kept(place, DEVICE)
    signing = kept(place, SIGNING)
    return Signer(
        actor=actor,
        place=place,
        is_new=signing is None,
        device_key=device or made(place, DEVICE, draw),
        key=Ed25519PrivateKey.from_private_bytes(signing or made(place, SIGNING, draw)),
    )


def is_signed(public_key: bytes, body: bytes, signature: bytes) -> bool:
    """Say whether a signature over a body is of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, signed_bytes(body))
    except (InvalidSignature, ValueError):
        return False
    return True


def accepted(backend: "KeyringBackend") -> "KeyringBackend":
    """Give the keyring that may hold a key: this one, or the first of a chain.

    Raises:
        KeyringError: It would keep the key in plain text, nowhere, or in an unknown place.
    """
    if _is_exactly(backend, (_CHAIN,)):
        first: Iterable[KeyringBackend] = getattr(backend, "backends", ())
        backend = next(iter(first), backend)
    if not _is_exactly(backend, ACCEPTED):
        raise KeyringError(_no_keyring())
    if _is_exactly(backend, (_WINDOWS,)):
        # Else the key roams with the profile, and two machines would write one log.
        backend.persist = "local machine"  # type: ignore[attr-defined] # of this class only
    return backend


class KeyringPlace:
    """The operating system's keyring."""

    protected = True

    def __init__(self, backend: "KeyringBackend", actor: str, home: str = "") -> None:
        """Keep one person's keys in a keyring that was accepted, those of one home if it is named.

        Args:
            backend: The keyring.
            actor: The person's pseudonym.
            home: What marks a folder that is not the usual one: its keys are its own.
        """
        self._backend = backend
        self._actor = actor
        self._named = f"{actor}/{home}" if home else actor

    def read(self, what: str) -> str | None:
        """Give what was kept under a name, or None."""
        try:
            return self._backend.get_password(self._service(what), self._actor)
        except self._failures() as error:
            raise KeyringError(_locked()) from error

    def write(self, what: str, seed: str) -> None:
        """Keep a seed under a name."""
        try:
            self._backend.set_password(self._service(what), self._actor, seed)
        except self._failures() as error:
            raise KeyringError(_locked()) from error

    def _service(self, what: str) -> str:
        return f"Letterlock/{self._named}/{what}"

    def _failures(self) -> tuple[type[Exception], ...]:
        from keyring.errors import KeyringError as BackendError  # noqa: PLC0415 - as above

        name = f"{type(self._backend).__module__}:{type(self._backend).__qualname__}"
        own = [pkgutil.resolve_name(one) for one in ACCEPTED.get(name, ()) if _is_loaded(one)]
        return (BackendError, OSError, *own)


class KeyFolder:
    """Files that only their owner may read, beside one another: for the demo."""

    protected = False

    def __init__(self, path: Path) -> None:
        """Keep keys at a path, each with its own ending."""
        self._path = path

    def read(self, what: str) -> str | None:
        """Give what was kept under a name, or None."""
        path = self._named(what)
        try:
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise KeyringError(
                    say(
                        "Other people of this computer may read the key file {path}. Set its "
                        "permissions so that only you may read it, then start again.",
                        path=path,
                    )
                )
            return path.read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise KeyringError(_no_file(path)) from error

    def write(self, what: str, seed: str) -> None:
        """Keep a seed under a name."""
        path = self._named(what)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, seed.encode("ascii"))
        except OSError as error:
            raise KeyringError(_no_file(path)) from error

    def _named(self, what: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{what}")


def kept(place: KeyPlace, what: str) -> bytes | None:
    """Give a key that a place keeps, or None.

    Raises:
        KeyringError: What it keeps is no key.
    """
    text = place.read(what)
    if text is None:
        return None
    try:
        seed = base64.b64decode(text, validate=True) if len(text) == _SEED_TEXT else b""
    except (NotBase64Error, ValueError):
        seed = b""
    if len(seed) != KEY_BYTES:
        raise KeyringError(
            say(
                "What is kept as Letterlock's key is not a key any more. Nothing was sent or "
                'lost. Remove "Letterlock" from the keyring (or the key file) and start again: a '
                "new record is begun, and the old one stays as it is."
            )
        )
    return seed


def made(place: KeyPlace, what: str, draw: Draw) -> bytes:
    """Make a key and have a place keep it, instead of any that it kept before.

    Raises:
        KeyringError: The place does not keep it.
    """
    text = to_base64(draw(KEY_BYTES))
    place.write(what, text)
    if place.read(what) != text:
        raise KeyringError(_locked())
    return base64.b64decode(text)


def _is_exactly(backend: object, names: Iterable[str]) -> bool:
    """Say whether it is of one of these classes; of one made from them is not enough."""
    return any(type(backend) is pkgutil.resolve_name(name) for name in names if _is_loaded(name))


def _is_loaded(name: str) -> bool:
    return name.partition(":")[0] in sys.modules


def _no_keyring() -> str:
    if sys.platform == "win32":
        return say(
            "Windows Credential Manager cannot be used, so Letterlock has no safe place for its "
            "key. Nothing can be confirmed. Ask your IT support to allow Credential Manager for "
            "your account, then start Letterlock again."
        )
    if sys.platform == "darwin":
        return say(
            "The keychain cannot be used, so Letterlock has no safe place for its key. Nothing "
            "can be confirmed. Unlock your login keychain, then start Letterlock again."
        )
    return say(
        "There is no keyring on this computer that may hold Letterlock's key. Nothing can be "
        "confirmed. Install and unlock a keyring such as GNOME Keyring or KWallet, sign in again, "
        "then start Letterlock. A keyring that keeps its contents in plain text is not used."
    )


def _locked() -> str:
    return say(
        "The keyring did not give or keep Letterlock's key. It may be locked, or somebody closed "
        "its question. Nothing was sent or lost. Unlock the keyring, then start Letterlock again."
    )


def _no_file(path: Path) -> str:
    return say(
        "The key file {path} cannot be read or written. Nothing was sent or lost. Check that the "
        "folder exists and that you may write there, then start again.",
        path=path,
    )
