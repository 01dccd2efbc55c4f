"""The sums of the trends are what counting the entries by hand gives, whatever comes when."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checker.audit.acts import Act
from checker.audit.entry import Facts
from checker.audit.event import Event
from checker.protocol.messages import Push, Role, Sent
from checker.protocol.reporting import AskTrends
from checker.register.database import connected
from checker.register.fsck import check, fsck
from checker.register.trending import Recount, count, keep_counting, rebuild, recount
from checker.reports.trends import Period, Sums, Tally
from tests.builders.postgres import Server
from tests.builders.register_process import command, written_settings
from tests.builders.register_store import Register, register_on
from tests.builders.trend_entries import TEAMS, Office, with_reason

ALL_TIME = Period("2025-01", "2027-12")


@pytest.fixture(scope="module")
def office(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Give an office whose entries came in many rounds, some long after what tells of them."""
    with register_on(postgres, tmp_path_factory.mktemp("r"), "trends_counting") as register:
        made = Office(register, random.Random(20261127))
        for _ in range(25):
            made.write(80)
            made.push()
            register.sequence()
        yield made


def kept(register: Register, team: str | None = None) -> Sums:
    """Read every sum that the register keeps."""
    sums = Sums()
    rows = register.as_owner("SELECT cut, month, team, part, figure, what, n FROM trend")
    people: Counter[tuple[str, str, str]] = Counter()
    for cut, month, whose, part, figure, what, n in rows:
        if cut == "moment":
            sums.moments[figure] = min(part, sums.moments.get(figure, part))
        if n == 0 or team not in {None, whose}:
            continue
        match cut:
            case "month":
                sums.months[month, whose, figure, what] += n
            case "day":
                sums.days[part, figure] += n
            case "hour":
                sums.hours[int(part), figure, what] += n
            case "tenure":
                sums.tenures[part, figure] += n
            case "channel":
                sums.channels[part, figure] += n
            case "person":
                people[month, whose, part] += 1
    sums.people.update(people)
    return sums


@pytest.mark.parametrize("team", [None, *TEAMS])
def test_the_sums_are_what_a_plain_count_gives(office: Office, team: str | None) -> None:
    """By month, day, hour, tenure, channel and person, of all teams or one."""
    teams = None if team is None else frozenset({team})
    expected = Tally.of(office.ordered()).sums(ALL_TIME, teams)

    found = kept(office.register, team)

    assert len(expected.months) > 30
    for cut in ("months", "days", "hours", "tenures", "channels", "people", "moments"):
        assert getattr(found, cut) == getattr(expected, cut), cut


def test_a_recount_says_that_nothing_differs(office: Office) -> None:
    """Both ways: no sum is missing, none is too many, none is another."""
    with connected(office.register.login("reader")) as connection:
        told = recount(connection)

    (size,) = office.register.as_owner("SELECT max(idx) + 1 FROM tree")[0]
    assert (told.holds, told.entries) == (True, size)
    assert fsck(office.register.login("reader"), office.register.keys).holds


_CHANGES = {
    "a sum is another": "UPDATE trend SET n = n + 1 WHERE cut = 'hour' AND figure = 'checked'",
    "a sum is gone": "DELETE FROM trend WHERE cut = 'month' AND figure = 'breach'",
    "a sum is too many": "INSERT INTO trend VALUES ('day','2026-06','t','2026-06-01','held','',1)",
    "what waits is gone": "DELETE FROM trend_about",
    "it was counted less far": "UPDATE trend_upto SET idx = idx - 100",
    "it was counted too far": "UPDATE trend_upto SET idx = idx + 100",
    "nobody knows how far": "DELETE FROM trend_upto",
}


@pytest.mark.parametrize("change", _CHANGES)
def test_fsck_says_when_the_sums_differ(office: Office, change: str) -> None:
    """Whoever changes a sum changes what an answer says, and is found."""
    with office.register.tampering(_CHANGES[change], guards=False) as connection:
        wrong = check(connection, office.register.keys).wrong

        assert [one.where for one in wrong] == ["trend"]
        assert not recount(connection).holds


def test_what_differs_is_made_again(office: Office) -> None:
    """The sums are a memory: they come again out of the entries, in one transaction."""
    register = office.register
    before = register.as_owner("SELECT * FROM trend WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5, 6")
    register.as_owner("UPDATE trend SET n = n + 7; DELETE FROM trend_about")

    with connected(register.login("sequencer")) as connection:
        assert not recount(connection).holds
        rebuild(connection)
        assert recount(connection).holds

    assert register.as_owner("SELECT * FROM trend ORDER BY 1, 2, 3, 4, 5, 6") == before


def test_a_breach_goes_to_whoever_sent_the_letter_though_the_letter_comes_later(
    register: Register,
) -> None:
    """It is counted where it was reported until the release is there, then with the release."""
    clerk, lead = register.enrolled("u-a", team="t-1"), register.enrolled("u-l", team="t-2")
    clerk.write(Act.RELEASE, Facts(team="t-1", via="post", tenure="0-3m"))
    event = Event(kind="wrong-address", codes={"step": "reported"})
    lead.write(Act.INCIDENT, Facts(team="t-2", event=event, about=clerk.hashes[-1]))

    def breaches() -> list[tuple[object, ...]]:
        return register.as_owner(
            "SELECT team, n FROM trend WHERE cut = 'month' AND figure = 'breach' AND n <> 0"
        )

    register.send(lead)
    register.sequence()
    before = breaches()
    register.send(clerk)
    register.sequence()

    assert (before, breaches()) == ([("t-2", 1)], [("t-1", 1)])
    with connected(register.login("reader")) as connection:
        assert recount(connection).holds


def test_each_entry_is_counted_once_however_often_it_is_begun(register: Register) -> None:
    """A count that breaks off leaves nothing; two that count at once count each entry once."""
    desk = register.enrolled("u-a")
    desk.write_some(20)
    register.store.ingest(desk.log, Push(entries=tuple(Sent(leaf=leaf) for leaf in desk.leaves)))
    url = register.login("sequencer")
    register.sequence()
    register.as_owner("DELETE FROM trend", "UPDATE trend_upto SET idx = 0")
    with connected(url) as connection:
        with connection.transaction(force_rollback=True):
            assert count(connection, 7) == 7
        assert recount(connection) == Recount(sums=0, entries=0, different=0)

        assert [count(connection, 7) for _ in range(6)] == [7, 7, 7, 2, 0, 0]
        assert recount(connection).holds
    rows = register.as_owner("SELECT n FROM trend WHERE cut = 'month' AND figure = 'checked'")
    assert rows == [(20,)]


def test_the_tree_goes_on_when_counting_fails(register: Register) -> None:
    """Trends are a convenience; the record is not kept waiting for them."""
    desk = register.enrolled("u-a")
    register.send(desk)
    register.as_owner("ALTER TABLE trend RENAME TO gone")

    assert register.sequence() == 3

    register.as_owner("ALTER TABLE gone RENAME TO trend")
    desk.write()
    register.send(desk, 1)
    register.sequence()
    with connected(register.login("reader")) as connection:
        assert (recount(connection).entries, recount(connection).holds) == (4, True)


def test_bytes_that_were_changed_stop_nobodys_figures(register: Register) -> None:
    """What is left is counted, for everybody and for one person; fsck says what was changed."""
    desk, detective = register.enrolled("u-a"), register.enrolled("u-i", Role.INVESTIGATOR)
    desk.write_some(20)
    for _ in range(2):
        event = Event(kind="wrong-address", codes={"step": "reported"})
        desk.write(Act.INCIDENT, Facts(event=event, about=desk.hashes[-1]))
    register.send(desk)
    register.send(detective)
    register.sequence()
    register.as_owner(
        "DELETE FROM trend; DELETE FROM trend_about; UPDATE trend_upto SET idx = 0",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "UPDATE entry SET leaf = set_byte(leaf, 200, 255) WHERE seq IN (5, 22)"
        " AND log = (SELECT log FROM log WHERE actor = 'u-a')",
        "ALTER TABLE entry ENABLE TRIGGER ALL; ALTER TABLE entry ENABLE ALWAYS TRIGGER stays",
        "ALTER TABLE entry ENABLE ALWAYS TRIGGER whole",
    )

    with connected(register.login("sequencer")) as connection:
        keep_counting(connection)
        assert recount(connection).holds
    purpose = with_reason(detective)
    register.send(detective, len(detective.leaves) - 1)
    whole = AskTrends(first="2026-01", last="2026-12", by="month")
    person = msgspec.structs.replace(whole, actor="u-a", purpose=purpose)

    asker = register.store.known(detective.log)
    for asked in (whole, person):
        told = register.store.trends(asker, asked).rows
        found = {row.figure: row.n for row in told}
        assert (found["checked"], found["breach"]) == (19, 1)
    wrong = fsck(register.login("reader"), register.keys).wrong
    assert {one.where for one in wrong} >= {f"{desk.log} 5", f"{desk.log} 22"}, wrong


def test_whoever_looks_after_the_register_counts_again(office: Office, tmp_path: Path) -> None:
    """The command says whether the sums hold, and makes them again when asked."""
    settings = written_settings(office.register, tmp_path, 0)
    told = command("recount", "--settings", settings)
    assert (told.returncode, "All of them are what" in told.stdout) == (0, True), told

    office.register.as_owner("DELETE FROM trend WHERE cut = 'day'")

    told = command("recount", "--settings", settings)
    assert (told.returncode, "--rebuild" in told.stdout) == (1, True), told
    told = command("recount", "--rebuild", "--settings", settings)
    assert (told.returncode, "All of them are what" in told.stdout) == (0, True), told
