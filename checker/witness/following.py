"""A monitor's folder: whom it watches, how far it read, what it found; and the loop over it."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Final

import httpx
import msgspec

from checker.audit.merkle import Tree
from checker.audit.notes import COSIGNATURE, Verifier, read_verifier
from checker.errors import SettingsError
from checker.shapes import decode
from checker.witness.chains import Chains, Known
from checker.witness.monitoring import Alarm, Monitor, State
from checker.witness.reading import read_toml
from checker.words import say

SETTINGS: Final = "monitor.toml"
_STATE, _ALARMS = "state.json", "alarms.jsonl"
_MOST_ANSWER = 32 * 1024 * 1024


class MonitorSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of them."""

    url: str
    register: str
    """The register's key, name+id+key."""
    witnesses: tuple[str, ...] = ()
    need: Annotated[int, msgspec.Meta(ge=0)] = 0
    """How many of the witnesses must have seen each checkpoint."""
    every_seconds: Annotated[int, msgspec.Meta(ge=1)] = 60


class _Written(msgspec.Struct, frozen=True, kw_only=True):
    """A state on disk."""

    size: int
    frontier: tuple[bytes, ...]
    note: bytes
    registers: str
    logs: dict[str, Known]


class Folder:
    """A monitor's folder."""

    def __init__(self, folder: Path) -> None:
        """Read its settings.

        Raises:
            SettingsError: They cannot be read, or something in them is not what it should be.
        """
        self._folder = folder
        self.settings = read_toml(
            folder / SETTINGS, MonitorSettings, _keys, made_with="letterlock monitor init"
        )

    def monitor(self, client: httpx.Client) -> Monitor:
        """Give the monitor that fetches through a client."""

        def fetch(path: str) -> bytes:
            told = bytearray()
            try:
                with client.stream("GET", f"/{path}") as answer:
                    answer.raise_for_status()
                    for part in answer.iter_bytes():
                        told += part
                        if len(told) > _MOST_ANSWER:
                            raise OSError(f"{path}: too long")
            except httpx.HTTPError as error:
                raise OSError(f"{path}: {type(error).__name__}") from error
            return bytes(told)

        register, witnesses = _keys(self.settings)
        return Monitor(register=register, fetch=fetch, witnesses=witnesses, need=self.settings.need)

    def state(self) -> State:
        """Give how far it read; the beginning where nothing was read yet.

        Raises:
            SettingsError: What is written cannot be read: begin a new folder, keep this one.
        """
        path = self._folder / _STATE
        if not path.exists():
            return State()
        try:
            read = decode(path.read_bytes(), _Written)
        except (OSError, msgspec.MsgspecError) as error:
            raise SettingsError(
                say(
                    "What the monitor knew, {path}, cannot be read. Keep it, and begin a new "
                    "folder: it reads the register from its first entry.",
                    path=path,
                )
            ) from error
        return State(
            tree=Tree(read.size, read.frontier),
            note=read.note,
            chains=Chains(logs=read.logs, registers=read.registers),
        )

    def keep_all(self, state: State, alarms: tuple[Alarm, ...], at_s: int) -> tuple[Alarm, ...]:
        """Keep the alarms, then how far it read; give one more where that cannot be done."""
        try:
            for alarm in alarms:
                self.keep_alarm(alarm, at_s)
            self.keep(state)
        except OSError as error:
            words = say(
                "What was read cannot be kept in {folder}: {why}. Make room, or permission to "
                "write, there; this is about the monitor's computer, not about the register.",
                folder=self._folder,
                why=error.strerror or type(error).__name__,
            )
            return (*alarms, Alarm(kind="not-kept", words=words))
        return alarms

    def keep(self, state: State) -> None:
        """Write down how far it read, whole or not at all."""
        written = _Written(
            size=state.tree.size,
            frontier=state.tree.frontier,
            note=state.note,
            registers=state.chains.registers,
            logs=state.chains.logs,
        )
        half = self._folder / f"{_STATE}.new"
        with half.open("wb") as file:
            file.write(msgspec.json.encode(written))
            file.flush()
            os.fsync(file.fileno())
        half.replace(self._folder / _STATE)

    def keep_alarm(self, alarm: Alarm, at_s: int) -> None:
        """Add an alarm, with the signed checkpoint that shows it, to the file of them."""
        told = {"at": at_s, "kind": alarm.kind, "words": alarm.words, "index": alarm.index}
        line = msgspec.json.encode(told | {"note": alarm.note.decode(errors="replace")})
        with (self._folder / _ALARMS).open("ab") as file:
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())


def begin(folder: Path, url: str, register: str) -> Folder:
    """Make a monitor's folder.

    Raises:
        SettingsError: There is one already, or the key is wrong.
    """
    path = folder / SETTINGS
    if path.exists():
        raise SettingsError(say("There is a monitor in {folder} already.", folder=folder))
    quoted = {"url": url, "register": register}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = [f"{key} = {msgspec.json.encode(told).decode()}\n" for key, told in quoted.items()]
    path.write_text("".join(lines), encoding="utf-8")
    try:
        return Folder(folder)
    except SettingsError:
        path.unlink()
        raise


def follow(
    folder: Folder, *, once: bool, wait: Callable[[float], object] = time.sleep
) -> Iterator[tuple[int, tuple[Alarm, ...]]]:
    """Look again and again; give each time the size of the tree and the alarms.

    An alarm is kept before it is given, and before what was read counts as read. A register that
    does not answer is an alarm of the kind `silent`: one that withholds is not one that has
    nothing to say.
    """
    state = folder.state()
    with httpx.Client(base_url=folder.settings.url, timeout=30, trust_env=False) as client:
        monitor = folder.monitor(client)
        while True:
            try:
                alarms = monitor.look(state)
            except OSError as error:
                words = say("The register does not answer ({why}).", why=error)
                alarms = (Alarm(kind="silent", words=words),)
            yield state.tree.size, folder.keep_all(state, alarms, int(time.time()))
            if once:
                return
            wait(folder.settings.every_seconds)


def _keys(settings: MonitorSettings) -> tuple[Verifier, tuple[Verifier, ...]]:
    """Give who signs for the register, and the witnesses.

    Raises:
        NotANote: One is not written as name+id+key.
    """
    return read_verifier(settings.register), tuple(
        read_verifier(line, kind=COSIGNATURE) for line in settings.witnesses
    )
