"""The index of the whole caseload as a file: what is in it, and every way it cannot be used."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from checker.cases.caseload import Caseload
from checker.cases.index import writing
from checker.cases.index.folder import POINTER, install, open_layers, read_pointer, update
from checker.cases.index.forms import Digests, Kind
from checker.cases.index.layout import PAGE, open_layer
from checker.cases.index.lookup import Index
from checker.cases.index.writing import build
from checker.errors import CaseIndexError
from checker.model import Case, CaseId, Identifier, Party, Person, Reference, WhoId
from tests.builders.cases import address, email, phone

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEY = bytes(range(32))
OTHER_KEY = bytes(32)


def spelled(number: int) -> str:
    """Give a number in letters, as a part of a name."""
    return "".join("bcdfghjklm"[int(digit)] for digit in f"{number:05d}")


def family(number: int, **changes: object) -> Case:
    """Make a family of three with everything by which it may be recognised."""
    surname = f"Quarr{spelled(number)}"
    home = address(f"{number} Far Street", "Elsewhere", "XX9 9AA")
    mother = Person(
        id=WhoId("P1"),
        first_name=f"Ottoline{spelled(number)}",
        last_name=surname,
        date_of_birth=date(1990, 1, 1) + timedelta(days=number),
        addresses=(home,),
        contacts=(email(f"o{number}@example.org"), phone(f"07700 9{number:05d}")),
        identifiers=(Identifier(kind="nhs", value=f"{9990000000 + number}"),),
    )
    child = Person(id=WhoId("P3"), first_name="Robin", last_name=surname, addresses=(home,))
    made = Case(
        id=CaseId(f"C-{number:04d}"),
        snapshot="",
        status="open",
        references=(Reference(kind="familyman", value=f"XX26P{number:05d}"),),
        people=(mother, Person(id=WhoId("P2"), first_name="John", last_name="Smith"), child),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def ids(*cases: Case) -> tuple[CaseId, ...]:
    """Give the ids of cases."""
    return tuple(case.id for case in cases)


def opened(path: Path, *known: Case, key: bytes = KEY) -> Index:
    """Open an index by a desk that has the records of some cases."""
    return Index(open_layers(path, key), key, lambda: ids(*known))


def everything(index: Index, number: int) -> list[tuple[CaseId, ...]]:
    """Ask for all that is known of one family."""
    mother = f"Ottoline{spelled(number)} Quarr{spelled(number)}"
    door = (f"{number} Far Street", "Elsewhere", "XX9 9AA")
    born = date(1990, 1, 1) + timedelta(days=number)
    return [
        index.with_reference(f"xx26 p{number:05d}", but=None),
        index.with_email(f"O{number}@example.org", but=None, own=True),
        index.with_phone(f"+447700 9{number:05d}", but=None, own=True),
        index.with_identifier(f"nhs:{9990000000 + number}", but=None),
        index.with_address(door, but=None, own=True),
        index.with_names((mother, f"Robin Quarr{spelled(number)}"), but=None),
        index.with_name_born(mother, born, but=None),
        index.holds_rare_name(mother, but=None),
    ]


@pytest.mark.parametrize("count", [30, 700, 1600])
def test_what_was_built_is_found_and_nothing_else(tmp_path: Path, count: int) -> None:
    """With any length of table: none, of one byte, and as many rows as there are."""
    cases = [family(number) for number in range(count)]
    header = build(tmp_path / "index", cases, KEY, now=NOW)
    index = opened(tmp_path / "index", *cases)

    assert (header.cases, index.people_count) == (count, 3 * count)
    for number in random.Random(1).sample(range(count), 20):
        assert everything(index, number) == [(f"C-{number:04d}",)] * 8
    assert everything(index, 4999) == [()] * 8


def test_the_largest_table_is_read_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of a million rows is more than a unit test makes."""
    monkeypatch.setattr(writing, "_HUGE", 50)
    monkeypatch.setattr(writing, "_BIG", 10)
    cases = [family(number) for number in range(60)]
    build(tmp_path / "index", cases, KEY, now=NOW)

    assert everything(opened(tmp_path / "index", *cases), 41) == [("C-0041",)] * 8


def test_memory_stays_bounded_by_sorted_runs_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is the same, row by row, as one that was sorted in memory."""
    cases = [family(number) for number in range(200)]
    build(tmp_path / "whole", cases, KEY, now=NOW)
    monkeypatch.setattr(writing, "_RUN", 37)
    monkeypatch.setattr(writing, "_BLOCK", 5)
    build(tmp_path / "runs", iter(cases), KEY, now=NOW)

    assert (tmp_path / "runs").read_bytes()[PAGE:] == (tmp_path / "whole").read_bytes()[PAGE:]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["runs", "whole"]


def test_nothing_in_the_file_can_be_read(tmp_path: Path) -> None:
    """No name, address, number or id stands in it, as text or as a digest without the key."""
    cases = [family(number) for number in range(40)]
    build(tmp_path / "index", cases, KEY, now=NOW)
    data = (tmp_path / "index").read_bytes()

    for said in ("quarr", "ottoline", "robin", "smith", "far street", "xx9", "c-00", "@example"):
        assert said.encode() not in data.lower()
    assert Digests(OTHER_KEY).of(Kind.EMAIL, "o1@example.org")[:6] not in data
    assert Digests(KEY).of(Kind.EMAIL, "o1@example.org")[:6] in data


def test_a_case_whose_record_is_not_at_hand_has_no_name(tmp_path: Path) -> None:
    """The desk learns that there is another case, and never which."""
    cases = [family(1), family(2)]
    build(tmp_path / "index", cases, KEY, now=NOW)

    assert opened(tmp_path / "index").with_email("o2@example.org", but=None) == ("#1",)
    assert opened(tmp_path / "index", cases[1]).with_email("o2@example.org", but=None) == (
        cases[1].id,
    )


def test_a_case_itself_is_left_out_though_its_id_is_only_a_digest(tmp_path: Path) -> None:
    """`but` works without any id in the file."""
    build(tmp_path / "index", [family(1)], KEY, now=NOW)

    assert opened(tmp_path / "index").with_email("o1@example.org", but=CaseId("C-0001")) == ()


def closed(number: int, until: date | None) -> Case:
    """Make a case that was closed."""
    return family(
        number, status="closed", parties=(Party(who=WhoId("P1"), role="applicant", until=until),)
    )


def test_only_what_is_open_or_was_closed_lately_counts(tmp_path: Path) -> None:
    """30 days are still counted; a case that does not say since when is kept."""
    day = NOW.date()
    cases = [
        closed(1, day - timedelta(days=31)),
        closed(2, day - timedelta(days=30)),
        closed(3, None),
        family(4),
    ]
    build(tmp_path / "index", cases, KEY, now=NOW)
    index = opened(tmp_path / "index", *cases)

    found = [bool(index.with_email(f"o{number}@example.org", but=None)) for number in (1, 2, 3, 4)]
    assert found == [False, True, True, True]


def damaged(file: Path, *, at: int, to: bytes) -> None:
    """Write other bytes into a file."""
    data = bytearray(file.read_bytes())
    data[at : at + len(to)] = to
    file.write_bytes(data)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        pytest.param(lambda file: file.unlink(), "cannot be read", id="missing"),
        pytest.param(lambda file: file.write_bytes(b""), "is no index", id="empty"),
        pytest.param(lambda file: file.write_bytes(b"PK" * 5000), "is no index", id="foreign"),
        pytest.param(lambda file: os.truncate(file, 100), "cut short", id="only its beginning"),
        pytest.param(
            lambda file: os.truncate(file, file.stat().st_size - 1), "cut short", id="truncated"
        ),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes() + b"x"), "cut short", id="longer"
        ),
        pytest.param(
            lambda file: damaged(file, at=16, to=b"\0\0"), "another version", id="older version"
        ),
        pytest.param(lambda file: damaged(file, at=22, to=b"["), "damaged", id="no header"),
        pytest.param(
            lambda file: damaged(file, at=PAGE - 1, to=b"\0\0"), "damaged", id="header changed"
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(
    tmp_path: Path, harm: Callable[[Path], object], told: str
) -> None:
    """Never a silent "no other case"."""
    file = tmp_path / "index"
    build(file, [family(1)], KEY, now=NOW)
    harm(file)

    with pytest.raises(CaseIndexError, match=told) as caught:
        open_layers(file, KEY)
    assert "Other cases are not looked up" in str(caught.value)


def test_another_key_is_told_from_damage(tmp_path: Path) -> None:
    """A keyring that lost its key is put right in another way than a broken disk."""
    build(tmp_path / "index", [family(1)], KEY, now=NOW)

    with pytest.raises(CaseIndexError, match="another key"):
        open_layers(tmp_path / "index", OTHER_KEY)


def test_what_arrived_damaged_is_not_installed(tmp_path: Path) -> None:
    """One changed byte anywhere, and the index that was there stays in use."""
    folder, file = tmp_path / "folder", tmp_path / "index"
    build(file, [family(1)], KEY, now=NOW)
    install(file, folder, KEY)
    build(file, [family(2)], KEY, now=NOW)
    data = file.read_bytes()
    damaged(file, at=len(data) - 1, to=bytes([data[-1] ^ 1]))

    with pytest.raises(CaseIndexError, match="did not arrive whole"):
        install(file, folder, KEY)

    assert opened(folder).with_email("o1@example.org", but=None) == ("#0",)
    assert not list(folder.glob(".*"))


def test_an_index_is_replaced_while_a_desk_has_it_open(tmp_path: Path) -> None:
    """The desk goes on with what it has until it opens it again; the old file goes."""
    folder, file = tmp_path / "folder", tmp_path / "index"
    build(file, [family(1)], KEY, now=NOW)
    install(file, folder, KEY)
    before = opened(folder)
    build(file, [family(2)], KEY, now=NOW)
    install(file, folder, KEY)

    assert before.with_email("o1@example.org", but=None)
    assert opened(folder).with_email("o2@example.org", but=None)
    assert len(list(folder.glob("*.index"))) == 1


def test_what_was_installed_may_be_installed_again(tmp_path: Path) -> None:
    """It is left as it is while it is whole, and put right when it is not."""
    folder, file = tmp_path / "folder", tmp_path / "index"
    build(file, [family(1)], KEY, now=NOW)
    install(file, folder, KEY)
    kept = folder / read_pointer(folder).base
    node = kept.stat().st_ino
    install(file, folder, KEY)
    assert kept.stat().st_ino == node
    damaged(kept, at=PAGE, to=b"\xff" * 20)

    install(file, folder, KEY)
    assert kept.read_bytes() == file.read_bytes()


def test_an_index_that_cannot_be_copied_says_so(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    build(tmp_path / "index", [family(1)], KEY, now=NOW)
    (tmp_path / "folder").write_bytes(b"")

    with pytest.raises(CaseIndexError, match="cannot be written"):
        install(tmp_path / "index", tmp_path / "folder", KEY)


def test_a_folder_without_an_index_says_so(tmp_path: Path) -> None:
    """Also when its pointer is damaged, or points at a file that has gone."""
    with pytest.raises(CaseIndexError, match="There is no index"):
        open_layers(tmp_path, KEY)
    (tmp_path / POINTER).write_bytes(b"{")
    with pytest.raises(CaseIndexError, match="There is no index"):
        open_layers(tmp_path, KEY)
    (tmp_path / POINTER).write_bytes(b'{"base": "gone.index"}')
    with pytest.raises(CaseIndexError, match="cannot be read"):
        open_layers(tmp_path, KEY)


def test_a_file_of_changes_is_no_index_by_itself(tmp_path: Path) -> None:
    """Nor with a base to which it does not belong."""
    folder, file = tmp_path / "folder", tmp_path / "index"
    build(file, [family(number) for number in range(5)], KEY, now=NOW)
    install(file, folder, KEY)
    update(folder, [family(9)], [], KEY, now=NOW)
    pointer = read_pointer(folder)
    with pytest.raises(CaseIndexError, match="do not belong together"):
        open_layers(folder / pointer.changes, KEY)
    changes = (folder / pointer.changes).read_bytes()
    build(file, [family(1)], KEY, now=NOW)
    install(file, folder, KEY)
    (folder / "changes.index").write_bytes(changes)
    (folder / POINTER).write_text(
        f'{{"base": "{read_pointer(folder).base}", "changes": "changes.index"}}', encoding="utf-8"
    )

    with pytest.raises(CaseIndexError, match="do not belong together"):
        open_layers(folder, KEY)


def test_it_is_not_written_where_there_is_no_folder(tmp_path: Path) -> None:
    """The sentence says so, and nothing is left behind."""
    with pytest.raises(CaseIndexError, match="no folder"):
        build(tmp_path / "none" / "index", [family(1)], KEY, now=NOW)
    (tmp_path / "index").mkdir()
    with pytest.raises(CaseIndexError, match="cannot be written"):
        build(tmp_path / "index", [family(1)], KEY, now=NOW)
    assert [one.name for one in tmp_path.iterdir()] == ["index"]


def test_more_cases_than_numbers_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that does not fit would name another case."""
    monkeypatch.setattr(writing, "MOST_CASES", 2)

    with pytest.raises(CaseIndexError, match="more cases"):
        build(tmp_path / "index", [family(1), family(2), family(3)], KEY, now=NOW)


def same(one: Index, other: Index, numbers: range) -> bool:
    """Say whether two indexes give the same answers about some families."""
    answers = [[everything(index, number) for number in numbers] for index in (one, other)]
    counts = [(index.people_count, index.case_count) for index in (one, other)]
    return answers[0] == answers[1] and counts[0] == counts[1]


def test_changes_are_as_if_all_had_been_built_anew(tmp_path: Path) -> None:
    """New people in some cases, new, closed and removed ones, time after time, and then as one."""
    folder, file = tmp_path / "folder", tmp_path / "index"
    caseload = {number: family(number) for number in range(600)}
    build(file, caseload.values(), KEY, now=NOW)
    install(file, folder, KEY)
    chance, had_changes = random.Random(3), set()
    for turn in range(1, 15):
        moved = chance.sample(sorted(caseload), 8)
        for number in moved:
            caseload[number] = replace(
                caseload[number], people=family(number % 600 + 1000 * turn).people
            )
        caseload[600 + turn] = family(600 + turn)
        gone, shut = chance.sample(sorted(caseload), 2)
        del caseload[gone], caseload[shut]
        changed = [caseload[number] for number in (*moved, 600 + turn) if number in caseload]
        changed.append(closed(shut, date(2020, 1, 1)))
        update(folder, changed, [CaseId(f"C-{gone:04d}")], KEY, now=NOW)
        had_changes.add(bool(read_pointer(folder).changes))
    build(file, caseload.values(), KEY, now=NOW)

    assert had_changes == {True, False}
    known = tuple(caseload.values())
    assert same(opened(folder, *known), opened(file, *known), range(0, 15_000, 13))
    assert same(opened(folder, *known), opened(file, *known), range(620))


def test_a_changed_case_holds_what_it_held_no_more(tmp_path: Path) -> None:
    """Somebody who moved is not found where they were; a case that closed is not found at all."""
    folder, file = tmp_path / "folder", tmp_path / "index"
    build(file, [family(number) for number in range(30)], KEY, now=NOW)
    install(file, folder, KEY)
    changed = replace(family(1), people=family(99).people)
    header = update(folder, [changed], [CaseId("C-0002")], KEY, now=NOW)
    index = opened(folder, changed)

    assert (header.cases, index.people_count, index.case_count) == (1, 87, 29)
    assert everything(index, 1)[1:] == [()] * 7
    assert everything(index, 99)[1:] == [(changed.id,)] * 7
    assert everything(index, 2) == [()] * 8
    assert not any(index.with_reference("XX26P00001", but=changed.id))


def test_memory_and_file_give_the_same_answers(tmp_path: Path) -> None:
    """The caseload of a small office is the same index, in memory."""
    cases = tuple(family(number) for number in range(50))
    build(tmp_path / "index", cases, KEY, now=NOW)

    assert same(Caseload(cases), opened(tmp_path / "index", *cases), range(60))


def test_opening_reads_one_page(tmp_path: Path) -> None:
    """Bytes behind the header are not looked at until they are asked for."""
    file = tmp_path / "index"
    build(file, [family(number) for number in range(100)], KEY, now=NOW)
    damaged(file, at=PAGE, to=b"\xff" * 2000)

    assert open_layer(file, KEY).header.cases == 100
    assert not open_layer(file, KEY).is_whole(KEY)
