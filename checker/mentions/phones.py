"""Finds phone and fax numbers as British letters write them."""

import re
from collections.abc import Iterator

from checker.mentions.passage import Passages
from checker.model import Case, Mention, MentionKind
from checker.settings import Policy

_PHONE = re.compile(
    r"(?<![\w+/.-])(?:\(?(?:\+|00) ?\(?\d{1,3}\)?[ .-]{0,2}(?:\(0\)[ .-]?)?|\(?0)"
    r"\d{0,5}\)?(?:[ .-]{0,2}\d{1,7}){1,4}(?![\w/]|-\d|\.\d)"
)
_FEWEST, _MOST = 9, 15


def phones(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every phone number of a document; the value is its digits with 44 in front."""
    del case, policy
    for passage in passages:
        for found in _PHONE.finditer(passage.text):
            value = _digits(found[0])
            if value is not None:
                yield passage.mention(MentionKind.PHONE, found.span(), value)


def _digits(written: str) -> str | None:
    """Give the international digits of a number, or None where there are too few or too many."""
    bare = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.lstrip("(").startswith(("+", "00")):
        bare = bare.removeprefix("00")
        return bare if _FEWEST <= len(bare) <= _MOST else None
    national = len(bare) in {10, 11} and bare[1] in "1235789"
    return "44" + bare[1:] if national else None
