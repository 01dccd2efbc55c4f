"""What an earlier version left on a computer is used by this one; what a newer one left is not."""

import re
import shutil
from pathlib import Path

import pysqlite3
import pytest

from checker.audit.glance import glance
from checker.audit.signing import Signer, key_file_signer
from checker.audit.trail import Trail
from checker.audit.trail_schema import VERSION
from checker.audit.verify import verify
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.sourcing import read_settings
from checker.desk.computer.whose import open_trail
from checker.desk.record.recording import Recorder
from checker.errors import SettingsError, TrailError
from checker.settings import load_policy
from tests.builders.trails import check_some

EARLIER = Path(__file__).parents[1] / "data" / "earlier"
CHANGES = Path(__file__).parents[2] / "resources" / "manual" / "changes.md"
VERSIONS = tuple(sorted(one.name for one in EARLIER.iterdir() if one.is_dir()))


@pytest.fixture(params=VERSIONS)
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a computer on which a version was used, with the rights that files have there."""
    home = tmp_path / "home"
    shutil.copytree(EARLIER / request.param, home)
    for file in home.iterdir():
        file.chmod(0o600)
    return home


def keys_of(home: Path) -> Signer:
    """Give the keys that were used."""
    return key_file_signer(home / "trail.key")


def opened(home: Path) -> Trail:
    """Open the record as a desk does."""
    return open_trail(home / "trail.db", keys_of(home), machine_clock())


def test_there_is_a_sample_of_every_version_but_the_newest() -> None:
    """Whoever releases a version adds one of the version before."""
    told = re.findall(
        r"^## ([0-9]+\.[0-9]+\.[0-9]+)$", CHANGES.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert len(told) > 1
    assert set(told[1:]) <= set(VERSIONS)


def test_a_record_goes_on_where_it_was(left: Path) -> None:
    """The same log; every entry byte for byte; what lay beside it; the receipt; a new entry."""
    before = verify(left / "trail.db")
    receipt = (left / "receipt.txt").read_text(encoding="utf-8").strip()

    trail = opened(left)
    entries = trail.entries()
    told = [one.value for entry in entries for one in trail.disclosed(entry.seq)]
    check_some(trail, 1)
    after = verify(trail.path, receipts=(receipt,))

    assert before.holds
    assert trail.notices == ()
    assert after.holds
    assert (after.log, after.entries) == (before.log, before.entries + 1)
    assert trail.entries()[: len(entries)] == entries
    assert "C-0817" in told
    assert "The greeting names somebody else." in told
    with pysqlite3.connect(str(trail.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert not list(left.glob("*set-aside*"))


def test_what_was_confirmed_then_is_shown_now(left: Path) -> None:
    """My checks name the letter of that day, and the self-check finds the record whole."""
    recorder = Recorder(
        open_trail=lambda: opened(left),
        clock=machine_clock(),
        policy=load_policy(left / "policy.json"),
    )

    past = recorder.past()

    assert [one.outcome for one in past].count("Confirmed") == 1
    assert glance(left / "trail.db").whole


def test_settings_and_policy_say_what_they_said(left: Path) -> None:
    """Every key that a version knew is known."""
    file = left / "letterlock.toml"
    file.write_text(file.read_text("utf-8").replace("{home}", left.as_posix()), "utf-8")

    settings = read_settings(file)

    assert settings.cases == f"{left.as_posix()}/cases"
    assert settings.policy is not None
    assert load_policy(Path(settings.policy)).own.staff


def test_a_record_of_a_newer_version_is_refused_and_left_as_it_is(left: Path) -> None:
    """The sentence says what to install; no byte is changed, and nothing is put beside it."""
    with pysqlite3.connect(str(left / "trail.db")) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = {one.name: one.read_bytes() for one in left.iterdir()}

    with pytest.raises(TrailError, match="written by a newer Letterlock") as refused:
        opened(left)

    after = {one.name: one.read_bytes() for one in left.iterdir()}
    assert "Install the newer version" in str(refused.value)
    assert {name: data for name, data in after.items() if data or name in before} == before
    assert glance(left / "trail.db").newer


def test_settings_and_a_policy_of_a_newer_version_are_refused(left: Path) -> None:
    """A key that is not known might be the one that protects somebody: it is never passed over."""
    file, policy = left / "letterlock.toml", left / "policy.json"
    file.write_text('later = "x"\n' + file.read_text("utf-8"), "utf-8")
    newer = policy.read_text("utf-8").replace("letterlock/policy/1", "letterlock/policy/2")
    policy.write_text(newer, "utf-8")

    with pytest.raises(SettingsError, match="later"):
        read_settings(file)
    with pytest.raises(SettingsError, match="schema"):
        load_policy(policy)


def test_samples_are_as_they_were_written_then() -> None:
    """Nobody has opened them in their place: an upgraded sample would prove nothing."""
    first = {"0.1.0": 1, "0.2.0": 1, "0.3.0": 2, "0.4.0": 2, "0.5.0": 2}
    found = {}
    for name in first:
        with pysqlite3.connect(f"file:{EARLIER / name / 'trail.db'}?immutable=1", uri=True) as db:
            (found[name],) = db.execute("PRAGMA user_version").fetchone()

    assert found == first
