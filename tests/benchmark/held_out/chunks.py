"""The held-out set: its book, its names and its seed."""

from tests.benchmark.book_sets import BookSet
from tests.benchmark.held_out.book import HELD_OUT
from tests.benchmark.held_out.pools import POOLS

SET = BookSet(name="held-out", book=HELD_OUT, pools=POOLS, seed=7001)
