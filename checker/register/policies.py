"""The organisation's policy, as the register hands it out: a file and its seal, read when changed.

The register judges nothing by it. It sees that the seal is of whom it should be and that the file
is a policy of that version, and says in its own log which one it hands out from now on.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from checker.audit.notes import Verifier, read_verifier
from checker.audit.sealing import SEAL, seal, sealed_version
from checker.errors import SettingsError
from checker.log import logger
from checker.protocol.messages import ServedPolicy
from checker.register.keys import Keys
from checker.register.settings import RegisterSettings
from checker.settings import load_policy
from checker.words import say

_log = logger("register.policies")

MOST_BYTES: Final = 1_048_576
"""Of a policy's file: what a desk still takes in one answer."""
_Stamp: TypeAlias = tuple[tuple[int, int], ...]


@dataclass
class Policies:
    """What is handed out. Safe to use from several threads; each worker has its own."""

    file: Path
    trusted: Verifier
    """Who seals policies."""
    changed: Callable[[bytes], object]
    """Told when another one is handed out than the one before."""
    _held: ServedPolicy | None = None
    _stamp: _Stamp = ()
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def now(self) -> ServedPolicy:
        """Give the policy with its seal. A file that does not hold is refused, and the last stays.

        Raises:
            SettingsError: there is none yet, and the one in the file does not hold.
        """
        with self._lock:
            held, stamp = self._held, _stamped(self.file)
            if held is None or stamp != self._stamp:
                try:
                    held = self._taken(held, read_policy(self.file, self.trusted))
                except SettingsError:
                    if held is None:
                        raise
                    _log.error("policy-refused", extra={"facts": {"held": held.version}})
                self._held, self._stamp = held, stamp
            return held

    def _taken(self, held: ServedPolicy | None, found: ServedPolicy) -> ServedPolicy:
        if held is not None and found.policy != held.policy and found.version <= held.version:
            raise SettingsError(
                say(
                    "The policy {file} is version {version}, and version {held} was handed out "
                    "already. Raise its version and seal it again.",
                    file=self.file,
                    version=found.version,
                    held=held.version,
                )
            )
        if held is None or found.policy != held.policy:
            self.changed(found.policy or b"")
        return found


def policies_of(
    settings: RegisterSettings, keys: Keys, changed: Callable[[bytes], object]
) -> Policies | None:
    """Give what a register hands out by its settings; None for nothing."""
    if not settings.policy:
        return None
    trusted = read_verifier(settings.policy_key) if settings.policy_key else keys.verifier
    return Policies(Path(settings.policy), trusted, changed)


def read_policy(file: Path, trusted: Verifier) -> ServedPolicy:
    """Read a policy and its seal, and see that both hold.

    Raises:
        SettingsError: they do not, and why.
    """
    policy, note = _bytes(file), _bytes(file.with_name(file.name + SEAL))
    version = sealed_version(policy, note, trusted)
    # What was sealed is judged, and not what the file says a moment later.
    loaded = load_policy(file, sealed=lambda told: sealed_version(told, note, trusted))
    if loaded.version != version:
        raise SettingsError(say("The policy {file} was changed just now. Try again.", file=file))
    return ServedPolicy(version=version, policy=policy, policy_seal=note)


def seal_policy(file: Path, keys: Keys) -> int:
    """Write the seal of a policy beside it, with the register's key; give the version.

    Raises:
        SettingsError: it is no policy, has no version, or the seal cannot be written.
    """
    version = load_policy(file).version
    if not version:
        raise SettingsError(
            say(
                'The policy {file} has no version. Write "version": 1 into it, and one more at '
                "each change.",
                file=file,
            )
        )
    note = seal(_bytes(file), version, keys.origin, keys.signing)
    beside = file.with_name(file.name + SEAL)
    half = beside.with_name(beside.name + ".new")
    try:
        half.write_bytes(note)
        half.replace(beside)
    except OSError as error:
        raise SettingsError(
            say(
                "The seal {file} cannot be written: {why}.",
                file=beside,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    read_policy(file, keys.verifier)
    return version


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            told = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise SettingsError(
            say(
                "The file {file} cannot be read: {why}. The policy and its seal lie beside one "
                "another.",
                file=file,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    if len(told) > MOST_BYTES:
        raise SettingsError(
            say("The file {file} is too large: at most {most} bytes.", file=file, most=MOST_BYTES)
        )
    return told


def _stamped(file: Path) -> _Stamp:
    """Give what changes when somebody writes the file or its seal."""
    found = []
    for one in (file, file.with_name(file.name + SEAL)):
        try:
            stat = one.stat()
        except OSError:
            continue
        found.append((stat.st_mtime_ns, stat.st_size))
    return tuple(found)
