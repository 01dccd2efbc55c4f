"""What somebody chose in the window is there at the next start; nothing odd in the file harms."""

from pathlib import Path

import pytest

from checker.desk.beginning import choose_cases, not_open
from checker.desk.computer.sourcing import read_settings, settings_file
from checker.desk.computer.wishes import Wishes, keep_wishes, wishes_of
from checker.errors import CaseSourceError, SettingsError
from checker.practice.demo import write_demo
from tests.builders.cases import NOW


def test_what_was_chosen_is_kept(tmp_path: Path) -> None:
    """In a folder that need not be there yet."""
    chosen = Wishes(scheme="dark", percent=150, begun=True)
    keep_wishes(tmp_path / "own", chosen)

    assert wishes_of(tmp_path / "own") == chosen


@pytest.mark.parametrize(
    "held",
    ["", "[]", "{", '{"scheme": "pink", "percent": 7, "begun": "yes"}', '{"scheme": [], "x": 1}'],
)
def test_what_cannot_be_read_is_not_chosen(tmp_path: Path, held: str) -> None:
    """A damaged file is as none: the window opens as the system has it."""
    (tmp_path / "wishes.json").write_text(held, encoding="utf-8")

    assert wishes_of(tmp_path) == Wishes()


def test_a_folder_of_case_records_is_kept_for_the_next_start(tmp_path: Path) -> None:
    """Its records are counted before it is taken, whatever its name holds."""
    cases = write_demo(tmp_path / 'the "demo" & co', now=NOW).cases
    own = tmp_path / "own"

    count = choose_cases(own, cases)

    assert count > 1
    assert read_settings(settings_file(own)).cases == str(cases.resolve())


def test_a_folder_without_case_records_is_refused(tmp_path: Path) -> None:
    """And nothing is kept, so that another one can be chosen."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(CaseSourceError, match="no case records"):
        choose_cases(tmp_path / "own", tmp_path / "empty")

    assert not_open(tmp_path / "own", SettingsError("x")).unset


def test_what_the_organisation_has_set_is_not_set_otherwise(tmp_path: Path) -> None:
    """Only where nobody has said yet where the records are."""
    (tmp_path / "letterlock.toml").write_text('cases = "there"\n', encoding="utf-8")

    with pytest.raises(SettingsError, match="set already"):
        choose_cases(tmp_path, tmp_path)

    assert not not_open(tmp_path, SettingsError("x")).unset
