"""Words that name one and the same enclosure: a map is "How to find us", dates are a timetable."""

import re
from functools import lru_cache

from checker.checks.letters.document_kinds import plain_words
from checker.checks.matter import Matter
from checker.model import Document, MentionKind
from checker.settings import Policy, word_list

LISTED = "enclosure_synonyms"
BLANK = frozenset({"=leaflet", "=form"})
"""Groups of which any paper that names nobody can be one."""
_TELLING = frozenset(
    {MentionKind.NAME, MentionKind.REFERENCE, MentionKind.DATE_OF_BIRTH, MentionKind.IDENTIFIER}
)


def groups_in(text: str, policy: Policy | None = None) -> frozenset[str]:
    """Give the groups of the list that words of a text name, each as "=" and its first word."""
    pattern, groups = _groups(word_list(LISTED, policy))
    return frozenset(
        f"={group}" for found in pattern.finditer(plain_words(text)) for group in groups[found[1]]
    )


def names_nobody(matter: Matter, one: Document) -> bool:
    """Say whether a file names no person and no case, as a leaflet or an empty form does not."""
    return not any(
        mention.file == one.name and mention.kind in _TELLING for mention in matter.mentions
    )


@lru_cache(maxsize=8)
def _groups(entries: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for entry in entries:
        words = [plain_words(one).strip() for one in entry.split(",")]
        for one in filter(None, words):
            groups.setdefault(one, []).append(words[0])
    longest = sorted(groups, key=len, reverse=True)
    return re.compile(rf"(?= ({'|'.join(map(re.escape, longest))}) )"), groups
