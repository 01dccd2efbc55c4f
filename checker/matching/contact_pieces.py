"""The pieces of a phone number or an email address that give it away, ready to be looked for."""

import re

from checker.matching.phones import to_phone

_TELLING_LOCAL = 5
"""A local part of this length with a dot, dash or digit in it points at one mailbox."""
_NATIONAL_DIGITS = 9
_LAST_DIGITS = 6
_GAP = "[\\s().\\-/\u00ad\u200b\u2010-\u2015\u2060]{0,2}"
_AT = r"(?:\s?@\s?|\s?[(\[]\s?at\s?[)\]]\s?|\sat\s)"
_POINT = r"(?:\.|\s?[(\[]\s?dot\s?[)\]]\s?|\sdot\s)"
_ANYBODY = frozenset(
    {"info", "office", "admin", "enquiries", "enquiry", "contact", "hello", "mail", "reception",
     "school", "family", "help", "support", "post", "general", "secretary", "headteacher"},
)  # fmt: skip
"""Local parts that thousands of offices have."""


def email_pattern(value: str) -> str:
    """Spell an email address, or its local part where that points at one mailbox.

    A local part with a dot, dash or digit does so alone; a word does before an @, whatever domain
    follows, for the domain may be misspelt. "(at)" and "dot" hide nothing.

    >>> bool(re.search(email_pattern("e.hale@example.org"), "her name there is e.hale"))
    True
    >>> bool(re.search(email_pattern("erinhale@example.org"), "erinhale@exmaple.org"))
    True
    """
    local, _, domain = value.partition("@")
    spelt = re.escape(local)
    loose = r"[._-]?".join(re.escape(part) for part in re.split(r"[._-]", local))
    there = _POINT.join(re.escape(label) for label in domain.split("."))
    whole = rf"{loose}(?:\+[\w.-]{{1,30}})?{_AT}{there}"
    if len(local) >= _TELLING_LOCAL and not local.isalpha():
        whole = rf"{whole}|{spelt}"
    elif len(local) >= _TELLING_LOCAL and local not in _ANYBODY:
        whole = rf"{whole}|{spelt}(?:\+[\w.-]{{1,30}})?@[\w.-]+"
    return rf"(?<![\w.+-])(?:{whole})(?![\w-])"


def phone_pattern(value: str) -> str:
    """Spell a phone number in any grouping, or its last six digits standing alone.

    >>> bool(re.search(phone_pattern("07700 900111"), "0044 7700 900 111"))
    True
    """
    digits = to_phone(value) or re.sub(r"\D", "", value)
    national = digits.removeprefix("44")
    if len(national) < _NATIONAL_DIGITS:
        return rf"(?<![\w.-]){re.escape(value)}(?![\w-])"
    spelt = _GAP.join(one.replace("0", "[0o]") for one in national)
    before = rf"(?:(?:\+|[0o]{{2}})?{_GAP}44{_GAP}(?:\(?[0o]\)?)?|[0o])?"
    whole = rf"(?<!\d){before}{_GAP}{spelt}(?!\d)"
    tail = national[-_LAST_DIGITS:]
    alone = (rf"{tail[:3]}[ .-]?{tail[3:]}", " ".join((tail[:2], tail[2:4], tail[4:])))
    return rf"{whole}|(?<![\d/.-])(?:{'|'.join(alone)})(?![\d/.-]|\w)"
