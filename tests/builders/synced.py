"""A desk with a real trail and a clock that a test moves, in step with a real register."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import Act, Body, Facts, Out, read_body
from checker.audit.signing import signer_from
from checker.audit.trail import Trail
from checker.desk.computer.clock import Clock
from checker.desk.record.recording import Recorder
from checker.protocol.messages import Role
from checker.settings import load_policy
from checker.sync.client import Client
from checker.sync.enrolling import enrol
from checker.sync.loop import Loop
from checker.sync.settings import RegisterSettings
from tests.builders.register_store import NOON_MS, TEAM, Register
from tests.builders.trails import BOOT


class Kept:
    """A keyring that keeps what it is given: a test's own."""

    protected = True

    def __init__(self) -> None:
        """Begin empty."""
        self.held: dict[str, str] = {}

    def read(self, what: str) -> str | None:
        """Give what was kept under a name, or None."""
        return self.held.get(what)

    def write(self, what: str, seed: str) -> None:
        """Keep a seed under a name."""
        self.held[what] = seed


@dataclass
class SyncedDesk:
    """One person's record in a folder, and what keeps it in step."""

    folder: Path
    url: str
    actor: str = "u-a"
    key: str | None = None
    now: int = NOON_MS
    mono: int = 1_000
    witnesses: tuple[str, ...] = ()
    keyring: Kept = field(default_factory=Kept)
    _recorder: Recorder | None = None
    _loops: list[Loop] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """Give where the trail is."""
        return self.folder / "trail.db"

    @property
    def settings(self) -> RegisterSettings:
        """Give what its letterlock.toml says."""
        return RegisterSettings(url=self.url, key=self.key, witnesses=self.witnesses)

    @property
    def book(self) -> Recorder:
        """Give the record as the sync uses it."""
        if self._recorder is None:
            clock = Clock(
                now=lambda: datetime.fromtimestamp(self.now / 1000, UTC),
                mono_ms=lambda: self.mono,
                boot=BOOT,
            )
            self._recorder = Recorder(open_trail=self._open, clock=clock, policy=load_policy())
        return self._recorder

    @property
    def trail(self) -> Trail:
        """Give the trail."""
        return self.book.trail()

    def restart(self) -> None:
        """Begin as after a new start of the program."""
        self._recorder = None

    def write(self, case: str | None = "C-1", act: Act = Act.CHECK, count: int = 1) -> int:
        """Append entries about a case; give the last one's number."""
        seq = 0
        for _ in range(count):
            seq = self.trail.append(
                act,
                Facts(out=Out.CLEAR),
                disclosures=[("case", case), ("reason", "rang the office")],
                case=case,
                t_ms=self.now,
                mono_ms=self.mono,
            ).seq
        return seq

    def enrol(self, register: Register, role: Role = Role.CLERK, team: str = TEAM) -> None:
        """Become known to the register by a code."""
        code = register.store.new_code(role, team, by="u-admin")
        client = Client(self.url)
        enrol(client, self.trail.sync, self.settings, now_ms=self.now, code=code)
        client.close()

    def loop(self, client: Client | None = None) -> Loop:
        """Give what keeps it in step; a test goes round by hand."""
        made = Loop(self.settings, self.book, client=client)
        self.keep(made)
        return made

    def keep(self, loop: Loop) -> None:
        """Have a loop end with the desk."""
        self._loops.append(loop)

    def close(self) -> None:
        """End what keeps it in step."""
        for one in self._loops:
            one.stop()

    def pass_time(self, seconds: float) -> None:
        """Let time pass, by both clocks."""
        self.now += int(seconds * 1000)
        self.mono += int(seconds * 1000)

    def bodies(self) -> list[Body]:
        """Give what every entry says."""
        return [read_body(entry.body) for entry in self.trail.entries()]

    def acts(self) -> list[Act]:
        """Give what was done, in order."""
        return [body.act for body in self.bodies()]

    def _open(self) -> Trail:
        self.folder.mkdir(parents=True, exist_ok=True)
        return Trail.open(
            self.file,
            signer_from(self.keyring, self.actor),
            app="0.1.0",
            rules="2026.1",
            boot=BOOT,
            t_ms=self.now,
            mono_ms=self.mono,
        )


def backup(desk: SyncedDesk, to: Path) -> Callable[[], None]:
    """Copy a desk's file as a backup does; what is given puts it back."""
    import pysqlite3  # noqa: PLC0415 - here alone

    with pysqlite3.connect(str(desk.file)) as source, pysqlite3.connect(str(to)) as copy:
        source.backup(copy)

    def restore() -> None:
        for ending in ("", "-wal", "-shm"):
            desk.file.with_name(desk.file.name + ending).unlink(missing_ok=True)
        with pysqlite3.connect(str(to)) as source, pysqlite3.connect(str(desk.file)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = WAL")
        desk.restart()

    return restore
