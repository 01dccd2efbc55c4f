"""The same desk from the command line, for scripts, batch runs and watch folders."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from checker import __version__
from checker.cli import (
    addressing,
    auditing,
    batching,
    caseload,
    checking,
    doctoring,
    licensing,
    monitoring,
    policing,
    registering,
    releasing,
    syncing,
    witnessing,
)
from checker.errors import CallError, LetterlockError
from checker.words import say, speak

Command = Callable[[argparse.Namespace], int]

CLEAR, FOUND, WRONG_CALL, STOPPED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line and leaves the ending to `main`."""

    def error(self, message: str) -> NoReturn:
        """Turn a wrong call into our own kind of error."""
        raise CallError(f"{message[:1].upper()}{message[1:]}. " + say("Try letterlock --help."))


def main(arguments: Sequence[str], beside: doctoring.Beside = tuple) -> int:
    """Run one command.

    Args:
        arguments: The words after the program's name.
        beside: For the self-check, looks at what only a window can see.

    Returns:
        The exit status: 0 nothing above note, 1 something to check or stop, 2 a wrong call, 130
        stopped with Ctrl+C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal may lack a letter of somebody's name
            stream.reconfigure(errors="backslashreplace")
    _speak()
    try:
        asked = parser(beside).parse_args(arguments)
        command: Command = asked.command
        status = command(asked)
        sys.stdout.flush()
    except LetterlockError as problem:
        sys.stderr.write(" ".join(str(problem).split()) + "\n")
        return WRONG_CALL
    except KeyboardInterrupt:
        sys.stderr.write(say("Stopped. Nothing was sent.") + "\n")
        return STOPPED
    except BrokenPipeError:
        _look_away()
        return FOUND
    except OSError as problem:
        _look_away()
        why = problem.strerror or type(problem).__name__
        sys.stderr.write(say("The command could not finish: {why}.", why=why) + "\n")
        return WRONG_CALL
    return status


def _speak() -> None:
    """Speak the language of whoever calls."""
    # Here, so that what only looks at the commands does not load the desk.
    from checker.desk.computer.language import language_of, system_languages  # noqa: PLC0415
    from checker.desk.computer.places import own_folder  # noqa: PLC0415

    speak(language_of(own_folder(), system_languages()))


def _look_away() -> None:
    """Let what is still to be written go nowhere: whoever read it has gone, or has no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser(beside: doctoring.Beside = tuple) -> argparse.ArgumentParser:
    """Give the parser of the whole command line."""
    whole: argparse.ArgumentParser = _Parser(
        prog="letterlock",
        description=say(
            "Check a letter before it is sent. Without a command, opens the desktop; "
            "FILE... or open FILE... opens files there."
        ),
    )
    whole.add_argument("--version", action="version", version=f"letterlock {__version__}")
    commands: argparse._SubParsersAction[argparse.ArgumentParser] = whole.add_subparsers(
        title=say("commands"), required=True, metavar="COMMAND"
    )
    for add in (
        checking.add_to,
        batching.add_to,
        addressing.add_to,
        caseload.add_to,
        auditing.add_to,
        policing.add_to,
        syncing.add_to,
        registering.add_to,
        witnessing.add_to,
        monitoring.add_to,
        releasing.add_to,
        licensing.add_to,
    ):
        add(commands)
    doctoring.add_to(commands, beside)
    return whole
