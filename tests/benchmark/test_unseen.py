"""How the unseen set is built: of its own words, the same for a seed, with room for everything."""

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from checker.practice import people, streets
from checker.practice.packs.book import Book
from checker.practice.packs.ours import OURS
from checker.practice.packs.pack import Pack
from checker.practice.packs.wrong import SCENARIOS
from tests.benchmark.held_out.book import HELD_OUT
from tests.benchmark.held_out.pools import POOLS as HELD_POOLS
from tests.benchmark.packs import Chunk
from tests.benchmark.unseen.book import UNSEEN
from tests.benchmark.unseen.chunks import SET
from tests.benchmark.unseen.people import unseen_names
from tests.benchmark.unseen.pools import POOLS

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = Chunk(seed=SET.seed, first=0, right=12, wrong=16, scans=0)
EVERY = Chunk(seed=SET.seed, first=0, right=0, wrong=len(SCENARIOS), scans=0)


def _words(book: Book) -> frozenset[str]:
    """Give every sentence and paragraph of a book."""
    said: list[str] = [one for forms in book.says.values() for one in forms]
    enclosed = [one for matter in book.matters for one in matter.encloses]
    bodies: Iterable[object] = (
        *(matter.paragraphs for matter in book.matters),
        *(one.paragraphs for one in (*enclosed, *book.enclosures.values())),
    )
    for paragraphs in bodies:
        assert isinstance(paragraphs, tuple)
        for text in paragraphs:
            said += (text,) if isinstance(text, str) else text
    return frozenset(said)


def _made(chunk: Chunk) -> tuple[Pack, ...]:
    _, packs = SET.make(chunk)
    return tuple(packs)


def test_no_sentence_is_in_another_book() -> None:
    """A rule that learned a sentence of the other books has learned none of these."""
    assert not _words(UNSEEN) & (_words(OURS) | _words(HELD_OUT))


def test_every_class_of_mistake_has_several_wordings() -> None:
    """No class of the other books is left out, and none is said in fewer than three ways."""
    assert UNSEEN.says.keys() == OURS.says.keys()
    assert UNSEEN.enclosures.keys() == OURS.enclosures.keys()
    assert min(len(set(forms)) for forms in UNSEEN.says.values()) >= 3


def test_no_name_or_street_is_in_another_list() -> None:
    """The caseload is new as well: forenames, surnames, streets and firms."""
    names, places, called = POOLS.names, POOLS.places, POOLS.called
    held, held_places, held_called = HELD_POOLS.names, HELD_POOLS.places, HELD_POOLS.called
    assert names
    assert places
    assert called
    assert held
    assert held_places
    assert held_called

    assert not {*names.women, *names.men} & {*people.WOMEN, *people.MEN, *held.women, *held.men}
    assert not {*names.surnames} & {*people.SURNAMES, *held.surnames}
    assert not {*places.streets} & {*streets.STREETS, *held_places.streets}
    assert not {*called.firms, *called.schools} & {*held_called.firms, *held_called.schools}


def test_the_same_seed_makes_the_same_packs() -> None:
    """Right packs first, then the scenarios in turn; what is planted is what is expected."""
    first, again = _made(FEW), _made(FEW)

    assert [(one.name, one.text, one.files) for one in first] == [
        (one.name, one.text, one.files) for one in again
    ]
    assert sum(one.right for one in first) == FEW.right
    wrong = [one.scenario for one in first if not one.right]
    assert wrong == [one.title for one in SCENARIOS[: FEW.wrong]]


@pytest.mark.campaign
def test_every_scenario_has_room() -> None:
    """The words and the caseload of a chunk carry each of them."""
    assert [one.scenario for one in _made(EVERY)] == [one.title for one in SCENARIOS]


def test_enough_unknown_people_are_named() -> None:
    """Three hundred and fifty and more, and two hundred and twenty children, each marked."""
    letters = unseen_names()
    named = Counter(
        (mark.child, letter.text[mark.start : mark.end])
        for letter in letters
        for mark in letter.marks
    )

    assert len(letters) >= 60
    assert sum(child for child, _ in named) >= 220
    assert sum(count for (child, _), count in named.items() if not child) >= 350
    assert not any("<" in letter.text for letter in letters)
