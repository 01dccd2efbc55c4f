"""Whether the database guards the record as its migrations said: triggers, grants, functions."""

import re
from collections.abc import Iterator
from typing import Final

from checker.errors import SettingsError
from checker.register.database import SCHEMA, Conn, applied, step_text, steps
from checker.register.fsck_chains import Wrong
from checker.words import say

FOR_EVER: Final = frozenset(
    {
        "entry", "fork", "remains", "tree", "tile", "checkpoint", "cosignature", "inbox", "alarm",
        "code", "erasure", "forgotten", "request", "migration",
    }
)  # fmt: skip
MAY_GO: Final = frozenset({"disclosure", "mark", "case_key", "request_content", "request_key"})
HEADS: Final = frozenset({"log", "sequenced"})
SUMS: Final = frozenset({"trend", "trend_about", "trend_upto"})
"""A memory of what the entries say, that can be made again."""
TABLES: Final = FOR_EVER | MAY_GO | HEADS | SUMS

_UPDATE, _DELETE, _BEFORE, _ROW = 16, 8, 2, 1
_NEVER: Final = {
    **dict.fromkeys(FOR_EVER, _ROW | _BEFORE | _DELETE | _UPDATE),
    **dict.fromkeys(MAY_GO, _ROW | _BEFORE | _UPDATE),
    **dict.fromkeys(HEADS, _ROW | _BEFORE | _DELETE),
}
_TRUNCATE: Final = 32 | _BEFORE

MAY: Final[dict[str, dict[str, frozenset[str]]]] = {
    "letterlock_may_store": {
        "INSERT": frozenset(
            {
                "log", "entry", "fork", "remains", "disclosure", "mark", "case_key", "code",
                "erasure", "request", "request_content", "request_key", "alarm",
            }
        ),
        "UPDATE": frozenset({"log.next", "log.head", "log.state"}),
        "DELETE": frozenset({"request_content", "request_key"}),
    },
    "letterlock_may_sequence": {
        "INSERT": frozenset(
            {
                "tree", "tile", "checkpoint", "cosignature", "sequenced", "inbox", "alarm",
                "trend", "trend_about",
            }
        ),
        "UPDATE": frozenset({"sequenced.seq", "trend.n", "trend_upto.idx"}),
        "DELETE": frozenset({"trend", "trend_about"}),
    },
    "letterlock_may_erase": {
        "INSERT": frozenset({"entry", "erasure", "forgotten"}),
        "UPDATE": frozenset({"log.next", "log.head"}),
        "DELETE": frozenset(
            {"disclosure", "mark", "case_key", "request_content", "request_key"}
        ),
    },
    "letterlock_may_read": {},
}  # fmt: skip
"""What each role may do beside reading every table: tables, or columns of them."""

_TRIGGERS: Final = """
    SELECT c.relname, t.tgname, t.tgtype, t.tgenabled, p.proname, t.tgqual IS NULL
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = %s AND NOT t.tgisinternal
"""
_REFERENCES: Final = """
    SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = %s AND t.tgisinternal AND t.tgenabled = 'D'
"""
_GRANTS: Final = """
    SELECT coalesce(g.rolname, 'public'), a.privilege_type, c.relname
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        aclexplode(c.relacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE n.nspname = %(schema)s AND c.relkind IN ('r', 'p', 'v', 'm')
        AND a.grantee <> c.relowner
    UNION
    SELECT coalesce(g.rolname, 'public'), a.privilege_type, c.relname || '.' || t.attname
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace,
        aclexplode(t.attacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE n.nspname = %(schema)s AND a.grantee <> c.relowner
"""
_STRANGE: Final = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND (c.relname <> ALL(%s) OR c.relkind <> 'r' OR c.relrowsecurity OR c.relhasrules
            OR c.relpersistence <> 'p')
"""
_POWERS: Final = """
    SELECT r.rolname FROM pg_roles r
    WHERE (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication
        OR pg_has_role(r.oid, (SELECT nspowner FROM pg_namespace WHERE nspname = %(schema)s),
            'MEMBER'))
        AND (SELECT count(*) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
            WHERE m.member = r.oid AND g.rolname LIKE 'letterlock\\_may\\_%%') > 0
    UNION
    SELECT r.rolname FROM pg_roles r
    WHERE (SELECT count(*) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid AND g.rolname LIKE 'letterlock\\_may\\_%%'
        AND g.rolname <> 'letterlock_may_read') > 1
"""
_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\([^)]*\).*?AS \$\$(.*?)\$\$", re.DOTALL)


def wrong_schema(connection: Conn) -> Iterator[Wrong]:
    """Give what of the database's guard is not as it should be."""
    try:
        missing = set(steps()) - applied(connection)
    except SettingsError as error:
        yield Wrong("migration", str(error))
        missing = set()
    for step in sorted(missing):
        yield Wrong("migration", say("The step {step} was not run.", step=step))
    for (table,) in connection.execute(_STRANGE.encode(), (SCHEMA, sorted(TABLES))):
        yield Wrong(table, say("It is no plain table of the register, or has rules of its own."))
    yield from _wrong_triggers(connection)
    yield from _wrong_grants(connection)
    for (login,) in connection.execute(_POWERS.encode(), {"schema": SCHEMA}):
        yield Wrong(login, say("This login may do more than one part of the register's work."))


def _wrong_triggers(connection: Conn) -> Iterator[Wrong]:
    there = {
        (table, name): (kind, enabled, function, always)
        for table, name, kind, enabled, function, always in connection.execute(
            _TRIGGERS.encode(), (SCHEMA,)
        )
    }
    wanted = {
        **{(table, "stays"): (kind, "A", "never", True) for table, kind in _NEVER.items()},
        **{(table, "whole"): (_TRUNCATE, "A", "never", True) for table in TABLES},
        ("log", "onward"): (_ROW | _BEFORE | _UPDATE, "A", "only_onward", True),
    }
    for table, name in sorted(wanted.keys() | there.keys()):
        if there.get((table, name)) != wanted.get((table, name)):
            yield Wrong(
                table, say("The trigger {name} that guards it is not as it was made.", name=name)
            )
    for (table,) in connection.execute(_REFERENCES.encode(), (SCHEMA,)):
        yield Wrong(table, say("Its references to other tables are not looked at any more."))
    sources: dict[str, str] = dict(
        connection.execute(
            "SELECT proname, prosrc FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
            " WHERE nspname = %s",
            (SCHEMA,),
        ).fetchall()
    )
    text = "".join(step_text(step).decode() for step in steps())
    if sources != dict(_FUNCTION.findall(text)):
        yield Wrong("function", say("What the triggers do is not what it was."))


def _wrong_grants(connection: Conn) -> Iterator[Wrong]:
    there = set(connection.execute(_GRANTS.encode(), {"schema": SCHEMA}).fetchall())
    wanted = {
        (role, what, where)
        for role, may in MAY.items()
        for what, places in {"SELECT": TABLES, **may}.items()
        for where in places
    }
    for role, what, where in sorted(there - wanted):
        yield Wrong(where, say("{role} may {what} there, and should not.", role=role, what=what))
    for role, what, where in sorted(wanted - there):
        yield Wrong(where, say("{role} should be able to {what}.", role=role, what=what))
