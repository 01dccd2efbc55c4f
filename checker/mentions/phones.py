"""Finds phone and fax numbers as British letters write them."""

import re
from collections.abc import Iterator

from checker.matching.phones import to_phone
from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind
from checker.settings import Policy

_PHONE = re.compile(
    r"(?<![\w+/.-])(?:\(?(?:\+|00) ?\(?\d{1,3}\)?[ .-]{0,2}(?:\(0\)[ .-]?)?|\(?0)"
    r"\d{0,5}\)?(?:[ .-]{0,2}\d{1,7}){1,4}(?![\w/]|-\d|\.\d)"
)


def phones(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every phone number of a document; the value is its digits with 44 in front."""
    del case, policy
    for passage in passages:
        for found in _PHONE.finditer(passage.text):
            value = to_phone(found[0])
            if value is not None:
                yield passage.mention(MentionKind.PHONE, found.span(), value)
