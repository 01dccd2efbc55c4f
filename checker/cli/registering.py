"""`letterlock register`: set up, run and look after the central register."""

import argparse
import json
import shlex
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from checker.errors import CallError
from checker.words import say, say_count

_ROLES = ("clerk", "lead", "investigator", "administrator", "dpo")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    register = commands.add_parser("register", help=say("run the central register"))
    what = register.add_subparsers(required=True, metavar="WHAT")
    init = what.add_parser("init", help=say("write the settings and the keys of a new one"))
    init.add_argument("--folder", type=Path, default=Path(), metavar="FOLDER")
    init.add_argument(
        "--origin", required=True, metavar="NAME", help=say("such as register.example/north")
    )
    init.add_argument(
        "--database",
        default="postgresql:///letterlock",
        metavar="URL",
        help=say("where the database is, without login and password"),
    )
    init.add_argument(
        "--host", default="127.0.0.1", help=say("where it listens; a proxy stands before it")
    )
    init.add_argument("--port", type=int, default=8460)
    init.set_defaults(command=_needing(_init))
    migrate = what.add_parser("migrate", help=say("bring the database up to date, as its owner"))
    migrate.add_argument(
        "--owner", required=True, metavar="URL", help=say("how the database's owner reaches it")
    )
    migrate.set_defaults(command=_needing(_migrate))
    check = what.add_parser("check", help=say("say whether everything is as it must be to serve"))
    check.set_defaults(command=_needing(_check))
    serve = what.add_parser("serve", help=say("serve until SIGTERM or Ctrl+C"))
    serve.set_defaults(command=_needing(_serve))
    demo = what.add_parser("demo", help=say("everything on this machine, to try it out"))
    demo.add_argument("folder", type=Path, metavar="FOLDER", help=say("where all of it is kept"))
    demo.add_argument(
        "--port", type=int, default=8460, help=say("where it listens, when the folder is new")
    )
    demo.set_defaults(command=_needing(_demo))
    code = what.add_parser("code", help=say("make a one-time code for a new device"))
    code.add_argument("--role", required=True, choices=_ROLES)
    code.add_argument("--team", default="", metavar="TEAM", help=say("the team's pseudonym"))
    code.add_argument("--actor", metavar="WHO", help=say("the only pseudonym that may use it"))
    code.set_defaults(command=_needing(_code))
    revoke = what.add_parser("revoke", help=say("let a device write no more"))
    revoke.add_argument("log", metavar="LOG")
    revoke.set_defaults(command=_needing(_revoke))
    erase = what.add_parser("erase", help=say("ask for a case to be forgotten, or agree to it"))
    erase.add_argument("case", metavar="CASE", help=say("the case's id, as the desks know it"))
    erase.add_argument("--reason", default="retention", metavar="CODE")
    erase.set_defaults(command=_needing(_erase))
    retention = what.add_parser("retention", help=say("list the cases that are past their time"))
    retention.add_argument(
        "--policy", type=Path, metavar="FILE", help=say("without it the one that is handed out")
    )
    retention.set_defaults(command=_needing(_retention))
    seal = what.add_parser("seal-policy", help=say("seal the organisation's policy, for desks"))
    seal.add_argument("policy", type=Path, metavar="FILE")
    seal.set_defaults(command=_needing(_seal))
    logs = what.add_parser("logs", help=say("list the devices that are known"))
    logs.set_defaults(command=_needing(_logs))
    for one in (
        migrate, check, serve, code, revoke, erase, retention, seal, logs, *_verifying(what),
    ):  # fmt: skip
        one.add_argument("--settings", type=Path, default=Path("register.toml"), metavar="FILE")
    for one in (code, revoke):
        one.add_argument(
            "--by", required=True, metavar="WHO", help=say("the administrator's pseudonym")
        )
    retention.add_argument(
        "--by", metavar="LOG", help=say("whose log asks for all of them, or agrees")
    )
    erase.add_argument(
        "--by",
        required=True,
        metavar="LOG",
        help=say("the log of the administrator or protection officer who decides"),
    )


def _verifying(
    what: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> tuple[argparse.ArgumentParser, ...]:
    """Add the commands that look at what is there, and give them."""
    fsck = what.add_parser("fsck", help=say("verify everything again, from the stored bytes"))
    fsck.set_defaults(command=_needing(_fsck))
    recount = what.add_parser("recount", help=say("count the sums for trends again and compare"))
    recount.add_argument("--rebuild", action="store_true", help=say("make the sums again"))
    recount.set_defaults(command=_needing(_recount))
    notes = what.add_parser("backup-notes", help=say("say what to keep a copy of, and how"))
    notes.set_defaults(command=_needing(_backup_notes))
    backup = what.add_parser("backup", help=say("write a copy of the database into a folder"))
    backup.add_argument("folder", type=Path, metavar="FOLDER")
    backup.add_argument(
        "--keep", type=int, metavar="DAYS", help=say("delete copies that are older than this")
    )
    backup.set_defaults(command=_needing(_backup))
    restore = what.add_parser("restore", help=say("put a copy into an empty database"))
    restore.add_argument("copy", type=Path, metavar="FILE")
    restore.add_argument(
        "--owner", required=True, metavar="URL", help=say("how the database's owner reaches it")
    )
    restore.set_defaults(command=_needing(_restore))
    return fsck, recount, notes, backup, restore


def _needing(command: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Give a command that says what to install where the register's libraries are not."""

    def run(asked: argparse.Namespace) -> int:
        try:
            return command(asked)
        except ModuleNotFoundError as error:
            raise CallError(
                say(
                    "The register needs more than a desk: {name} is not installed. Install "
                    "Letterlock with its extra: letterlock[register].",
                    name=error.name,
                )
            ) from error

    return run


def _init(asked: argparse.Namespace) -> int:
    """Write settings and keys, and say what to do next."""
    from checker.register.setting_up import Plan, next_steps, set_up  # noqa: PLC0415 - an extra

    plan = Plan(
        folder=asked.folder,
        origin=asked.origin,
        database=asked.database,
        host=asked.host,
        port=asked.port,
    )
    _tell(*next_steps(plan, set_up(plan)))
    return 0


def _migrate(asked: argparse.Namespace) -> int:
    """Bring the schema up to date."""
    from checker.register.setting_up import bring_up_to_date  # noqa: PLC0415 - an extra

    done = bring_up_to_date(asked.settings, asked.owner)
    _tell(
        *done,
        say_count("{count} step was made.", "{count} steps were made.", len(done))
        if done
        else say("The database is up to date."),
    )
    return 0


def _check(asked: argparse.Namespace) -> int:
    """Say how things stand: 0 when the register can serve, 1 when not."""
    from checker.register.looking_after import check  # noqa: PLC0415 - an extra

    checked = check(asked.settings)
    _tell(*checked.lines)
    return 0 if checked.holds else 1


def _serve(asked: argparse.Namespace) -> int:
    """Serve."""
    from checker.register.running import serve  # noqa: PLC0415 - an extra

    serve(asked.settings, ready=lambda url: _tell(say("The register answers at {url}.", url=url)))
    return 0


def _demo(asked: argparse.Namespace) -> int:
    """Start everything, with a desk to try it at, and serve."""
    from checker.register.demo import ADMINISTRATOR, TEAM, Joining, demo  # noqa: PLC0415 - an extra

    def tell(joining: Joining) -> None:
        folder = joining.settings.parent
        lines = ("[register]", f'url = "{joining.url}"', f'key = "{joining.key}"')
        desk = _demo_desk(folder / "desk", lines)
        _tell(
            say(
                "The register is in {folder}. Stop it with Ctrl+C.", folder=joining.settings.parent
            ),
            say("A code for a clerk, used once within 24 hours: {code}", code=joining.clerk),
            say("A code for a team lead, used once within 24 hours: {code}", code=joining.lead),
            say(
                "More: letterlock register code --settings {path} --role ROLE --team {team} "
                "--by {by}",
                path=shlex.quote(str(joining.settings)),
                team=TEAM,
                by=ADMINISTRATOR,
            ),
            say("A desk with made-up cases and letters to try it at: {command}", command=desk),
            say("Or put these lines into the letterlock.toml of any desk on this machine:"),
            "",
            *lines,
            "",
        )

    demo(asked.folder, port=asked.port, tell=tell)
    return 0


def _demo_desk(folder: Path, register: tuple[str, ...]) -> str:
    """Write a desk with a made-up caseload, and give the command that opens it."""
    from checker.practice.demo import write_demo  # noqa: PLC0415 - only the demo needs it

    made = write_demo(folder, now=datetime.now(UTC))
    settings = folder / "letterlock.toml"
    if not settings.exists():
        first = (
            f"cases = {json.dumps(str(made.cases))}",
            f"policy = {json.dumps(str(made.policy))}",
        )
        settings.write_text("\n".join((*first, *register, "")), encoding="utf-8")
    return f"letterlock --demo {shlex.quote(str(folder))}"


def _code(asked: argparse.Namespace) -> int:
    """Make a code and print it: nobody can see it again."""
    from checker.protocol.messages import Role  # noqa: PLC0415 - only this command needs it
    from checker.register.looking_after import new_code  # noqa: PLC0415 - an extra

    code = new_code(asked.settings, Role(asked.role), asked.team, by=asked.by, actor=asked.actor)
    _tell(code)
    return 0


def _revoke(asked: argparse.Namespace) -> int:
    """Revoke."""
    from checker.register.looking_after import revoke  # noqa: PLC0415 - an extra

    revoke(asked.settings, asked.log, by=asked.by)
    _tell(say("This device may write no more. What it wrote stays."))
    return 0


def _erase(asked: argparse.Namespace) -> int:
    """Ask, or agree."""
    from checker.register.looking_after import erase  # noqa: PLC0415 - an extra

    _tell(erase(asked.settings, asked.case, by=asked.by, reason=asked.reason))
    return 0


def _retention(asked: argparse.Namespace) -> int:
    """List what is due, and ask for it where somebody is named."""
    from checker.register.looking_after import retention  # noqa: PLC0415 - an extra

    _tell(*retention(asked.settings, asked.policy, by=asked.by))
    return 0


def _seal(asked: argparse.Namespace) -> int:
    """Seal, and say which version it is."""
    from checker.register.looking_after import seal  # noqa: PLC0415 - an extra

    version, file = seal(asked.settings, asked.policy), asked.policy
    _tell(say("Version {version} of the policy {file} is sealed.", version=version, file=file))
    return 0


def _logs(asked: argparse.Namespace) -> int:
    """List the devices."""
    from checker.register.looking_after import logs  # noqa: PLC0415 - an extra

    _tell(
        *(
            f"{one.log}  {one.state.value:8} {one.role.value:13} {one.team:12} {one.actor}"
            for one in logs(asked.settings)
        )
    )
    return 0


def _fsck(asked: argparse.Namespace) -> int:
    """Verify: 0 when everything is as it was written, 1 when not."""
    from checker.register.looking_after import verify  # noqa: PLC0415 - an extra

    checked = verify(asked.settings)
    _tell(*(f"{one.where}: {one.words}" for one in checked.wrong))
    _tell(
        say_count("{count} log, ", "{count} logs, ", checked.logs)
        + say_count("{count} entry, ", "{count} entries, ", checked.entries)
        + say("a tree of {size} with root {root}.", size=checked.size, root=checked.root),
        say("All of it is as it was written.")
        if checked.holds
        else say("It is not all as it was written. Keep everything as it is."),
    )
    return 0 if checked.holds else 1


def _recount(asked: argparse.Namespace) -> int:
    """Count again: 0 when the sums are what the entries give, 1 when not."""
    from checker.register.looking_after import sums  # noqa: PLC0415 - an extra

    told = sums(asked.settings, anew=asked.rebuild)
    _tell(
        say_count("{count} sum of ", "{count} sums of ", told.sums)
        + say_count("{count} entry.", "{count} entries.", told.entries),
        say("All of them are what the entries give.")
        if told.holds
        else say_count(
            "{count} is not what the entries give. Run this again with --rebuild.",
            "{count} are not what the entries give. Run this again with --rebuild.",
            told.different,
        ),
    )
    return 0 if told.holds else 1


def _backup_notes(asked: argparse.Namespace) -> int:
    """Say what to keep a copy of."""
    from checker.register.looking_after import backup_notes  # noqa: PLC0415 - an extra

    _tell(*backup_notes(asked.settings))
    return 0


def _backup(asked: argparse.Namespace) -> int:
    """Copy, and say what is there now."""
    from checker.register.copying import copy_register  # noqa: PLC0415 - an extra

    if asked.keep is not None and asked.keep < 1:
        raise CallError(say("Keep copies for one day at least: --keep 1."))
    made = copy_register(asked.settings, asked.folder, datetime.now(UTC), keep=asked.keep)
    _tell(
        say("The copy is {file}, {size:,} bytes.", file=made.file, size=made.size),
        f"sha256 {made.sha256}",
        *(say("{file} was older and is deleted.", file=one) for one in made.gone),
    )
    return 0


def _restore(asked: argparse.Namespace) -> int:
    """Put a copy back and look at all of it: 0 when it may serve, 1 when not."""
    from checker.register.copying import put_back  # noqa: PLC0415 - an extra

    put_back(asked.settings, asked.copy, asked.owner, _tell)
    return max(_check(asked), _fsck(asked))


def _tell(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
