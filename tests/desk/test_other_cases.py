"""The desk asks the index of the whole caseload, takes up a new one, and holds without any."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from checker.cases.index.folder import install, update
from checker.cases.index.lookup import Index
from checker.cases.index.unreachable import Unreachable
from checker.cases.index.writing import build
from checker.cases.loaded import Loaded, LoadedCases, together
from checker.cases.source import LoadedSource
from checker.desk.calls.indexing import build_index, show_index
from checker.desk.letter.other_cases import OtherCasesIndex
from checker.desk.letter.shelf import Shelf
from checker.errors import KeyringError
from checker.model import CaseId
from checker.practice.demo import write_demo
from tests.builders.cases import NOW, case
from tests.builders.elsewhere import other_family

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
LATER = NOW + timedelta(days=8)


def at_hand() -> LoadedCases:
    """The one case whose record the desk has."""
    return together([Loaded(file="C-0001.json", case=case())])


def shelf(path: Path, key: bytes = KEY) -> Shelf:
    """A shelf whose other cases are looked up in an index."""
    return Shelf(LoadedSource(at_hand), OtherCasesIndex(path, lambda: key))


def found(held: Shelf) -> tuple[CaseId, ...]:
    """Ask for a mailbox of the other family."""
    return held.others().with_email("ottoline.q@example.org", but=None)


def test_other_cases_are_those_of_the_index(tmp_path: Path) -> None:
    """A case whose record is not at the desk is found all the same, and stays without a name."""
    build(tmp_path / "index", [case(), other_family()], KEY, now=NOW)
    held = shelf(tmp_path / "index")

    assert found(held) == ("#1",)
    assert held.others().with_email("e.hale@example.org", but=None) == (case().id,)
    assert held.others().people_count == 7
    assert held.notices(NOW) == ()


def test_a_new_index_is_taken_up_without_a_restart(tmp_path: Path) -> None:
    """As soon as the next letter is opened: built anew or changed in its folder."""
    file, folder = tmp_path / "index", tmp_path / "folder"
    build(file, [case()], KEY, now=NOW)
    install(file, folder, KEY)
    held = shelf(folder)
    assert found(held) == ()
    first = held.others()
    assert held.others() is first

    update(folder, [other_family()], [], KEY, now=NOW)
    assert found(held) == ("#1",)

    update(folder, [], [other_family().id], KEY, now=NOW)
    assert found(held) == ()


def test_an_index_that_cannot_be_used_is_told_and_tried_again(tmp_path: Path) -> None:
    """Everybody sees why on every screen; once it is there, other cases are looked up."""
    held = shelf(tmp_path / "index")
    assert held.notices(NOW) == ()
    assert isinstance(held.others(), Unreachable)
    [told] = held.notices(NOW)
    assert told.grave
    assert "cannot be read" in told.text

    build(tmp_path / "index", [other_family()], KEY, now=NOW)
    assert isinstance(held.others(), Index)
    assert held.notices(NOW) == ()


def test_another_key_and_no_keyring_are_told(tmp_path: Path) -> None:
    """Neither ends the desk, and neither is a silent "no other case"."""

    def locked() -> bytes:
        raise KeyringError("The keyring is locked.")

    build(tmp_path / "index", [case()], OTHER_KEY, now=NOW)

    assert "another key" in shelf(tmp_path / "index").others().trouble
    assert (
        Shelf(LoadedSource(at_hand), OtherCasesIndex(tmp_path / "index", locked)).others().trouble
        == "The keyring is locked."
    )


def test_an_old_index_is_told_of(tmp_path: Path) -> None:
    """Cases of the last week are not in it."""
    build(tmp_path / "index", [case()], KEY, now=NOW)
    held = shelf(tmp_path / "index")
    held.others()

    [told] = held.notices(LATER)
    assert not told.grave
    assert told.text.startswith("The index of other cases is 8 days old.")


def test_without_an_index_the_records_at_hand_are_asked() -> None:
    """A small office has all its cases at the desk."""
    held = Shelf(LoadedSource(at_hand))

    assert held.others().people_count == 4
    assert held.others() is held.others()
    assert held.others().with_email("e.hale@example.org", but=None) == (case().id,)


def test_an_index_is_built_into_its_folder_and_counted(tmp_path: Path) -> None:
    """From the records of a folder, with a key that is made at its first use."""
    demo = write_demo(tmp_path / "demo", seed=1, now=datetime(2026, 11, 23, tzinfo=UTC))
    folder, key_file = tmp_path / "index", tmp_path / "key"
    folder.mkdir()
    built = build_index(demo.cases, folder, key_file, NOW)
    told = show_index(folder, key_file)

    assert (told.cases, told.people, told.whole) == (built.cases, built.people, True)
    assert dict(told.rows)["case"] == built.cases > 1
    assert sorted(one.suffix for one in folder.iterdir()) == [".index", ".json"]
