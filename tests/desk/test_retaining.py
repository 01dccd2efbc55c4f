"""What was disclosed of the desk's own cases goes when the policy's time for them is over."""

from pathlib import Path

import pytest

from checker.audit.entry import Act
from checker.audit.trail import Trail
from checker.audit.verify import verify
from checker.desk.calls.retaining import retain
from checker.errors import SettingsError
from checker.settings import Policy, load_policy
from tests.builders.trails import NOON_MS, open_trail

DAY_MS = 86_400_000
POLICY = """
schema = "letterlock/policy/1"
retention = [
  { class = "letters", days = 365 },
  { class = "incidents", days = 2555, acts = ["incident"] },
]
"""


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    """Give a policy with two classes."""
    file = tmp_path / "policy.toml"
    file.write_text(POLICY, encoding="utf-8")
    return load_policy(file)


def write(trail: Trail, case: str | None, *, day: int = 0, act: Act = Act.CHECK) -> int:
    """Append an entry about a case."""
    told = [("case", case), ("reason", "rang the office")] if case else [("reason", "lunch")]
    at = NOON_MS + day * DAY_MS
    return trail.append(act, disclosures=told, case=case, t_ms=at, mono_ms=day).seq


def retained(trail: Trail, policy: Policy, day: int, *, apply: bool = False) -> tuple[str, ...]:
    """Ask on a day."""
    return retain(trail, policy, apply=apply, now_ms=NOON_MS + day * DAY_MS, mono_ms=9)


def test_only_cases_whose_time_is_over_go_and_the_chain_holds(
    tmp_path: Path, policy: Policy
) -> None:
    """The key is in no file any more; what goes on, an incident and what is of no case stay."""
    trail = open_trail(tmp_path)
    old, on, incident, none = (
        write(trail, "C-old"),
        write(trail, "C-on"),
        write(trail, "C-incident", act=Act.INCIDENT),
        write(trail, None),
    )
    write(trail, "C-on", day=300)
    looked = retained(trail, policy, 366)
    still = trail.disclosed(old)

    told = retained(trail, policy, 366, apply=True)

    assert [line.split()[0] for line in looked] == ["C-old", "1"]
    assert still
    assert told[-1] == "What was disclosed of them is gone. The entries stay."
    assert trail.disclosed(old) == ()
    assert all(trail.disclosed(seq) for seq in (on, incident, none))
    assert verify(trail.path).holds
    assert retained(trail, policy, 366)[-1] == "0 cases are past it."
    last = trail.entries(most=1, newest_first=True)[0]
    assert b'"retention.applied"' in last.body


def test_a_case_that_comes_back_later_is_kept_anew(tmp_path: Path, policy: Policy) -> None:
    """What was let go stays gone; the new letter's own time begins."""
    trail = open_trail(tmp_path)
    old = write(trail, "C-1")
    retained(trail, policy, 400, apply=True)
    new = write(trail, "C-1", day=401)

    assert retained(trail, policy, 700)[-1] == "0 cases are past it."
    assert trail.disclosed(old) == ()
    assert len(trail.disclosed(new)) == 2


def test_a_policy_without_retention_lets_nothing_go(tmp_path: Path) -> None:
    """The built-in one says nothing of it."""
    trail = open_trail(tmp_path)
    write(trail, "C-1")

    (told,) = retained(trail, load_policy(), 90_000, apply=True)

    assert "nothing is ever due" in told


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ('{ class = "x", days = 0 }', r"\$\.retention\[0\]\.days"),
        ('{ class = "Not A Word", days = 9 }', r"\$\.retention\[0\]\.class"),
        ("{ days = 9 }", r"\$\.retention"),
        ('{ class = "x", days = 9, act = ["check"] }', r"\$\.retention"),
    ],
)
def test_a_class_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, row: str, where: str
) -> None:
    """With the file and the place."""
    file = tmp_path / "policy.toml"
    file.write_text(f'schema = "letterlock/policy/1"\nretention = [{row}]', encoding="utf-8")

    with pytest.raises(SettingsError, match=where):
        load_policy(file)
