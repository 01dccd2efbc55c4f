"""Decides between mentions that stand over one another."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from checker.model import Mention, MentionKind, Part

_INSIDE = frozenset({MentionKind.POSTCODE, MentionKind.NAME})
_DIGITS = frozenset({MentionKind.PHONE, MentionKind.REFERENCE})


def settled(found: Iterable[Mention]) -> Iterator[Mention]:
    """Leave out what is only a piece of something else.

    A postcode belongs to its address, a street's name is nobody's name, and of two names over one
    another the longer holds: the first found where they are as long. The digits of an official
    number are no phone number and no reference.
    """
    everything = list(found)
    addresses = _by_part(everything, MentionKind.ADDRESS)
    numbers = _by_part(everything, MentionKind.IDENTIFIER)
    names: list[Mention] = []
    for mention in everything:
        if mention.kind in _INSIDE and _covered(mention, addresses.get(mention.part, [])):
            continue
        if mention.kind in _DIGITS and _crossed(mention, numbers.get(mention.part, [])):
            continue
        if mention.kind is MentionKind.NAME:
            names.append(mention)
        else:
            yield mention
    yield from _longest(names)


def _by_part(found: list[Mention], kind: MentionKind) -> dict[Part, list[Mention]]:
    """Give the mentions of one kind in each part, in order."""
    grouped: dict[Part, list[Mention]] = {}
    for mention in found:
        if mention.kind is kind:
            grouped.setdefault(mention.part, []).append(mention)
    for inside in grouped.values():
        inside.sort(key=_start)
    return grouped


def _crossed(mention: Mention, numbers: list[Mention]) -> bool:
    """Say whether a mention shares a sign with an official number; those never cross each other."""
    at = bisect_right(numbers, mention.span[1] - 1, key=_start) - 1
    return at >= 0 and numbers[at].span[1] > mention.span[0]


def _covered(mention: Mention, addresses: list[Mention]) -> bool:
    """Say whether a mention begins inside an address, and not in a column beside it."""
    at = bisect_right(addresses, mention.span[0], key=_start) - 1
    return any(
        mention.span[0] < address.span[1] and mention.text in address.text
        for address in addresses[max(0, at - 1) : at + 1]
    )


def _longest(names: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for name in sorted(names, key=lambda one: (one.part, one.span[0])):
        last = kept[-1] if kept else None
        if last is None or last.part != name.part or name.span[0] >= last.span[1]:
            kept.append(name)
        elif len(name.value) > len(last.value):
            kept[-1] = name
    return kept


def _start(mention: Mention) -> int:
    return mention.span[0]
