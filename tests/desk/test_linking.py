"""A desk with a register: its promise is waited for, and offline there are limits."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.audit.entry import Act, read_body
from checker.desk.answers import LEAD_AFTERWARDS, Actor, BreakGlass, Mood
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.record.recording import Recorder
from checker.desk.register.linking import Linked
from checker.desk.register.register_words import register_words
from checker.errors import NotReleased
from checker.model import Release, Severity
from checker.settings import Limits, load_policy
from checker.sync.settings import RegisterSettings
from checker.sync.state import Link, State
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.readers import shared_readers
from tests.builders.register_store import Register, register_on
from tests.builders.results import finding, result
from tests.desk.test_desk import RIGHT, checked, letter

NOW = datetime(2026, 11, 26, 9, 41, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)


@pytest.fixture(scope="module")
def register(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give one register for all these tests."""
    with register_on(postgres, tmp_path_factory.mktemp("r"), "linked") as made:
        yield made


@pytest.fixture
def office(register: Register, tmp_path: Path) -> Iterator[Office]:
    """Give an enrolled desk whose policy lets two letters go offline, for an hour."""
    with linked_office(register, tmp_path / "demo") as made:
        made.linked.enrol(made.code())
        made.linked.start()
        yield made


def confirm(office: Office, folder: Path, number: int, glass: BreakGlass | None = None) -> str:
    """Check and confirm a letter; say where its record is."""
    words = {"your_letter.": f"your letter of {number} November 2026."}
    opened, result = checked(office.desk, letter(folder, f"letter {number}.txt", **words))
    return office.desk.confirm(opened, result, [], RIGHT, glass).kept


def test_a_release_waits_for_the_promise_and_says_that_it_came(
    office: Office, tmp_path: Path
) -> None:
    """Saved here and in the register; the bar says that it is up to date."""
    kept = confirm(office, tmp_path, 1)

    assert kept == "Saved on this computer and in the register."
    state = office.linked.loop().state()
    assert (state.link, state.releases) == (Link.ONLINE, 0)
    log = office.linked._recorder().trail().signer.log
    assert office.register.store.state(log).next > 2


def test_offline_so_many_letters_go_and_no_more_until_the_register_is_back(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the limits it goes and says so; over them it stays, unconfirmed; then all goes."""
    office.offline()
    kept = [confirm(office, tmp_path, number) for number in (1, 2)]
    before = office.acts()
    with pytest.raises(NotReleased, match="no more may"):
        confirm(office, tmp_path, 3)
    after = office.acts()
    office.online()
    monkeypatch.setattr("checker.desk.register.linking.PROMISE_SECONDS", 20.0)  # a slow machine

    assert (
        kept == ["Saved on this computer. It will join the register when the network is back."] * 2
    )
    assert before.count(Act.RELEASE) == after.count(Act.RELEASE) == 2
    assert confirm(office, tmp_path, 4) == "Saved on this computer and in the register."


def test_a_register_that_comes_back_is_noticed_by_the_letter_that_waits(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over the limits the register is tried once more before anybody is refused."""
    office.offline()
    for number in (1, 2):
        confirm(office, tmp_path, number)
    office.online()
    for patience in ("PROMISE_SECONDS", "_OFFLINE_SECONDS"):  # this machine may be slow
        monkeypatch.setattr(f"checker.desk.register.linking.{patience}", 20.0)

    assert confirm(office, tmp_path, 3) == "Saved on this computer and in the register."


@pytest.mark.parametrize(
    ("people", "reason", "why"),
    [
        pytest.param((LEAD_AFTERWARDS,), "  now  ", "Write in a few words", id="no reason"),
        pytest.param(("u-nobody", "u-else"), "Hearing at noon", "Name two", id="strangers"),
        pytest.param((), "Hearing at noon", "Name two", id="nobody"),
    ],
)
def test_a_glass_is_not_broken_without_a_reason_and_two_people_or_a_lead(
    office: Office, tmp_path: Path, people: tuple[str, ...], reason: str, why: str
) -> None:
    """Nothing is written but the check."""
    office.offline()
    for number in (1, 2):
        confirm(office, tmp_path, number)

    with pytest.raises(NotReleased, match=why):
        confirm(office, tmp_path, 3, BreakGlass(reason=reason, people=people))
    assert Act.BREAK_GLASS not in office.acts()


def test_a_broken_glass_is_an_entry_that_says_who_and_keeps_why(
    office: Office, tmp_path: Path
) -> None:
    """Before the release, about the same check; the reason is beside it and not in it."""
    office.offline()
    for number in (1, 2):
        confirm(office, tmp_path, number)
    two = tuple(one.id for one in office.desk.actors()[1:3])
    confirm(office, tmp_path, 3, BreakGlass(reason="Hearing at noon today", people=two))
    confirm(office, tmp_path, 4, BreakGlass(reason="Child moves today", people=(LEAD_AFTERWARDS,)))

    trail = office.linked._recorder().trail()
    entries = trail.entries()
    bodies = [read_body(one.body) for one in entries]
    broken = [at for at, body in enumerate(bodies) if body.act is Act.BREAK_GLASS]
    assert [bodies[at].by for at in broken] == [two, (LEAD_AFTERWARDS,)]
    assert all(bodies[at + 1].act is Act.RELEASE for at in broken)
    assert all(bodies[at].about == bodies[at + 1].about for at in broken)
    assert "Hearing" not in entries[broken[0]].body.decode()
    beside = {one.name: one.value for one in trail.disclosed(entries[broken[0]].seq)}
    assert beside["reason"] == "Hearing at noon today"
    office.online()
    assert office.linked.loop().state().waiting == 0


def test_before_it_is_confirmed_the_person_is_told_what_offline_means(
    office: Office, tmp_path: Path
) -> None:
    """The count within the limits; over them who could break the glass, and never oneself."""
    desk, actor = office.desk, office.desk.actor
    _, result = checked(desk, letter(tmp_path))
    office.linked.loop().go_round()
    online = office.linked.offline(result, actor)
    office.offline()
    confirm(office, tmp_path, 1)
    within = office.linked.offline(result, actor)
    confirm(office, tmp_path, 2)
    over = office.linked.offline(result, actor)

    assert online is None
    assert within is not None
    assert not within.held
    assert "letter 2 of 2" in within.words
    assert over is not None
    assert over.held
    assert actor not in over.people
    assert len(over.people) == len(desk.actors()) - 1


def no_record() -> Recorder:
    """Fail: what is asked here needs no record."""
    raise AssertionError


@pytest.mark.parametrize(
    ("link", "age_hours", "waiting", "words"),
    [
        (Link.OFFLINE, 0.5, 1, ""),
        (Link.OFFLINE, 0.5, 2, "2 confirmed letters wait"),
        (Link.OFFLINE, 1.1, 1, "bring the network back"),
        (Link.ONLINE, 1.1, 1, "more than 1 hour"),
        (Link.UNKNOWN, 1.1, 1, "Enrol this desk first"),
        (Link.REVOKED, 0.1, 2, "Ask an administrator"),
        (Link.OFFLINE, -1.0, 1, "clock was set back"),
    ],
)
def test_letters_and_hours_are_counted_from_what_waits(
    link: Link, age_hours: float, waiting: int, words: str
) -> None:
    """A weekend without letters is not too long; a clock that was set back does not help."""
    policy = replace(load_policy(), limits=Limits(offline_letters=2, offline_hours=1))
    linked = Linked(
        RegisterSettings(url="https://register.example"), policy, no_record, lambda: NOW
    )
    oldest = NOW_MS - int(age_hours * 3_600_000)
    state = State(link=link, waiting=waiting, releases=waiting, oldest_ms=oldest)

    held = linked._held(state, result())

    assert (words in held) if words else not held


def test_what_needs_a_second_person_never_goes_while_something_waits() -> None:
    """Whatever the limits say, and whoever breaks the glass."""
    linked = Linked(
        RegisterSettings(url="https://register.example"), load_policy(), no_record, lambda: NOW
    )
    grave = result(finding(Severity.STOP, Release.SECOND_PERSON))

    over = State(link=Link.OFFLINE, waiting=9, releases=5_000)
    assert "second person" in linked._held(State(link=Link.OFFLINE, waiting=1), grave)
    assert "second person" in linked._held(over, grave)
    assert not linked._held(State(link=Link.ONLINE), grave)


def test_the_glass_is_offered_only_where_the_desk_lets_it_be_broken() -> None:
    """What needs a second person has to wait, and what brings the register back is said."""
    linked = Linked(
        RegisterSettings(url="https://register.example"), load_policy(), no_record, lambda: NOW
    )
    over = State(link=Link.OFFLINE, waiting=9, releases=5_000)
    actor = Actor(id="u-1", name="Ade Cole", team="North")

    plain = linked.meaning(over, result(), actor)
    grave = linked.meaning(over, result(finding(Severity.STOP, Release.SECOND_PERSON)), actor)

    assert plain is not None
    assert grave is not None
    assert [one.held for one in (plain, grave)] == [True, True]
    assert [one.glass for one in (plain, grave)] == [True, False]
    assert grave.words.endswith("Ask your IT support to bring the network back.")


EIGHT_TEN = int(datetime(2026, 11, 26, 8, 10, tzinfo=UTC).timestamp() * 1000)
SUNDAY = int((NOW - timedelta(days=4)).timestamp() * 1000)


@pytest.mark.parametrize(
    ("state", "words", "mood"),
    [
        (State(), "Saved on this computer", Mood.LOCAL),
        (State(link=Link.ONLINE, contact_ms=NOW_MS), "Register up to date, 09:41", Mood.WELL),
        (
            State(link=Link.ONLINE, contact_ms=NOW_MS, waiting=1),
            "1 entry waiting, on the way to the register",
            Mood.WAITING,
        ),
        (
            State(link=Link.OFFLINE, contact_ms=EIGHT_TEN, waiting=12),
            "12 entries waiting, offline since 08:10",
            Mood.WAITING,
        ),
        (State(link=Link.OFFLINE, contact_ms=EIGHT_TEN), "Offline since 08:10", Mood.WAITING),
        (
            State(link=Link.OFFLINE, contact_ms=SUNDAY, waiting=2),
            "2 entries waiting, offline since 22 November, 09:41",
            Mood.WAITING,
        ),
        (
            State(link=Link.OFFLINE, waiting=3),
            "3 entries waiting, register not reached yet",
            Mood.WAITING,
        ),
        (
            State(link=Link.UNKNOWN, waiting=3),
            "3 entries waiting, this desk is not enrolled",
            Mood.WAITING,
        ),
        (
            State(link=Link.REVOKED, waiting=3, why="Ask."),
            "3 entries waiting, this desk was revoked",
            Mood.TROUBLE,
        ),
        (
            State(link=Link.ONLINE, contact_ms=NOW_MS, alarms=("smaller",)),
            "Something is wrong at the register",
            Mood.TROUBLE,
        ),
        (
            State(link=Link.OFFLINE, contact_ms=NOW_MS, waiting=2, alarms=("withheld",)),
            "2 entries waiting, something is wrong at the register",
            Mood.TROUBLE,
        ),
        (State(waiting=2), "2 entries waiting", Mood.LOCAL),
        (State(link=Link.OFFLINE), "Register not reached yet", Mood.WAITING),
        (State(link=Link.REVOKED, why="Ask."), "This desk was revoked", Mood.TROUBLE),
        (State(link=Link.UNKNOWN), "This desk is not enrolled", Mood.WAITING),
    ],
)
def test_the_bar_says_in_a_few_words_how_it_stands(state: State, words: str, mood: Mood) -> None:
    """The time is that of England; another day is named."""
    told = register_words(state, NOW)

    assert (told.text, told.mood) == (words, mood)


@pytest.mark.parametrize(
    ("state", "words", "grave", "act"),
    [
        (State(alarms=("inconsistent",)), "somebody may have changed it", True, ""),
        (State(alarms=("lost",)), "sent to it again", True, ""),
        (State(link=Link.UNKNOWN), "does not know this desk yet", False, "enrol"),
        (State(link=Link.REVOKED, why="Taken away."), "Taken away.", True, "enrol"),
        (State(link=Link.OFFLINE, why="Refused.", lasting=True), "Refused.", True, ""),
        (State(skew_s=7_200), "2 hours ahead", False, ""),
        (State(skew_s=-600), "10 minutes behind", False, ""),
    ],
)
def test_what_everybody_should_know_is_a_sentence(
    state: State, words: str, grave: bool, act: str
) -> None:
    """What is wrong, and what to do; an alarm says that nothing of the record is lost."""
    (notice,) = register_words(state, NOW).notices

    assert words in notice.text
    assert (notice.grave, notice.act) == (grave, act)
    if state.alarms:
        assert "Nothing of your record is lost" in notice.text


def test_every_alarm_has_its_words() -> None:
    """A code that nobody can read is no alarm."""
    from checker.sync.watching import ALARMS  # noqa: PLC0415

    assert all(register_words(State(alarms=(one,)), NOW).notices for one in ALARMS)


def test_the_demo_may_have_a_register_then_one_person_sits_there(tmp_path: Path) -> None:
    """`letterlock register demo` writes such a folder, so that all of it can be tried."""
    (tmp_path / "letterlock.toml").write_text(
        'cases = "cases"\n[register]\nurl = "http://127.0.0.1:9"\n', encoding="utf-8"
    )
    desk = Desk(demo_setting(tmp_path), shared_readers())

    assert desk.linked is not None
    assert desk.linked.enrolling().register == "127.0.0.1"
    assert len(desk.actors()) == 1
    desk.close()


def test_each_who_works_at_a_desk_is_linked_with_a_log_of_their_own(office: Office) -> None:
    """Somebody else sits down and has to enrol too; then both records are at the register."""
    desk, first = office.desk, office.linked
    desk.warm()
    first.loop().go_round()
    other = desk.actors()[1]
    desk.become(other.id)
    second = office.linked
    logs = [one._recorder().trail().signer.log for one in (first, second)]
    second.loop().go_round()
    before = desk.register()
    second.enrol(office.code())
    second.loop().go_round()
    after = desk.register()

    assert logs[0] != logs[1]
    assert "this desk is not enrolled" in before.text
    assert "up to date" in after.text
    assert {office.register.store.state(log).next for log in logs} == {2}
    desk.become(desk.actors()[0].id)
    assert office.linked is first


def test_whoever_sits_down_is_kept_in_step_from_then_on(office: Office) -> None:
    """Nobody has to ask for it: the loop of their own record begins with them."""
    desk = office.desk
    desk.warm()
    desk.become(desk.actors()[1].id)
    until = time.monotonic() + 30

    while office.linked.state().link is Link.STARTING and time.monotonic() < until:
        time.sleep(0.01)

    assert office.linked.state().link is Link.UNKNOWN


def test_who_got_up_without_being_enrolled_is_named_to_whoever_sits_there(office: Office) -> None:
    """Their entries wait, and nobody else can send them."""
    desk = office.desk
    desk.warm()
    other = desk.actors()[1]
    desk.become(other.id)
    office.linked.loop().go_round()
    desk.become(desk.actors()[0].id)
    office.linked.loop().go_round()

    words = desk.register()

    assert "up to date" in words.text
    (notice,) = words.notices
    assert notice.text.startswith(f"1 entry of {other.name} waits on this computer")
    assert not notice.grave
