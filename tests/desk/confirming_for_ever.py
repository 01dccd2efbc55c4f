"""A program for the kill test: a desk that confirms one letter again and again until it is killed.

Prints the receipt of each confirmation once `confirm` has returned: only then was it acknowledged.
"""

import sys
from pathlib import Path

from checker.desk import Answers
from checker.desk.demo import open_demo
from checker.model import Channel, WhoId


def main(folder: Path) -> None:
    """Confirm for ever."""
    desk = open_demo(folder)
    ready = next(one for one in desk.ready() if one.name == "Letter to Ms S Pritchard.docx")
    opened = desk.open(ready.files)
    mother = WhoId("P2")
    result = desk.check(opened, opened.suggestions[0].id, [mother], Channel.POST)
    answers = Answers(recipients=(mother,), typed="HX98 3LD", held=True)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        done = desk.confirm(opened, result, [], answers)
        sys.stdout.write(done.receipt + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
