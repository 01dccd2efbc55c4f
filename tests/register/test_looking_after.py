"""The register's commands, from an empty database to a verified one, and wrong settings."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from checker.audit.notes import read_verifier
from checker.audit.pseudonyms import case_pseudonym
from checker.cli import main
from checker.errors import SettingsError
from checker.protocol.messages import Push, Role, Sent
from checker.register import database
from checker.register.database import SCHEMA, make_logins
from checker.register.office import Office
from checker.register.running import open_office
from checker.register.settings import read_settings
from tests.builders.postgres import PASSWORD, Server
from tests.builders.register_store import LOGINS, Desk

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Give what runs a command, and gives its status and all that it wrote."""

    def runs(*words: object) -> tuple[int, str]:
        status = main(["register", *(str(word) for word in words)])
        written = capfd.readouterr()
        return status, written.out + written.err

    return runs


@pytest.fixture
def owner(postgres: Server) -> Iterator[str]:
    """Give how the owner reaches a new, empty database."""
    url = f"host={postgres.folder} user=owner password={PASSWORD}"
    with psycopg.connect(f"{url} dbname=postgres", autocommit=True) as connection:
        connection.execute(b"DROP DATABASE IF EXISTS looked_after WITH (FORCE)")
        connection.execute(b"CREATE DATABASE looked_after")
    yield f"{url} dbname=looked_after"
    logins = dict.fromkeys(LOGINS, PASSWORD)
    make_logins(f"{url} dbname=looked_after", "letterlock", logins)  # as other tests know them


def send_about(office: Office, desk: Desk, case: str) -> None:
    """Let a desk send an entry with something sealed beside it that belongs to a case."""
    first = Sent(leaf=desk.leaves[0])
    mark = case_pseudonym(office.keys.case_key, case)
    about = Sent(leaf=desk.write(sd=("A" * 43,)), case=mark, boxes=(b"sealed",))
    office.store.ingest(desk.log, Push(entries=(first, about)))


def test_a_register_is_set_up_and_looked_after(
    run: Run, owner: str, tmp_path: Path, postgres: Server
) -> None:
    """From init to fsck, each command says what it did."""
    folder = tmp_path / "made" / "here"
    settings = folder / "register.toml"
    host = f"host={postgres.folder} dbname=looked_after"

    status, told = run(
        "init", "--folder", folder, "--origin", "register.example/north", "--database", host
    )
    assert status == 0
    key = next(line.strip() for line in told.splitlines() if line.startswith("  register.example"))
    assert read_verifier(key).name == "register.example/north"
    for file in (folder / "keys").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE((folder / "keys").stat().st_mode) == 0o700

    status, told = run("check", "--settings", settings)
    assert status == 1
    assert "database" in told.lower()

    status, told = run("migrate", "--settings", settings, "--owner", owner)
    assert status == 0
    status, told = run("migrate", "--settings", settings, "--owner", owner)
    assert (status, told) == (0, "The database is up to date.\n")
    status, told = run("check", "--settings", settings)
    assert (status, told.count("as it should be")) == (0, 4)

    office, databases = open_office(read_settings(settings))
    try:
        office.store.begin()
        people = [Desk(81, "u-x"), Desk(83, "u-y")]
        for desk, role in zip(people, (Role.ADMINISTRATOR, Role.PROTECTION_OFFICER), strict=True):
            status, code = run(
                "code", "--settings", settings, "--role", role.value, "--team", "t-04",
                "--by", "u-admin",
            )  # fmt: skip
            assert status == 0
            office.store.enrol(desk.enrolment(code.strip()))
        send_about(office, people[0], "C-1")
    finally:
        databases.close()

    status, told = run("logs", "--settings", settings)
    assert [line.split()[0] for line in told.splitlines()] == [one.log for one in people]
    erase = ("erase", "C-1", "--settings", settings, "--by")
    told = run(*erase, people[0].log)[1]
    assert "second person" in told
    assert "Nothing is kept here" not in told
    mistyped = run("erase", "C1", "--settings", settings, "--by", people[0].log)[1]
    assert "Nothing is kept here of a case with this id" in mistyped
    assert run(*erase, people[0].log)[0] == 2
    assert "forgotten" in run(*erase, people[1].log)[1]
    revoke = ("revoke", people[0].log, "--settings", settings, "--by", "u-admin")
    assert run(*revoke)[0] == 0
    assert "revoked" in run("logs", "--settings", settings)[1]
    status, told = run("fsck", "--settings", settings)
    assert status == 0, told
    assert "as it was written" in told
    assert str(folder / "keys") in run("backup-notes", "--settings", settings)[1]
    with psycopg.connect(owner, autocommit=True) as older:
        older.execute(f"DROP TABLE {SCHEMA}.remains CASCADE")
    assert "letterlock register migrate" in run("fsck", "--settings", settings)[1]


def test_init_changes_nothing_that_is_there(run: Run, tmp_path: Path) -> None:
    """A second one is refused with what to do."""
    words = ("init", "--folder", tmp_path, "--origin", "register.example")
    run(*words)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    status, told = run(*words)

    assert status == 2
    assert "already" in told
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    "origin", ["https://register.example", "Register.example", "a b", "a+b", "", "x/", "a\nb"]
)
def test_a_name_that_cannot_stand_in_a_checkpoint_is_refused(
    run: Run, tmp_path: Path, origin: str
) -> None:
    """Before anything is kept."""
    status, told = run("init", "--folder", tmp_path, "--origin", origin)

    assert status == 2
    assert "origin is wrong" in told
    assert not (tmp_path / "register.toml").exists()


def test_a_password_in_the_databases_address_is_not_kept(run: Run, tmp_path: Path) -> None:
    """The settings hold none: it is refused, not repeated, and nothing is left behind."""
    address = "postgresql://bob:mellow-secret@db.example/letterlock"

    status, told = run(
        "init", "--folder", tmp_path, "--origin", "register.example", "--database", address
    )

    assert status == 2
    assert "Leave the password out" in told
    assert "mellow" not in told
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


def test_a_database_that_lacks_a_step_of_its_schema_is_not_ready(
    run: Run, owner: str, tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever tables it has: the check says what to run, and serving is refused with the same."""
    host = f"host={postgres.folder} dbname=looked_after"
    settings = tmp_path / "register.toml"
    run("init", "--folder", tmp_path, "--origin", "register.example", "--database", host)
    with monkeypatch.context() as older:
        names = database.steps()[:-1]
        older.setattr(database, "steps", lambda: names)
        run("migrate", "--settings", settings, "--owner", owner)

    behind = [run(what, "--settings", settings) for what in ("check", "serve")]
    run("migrate", "--settings", settings, "--owner", owner)
    after = run("check", "--settings", settings)

    assert [status for status, _ in behind] == [1, 2]
    assert all("letterlock register migrate" in told for _, told in behind)
    assert after[0] == 0


def test_a_folder_of_keys_that_others_may_enter_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command that shuts it; an open key file is refused."""
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)  # there is none, and it is soon given up
    run("init", "--folder", tmp_path, "--origin", "register.example")
    settings = tmp_path / "register.toml"
    (tmp_path / "keys").chmod(0o755)
    first = run("check", "--settings", settings)
    (tmp_path / "keys" / "register.signing").chmod(0o644)
    second = run("check", "--settings", settings)

    assert first[0] == second[0] == 1
    assert "chmod 700" in first[1]
    assert "Keys: Other people of this computer may read the key file" in second[1]


RIGHT = """\
origin = "register.example"
[database]
app = "user=a"
sequencer = "user=b"
erasure = "user=c"
"""
WRONG = [
    pytest.param(RIGHT.replace("app", "apps"), "database.apps", id="an unknown key"),
    pytest.param(RIGHT.replace('"user=a"', "5"), "database.app", id="a number for text"),
    pytest.param(RIGHT.replace("user=b", "user=a"), "a login of its own", id="one login for all"),
    pytest.param(RIGHT + "[serve]\nport = 99999\n", "serve.port", id="no port"),
    pytest.param(RIGHT + "[serve]\nworkers = 0\n", "serve.workers", id="nobody works"),
    pytest.param(RIGHT + '[serve]\nport = "8460"\n', "serve.port", id="text for a number"),
    pytest.param(
        RIGHT + '[oidc]\nissuer = "http://login.example"\naudience = "x"\n[[oidc.groups]]\n'
        'group = "g"\nrole = "lead"\n',
        "oidc.issuer",
        id="an issuer without TLS",
    ),
    pytest.param(
        RIGHT + '[oidc]\nissuer = "https://login.example"\naudience = "x"\n[[oidc.groups]]\n'
        'group = "g"\nrole = "boss"\n',
        "one of clerk, lead",
        id="no such role",
    ),
    pytest.param(
        RIGHT + '[oidc]\nissuer = "https://login.example"\naudience = "x"\ngroups = []\n',
        "at least one group",
        id="no groups",
    ),
    pytest.param(
        RIGHT + '[[witnesses]]\nkey = "x"\nurl = "https://w.example"\n',
        "witnesses.key",
        id="no key of a witness",
    ),
    pytest.param(
        "witnesses_needed = 1\n" + RIGHT, "witnesses_needed", id="more witnesses than there are"
    ),
    pytest.param("origin = ", "not TOML", id="no TOML"),
    pytest.param(RIGHT.replace("register.example", "https://x"), "without https://", id="a URL"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_wrong_settings_say_where_and_what_was_expected(
    tmp_path: Path, text: str, says: str
) -> None:
    """In one sentence, before anything runs."""
    path = tmp_path / "register.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError) as wrong:
        read_settings(path)

    assert says in str(wrong.value)
    assert str(path) in str(wrong.value)


def test_settings_need_no_more_than_a_name_and_a_database(tmp_path: Path) -> None:
    """The rest has values that are right for one machine."""
    path = tmp_path / "register.toml"
    path.write_text(RIGHT, encoding="utf-8")

    settings = read_settings(path)

    assert settings.keys == str(tmp_path / "keys")
    assert (settings.serve.host, settings.serve.port) == ("127.0.0.1", 8460)


def test_settings_that_are_not_there_say_so(run: Run, tmp_path: Path) -> None:
    """And nothing that looks like a fault of the program."""
    for what in ("check", "serve", "fsck", "logs"):
        status, told = run(what, "--settings", tmp_path / "no.toml")
        assert status == (1 if what == "check" else 2)
        assert "letterlock register init" in told
