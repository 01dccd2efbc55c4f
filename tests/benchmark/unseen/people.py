"""Unknown people in unseen letters: `python -m tests.benchmark.unseen.people`.

Nobody of them is on any record here: the letters are searched without one. First 360 people and
240 children's forenames in letters, notes and minutes of their own, then the letters of the unseen
book. The figures are of recall, precision and children's forenames, by the grammar alone and with
the language model. `--seed` deals the names out anew.
"""

import argparse
import sys
from pathlib import Path

from tests.benchmark.book_people import both_ways, names_of
from tests.benchmark.people import Letter, letters_in
from tests.benchmark.unseen.chunks import SET

_FILE = Path(__file__).with_name("people.toml")
_SEED, _LETTERS = 52_900, 120


def unseen_names(seed: int = _SEED) -> tuple[Letter, ...]:
    """Give the letters that were written around people, with the place of each name."""
    return tuple(letters_in(_FILE, seed))


def unseen_book_names(seed: int = _SEED, count: int = _LETTERS) -> tuple[Letter, ...]:
    """Give letters of the unseen book with the place of every person named in them."""
    return names_of(SET, seed, count)


def main(arguments: list[str]) -> int:
    """Measure both ways of finding."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.unseen.people")
    parser.add_argument("--seed", type=int, default=_SEED, help="other names in other places")
    asked = parser.parse_args(arguments)
    for what, letters in (
        ("letters of their own", unseen_names(asked.seed)),
        ("letters of the book", unseen_book_names(asked.seed)),
    ):
        sys.stdout.write(f"{what}: {len(letters)}\n")
        both_ways(letters)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
