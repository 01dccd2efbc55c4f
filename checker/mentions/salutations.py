"""Finds how a letter greets its reader: "Dear Ms Morrison"."""

import re
from collections.abc import Iterator

from checker.mentions.passage import SEEN, Passages
from checker.model import Case, Mention, MentionKind, Part
from checker.settings import Policy

_GOES_ON = (
    r"(?:i|we|thanks?|many|further|please|following|this|it|as|hope|just|can|could|would|with|and"
    r" (?:thanks?|many))\b"
)
"""What may follow a name on the line of a greeting that no comma ends."""
GREETING = re.compile(
    r"^[^\w\n]*(?P<all>(?:(?:my )?dear|hello|hi|helo|annwyl|"
    r"(?:good (?:morning|afternoon|evening|day)|hey|hiya|(?:bore|prynhawn|noswaith) da)"
    r"(?=[ ,]+(?-i:[A-Z]\w))|to(?= (?:mr|mrs|ms|miss|mx|dr)\.? [^\n,]{1,40},[ ]*$))"
    r"[ ,]+(?P<name>[^\n,:;!?]{1,80}?))"
    rf"(?= ?[,:;!.\u2013-]* *$|,| - |: |;| {_GOES_ON})",
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
