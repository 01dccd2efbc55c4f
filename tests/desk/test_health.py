"""The self-check: what it finds of each thing, and the code by which a help desk learns of it."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pysqlite3
import pytest

from checker.audit.trail_schema import VERSION
from checker.cases.loaded import LoadedCases
from checker.cases.source import files
from checker.desk.demo import open_demo
from checker.desk.health import (
    CAUSES,
    BadCodeError,
    How,
    Line,
    Looked,
    Sight,
    code_of,
    decoded,
    look,
    sight_here,
    sight_of,
)
from checker.desk.health.causes import TITLES, UNFORESEEN
from checker.errors import CaseSourceError
from checker.guessing import Guesser
from checker.sync.settings import RegisterSettings
from tests.builders.shown import Shown
from tests.builders.trails import NOON_MS, as_attacker, check_some, open_trail
from tests.sync.test_client import answering, http

NOON = datetime.fromtimestamp(NOON_MS / 1000, UTC)
EVERY_CAUSE = tuple(
    Line(check=check, cause=cause)
    for check, causes in CAUSES.items()
    for cause in (*range(1, len(causes)), UNFORESEEN)
)


def sight(folder: Path) -> Sight:
    """Look at a folder an hour after noon."""
    return Sight(folder=folder, now=lambda: NOON + timedelta(hours=1))


def found(sight: Sight, *checks: str) -> dict[str, int]:
    """Give what some checks found."""
    return {one.check: one.cause for one in look(sight, only=checks).lines}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Give the demo's case records."""
    desk = open_demo(tmp_path / "demo")
    desk.close()
    return tmp_path / "demo" / "cases"


def test_a_good_desk_is_well_and_nothing_of_it_is_changed(tmp_path: Path) -> None:
    """Everything that is set up is looked at, from the disk to a scan; the code is short."""
    desk = open_demo(tmp_path / "demo")
    here = sight_of(desk.rooms.seat)
    before = _bytes_in(tmp_path / "demo")

    looked = look(here)

    assert [one for one in looked.lines if not one.well] == []
    assert looked.well
    assert {one.check for one in looked.lines} == set(CAUSES) - {"printers"}
    assert _bytes_in(tmp_path / "demo") == before
    assert len(looked.code) <= 29
    desk.close()


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_the_own_folder_is_to_be_written_by_its_owner_and_read_by_nobody_else(
    tmp_path: Path,
) -> None:
    """A folder that is there, one that is to be made, one that others read, and a file instead."""
    shut, wide, file = tmp_path / "shut", tmp_path / "wide", tmp_path / "file"
    shut.mkdir(mode=0o700)
    wide.mkdir()
    wide.chmod(0o755)
    file.write_text("")

    told = {
        one.name: found(sight(one), "folder")["folder"]
        for one in (shut, tmp_path / "new", wide, file, file / "below")
    }

    assert told == {"shut": 0, "new": 0, "wide": 2, "file": 1, "below": 1}


def test_settings_policy_and_records_are_told_apart(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No settings, broken ones, a broken policy, and ones that can be used."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("LETTERLOCK_HOME", str(home))
    wanted = ("settings", "policy", "cases")
    settings, policy = home / "letterlock.toml", tmp_path / "policy.json"
    policy.write_text('{"schema": "letterlock/policy/1", "mode": "perhaps"}', encoding="utf-8")
    told = [found(sight_here(), *wanted)]
    for written in (
        "cases = 3",
        f"cases = '{cases}'\npolicy = '{policy}'",
        f"cases = '{tmp_path / 'nowhere'}'",
        f"cases = '{cases}'",
    ):
        settings.write_text(written, encoding="utf-8")
        told.append(found(sight_here(), *wanted))

    assert [tuple(one.values()) for one in told] == [
        (1, 2, 5),
        (2, 2, 5),
        (0, 1, 0),
        (0, 2, 1),
        (0, 2, 0),
    ]


def test_records_that_are_kept_refused_or_none_are_told_apart(cases: Path, tmp_path: Path) -> None:
    """Each is a sentence of its own."""
    held = files(cases).load()
    (tmp_path / "empty").mkdir()
    (cases / "odd.json").write_text("{}", encoding="utf-8")

    def away() -> LoadedCases:
        raise CaseSourceError("The case system cannot be reached.")

    told = [
        found(replace(sight(tmp_path), cases=one), "cases")["cases"]
        for one in (
            lambda: held,
            away,
            lambda: replace(held, are_kept=True),
            files(cases).load,
            lambda: replace(held, cases=()),
        )
    ]

    assert told == [0, 1, 2, 3, 4]


def test_a_record_is_glanced_at_without_a_key(tmp_path: Path) -> None:
    """Whole, tampered with, of a newer version, damaged, set aside, none."""
    trail = open_trail(tmp_path)
    check_some(trail, 5)

    def told(file: Path) -> int:
        return found(replace(sight(tmp_path), trail=file), "trail")["trail"]

    copies = {name: tmp_path / f"{name}.db" for name in ("last", "early", "newer", "torn")}
    for file in copies.values():
        shutil.copy(trail.path, file)
    as_attacker(
        copies["last"],
        "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'post', 'hand') AS BLOB) "
        "WHERE seq = 6",
    )
    as_attacker(copies["early"], "DELETE FROM entry WHERE seq = 3")
    with pysqlite3.connect(str(copies["newer"])) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    copies["torn"].write_bytes(b"no database at all" * 100)
    aside = trail.path.with_name("trail-set-aside-20261101-090000.sqlite")

    assert told(trail.path) == 0
    assert {name: told(file) for name, file in copies.items()} == {
        "last": 1,
        "early": 1,
        "newer": 3,
        "torn": 2,
    }
    assert told(tmp_path / "none.db") == 5
    shutil.copy(trail.path, aside)
    assert told(trail.path) == 4


def test_a_clock_before_the_newest_entry_is_noticed(tmp_path: Path) -> None:
    """Whoever sets the clock back would write entries before those that are there."""
    trail = open_trail(tmp_path)
    check_some(trail, 1)

    late = replace(sight(tmp_path), trail=trail.path, now=lambda: NOON - timedelta(days=1))

    assert found(replace(sight(tmp_path), trail=trail.path), "clock") == {"clock": 0}
    assert found(late, "clock") == {"clock": 2}


@pytest.mark.parametrize(
    ("minutes", "told"), [pytest.param(62, 0, id="right"), pytest.param(50, 1, id="away")]
)
def test_the_register_says_that_it_is_there_and_what_time_it_is(
    tmp_path: Path, minutes: int, told: int
) -> None:
    """Its checkpoint is asked for, and its clock compared: some minutes are allowed."""
    shown = Shown()
    date = format_datetime(NOON + timedelta(minutes=minutes), usegmt=True)
    answer = http("200 OK", shown.fetch("checkpoint"), "text/plain", f"Date: {date}\r\n")

    with answering(answer) as url:
        here = replace(sight(tmp_path), register=RegisterSettings(url=url))
        assert found(here, "register", "clock") == {"register": 0, "clock": told}


def test_a_register_that_is_away_a_portal_and_a_wrong_address_are_told_apart(
    tmp_path: Path,
) -> None:
    """Nobody listens; a page to sign in; a refusal; an address without https; none at all."""

    def told(url: str) -> int:
        return found(replace(sight(tmp_path), register=RegisterSettings(url=url)), "register")[
            "register"
        ]

    with answering(http("200 OK", b"<html>Sign in to the wifi")) as url:
        portal = told(url)
    with answering(http("403 Forbidden", b'{"type":"about:blank","status":403}')) as url:
        refused = told(url)

    assert told("http://127.0.0.1:9") == 1
    assert portal == 1
    assert refused in {1, 2}
    assert told("http://register.example") == 3
    assert found(sight(tmp_path), "register") == {"register": 4}


def test_a_model_that_is_not_there_is_a_look_and_no_more(tmp_path: Path) -> None:
    """Letters are checked without it."""
    here = replace(sight(tmp_path), guesser=Guesser(tmp_path))

    assert found(here, "names") == {"names": 1}
    assert Line(check="names", cause=1).how is How.LOOK


def test_what_nobody_foresaw_is_a_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    """With the kind of the fault, and never its words."""

    def broken() -> LoadedCases:
        raise RuntimeError("Ms Sian Pritchard, 6 Weir Cottages")

    line, after = look(replace(sight(tmp_path), cases=broken), only=("cases", "trail")).lines

    assert (line.cause, line.detail, line.how) == (UNFORESEEN, "RuntimeError", How.LOOK)
    assert after.check == "trail"


def test_every_cause_comes_out_of_the_code_as_it_went_in() -> None:
    """One by one, and the gravest of every check together."""
    for line in EVERY_CAUSE:
        told = decoded(code_of([line], version="1.2.3", system="win32"))
        assert (told.version, told.system, told.lines) == ("1.2.3", "Windows", (line,))
    together = tuple(Line(check=check, cause=1) for check in CAUSES)
    code = code_of(together)
    assert decoded(code).lines == together
    assert decoded(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == decoded(
        code
    )
    assert all(len(one) == 4 for one in code.split("-"))
    assert set(TITLES) == set(CAUSES)


def test_a_letter_that_was_heard_wrong_is_noticed() -> None:
    """Any one of them, in any place; and what is no code at all."""
    code = code_of([Line(check="cases", cause=1), Line(check="clock", cause=1)])
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    passed = 0
    for place, was in enumerate(code):
        for letter in letters.replace(was, "") if was != "-" else "":
            try:
                decoded(code[:place] + letter + code[place + 1 :])
            except BadCodeError:
                continue
            passed += 1

    assert passed == 0
    for odd in ("", "7QX2", code + "0", "U" * 12, code[:-5], "0" * 12, "Z" * 4000):
        with pytest.raises(BadCodeError):
            decoded(odd)


def test_a_newer_code_says_that_there_is_more() -> None:
    """What a later version may find is counted, not taken for something else."""
    lines = [Line(check="printers", cause=6), Line(check="cases", cause=1)]

    told = decoded(code_of(lines))

    assert told.lines == (lines[1],)
    assert told.unknown == 1


def test_the_window_adds_what_it_sees_in_the_usual_order() -> None:
    """A printer is a line of its own; parts that cannot be loaded take the place of the program."""
    looked = Looked(lines=(Line(check="version", cause=0), Line(check="fonts", cause=0)), code="")

    more = looked.with_more((Line(check="printers", cause=1), Line(check="version", cause=2)))

    assert [(one.check, one.cause) for one in more.lines] == [
        ("version", 2),
        ("fonts", 0),
        ("printers", 1),
    ]
    assert decoded(more.code).lines == (more.lines[0], more.lines[2])


def _bytes_in(folder: Path) -> dict[Path, bytes]:
    """Give every file's bytes; SQLite's own memory of who reads is no part of a record."""
    return {
        one: one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and one.stat().st_size and not one.name.endswith("-shm")
    }
