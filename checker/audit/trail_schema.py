"""The tables of a trail, and how an older file becomes a newer one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

VERSION = 2
APPLICATION = 0x4C4C5452
"""Written in the file's header, so that `file` and others can tell what it is: "LLTR"."""

TABLES = (
    """
    CREATE TABLE entry (
        seq INTEGER PRIMARY KEY,
        hash BLOB NOT NULL UNIQUE,
        prev BLOB NOT NULL UNIQUE,
        sig BLOB NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE disclosure (
        seq INTEGER NOT NULL REFERENCES entry (seq),
        n INTEGER NOT NULL,
        mark BLOB NOT NULL,
        box BLOB NOT NULL,
        PRIMARY KEY (seq, n)
    ) STRICT
    """,
    """
    CREATE TABLE case_key (
        mark BLOB NOT NULL,
        holder TEXT NOT NULL,
        box BLOB NOT NULL,
        PRIMARY KEY (mark, holder)
    ) STRICT
    """,
    """
    CREATE TABLE receipt (
        seq INTEGER PRIMARY KEY REFERENCES entry (seq),
        state TEXT NOT NULL,
        idx INTEGER,
        at INTEGER
    ) STRICT
    """,
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT",
    """
    CREATE TRIGGER entry_follows BEFORE INSERT ON entry
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry)
        OR EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash OR prev = NEW.prev)
    BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END
    """,
    """
    CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END
    """,
    """
    CREATE TRIGGER entry_kept BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END
    """,
    """
    CREATE TRIGGER disclosure_stays BEFORE UPDATE ON disclosure
    BEGIN SELECT RAISE(ABORT, 'a disclosure is never changed'); END
    """,
    """
    CREATE TRIGGER disclosure_kept BEFORE DELETE ON disclosure
    BEGIN SELECT RAISE(ABORT, 'a disclosure goes by destroying its key'); END
    """,
    """
    CREATE TRIGGER case_key_stays BEFORE UPDATE ON case_key
    BEGIN SELECT RAISE(ABORT, 'a key is destroyed, never changed'); END
    """,
)

REGISTER_TABLES = (
    "ALTER TABLE receipt ADD COLUMN note BLOB",
    """
    CREATE TABLE evidence (
        n INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        what TEXT NOT NULL,
        note BLOB NOT NULL,
        UNIQUE (what, note)
    ) STRICT
    """,
    "CREATE TABLE named_case (mark BLOB PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE remembered (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
    """
    CREATE TABLE inbox (
        n INTEGER PRIMARY KEY,
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        leaf BLOB NOT NULL,
        pseudonym TEXT,
        beside BLOB
    ) STRICT
    """,
    "CREATE INDEX disclosure_of_case ON disclosure (mark)",
    """
    CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END
    """,
    """
    CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END
    """,
)
"""What came with the register. A row of `receipt` is one promise: it covers every entry before."""


def bring_up_to_date(connection: "Connection") -> None:
    """Give a file the tables of this version: a new one all of them, an older one what it lacks."""
    from sqlite_utils import Database, Migrations  # noqa: PLC0415 - 0.25 s, for a new file only

    steps = Migrations("letterlock-trail")

    @steps(name="0001 entries, disclosures, receipts, checkpoints")
    def _first(db: "Database") -> None:
        for statement in TABLES:
            db.execute(statement)

    @steps(name="0002 the register: evidence, pseudonyms of cases, inbox")
    def _second(db: "Database") -> None:
        for statement in REGISTER_TABLES:
            db.execute(statement)

    steps.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
