"""`letterlock monitor`: read everything that a register shows, and say what cannot be true."""

import argparse
import sys
from pathlib import Path

from checker.words import say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its parts."""
    monitor = commands.add_parser(
        "monitor", help=say("watch a register: read all that it shows, and compare")
    )
    parts = monitor.add_subparsers(required=True, metavar="WHAT")
    init = parts.add_parser("init", help=say("make a monitor's folder"))
    init.add_argument("folder", type=Path)
    init.add_argument("--url", required=True, help=say("where the register is"))
    init.add_argument(
        "--register", required=True, metavar="KEY", help=say("its key, name+id+key, from outside")
    )
    init.set_defaults(command=_init)
    run = parts.add_parser(
        "run", help=say("look until it is stopped; with --once, the status is 1 for an alarm")
    )
    run.add_argument("folder", type=Path)
    run.add_argument("--once", action="store_true", help=say("look once"))
    run.set_defaults(command=_run)


def _init(asked: argparse.Namespace) -> int:
    from checker.witness.following import begin  # noqa: PLC0415 - only a monitor needs it

    begin(asked.folder, asked.url, asked.register)
    sys.stdout.write(say("A monitor was made in {folder}.", folder=asked.folder) + "\n")
    return 0


def _run(asked: argparse.Namespace) -> int:
    from checker.witness.following import Folder, follow  # noqa: PLC0415 - only a monitor needs it

    status = 0
    for size, alarms in follow(Folder(asked.folder), once=asked.once):
        for alarm in alarms:
            status = 1
            sys.stdout.write(say("ALARM: {words}", words=alarm.words) + "\n")
        if not alarms:
            sys.stdout.write(say("{size} entries read, all of them true.", size=size) + "\n")
        sys.stdout.flush()
    return status
