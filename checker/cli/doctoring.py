"""`letterlock doctor`: whether everything here works, and what a help desk's code says."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.desk.health import Line, Looked

Beside = Callable[[], "tuple[Line, ...]"]


def add_to(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", beside: Beside = tuple
) -> None:
    """Add the command and its options.

    Args:
        commands: Where it is added.
        beside: Looks at what only a window can see, such as printers.
    """
    doctor = commands.add_parser(
        "doctor",
        help=say("say whether everything here works; the status is 1 when something does not"),
    )
    doctor.add_argument("--json", action="store_true")
    doctor.add_argument(
        "--decode", metavar="CODE", help=say("say what a code means that somebody read out")
    )
    doctor.set_defaults(command=lambda asked: _run(asked, beside))


def _run(asked: argparse.Namespace, beside: Beside) -> int:
    if asked.decode is not None:
        return _decode(asked)
    from checker.desk.health import look, sight_here  # noqa: PLC0415 - it loads the desk

    quiet = bool(asked.json)
    looked = look(sight_here(), told=lambda line: None if quiet else _tell(line))
    more = beside()
    whole = looked.with_more(more)
    if quiet:
        _print_json(whole)
        return 0 if whole.well else 1
    for line in more:
        if line in whole.lines:
            _tell(line)
    wrong = sum(not one.well for one in whole.lines)
    sys.stdout.write(
        "\n"
        + (
            say_count("{count} thing needs you.", "{count} things need you.", wrong)
            if wrong
            else say("Everything works.")
        )
        + "\n"
        + say("Code for the help desk: {code}", code=whole.code)
        + "\n"
    )
    return 1 if wrong else 0


def _decode(asked: argparse.Namespace) -> int:
    from checker.desk.health import decoded  # noqa: PLC0415 - it loads the desk

    told = decoded(asked.decode)
    if asked.json:
        body = {
            "version": told.version,
            "system": told.system,
            "lines": [_as_json(one) for one in told.lines],
            "unknown": told.unknown,
        }
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n")
        return 0
    sys.stdout.write(
        say("Letterlock {version} on {system}", version=told.version, system=told.system) + "\n"
    )
    for line in told.lines:
        _tell(line)
    if told.unknown:
        sys.stdout.write(
            say_count(
                "{count} thing more, for which a newer Letterlock has words.\n",
                "{count} things more, for which a newer Letterlock has words.\n",
                told.unknown,
            )
        )
    if not told.lines and not told.unknown:
        sys.stdout.write(say("Everything works.") + "\n")
    return 0


def _tell(line: "Line") -> None:
    from checker.desk.health import HOW_WORDS  # noqa: PLC0415 - it loads the desk

    detail = f" ({line.detail})" if line.detail else ""
    sys.stdout.write(f"{say(HOW_WORDS[line.how]):10}{line.title}: {line.words}{detail}\n")
    sys.stdout.flush()


def _print_json(looked: "Looked") -> None:
    body = {
        "code": looked.code,
        "well": looked.well,
        "lines": [_as_json(one) for one in looked.lines],
    }
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n")


def _as_json(line: "Line") -> dict[str, str | int]:
    return {
        "check": line.check,
        "how": line.how.value,
        "cause": line.cause,
        "words": line.words,
        "detail": line.detail,
    }
