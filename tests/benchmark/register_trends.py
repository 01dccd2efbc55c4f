"""How long the register takes for each trend over a year of a large organisation.

    python -m tests.benchmark.register_trends                       # 2,000 staff, 20 million
    python -m tests.benchmark.register_trends --entries 1000000     # fewer
    python -m tests.benchmark.register_trends --check               # fails above the figures

The entries are made up, as they are in practice (about a kilobyte, whole bodies), and put into
PostgreSQL by COPY, past the service: their signatures are zeros, and their hashes are not of their
bytes. Then they are counted as the register counts them, and every trend is asked for five times
as the service asks for it. PostgreSQL is as it is set by default, with its disk in the folder that
is named.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import psycopg

from checker.audit.acts import Act, Out
from checker.audit.entry import Facts, FileFacts, Found, RecordFacts, write_body
from checker.audit.event import Event
from checker.audit.leaf import SIGNATURE_BYTES
from checker.protocol.messages import Role, State
from checker.protocol.reporting import AskTrends
from checker.register.database import Conn, connected
from checker.register.logs import Known
from checker.register.trend_person import person_rows
from checker.register.trend_reading import trends
from checker.register.trending import count, recount
from checker.reports.trends import Period
from tests.builders.postgres import server
from tests.builders.register_store import Desk, Register, register_on

MOST_SECONDS = 2.0
_TIMES = 5
_TEAMS = 100
_YEAR = datetime(2025, 12, 1, tzinfo=UTC)
_DAYS = 252
_HOURS = (8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17)
_LOOKED_AT = "u-7"
_CODES = tuple(f"rule.made-up-{number}" for number in range(60))
_ASKER = Known(
    log="0" * 32,
    key=bytes(32),
    actor="u-investigator",
    role=Role.INVESTIGATOR,
    team="t-0",
    state=State.OPEN,
)
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
        told = dice.randbytes(32)
        body = (
            dice.choice(moulds.of[kind])
            .replace(_FIRST.encode(), str(seq).encode())
            .replace(_MARK.encode(), str(t).encode())
            .replace(b"u-mould", person.actor.encode())
            .replace(b"tenure-mould", person.tenure.encode())
            .replace(b"t-mould", person.team.encode())
            .replace(b"6" * 64, prev.hex().encode())
            .replace(b"3" * 32, person.log.hex().encode())
            .replace(b"5" * 64, (about or told).hex().encode())
        )
        if kind.startswith("check"):
            last_check, checked_at = told, t
        elif kind == "release":
            last_release = told
        prev = told
        yield seq, told, bytes(SIGNATURE_BYTES) + body


def main() -> None:
    """Make, count, ask, print; fail when a figure is missed and that was asked."""
    told = argparse.ArgumentParser()
    told.add_argument("--entries", type=int, default=20_000_000)
    told.add_argument("--staff", type=int, default=2_000)
    told.add_argument("--within", type=Path, help="the folder in which PostgreSQL keeps its data")
    told.add_argument("--every-cell", action="store_true", help="as many sums as there can be")
    told.add_argument("--recount", action="store_true", help="count all of it again as a proof")
    told.add_argument("--check", action="store_true", help="fail above the figures to reach")
    asked = told.parse_args()
    durable = asked.within is None
    with (
        server(durable=durable, within=asked.within) as postgres,
        tempfile.TemporaryDirectory() as folder,
        register_on(postgres, Path(folder), "trends") as register,
    ):
        began = time.monotonic()
        people = make(register, asked.staff, asked.entries)
        print(f"made {asked.entries:,} entries in {time.monotonic() - began:.0f} s", flush=True)
        tally(register, asked.entries)
        if asked.every_cell:
            fill(register)
        slow = [name for name, seconds in ask_all(register, people) if seconds > MOST_SECONDS]
        if asked.recount:
            began = time.monotonic()
            with connected(register.login("reader")) as connection, connection.transaction():
                found = recount(connection)
            print(f"recount: {found} in {time.monotonic() - began:.0f} s", flush=True)
            slow += [] if found.holds else ["the recount differs"]
    if slow:
        print("missed: " + "; ".join(slow))
    if asked.check and slow:
        raise SystemExit(1)


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
        for _, back in reversed(indexes):
            if "FOREIGN KEY" not in back:
                cursor.execute(back)
        cursor.execute("CREATE INDEX entry_said_at ON entry (said_at(leaf))")
        connection.commit()
        connection.autocommit = True
        cursor.execute("ANALYZE")
        (size,) = cursor.execute("SELECT pg_database_size(current_database())").fetchone() or (0,)
        print(f"{size / 1e9:.1f} GB of database, {size / entries:.0f} bytes an entry", flush=True)
    return people


def tally(register: Register, entries: int) -> None:
    """Count everything as the register does, more at once."""
    began = time.monotonic()
    with connected(register.login("sequencer")) as connection:
        done = 0
        while counted := count(connection, 250_000):
            done += counted
            seconds = time.monotonic() - began
            print(f"  counted {done:,} in {seconds:.0f} s", flush=True)
    assert done == entries
    with connected(register.url) as connection:
        connection.execute("VACUUM ANALYZE trend")
        rows = connection.execute(
            "SELECT cut, count(*) FROM trend GROUP BY cut ORDER BY cut"
        ).fetchall()
        (size,) = connection.execute("SELECT pg_total_relation_size('trend')").fetchone() or (0,)
    print(f"{1e6 * seconds / entries:.0f} us an entry; sums, {size / 1e6:.0f} MB: {dict(rows)}")


def fill(register: Register) -> None:
    """Fill every cell that such entries can fill, as ever more of them would."""
    with connected(register.url) as connection:
        for cut in ("month", "hour", "tenure", "channel", "day", "person"):
            places, kinds = "SELECT DISTINCT month FROM trend", "team, part, figure, what"
            if cut == "day":
                places, kinds = "SELECT DISTINCT month, part FROM trend", "team, figure, what"
            apart = {"month": (), "person": ()}.get(cut, ("team",))
            rest = ", ".join(one for one in kinds.split(", ") if one not in apart)
            teams = "(SELECT DISTINCT team FROM trend WHERE team <> '') AS t," if apart else ""
            connection.execute(
                f"INSERT INTO trend (cut, month, team, part, figure, what, n)"  # noqa: S608 - ours
                f" SELECT '{cut}', month, team, part, figure, what, 5 FROM"
                f" ({places} WHERE cut = '{cut}') AS m, {teams}"
                f" (SELECT DISTINCT {rest} FROM trend WHERE cut = '{cut}') AS k"
                " ON CONFLICT DO NOTHING".encode()
            )
        connection.execute("VACUUM ANALYZE trend")
        (rows,) = connection.execute("SELECT count(*) FROM trend").fetchone() or (0,)
        (size,) = connection.execute("SELECT pg_total_relation_size('trend')").fetchone() or (0,)
    print(f"every cell: {rows:,} sums, {size / 1e6:,.0f} MB", flush=True)


def ask_all(register: Register, people: list[Person]) -> Iterator[tuple[str, float]]:
    """Ask for every trend five times, and give the middle of the seconds of each."""
    whose = next(one for one in people if one.actor == _LOOKED_AT)
    first, last = "2025-12", "2026-11"
    questions = {
        f"by {by}, {words}": AskTrends(
            first=first, last=last, by=by, team=team, at="2026-06-01" if by == "split" else None
        )
        for by in ("month", "team", "day", "split", "hour", "tenure", "channel")
        for words, team in (("all teams", None), ("one team", whose.team))
    }
    with connected(register.login("app")) as connection:
        for name, question in questions.items():
            yield name, _middle(name, partial(_asked, connection, question))
        for by in ("month", "hour"):
            name = f"by {by}, one person"
            own = AskTrends(first=first, last=last, by=by, actor=whose.actor)
            yield name, _middle(name, partial(_of_person, connection, own))


def _asked(connection: Conn, asked: AskTrends) -> int:
    told = trends(connection, _ASKER, asked, 0)
    return len(msgspec.json.encode(told))


def _of_person(connection: Conn, asked: AskTrends) -> int:
    rows = tuple(person_rows(connection, asked, Period(asked.first, asked.last)))
    return len(msgspec.json.encode(rows))


def _middle(name: str, ask: Callable[[], int]) -> float:
    seconds: list[float] = []
    size = 0
    for _ in range(_TIMES):
        began = time.monotonic()
        size = ask()
        seconds.append(time.monotonic() - began)
    middle = statistics.median(seconds)
    print(f"  {name:24} {middle:7.3f} s (first {seconds[0]:.3f} s), {size:,} bytes", flush=True)
    return middle


if __name__ == "__main__":
    main()
