"""Whatever the database's owner changes in SQL is found when everything is verified again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.entry import Act, Facts
from checker.protocol.messages import Erase, Push, Role, Sent
from checker.register.fsck import check, fsck
from checker.register.refusals import Fork
from tests.builders.postgres import Server
from tests.builders.register_store import NOON_MS, Register, a_wrap, register_on

CASE, FORGOTTEN = "ab" * 32, "cd" * 32


@pytest.fixture(scope="module")
def busy(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give a register in which everything happened once; nobody changes it for good."""
    with register_on(postgres, tmp_path_factory.mktemp("keys"), "register_busy") as register:
        live_through(register)
        yield register


def live_through(register: Register) -> None:
    """Let everything happen once."""
    one, two = register.enrolled("u-a"), register.enrolled("u-b")
    admin = register.enrolled("u-admin", Role.ADMINISTRATOR)
    officer = register.enrolled("u-dpo", Role.PROTECTION_OFFICER)
    one.write_some(300)
    for start in range(0, 301, 256):
        register.store.ingest(one.log, one.push(start, start + 256))
    register.sequence()
    one.write(Act.ASK_SECOND, sd=("A" * 43,))
    asked = Sent(leaf=one.leaves[-1], case=CASE, boxes=(b"box",))
    register.store.ingest(one.log, Push(entries=(asked,), wraps=(a_wrap(one, admin, CASE),)))
    two.write(Act.ANSWER_SECOND, Facts(about=one.hashes[-1]))
    clone = two.copy()
    two.write_some(2)
    clone.write(Act.HEARTBEAT)
    register.send(two)
    register.sequence()
    with pytest.raises(Fork):
        register.send(clone)
    for desk in (admin, officer):
        erase = Erase(case=FORGOTTEN, reason="retention", t=NOON_MS)
        register.store.erase(register.store.known(desk.log), erase)
    register.store.revoke(admin.log, by="u-dpo")
    register.sequence()


def test_a_busy_register_is_whole(busy: Register) -> None:
    """Enrolments, forks, erasures and revocations leave nothing wrong."""
    checked = fsck(busy.login("reader"), busy.keys)

    assert checked.wrong == ()
    assert checked.holds
    # 302 of one desk, 4 of the other; the register's: 1, 4 enrolments, fork, erasure, revocation.
    assert (checked.logs, checked.entries, checked.size) == (5, 314, 314)


def test_entries_that_wait_are_not_wrong(register: Register) -> None:
    """The sequencer may be a few seconds behind."""
    register.send(register.enrolled("u-a"))

    checked = fsck(register.login("reader"), register.keys)

    assert checked.holds
    assert (checked.entries, checked.size) == (3, 0)


_CHANGES = {
    "a byte of an entry": "UPDATE entry SET leaf = set_byte(leaf, 99, 7) WHERE ONE AND seq = 5",
    "an entry with all its hashes": """
        UPDATE entry SET leaf = set_byte(leaf, 3, 7) WHERE ONE AND seq = 302;
        UPDATE entry SET hash = sha256('\\x00'::bytea || leaf) WHERE ONE AND seq = 302;
        UPDATE tree t SET hash = e.hash FROM entry e
            WHERE e.ONE AND e.seq = 302 AND (t.log, t.seq) = (e.log, e.seq);
        UPDATE log SET head = (SELECT hash FROM entry WHERE ONE AND seq = 302) WHERE ONE""",
    "an entry dropped": "DELETE FROM entry WHERE ONE AND seq = 200",
    "the last entry dropped": """
        DELETE FROM tree WHERE ONE AND seq = 302;
        DELETE FROM disclosure WHERE ONE AND seq = 302;
        DELETE FROM entry WHERE ONE AND seq = 302;
        UPDATE sequenced SET seq = 301 WHERE ONE;
        UPDATE log SET next = 302, head = (SELECT hash FROM entry WHERE ONE AND seq = 301)
            WHERE ONE""",
    "two entries changed round": """
        UPDATE entry SET seq = 10000 WHERE ONE AND seq = 5;
        UPDATE entry SET seq = 5 WHERE ONE AND seq = 6;
        UPDATE entry SET seq = 6 WHERE ONE AND seq = 10000""",
    "two leaves changed round": """
        UPDATE tree SET idx = 9999 WHERE idx = 20;
        UPDATE tree SET idx = 20 WHERE idx = 21;
        UPDATE tree SET idx = 21 WHERE idx = 9999""",
    "a leaf dropped": "DELETE FROM tree WHERE idx = 10",
    "a tile changed": "UPDATE tile SET data = set_byte(data, 5, 255 - get_byte(data, 5))",
    "a tile dropped": "DELETE FROM tile WHERE idx = 0",
    "a tile's root changed": "UPDATE tile SET root = sha256('') WHERE idx = 0",
    "a root changed": "UPDATE checkpoint SET root = sha256('') WHERE size = 314",
    "a note changed": "UPDATE checkpoint SET note = set_byte(note, 70, 65)",
    "the last checkpoint dropped": "DELETE FROM checkpoint WHERE size = 314",
    "the last checkpoint rolled back": """
        DELETE FROM checkpoint WHERE size = 314; DELETE FROM inbox WHERE idx > 311;
        DELETE FROM tree WHERE idx > 310""",
    "another person": "UPDATE log SET actor = 'u-x' WHERE actor = 'u-a'",
    "another key": "UPDATE log SET key = sha256('') WHERE actor = 'u-dpo'",
    "another box": "UPDATE log SET box = sha256('') WHERE actor = 'u-a'",
    "another role": "UPDATE log SET role = 'lead' WHERE actor = 'u-b'",
    "somebody put in": """INSERT INTO log (log, key, box, actor, role, team, enrolled)
        VALUES (substr(sha256('1'), 1, 16), sha256('2'), sha256('3'), 'u-x', 'lead', 't', '')""",
    "somebody taken out": "DELETE FROM log WHERE actor = 'u-dpo'",
    "thawed": "UPDATE log SET state = 'open' WHERE state = 'frozen'",
    "un-revoked": "UPDATE log SET state = 'open' WHERE state = 'revoked'",
    "frozen without a fork": "UPDATE log SET state = 'frozen' WHERE actor = 'u-a'",
    "a head moved": "UPDATE log SET next = next + 1 WHERE actor = 'u-a'",
    "a branch dropped": "DELETE FROM fork",
    "a branch changed": "UPDATE fork SET leaf = set_byte(leaf, 99, 7)",
    "an inbox emptied": "DELETE FROM inbox",
    "an inbox filled": "INSERT INTO inbox (idx, act, team) VALUES (3, 'policy.change', '')",
    "the memory dropped": "DELETE FROM sequenced WHERE ONE",
    "an erasure unsaid": "DELETE FROM forgotten",
    "another case forgotten": "UPDATE forgotten SET case_mark = sha256('')",
    "something of a forgotten case": "UPDATE disclosure SET case_mark = decode('FORGOTTEN', 'hex')",
    "a key of a forgotten case": "UPDATE case_key SET case_mark = decode('FORGOTTEN', 'hex')",
    "a box too many": "UPDATE disclosure SET boxes = boxes || boxes",
    "a step of the schema": "INSERT INTO migration (name, sha256) VALUES ('0009_more.sql', 'x')",
    "a step changed": "UPDATE migration SET sha256 = 'x'",
}
_ONE = "log = (SELECT log FROM log WHERE actor = 'u-a')"


def test_putting_the_guards_back_leaves_no_trace(busy: Register) -> None:
    """What finds the changes below is the changes, and not how they were made."""
    with busy.tampering("SELECT 1") as connection:
        assert check(connection, busy.keys).wrong == ()


@pytest.mark.parametrize("change", _CHANGES)
def test_threat_edited_or_deleted_synced_entry(busy: Register, change: str) -> None:
    """An owner who takes the triggers away, changes something and puts them back is found."""
    statements = _CHANGES[change].replace("e.ONE", f"e.{_ONE}").replace("ONE", _ONE)
    statements = statements.replace("FORGOTTEN", FORGOTTEN)

    with busy.tampering(statements) as connection:
        assert check(connection, busy.keys).wrong


_NOTHING = "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("ALTER TABLE entry DISABLE TRIGGER stays", "entry"),
        ("ALTER TABLE tree ENABLE TRIGGER stays", "tree"),
        ("DROP TRIGGER whole ON checkpoint", "checkpoint"),
        ("DROP TRIGGER onward ON log", "log"),
        ("ALTER TABLE disclosure DISABLE TRIGGER ALL", "disclosure"),
        (f"CREATE OR REPLACE FUNCTION never() {_NOTHING}", "function"),
        (f"CREATE FUNCTION more() {_NOTHING}", "function"),
        ("CREATE TRIGGER more BEFORE INSERT ON entry EXECUTE FUNCTION never()", "entry"),
        ("GRANT DELETE ON entry TO letterlock_may_store", "entry"),
        ("GRANT UPDATE (actor) ON log TO letterlock_may_store", "log.actor"),
        ("GRANT SELECT ON case_key TO PUBLIC", "case_key"),
        ("REVOKE INSERT ON tree FROM letterlock_may_sequence", "tree"),
        ("CREATE RULE less AS ON INSERT TO fork DO INSTEAD NOTHING", "fork"),
        ("ALTER TABLE entry ENABLE ROW LEVEL SECURITY", "entry"),
        ("ALTER TABLE alarm SET UNLOGGED", "alarm"),
        ("CREATE VIEW more AS SELECT 1", "more"),
        ("GRANT letterlock_may_erase TO letterlock_app", "letterlock_app"),
        ("ALTER ROLE letterlock_app SUPERUSER", "letterlock_app"),
    ],
)
def test_a_guard_that_was_taken_away_is_missed(busy: Register, statement: str, where: str) -> None:
    """Triggers, what they do, and who may do what are as they were made."""
    with busy.tampering(statement, guards=False) as connection:
        assert where in {one.where for one in check(connection, busy.keys).wrong}


def test_threat_restored_register_backup(register: Register) -> None:
    """A database that is older than the last checkpoint beside the keys is found."""
    register.sequence()
    older = register.keys.latest() or b""
    register.send(register.enrolled("u-a"))
    register.sequence()
    newer = register.keys.latest() or b""
    (Path(register.keys.folder) / "latest").write_bytes(older)
    assert fsck(register.login("reader"), register.keys).holds

    with register.tampering("""
        DELETE FROM checkpoint WHERE size > 1; DELETE FROM tree WHERE idx > 0;
        DELETE FROM entry WHERE seq > 1 OR log IN (SELECT log FROM log WHERE n > 1);
        DELETE FROM sequenced WHERE log IN (SELECT log FROM log WHERE n > 1);
        DELETE FROM log WHERE n > 1; UPDATE sequenced SET seq = 1;
        DELETE FROM trend; UPDATE trend_upto SET idx = 1;
        UPDATE log SET next = 2, head = (SELECT hash FROM entry)""") as connection:
        assert check(connection, register.keys).wrong == ()
        register.keys.remember(newer)
        assert [one.where for one in check(connection, register.keys).wrong] == ["checkpoint"]
