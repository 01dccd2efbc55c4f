"""The organisation's policy at a desk: sealed, never older, and only watching where it says so."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.notes import Verifier
from checker.audit.sealing import SEAL, seal
from checker.desk.computer.policies import about_policy, desk_policy, policy_notices
from checker.errors import SettingsError
from checker.settings import Policy

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
NAME = "register.northern.example"
LINE = str(Verifier(name=NAME, key=KEY.public_key().public_bytes_raw()))


def written(
    folder: Path, version: int = 7, *, sealed: int | None = None, key: Ed25519PrivateKey = KEY
) -> Path:
    """Write a policy and its seal."""
    path = folder / "policy.json"
    says = {"schema": "letterlock/policy/1", "version": version, "limits": {"old_days": 3}}
    path.write_text(json.dumps(says), encoding="utf-8")
    path.with_name(path.name + SEAL).write_bytes(
        seal(path.read_bytes(), version if sealed is None else sealed, NAME, key)
    )
    return path


def loaded(path: Path | None, folder: Path) -> Policy:
    """Load it as a desk with that key does."""
    return desk_policy(path, None, LINE, folder / "own")


def test_a_sealed_policy_is_used(tmp_path: Path) -> None:
    """Its version is known, for whoever asks which was in force."""
    policy = loaded(written(tmp_path), tmp_path)

    assert (policy.version, policy.limits.old_days) == (7, 3)


def test_a_changed_policy_is_not_used(tmp_path: Path) -> None:
    """One more space is a change."""
    path = written(tmp_path)
    path.write_text(path.read_text() + " ")

    with pytest.raises(SettingsError, match="was changed after register"):
        loaded(path, tmp_path)


def test_a_policy_that_somebody_else_sealed_is_not_used(tmp_path: Path) -> None:
    """The name alone is no proof."""
    with pytest.raises(SettingsError, match="no key that is trusted"):
        loaded(written(tmp_path, key=OTHER), tmp_path)


def test_a_policy_without_its_seal_is_not_used(tmp_path: Path) -> None:
    """The sentence names the file that is missing."""
    path = written(tmp_path)
    path.with_name(path.name + SEAL).unlink()

    with pytest.raises(SettingsError, match=r"policy\.json\.sig cannot be read"):
        loaded(path, tmp_path)


def test_no_policy_at_all_is_not_used_where_one_must_be_sealed(tmp_path: Path) -> None:
    """Leaving the file out of the settings is no way round it."""
    with pytest.raises(SettingsError, match="no policy file"):
        loaded(None, tmp_path)


def test_a_seal_for_another_version_does_not_hold(tmp_path: Path) -> None:
    """The seal and the file must say the same."""
    with pytest.raises(SettingsError, match=r"\$\.version, expected 8"):
        loaded(written(tmp_path, version=7, sealed=8), tmp_path)


def test_an_older_policy_is_not_used_again(tmp_path: Path) -> None:
    """A copy of last year's, weaker policy with its good seal is refused."""
    loaded(written(tmp_path, version=7), tmp_path)

    with pytest.raises(SettingsError, match="is version 6, but this desk has used version 7"):
        loaded(written(tmp_path, version=6), tmp_path)
    assert loaded(written(tmp_path, version=8), tmp_path).version == 8


def test_a_key_that_is_none_is_said(tmp_path: Path) -> None:
    """The program stops, and does not go on unsealed."""
    with pytest.raises(SettingsError, match="policy_key"):
        desk_policy(written(tmp_path), None, "register", tmp_path / "own")


def test_a_policy_can_be_looked_at_before_it_is_handed_out(tmp_path: Path) -> None:
    """What it changes is listed."""
    told = about_policy(written(tmp_path), LINE)

    assert told[0].startswith("The policy is in order. Version: 7. Mode: enforce.")
    assert f"It is sealed by {NAME}." in told


def test_a_desk_that_only_watches_says_so() -> None:
    """Nobody should think that a letter was held up when it was not."""
    (notice,) = policy_notices(Policy(rules={}, layers={}, mode="monitor"))

    assert "only watching" in notice.text
    assert policy_notices(Policy(rules={}, layers={})) == ()
