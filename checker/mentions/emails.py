"""Finds email addresses, also with a misspelt ending or a look-alike letter."""

import re
from collections.abc import Iterator

from checker.matching.emails import to_email
from checker.mentions.passage import Passage, Passages
from checker.model import Case, Mention, MentionKind, Part, Role
from checker.settings import Policy

_ENDINGS = r"com|co\.uk|org|org\.uk|net|gov\.uk|nhs\.uk|ac\.uk|uk|example|test"
_JOINED = _ENDINGS.replace(r"\.", "")
"""How a domain ends whose point is missing: "gmailcom"; or is a comma: "gmail,com"."""
_LOCAL = r"[^\W_][\w.!#$%&'*+/=?^`{|}~-]{0,63}"
_EMAIL = re.compile(
    rf"(?<![\w.!#$%&'*+/=?^`{{|}}~-])(?P<local>{_LOCAL}|_[\w.+-]{{0,62}})@"
    r"(?P<domain>[^\W_](?:[\w-]{0,62})(?:\.{1,2}[^\W_][\w-]{0,62}){1,8}"
    rf"|[^\W_][\w-]{{0,62}},(?:{_ENDINGS})(?![\w@])"
    rf"|[^\W_][\w-]{{1,62}}(?:{_JOINED})(?![\w.@]))"
)
_HEADER = re.compile(r"^(?P<name>from|sender|reply-to|to|cc|bcc): ", re.IGNORECASE)
_ROLES = {"to": Role.RECIPIENT, "bcc": Role.RECIPIENT, "cc": Role.COPY}


def emails(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every email address of a document; the value is in lower case."""
    del case
    for passage in passages:
        for found in _EMAIL.finditer(passage.text):
            written = found[0].rstrip(".-_")
            value = to_email(written)
            span = (found.start(), found.start() + len(written))
            role = _role(passage, found.start(), value, policy)
            yield passage.mention(MentionKind.EMAIL, span, value, role=role)


def _role(passage: Passage, at: int, value: str, policy: Policy) -> Role:
    """Say whose address it is: by the header that it stands in, or by the sender's own domains."""
    line = passage.lines[passage.line_at(at)].text
    header = _HEADER.match(line) if passage.part is Part.HEADERS else None
    if header is not None:
        return _ROLES.get(header["name"].lower(), Role.SENDER)
    domain = value.rpartition("@")[2]
    return Role.SENDER if domain in policy.own.domains else Role.MENTION
