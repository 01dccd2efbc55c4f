"""A made-up year of a large organisation in a register's database, put there past the service.

The entries are made up, as they are in practice (about a kilobyte, whole bodies), and put into
PostgreSQL by COPY: their signatures are zeros. Their hashes, each log's chain, the tree, its tiles
and the signed checkpoint are of their bytes. Beside most stands a sealed disclosure of some case.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
import psycopg

from checker.audit.acts import Act, Out
from checker.audit.checkpoint import Checkpoint, sign_checkpoint
from checker.audit.entry import Facts, FileFacts, Found, RecordFacts, write_body
from checker.audit.event import Event
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.merkle import Tree
from checker.audit.tiles import HEIGHT
from checker.register.database import Conn
from tests.builders.register_store import Desk, Register

_TEAMS = 100
_CASES_OF_ONE = 50
_YEAR = datetime(2025, 12, 1, tzinfo=UTC)
_DAYS = 252
_HOURS = (8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17)
_CODES = tuple(f"rule.made-up-{number}" for number in range(60))
_MARK, _FIRST = "8888888888888", "7777777777"
_ACTS = (
    *[("check", 30), ("check-stop", 3), ("check-check", 6), ("again", 3), ("release", 34)],
    *[("heartbeat", 20), ("hold", 2), ("app.start", 2)],
)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up clerk with a log."""

    log: bytes
    actor: str
    team: str
    tenure: str


class Moulds:
    """Whole bodies of which only number, time, person, hash and what it is about are changed."""

    def __init__(self) -> None:
        """Write a few of each kind, with findings as the practice letters have them."""
        dice = random.Random(7)
        self._desk = Desk(1, "u-mould", team="t-mould")
        self.of: dict[str, list[bytes]] = {}
        for kind, share in _ACTS:
            act = Act("check" if kind.startswith("check") or kind == "again" else kind)
            self.of[kind] = [self._body(act, kind, dice) for _ in range(max(4, share * 4))]
        told = Event(kind="wrong-address", codes={"step": "reported", "cause": "address-old"})
        back = Event(kind="gone-away", codes={"opened": "no"})
        practised = Event(kind="practice", codes={"passed": "yes"})
        for kind, act, event in (
            ("incident", Act.INCIDENT, told),
            ("return", Act.RETURN, back),
            ("near-miss", Act.NEAR_MISS, told),
            ("practice-result", Act.PRACTICE_RESULT, practised),
        ):
            about = "5" * 64 if kind in {"incident", "return"} else None
            codes = event.codes if act is not Act.NEAR_MISS else {"cause": "address-old"}
            event_told = msgspec.structs.replace(event, codes=codes)
            self.of[kind] = [self._whole(act, Facts(event=event_told, about=about))]

    def _body(self, act: Act, kind: str, dice: random.Random) -> bytes:
        sevs = {"check-stop": ("stop", "check"), "check-check": ("check", "check", "note")}
        found: list[Found] = []
        for sev in sevs.get(kind, ("check",) if kind == "release" and dice.random() < 0.3 else ()):
            ack = "looked-at" if kind == "release" else None
            found.append(Found(code=dice.choice(_CODES), sev=sev, ack=ack))  # type: ignore[arg-type] # one of three
        outs = {"check-stop": Out.STOP, "check-check": Out.CHECK, "release": Out.RELEASED}
        about = "5" * 64 if kind in {"release", "again"} else None
        letter = Facts(
            out=outs.get(kind, Out.CLEAR),
            findings=tuple(found),
            about=about,
            files=(FileFacts(kind="docx", bytes=48_123, pages=2), FileFacts(kind="pdf", bytes=9)),
            record=RecordFacts(snap="sha256:" + "ab" * 32, age=3_600),
            policy="sha256:" + "cd" * 32,
            mode="enforce",
            to=("applicant",),
            via=dice.choice(("post", "post", "post", "email", "email", "portal", "counter")),
        )
        small = act in {Act.HEARTBEAT, Act.APP_START}
        return self._whole(act, Facts() if small else letter, sd=not small)

    def _whole(self, act: Act, facts: Facts, *, sd: bool = True) -> bytes:
        facts = msgspec.structs.replace(facts, team="t-mould", tenure="tenure-mould")
        digests = tuple(char * 43 for char in "ABCD") if sd else ()
        body = self._desk.body(act, facts, seq=int(_FIRST), t=int(_MARK), prev="6" * 64, sd=digests)
        return write_body(body).replace(self._desk.log.encode(), b"3" * 32)


def written(
    person: Person, moulds: Moulds, each: int, dice: random.Random
) -> Iterator[tuple[int, bytes, bytes]]:
    """Write a person's year: number, hash, leaf."""
    kinds = [kind for kind, share in _ACTS for _ in range(share)]
    days = each / _DAYS
    last_check: bytes | None = None
    last_release: bytes | None = None
    prev, checked_at = b"1" * 32, 0
    for seq in range(2, each + 2):  # the first entry enrols: it is left out
        day = int((seq - 2) / days)
        at = _YEAR + timedelta(days=day * 7 // 5, hours=dice.choice(_HOURS), minutes=seq % 60)
        kind = dice.choice(kinds)
        if last_release is not None and seq % 500 == 0:
            kind = dice.choice(("incident", "return", "return", "near-miss", "practice-result"))
        t = int(at.timestamp() * 1_000) + dice.randrange(60_000)
        about = last_check if kind in {"release", "again"} else last_release
        if kind == "release" and last_check is not None:
            t = checked_at + dice.randrange(5_000, 400_000)
        body = (
            dice.choice(moulds.of[kind])
            .replace(_FIRST.encode(), str(seq).encode())
            .replace(_MARK.encode(), str(t).encode())
            .replace(b"u-mould", person.actor.encode())
            .replace(b"tenure-mould", person.tenure.encode())
            .replace(b"t-mould", person.team.encode())
            .replace(b"6" * 64, prev.hex().encode())
            .replace(b"3" * 32, person.log.hex().encode())
            .replace(b"5" * 64, (about or prev).hex().encode())
        )
        leaf = bytes(SIGNATURE_BYTES) + body
        told = leaf_hash(leaf)
        if kind.startswith("check"):
            last_check, checked_at = told, t
        elif kind == "release":
            last_release = told
        prev = told
        yield seq, told, leaf


def make(register: Register, staff: int, entries: int) -> list[Person]:
    """Put a year of entries into the database, and into the tree in the order of its days."""
    dice = random.Random(11)
    people = [
        Person(
            dice.randbytes(16),
            f"u-{number}",
            f"t-{number % _TEAMS}",
            dice.choice(("0-3m", "3-12m", "1-3y", "1-3y", "3y-plus")),
        )
        for number in range(staff)
    ]
    each = entries // staff
    moulds = Moulds()
    with psycopg.connect(register.url, options="-c search_path=letterlock") as connection:
        cursor = connection.cursor()
        indexes = cursor.execute(
            "SELECT format('ALTER TABLE %I DROP CONSTRAINT %I CASCADE', r.relname, c.conname),"
            " format('ALTER TABLE %I ADD CONSTRAINT %I %s', r.relname, c.conname,"
            " pg_get_constraintdef(c.oid)) FROM pg_constraint c JOIN pg_class r"
            " ON r.oid = c.conrelid WHERE r.relname IN ('entry', 'tree') AND c.contype IN"
            " ('u', 'f')"
        ).fetchall()
        for drop, _ in indexes:
            cursor.execute(drop)
        cursor.execute("DROP INDEX entry_said_at; ALTER TABLE tree DISABLE TRIGGER ALL")
        with cursor.copy(
            "COPY log (log, key, box, actor, role, team, enrolled) FROM STDIN (FORMAT BINARY)"
        ) as copy:
            copy.set_types(["bytea", "bytea", "bytea", "text", "text", "text", "bytea"])
            for one in people:
                copy.write_row(
                    (one.log, one.log * 2, one.log * 2, one.actor, "clerk", one.team, one.log)
                )
        with cursor.copy("COPY entry (log, seq, hash, leaf) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["bytea", "int8", "bytea", "bytea"])
            for place in range(0, staff, 50):
                writers = [written(one, moulds, each, dice) for one in people[place : place + 50]]
                for rows in zip(*writers, strict=True):
                    for one, row in zip(people[place : place + 50], rows, strict=True):
                        copy.write_row((one.log, *row))
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("SET work_mem = '512MB'")
        cursor.execute(
            "INSERT INTO tree (idx, log, seq, hash) SELECT row_number() OVER (ORDER BY seq, log)"
            " - 1, log, seq, hash FROM entry WHERE log <> (SELECT log FROM log WHERE role ="
            " 'register')"
        )
        cursor.execute(
            "INSERT INTO disclosure (log, seq, case_mark, boxes)"
            " SELECT log, seq, sha256(log || int8send(seq %% %s)), ARRAY[hash || sha256(leaf)]"
            " FROM entry WHERE seq > 1 AND seq %% 10 < 8",
            (_CASES_OF_ONE,),
        )
        for _, back in reversed(indexes):
            if "FOREIGN KEY" not in back:
                cursor.execute(back)
        cursor.execute("CREATE INDEX entry_said_at ON entry (said_at(leaf))")
        cursor.execute("ALTER TABLE tree ENABLE TRIGGER ALL")
        sign(connection, register)
        connection.commit()
        connection.autocommit = True
        cursor.execute("ANALYZE")
        (size,) = cursor.execute("SELECT pg_database_size(current_database())").fetchone() or (0,)
        print(f"{size / 1e9:.1f} GB of database, {size / entries:.0f} bytes an entry", flush=True)
    return people


def sign(connection: Conn, register: Register) -> None:
    """Keep the full tiles of the tree that stands there, and sign it as the sequencer does."""
    tree = Tree()
    full: list[tuple[int, int, bytes, bytes]] = []
    tiles: dict[int, list[bytes]] = {}
    with connection.cursor(name="leaves") as leaves:
        leaves.itersize = 50_000
        leaves.execute("SELECT hash FROM tree ORDER BY idx", binary=True)
        for (told,) in leaves:
            for level, index, made in tree.append(told):
                if level % HEIGHT:
                    continue
                if level:
                    below = tiles.pop(level - HEIGHT)
                    full.append((level // HEIGHT - 1, index, b"".join(below), made))
                tiles.setdefault(level, []).append(made)
    with connection.cursor().copy(
        "COPY tile (level, idx, data, root) FROM STDIN (FORMAT BINARY)"
    ) as copy:
        copy.set_types(["int2", "int8", "bytea", "bytea"])
        for row in full:
            copy.write_row(row)
    signed = Checkpoint(origin=register.keys.origin, size=tree.size, root=tree.root)
    note = sign_checkpoint(signed, register.keys.signing).written
    connection.execute(
        "INSERT INTO checkpoint (size, root, note, at) VALUES (%s, %s, %s, %s)",
        (tree.size, tree.root, note, register.time.now),
    )
    register.keys.remember(note)
