"""Is the address in a letter this address of the record, in any way that it is known written?"""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.matching.addresses import AddressVerdict, compare
from checker.model import Mention, PostalAddress

CLOSENESS = (
    AddressVerdict.DIFFERENT,
    AddressVerdict.NEAR_MISS,
    AddressVerdict.WRITTEN_DIFFERENTLY,
    AddressVerdict.SAME,
)
PREMISES = frozenset({AddressVerdict.WRITTEN_DIFFERENTLY, AddressVerdict.SAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How one address of the record compares with one in the letter, and in what they differ."""

    address: PostalAddress
    verdict: AddressVerdict
    differs_in: tuple[str, ...] = ()
    flat_form: bool = False

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
    found = compare(
        lines, address.written(), also_written=address.also_written, explained=explained
    )
    return Likeness(
        address=address,
        verdict=found.verdict,
        differs_in=found.differs_in,
        flat_form=found.flat_form,
    )


def likeness_of(
    block: Mention, address: PostalAddress, *, explained: tuple[str, ...] = ()
) -> Likeness:
    """Compare an address block of a letter with an address of the record.

    The lines above an address may be part of it: the record knows whether "National Office" is.
    """
    found = likeness(block.lines, address, explained=explained)
    if found.verdict is AddressVerdict.SAME or not block.addressee:
        return found
    whole = likeness((*block.addressee, *block.lines), address, explained=explained)
    return max(found, whole, key=lambda one: one.closeness)


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
