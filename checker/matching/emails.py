"""Are two email addresses the same mailbox, or does one only look like the other?"""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from checker.matching.slips import is_one_edit

_SECURE = ".cjsm.net"
_LOOKALIKES = str.maketrans(
    {
        "0": "o", "1": "l", "i": "l", "|": "l", "5": "s",
        "\u0430": "a", "\u0435": "e", "\u043e": "o", "\u0440": "p", "\u0441": "c", "\u0445": "x",
        "\u0443": "y", "\u0456": "l", "\u0458": "j", "\u04bb": "h", "\u0501": "d", "\u051b": "q",
        "\u051d": "w", "\u03bf": "o", "\u03b1": "a", "\u0131": "l", "\u03bd": "v", "\u03c1": "p",
    },
)  # fmt: skip
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SECOND_LEVELS = frozenset(
    {"co", "org", "gov", "ac", "nhs", "police", "sch", "ltd", "plc", "me", "net", "com"},
)
_SHORTEST_NAME = 3


class EmailVerdict(StrEnum):
    """How two email addresses go together."""

    SAME = "same"
    LOOKALIKE = "lookalike"
    DIFFERENT = "different"


def to_email(text: str) -> str:
    """Give an email address in its normal form: bare, in lower case.

    >>> to_email(" <mailto:Joe.Hale@Example.TEST> ")
    'joe.hale@example.test'
    """
    bare = unicodedata.normalize("NFC", text).strip().strip("<>()[]\"',;").strip().lower()
    return bare.removeprefix("mailto:").rstrip(".")


def compare_emails(a: str, b: str) -> tuple[EmailVerdict, str]:
    """Say whether two addresses are one mailbox, and if they only look alike, in what way.

    The reason is one of "one-edit", "swapped-letters", "homoglyph", "top-level-domain",
    "cjsm-missing", "plus-or-dots", "near-domain", or empty.

    >>> compare_emails("joe@mail.example", "joe@mial.example")
    (<EmailVerdict.LOOKALIKE: 'lookalike'>, 'swapped-letters')
    """
    one, other = to_email(a), to_email(b)
    if one == other:
        return EmailVerdict.SAME, ""
    local_a, _, domain_a = one.rpartition("@")
    local_b, _, domain_b = other.rpartition("@")
    if not (local_a and local_b):
        return EmailVerdict.DIFFERENT, ""
    if local_a == local_b:
        reason = _domain_reason(domain_a, domain_b)
    elif domain_a == domain_b:
        reason = _local_reason(local_a, local_b)
    else:
        reason = _both_reason(local_a, local_b, domain_a, domain_b)
    return (EmailVerdict.LOOKALIKE, reason) if reason else (EmailVerdict.DIFFERENT, "")


def lookalike_domain(domain: str, known: Iterable[str]) -> str | None:
    """Give the known domain that a domain only looks like, or None.

    >>> lookalike_domain("familyadvlce.example", ["familyadvice.example"])
    'familyadvice.example'
    >>> lookalike_domain("familyadvice.example", ["familyadvice.example"]) is None
    True
    """
    written = domain.strip().lower().rstrip(".")
    domains = [one.strip().lower() for one in known]
    if written in domains:
        return None
    return next((one for one in domains if _domain_reason(written, one)), None)


def _both_reason(local_a: str, local_b: str, domain_a: str, domain_b: str) -> str:
    """Say how addresses look alike that differ on both sides of the @, each by a hair."""
    local, domain = _local_reason(local_a, local_b), _domain_reason(domain_a, domain_b)
    if local in {"homoglyph", "plus-or-dots"} and domain:
        return local
    return ""


def _local_reason(a: str, b: str) -> str:
    if _skeleton(a) == _skeleton(b):
        return "homoglyph"
    if _plain_local(a) == _plain_local(b):
        return "plus-or-dots"
    if min(len(a), len(b)) < _SHORTEST_NAME:
        return ""
    return _edit_reason(a, b)


def _domain_reason(a: str, b: str) -> str:
    if a == b:
        return ""
    if a == b + _SECURE or b == a + _SECURE:
        return "cjsm-missing"
    if _skeleton(a) == _skeleton(b):
        return "homoglyph"
    name_a, _ = _name_and_end(a)
    name_b, _ = _name_and_end(b)
    if name_a == name_b:
        return "top-level-domain"
    if min(len(name_a), len(name_b)) < _SHORTEST_NAME:
        return ""
    near = is_one_edit(name_a, name_b) or name_a.replace("-", "") == name_b.replace("-", "")
    return _edit_reason(a, b) or ("near-domain" if near else "")


def _edit_reason(a: str, b: str) -> str:
    if not is_one_edit(a, b):
        return ""
    return "swapped-letters" if sorted(a) == sorted(b) else "one-edit"


def _plain_local(local: str) -> str:
    return local.partition("+")[0].replace(".", "").replace("_", "").replace("-", "")


def _name_and_end(domain: str) -> tuple[str, str]:
    """Part a domain into its name and what follows: marlowfinch and co.uk."""
    labels = domain.split(".")
    size = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else 1  # noqa: PLR2004 - a.co.uk has three labels
    return ".".join(labels[:-size]), ".".join(labels[-size:])


def _skeleton(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain.translate(_LOOKALIKES)
