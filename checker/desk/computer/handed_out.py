"""The organisation's policy as the register hands it out: kept in the desk's own folder.

A policy is three files: itself (which anybody can read), its seal, and whose seal that is. The
policy gets its name last, so that a kept one is always whole.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.audit.notes import NotANote, Verifier, read_verifier
from checker.audit.sealing import SEAL, sealed_version
from checker.desk.computer.policies import desk_policy, refuse_older, trusted_key
from checker.desk.computer.sourcing import DeskSettings
from checker.errors import SettingsError
from checker.settings import Policy, load_policy
from checker.words import say

_STEM: Final = "register-policy"
_NAME: Final = re.compile(rf"{_STEM}-(?P<version>[0-9]{{1,9}})\.(json|toml)")
_KEY: Final = ".key"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPolicy:
    """The policy that a desk works by."""

    policy: Policy
    register: str = ""
    """The register that handed out the organisation's part; blank where it is a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A desk's folder, as the sync puts policies into it. They are used from the next start."""

    folder: Path
    key: str | None
    """The `policy_key` of the settings; without it the register itself seals."""
    used: OwnPolicy

    @property
    def digest(self) -> str:
        """Give the digest of the policy that this desk works by since its start."""
        return self.used.policy.digest

    def version(self) -> int:
        """Give the version of the newest that is kept here; 0 when none is."""
        return _newest(self.folder)[0]

    def waits(self) -> int:
        """Give the version that will be used from the next start; 0 when it is used already."""
        kept = self.version()
        in_use = self.used.policy.version if self.used.register else 0
        return kept if kept > in_use else 0

    def take(self, policy: bytes, note: bytes, register: Verifier) -> bool:
        """Keep a policy that its seal vouches for; False when it is not newer than the one here.

        Raises:
            SettingsError: its seal does not hold, it is older than one that was used, it cannot
                be read, or it cannot be kept.
        """
        trusted = register if self.key is None else trusted_key(self.key)
        version = sealed_version(policy, note, trusted)
        refuse_older(self.folder, version, trusted)
        if version <= self.version():
            return False
        ending = "json" if policy.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "toml"
        file = self.folder / f"{_STEM}-{version}.{ending}"
        half = self.folder / f"{_STEM}-{version}.new.{ending}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(half, policy)
            load_policy(half, sealed=lambda told: sealed_version(told, note, trusted))
            _write(_beside(file, SEAL), note)
            _write(_beside(file, _KEY), str(trusted).encode())
            half.replace(file)
            _remove_others(self.folder, file)
        except OSError as error:
            raise SettingsError(
                say(
                    "The register's policy cannot be kept in {folder}: {why}. The one before is "
                    "used until it can.",
                    folder=self.folder,
                    why=error.strerror or type(error).__name__,
                )
            ) from error
        finally:
            half.unlink(missing_ok=True)
        return True


def own_policy(settings: DeskSettings, folder: Path) -> OwnPolicy:
    """Load the policy of a desk: the register's, where it handed one out, else the file's.

    Raises:
        SettingsError: it is missing or wrong, its seal does not hold, or it is an older one.
    """
    user = None if settings.user_policy is None else Path(settings.user_policy)
    file = _newest(folder)[1]
    key = None if file is None else _trusted_here(settings, file)
    if file is None or key is None:
        organisation = None if settings.policy is None else Path(settings.policy)
        return OwnPolicy(policy=desk_policy(organisation, user, settings.policy_key, folder))
    policy = desk_policy(file, user, str(key), folder)
    return OwnPolicy(policy=policy, register=key.name)


def _trusted_here(settings: DeskSettings, file: Path) -> Verifier | None:
    """Give who sealed what is kept; None when the settings name another one now, or no register."""
    if settings.register is None:
        return None
    try:
        kept = read_verifier(_beside(file, _KEY).read_text(encoding="ascii"))
        named = settings.policy_key or settings.register.key
        return kept if named is None or read_verifier(named) == kept else None
    except (NotANote, OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            say(
                "The policy that the register gave, {file}, cannot be used: the file that says "
                "who sealed it is missing or damaged. Delete {file}; the register gives it again.",
                file=file,
            )
        ) from error


def _newest(folder: Path) -> tuple[int, Path | None]:
    """Give the newest policy that is kept whole, and its version."""
    if not folder.is_dir():
        return 0, None
    found = ((_NAME.fullmatch(one.name), one) for one in folder.iterdir())
    kept = [(int(match["version"]), one) for match, one in found if match is not None]
    return max(kept, default=(0, None), key=lambda one: one[0])


def _remove_others(folder: Path, file: Path) -> None:
    """Remove older policies, and what is beside them: each with its name first."""
    older = (one for one in folder.iterdir() if _NAME.fullmatch(one.name) and one != file)
    for one in sorted(older):
        for gone in (one, _beside(one, SEAL), _beside(one, _KEY)):
            gone.unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _write(file: Path, told: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(told)
        opened.flush()
        os.fsync(opened.fileno())
