"""A letter without pages of its own is painted on pages, behind the wall, and covered there."""

from collections.abc import Iterator

import pytest

from checker.worker.parent import Readers
from checker.worker.picture import is_plain_picture
from checker.worker.wire import PaintLine


@pytest.fixture(name="readers", scope="module")
def one_reader() -> Iterator[Readers]:
    """Give a reading process."""
    readers = Readers(spares=0)
    yield readers
    readers.close()


def test_lines_are_painted_and_every_word_is_found_again(readers: Readers) -> None:
    """In order, on as many rows and pages as they need, each word once."""
    texts = ("Dear Mr Okafor", "", "word " * 400, "Yours sincerely")

    pages = readers.paint(tuple(PaintLine(text) for text in texts * 4), 800)

    assert len(pages) > 1
    assert all(is_plain_picture(page.png) for page in pages)
    words = [
        texts[word.line % len(texts)][word.first : word.last]
        for page in pages
        for word in page.words
    ]
    assert words == " ".join(texts * 4).split()
    first = pages[0].words[0].box
    assert 0 < first[0] < first[2] < 1
    assert 0 < first[1] < first[3] < 1


def test_a_word_is_found_without_the_comma_after_it(readers: Readers) -> None:
    """The mark of an address ends where its letters do, as it does on the page of a check."""
    text = "6 Weir Cottages, Bramwick"

    (page,) = readers.paint((PaintLine(text),), 800)

    found = {text[word.first : word.last]: word.box for word in page.words}
    assert list(found) == ["6", "Weir", "Cottages", ",", "Bramwick"]
    assert found["Cottages"][2] == found[","][0] < found[","][2]


def test_what_is_covered_cannot_be_seen(readers: Readers) -> None:
    """Two letters that differ only there are the same picture."""
    covers = []
    for name in ("Mr Okafor", "Ms Hale"):
        (page,) = readers.paint((PaintLine(name), PaintLine("Your appointment")), 600)
        high = max(word.box[3] for word in page.words if word.line == 0)
        covers.append(readers.cover(page.png, ((0.0, 0.0, 1.0, high),)))

    assert covers[0] == covers[1]
    assert is_plain_picture(covers[0])


def test_a_letter_without_end_ends(readers: Readers) -> None:
    """At most 40 pages and some thousands of words are painted, whatever comes."""
    assert len(readers.paint(tuple(PaintLine("x") for _ in range(9_000)), 400)) == 40
    pages = readers.paint((PaintLine("x " * 200_000),), 400)
    assert sum(len(page.words) for page in pages) < 21_000
