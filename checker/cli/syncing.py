"""`letterlock sync`: send the record to the register now, say how it stands, enrol this desk."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.desk.calls.syncing import Stand


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    sync = commands.add_parser("sync", help=say("keep the record in step with the register"))
    what = sync.add_subparsers(required=True, metavar="WHAT")
    now = what.add_parser("now", help=say("send what waits, and look at everything once"))
    now.set_defaults(command=run_now)
    state = what.add_parser("state", help=say("say how it stands, without asking the register"))
    state.set_defaults(command=run_state)
    enrol = what.add_parser("enrol", help=say("make this desk known to the register"))
    enrol.add_argument(
        "code", nargs="?", metavar="CODE", help=say("from an administrator; without it you sign in")
    )
    enrol.set_defaults(command=run_enrol)
    evidence = what.add_parser(
        "evidence", help=say("write what the register should not have said to a new folder")
    )
    evidence.add_argument("folder", type=Path, metavar="FOLDER")
    evidence.set_defaults(command=run_evidence)
    for one in (now, state, enrol):
        one.add_argument("--json", action="store_true")


def run_now(asked: argparse.Namespace) -> int:
    """Go round: 0 when everything is at the register and nothing is amiss, else 1."""
    from checker.desk.calls.syncing import sync_now  # noqa: PLC0415 - keys and network load slowly

    return _told(sync_now(), as_json=asked.json)


def run_state(asked: argparse.Namespace) -> int:
    """Say how it stands: 1 when something waits or is amiss."""
    from checker.desk.calls.syncing import sync_state  # noqa: PLC0415 - as above

    stand = sync_state()
    _told(stand, as_json=asked.json)
    return 1 if stand.waiting or stand.alarms else 0


def run_enrol(asked: argparse.Namespace) -> int:
    """Enrol, and go round once."""
    from checker.desk.calls.syncing import enrol_desk  # noqa: PLC0415 - as above

    return _told(enrol_desk(asked.code, _open), as_json=asked.json)


def run_evidence(asked: argparse.Namespace) -> int:
    """Write the evidence, and say how much: 1 when there is any."""
    from checker.desk.calls.syncing import export_evidence  # noqa: PLC0415 - as above

    count = export_evidence(asked.folder)
    sys.stdout.write(
        say_count("{count} piece was written.\n", "{count} pieces were written.\n", count)
    )
    return 1 if count else 0


def _open(address: str) -> None:
    """Open the browser; where there is none, the person opens the address themselves."""
    import webbrowser  # noqa: PLC0415 - only a sign-in needs it

    sys.stderr.write(say("Sign in here: {address}\n", address=address))
    webbrowser.open(address)


def _told(stand: "Stand", *, as_json: bool) -> int:
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(stand), indent=2) + b"\n")
        return 0 if stand.well else 1
    lines = [
        say("Register: {name}", name=stand.register),
        say("Nothing waits for the register.")
        if stand.link == "starting" and not stand.waiting
        else stand.words,
        say_count(
            "{count} confirmed letter among what waits",
            "{count} confirmed letters among what waits",
            stand.letters,
        )
        if stand.letters
        else "",
        say("Last reached: {at}", at=stand.contact or say("never")),
        stand.why,
        *stand.notices,
    ]
    sys.stdout.write("\n".join(dict.fromkeys(filter(None, lines))) + "\n")
    return 0 if stand.well else 1
