"""Finds in a document whatever points at a person, a place or a case: one file a finder."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from checker.mentions.bare_names import bare_names
from checker.mentions.dates_of_birth import dates_of_birth
from checker.mentions.dx import dx
from checker.mentions.emails import emails
from checker.mentions.identifiers import identifiers
from checker.mentions.instructions import instructions
from checker.mentions.names import names
from checker.mentions.overlaps import settled
from checker.mentions.passage import Passages, passages
from checker.mentions.phones import phones
from checker.mentions.postal_addresses import postal_addresses
from checker.mentions.postcodes import postcodes
from checker.mentions.record_names import record_names
from checker.mentions.references import references
from checker.mentions.salutations import salutations
from checker.model import Case, Document, Mention
from checker.settings import Policy

Finder: TypeAlias = Callable[[Passages, Case | None, Policy], Iterator[Mention]]

FINDERS: tuple[Finder, ...] = (
    postal_addresses,
    postcodes,
    emails,
    phones,
    dx,
    salutations,
    record_names,
    names,
    references,
    instructions,
    dates_of_birth,
    identifiers,
)


def find(document: Document, *, case: Case | None, policy: Policy) -> tuple[Mention, ...]:
    """Give every mention of a document, in the order of its parts and of the text in each.

    Args:
        document: What was read of one file.
        case: The case record, whose people and references are looked for first; None for none.
        policy: Whose addresses and domains are the sender's own.
    """
    parts = passages(document)
    found = [mention for finder in FINDERS for mention in finder(parts, case, policy)]
    found += bare_names(parts, settled(found), case, policy)
    order = {passage.part: place for place, passage in enumerate(parts)}
    return tuple(sorted(settled(found), key=lambda one: (order[one.part], one.span)))
