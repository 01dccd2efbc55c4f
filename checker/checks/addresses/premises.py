"""Is the address in a letter this address of the record, in any way that it is known written?"""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.matching.addresses import AddressVerdict, compare
from checker.matching.folding import folded_words
from checker.matching.vocabulary import FILLERS, FLOORS, MARKS, UNIT_WORDS
from checker.model import Mention, PostalAddress

CLOSENESS = (
    AddressVerdict.DIFFERENT,
    AddressVerdict.NEAR_MISS,
    AddressVerdict.WRITTEN_DIFFERENTLY,
    AddressVerdict.SAME,
)
FEWEST_LINES = 3
DOOR_FILLERS = FILLERS | {"to", "a"}
PREMISES = frozenset({AddressVerdict.WRITTEN_DIFFERENTLY, AddressVerdict.SAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How one address of the record compares with one in the letter, and in what they differ."""

    address: PostalAddress
    verdict: AddressVerdict
    differs_in: tuple[str, ...] = ()
    flat_form: bool = False
    no_door: bool = False
    """Whether they differ in nothing but that neither says which door of its street it is."""

    @property
    def same_premises(self) -> bool:
        """Say whether it is the same front door, however it is written."""
        return self.verdict in PREMISES

    @property
    def closeness(self) -> int:
        """Rank the verdict: the higher, the closer."""
        return CLOSENESS.index(self.verdict)


def likeness(
    lines: tuple[str, ...], address: PostalAddress, *, explained: tuple[str, ...] = ()
) -> Likeness:
    """Compare an address in a letter with one of the record, and with its known other forms.

    `explained` are names that may stand above the address in the letter and are no part of it.
    """
    written = address.written()
    bare = _without_name(written, explained)
    known = (*address.also_written, *((", ".join(bare),) if bare != written else ()))
    found = compare(lines, written, also_written=known, explained=explained)
    return Likeness(
        address=address,
        verdict=found.verdict,
        differs_in=found.differs_in,
        flat_form=found.flat_form,
        no_door=found.no_door,
    )


def likeness_of(
    block: Mention, address: PostalAddress, *, explained: tuple[str, ...] = ()
) -> Likeness:
    """Compare an address block of a letter with an address of the record.

    The lines above an address may be part of it: the record knows whether "National Office" is.
    """
    found = likeness(block.lines, address, explained=explained)
    if block.addressee and found.verdict is AddressVerdict.SAME and _points_at_a_door(block):
        return likeness((*block.addressee[-1:], *block.lines), address, explained=explained)
    for first in range(len(block.addressee)):
        if found.verdict is AddressVerdict.SAME:
            return found
        more = likeness((*block.addressee[first:], *block.lines), address, explained=explained)
        found = max(found, more, key=lambda one: one.closeness)
    return found


def nearest(
    block: Mention, addresses: Iterable[PostalAddress], *, explained: tuple[str, ...] = ()
) -> Likeness | None:
    """Give the closest of several addresses of the record, the first among equals."""
    return max(
        (likeness_of(block, address, explained=explained) for address in addresses),
        key=lambda one: one.closeness,
        default=None,
    )


def same_home(one: PostalAddress, other: PostalAddress) -> bool:
    """Say whether two addresses of the record are one front door."""
    return likeness(one.written(), other).same_premises


def are_same_premises(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two addresses in a letter are one front door."""
    return compare(one, other).verdict in PREMISES


def _without_name(lines: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """Give an address of the record without a first line that is how a body's name begins."""
    first = folded_words(lines[0]) if lines else ()
    named = any(folded_words(name)[: len(first)] == first for name in names)
    return lines[1:] if first and named and len(lines) > FEWEST_LINES else lines


def _points_at_a_door(block: Mention) -> bool:
    """Say whether the line above an address is part of it: "Rear of", "The caravan at"."""
    words = set(folded_words(block.addressee[-1])) - DOOR_FILLERS
    return bool(words) and words <= MARKS | UNIT_WORDS.keys() | FLOORS
