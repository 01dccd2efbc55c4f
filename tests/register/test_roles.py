"""Each login of the register may do its own part, and the owner nothing to what is written."""

import psycopg
import pytest

from checker.errors import SettingsError
from checker.register.database import applied, connected, make_logins, migrate, steps
from checker.register.fsck_schema import TABLES
from checker.register.keys import make_keys, read_keys
from tests.builders.postgres import PASSWORD
from tests.builders.register_store import LOGINS, Register

MAY = {
    "app": """
        INSERT INTO log SELECT substr(sha256('1'), 1, 16), key, box, actor, role, team, enrolled
            FROM log LIMIT 1
        UPDATE log SET next = next, head = head, state = state
        DELETE FROM request_content
        DELETE FROM request_key
        INSERT INTO alarm (kind, log, seq, at) VALUES ('x', '', 0, 0)
        """,
    "sequencer": """
        INSERT INTO tile VALUES (0, 0, decode(repeat('00', 8192), 'hex'), sha256('1'))
        UPDATE sequenced SET seq = seq
        INSERT INTO checkpoint VALUES (1, '', '', 0)
        """,
    "erasure": """
        DELETE FROM disclosure
        DELETE FROM case_key
        INSERT INTO forgotten VALUES (1, sha256('1'), sha256('2'))
        UPDATE log SET next = next, head = head
        """,
    "reader": """
        SELECT count(*) FROM entry
        """,
}
"""What each login may do, beside reading."""
OTHERS = {
    "app": """
        UPDATE log SET actor = actor
        UPDATE log SET key = key
        DELETE FROM disclosure
        DELETE FROM case_key
        INSERT INTO tree VALUES (0, '', 1, '')
        INSERT INTO checkpoint VALUES (1, '', '', 0)
        INSERT INTO forgotten VALUES (1, sha256('1'), '')
        ALTER TABLE entry DISABLE TRIGGER ALL
        CREATE TABLE more (n int)
        SET ROLE letterlock_may_erase
        SET session_replication_role = replica
        """,
    "sequencer": """
        INSERT INTO entry (log, seq, hash, leaf) SELECT log, 9, sha256('1'), '' FROM log LIMIT 1
        UPDATE log SET next = next
        DELETE FROM disclosure
        """,
    "erasure": """
        INSERT INTO log SELECT substr(sha256('1'), 1, 16), key, box, actor, role, team, enrolled
            FROM log LIMIT 1
        UPDATE log SET state = state
        INSERT INTO tree VALUES (0, '', 1, '')
        """,
    "reader": """
        INSERT INTO alarm (kind, log, seq, at) VALUES ('x', '', 0, 0)
        DELETE FROM disclosure
        """,
}
"""What each may not do; nor may any of them change or delete what is kept for ever."""
KEPT = "entry fork tree tile checkpoint cosignature inbox alarm code erasure forgotten request"


def told(statements: str) -> list[str]:
    """Give statements that begin at the same indent, one by one."""
    lines = [line[8:] for line in statements.strip("\n").split("\n") if line.strip()]
    whole: list[str] = []
    for line in lines:
        if line.startswith(" ") and whole:
            whole[-1] += line
        else:
            whole.append(line)
    return whole


CASES = [(login, one) for login, those in MAY.items() for one in told(those)]
REFUSED = [(login, one) for login, those in OTHERS.items() for one in told(those)] + [
    (login, statement)
    for login in LOGINS
    for statement in ("UPDATE entry SET leaf = ''", "DELETE FROM entry", "TRUNCATE entry CASCADE")
]


def run(url: str, statement: str) -> None:
    """Run a statement; nothing of it stays."""
    with connected(url) as connection, connection.transaction(force_rollback=True):
        connection.execute(statement.encode())


@pytest.mark.parametrize(("login", "statement"), CASES)
def test_a_login_may_do_its_part(one_register: Register, login: str, statement: str) -> None:
    """What the register needs works."""
    run(one_register.login(login), statement)


@pytest.mark.parametrize(("login", "statement"), REFUSED)
def test_a_login_may_do_nothing_else(one_register: Register, login: str, statement: str) -> None:
    """A service that is broken into cannot change the record, or give itself another role."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(one_register.login(login), statement)


def test_not_even_the_owner_changes_what_is_written(one_register: Register) -> None:
    """Triggers refuse it to everybody, in a session that says it is a replica too."""
    one_register.send(one_register.enrolled("u-a"))
    one_register.sequence()
    for session in ("origin", "replica"):
        for table in KEPT.split():
            rows = one_register.as_owner(f"SELECT count(*) FROM {table}")  # noqa: S608 - ours
            statements = [f"TRUNCATE {table} CASCADE"]
            if rows != [(0,)]:
                statements.append(f"DELETE FROM {table}")  # noqa: S608 - our own names
            for statement in statements:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    run(one_register.url, f"SET LOCAL session_replication_role = {session};"
                        f" {statement}")  # fmt: skip
    for statement in (
        "UPDATE entry SET leaf = leaf",
        "UPDATE tree SET idx = idx",
        "UPDATE log SET actor = actor || 'x'",
        "UPDATE log SET next = next - 1 WHERE next > 1",
        "UPDATE log SET next = next + 1",
        "DELETE FROM log",
        "UPDATE migration SET sha256 = ''",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(one_register.url, statement)


def test_a_log_is_never_thawed(one_register: Register) -> None:
    """Frozen stays frozen or is revoked; revoked stays revoked."""
    desk = one_register.enrolled("u-a")
    with connected(one_register.url) as connection, connection.transaction(force_rollback=True):
        for state, allowed in (("frozen", True), ("open", False), ("revoked", True),
                               ("frozen", False)):  # fmt: skip
            statement = f"UPDATE log SET state = '{state}' WHERE log = '\\x{desk.log}'"  # noqa: S608
            if allowed:
                connection.execute(statement.encode())
            else:
                with pytest.raises(psycopg.Error), connection.transaction():
                    connection.execute(statement.encode())


def test_a_schema_is_migrated_once(one_register: Register) -> None:
    """A second run does nothing, and passwords can be changed."""
    assert migrate(one_register.url) == ()
    make_logins(one_register.url, "letterlock", {"reader": PASSWORD})
    with connected(one_register.url) as connection:
        assert applied(connection) == frozenset(steps())


def test_a_schema_of_another_version_is_not_touched(one_register: Register) -> None:
    """A step that is not known here, or that was changed, is said in words."""
    with (
        one_register.tampering("UPDATE migration SET sha256 = 'x'") as connection,
        pytest.raises(SettingsError, match="another version"),
    ):
        applied(connection)


def test_every_table_has_its_guard() -> None:
    """A table that is added is added to what is guarded and looked at."""
    assert set(KEPT.split()) <= TABLES


def test_keys_are_made_once_and_only_their_owner_reads_them(one_register: Register) -> None:
    """Files of mode 0600, in no database; the same keys every time."""
    folder, keys = one_register.keys.folder, one_register.keys

    again = make_keys(folder, keys.origin)

    assert read_keys(folder, keys.origin).log == again.log == keys.log
    assert again.case_key == keys.case_key
    files = [file for file in folder.iterdir() if file.name != "latest"]
    assert len(files) == 4
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert repr(keys.case_key) not in repr(keys)
