"""What belongs to a person stands beside an entry of the trail, and is shown only as promised."""

from pathlib import Path

import pysqlite3
import pytest

from checker.audit.entry import Act
from checker.audit.verify import verify
from checker.errors import TrailDamaged
from tests.builders.trails import CHECKED, NOON_MS, as_attacker, open_trail


def test_what_belongs_to_a_person_stands_beside_the_entry_and_not_in_it(tmp_path: Path) -> None:
    """Case, recipient and free reasons can be shown one by one; the entry holds digests."""
    trail = open_trail(tmp_path)

    receipt = trail.append(
        Act.CHECK,
        CHECKED,
        disclosures=[("case", "C-0001"), ("reasons", ["Erin Hale rang: it is her café"])],
        case="C-0001",
        t_ms=NOON_MS,
        mono_ms=1,
    )

    shown = open_trail(tmp_path).disclosed(receipt.seq)
    assert [(one.name, one.value) for one in shown] == [
        ("case", "C-0001"),
        ("reasons", ["Erin Hale rang: it is her café"]),
    ]
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("C-0001", "Erin", "café"):
        assert secret.encode() not in on_disk


def test_one_case_has_one_key_and_without_it_its_disclosures_are_gone(tmp_path: Path) -> None:
    """Destroying the key of a case destroys what was kept of it, and nothing else."""
    trail = open_trail(tmp_path)
    for case in ("C-1", "C-1", "C-2", None):
        trail.append(Act.CHECK, disclosures=[("case", case)], case=case, t_ms=NOON_MS, mono_ms=1)
    connection = pysqlite3.connect(str(trail.path), isolation_level=None)
    keys = connection.execute("SELECT count(DISTINCT mark) FROM case_key").fetchone()
    connection.execute(
        "DELETE FROM case_key WHERE mark = (SELECT mark FROM disclosure ORDER BY seq LIMIT 1)"
    )
    connection.close()

    assert keys == (3,)
    assert [len(trail.disclosed(seq)) for seq in (1, 2, 3, 4, 5, 6)] == [0, 0, 0, 1, 1, 0]
    assert verify(trail.path).holds


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE disclosure SET box = zeroblob(80)", id="a box is overwritten"),
        pytest.param(
            "UPDATE disclosure SET box = (SELECT max(box) FROM disclosure WHERE seq = 3)",
            id="a box of another entry",
        ),
        pytest.param("UPDATE case_key SET box = zeroblob(72)", id="a key is overwritten"),
    ],
)
def test_a_disclosure_that_was_changed_is_never_shown(tmp_path: Path, change: str) -> None:
    """What is shown beside an entry is what the entry promised, or nothing."""
    trail = open_trail(tmp_path)
    for reason in ("one", "two"):
        trail.append(
            Act.CHECK, disclosures=[("reason", reason)], case="C-1", t_ms=NOON_MS, mono_ms=1
        )
    as_attacker(trail.path, change)

    with pytest.raises(TrailDamaged):
        trail.disclosed(2)


def test_a_disclosure_that_the_entry_never_promised_is_not_shown(tmp_path: Path) -> None:
    """Somebody with the device's keys still cannot add a fact to an old entry."""
    trail = open_trail(tmp_path)
    trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)
    twin = open_trail(tmp_path)
    twin.append(Act.CHECK, t_ms=NOON_MS, mono_ms=1)
    connection = pysqlite3.connect(str(trail.path), isolation_level=None)
    twin._boxes.keep(connection, 3, list(trail.disclosed(2)), "C-1")
    connection.close()

    with pytest.raises(TrailDamaged):
        twin.disclosed(3)


def test_nothing_is_recorded_under_a_case_key_that_does_not_open(tmp_path: Path) -> None:
    """A broken key stops the letter before anything is kept that nobody could read."""
    trail = open_trail(tmp_path)
    trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)
    as_attacker(trail.path, "UPDATE case_key SET box = zeroblob(72)")

    with pytest.raises(TrailDamaged):
        trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)

    assert len(trail.entries()) == 2
