"""`letterlock address compare` and `address find`: the judgement of addresses by itself."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checker.words import say

if TYPE_CHECKING:
    from checker.desk.calls.asking import FoundAddress


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    address = commands.add_parser("address", help=say("compare or find addresses"))
    what = address.add_subparsers(required=True, metavar="WHAT")
    compare = what.add_parser("compare", help=say("say whether two addresses are one front door"))
    compare.add_argument("a", metavar="A", help=say("lines separated by newlines or commas"))
    compare.add_argument("b", metavar="B")
    compare.add_argument("--json", action="store_true")
    compare.set_defaults(command=run_compare)
    find = what.add_parser("find", help=say("every address in a file, with page and box"))
    find.add_argument("file", type=Path, metavar="FILE")
    find.add_argument("--policy", type=Path, metavar="FILE")
    find.add_argument("--json", action="store_true")
    find.set_defaults(command=run_find)


def run_compare(asked: argparse.Namespace) -> int:
    """Compare two addresses. The verdict is in the answer, not in the exit status."""
    from checker.desk.calls.asking import compare_addresses  # noqa: PLC0415 - only this command needs it

    told = compare_addresses(asked.a, asked.b)
    if asked.json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    else:
        differs = ", ".join(told.differs_in)
        sys.stdout.write(f"{told.verdict}{f': {differs}' if differs else ''}\n")
    return 0


def run_find(asked: argparse.Namespace) -> int:
    """Find every address in a file."""
    from checker.desk.calls.asking import find_addresses  # noqa: PLC0415 - only this command needs it

    found = find_addresses(asked.file, asked.policy)
    if asked.json:
        body = {"addresses": [_json(one) for one in found]}
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n")
        return 0
    for one in found:
        page = "" if one.page is None else say("page {page}: ", page=one.page)
        sys.stdout.write(f"{one.role}: {page}{', '.join(one.lines)}\n")
    return 0


def _json(one: "FoundAddress") -> dict[str, object]:
    return {
        "lines": one.lines,
        "postcode": one.postcode,
        "page": one.page,
        "box_mm": None if one.box is None else [round(edge, 1) for edge in one.box],
        "in_window": one.in_window,
        "role": one.role,
    }
