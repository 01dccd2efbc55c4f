"""Finds British postal addresses: in blocks, on one line, flattened, in sentences, over breaks."""

from collections.abc import Iterator

from checker.mentions.address_lines import Standing, standing
from checker.mentions.address_spots import spots
from checker.mentions.passage import Passage, Passages, columns
from checker.mentions.roles import roles
from checker.model import Case, Mention, MentionKind
from checker.settings import Policy


def postal_addresses(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every postal address of a document, with its lines, its addressee and its role."""
    found = [one for passage in passages for one in _standings(passage)]
    if not found:
        return
    document = passages[0].document
    for one, role in zip(found, roles(found, document, case, policy), strict=True):
        column = one.spot.column
        pieces = column.spans(one.spot.start, one.spot.end)
        span = (pieces[0][0], pieces[-1][1])
        yield column.passage.mention(
            MentionKind.ADDRESS,
            span,
            ", ".join(one.lines),
            role=role,
            lines=one.lines,
            addressee=one.addressee,
            pieces=pieces,
        )


def _standings(passage: Passage) -> Iterator[Standing]:
    for column in columns(passage):
        after = 0
        for spot in spots(column):
            yield standing(spot, after)
            after = spot.end
