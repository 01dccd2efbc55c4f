"""A register comes back from a backup, or, when there is none, from its desks."""

import subprocess
from pathlib import Path

import psycopg
import pytest

from checker.audit.leaf import leaf_hash
from checker.protocol.messages import Push, Sent
from checker.register.database import Urls, connect
from checker.register.fsck import fsck
from checker.register.refusals import Stopped
from checker.register.store import Store
from tests.builders.postgres import PASSWORD, Server, program
from tests.builders.register_store import Desk, Register, register_on


def restored(register: Register, backup: bytes) -> Register:
    """Give a register in a new database, made from a dump, with the same keys."""
    name = f"{psycopg.conninfo.conninfo_to_dict(register.url)['dbname']}_again"
    with psycopg.connect(register.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    url = psycopg.conninfo.make_conninfo(register.url, dbname=name)
    subprocess.run(
        [program("psql"), "-q", "-v", "ON_ERROR_STOP=1", url],
        input=backup,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    urls = Urls(
        **{
            what: psycopg.conninfo.make_conninfo(url, user=f"letterlock_{what}", password=PASSWORD)
            for what in ("app", "sequencer", "erasure")
        }
    )
    databases = connect(urls)
    store = Store(databases, register.keys, register.time.clock)
    return Register(url, databases, register.keys, register.time, store)


def dumped(register: Register) -> bytes:
    """Give a backup of the whole database."""
    done = subprocess.run([program("pg_dump"), register.url], stdout=subprocess.PIPE, check=True)
    return done.stdout


def test_a_backup_that_is_put_back_goes_on(register: Register) -> None:
    """Entries that were not ordered yet are, guards stand, the same desks write on."""
    desk = register.enrolled("u-a")
    desk.write_some(300)
    register.store.ingest(desk.log, desk.push(0, 256))
    register.sequence()
    register.store.ingest(desk.log, desk.push(256))

    again = restored(register, dumped(register))

    assert again.sequence() == 45
    desk.write()
    assert again.send(desk, 290).next == 303
    again.enrol(Desk(1, "u-b"))
    assert again.sequence() == 2
    assert fsck(again.login("reader"), again.keys).wrong == ()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        again.as_owner("DELETE FROM entry")
    again.databases.close()


def test_threat_restored_backup_of_the_register(register: Register) -> None:
    """A backup from before the last signed tree is not gone on with: it would be a split view."""
    desk = register.enrolled("u-a")
    register.send(desk)
    register.sequence()
    backup = dumped(register)
    desk.write()
    register.send(desk)
    register.sequence()

    old = restored(register, backup)

    with pytest.raises(Stopped):
        old.sequence()
    assert [one.where for one in fsck(old.login("reader"), old.keys).wrong] == ["checkpoint"]
    old.databases.close()


def test_a_lost_register_is_rebuilt_from_its_desks(
    register: Register, postgres: Server, tmp_path: Path
) -> None:
    """Desks keep their leaves for ever: a new register has each of them again, bit for bit."""
    desks = [register.enrolled(f"u-{number}") for number in range(3)]
    for desk in desks:
        desk.write_some(20)
        register.send(desk)
    register.sequence()

    with register_on(postgres, tmp_path / "new", "register_rebuilt") as new:
        for desk in desks:
            new.enrol(desk)
            new.store.ingest(desk.log, Push(entries=tuple(Sent(leaf=leaf) for leaf in desk.leaves)))
        new.sequence()
        assert fsck(new.login("reader"), new.keys).wrong == ()
        wanted = {leaf_hash(leaf) for desk in desks for leaf in desk.leaves}
        assert wanted <= {row[0] for row in new.as_owner("SELECT hash FROM tree")}
