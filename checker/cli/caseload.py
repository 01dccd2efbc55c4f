"""`letterlock cases`: says what is wrong with a caseload, and keeps a system's password."""

import argparse
import getpass
import sys
from pathlib import Path

from checker.cli import indexing
from checker.errors import CaseSourceError
from checker.words import say, say_count


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    cases = commands.add_parser("cases", help=say("look at a caseload"))
    what = cases.add_subparsers(required=True, metavar="WHAT")
    check = what.add_parser("check", help=say("say what is wrong with it"))
    check.add_argument(
        "path",
        type=Path,
        nargs="?",
        metavar="PATH|SETTINGS.toml",
        help=say("case records, or settings that name a source; without it your own settings"),
    )
    check.set_defaults(command=run)
    secret = what.add_parser("secret", help=say("keep a case system's password or token"))
    secret.add_argument("name", metavar="NAME", help=say("as secret = in the settings says"))
    secret.set_defaults(command=run_secret)
    indexing.add_to(what)


def run(asked: argparse.Namespace) -> int:
    """Load every record; say which were refused and why."""
    from checker.desk.calls.asking import check_caseload  # noqa: PLC0415 - only this command needs it

    try:
        told = check_caseload(asked.path)
    except CaseSourceError as away:
        if asked.path is not None and asked.path.suffix.lower() != ".toml":
            raise  # the path itself was wrong
        sys.stderr.write(" ".join(str(away).split()) + "\n")
        return 1
    for sentence in told.refused:
        sys.stdout.write(f"{sentence}\n")
    sys.stdout.write(
        say(
            "{loaded}, {refused}.\n",
            loaded=say_count(
                "{count} case record is in order", "{count} case records are in order", told.cases
            ),
            refused=say_count("{count} was refused", "{count} were refused", len(told.refused)),
        )
    )
    sys.stdout.write(
        say(
            "In them: {people}, {addresses}, {restrictions}.\n",
            people=say_count("{count} person", "{count} people", told.people),
            addresses=say_count("{count} address", "{count} addresses", told.addresses),
            restrictions=say_count(
                "{count} restriction", "{count} restrictions", told.restrictions
            ),
        )
    )
    if told.unknown:
        sys.stdout.write(
            say_count(
                "{count} address or contact does not say whether it is confidential: it is "
                "protected.\n",
                "{count} addresses and contacts do not say whether they are confidential: they are "
                "protected.\n",
                told.unknown,
            )
        )
    if told.undated:
        sys.stdout.write(
            say_count(
                "{count} record does not say how old it is: each letter of it is a Check.\n",
                "{count} records do not say how old they are: each letter of them is a Check.\n",
                told.undated,
            )
        )
    return 1 if told.refused else 0


def run_secret(asked: argparse.Namespace) -> int:
    """Keep a password or token, typed unseen or from the standard input."""
    from checker.desk.computer.sourcing import keep_secret  # noqa: PLC0415 - only this command needs it

    if sys.stdin.isatty():
        secret = getpass.getpass(say("The password or token: "))
    else:
        secret = sys.stdin.readline().rstrip("\r\n")
    keep_secret(asked.name, secret)
    sys.stdout.write(say("It is kept in the keyring as {name}.\n", name=asked.name))
    return 0
