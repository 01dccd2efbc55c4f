"""The policy that a register hands out: believed by its seal, kept, used from the next start."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.audit.entry import Act, Out
from checker.audit.notes import Verifier
from checker.audit.sealing import SEAL, seal
from checker.desk.calls.asking import explain_rule
from checker.desk.computer.handed_out import HandedOut, OwnPolicy, own_policy
from checker.desk.computer.sourcing import DeskSettings
from checker.desk.register.register_words import register_words
from checker.errors import SettingsError
from checker.protocol.messages import Role, ServedPolicy
from checker.register.policies import seal_policy
from checker.sync.loop import Loop
from checker.sync.settings import RegisterSettings
from checker.sync.state import State
from tests.builders.postgres import Server
from tests.builders.register_service import service_on
from tests.builders.register_store import ORIGIN, Register, register_on
from tests.builders.registers import key_from
from tests.builders.synced import SyncedDesk


@pytest.fixture(scope="module")
def register(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give one register for all these tests."""
    with register_on(postgres, tmp_path_factory.mktemp("r"), "policies") as made:
        yield made


@dataclass
class Office:
    """A desk, and the register that hands out a policy."""

    register: Register
    file: Path
    desk: SyncedDesk
    settings: DeskSettings

    def write(self, version: int, **says: object) -> None:
        """Write a policy and seal it as the register does."""
        self.file.write_bytes(policy(version, **says))
        seal_policy(self.file, self.register.keys)

    def used(self) -> OwnPolicy:
        """Give the policy by which the desk works when it starts now."""
        return own_policy(self.settings, self.desk.folder)

    def start(self) -> Loop:
        """Start the desk."""
        kept = HandedOut(folder=self.desk.folder, key=self.settings.policy_key, used=self.used())
        assert self.settings.register is not None
        loop = Loop(self.settings.register, self.desk.book, policies=kept)
        self.desk.keep(loop)
        return loop

    def enrol(self) -> Loop:
        """Start it for the first time, and enrol it."""
        loop = self.start()
        loop.enrol(self.register.store.new_code(Role.CLERK, "t-04", by="u-admin"))
        return loop

    def said(self) -> list[tuple[Act, Out | None]]:
        """Give what stands in the trail about policies, in order."""
        acts = {Act.CONFIG, Act.POLICY_READ}
        return [(body.act, body.out) for body in self.desk.bodies() if body.act in acts]


def policy(version: int, **says: object) -> bytes:
    """Give a policy's bytes."""
    return json.dumps({"schema": "letterlock/policy/1", "version": version, **says}).encode()


@pytest.fixture
def office(register: Register, tmp_path: Path) -> Iterator[Office]:
    """Give a desk that is not enrolled yet, at a register with version 7 of a policy."""
    file = tmp_path / "policy.json"
    file.write_bytes(policy(7, limits={"old_days": 3}))
    seal_policy(file, register.keys)
    with service_on(register, policy=file) as service:
        desk = SyncedDesk(tmp_path / "desk", service.url)
        key = str(register.keys.verifier)
        settings = DeskSettings(cases="cases", register=RegisterSettings(url=service.url, key=key))
        yield Office(register, file, desk, settings)
        desk.close()


def test_a_policy_comes_with_the_enrolment_and_is_used_from_the_next_start(office: Office) -> None:
    """Until then the one before holds: nothing changes under a letter that is being checked."""
    before = office.used()
    loop = office.enrol()
    loop.go_round()
    words = register_words(loop.state(), office.desk.book.clock.now())
    after = office.used()
    again = office.start()
    again.go_round()

    assert (before.policy.version, before.register) == (0, "")
    assert "Version 7 of your organisation's policy is here" in words.notices[0].text
    assert (after.policy.version, after.policy.limits.old_days) == (7, 3)
    assert after.register == ORIGIN
    assert again.state().policy == 0
    assert office.said() == [
        (Act.POLICY_READ, Out.DONE),
        (Act.CONFIG, Out.DONE),
        (Act.CONFIG, Out.DONE),
    ]
    assert office.desk.bodies()[-1].policy == after.policy.digest


def test_a_newer_policy_is_fetched_and_the_older_one_removed(office: Office) -> None:
    """Every ten minutes, and at once when the inbox says that there is one."""
    loop = office.enrol()
    office.register.sequence()
    loop.go_round()
    office.write(8, mode="monitor")
    loop.go_round()
    within = office.used().policy.version
    office.desk.pass_time(700)
    loop.go_round()

    assert within == 7
    assert (office.used().policy.version, office.used().policy.mode) == (8, "monitor")
    assert sorted(one.name for one in office.desk.folder.glob("register-policy*")) == [
        "register-policy-8.json",
        "register-policy-8.json.key",
        "register-policy-8.json.sig",
    ]


def test_another_desks_question_makes_the_register_say_that_the_policy_changed(
    office: Office, tmp_path: Path
) -> None:
    """The leaf comes into everybody's inbox, and they fetch it in the next round."""
    loop = office.enrol()
    loop.go_round()
    office.register.sequence()
    loop.go_round()
    office.write(8)
    other = SyncedDesk(tmp_path / "other", office.desk.url, "u-o")
    other.key = str(office.register.keys.verifier)
    other.enrol(office.register)
    other.close()
    office.register.sequence()
    loop.go_round()

    assert office.used().policy.version == 8


def another_key(made: bytes, version: int) -> bytes:
    """Seal in the register's name with another key."""
    return seal(made, version, ORIGIN, key_from(9))


@pytest.mark.parametrize(
    ("version", "sealed", "why"),
    [
        pytest.param(8, another_key, "no key that is trusted", id="another's seal"),
        pytest.param(8, lambda *_: b"", "seal does not hold", id="no seal"),
        pytest.param(6, None, "has used version 7 already", id="older"),
        pytest.param(0, None, "expected", id="no policy of ours"),
    ],
)
def test_what_a_register_should_not_hand_out_is_not_believed_and_said_once(
    office: Office, version: int, sealed: Callable[[bytes, int], bytes] | None, why: str
) -> None:
    """The desk goes on with the one before; the person, and the trail, are told."""
    office.enrol()
    loop = office.start()
    made = policy(version)
    keys = office.register.keys
    note = (sealed or (lambda told, at: seal(told, at, ORIGIN, keys.signing)))(made, version or 9)
    keeper = loop._rounds.policy
    assert keeper is not None
    for _ in range(2):
        keeper.take(made, note, keys.verifier)
    loop.count()

    assert office.used().policy.version == 7
    assert office.said().count((Act.POLICY_READ, Out.FAILED)) == 1
    (notice,) = register_words(loop.state(), office.desk.book.clock.now()).notices
    assert why in notice.text
    assert notice.grave


def test_a_desks_own_policy_key_counts_and_not_the_registers(office: Office) -> None:
    """The organisation seals apart from its register: what the register seals is not believed."""
    owner = Verifier(name="policies.example", key=key_from(9).public_key().public_bytes_raw())
    kept = HandedOut(folder=office.desk.folder, key=str(owner), used=office.used())
    note = office.file.with_name(office.file.name + SEAL).read_bytes()

    with pytest.raises(SettingsError, match=r"policies\.example"):
        kept.take(office.file.read_bytes(), note, office.register.keys.verifier)
    assert kept.version() == 0


@pytest.mark.parametrize("ending", ["", SEAL, ".key"])
def test_a_kept_policy_that_was_changed_stops_the_desk(office: Office, ending: str) -> None:
    """Nothing falls back to something weaker in silence; the sentence says what to do."""
    office.enrol()
    (kept,) = office.desk.folder.glob("register-policy-7.json")
    beside = kept.with_name(kept.name + ending)
    beside.write_bytes(beside.read_bytes()[:-3] + b"ABC")

    with pytest.raises(SettingsError, match="again"):
        office.used()


def test_a_policy_of_a_register_that_the_settings_do_not_name_any_more_is_not_used(
    office: Office,
) -> None:
    """The desk moved to another register, which gives its own."""
    office.enrol()
    other = str(office.register.keys.verifier).replace(ORIGIN, "register.example/south")
    moved = RegisterSettings(url=office.desk.url, key=other.split("+")[0])

    office.settings = DeskSettings(cases="cases")
    assert office.used().register == ""
    office.settings = DeskSettings(cases="cases", register=moved)
    with pytest.raises(SettingsError):
        office.used()


def test_a_policy_in_toml_is_kept_as_such(office: Office) -> None:
    """Its first sign tells which of the two it is."""
    made = b'schema = "letterlock/policy/1"\nversion = 9\nmode = "monitor"\n'
    kept = HandedOut(folder=office.desk.folder, key=None, used=office.used())
    note = seal(made, 9, ORIGIN, office.register.keys.signing)

    assert kept.take(made, note, office.register.keys.verifier)
    assert not kept.take(made, note, office.register.keys.verifier)
    assert (kept.version(), kept.waits()) == (9, 9)
    assert office.used().policy.mode == "monitor"


def test_explain_says_that_the_registers_policy_decided(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of a rule that it leaves alone, that the built-in policy did."""
    office.write(7, rules={"document.draft": {"severity": "note", "locked": True}})
    office.enrol()
    assert office.settings.register is not None
    (office.desk.folder / "letterlock.toml").write_text(
        f'cases = "cases"\n[register]\nurl = "{office.desk.url}"\n'
        f'key = "{office.settings.register.key}"\n'
    )
    monkeypatch.setenv("LETTERLOCK_HOME", str(office.desk.folder))

    told = explain_rule("document.draft", None, None)

    assert "The organisation's policy decides this (version 7), and it is locked." in told
    assert f"The register {ORIGIN} handed this policy out" in told
    assert "handed" not in explain_rule("record.old", None, None)


def test_a_register_that_hands_out_nothing_changes_nothing(office: Office) -> None:
    """404: the desk goes on with its own, and is told of nothing."""
    office.enrol()
    with service_on(office.register) as plain:
        register = RegisterSettings(url=plain.url, key=str(office.register.keys.verifier))
        office.settings = DeskSettings(cases="cases", register=register)
        loop = office.start()
        loop.go_round()
        office.desk.close()

    assert (loop.state().why, loop.state().policy_trouble) == ("", "")
    assert office.used().policy.version == 7
    assert register_words(State(), office.desk.book.clock.now()).notices == ()
    assert ServedPolicy(version=0).policy is None
