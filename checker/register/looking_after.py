"""What whoever looks after a register does from its command line."""

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg_pool import PoolTimeout

from checker.audit.pseudonyms import case_pseudonym
from checker.errors import CallError, LetterlockError, RegisterError
from checker.protocol.messages import Erase, Role
from checker.register.alarms import let_go_on
from checker.register.clock import system_clock
from checker.register.database import connected
from checker.register.fsck import Checked, fsck
from checker.register.keys import read_keys
from checker.register.office import Office
from checker.register.oidc import Provider
from checker.register.policies import policies_of, seal_policy
from checker.register.problems import Declined
from checker.register.running import open_office, refuse_unready
from checker.register.settings import RegisterSettings, read_settings
from checker.register.store import Known
from checker.register.trending import Recount, rebuild, recount
from checker.settings import load_policy
from checker.words import say, say_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What was looked at, a line each, and whether all of it is as it must be."""

    lines: tuple[str, ...]
    holds: bool


def check(path: Path) -> Stands:
    """Look at everything that the register needs to serve."""
    lines: list[str] = []
    holds = True

    def look(what: str, at: Callable[[], object]) -> bool:
        nonlocal holds
        try:
            at()
        except (LetterlockError, Declined) as problem:
            holds = False
            why = problem.wrong.problem.detail if isinstance(problem, Declined) else str(problem)
            lines.append(f"{what}: {why}")
            return False
        lines.append(say("{what}: as it should be.", what=what))
        return True

    if not look(say("Settings"), lambda: read_settings(path)):
        return Stands(lines=tuple(lines), holds=False)
    settings = read_settings(path)
    keys = Path(settings.keys)
    if look(say("Keys"), lambda: read_keys(keys, settings.origin)):
        look(say("Folder of keys"), lambda: _refuse_open(keys))
        look(say("Database"), lambda: refuse_unready(settings))
        if settings.policy:
            look(say("Policy"), lambda: _refuse_odd_policy(settings, keys))
    oidc = settings.oidc
    if oidc is not None:
        look(say("Identity provider"), lambda: Provider(oidc).reach())
    return Stands(lines=tuple(lines), holds=holds)


def seal(path: Path, policy: Path) -> int:
    """Seal a policy with the register's key, beside the file; give its version."""
    settings = read_settings(path)
    return seal_policy(policy, read_keys(Path(settings.keys), settings.origin))


def new_code(path: Path, role: Role, team: str, *, by: str, actor: str | None) -> str:
    """Give a one-time code for a device."""
    with _office(path) as office:
        return office.store.new_code(role, team, by=by, actor=actor)


def revoke(path: Path, log: str, *, by: str) -> None:
    """Let a device write no more."""
    with _office(path) as office:
        office.store.revoke(log, by=by)


def logs(path: Path) -> tuple[Known, ...]:
    """Give every device that is known."""
    with _office(path) as office:
        return office.store.known_logs()


def erase(path: Path, case: str, *, by: str, reason: str) -> str:
    """Ask, in the name of an enrolled person, for a case to be forgotten, or agree to it.

    Args:
        path: The register's settings.
        case: The case's id, as the desks know it.
        by: The log of the administrator or protection officer who decides.
        reason: The reason's code.
    """
    with _office(path) as office:
        mark = case_pseudonym(office.keys.case_key, case)
        kept = office.store.keeps(mark)
        asked = Erase(case=mark, reason=reason, t=office.clock.now_ms())
        erasure = office.store.erase(office.store.known(by), asked)
    if erasure.state == "done":
        return say("The case is forgotten here. Desks forget it when they next speak to us.")
    told = say("This is asked. It is done when a second person asks for the same.")
    if kept:
        return told
    return f"{told} " + say(
        "Nothing is kept here of a case with this id: before the second person agrees, see that it "
        "is written as the desks know it."
    )


def retention(path: Path, policy: Path | None, *, by: str | None) -> tuple[str, ...]:
    """Say which cases are past the policy's retention; with `by`, ask for each to be forgotten.

    Args:
        path: The register's settings.
        policy: The organisation's policy; None for the one that the register hands out.
        by: The log of the administrator or protection officer who asks, or agrees; None to look.
    """
    settings = read_settings(path)
    if policy is None:
        if not settings.policy:
            raise CallError(
                say("The register's settings name no policy. Say with --policy which file it is.")
            )
        policy = Path(settings.policy)
        _refuse_odd_policy(settings, Path(settings.keys))
    classes = load_policy(policy).retention
    if not classes:
        return (say("The policy says nothing of retention: nothing is ever due."),)
    with _office(path) as office:
        now = office.clock.now_ms()
        cases = office.store.due(classes)
        lines = []
        for one in cases:
            state = say("asked by {who}", who=", ".join(one.asked)) if one.asked else say("due")
            if by is not None:
                known = office.store.known(by)
                if known.actor not in one.asked:
                    asked = Erase(case=one.case, reason="retention", t=now)
                    done = office.store.erase(known, asked).state == "done"
                    state = say("forgotten") if done else say("asked by {who}", who=known.actor)
            lines.append(f"{one.case}  {one.name:12}  {_day(one.last_ms)}  {state}")
    total = say_count("{count} case is past its time.", "{count} cases are past it.", len(cases))
    if by is None and cases:
        total += " " + say("With --by LOG you ask; it is done when a second person asks too.")
    return (*lines, total)


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()


def verify(path: Path) -> Checked:
    """Verify everything that is stored. Where all is whole a sequencer that stopped goes on."""
    settings = read_settings(path)
    keys = read_keys(Path(settings.keys), settings.origin)
    with _reachable():
        checked = fsck(settings.database.reader or settings.database.app, keys)
        if checked.holds:
            with connected(settings.database.app) as connection:
                let_go_on(connection, system_clock().now_ms())
        return checked


def sums(path: Path, *, anew: bool = False) -> Recount:
    """Compare the sums for trends with a new count of every entry.

    Args:
        path: The register's settings.
        anew: Whether to make every sum again before.
    """
    database = read_settings(path).database
    with _reachable():
        if anew:
            with connected(database.sequencer) as connection:
                rebuild(connection)
        with connected(database.reader or database.app) as connection, connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return recount(connection)


def backup_notes(path: Path) -> tuple[str, ...]:
    """Give what to keep a copy of, for these settings."""
    settings = read_settings(path)
    return (
        say("Keep a copy of three things, and try them once a quarter:"),
        say(
            "1. The folder of keys {keys}: once, in a safe, apart from the rest. Without it "
            "nothing new can be signed in this register's name.",
            keys=settings.keys,
        ),
        say("2. The settings {path}.", path=path),
        say(
            "3. The database, every night: letterlock register backup FOLDER; and for recovery "
            "to any moment pg_basebackup with archived WAL."
        ),
        say(
            "To put it back: put keys and settings back, make an empty database, then "
            "letterlock register restore FILE, and serve only when it says that all is well."
        ),
        say(
            "What desks sent after the copy was made is asked for again from them: they keep "
            "their leaves for ever. The manual (register.md) says what they then tell."
        ),
    )


def _refuse_odd_policy(settings: RegisterSettings, keys: Path) -> None:
    """Refuse a policy that could not be handed out."""
    policies = policies_of(settings, read_keys(keys, settings.origin), lambda _: None)
    if policies is not None:
        policies.now()


def _refuse_open(folder: Path) -> None:
    """Refuse a folder of keys that others may enter."""
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise RegisterError(
            say(
                "Other people of this computer may look into {folder}. Run: chmod 700 {folder}",
                folder=folder,
            )
        )


@contextmanager
def _office(path: Path) -> Iterator[Office]:
    """Open a register for one command, and close it again."""
    office, databases = open_office(read_settings(path))
    try:
        with _reachable():
            yield office
    finally:
        databases.close()


@contextmanager
def _reachable() -> Iterator[None]:
    """Say what to do where the database does not answer, or is of an older Letterlock."""
    try:
        yield
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn) as error:
        raise RegisterError(
            say(
                "The register's database is of an older Letterlock. Run `letterlock register "
                "migrate` as its owner, then this again."
            )
        ) from error
    except (psycopg.Error, PoolTimeout) as error:
        raise RegisterError(
            say(
                "The register's database cannot be used. Run `letterlock register check`, which "
                "says what is wrong."
            )
        ) from error
