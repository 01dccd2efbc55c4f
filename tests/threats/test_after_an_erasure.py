"""After two people had a case forgotten, no file of any desk or of the register gives it back.

What is looked for byte by byte: the case's number, the names and reasons that were disclosed, in
every encoding that a file may have; and every key that opened them. What remains is counted aloud.
"""

import base64
import logging
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pysqlite3
import pytest

from checker.audit.entry import Act
from checker.audit.verify import verify
from checker.desk.calls.auditing import verify_trail
from checker.protocol.messages import Erase, Role
from checker.register.fsck import fsck
from checker.sync.client import Client
from checker.sync.enrolling import enrol
from tests.builders.postgres import Server
from tests.builders.register_process import command, running
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk, backup
from tests.builders.verify_alone import holds_alone
from tests.sync.test_round import pseudonym_of, stored, written
from tests.sync.test_vouching import packed

CASE, OTHER = "XQ24P77123", "XQ24P77999"
TOLD = {
    "case": CASE,
    "recipient": "Marisol Quennell-Adeyemi",
    "reason": "She moved to the refuge at Thornbury Rise",
}


@dataclass(frozen=True)
class Keys:
    """Of one case at one desk: the key itself, and as it is kept in the file."""

    raw: bytes
    kept: bytes


@pytest.fixture
def lead(register: Register, desk: SyncedDesk, tmp_path: Path) -> Iterator[SyncedDesk]:
    """Give a lead of the team, to whom keys are sealed."""
    made = SyncedDesk(tmp_path / "lead", desk.url, "u-lead", key=desk.key)
    made.enrol(register, Role.LEAD)
    yield made
    made.close()


@pytest.fixture
def away(register: Register, desk: SyncedDesk, tmp_path: Path) -> Iterator[SyncedDesk]:
    """Give a colleague who knows the case too, and will be offline when it is erased."""
    made = SyncedDesk(tmp_path / "away", desk.url, "u-away", key=desk.key)
    made.enrol(register)
    yield made
    made.close()


def write(desk: SyncedDesk, act: Act = Act.CHECK) -> int:
    """Append an entry about the case; give its number."""
    return desk.trail.append(
        act, disclosures=TOLD.items(), case=CASE, t_ms=desk.now, mono_ms=desk.mono
    ).seq


def keys_of(desk: SyncedDesk) -> Keys:
    """Give the keys of the case as they are before."""
    named = pseudonym_of(desk, CASE)
    (one,) = [one for one in desk.trail.sync.keys_wanted(("nobody",), 50) if one.pseudonym == named]
    with closing(pysqlite3.connect(str(desk.file))) as connection:
        (kept,) = connection.execute(
            "SELECT box FROM case_key WHERE mark = ? AND holder = ?",
            (one.mark, desk.trail.signer.log),
        ).fetchone()
    return Keys(raw=one.key, kept=bytes(kept))


def ways(secret: bytes) -> set[bytes]:
    """Give how a file may hold something: as it is, wide, in hexadecimal, in base64."""
    found = {secret, secret.hex().encode(), secret.hex().upper().encode()}
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + secret)[4 if shift else 0 :]
        found.add(coded.rstrip(b"=")[:-2])
    if secret.isascii():
        found.add(secret.decode().encode("utf-16-le"))
    return found


def found_in(files: Iterable[Path], secrets: Iterable[bytes]) -> list[tuple[str, bytes]]:
    """Give which file holds which secret."""
    wanted = {way for secret in secrets for way in ways(secret)}
    held = []
    for file in files:
        try:
            content = file.read_bytes()
        except FileNotFoundError:  # the database made it anew in the meantime
            continue
        held += [(file.name, way) for way in wanted if way in content]
    return held


def files_below(*folders: Path) -> list[Path]:
    """Give every file."""
    return [one for folder in folders for one in folder.rglob("*") if one.is_file()]


@contextmanager
def second_window(desk: SyncedDesk) -> Iterator[None]:
    """Keep the file open elsewhere, so that -wal and -shm stay."""
    with closing(pysqlite3.connect(str(desk.file))) as connection:
        connection.execute("SELECT count(*) FROM entry").fetchone()
        yield


def test_after_an_erasure_nothing_of_the_case_is_in_any_file(  # noqa: PLR0915 - one day
    postgres: Server,
    register: Register,
    desk: SyncedDesk,
    lead: SyncedDesk,
    away: SyncedDesk,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A clerk, a lead who had its key, and a colleague who was away: each file is read whole."""
    caplog.set_level(logging.DEBUG)
    register.sequence()
    seq, theirs = write(desk, Act.ASK_SECOND), write(away)
    other = desk.write(case=OTHER)
    desks = (desk, lead, away)
    loops = {one.actor: one.loop() for one in desks}
    for _ in range(2):
        for one in desks:
            loops[one.actor].go_round()
        register.sequence()
    files = packed(desk, tmp_path / "pack")
    loops[desk.actor].go_round()
    keys = [keys_of(one) for one in (desk, away)]
    named = pseudonym_of(desk, CASE)
    rows = register.as_owner(f"SELECT box FROM case_key WHERE case_mark = '\\x{named}'")  # noqa: S608
    sealed = [bytes(row[0]) for row in rows]
    assert len(sealed) >= len(desks), "each of its own, and the lead"
    plain = [word.encode() for word in TOLD.values()]
    assert [one.value for one in desk.trail.disclosed(seq)] == list(TOLD.values())
    assert len(lead.trail.sync.inbox()) == 1
    folders = [one.folder for one in desks]
    register.as_owner("CHECKPOINT")
    before = found_in(files_below(*folders), [one.kept for one in keys])
    on_register = [postgres.folder, register.keys.folder]
    assert {name.partition("-")[0] for name, _ in before} == {"trail.db"}, "the search finds"

    for name, role in (("u-dpo", Role.PROTECTION_OFFICER), ("u-adm", Role.ADMINISTRATOR)):
        by = register.store.known(register.enrolled(name, role, team="").log)
        register.store.erase(by, Erase(case=named, reason="retention", t=desk.now))
    register.sequence()
    for one in (desk, lead):
        one.pass_time(700)
        with second_window(one):
            loops[one.actor].go_round()
            assert found_in(files_below(one.folder), [keys[0].kept]) == []
    still = away.trail.disclosed(theirs)
    away.pass_time(30 * 24 * 3600)
    register.time.now = away.now
    with second_window(away):
        loops[away.actor].go_round()
        wal = {file.name for file in files_below(away.folder)}
        assert found_in(files_below(away.folder), [keys[1].kept]) == []
    register.as_owner("CHECKPOINT")

    # The chains hold, the rest of the work is readable, and an older pack proves what it proved.
    assert still, "whoever is away cannot know yet"
    assert wal >= {"trail.db", "trail.db-wal", "trail.db-shm"}
    assert (desk.trail.disclosed(seq), away.trail.disclosed(theirs)) == ((), ())
    assert [one.value for one in desk.trail.disclosed(other)] == [OTHER, "rang the office"]
    assert lead.trail.sync.inbox()[0].beside is None
    for one in desks:
        assert verify(one.file).holds
        assert stored(register, one) == written(one)[: len(stored(register, one))]
    assert fsck(register.login("reader"), register.keys).holds
    trust = (f"register={register.keys.verifier}",)
    assert holds_alone(files, trust)
    assert verify_trail(tmp_path / "pack", trust=trust).holds

    # Byte by byte.
    everywhere = files_below(*folders, *on_register)
    assert found_in(everywhere, plain) == []
    assert found_in(everywhere, [one.raw for one in keys]) == []
    assert found_in(files_below(*folders), [one.kept for one in keys]) == []
    assert not [word for word in TOLD.values() if word in caplog.text]
    rows = register.as_owner(
        f"SELECT count(*) FROM case_key WHERE case_mark = '\\x{named}' UNION ALL"  # noqa: S608
        f" SELECT count(*) FROM disclosure WHERE case_mark = '\\x{named}'"
    )
    assert rows == [(0,), (0,)]
    with psycopg.connect(register.url, autocommit=True) as owner:
        owner.execute("VACUUM FULL letterlock.case_key, letterlock.disclosure")
        owner.execute("CHECKPOINT")
    remain = found_in(files_below(postgres.folder), sealed)
    assert {len(name) for name, _ in remain} <= {24}, "in the WAL alone, as the manual says"
    sys.stdout.write(
        f"\n{len(everywhere)} files read; sealed keys (to open only with a device's own key) "
        f"remain {len(remain)} times, in the database's WAL alone\n"
    )


def test_a_device_restored_from_before_the_erasure_forgets_again(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The key comes back with the backup and goes at the first contact; entries come back whole."""
    seq = write(desk)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    put_back = backup(desk, tmp_path / "backup.db")
    keys, named = keys_of(desk), pseudonym_of(desk, CASE)
    later = write(desk)
    loop.go_round()
    for name in ("u-dpo", "u-adm"):
        by = register.store.known(register.enrolled(name, Role.PROTECTION_OFFICER, team="").log)
        register.store.erase(by, Erase(case=named, reason="retention", t=desk.now))
    desk.pass_time(700)
    loop.go_round()
    gone = desk.trail.disclosed(seq)

    put_back()
    came_back = desk.trail.disclosed(seq)
    desk.loop().go_round()

    assert (gone, len(came_back)) == ((), len(TOLD))
    assert (desk.trail.disclosed(seq), desk.trail.disclosed(later)) == ((), ())
    assert found_in(files_below(desk.folder), [keys.raw, keys.kept, *secrets()]) == []
    assert Act.DEVICE_RESTORED in desk.acts()
    assert verify(desk.file).holds


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that the embedded database's account may pass through."""
    made = Path(tempfile.mkdtemp(prefix="letterlock-erased-"))
    made.chmod(0o755)
    yield made / "demo"
    shutil.rmtree(made, ignore_errors=True)


@pytest.mark.campaign
def test_after_an_erasure_the_demos_folder_holds_nothing_of_the_case(
    folder: Path, tmp_path: Path
) -> None:
    """The whole product as its command starts it: database, WAL, keys, settings, and all it said.

    python -m pytest -m campaign -s tests/threats/test_after_an_erasure.py
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url, settings = f"http://127.0.0.1:{port}", folder / "register.toml"
    now = int(time.time() * 1000)

    def joined(actor: str, role: str) -> SyncedDesk:
        words = ("--settings", settings, "--role", role, "--team", "t-1", "--by", "u-demo")
        made = SyncedDesk(tmp_path / actor, url, actor, now=now)
        client = Client(url)
        code = command("code", *words).stdout.strip()
        enrol(client, made.trail.sync, made.settings, now_ms=now, code=code)
        client.close()
        return made

    with running(url, "demo", folder, "--port", port) as process:
        desk = joined("u-clerk", "clerk")
        by = [joined("u-adm", "administrator"), joined("u-dpo", "dpo")]
        seq = write(desk)
        loop = desk.loop()
        loop.go_round()
        time.sleep(2)  # the sequencer's
        loop.go_round()
        desk.pass_time(3_700)
        loop.go_round()
        keys = keys_of(desk)
        before = found_in(files_below(tmp_path), [keys.kept])
        said = [
            command("erase", CASE, "--by", one.trail.signer.log, "--settings", settings).stdout
            for one in by
        ]
        desk.pass_time(700)
        loop.go_round()
        while_running = found_in(files_below(folder), [*secrets(), keys.raw])
        desk.close()
        process.terminate()
        log = process.communicate(timeout=60)[0]

    assert before
    assert "second person" in said[0]
    assert "is forgotten" in said[1]
    assert desk.trail.disclosed(seq) == ()
    files = files_below(folder, tmp_path)
    assert while_running == []
    assert found_in(files, [*secrets(), keys.raw, keys.kept]) == []
    assert not [word for word in TOLD.values() if word in log]
    assert verify(desk.file).holds
    sys.stdout.write(f"\n{len(files)} files of the demo and its desks read, nothing found\n")


def secrets() -> list[bytes]:
    """Give what was told of the case."""
    return [word.encode() for word in TOLD.values()]
