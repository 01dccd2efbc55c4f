"""Entries of some acts out of every record at this desk, or out of the register with a purpose."""

from collections.abc import Iterable, Iterator
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import read_body
from checker.audit.leaf import leaf_hash
from checker.audit.trail import Trail
from checker.audit.trail_acts import entries_of
from checker.desk.looking_up.looking_far import pages
from checker.desk.record.exchanging import Told
from checker.desk.record.found import Found
from checker.desk.record.saying_why import refuse_untold
from checker.desk.register.linking import Linked
from checker.desk.seat import Seat
from checker.model import Receipt
from checker.protocol.looking import LookUp
from checker.sync.beside import beside, body_of

_SPAN_MS: Final = 365 * 24 * 3_600_000


def trails_here(seat: Seat, team: str | None = None) -> Iterator[Trail]:
    """Give the records at this desk: one's own first, then those of the others that were begun.

    Nobody's is begun by being looked for. Each lies beside one's own, by its owner's pseudonym.
    """
    own, here = seat.recorder().trail(), seat.sits()
    yield own
    for one in seat.setting.actors:
        file = own.path.with_name(own.path.name.replace(here.id, one.id))
        if one.id != here.id and team in (None, one.team) and file.exists():
            yield seat.records.of(one).trail()


def found_here(seat: Seat, acts: Iterable[Act], team: str | None = None) -> Iterator[Found]:
    """Give the entries of some acts, out of every record at this desk.

    Raises:
        TrailError: a record cannot be read.
    """
    wanted = tuple(acts)
    for trail in trails_here(seat, team):
        entries = entries_of(trail.path, wanted)
        for entry, told in zip(entries, trail.disclosed_by_each(entries), strict=True):
            yield Found(
                body=read_body(entry.body),
                hash=entry.hash.hex(),
                leaf=entry.signature + entry.body,
                told=told,
            )


def as_told(one: Found) -> Told:
    """Give an entry as reports read it: what stands beside it by its name."""
    return Told(leaf=one.leaf, body=one.body, told={fact.name: fact.value for fact in one.told})


def found_far(
    seat: Seat,
    linked: Linked,
    acts: Iterable[Act],
    span: tuple[int, int],
    recorded: Receipt,
) -> Iterator[Found]:
    """Give the entries of some acts and a time, out of the register, a page at a time.

    Args:
        seat: Who asks.
        linked: Their side of the register.
        acts: What the entries say.
        span: The first and the last moment, ms UTC.
        recorded: The entry that says what for.

    Raises:
        RegisterUnreached, RegisterRefused: it does not answer, or does not allow it.
    """
    refuse_untold(linked, recorded)
    signer = seat.recorder().trail().signer
    seen: set[str] = set()
    for act in acts:
        for first, last in _parts(span):
            asked = LookUp(
                purpose=recorded.hash, kind="date", act=act, first_ms=first, last_ms=last
            )
            for held in pages(linked, asked):
                hashed = leaf_hash(held.leaf).hex()
                if hashed not in seen:
                    seen.add(hashed)
                    facts = beside(held, signer)
                    yield Found(body=body_of(held), hash=hashed, leaf=held.leaf, told=facts)


def _parts(span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Part a time into years: the register looks through no more at once."""
    first, last = span
    while first <= last:
        yield first, min(last, first + _SPAN_MS - 1)
        first += _SPAN_MS
