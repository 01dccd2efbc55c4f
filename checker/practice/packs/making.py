"""Make packs about a caseload: right ones, and wrong ones whose scenarios come in turn."""

from collections.abc import Iterator
from datetime import date
from random import Random

from checker.model import Case
from checker.practice.packs.book import Book
from checker.practice.packs.pack import Pack
from checker.practice.packs.right import right_packs
from checker.practice.packs.wrong import Wanted, wrong_packs


def make_packs(
    seed: int, caseload: tuple[Case, ...], book: Book, wanted: Wanted, *, today: date
) -> Iterator[Pack]:
    """Give packs, the same for the same seed; of the right ones, `scans` are scanned."""
    random = Random(seed)
    for pack in right_packs(random, caseload, book, wanted.right, today=today, scans=wanted.scans):
        if not wanted.kinds or pack.kind in wanted.kinds:
            yield pack
    yield from wrong_packs(random, caseload, book, wanted, today=today)
