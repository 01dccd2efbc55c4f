"""`letterlock policy`: what decided, is a file in order, and which cases are past their time."""

import argparse
import sys
from pathlib import Path

from checker.words import say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands and their options."""
    policy = commands.add_parser("policy", help=say("ask about the policy"))
    what = policy.add_subparsers(required=True, metavar="WHAT")
    explain = what.add_parser("explain", help=say("say which layer decided about a rule"))
    explain.add_argument("code", metavar="CODE")
    explain.add_argument("--policy", type=Path, metavar="FILE")
    explain.add_argument("--user-policy", type=Path, metavar="FILE")
    explain.set_defaults(command=_explain)
    check = what.add_parser("check", help=say("say whether a policy file is in order"))
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument(
        "--key", metavar="KEY", help=say("who must have sealed it, written name+id+key")
    )
    check.set_defaults(command=_check)
    retention = what.add_parser(
        "retention", help=say("list this desk's cases that are past their time")
    )
    retention.add_argument(
        "--apply", action="store_true", help=say("destroy their keys; only without a register")
    )
    retention.set_defaults(command=_retention)


def _explain(asked: argparse.Namespace) -> int:
    """Say it in one sentence."""
    from checker.desk.calls.asking import explain_rule  # noqa: PLC0415 - only this command needs it

    sys.stdout.write(explain_rule(asked.code, asked.policy, asked.user_policy) + "\n")
    return 0


def _check(asked: argparse.Namespace) -> int:
    """Say that it is in order, or stop with what is wrong."""
    from checker.desk.computer.policies import about_policy  # noqa: PLC0415 - only this command needs it

    sys.stdout.write("\n".join(about_policy(asked.file, asked.key)) + "\n")
    return 0


def _retention(asked: argparse.Namespace) -> int:
    """List them; with --apply let them go."""
    from checker.desk.calls.retaining import own_retention  # noqa: PLC0415 - only this command needs it

    sys.stdout.write("\n".join(own_retention(apply=asked.apply)) + "\n")
    return 0
