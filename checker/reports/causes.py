"""Why letters are stopped, in a report's words: codes of findings under a few names."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from checker.words import say

_GROUPS: Final = (
    ("address", ("address.", "window.", "dispatch.duplicate", "channel.mismatch")),
    ("protected", ("protected.", "source.identified", "restricted.", "privileged.")),
    (
        "foreign",
        ("pages.foreign", "reference.other-case", "enclosure.other-case", "person.other-case"),
    ),
    ("hidden", ("hidden.", "document.draft", "template.gap")),
    ("enclosure", ("enclosure.",)),
    ("unread", ("unread.", "file.")),
    ("record", ("record.",)),
    (
        "person",
        (
            "email.", "recipient.", "person.", "salutation.", "parties.", "pronoun.",
            "birth-date.", "child.", "copies.",
        ),
    ),
)  # fmt: skip
"""The first group that a code begins like is its group; of what fits none, "other"."""


def cause_of(code: str) -> str:
    """Give the group of a finding's code.

    >>> cause_of("enclosure.other-case"), cause_of("enclosure.mismatch"), cause_of("new.rule")
    ('foreign', 'enclosure', 'other')
    """
    return next((name for name, begins in _GROUPS if code.startswith(begins)), "other")


def cause_words(cause: str) -> str:
    """Say what a group is called."""
    words = {
        "address": say("Wrong or old address"),
        "person": say("Wrong person or email"),
        "protected": say("Confidential or restricted"),
        "foreign": say("Page from another case"),
        "hidden": say("Hidden or unfinished text"),
        "enclosure": say("Enclosure missing"),
        "unread": say("File that cannot be read"),
        "record": say("Case record missing"),
    }
    return words.get(cause, say("Another reason"))


def gathered(codes: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Gather counts by code into groups, the largest first."""
    found: Counter[str] = Counter()
    for code, n in codes:
        found[cause_of(code)] += n
    return tuple(found.most_common())
