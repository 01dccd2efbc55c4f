"""`letterlock cases index`: builds the index of the whole caseload, and says what is in one."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from checker.words import say, say_count

_MEGABYTE = 1_000_000


def add_to(cases: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    index = cases.add_parser("index", help=say("the index of other cases: no names in it"))
    what = index.add_subparsers(required=True, metavar="WHAT")
    build = what.add_parser("build", help=say("make one from case records"))
    build.add_argument("--cases", type=Path, required=True, metavar="PATH")
    build.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=say("a file, or its folder")
    )
    build.set_defaults(command=run_build)
    show = what.add_parser("show", help=say("look at all of one, and count what is in it"))
    show.add_argument("path", type=Path, metavar="FILE")
    show.set_defaults(command=run_show)
    for one in (build, show):
        one.add_argument(
            "--key-file",
            type=Path,
            metavar="FILE",
            help=say("instead of the keyring: for trying it out"),
        )


def run_build(asked: argparse.Namespace) -> int:
    """Build it: 0 when every record is in it, 1 when some were refused."""
    from checker.desk.calls.indexing import build_index  # noqa: PLC0415 - only this command needs it

    built = build_index(asked.cases, asked.out, asked.key_file, datetime.now(UTC))
    sys.stdout.write(
        say(
            "{cases} with {people} in {size:.1f} MB. {refused}.\n",
            cases=say_count("{count} case", "{count} cases", built.cases),
            people=say_count("{count} person", "{count} people", built.people),
            size=built.size / _MEGABYTE,
            refused=say_count(
                "{count} record was refused", "{count} records were refused", built.refused
            ),
        )
    )
    return 1 if built.refused else 0


def run_show(asked: argparse.Namespace) -> int:
    """Count what is in it: 0 when it is whole, 1 when it is damaged."""
    from checker.desk.calls.indexing import show_index  # noqa: PLC0415 - only this command needs it

    told = show_index(asked.path, asked.key_file)
    sys.stdout.write(
        say(
            "{cases} with {people} in {size:.1f} MB, made {made}\n",
            cases=say_count("{count} case", "{count} cases", told.cases),
            people=say_count("{count} person", "{count} people", told.people),
            size=told.size / _MEGABYTE,
            made=told.made_at,
        )
    )
    for kind, rows in told.rows:
        sys.stdout.write(f"{kind:12} {rows:12,}\n")
    sys.stdout.write(
        say("All of it is as it was made.\n") if told.whole else say("It is damaged.\n")
    )
    return 0 if told.whole else 1
