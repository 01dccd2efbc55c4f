"""`letterlock cases check`: says what is wrong with a caseload."""

import argparse
import sys
from pathlib import Path

from checker.cli import indexing
from checker.words import say, say_count


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    cases = commands.add_parser("cases", help=say("look at a caseload"))
    what = cases.add_subparsers(required=True, metavar="WHAT")
    check = what.add_parser("check", help=say("say what is wrong with it"))
    check.add_argument("path", type=Path, metavar="PATH")
    check.set_defaults(command=run)
    indexing.add_to(what)


def run(asked: argparse.Namespace) -> int:
    """Load every record; say which were refused and why."""
    from checker.desk.asking import check_caseload  # noqa: PLC0415 - only this command needs it

    loaded, refused = check_caseload(asked.path)
    for sentence in refused:
        sys.stdout.write(f"{sentence}\n")
    sys.stdout.write(
        say(
            "{loaded}, {refused}.\n",
            loaded=say_count(
                "{count} case record is in order", "{count} case records are in order", loaded
            ),
            refused=say_count("{count} was refused", "{count} were refused", len(refused)),
        )
    )
    return 1 if refused else 0
