"""`letterlock licences`: whose work is in this program, and under which licence."""

import argparse
import sys

from checker.errors import CallError
from checker.words import say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    licences = commands.add_parser(
        "licences", help=say("whose work is in this program, and under which licence")
    )
    licences.add_argument(
        "name", nargs="?", default="", metavar="NAME", help=say("show the whole text of this one")
    )
    licences.set_defaults(command=_licences)


def _licences(asked: argparse.Namespace) -> int:
    """List what others made, or show a licence.

    Raises:
        CallError: nothing is called so.
    """
    from checker.desk.guidance.licences import pages  # noqa: PLC0415 - it looks at what is installed

    known = [one for one in pages() if one is not None and one.plain]
    wanted = [one for one in known if asked.name.casefold() in one.title.casefold()]
    if not wanted:
        raise CallError(
            say(
                "Nothing here is called {name}. `letterlock licences` lists everything.",
                name=asked.name,
            )
        )
    for one in wanted:
        sys.stdout.write(f"{one.title}\n")
        if asked.name:
            sys.stdout.write(f"\n{one.text.strip()}\n\n")
    return 0
