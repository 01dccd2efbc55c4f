"""`letterlock sync`, with the real keyring and a real register on a socket."""

import json
import shutil
from pathlib import Path

import pytest

from checker.audit.notes import Verifier
from checker.audit.sealing import SEAL, seal
from checker.protocol.messages import Role
from tests.builders.postgres import Server
from tests.builders.register_service import service_on
from tests.builders.register_store import register_on
from tests.builders.registers import key_from
from tests.cli.test_real_keyring import NEEDED, Account

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="gnome-keyring is not installed here"
)


def test_a_desk_without_a_window_is_enrolled_and_kept_in_step(
    postgres: Server, tmp_path: Path
) -> None:
    """A code, a recorded check, a round; then everything is at the register, and it says so."""
    account = Account(tmp_path)
    account.home.mkdir()
    settings = account.home / "letterlock.toml"
    settings.write_text(f"cases = '{account.cases}'\n", encoding="utf-8")
    without = account.run("sync", "now")
    with register_on(postgres, tmp_path, "cli") as register, service_on(register) as service:
        settings.write_text(
            f"cases = '{account.cases}'\n[register]\nurl = '{service.url}'\n"
            f"key = '{register.keys.verifier}'\n",
            encoding="utf-8",
        )
        account.check()
        early = account.run("sync", "state", "--json")
        wrong = account.run("sync", "enrol", "nonsense")
        code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
        enrolled = account.run("sync", "enrol", code, "--json")
        account.check()
        now = account.run("sync", "now", "--json")
        register.sequence()
        (known,) = register.store.known_logs()
        stored = register.store.state(known.log).next - 1
    offline = account.run("sync", "now")
    evidence = account.run("sync", "evidence", tmp_path / "evidence")

    assert without.returncode == 2
    assert "name no register" in without.stderr
    assert (early.returncode, json.loads(early.stdout)["waiting"]) == (1, 2)
    assert wrong.returncode == 2
    assert "Ask an administrator for a new one" in wrong.stderr
    told = json.loads(enrolled.stdout)
    assert (told["link"], told["register"]) == ("online", "127.0.0.1")
    assert json.loads(now.stdout)["waiting"] >= 0
    assert stored >= 3
    assert (evidence.returncode, evidence.stdout) == (0, "0 pieces were written.\n")
    assert offline.returncode == 1
    assert "cannot be reached" in offline.stdout


def test_retention_is_listed_by_the_policy_that_the_register_handed_out(tmp_path: Path) -> None:
    """As the desk works by it: the file of the settings may be an older one, or none."""
    account = Account(tmp_path)
    account.home.mkdir()
    key = key_from(3)
    whose = Verifier(name="register.example", key=key.public_key().public_bytes_raw())
    kept = account.home / "register-policy-7.json"
    kept.write_text(
        json.dumps(
            {
                "schema": "letterlock/policy/1",
                "version": 7,
                "retention": [{"class": "letters", "days": 365}],
            }
        ),
        encoding="utf-8",
    )
    kept.with_name(f"{kept.name}{SEAL}").write_bytes(seal(kept.read_bytes(), 7, whose.name, key))
    kept.with_name(f"{kept.name}.key").write_text(str(whose), encoding="ascii")
    (account.home / "letterlock.toml").write_text(
        f"cases = '{account.cases}'\n[register]\nurl = 'http://127.0.0.1:1'\nkey = '{whose}'\n",
        encoding="utf-8",
    )

    told = account.run("policy", "retention")

    assert (told.returncode, told.stdout) == (0, "0 cases are past it.\n"), told.stderr
