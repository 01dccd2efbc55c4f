"""Practice packs of a seed that nobody tuned on: `python -m tests.benchmark.kept_seed [--jobs 2]`.

The families, the layouts, the files and what is wrong of which are new; the words are those of the
practice book, on which rules are tuned. How rules do with another author's words, the unseen packs
say (`python -m tests.benchmark.unseen`), and their figures are the sterner ones. Once this seed has
been looked into, another has to be chosen.
"""

import sys

from checker.practice.caseload import Pools
from checker.practice.packs.ours import OURS
from tests.benchmark.book_sets import BookSet
from tests.benchmark.set_report import report

SET = BookSet(name="kept-seed", book=OURS, pools=Pools(), seed=3_911_028)

if __name__ == "__main__":
    sys.exit(report(SET, "python -m tests.benchmark.kept_seed", sys.argv[1:]))
