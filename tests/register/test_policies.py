"""The organisation's policy at the register: handed out only as it was sealed, and said once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.audit.entry import Act, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.sealing import SEAL, seal, sealed_version
from checker.errors import SettingsError
from checker.protocol.messages import Enrolled, ServedPolicy
from checker.register import database, looking_after
from checker.register.looking_after import check
from checker.register.policies import Policies, seal_policy
from checker.register.setting_up import Plan, set_up
from tests.builders.register_service import Service, refused, said, service_on
from tests.builders.register_store import Desk, Register
from tests.builders.registers import key_from


def written(folder: Path, version: int, **more: object) -> Path:
    """Write a policy."""
    file = folder / "policy.json"
    says = {"schema": "letterlock/policy/1", "version": version, **more}
    file.write_text(json.dumps(says), encoding="utf-8")
    return file


def sealed(register: Register, folder: Path, version: int, **more: object) -> Path:
    """Write a policy, and have the register seal it."""
    file = written(folder, version, **more)
    assert seal_policy(file, register.keys) == version
    return file


def changes(register: Register) -> list[str]:
    """Give which policies the register's own log says were handed out, in order."""
    log = register.keys.log
    bodies = [
        read_body(one.leaf[SIGNATURE_BYTES:])
        for one in register.store.entries(log, start=1, reader=log).entries
    ]
    return [body.policy for body in bodies if body.act is Act.POLICY_CHANGE]


def told(service: Service, bearer: str, version: int = 0) -> ServedPolicy:
    """Ask for the policy, having a version."""
    return said(service.get(f"/v1/policy?from={version}", bearer), ServedPolicy)


def test_a_desk_is_given_the_policy_with_its_seal_and_then_only_a_newer_one(
    register: Register, tmp_path: Path
) -> None:
    """At its enrolment, and whenever it asks; who has it already hears the version alone."""
    file = sealed(register, tmp_path, 7)
    desk = Desk(5_001, "u-a")
    code = register.store.new_code(desk.role, desk.team, by="u-admin")
    with service_on(register, policy=file) as service:
        enrolled = said(service.post("/v1/enrol", desk.enrolment(code)), Enrolled)
        bearer = service.sign_in(desk)
        first, again = told(service, bearer), told(service, bearer, 7)
        sealed(register, tmp_path, 8, mode="monitor")
        newer = told(service, bearer, 7)
        stranger = refused(service.get("/v1/policy"))

    assert (enrolled.policy, enrolled.policy_seal) == (first.policy, first.policy_seal)
    assert (
        sealed_version(first.policy or b"", first.policy_seal or b"", register.keys.verifier) == 7
    )
    assert again == ServedPolicy(version=7)
    assert (newer.version, newer.policy) == (8, file.read_bytes())
    assert stranger == (401, "not-signed-in")


def test_each_policy_is_said_once_in_the_registers_own_log(
    register: Register, tmp_path: Path
) -> None:
    """However many workers hand it out, and however often they start."""
    file = sealed(register, tmp_path, 1)

    def worker() -> Policies:
        return Policies(
            file, register.keys.verifier, lambda one: register.store.policy_changed(one, by="u-x")
        )

    workers = [worker(), worker()]
    for one in (*workers, worker(), *workers):
        one.now()
    sealed(register, tmp_path, 2, mode="monitor")
    for one in (*workers, worker()):
        one.now()

    assert len(changes(register)) == len(set(changes(register))) == 2


def by_another(file: Path, _: Register) -> None:
    """Seal it with another key under the same name."""
    note = seal(file.read_bytes(), 3, "register.example/north", key_from(9))
    file.with_name(file.name + SEAL).write_bytes(note)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(by_another, id="another's seal"),
        pytest.param(lambda file, _: written(file.parent, 3), id="not sealed again"),
        pytest.param(lambda file, reg: sealed(reg, file.parent, 1, mode="monitor"), id="older"),
        pytest.param(lambda file, reg: sealed(reg, file.parent, 2, mode="monitor"), id="as new"),
        pytest.param(lambda file, _: file.unlink(), id="gone"),
    ],
)
def test_a_policy_that_does_not_hold_is_not_handed_out_and_the_last_one_stays(
    register: Register, tmp_path: Path, spoil: Callable[[Path, Register], object]
) -> None:
    """Nobody gets it; at the start the register says why, and does not begin."""
    file = sealed(register, tmp_path, 2)
    said_of: list[bytes] = []
    policies = Policies(file, register.keys.verifier, said_of.append)
    before = policies.now()

    spoil(file, register)

    assert policies.now() == before
    assert len(said_of) == 1


def test_a_register_does_not_begin_with_a_policy_that_is_not_sealed(
    register: Register, tmp_path: Path
) -> None:
    """The sentence names the file."""
    file = written(tmp_path, 1)

    with pytest.raises(SettingsError, match=r"policy\.json\.sig cannot be read"):
        Policies(file, register.keys.verifier, lambda _: None).now()


def test_a_policy_without_a_version_is_not_sealed(register: Register, tmp_path: Path) -> None:
    """Nobody could tell an older one from a newer one."""
    file = tmp_path / "policy.json"
    file.write_text('{"schema": "letterlock/policy/1"}', encoding="utf-8")

    with pytest.raises(SettingsError, match="has no version"):
        seal_policy(file, register.keys)


def test_a_register_without_a_policy_says_that_there_is_none(register: Register) -> None:
    """404: desks go on with their own."""
    desk = register.enrolled("u-a")

    with service_on(register) as service:
        assert refused(service.get("/v1/policy", service.sign_in(desk))) == (404, "not-there")


def test_a_command_seals_and_check_says_whether_the_policy_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one who looks after a register does both before it serves."""
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)  # there is none, and it is soon given up
    set_up(Plan(folder=tmp_path, origin="register.example/north"))
    settings, file = tmp_path / "register.toml", written(tmp_path, 4)
    told = settings.read_text(encoding="utf-8")
    settings.write_text('policy = "policy.json"\n' + told, encoding="utf-8")

    before = [one for one in check(settings).lines if one.startswith("Policy")]
    version = looking_after.seal(settings, file)
    after = [one for one in check(settings).lines if one.startswith("Policy")]

    assert "policy.json.sig cannot be read" in before[0]
    assert version == 4
    assert after == ["Policy: as it should be."]
