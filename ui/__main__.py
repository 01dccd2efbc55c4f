"""Starts Letterlock: the desktop without arguments, the command line with them."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.heap import give_back_at_once

if TYPE_CHECKING:
    from checker.desk.health import Line

DESKTOP = frozenset(
    {
        "--demo",
        "--offscreen",
        "--screenshot",
        "--dark",
        "--light",
        "--size",
        "--text-size",
        "--language",
    }
)


OPEN = "open"


def main(argv: list[str] | None = None) -> int:
    """Start the desktop, or the command line when its words are given.

    Args:
        argv: The words after the program's name; those of the process by default.
    """
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == [OPEN]:
        return desktop(words[1:])
    if not words or words[0].partition("=")[0] in DESKTOP or _names_a_file(words[0]):
        return desktop(words)
    from checker.cli import main as command_line  # noqa: PLC0415 - the desktop never needs it

    return command_line(words, beside=_window_lines)


def _window_lines() -> "tuple[Line, ...]":
    """Look at what only a window can see, for the self-check."""
    try:
        from ui.doctor import window_lines  # noqa: PLC0415 - Qt may be what is missing
    except ImportError:
        from checker.desk.health import Line  # noqa: PLC0415 - after the command was read

        return (Line(check="version", cause=2),)
    return window_lines()


def desktop(argv: list[str] | None = None) -> int:
    """Start the desktop."""
    options = _parser().parse_args(sys.argv[1:] if argv is None else argv)
    if options.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.plain_imports import import_plainly  # noqa: PLC0415 - the command line has no window

    import_plainly()
    give_back_at_once()
    from ui.start import run, take_pictures  # noqa: PLC0415 - Qt reads the platform when it loads

    if options.screenshot is not None:
        return take_pictures(options)
    return run(options)


def _parser() -> argparse.ArgumentParser:
    """Say which words the desktop understands."""
    parser = argparse.ArgumentParser(prog="letterlock", description=main.__doc__)
    parser.add_argument(
        "--demo",
        nargs="?",
        const=Path(),
        type=Path,
        metavar="FOLDER",
        help="open the made-up caseload, kept in FOLDER",
    )
    parser.add_argument("--offscreen", action="store_true", help="draw without a display")
    parser.add_argument(
        "--screenshot", type=Path, metavar="DIR", help="draw every screen of the demo to DIR"
    )
    looks = parser.add_mutually_exclusive_group()
    looks.add_argument("--dark", action="store_true", help="dark colours")
    looks.add_argument("--light", action="store_true", help="light colours")
    parser.add_argument(
        "--size", default="1440x900", help="the window's size, for instance 1280x720"
    )
    parser.add_argument("--text-size", type=int, choices=(100, 125, 150, 200), default=0)
    parser.add_argument("--language", choices=("en", "cy"), help="English or Welsh, this once")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="what goes together, the letter first"
    )
    return parser


def _names_a_file(word: str) -> bool:
    """Say whether a first word is a file and no command: no command has a dot or a slash."""
    return not word.startswith("-") and (Path(word).name != word or "." in word)


if __name__ == "__main__":
    sys.exit(main())
