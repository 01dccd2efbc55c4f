"""How long the register takes for each trend over a year of a large organisation.

    python -m tests.benchmark.register_trends                       # 2,000 staff, 20 million
    python -m tests.benchmark.register_trends --entries 1000000     # fewer
    python -m tests.benchmark.register_trends --check               # fails above the figures

The entries are those of `register_year`. They are counted as the register counts them, and every
trend is asked for five times as the service asks for it. Then desks enrol over HTTP, clerks write
a year of their own, and an investigator looks up one case and has a pack of it. PostgreSQL is as
it is set by default, with its disk in the folder that is named.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from checker.protocol.messages import Role, State
from checker.protocol.reporting import AskTrends
from checker.register.database import Conn, connected
from checker.register.logs import Known
from checker.register.trend_person import person_rows
from checker.register.trend_reading import trends
from checker.register.trending import count, recount
from checker.reports.trends import Period
from tests.benchmark.register_case import of_one_case
from tests.benchmark.register_year import Person, make
from tests.builders.postgres import server
from tests.builders.register_store import Register, register_on

MOST_SECONDS, MOST_PACK_SECONDS = 2.0, 60.0
_TIMES = 5
_LOOKED_AT = "u-7"
_ASKER = Known(
    log="0" * 32,
    key=bytes(32),
    actor="u-investigator",
    role=Role.INVESTIGATOR,
    team="t-0",
    state=State.OPEN,
)


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
        took = of_one_case(register, staff=asked.staff)
        print(took, flush=True)
        slow += [] if took.holds and took.pack <= MOST_PACK_SECONDS else ["the pack of one case"]
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
