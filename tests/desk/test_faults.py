"""A report of a fault tells where in the program it was, and nothing of whose letter it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.desk.computer.faults import keep_report, place_of, report_of

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
PLANTED = "Zebedee Quillfeather"


def fail(letter: str) -> None:
    """Fail as a program does, with the letter in every message."""
    known: dict[str, str] = {}
    try:
        known[letter]
    except KeyError as error:
        raise ValueError(f"cannot read {letter}") from error


def faulty() -> ValueError:
    """Give such a fault."""
    with pytest.raises(ValueError, match=PLANTED) as raised:
        fail(PLANTED)
    return raised.value


def test_a_report_says_where_and_not_what() -> None:
    """Types, modules, lines and functions of the fault and of its cause; no word of a message."""
    text = report_of(faulty(), {"screen": "CheckScreen"}, NOW)

    assert "fault: builtins.ValueError" in text
    assert "because of: builtins.KeyError" in text
    assert "test_faults:" in text
    assert " fail" in text
    assert "screen: CheckScreen" in text
    assert "2026-11-27 09:00:00 UTC" in text
    assert not [word for word in PLANTED.split() if word in text]
    assert str(Path(__file__).parent) not in text


def test_a_name_that_somebody_made_up_for_a_module_is_left_out() -> None:
    """Code that was built from a file's name could carry it; only names of programs pass."""
    scope: dict[str, object] = {"__name__": f"letter of {PLANTED}"}
    exec("def go():\n    raise RuntimeError", scope)  # noqa: S102 - such code is the point here
    go = scope["go"]
    assert callable(go)
    with pytest.raises(RuntimeError) as raised:
        go()

    assert PLANTED not in report_of(raised.value, {}, NOW)
    assert place_of(raised.value).startswith("?:")


def test_reports_are_kept_for_their_owner_alone_and_the_old_ones_go(tmp_path: Path) -> None:
    """The newest twenty; a folder that cannot be written is no fault of its own."""
    kept = [keep_report("made up", tmp_path, NOW + timedelta(minutes=one)) for one in range(23)]
    (tmp_path / "file").write_text("")

    files = sorted((tmp_path / "reports").iterdir())

    assert len(files) == 20
    assert files[-1] == kept[-1]
    assert files[0] == kept[3]
    assert files[0].stat().st_mode & 0o077 == 0
    assert keep_report("made up", tmp_path / "file", NOW) is None
