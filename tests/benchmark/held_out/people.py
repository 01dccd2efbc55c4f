"""Unknown people in the held-out letters: `python -m tests.benchmark.held_out.people`.

Nobody of them is on any record here: the letters are searched without one. The figures are of
recall, precision and children's forenames, by the grammar alone and with the language model.
"""

import sys

from tests.benchmark.book_people import both_ways, names_of
from tests.benchmark.held_out.chunks import SET
from tests.benchmark.people import Letter

_SEED, _LETTERS = 7900, 120


def held_out_names(count: int = _LETTERS) -> tuple[Letter, ...]:
    """Give letters of the held-out book with the place of every person named in them."""
    return names_of(SET, _SEED, count)


def main() -> int:
    """Measure both ways of finding."""
    both_ways(held_out_names())
    return 0


if __name__ == "__main__":
    sys.exit(main())
