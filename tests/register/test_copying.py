"""`register backup` and `register restore`: copies by command, whole or not at all."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from checker.errors import RegisterError
from checker.register.copying import copy_register, put_back
from tests.builders.postgres import PASSWORD
from tests.builders.register_process import command, written_settings
from tests.builders.register_store import Register

NOW = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)


def empty(register: Register, name: str) -> str:
    """Make an empty database beside the register's; give how its owner reaches it."""
    with psycopg.connect(register.url, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name}".encode())
    return psycopg.conninfo.make_conninfo(register.url, dbname=name)


def settings_for(register: Register, folder: Path, name: str) -> Path:
    """Write settings that name another database of the same server."""
    path = written_settings(register, folder, 0)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"dbname=\w+", f"dbname={name}", text), encoding="utf-8")
    return path


def some(register: Register, count: int = 3) -> None:
    """Let a desk write and send, and the tree grow."""
    desk = register.enrolled("u-a")
    desk.write_some(count)
    register.send(desk)
    register.sequence()


def test_a_copy_by_command_is_put_back_by_command_and_verified(
    register: Register, tmp_path: Path
) -> None:
    """The login that only looks is enough to copy; the end says that all is as it was written."""
    some(register)
    settings = written_settings(register, tmp_path, 0)
    made = command("backup", "--settings", settings, tmp_path / "copies")
    assert made.returncode == 0, made.stdout + made.stderr
    (dump,) = (tmp_path / "copies").glob("*.dump")

    url = empty(register, "put_back_by_command")
    (tmp_path / "anew").mkdir()
    anew = settings_for(register, tmp_path / "anew", "put_back_by_command")
    done = command("restore", "--settings", anew, "--owner", url, dump)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "The copy is what was written." in done.stdout
    assert "a tree of 6 " in done.stdout
    assert done.stdout.rstrip().endswith("All of it is as it was written.")
    again = command("restore", "--settings", anew, "--owner", url, dump)
    assert again.returncode != 0
    assert "There is a register in this database already. Nothing was changed" in again.stderr


def test_a_copy_is_for_its_owner_only_and_has_its_settings_and_digest(
    register: Register, tmp_path: Path
) -> None:
    """Nobody else of the computer may read it; no password and no key is in the folder."""
    some(register)
    made = copy_register(written_settings(register, tmp_path, 0), tmp_path / "copies", NOW)

    files = sorted((tmp_path / "copies").iterdir())
    name = "letterlock-20261127T023000Z.dump"
    assert [one.name for one in files] == [name, f"{name}.sha256", "register.toml"]
    assert {one.stat().st_mode & 0o077 for one in (*files, tmp_path / "copies")} == {0}
    assert files[1].read_text(encoding="ascii") == f"{made.sha256}  {name}\n"


def test_old_copies_go_only_once_the_new_one_is_whole(register: Register, tmp_path: Path) -> None:
    """A night on which the copy fails deletes nothing, and leaves no half of one."""
    some(register)
    settings = written_settings(register, tmp_path, 0)
    copies = tmp_path / "copies"
    for day in (1, 20):
        copy_register(settings, copies, NOW.replace(day=day))
    (copies / "letterlock-mine.dump").write_bytes(b"somebody's own")
    before = {one.name for one in copies.iterdir()}

    broken = tmp_path / "broken"
    broken.mkdir()
    wrong = settings_for(register, broken, "nowhere")
    with pytest.raises(RegisterError, match="pg_dump did not do it"):
        copy_register(wrong, copies, NOW, keep=10)
    assert {one.name for one in copies.iterdir()} == before

    made = copy_register(settings, copies, NOW, keep=10)
    assert [one.name for one in made.gone] == ["letterlock-20261101T023000Z.dump"]
    assert sorted(one.name for one in copies.glob("*.dump")) == [
        "letterlock-20261120T023000Z.dump",
        "letterlock-20261127T023000Z.dump",
        "letterlock-mine.dump",
    ]


@pytest.mark.parametrize("digest", [True, False], ids=["with its digest", "without"])
def test_a_damaged_copy_changes_nothing(
    register: Register, tmp_path: Path, *, digest: bool
) -> None:
    """A byte that changed is noticed by the digest, and half a copy by PostgreSQL itself."""
    some(register)
    made = copy_register(written_settings(register, tmp_path, 0), tmp_path / "copies", NOW)
    whole = made.file.read_bytes()
    made.file.write_bytes(whole[: len(whole) // 2])
    if not digest:
        made.file.with_name(f"{made.file.name}.sha256").unlink()
    url = empty(register, f"damaged_{digest}".lower())
    (tmp_path / "anew").mkdir()
    anew = settings_for(register, tmp_path / "anew", f"damaged_{digest}".lower())

    with pytest.raises(RegisterError):
        put_back(anew, made.file, url, lambda _: None)

    with psycopg.connect(url) as owner:
        there = owner.execute(
            "SELECT FROM information_schema.schemata WHERE schema_name = 'letterlock'"
        ).fetchone()
    assert there is None


def test_the_owners_password_is_nobody_elses(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PGPASSWORD is how an owner gives theirs; the logins keep those of the file of passwords."""
    some(register)
    made = copy_register(written_settings(register, tmp_path, 0), tmp_path / "copies", NOW)
    parts = psycopg.conninfo.conninfo_to_dict(empty(register, "with_a_password"))
    password = parts.pop("password")
    (tmp_path / "anew").mkdir()
    anew = settings_for(register, tmp_path / "anew", "with_a_password")
    monkeypatch.setenv("PGPASSWORD", str(password))

    put_back(anew, made.file, psycopg.conninfo.make_conninfo("", **parts), lambda _: None)

    assert "PGPASSWORD" not in os.environ


def test_no_password_stands_where_other_people_of_the_computer_see_it(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is run is seen by everybody: a program in its place writes down how it was called."""
    tools = tmp_path / "tools"
    tools.mkdir()
    spy = tools / "pg_dump"
    spy.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/called\nexit 3\n', encoding="ascii")
    spy.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    with pytest.raises(RegisterError):
        copy_register(written_settings(register, tmp_path, 0), tmp_path / "copies", NOW)

    called = (tmp_path / "called").read_text(encoding="utf-8")
    assert "--format=custom" in called
    assert PASSWORD not in called
