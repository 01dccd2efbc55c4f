"""The unseen set: its book, its names and its seed."""

from tests.benchmark.book_sets import BookSet
from tests.benchmark.unseen.book import UNSEEN
from tests.benchmark.unseen.pools import POOLS

SET = BookSet(name="unseen", book=UNSEEN, pools=POOLS, seed=52_061)
