"""Finds postcodes; `find` leaves out those that stand in an address."""

import re
from collections.abc import Iterator

from checker.matching.postcodes import POSTCODE, to_postcode
from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind
from checker.settings import Policy

_MEASURE = re.compile(r"\d ?(?:st|nd|rd|th|am|pm)$")


def postcodes(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every postcode of a document; the value is `XX1 1AA`."""
    del case, policy
    for passage in passages:
        for found in POSTCODE.finditer(passage.text):
            postcode = to_postcode(found[0])
            if postcode is not None and not _MEASURE.search(found[0]):
                yield passage.mention(MentionKind.POSTCODE, found.span(), postcode)
