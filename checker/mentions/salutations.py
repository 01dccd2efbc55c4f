"""Finds how a letter greets its reader: "Dear Ms Morrison"."""

import re
from collections.abc import Iterator

from checker.mentions.passage import SEEN, Passages
from checker.model import Case, Mention, MentionKind, Part
from checker.settings import Policy

GREETING = re.compile(
    r"^[^\w\n]*(?P<all>(?:dear|hello|hi|annwyl)[ ,]+(?P<name>[^\n,:;!?]{1,80}?))"
    r"(?= ?[,:;!.\u2013-]* *$|,| - |: |;)",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_WORDS = 9


def salutations(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every greeting that begins a line; the value is whom it greets."""
    del case, policy
    for passage in passages:
        if passage.part not in {*SEEN, Part.DELETED, Part.INSERTED, Part.OTHER}:
            continue
        for found in GREETING.finditer(passage.text):
            name = " ".join(found["name"].split())
            if name[0].isalpha() and len(name.split()) <= _MOST_WORDS:
                yield passage.mention(MentionKind.SALUTATION, found.span("all"), name)
