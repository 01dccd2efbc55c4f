"""To copy the register, to put it back, and what is noticed when the copy was too old."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import httpx
import psycopg
import pytest

from checker.protocol.messages import Entries, LogState
from checker.register.database import Urls, connect
from checker.register.keys import read_keys
from checker.register.refusals import Stopped
from checker.register.running import beside
from checker.register.sequencer import Sequencer
from checker.register.service import service
from checker.register.store import Store
from tests.builders.postgres import PASSWORD, program
from tests.builders.register_process import command, written_settings
from tests.builders.register_service import app_on, office_of, said, service_on
from tests.builders.register_store import ORIGIN, Register


def run(name: str, *words: object) -> None:
    """Run one of PostgreSQL's programs, as the manual does."""
    done = subprocess.run(
        [program(name), *(str(word) for word in words)],
        capture_output=True,
        env={**os.environ, "PGPASSWORD": PASSWORD},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def dumped(register: Register, file: Path) -> Path:
    """Copy a register's database into a file."""
    run("pg_dump", "--format=custom", f"--file={file}", f"--dbname={register.url}")
    return file


def put_back(register: Register, file: Path, name: str, keys: Path) -> Register:
    """Put a copy into a new database, with keys that were kept apart."""
    with psycopg.connect(register.url, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name}".encode())
    url = psycopg.conninfo.make_conninfo(register.url, dbname=name)
    run("pg_restore", "--exit-on-error", f"--dbname={url}", file)
    urls = Urls(
        **{
            part: psycopg.conninfo.make_conninfo(url, user=f"letterlock_{part}", password=PASSWORD)
            for part in ("app", "sequencer", "erasure")
        }
    )
    read = read_keys(keys, ORIGIN)
    databases = connect(urls)
    store = Store(databases, read, register.time.clock)
    return Register(url, databases, read, register.time, store)


def test_a_copy_that_is_put_back_goes_on_where_it_was(register: Register, tmp_path: Path) -> None:
    """Everything verifies, everybody signs in as before, and the tree grows from its signed end."""
    desk = register.enrolled("u-a")
    desk.write_some(5)
    register.send(desk)
    register.sequence()
    before = register.store.checkpoint()
    shutil.copytree(register.keys.folder, tmp_path / "safe")

    file = dumped(register, tmp_path / "letterlock.dump")
    restored = put_back(register, file, "put_back", tmp_path / "safe")
    try:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = written_settings(restored, tmp_path, port)
        checked = command("check", "--settings", settings)
        verified = command("fsck", "--settings", settings)
        desk.write_some(2)
        with service_on(restored) as service:
            bearer = service.sign_in(desk)
            path = f"/v1/logs/{desk.log}/entries"
            state = said(service.post(path, desk.push(), bearer), LogState)
            leaves = said(service.get(path, bearer), Entries).entries
        grown = restored.sequence()
        after = restored.store.checkpoint()
    finally:
        restored.databases.close()

    assert checked.returncode == 0, checked.stdout
    assert verified.returncode == 0, verified.stdout
    assert state.next == 9
    assert [one.leaf for one in leaves] == desk.leaves
    assert (before.split(b"\n")[1], grown, after.split(b"\n")[1]) == (b"8", 2, b"10")


def test_a_copy_that_is_too_old_signs_nothing(register: Register, tmp_path: Path) -> None:
    """The last checkpoint beside the keys says so, before any desk sees a smaller tree."""
    desk = register.enrolled("u-a")
    register.send(desk)
    register.sequence()
    file = dumped(register, tmp_path / "letterlock.dump")
    desk.write_some(3)
    register.send(desk)
    register.sequence()

    restored = put_back(register, file, "too_old", register.keys.folder)
    sequencer = Sequencer(restored.databases, restored.keys, restored.time.clock)
    try:
        with pytest.raises(Stopped):
            sequencer.step()
        alarms = restored.store.health().alarms
        verified = command("fsck", "--settings", written_settings(restored, tmp_path, 0))
    finally:
        sequencer.close()
        restored.databases.close()

    assert alarms == {"sequencer.stopped": 1}
    assert verified.returncode == 1
    assert "older" in verified.stdout


def test_a_service_on_a_copy_that_is_too_old_is_not_ready(
    register: Register, tmp_path: Path
) -> None:
    """It answers, says so to whoever watches, and signs nothing."""
    desk = register.enrolled("u-a")
    register.send(desk)
    register.sequence()
    file = dumped(register, tmp_path / "letterlock.dump")
    desk.write()
    register.send(desk, 1)
    register.sequence()

    restored = put_back(register, file, "not_ready", register.keys.folder)
    office = office_of(restored)
    app = service(office, beside(office, restored.databases))
    with app_on(app) as url:
        assert office.stopped.wait(20)
        ready = httpx.get(f"{url}/health/ready", timeout=20)
        note = httpx.get(f"{url}/checkpoint", timeout=20)

    assert (ready.status_code, ready.json()["signs"]) == (503, False)
    assert note.text.splitlines()[1] == "3"
