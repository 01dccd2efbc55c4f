"""Whether a query of the settings only reads: a case database is never written."""

import re

from checker.words import say

_HIDDEN = re.compile(
    r"""
      --[^\n]*                              # a comment to the end of the line
    | /\*(?!M?!).*?\*/                      # a comment, but not one that MySQL runs
    | '(?:[^']|'')*'                        # a text
    | "(?:[^"]|"")*"                        # a name in double quotes
    | `[^`]*`                               # a name in MySQL's quotes
    | \[[^\]]*\]                            # a name in SQL Server's brackets
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[a-z_]\w*", re.IGNORECASE)
_WRITING = frozenset(
    {
        "alter", "analyze", "attach", "call", "copy", "create", "delete", "detach", "do", "drop",
        "exec", "execute", "grant", "insert", "into", "load", "lock", "merge", "pragma", "reindex",
        "revoke", "truncate", "update", "upsert", "vacuum",
    }
)  # fmt: skip
_BEGINNINGS = frozenset({"select", "with"})


def why_not_read_only(query: str) -> str:
    """Say why a query is not run, or nothing when it only reads.

    >>> why_not_read_only("SELECT id FROM cases -- update it nightly")
    ''
    >>> why_not_read_only("DELETE FROM cases")
    'it begins with DELETE. Only SELECT and WITH are run.'
    """
    bare = _HIDDEN.sub(" '' ", query).strip().removesuffix(";")
    words = [word.lower() for word in _WORD.findall(bare)]
    if not words or words[0] not in _BEGINNINGS or not bare[:1].isalpha():
        first = words[0].upper() if words else say("nothing")
        return say("it begins with {word}. Only SELECT and WITH are run.", word=first)
    if ";" in bare:
        return say("it holds more than one statement.")
    writing = next((word for word in words if word in _WRITING), None)
    if writing is not None:
        return say(
            "it holds the word {word}, which can write. Put a column of that name in quotes.",
            word=writing.upper(),
        )
    return ""
