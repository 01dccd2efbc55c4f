"""Does a name that nobody knows look left over from another family's letter?"""

from collections.abc import Iterable

from checker.checks.unknown_people.walks_of_life import Walk, surname
from checker.matching.names import folded_name, parse_name
from checker.model import Mention


def families_of(people: Iterable[Mention]) -> frozenset[str]:
    """Give the surnames that two of some people share, by their forenames or their titles."""
    held: dict[str, set[str]] = {}
    for one in people:
        words, title = folded_name(one.value).split(), folded_name(parse_name(one.text).title)
        if surname(one.text):
            held.setdefault(words[-1], set()).add(words[0] if len(words) > 1 else title)
    return frozenset(
        last for last, kinds in held.items() if len(kinds - {"mrs", "ms", "miss"}) > 1
        or ("mr" in kinds and len(kinds) > 1)
    )  # fmt: skip


def is_residue(mention: Mention, seen: Walk, *, family: bool, to_body: bool) -> bool:
    """Say whether a name looks left over from another family's letter."""
    if seen.thing or seen.family or seen.life or seen.theirs:
        return not seen.thing
    title = parse_name(mention.text).title
    full = len(mention.value.split()) > 1 or bool(title)
    at_work = seen.around or seen.office or to_body
    if seen.work and (full or at_work):
        return False
    if family:
        return True
    if seen.contact and (full or at_work):
        return full and seen.home and not (seen.around or to_body)
    if full:
        return (seen.home and not (title and seen.around)) or (
            not (at_work if title else seen.around or seen.served or to_body)
            and (seen.alone or not title)
        )
    return True
