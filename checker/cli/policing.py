"""`letterlock policy explain CODE`: which layer of the policy decided about a rule."""

import argparse
import sys
from pathlib import Path

from checker.words import say


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    policy = commands.add_parser("policy", help=say("ask about the policy"))
    what = policy.add_subparsers(required=True, metavar="WHAT")
    explain = what.add_parser("explain", help=say("say which layer decided about a rule"))
    explain.add_argument("code", metavar="CODE")
    explain.add_argument("--policy", type=Path, metavar="FILE")
    explain.add_argument("--user-policy", type=Path, metavar="FILE")
    explain.set_defaults(command=run)


def run(asked: argparse.Namespace) -> int:
    """Say it in one sentence."""
    from checker.desk.asking import explain_rule  # noqa: PLC0415 - only this command needs it

    sys.stdout.write(explain_rule(asked.code, asked.policy, asked.user_policy) + "\n")
    return 0
