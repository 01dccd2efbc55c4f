"""What the register tells of the trends: what a plain count gives, and nothing of small groups."""

import random
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from checker.audit.acts import Act, Out
from checker.audit.entry import Facts
from checker.protocol.messages import Role
from checker.protocol.reporting import FEWEST_LETTERS, AskTrends, By, Trends
from checker.register.database import connected
from checker.register.refusals import BadMessage, NoPurpose, NotAllowed
from checker.register.trend_reading import trends
from checker.reports.trends import Figure, Period, Sums, Tally
from tests.builders.postgres import Server
from tests.builders.register_store import NOON_MS, Desk, Register, register_on
from tests.builders.trend_entries import TEAMS, Office, with_reason

PERIOD = Period("2025-12", "2026-10")
SPLIT = "2026-06-30"
LARGEST = 2**53 - 1
Key = tuple[str, str, str, str, str]
Rows = Counter[Key]


class Told:
    """An office whose entries are counted, and an investigator who asks."""

    def __init__(self, office: Office) -> None:
        """Count everything by hand, once."""
        self.office = office
        self.register = office.register
        self.tally = Tally.of(office.ordered())
        self.detective = self.register.enrolled("u-i", Role.INVESTIGATOR, "t-50")
        self.register.send(self.detective)

    def why(self, desk: Desk, kind: str = "person") -> str:
        """Let somebody record why they look."""
        told = with_reason(desk, kind)
        self.register.send(desk, len(desk.leaves) - 1)
        return told

    def ask(
        self,
        by: By,
        *,
        desk: Desk | None = None,
        team: str | None = None,
        actor: str | None = None,
        purpose: str | None = None,
        period: Period = PERIOD,
    ) -> Trends:
        """Ask the storage."""
        asker = self.register.store.known((desk or self.detective).log)
        at = SPLIT if by == "split" else None
        asked = AskTrends(
            first=period.first, last=period.last, by=by, at=at, team=team, actor=actor,
            purpose=purpose,
        )  # fmt: skip
        return self.register.store.trends(asker, asked)


@pytest.fixture(scope="module")
def told(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Give an office that wrote for a while."""
    with register_on(postgres, tmp_path_factory.mktemp("r"), "trends_answers") as register:
        office = Office(register, random.Random(4))
        for _ in range(8):
            office.write(200)
            office.push()
            register.sequence()
        office.push_all()
        register.sequence()
        yield Told(office)


def by_hand(sums: Sums, by: By) -> Rows:
    """Give what an answer must hold: month, team, part, figure, what."""
    rows: Rows = Counter()
    if by in {"month", "team"}:
        return by_month(sums, by_team=by == "team")
    if by == "hour":
        for (hour, figure, what), n in sums.hours.items():
            rows["", "", f"{hour:02d}", figure, what] += n
        return rows
    cut = {"tenure": sums.tenures, "channel": sums.channels}.get(by, sums.days)
    for (part, figure), n in cut.items():
        begins = SPLIT if part >= SPLIT else f"{PERIOD.first}-01"
        rows["", "", begins if by == "split" else part, figure, ""] += n
    return rows


def by_month(sums: Sums, *, by_team: bool) -> Rows:
    """Give what an answer by month or team must hold."""
    rows: Rows = Counter()
    for (month, team, figure, what), n in sums.months.items():
        if not by_team:
            rows[month, "", "", figure, what] += n
        elif figure != Figure.TOOK:
            rows[month, team, "", figure, ""] += n
    for (month, team, tenure), n in sums.people.items():
        rows[month, team if by_team else "", "", "people", tenure] += n
    for (month, team), n in sums.trained.items():
        rows[month, team if by_team else "", "", "trained", ""] += n
    return rows


def shown(rows: Rows, by: By) -> tuple[dict[Key, int], int]:
    """Leave small groups out, as the answer must, and give how many there were."""
    letters: Counter[tuple[str, ...]] = Counter()
    for (*group, figure, _), n in rows.items():
        letters[tuple(group)] += n if figure == Figure.CHECKED else 0
    hidden = {group for group, n in letters.items() if n < FEWEST_LETTERS}
    for month in {group[0] for group in hidden if by in {"team", "tenure"}}:
        beside = sorted((n, group) for group, n in letters.items() if group[0] == month)
        if 0 < sum(n for n, group in beside if group in hidden) < FEWEST_LETTERS:
            hidden |= set([group for _, group in beside if group not in hidden][:1])
    left = {key: min(n, LARGEST) for key, n in rows.items() if key[:3] not in hidden}
    return left, len(hidden)


def answered(trends: Trends) -> tuple[dict[Key, int], int]:
    """Give an answer in the same way."""
    rows = {(row.month, row.team, row.part, row.figure, row.what): row.n for row in trends.rows}
    assert len(rows) == len(trends.rows)
    return rows, trends.hidden


BYS: tuple[By, ...] = ("month", "team", "day", "split", "hour", "tenure", "channel")


@pytest.mark.parametrize("team", [None, TEAMS[0]])
@pytest.mark.parametrize("by", BYS)
def test_each_way_to_ask_gives_what_a_plain_count_gives(
    told: Told, by: By, team: str | None
) -> None:
    """Of all teams or one; groups of fewer than five letters are only numbered."""
    teams = None if team is None else frozenset({team})
    expected = shown(by_hand(told.tally.sums(PERIOD, teams), by), by)

    assert answered(told.ask(by, team=team)) == expected
    assert expected[0]


@pytest.mark.parametrize("team", [None, TEAMS[0]])
@pytest.mark.parametrize("by", BYS)
def test_one_persons_figures_are_counted_from_the_entries(
    told: Told, by: By, team: str | None
) -> None:
    """What others reported of their letters is among them, what they reported of others' is not."""
    teams = None if team is None else frozenset({team})
    expected = shown(by_hand(told.tally.sums(PERIOD, teams, "u-a"), by), by)

    found = told.ask(by, team=team, actor="u-a", purpose=told.why(told.detective))

    assert answered(found) == expected


def test_groups_of_few_letters_are_hidden_by_the_register(told: Told) -> None:
    """Not by whoever shows them: nothing of such a group leaves the register."""
    found = told.ask("day")

    rows = by_hand(told.tally.sums(PERIOD), "day")
    small = {key[2] for key in rows} - {row.part for row in found.rows}
    assert small
    assert len(small) == found.hidden
    assert all(rows["", "", day, Figure.CHECKED, ""] < FEWEST_LETTERS for day in small)


@pytest.mark.parametrize(
    ("letters", "told_of"),
    [
        pytest.param({"t-1": 60, "t-2": 40, "t-3": 3}, {"t-1"}, id="one small"),
        pytest.param({"t-1": 60, "t-2": 40, "t-3": 3, "t-4": 1}, {"t-1"}, id="few together"),
        pytest.param({"t-1": 60, "t-2": 40, "t-3": 3, "t-4": 4}, {"t-1", "t-2"}, id="enough"),
        pytest.param({"t-1": 60, "t-2": 40}, {"t-1", "t-2"}, id="none small"),
        pytest.param({"t-1": 3}, set(), id="nothing else"),
        pytest.param({"t-1": 60, "t-2": 40, "t-3": 0}, {"t-1", "t-2"}, id="only a near miss"),
    ],
)
def test_a_small_team_cannot_be_told_from_the_whole_less_the_others(
    register: Register, letters: dict[str, int], told_of: set[str]
) -> None:
    """What is told of the others leaves at least five letters of which nothing is known."""
    desk, detective = register.enrolled("u-a"), register.enrolled("u-i", Role.INVESTIGATOR)
    for team, n in letters.items():
        desk.write(Act.NEAR_MISS, Facts(team=team, tenure=team))
        for _ in range(n):
            desk.write(Act.CHECK, Facts(team=team, tenure=team, out=Out.CLEAR))
    register.send(desk)
    register.sequence()
    asker = register.store.known(detective.log)
    month = AskTrends(first="2026-01", last="2026-12", by="month")

    whole, teams, tenures = (
        register.store.trends(asker, msgspec.structs.replace(month, by=by)).rows
        for by in BYS
        if by in {"month", "team", "tenure"}
    )

    known = {row.team: row.n for row in teams if row.figure == Figure.CHECKED}
    unknown = sum(row.n for row in whole if row.figure == Figure.CHECKED) - sum(known.values())
    assert set(known) == told_of == {row.part for row in tenures}
    assert unknown == 0 or unknown >= 5


def test_the_first_day_of_what_changes_figures_is_told(told: Told) -> None:
    """For everybody, whatever they may see."""
    clerk = told.office.desks[1]

    assert told.ask("month", desk=clerk).moments == told.tally.sums(PERIOD).moments
    (counted,) = told.register.as_owner("SELECT idx FROM trend_upto")[0]
    assert told.ask("month", desk=clerk).counted == counted > 1_000


def test_nobody_sees_a_person_without_a_purpose_of_their_own_just_now(told: Told) -> None:
    """Not with another's, not with one for another look, not with one that is old."""
    lead, detective = told.office.desks[3], told.detective
    others, file = told.why(lead), told.why(detective, "file")
    for purpose in (None, "00" * 32, others, file):
        with pytest.raises(NoPurpose):
            told.ask("month", actor="u-a", purpose=purpose)
    fine = told.why(detective)
    assert told.ask("month", actor="u-a", purpose=fine).rows

    told.register.time.now = NOON_MS + 20 * 60_000
    with pytest.raises(NoPurpose):
        told.ask("month", actor="u-a", purpose=fine)
    told.register.time.now = NOON_MS


def test_a_lead_sees_nobody_of_another_team(told: Told) -> None:
    """And of one's own people only what they did in it."""
    lead = told.office.desks[3]
    for team in (None, TEAMS[1]):
        with pytest.raises(NotAllowed):
            told.ask("month", desk=lead, team=team, actor="u-b", purpose=told.why(lead))

    found = told.ask("month", desk=lead, team=TEAMS[0], actor="u-a", purpose=told.why(lead))

    only = told.tally.sums(PERIOD, frozenset({TEAMS[0]}), "u-a")
    assert answered(found) == shown(by_hand(only, "month"), "month")


@pytest.mark.parametrize(
    ("first", "last"), [("2026-02", "2026-01"), ("2023-01", "2026-01")], ids=["back", "too many"]
)
def test_months_that_are_none_are_refused(told: Told, first: str, last: str) -> None:
    """The wrong way round, or more than three years."""
    with pytest.raises(BadMessage):
        told.ask("month", period=Period(first, last))


def test_only_a_split_names_a_day(told: Told) -> None:
    """And a split names one."""
    asker = told.register.store.known(told.detective.log)
    whole = AskTrends(first="2026-01", last="2026-02", by="month", at=SPLIT)
    for asked in (whole, msgspec.structs.replace(whole, by="split", at=None)):
        with pytest.raises(BadMessage):
            told.register.store.trends(asker, asked)


@pytest.mark.parametrize("by", ["month", "team", "hour"])
def test_an_answer_is_planned_for_what_is_asked_however_often(told: Told, by: By) -> None:
    """Kept after ten questions, a plan for any months and teams took ten times as long."""
    asker = told.register.store.known(told.detective.log)
    asked = AskTrends(first=PERIOD.first, last=PERIOD.last, by=by)
    with connected(told.register.login("app")) as connection:
        for _ in range(12):
            trends(connection, asker, asked, NOON_MS)
        kept = connection.execute("SELECT statement FROM pg_prepared_statements").fetchall()
    assert not [words for (words,) in kept if "cut" in words and "month BETWEEN" in words]
