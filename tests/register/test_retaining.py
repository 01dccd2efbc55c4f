"""Cases past the policy's retention are listed and asked for; two people still have to agree."""

from pathlib import Path

import pytest

from checker.audit.entry import Act, Facts, FileFacts
from checker.cli import main
from checker.errors import SettingsError
from checker.protocol.messages import Push, Role, Sent
from checker.register.database import connected
from checker.register.retaining import due
from checker.settings import Retention
from tests.builders.register_process import written_settings
from tests.builders.register_store import NOON_MS, Desk, Register, a_wrap

DAY_MS = 86_400_000
LETTERS = Retention(name="letters", days=365)
CLASSES = (
    LETTERS,
    Retention(name="incidents", days=2_555, acts=("incident", "break-glass")),
    Retention(name="adoption", days=36_500, documents=("adoption_order",)),
)
POLICY = """
schema = "letterlock/policy/1"
retention = [
  { class = "letters", days = 365 },
  { class = "incidents", days = 2555, acts = ["incident", "break-glass"] },
]
"""
ORDER = Facts(files=(FileFacts(kind="pdf", bytes=9, cls="adoption_order"),))


def write(
    register: Register,
    desk: Desk,
    case: str,
    *,
    days: int,
    act: Act = Act.CHECK,
    facts: Facts | None = None,
) -> None:
    """Let a desk push an entry about a case, so many days after the beginning."""
    desk.write(act, facts, sd=("A" * 43,))
    register.time.now = NOON_MS + days * DAY_MS
    sent = Sent(leaf=desk.leaves[-1], case=case * 32, boxes=(b"box",))
    wraps = (a_wrap(desk, desk, case * 32),)
    register.store.ingest(desk.log, Push(entries=(sent,), wraps=wraps))
    register.sequence()


def due_at(register: Register, days: int, *classes: Retention) -> list[tuple[str, str]]:
    """Give which cases are due so many days after the beginning, and by which class."""
    with connected(register.login("reader")) as connection:
        found = due(connection, classes or CLASSES, NOON_MS + days * DAY_MS)
    return [(one.case[:2], one.name) for one in found]


@pytest.fixture
def lived(register: Register) -> Register:
    """Give a register with four cases: two old ones, one that goes on, one with an incident."""
    desk = register.enrolled("u-a")
    register.send(desk)
    write(register, desk, "aa", days=0)
    write(register, desk, "bb", days=0)
    write(register, desk, "cc", days=1, act=Act.INCIDENT)
    write(register, desk, "dd", days=2, facts=ORDER)
    write(register, desk, "bb", days=300)
    return register


def test_a_case_is_due_when_its_longest_class_is_over_since_its_last_entry(lived: Register) -> None:
    """A letter of day 300 keeps its case; an incident and an adoption keep theirs for years."""
    assert due_at(lived, 365) == []
    assert due_at(lived, 366) == [("aa", "letters")]
    assert due_at(lived, 666) == [("aa", "letters"), ("bb", "letters")]
    assert due_at(lived, 2_557) == [("aa", "letters"), ("bb", "letters"), ("cc", "incidents")]
    assert due_at(lived, 36_503)[-1] == ("dd", "adoption")


def test_what_no_class_speaks_of_is_kept(lived: Register) -> None:
    """With a class for incidents only, other cases are never due."""
    assert due_at(lived, 90_000, CLASSES[1]) == [("cc", "incidents")]


def test_the_time_is_the_registers_and_not_the_desks(register: Register) -> None:
    """A desk whose clock is years behind makes no case due; nor is an unordered entry old."""
    desk = register.enrolled("u-a")
    register.send(desk)
    desk.write(sd=("A" * 43,), t=1_000)
    sent = Sent(leaf=desk.leaves[-1], case="ee" * 32, boxes=(b"box",))
    register.store.ingest(desk.log, Push(entries=(sent,)))
    waiting = due_at(register, 9_999)
    register.sequence()

    assert waiting == []
    assert due_at(register, 364) == []
    assert due_at(register, 366) == [("ee", "letters")]


def test_a_class_of_an_act_that_does_not_exist_is_refused(lived: Register) -> None:
    """A slip of the pen would let go of what it should keep longer."""
    with pytest.raises(SettingsError, match="incidnt"):
        due_at(lived, 1, LETTERS, Retention(name="i", days=9_999, acts=("incidnt",)))


def test_the_command_lists_asks_and_a_second_person_has_it_done(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One asks for all that is due; the same again changes nothing; with the second it is done."""
    desk = register.enrolled("u-a")
    register.send(desk)
    write(register, desk, "aa", days=-9_000)
    write(register, desk, "bb", days=-9_000)
    write(register, desk, "cc", days=0)
    admin = register.enrolled("u-adm", Role.ADMINISTRATOR)
    officer = register.enrolled("u-dpo", Role.PROTECTION_OFFICER)
    policy = tmp_path / "policy.toml"
    policy.write_text(POLICY.replace("365", "3650"), encoding="utf-8")
    call = ["register", "retention", "--settings", str(written_settings(register, tmp_path, 0))]
    call += ["--policy", str(policy)]

    def run(*words: str) -> str:
        assert main([*call, *words]) == 0
        return capsys.readouterr().out

    looked, asked, again = run(), run("--by", admin.log), run("--by", admin.log)
    before = register.as_owner("SELECT count(*) FROM disclosure")
    done, after = run("--by", officer.log), run()

    assert [looked.count("  due"), looked.count("letters")] == [2, 2]
    assert [asked.count("asked by u-adm"), again.count("asked by u-adm")] == [2, 2]
    assert (before, done.count("forgotten")) == ([(3,)], 2)
    assert "0 cases are past it." in after
    rows = register.as_owner("SELECT encode(case_mark, 'hex') FROM disclosure")
    assert rows == [("cc" * 32,)]
    assert register.as_owner("SELECT count(*) FROM case_key") == [(1,)]


def test_without_a_policy_it_is_the_one_that_is_handed_out(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the settings name it, once it is sealed; where they name none, somebody has to say."""
    settings = written_settings(register, tmp_path, 0)
    call = ["register", "retention", "--settings", str(settings)]
    none = main(call), capsys.readouterr().err
    policy = tmp_path / "policy.toml"
    policy.write_text(f"version = 1\n{POLICY}", encoding="utf-8")
    told = settings.read_text(encoding="utf-8")
    settings.write_text('policy = "policy.toml"\n' + told, encoding="utf-8")

    assert none[0] == 2
    assert "--policy" in none[1]
    assert main(call) == 2, "it is not sealed"
    assert main(["register", "seal-policy", str(policy), "--settings", str(settings)]) == 0
    assert main(call) == 0
    assert "0 cases are past it." in capsys.readouterr().out


def test_a_policy_without_retention_lets_nothing_go(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the built-in one: whoever wants cases forgotten must say when."""
    policy = tmp_path / "policy.toml"
    policy.write_text('schema = "letterlock/policy/1"', encoding="utf-8")
    settings = written_settings(register, tmp_path, 0)

    main(["register", "retention", "--settings", str(settings), "--policy", str(policy)])

    assert "nothing is ever due" in capsys.readouterr().out
