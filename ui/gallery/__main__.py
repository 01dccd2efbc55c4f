"""Render every screen to a folder and look it over: `python -m ui.gallery FOLDER`.

It ends with 1 when something in a picture is cut, covered, outside or unnamed, and says what.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ui.gallery.looks import LOOKS, GalleryLook
from ui.gallery.page import Picture, write_page

_LEAST_AT_ONCE = 2
_TURNED = re.compile(r"_\d+$")
_WHERE_NARROW = "menu_places"


def main(argv: list[str] | None = None) -> int:
    """Render what is asked for, each look in a process of its own.

    Args:
        argv: The words of the command; those of the process by default.
    """
    words = _parser().parse_args(sys.argv[1:] if argv is None else argv)
    looks = tuple(one for one in LOOKS if words.look in one.name)
    words.folder.mkdir(parents=True, exist_ok=True)
    if words.one:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from ui.gallery.walk import walk  # noqa: PLC0415 - Qt reads the platform when it loads

        walk(words.folder, looks[0], words.screen)
        return 0
    with ThreadPoolExecutor(words.jobs or max(_LEAST_AT_ONCE, os.cpu_count() or 1)) as pool:
        ended = list(pool.map(lambda one: _render(words.folder, one, words.screen), looks))
    pictures = [one for part in ended for one in part]
    page = write_page(words.folder, pictures, tuple(one.name for one in looks))
    wrong = _wrong(pictures, looks)
    for sentence in wrong:
        print(sentence)
    print(f"{len(pictures)} pictures, {len(wrong)} flaws: {page}")
    return 1 if wrong or not pictures else 0


def _render(folder: Path, look: GalleryLook, screen: str) -> list[Picture]:
    """Render one look in a process of its own, and read what it found."""
    listed = folder / f"{look.name}.json"
    listed.unlink(missing_ok=True)
    command = [sys.executable, "-m", "ui.gallery", str(folder), "--one", "--look", look.name]
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(
            [*command, "--screen", screen], stdout=told, stderr=subprocess.STDOUT, check=False
        )
        told.seek(0)
        lines = told.read().decode(errors="replace").splitlines()
    pictures = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else []
    if done.returncode:
        print(f"{look.name} ended with {done.returncode}:", *lines[-20:], sep="\n")
    return [
        Picture(screen=one["screen"], look=look.name, file=one["file"], flaws=tuple(one["flaws"]))
        for one in pictures
    ]


def _wrong(pictures: list[Picture], looks: tuple[GalleryLook, ...]) -> list[str]:
    """Give every flaw, and every screen that a look did not come to.

    A page need not be turned on where more of it shows, as in a larger window, and the menu of
    places is there only where the bar has no room for all of them.
    """
    wrong = [f"{one.file}: {flaw}" for one in pictures for flaw in one.flaws]
    there = {(one.look, one.screen) for one in pictures}
    screens = {one.screen for one in pictures}
    turned = {one for one in screens if one != _TURNED.sub("", one) in screens}
    return wrong + [
        f"{look.name}-{screen}.png: it is not there"
        for look in looks
        for screen in sorted(screens - turned - {_WHERE_NARROW})
        if (look.name, screen) not in there
    ]


def _parser() -> argparse.ArgumentParser:
    """Say which words the command understands."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures and index.html go")
    parser.add_argument(
        "--look", default="", help="only the looks with this in their name, for instance dark-1280"
    )
    parser.add_argument(
        "--screen", default="", help="only the screens with this in their name; all are walked"
    )
    parser.add_argument("--jobs", type=int, default=0, help="how many looks at once")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
