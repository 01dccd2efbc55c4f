"""Finds document exchange numbers: "DX 412 London Chancery Lane"."""

import re
from collections.abc import Iterator

from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind
from checker.settings import Policy

_EXCHANGE = r"(?:[A-Z][\w'-]*)(?: (?:[A-Z][\w'-]*|upon|on|under|of|\d{1,2}\b)){0,4}"
_DX = re.compile(
    rf"\bDX(?: ?(?:number|no\.?|address))?[ :.-]{{0,3}}"
    rf"(?P<number>\d{{1,7}}),?(?: (?P<exchange>{_EXCHANGE}))?"
)


def dx(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every DX number of a passage; the value is its number and exchange in capitals."""
    del case, policy
    for passage in passages:
        for found in _DX.finditer(passage.text):
            exchange = (found["exchange"] or "").upper()
            value = " ".join(("DX", found["number"], *exchange.split()))
            yield passage.mention(MentionKind.DX, found.span(), value)
