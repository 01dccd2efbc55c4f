"""The organisation's policy as a desk may use it: sealed by whom it should be, and not older."""

import os
from pathlib import Path

from checker.audit.notes import NotANote, Verifier, read_verifier
from checker.audit.sealing import SEAL, sealed_version
from checker.decision import MONITOR
from checker.desk.answers import Notice
from checker.errors import SettingsError
from checker.settings import Policy, load_policy
from checker.words import say

_SEEN = "policy-version"


def desk_policy(
    organisation: Path | None, user: Path | None, key: str | None, folder: Path
) -> Policy:
    """Load the policy; with a key, only as its owner sealed it, and never an older one than before.

    Args:
        organisation: The organisation's file. With a key it must be there, its seal beside it.
        user: The person's own file.
        key: Who seals policies, as `name+id+key`; None where nobody does.
        folder: Where this desk remembers the newest version that it has used.

    Raises:
        SettingsError: the policy, its seal or the key is missing or wrong, or it is an older one.
    """
    if key is None:
        return load_policy(organisation, user)
    trusted = trusted_key(key)
    if organisation is None:
        raise SettingsError(
            say(
                "The settings name {name} as the one who seals the policy, but no policy file. "
                'Add policy = "the file" to letterlock.toml.',
                name=trusted.name,
            )
        )
    policy = sealed_policy(organisation, user, trusted)
    _never_older(folder, policy, trusted)
    return policy


def sealed_policy(organisation: Path, user: Path | None, trusted: Verifier) -> Policy:
    """Load a policy whose seal, in a file beside it, is of a trusted key.

    Raises:
        SettingsError: it is not.
    """
    return load_policy(
        organisation,
        user,
        sealed=lambda untrusted: sealed_version(untrusted, _note(organisation), trusted),
    )


def about_policy(file: Path, key: str | None) -> tuple[str, ...]:
    """Say of a policy that it is in order: its version, mode, digest, and what it changes.

    Raises:
        SettingsError: it is not, or its seal is not of the key.
    """
    policy = load_policy(file) if key is None else sealed_policy(file, None, trusted_key(key))
    version = policy.version or say("not said")
    sealed = say("Its seal was not looked at: no key was given.")
    if key is not None:
        sealed = say("It is sealed by {name}.", name=trusted_key(key).name)
    changed = sorted(policy.layers)
    return (
        say(
            "The policy is in order. Version: {version}. Mode: {mode}.",
            version=version,
            mode=policy.mode,
        ),
        sealed,
        say("Digest: {digest}", digest=policy.digest),
        say("Rules that it changes: {rules}.", rules=", ".join(changed) or say("none")),
    )


def policy_notices(policy: Policy) -> tuple[Notice, ...]:
    """Give what everybody at the desk should know of the policy."""
    if policy.mode != MONITOR:
        return ()
    return (
        Notice(
            text=say(
                "Letterlock is only watching for now. What it finds is recorded, and nothing "
                "keeps you from sending."
            )
        ),
    )


def trusted_key(key: str) -> Verifier:
    """Read the `policy_key` of the settings.

    Raises:
        SettingsError: it is no key.
    """
    try:
        return read_verifier(key)
    except NotANote as why:
        raise SettingsError(
            say("The policy_key in letterlock.toml cannot be used: {why}.", why=why)
        ) from why


def _note(policy: Path) -> bytes:
    beside = policy.with_name(policy.name + SEAL)
    try:
        return beside.read_bytes()
    except OSError as error:
        raise SettingsError(
            say(
                "The policy's seal {file} cannot be read: {why}. Copy it to where the policy is.",
                file=beside,
                why=error.strerror or type(error).__name__,
            )
        ) from error


def refuse_older(folder: Path, version: int, trusted: Verifier) -> None:
    """Refuse a version below the newest that this desk used.

    Raises:
        SettingsError: it is, or what this desk used cannot be told.
    """
    seen = _seen(folder / _SEEN)
    if version < seen:
        raise SettingsError(
            say(
                "This policy is version {version}, but this desk has used version {seen} already. "
                "Get the newest policy from {name}.",
                version=version,
                seen=seen,
                name=trusted.name,
            )
        )


def _never_older(folder: Path, policy: Policy, trusted: Verifier) -> None:
    """Refuse a version below the newest that this desk used, and remember a newer one."""
    refuse_older(folder, policy.version, trusted)
    if policy.version > _seen(folder / _SEEN):
        _remember(folder / _SEEN, policy.version)


def _seen(memory: Path) -> int:
    try:
        return int(memory.read_text(encoding="ascii"))
    except FileNotFoundError:
        return 0
    except (OSError, ValueError) as error:
        raise SettingsError(_no_memory(memory)) from error


def _remember(memory: Path, version: int) -> None:
    half = memory.with_name(memory.name + ".new")
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        with half.open("w", encoding="ascii") as file:
            file.write(str(version))
            file.flush()
            os.fsync(file.fileno())
        half.replace(memory)
    except OSError as error:
        raise SettingsError(_no_memory(memory)) from error


def _no_memory(memory: Path) -> str:
    return say(
        "The file {file}, in which this desk remembers which policy it used last, cannot be used. "
        "Ask whoever looks after this computer to look at it; nothing was sent or lost.",
        file=memory,
    )
