"""Case records kept for work without a network, and what a desk does when its system is away."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.cases.cache import Cache, Record
from checker.cases.loaded import Loaded
from checker.cases.record import to_case
from checker.cases.snapshot import Json
from checker.cases.source import SystemSource
from checker.errors import CaseSourceError, KeyringError
from checker.settings.expectation import Broken

KEY = bytes(range(32))
TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FOR_EVER = Path(__file__).with_name("keeping_for_ever.py")


def record(number: int, **case: Json) -> Record:
    """Make a record of the team's own."""
    held: dict[str, Json] = {"id": f"C-{number}", "team": "North 2", "status": "open"}
    held |= {"synced_at": "2026-11-26T09:00:00+00:00"}
    held |= {"references": [{"kind": "familyman", "value": f"XX26P{number:05}"}]}
    return {"case": held | case, "people": [{"id": "P1", "last_name": f"Longname{number}"}]}


def cache(folder: Path, key: bytes = KEY, team: str = "North 2") -> Cache:
    """Open the cache of a folder."""
    return Cache(path=folder / "cases.db", team=team, key=key)


def ids(records: Iterable[Record]) -> list[Json]:
    """Give the ids of records."""
    return sorted((one["case"]["id"] for one in records if isinstance(one["case"], dict)), key=str)


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    """By a cache opened anew, whole, and one by one by id or reference, however it is spaced."""
    cache(tmp_path).replace([record(1), record(2)], TODAY)

    again = cache(tmp_path)

    assert ids(again.records(TODAY)) == ["C-1", "C-2"]
    assert again.record("C-1", TODAY) == record(1)
    assert again.record("xx26 p-00002", TODAY) == record(2)
    assert again.record("C-3", TODAY) is None
    assert again.notices == ()


def test_nothing_of_a_case_can_be_read_in_the_file(tmp_path: Path) -> None:
    """No name, no number and no team; only its owner may open it at all."""
    cache(tmp_path).replace([record(1), record(2)], TODAY)

    for file in tmp_path.iterdir():
        held = file.read_bytes()
        for private in (b"C-1", b"XX26P00001", b"Longname1", b"North"):
            assert private not in held
    assert (tmp_path / "cases.db").stat().st_mode & 0o077 == 0


def test_only_open_cases_of_the_own_team_are_kept(tmp_path: Path) -> None:
    """Nothing of another team, nothing that was closed before, nothing where no team is known."""
    given = [record(1), record(2, team="South 1"), record(3, status="Closed"), record(4, team=None)]

    held = cache(tmp_path)
    held.replace(given, TODAY)

    assert ids(held.records(TODAY)) == ["C-1"]
    nobodys = cache(tmp_path / "other", team="")
    nobodys.replace([record(1), record(2, team="")], TODAY)
    assert nobodys.records(TODAY) == ()


def test_a_case_leaves_thirty_days_after_it_was_closed(tmp_path: Path) -> None:
    """Whether the system is asked in that time or not."""
    held = cache(tmp_path)
    held.replace([record(1), record(2)], TODAY)
    held.replace([record(1, status="closed"), record(2)], TODAY)
    held.replace([record(1, status="closed"), record(2)], date(2026, 12, 20))

    assert ids(held.records(date(2026, 12, 26))) == ["C-1", "C-2"]
    assert held.record("C-1", date(2026, 12, 27)) is None
    assert ids(held.records(date(2026, 12, 27))) == ["C-2"]
    assert ids(held.records(date(2026, 12, 1))) == ["C-2"]


def test_a_case_that_the_system_has_no_more_leaves(tmp_path: Path) -> None:
    """And one that went to another team."""
    held = cache(tmp_path)
    held.replace([record(1), record(2), record(3)], TODAY)
    held.put(record(2, team="South 1"), TODAY)
    held.drop("XX26P00003")

    assert ids(held.records(TODAY)) == ["C-1"]
    held.replace([record(4)], TODAY)
    assert ids(held.records(TODAY)) == ["C-4"]


def test_who_changes_team_is_given_nothing_of_the_old_one(tmp_path: Path) -> None:
    """Though the system was not asked since."""
    cache(tmp_path).replace([record(1)], TODAY)

    held = cache(tmp_path, team="South 1")

    assert held.records(TODAY) == ()
    assert held.record("C-1", TODAY) is None


def test_a_reference_of_two_cases_means_the_one_that_gives_it_first(tmp_path: Path) -> None:
    """As in a caseload of files."""
    linked: Json = [{"kind": "ccd", "value": "1"}, {"kind": "familyman", "value": "XX26P00001"}]
    held = cache(tmp_path)
    held.replace([record(1), record(2, references=linked)], TODAY)

    assert held.record("XX26P00001", TODAY) == record(1)
    assert held.record("C-2", TODAY) == record(2, references=linked)


def cut(file: Path) -> None:
    """Cut a file in half."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scribble(file: Path) -> None:
    """Change bytes all over a file."""
    held = bytearray(file.read_bytes())
    held[100::7] = b"x" * len(held[100::7])
    file.write_bytes(held)


def no_database(file: Path) -> None:
    """Put something else in the place of a file."""
    file.write_bytes(b"not a database" * 1000)


@pytest.mark.parametrize("damage", [cut, scribble, no_database])
def test_a_damaged_file_is_set_aside_and_made_anew(tmp_path: Path, damage: object) -> None:
    """The person is told, nothing is half believed, and what comes next is kept."""
    cache(tmp_path).replace([record(number) for number in range(50)], TODAY)
    assert callable(damage)
    damage(tmp_path / "cases.db")

    held = cache(tmp_path)

    assert held.records(TODAY) == ()
    (told,) = held.notices
    assert "set aside as cases.db.set-aside" in told
    assert (tmp_path / "cases.db.set-aside").exists()
    held.replace([record(7)], TODAY)
    assert ids(cache(tmp_path).records(TODAY)) == ["C-7"]


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    """A new keyring, or a file that somebody put there."""
    cache(tmp_path).replace([record(1)], TODAY)

    held = cache(tmp_path, key=bytes(32))

    assert held.records(TODAY) == ()
    assert "their key is another" in held.notices[0]


def test_a_row_put_in_another_place_is_damage(tmp_path: Path) -> None:
    """Whoever may write the file cannot make one case answer for another."""
    cache(tmp_path).replace([record(1), record(2)], TODAY)
    import pysqlite3  # noqa: PLC0415 - of this test alone

    connection = pysqlite3.connect(tmp_path / "cases.db")
    boxes = connection.execute("SELECT mark, box FROM kept").fetchall()
    for (mark, _), (_, box) in zip(boxes, boxes[1:] + boxes[:1], strict=True):
        connection.execute("UPDATE kept SET box = ? WHERE mark = ?", (box, mark))
    connection.commit()
    connection.close()

    held = cache(tmp_path)

    assert held.records(TODAY) == ()
    assert len(held.notices) == 1


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """A folder stands where the file should be."""
    (tmp_path / "cases.db").mkdir()

    with pytest.raises(CaseSourceError, match="cannot be read or written"):
        cache(tmp_path).replace([record(1)], TODAY)


def test_a_killed_desk_leaves_whole_caseloads(tmp_path: Path) -> None:
    """Five kills at any moment: ten cases of one version, and nothing set aside."""
    path = tmp_path / "cases.db"
    for turn in range(5):
        keeping = subprocess.Popen(
            [sys.executable, FOR_EVER, path, KEY.hex()],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert keeping.stdout is not None
        for _ in range(turn + 1):
            keeping.stdout.readline()
        keeping.send_signal(signal.SIGKILL)
        keeping.communicate()

        held = cache(tmp_path)
        found = held.records(TODAY)

        assert held.notices == ()
        assert len(found) == 10
        versions = {one["case"]["version"] for one in found if isinstance(one["case"], dict)}
        assert len(versions) == 1


@dataclass
class System:
    """A case system that can be switched off."""

    held: list[Record] = field(default_factory=list)
    away: bool = False

    def records(self) -> Iterable[Loaded]:
        """Give every record."""
        if self.away:
            raise CaseSourceError("The case system cannot be reached.")
        for one in self.held:
            case = to_case(one)
            kept = None if isinstance(case, Broken) else one
            yield Loaded(file="system", case=case, record=kept)

    def record(self, case: str) -> Loaded | None:
        """Give one record."""
        found = {str(one.case.id): one for one in self.records()}  # type: ignore[union-attr] # they are in order
        return found.get(case)


def source(system: System, folder: Path | None) -> SystemSource:
    """Give a desk's source, with or without a place to keep records."""
    return SystemSource(
        system=system,
        now=lambda: NOW,
        open_cache=None if folder is None else lambda: cache(folder),
    )


def test_without_a_network_the_kept_records_are_used_and_it_is_told(tmp_path: Path) -> None:
    """They are as old as they say, and the snapshot is the same."""
    system = System([record(1), record(2, team="South 1")])
    before = source(system, tmp_path).load()
    system.away = True

    held = source(system, tmp_path)
    loaded = held.load()

    assert [case.id for case in loaded.cases] == ["C-1"]
    assert loaded.cases[0] == before.cases[0]
    assert loaded.cases[0].synced_at == NOW
    assert loaded.notices == (
        "The case system cannot be reached. 1 case record kept on this computer is used instead.",
    )
    assert held.case("C-1") == before.cases[0]
    with pytest.raises(CaseSourceError):
        held.case("C-2")


def test_nothing_kept_is_never_an_empty_caseload(tmp_path: Path) -> None:
    """Without records the system's own trouble is told, with that of the file if there is any."""
    away = System(away=True)
    for folder in (None, tmp_path):
        with pytest.raises(CaseSourceError, match="cannot be reached"):
            source(away, folder).load()
    source(System([record(1)]), tmp_path).load()
    no_database(tmp_path / "cases.db")

    with pytest.raises(CaseSourceError, match="set aside"):
        source(away, tmp_path).load()


def test_a_case_is_asked_for_anew_and_kept(tmp_path: Path) -> None:
    """What changed is kept at once, and what is gone is let go."""
    system = System([record(1), record(2)])
    held = source(system, tmp_path)
    held.load()
    system.held = [record(1, version="2")]

    changed, gone = held.case("C-1"), held.case("C-2")

    assert changed is not None
    assert changed.version == "2"
    assert gone is None
    system.away = True
    assert [(case.id, case.version) for case in held.load().cases] == [("C-1", "2")]


def test_a_record_that_is_refused_now_is_not_kept_on(tmp_path: Path) -> None:
    """An older version that was in order must not answer for it."""
    system = System([record(1), record(2)])
    source(system, tmp_path).load()
    system.held = [record(1, jurisdiction="odd"), record(2)]

    loaded = source(system, tmp_path).load()
    assert [case.id for case in loaded.cases] == ["C-2"]
    assert len(loaded.refused) == 1


def test_of_two_records_of_one_case_neither_is_kept(tmp_path: Path) -> None:
    """Which of them holds would be a guess, with a network or without."""
    system = System([record(1), record(1, version="2"), record(2)])
    source(system, tmp_path).load()
    system.away = True

    assert [case.id for case in source(system, tmp_path).load().cases] == ["C-2"]


def test_without_a_keyring_there_is_no_cache_and_it_is_told() -> None:
    """The caseload is used; only work without a network is not possible."""

    def locked() -> Cache:
        raise KeyringError("The keyring is locked.")

    held = SystemSource(system=System([record(1)]), now=lambda: NOW, open_cache=locked)

    loaded = held.load()

    assert len(loaded.cases) == 1
    assert loaded.notices == ("The keyring is locked.",)


def test_a_password_that_is_not_there_is_a_system_out_of_reach(tmp_path: Path) -> None:
    """The kept records are used then as well."""

    class Locked(System):
        def records(self) -> Iterable[Loaded]:
            raise KeyringError("The keyring holds no password.")

        def record(self, case: str) -> Loaded | None:
            raise KeyringError(case)

    with pytest.raises(CaseSourceError, match="no password"):
        source(Locked(), tmp_path).load()
    source(System([record(1)]), tmp_path).load()

    assert [case.id for case in source(Locked(), tmp_path).load().cases] == ["C-1"]
    assert source(Locked(), tmp_path).case("C-1") is not None
