"""`letterlock audit`: list, show, verify and export the trail of this computer's account."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from checker.errors import CallError
from checker.words import say, say_count


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    audit = commands.add_parser("audit", help=say("look at the audit trail"))
    what = audit.add_subparsers(required=True, metavar="WHAT")
    listing = what.add_parser("list", help=say("every entry, the oldest first"))
    listing.set_defaults(command=run_list)
    show = what.add_parser("show", help=say("everything one entry says"))
    show.add_argument("which", metavar="NUMBER|RECEIPT")
    show.set_defaults(command=run_show)
    verify = what.add_parser("verify", help=say("say whether it is as it was signed"))
    verify.add_argument("--receipt", action="append", default=[], metavar="CODE")
    verify.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="FILE|LINE",
        help=say("whose keys are trusted: for an evidence pack, and never out of it"),
    )
    verify.add_argument("source", nargs="?", type=Path, metavar="TRAIL|FOLDER")
    verify.set_defaults(command=run_verify)
    export = what.add_parser("export", help=say("write it to a new folder"))
    export.add_argument("folder", type=Path, metavar="FOLDER")
    export.add_argument(
        "--question", metavar="TEXT", help=say("make an evidence pack that answers this")
    )
    export.add_argument("--first", type=int, default=1, metavar="NUMBER")
    export.add_argument("--last", type=int, metavar="NUMBER")
    export.add_argument("--case", metavar="ID", help=say("only entries of this case"))
    export.add_argument(
        "--show",
        action="append",
        default=[],
        metavar="NAME",
        help=say("show this of what is kept beside the entries: case, recipients, files, reasons"),
    )
    export.add_argument(
        "--without-register",
        action="store_true",
        help=say("leave the register out of the evidence, where it cannot be reached"),
    )
    export.set_defaults(command=run_export)
    for one in (listing, show, export):
        one.add_argument("--trail", type=Path, metavar="FILE")
    for one in (listing, verify):
        one.add_argument("--json", action="store_true")


def run_list(asked: argparse.Namespace) -> int:
    """List the entries."""
    from checker.desk.calls.auditing import list_trail  # noqa: PLC0415 - keys load slowly

    entries = list_trail(asked.trail)
    if asked.json:
        _print_json(entries)
        return 0
    for one in entries:
        codes = ", ".join(one.findings)
        sys.stdout.write(
            f"{one.seq:6}  {one.at}  {one.act:12} {one.outcome:9} {one.receipt}  {codes}\n"
        )
    return 0


def run_show(asked: argparse.Namespace) -> int:
    """Show one entry."""
    from checker.desk.calls.auditing import show_entry  # noqa: PLC0415 - keys load slowly

    _print_json(show_entry(asked.trail, asked.which))
    return 0


def run_verify(asked: argparse.Namespace) -> int:
    """Verify: 0 when it is whole, 1 when it is not."""
    from checker.desk.calls.auditing import verify_trail  # noqa: PLC0415 - keys load slowly

    told = verify_trail(asked.source, tuple(asked.receipt), tuple(asked.trust))
    if asked.json:
        _print_json(told)
    else:
        for problem in told.problems:
            where = "" if problem.seq is None else say("Entry {seq}: ", seq=problem.seq)
            sys.stdout.write(f"{where}{problem.words}\n")
        sys.stdout.writelines(f"{remark}\n" for remark in told.remarks)
        sys.stdout.write(
            say_count(
                "{count} entry was looked at. ", "{count} entries were looked at. ", told.entries
            )
        )
        sys.stdout.write(
            say("They are not all as they were signed.\n")
            if told.problems
            else say("All of them are as they were signed.\n")
        )
    return 1 if told.problems else 0


def run_export(asked: argparse.Namespace) -> int:
    """Export, and say how much."""
    if asked.question is not None:
        return _export_evidence(asked)
    chosen = asked.last is not None or asked.case is not None or asked.show or asked.first != 1
    if chosen or asked.without_register:
        raise CallError(
            say("A copy of the trail is all of it. Say what was asked with --question.")
        )
    from checker.desk.calls.auditing import export_trail  # noqa: PLC0415 - keys load slowly

    count = export_trail(asked.trail, asked.folder, datetime.now(UTC))
    sys.stdout.write(
        say_count("{count} entry was written.\n", "{count} entries were written.\n", count)
    )
    return 0


def _export_evidence(asked: argparse.Namespace) -> int:
    from checker.desk.calls.exporting import export_answer  # noqa: PLC0415 - the desk even more so
    from checker.desk.record.evidence import Asked  # noqa: PLC0415 - keys load slowly

    pack = export_answer(
        Asked(
            question=asked.question,
            first=asked.first,
            last=asked.last,
            case=asked.case,
            show=tuple(asked.show),
        ),
        asked.folder,
        asked.trail,
        without_register=asked.without_register,
    )
    sys.stdout.write(
        say_count(
            "{count} entry was written as evidence.\n",
            "{count} entries were written as evidence.\n",
            pack.counts.entries,
        )
    )
    if pack.counts.withheld:
        sys.stdout.write(
            say_count(
                "{count} entry between them is withheld, and named as such.\n",
                "{count} entries between them are withheld, and named as such.\n",
                pack.counts.withheld,
            )
        )
    sys.stdout.write(
        say(
            "Whoever checks it needs these names from you by another way: {logs}.\n",
            logs=", ".join(
                dict.fromkeys(f"log={one}" for one in (*(r.log for r in pack.ranges), pack.log))
            ),
        )
    )
    return 0


def _print_json(body: object) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n")
